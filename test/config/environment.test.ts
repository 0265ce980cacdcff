import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readEnvironment } from '../../src/config/environment.ts';
import { InvalidInput } from '../../src/core/errors.ts';

describe('readEnvironment', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'familiar-env-'));
    vi.stubEnv('DISCORD_TOKEN', '');
    vi.stubEnv('LOG_LEVEL', 'warn');
    vi.stubEnv('WEB_TOKEN', undefined);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  it('adds .env, and lets the environment win, also with an empty value', async () => {
    await writeFile(path.join(folder, '.env'), 'DISCORD_TOKEN=file\nLOG_LEVEL=debug\nWEB_TOKEN="a # b"\n');
    expect(readEnvironment(folder)).toMatchObject({
      DISCORD_TOKEN: '',
      LOG_LEVEL: 'warn',
      WEB_TOKEN: 'a # b',
    });
  });

  it('says what to do when .env cannot be read', async () => {
    await mkdir(path.join(folder, '.env'));
    expect(() => readEnvironment(folder)).toThrow(InvalidInput);
  });

  it('needs no .env', () => {
    expect(readEnvironment(folder)).toMatchObject({ LOG_LEVEL: 'warn' });
  });
});
