import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiscordStandIn } from './server.ts';
import type { Json } from './wire.ts';

describe("discord stand-in: what Discord's REST would answer", () => {
  let standIn: DiscordStandIn;
  let apiUrl: string;

  beforeEach(async () => {
    standIn = new DiscordStandIn();
    ({ apiUrl } = await standIn.start());
  });

  afterEach(() => standIn.stop());

  async function call(method: string, path: string, body?: unknown, token = standIn.token) {
    const response = await fetch(`${apiUrl}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? {} : JSON.parse(text)) as Json,
    };
  }

  const path = () => `/channels/${standIn.home.channel.id}/messages`;

  it('refuses a wrong token, an unknown route and an unknown channel', async () => {
    expect((await call('GET', '/users/@me', undefined, 'wrong')).status).toBe(401);
    expect(await call('GET', '/nothing')).toMatchObject({ status: 404, body: { code: 0 } });
    expect(await call('POST', '/channels/1/messages', { content: 'a' })).toMatchObject({
      status: 404,
      body: { code: 10003 },
    });
  });

  it('refuses empty messages and more than 2,000 characters, on create and on edit', async () => {
    expect((await call('POST', path(), { content: ' \n' })).body.code).toBe(50006);
    const long = await call('POST', path(), { content: 'x'.repeat(2_001) });
    expect(long).toMatchObject({ status: 400, body: { code: 50035 } });
    const { body } = await call('POST', path(), { content: 'x'.repeat(2_000) });
    expect((await call('PATCH', `${path()}/${body.id}`, { content: '' })).body.code).toBe(50006);
  });

  it('sends one message for two of the same nonce, only when told to enforce it', async () => {
    const twice = { content: 'a', nonce: 'n', enforce_nonce: true };
    const first = await call('POST', path(), twice);
    expect((await call('POST', path(), twice)).body.id).toBe(first.body.id);
    expect((await call('POST', path(), { content: 'a', nonce: 'n' })).body.id).not.toBe(first.body.id);
  });

  it('refuses to edit what somebody else wrote or what was deleted', async () => {
    const { channel, user } = standIn.home;
    const id = standIn.say({ channel: channel.id, author: user, content: 'mine' });
    expect((await call('PATCH', `${path()}/${id}`, { content: 'b' })).body.code).toBe(50005);
    standIn.remove(channel.id, id);
    expect((await call('GET', `${path()}/${id}`)).body.code).toBe(10008);
  });

  it('counts a bucket down in its headers and then answers 429', async () => {
    const remaining: (string | null)[] = [];
    for (let count = 0; count < 5; count += 1) {
      remaining.push((await call('POST', path(), { content: 'a' })).headers.get('x-ratelimit-remaining'));
    }
    expect(remaining).toEqual(['4', '3', '2', '1', '0']);
    const refused = await call('POST', path(), { content: 'a' });
    expect(refused).toMatchObject({ status: 429, body: { global: false } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const other = standIn.world.addChannel(standIn.home.guild, 'other');
    expect((await call('POST', `/channels/${other.id}/messages`, { content: 'a' })).status).toBe(200);
  });

  it('answers an interaction once', async () => {
    const { channel, user } = standIn.home;
    const { id, token } = standIn.slash('ping', { channel: channel.id, user });
    const callback = `/interactions/${id}/${token}/callback`;
    expect(
      (await call('POST', `/webhooks/${standIn.world.applicationId}/${token}`, { content: 'a' })).status,
    ).toBe(404);
    expect((await call('POST', callback, { type: 5 })).status).toBe(204);
    expect((await call('POST', callback, { type: 5 })).body.code).toBe(40060);
    expect((await call('POST', `/interactions/${id}/nonsense/callback`, { type: 5 })).body.code).toBe(10062);
  });

  it('keeps every version of a message, and tells whom it would have pinged', async () => {
    const { user, channel } = standIn.home;
    const { body } = await call('POST', path(), { content: `@everyone <@${user.id}>` });
    await call('PATCH', `${path()}/${body.id}`, { content: 'second' });
    const [seen] = standIn.history(channel.id);
    expect(seen?.versions.map((version) => version.content)).toEqual([`@everyone <@${user.id}>`, 'second']);
    const loud = await call('POST', path(), { content: '@everyone' });
    expect(loud.body.mention_everyone).toBe(true);
    const quiet = await call('POST', path(), { content: '@everyone', allowed_mentions: { parse: [] } });
    expect(quiet.body.mention_everyone).toBe(false);
  });
});
