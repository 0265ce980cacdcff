import { createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { InvalidInput } from '../../src/core/errors.ts';
import { portOwner } from '../../src/web/port-owner.ts';
import { openHouse } from './house.ts';

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function occupy(): Promise<number> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

it('takes the next free port when nobody chose the taken one, and says so', async () => {
  const port = await occupy();
  const house = await openHouse({ port, portIsExplicit: false });
  closing.push(() => house.close());
  expect(house.web.port).toBeGreaterThan(port);
  expect(house.web.url).toBe(`http://127.0.0.1:${house.web.port}`);
  expect((await fetch(`${house.url}/healthz`)).status).toBe(200);
  expect(house.logger.lines).toContainEqual({
    level: 'warn',
    sentence: 'The usual port is taken, the next free one is used',
    meta: { port, used: house.web.port },
  });
});

it('gives one clear error when the chosen port is taken', async () => {
  const port = await occupy();
  const failure = await openHouse({ port, portIsExplicit: true }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(InvalidInput);
  expect(String(failure)).toMatch(new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is taken by .+ set PORT`));
});

it('names the process that holds a port, where the system tells', async () => {
  const port = await occupy();
  const owner = await portOwner(port);
  if (process.platform === 'linux') expect(owner).toContain(`(pid ${process.pid})`);
  else expect(owner).toBeUndefined();
});

it('names nobody for a port that is free', async () => {
  const port = await occupy();
  for (const close of closing.splice(0)) await close();
  expect(await portOwner(port)).toBeUndefined();
});

it('says when the address is not this machine’s', async () => {
  const open = openHouse({ host: '192.0.2.1', token: 'a-long-enough-token' });
  await expect(open).rejects.toThrow(/no address 192\.0\.2\.1: set HOST/);
});

it('frees the port when it closes', async () => {
  const first = await openHouse();
  await first.close();
  const second = await openHouse({ port: first.web.port });
  closing.push(() => second.close());
  expect(second.web.port).toBe(first.web.port);
});
