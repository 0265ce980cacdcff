import { afterEach, describe, expect, it } from 'vitest';
import { isLoopback, isSameOrigin, namesLoopback } from '../../src/web/access.ts';
import type { WebOptions } from '../../src/web/server.ts';
import { ask, fromPage } from './client.ts';
import { type House, openHouse } from './house.ts';

const token = 'a-long-enough-token';
const saying = { user: 'robin', place: 'dm', text: 'hi' };

let house: House | undefined;

afterEach(async () => {
  await house?.close();
  house = undefined;
});

async function open(options?: Partial<WebOptions>): Promise<House> {
  house = await openHouse(options);
  return house;
}

const codeOf = (json: unknown) => (json as { error?: { code?: string } } | undefined)?.error?.code;

describe('headers', () => {
  it.each(['/', '/status', '/app.js', '/api/status', '/nothing'])(
    '%s carries a strict content policy',
    async (path) => {
      const { url } = await open();
      const { headers } = await ask(url + path);
      const policy = headers['content-security-policy'];
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
    },
  );

  it.each(['/index.html', '/status.html', '/login.html'])(
    '%s has no script or style of its own in it',
    async (path) => {
      const { url } = await open();
      const { text } = await ask(url + path);
      expect(text).not.toMatch(
        /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|(?:src|href)="(?:https?:)?\/\//,
      );
    },
  );
});

describe('other hosts’ names (DNS rebinding)', () => {
  it.each([
    'evil.example',
    'evil.example:8787',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '10.0.0.1',
  ])('refuses the host %s on a loopback address', async (host) => {
    const { url } = await open();
    const answer = await ask(`${url}/api/status`, { headers: { host } });
    expect(answer.status).toBe(421);
    expect(codeOf(answer.json)).toBe('host_not_allowed');
  });

  it.each(['localhost', 'LOCALHOST:8787', '127.0.0.1:1', '[::1]:8787', 'familiar.localhost'])(
    'knows %s',
    (host) => {
      expect(namesLoopback(host)).toBe(true);
    },
  );

  it.each([
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['::1', true],
    ['localhost', true],
    ['0.0.0.0', false],
    ['::', false],
    ['192.168.1.2', false],
    ['127.0.0.1.nip.io', false],
  ])('%s is loopback: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});

describe('other sites’ requests (CSRF)', () => {
  it.each([
    ['no sign of where it comes from', {}],
    ['another origin', { origin: 'https://evil.example' }],
    ['another port of this host', { origin: 'http://127.0.0.1:1' }],
    ['an opaque origin', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another site that claims our origin', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1' }],
  ])('refuses a change with %s', async (_what, headers) => {
    const { url, inbound } = await open();
    const answer = await ask(`${url}/api/messages`, { method: 'POST', headers, body: saying });
    expect(answer.status).toBe(403);
    expect(codeOf(answer.json)).toBe('cross_site');
    expect(inbound.messages).toEqual([]);
  });

  it('takes a change from its own origin', async () => {
    const { url } = await open();
    const answer = await ask(`${url}/api/messages`, {
      method: 'POST',
      headers: { origin: url },
      body: saying,
    });
    expect(answer.status).toBe(201);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'refuses the form type %s',
    async (type) => {
      const { url } = await open();
      const headers = { ...fromPage, 'content-type': type };
      const answer = await ask(`${url}/api/messages`, {
        method: 'POST',
        headers,
        body: JSON.stringify(saying),
      });
      expect(answer.status).toBe(415);
      expect(codeOf(answer.json)).toBe('invalid_media_type');
    },
  );

  it('compares origins whole', () => {
    const host = 'localhost:8787';
    expect(isSameOrigin({ host, origin: 'http://localhost:8787' })).toBe(true);
    expect(isSameOrigin({ host, origin: 'http://localhost:8787.evil.example' })).toBe(false);
    expect(isSameOrigin({ host, origin: 'http://localhost:87870' })).toBe(false);
  });
});

describe('the token', () => {
  it('is needed, and long, where others can reach the page', async () => {
    await expect(openHouse({ host: '0.0.0.0' })).rejects.toThrow(/WEB_TOKEN/);
    await expect(openHouse({ host: '0.0.0.0', token: 'short' })).rejects.toThrow(/at least 12/);
  });

  it('lets any host’s name in where it guards', async () => {
    const { web } = await open({ host: '0.0.0.0', token });
    const headers = { host: 'familiar.example', authorization: `Bearer ${token}` };
    const answer = await ask(`http://127.0.0.1:${web.port}/api/status`, { headers });
    expect(answer.status).toBe(200);
  });

  it('shuts everything but the door and the probes', async () => {
    const { url } = await open({ token });
    for (const path of ['/api/status', '/api/session?user=robin', '/api/events?user=robin', '/api/files/x']) {
      const answer = await ask(url + path);
      expect([path, answer.status, codeOf(answer.json)]).toEqual([path, 401, 'login_needed']);
    }
    const page = await ask(`${url}/`);
    expect([page.status, page.headers.location]).toEqual([303, '/login']);
    for (const path of ['/login', '/healthz', '/readyz', '/base.css']) {
      expect([path, (await ask(url + path)).status]).toEqual([path, 200]);
    }
  });

  it('is changed for a cookie that scripts and other sites never get', async () => {
    const { url } = await open({ token });
    const login = await ask(`${url}/api/login`, { method: 'POST', headers: fromPage, body: { token } });
    expect(login.status).toBe(204);
    const cookie = login.headers['set-cookie']?.[0] ?? '';
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/);
    expect(cookie).not.toContain(token);
    const session = { cookie: cookie.split(';', 1)[0] ?? '' };
    expect((await ask(`${url}/api/status`, { headers: session })).status).toBe(200);
    expect((await ask(`${url}/api/status`, { headers: { cookie: `${session.cookie}x` } })).status).toBe(401);
    const logout = await ask(`${url}/api/logout`, {
      method: 'POST',
      headers: { ...fromPage, ...session },
      body: {},
    });
    expect(logout.headers['set-cookie']?.[0]).toContain('Max-Age=0');
  });

  it('keeps the cookie off plain connections behind TLS', async () => {
    const { url } = await open({ token });
    const headers = { ...fromPage, 'x-forwarded-proto': 'https' };
    const login = await ask(`${url}/api/login`, { method: 'POST', headers, body: { token } });
    expect(login.headers['set-cookie']?.[0]).toContain('; Secure');
  });

  it('cannot be guessed at speed', async () => {
    const { url } = await open({ token });
    const guess = (attempt: string) =>
      ask(`${url}/api/login`, { method: 'POST', headers: fromPage, body: { token: attempt } });
    for (let n = 0; n < 5; n += 1) expect((await guess(`guess ${n}`)).status).toBe(401);
    const answer = await guess(token);
    expect(answer.status).toBe(429);
    expect(answer.headers['retry-after']).toBe('60');
  });
});

it('serves nothing from outside its folder', async () => {
  const { url } = await open();
  for (const path of ['/../server.ts', '/%2e%2e/server.ts', '/..%2fserver.ts', '/....//server.ts']) {
    expect([path, (await ask(url + path)).status]).not.toEqual([path, 200]);
  }
});
