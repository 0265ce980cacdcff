import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FamiliarProcess, Home, runFamiliar } from '../support/familiar.ts';

let home: Home;
beforeEach(async () => {
  home = await Home.make();
});
afterEach(() => home.remove());

describe('familiar', () => {
  it('lists its commands when asked for help, and when given none, which is a mistake', async () => {
    const help = await runFamiliar(home, ['help']);
    expect(help).toMatchObject({ status: 0, stderr: '' });
    for (const name of ['start', 'chat', 'doctor', 'script', 'bench', 'migration'])
      expect(help.stdout).toContain(name);
    expect((await runFamiliar(home, [])).status).toBe(2);
  });

  it('guesses what a mistyped command was to be', async () => {
    const { status, stderr } = await runFamiliar(home, ['strat']);
    expect(status).toBe(2);
    expect(stderr).toContain('Did you mean "start"?');
  });
});

describe('familiar start', () => {
  it('says that the database cannot be opened, and ends with 1', async () => {
    await home.write('file', 'not a folder');
    const env = { DATABASE_URL: 'sqlite:file/familiar.db', PORT: '0' };
    const { status, stdout, stderr } = await runFamiliar(home, ['start'], { env });
    expect(status).toBe(1);
    expect(`${stdout}${stderr}`).toMatch(/database/i);
  });

  it('showed a stack where the file is no database: one line says what to check', async () => {
    await home.write('familiar.db', 'not a database at all, but long enough to be looked at');
    const env = { DATABASE_URL: 'sqlite:familiar.db', PORT: '0' };
    const { status, stderr } = await runFamiliar(home, ['start'], { env });
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/SQLITE_NOTADB.*DATABASE_URL/)]);
  });

  it('hung on a signal while it waited for its database', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    const connected = once(silent, 'connection');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const env = { DATABASE_URL: `postgres://ana@127.0.0.1:${port}/familiar`, PORT: '0' };
    const familiar = new FamiliarProcess(home, env);
    const [socket] = await connected;
    familiar.kill('SIGTERM');
    expect(await familiar.exited).toMatchObject({ status: 0 });
    socket.destroy();
    silent.close();
  });

  it('refuses to listen for other machines without a token', async () => {
    const { status, stderr } = await runFamiliar(home, ['start'], { env: { HOST: '0.0.0.0', PORT: '0' } });
    expect(status).toBe(1);
    expect(stderr).toContain('WEB_TOKEN');
  });
});
