import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot } from '../house/biome.ts';

/** Runs what the npm scripts run, under a Node that says it is of this version. */
function launch(
  version: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: unknown; readonly stderr: string }> {
  const claim = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`;
  const args = ['--import', `data:text/javascript,${encodeURIComponent(claim)}`, 'src/cli/launch.js', 'help'];
  return new Promise((resolve) => {
    const options = { cwd: path.resolve(repositoryRoot), env: { ...process.env, ...env } };
    execFile(process.execPath, args, options, (error, _stdout, stderr) => {
      resolve({ status: error?.code ?? 0, stderr });
    });
  });
}

it('ended on an old Node with a stack about a file extension: one line says which Node, and where it comes from', async () => {
  const { status, stderr } = await launch('20.20.2');
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/Node 24.*npm ci/)]);
});

it('starts the program on the Node that it needs', async () => {
  expect(await launch(process.versions.node)).toEqual({ status: 0, stderr: '' });
});

it('started with a compiler for its first file, which cost 17 MB for as long as it ran: from the second start on none is needed', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'familiar-launch-'));
  try {
    // Node says so on standard error for each file that it keeps.
    const env = { TMPDIR: folder, NODE_COMPILE_CACHE: '', NODE_DEBUG_NATIVE: 'COMPILE_CACHE' };
    await launch(process.versions.node, env);
    const { stderr } = await launch(process.versions.node, env);
    const files = /retrieving transpile cache for StrippedTypeScript \S+\/(\S+?)\.\.\.success/g;
    expect([...stderr.matchAll(files)].map(([, name]) => name)).toContain('familiar.ts');
    expect(stderr).not.toContain('no transpile cache');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
