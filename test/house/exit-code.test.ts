import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What a test run does around its tests, ended as vitest ends it. */
const run = (code: number) => `
  import { setup } from './test/support/postgres.ts';
  const stop = await setup({ provide() {} });
  await stop();
  process.exitCode = ${code};
`;

test('a run with failed tests ends with an error, although its database server has an exit hook of its own', () => {
  const { TEST_DATABASE_URL: _, ...env } = process.env;
  const exitOf = (code: number) =>
    spawnSync(process.execPath, ['--input-type=module', '-e', run(code)], { cwd: root, env }).status;
  expect(exitOf(1)).toBe(1);
  expect(exitOf(0)).toBe(0);
}, 60_000);
