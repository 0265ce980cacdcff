import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, ask, fromPage, type Listener, listen } from './client.ts';
import { type House, openHouse } from './house.ts';

let house: House;
const listeners: Listener[] = [];

beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  for (const listener of listeners.splice(0)) listener.stop();
  await house.close();
});

const get = (path: string) => ask(house.url + path);
const send = (method: string, path: string, body: unknown): Promise<Answer> =>
  ask(house.url + path, { method, headers: fromPage, body });
const robin = { user: 'robin', place: 'dm' };

async function follow(path: string, headers?: Readonly<Record<string, string>>): Promise<Listener> {
  const listener = await listen(house.url + path, headers);
  listeners.push(listener);
  return listener;
}

const textsOf = (answer: Answer) =>
  (answer.json as { messages: { text: string }[] }).messages.map((message) => message.text);

describe('the chat API', () => {
  it('tells a page all it needs to begin', async () => {
    const { json, text } = await get('/api/session?user=Quill');
    expect(text).not.toContain('backstory');
    expect(json).toMatchObject({
      version: '0.1.0',
      login: false,
      character: { name: 'Wren' },
      user: { id: 'quill', name: 'Quill' },
      places: [{ id: 'dm' }, { id: 'lounge' }, { id: 'projects' }],
      files: { maxPerMessage: 4 },
    });
  });

  it('takes, changes and removes a message', async () => {
    const said = await send('POST', '/api/messages', { ...robin, text: 'helo', nonce: 'n' });
    expect(said.status).toBe(201);
    const { id } = said.json as { id: string };
    expect((await send('PATCH', `/api/messages/${id}`, { ...robin, text: 'hello' })).json).toMatchObject({
      text: 'hello',
      edited: true,
    });
    expect(textsOf(await get('/api/messages?user=robin&place=dm'))).toEqual(['hello']);
    expect((await send('DELETE', `/api/messages/${id}`, robin)).status).toBe(204);
    expect(textsOf(await get('/api/messages?user=robin&place=dm'))).toEqual([]);
    expect(house.inbound.deletions).toHaveLength(1);
  });

  it("gives a command's files to download", async () => {
    async function* files() {
      yield { name: 'memory 2026.json', mediaType: 'application/json', text: '{"said":"Grüße"}' };
    }
    house.inbound.commandReply = { text: 'Here it is.', ephemeral: true, files: files() };
    const { json } = await send('POST', '/api/messages', { ...robin, text: '/memory' });
    const { attachments } = json as { attachments: { name: string; url: string }[] };
    expect(attachments).toMatchObject([{ name: 'memory 2026.json' }]);
    const id = attachments[0]?.url.replace(/^local:/, '');
    const file = await get(`/api/files/${id}`);
    expect(file).toMatchObject({ status: 200, text: '{"said":"Grüße"}' });
    expect(file.headers).toMatchObject({
      'content-disposition': "attachment; filename*=UTF-8''memory%202026.json",
      'cache-control': 'no-store',
    });
  });

  it('takes a file, gives it back harmlessly, and hands it in', async () => {
    const html = Buffer.from('<script>alert(1)</script>');
    const stored = await ask(`${house.url}/api/files?name=a%20b.html`, {
      method: 'POST',
      headers: { ...fromPage, 'content-type': 'application/octet-stream' },
      body: html,
    });
    const { id } = stored.json as { id: string };
    await send('POST', '/api/messages', { ...robin, text: 'see', attachments: [id] });
    expect(house.inbound.messages[0]?.attachments).toMatchObject([{ kind: 'text', name: 'a b.html' }]);
    const back = await get(`/api/files/${id}`);
    expect(back.text).toBe(html.toString());
    expect(back.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': "attachment; filename*=UTF-8''a%20b.html",
      'x-content-type-options': 'nosniff',
    });
  });

  it('lets a browser keep pictures, and nothing else', async () => {
    const keep = async (name: string, body: Buffer) => {
      const stored = await ask(`${house.url}/api/files?name=${name}`, {
        method: 'POST',
        headers: { ...fromPage, 'content-type': 'application/octet-stream' },
        body,
      });
      const { id } = stored.json as { id: string };
      return (await get(`/api/files/${id}`)).headers['cache-control'];
    };
    expect(await keep('a.png', Buffer.from('89504e470d0a1a0a00', 'hex'))).toBe(
      'private, max-age=31536000, immutable',
    );
    expect(await keep('a.txt', Buffer.from('diary'))).toBe('no-store');
    expect(await keep('a.bin', Buffer.from([0, 1, 2]))).toBe('no-store');
  });

  it.each([
    ['an unknown field', 'POST', '/api/messages', { ...robin, text: 'x', extra: 1 }, 400, 'invalid_input'],
    ['a missing field', 'POST', '/api/messages', { user: 'robin' }, 400, 'invalid_input'],
    ['an empty message', 'POST', '/api/messages', { ...robin, text: ' ' }, 400, 'invalid_input'],
    [
      'a place one cannot read',
      'POST',
      '/api/messages',
      { user: 'sam', place: 'den', text: 'x' },
      400,
      'invalid_input',
    ],
    [
      'a message that is not there',
      'PATCH',
      '/api/messages/none',
      { ...robin, text: 'x' },
      400,
      'invalid_input',
    ],
    ['nothing to try again', 'POST', '/api/messages/none/retry', robin, 400, 'invalid_input'],
    ['too much', 'POST', '/api/messages', { ...robin, text: 'x'.repeat(300_000) }, 413, 'body_too_large'],
    ['no JSON', 'POST', '/api/messages', '{"user":', 400, 'invalid_json_body'],
    ['an unknown address', 'POST', '/api/nothing', {}, 404, 'not_found'],
  ])('refuses %s in words', async (_what, method, path, body, status, code) => {
    const headers = { ...fromPage, 'content-type': 'application/json' };
    const answer = await ask(house.url + path, { method, headers, body });
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject({ error: { code, message: expect.stringMatching(/\w/) } });
  });

  it('says that it takes no messages while the platform is stopped', async () => {
    await house.chat.stop();
    const answer = await send('POST', '/api/messages', { ...robin, text: 'hi' });
    expect(answer.status).toBe(503);
    expect(answer.json).toMatchObject({ error: { code: 'platform_unavailable' } });
  });

  it('tells nothing of its insides when something breaks, but logs it without the text', async () => {
    house.inbound.command = async () => {
      throw new Error('secret detail');
    };
    const answer = await send('POST', '/api/messages', { ...robin, text: '/ping' });
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('secret detail');
    expect(house.logger.sentences('error')).toEqual(['A request to the chat page failed']);
  });
});

describe('the event stream', () => {
  const messages = (listener: Listener) =>
    listener.events.flatMap(({ type, data }) =>
      type === 'message' || type === 'update' ? [(data as { message: { text: string } }).message.text] : [],
    );

  it('tells what happens in every place of its user, and in no other', async () => {
    const sam = await follow('/api/events?user=sam');
    const lounge = await follow('/api/events?user=robin&place=lounge');
    await send('POST', '/api/messages', { user: 'robin', place: 'den', text: 'private' });
    await send('POST', '/api/messages', { user: 'robin', place: 'lounge', text: 'public' });
    await expect.poll(() => messages(sam)).toEqual(['public']);
    await expect.poll(() => messages(lounge)).toEqual(['public']);
  });

  it('goes on where a lost connection was, nothing lost and nothing doubled', async () => {
    const first = await follow('/api/events?user=robin');
    await send('POST', '/api/messages', { ...robin, text: 'one' });
    await expect.poll(() => messages(first)).toEqual(['one']);
    const lastId = first.events.at(-1)?.id ?? '';
    first.stop();
    await first.ended;
    await send('POST', '/api/messages', { ...robin, text: 'two' });
    await send('POST', '/api/messages', { ...robin, text: 'three' });
    const second = await follow('/api/events?user=robin&after=ignored', { 'last-event-id': lastId });
    await expect.poll(() => second.events.at(-1)?.type).toBe('ready');
    expect(messages(second)).toEqual(['two', 'three']);
    await send('POST', '/api/messages', { ...robin, text: 'four' });
    await expect.poll(() => messages(second)).toEqual(['two', 'three', 'four']);
  });

  it('follows on from the history without a gap', async () => {
    await send('POST', '/api/messages', { ...robin, text: 'one' });
    const { cursor } = (await get('/api/messages?user=robin&place=dm')).json as { cursor: string };
    await send('POST', '/api/messages', { ...robin, text: 'two' });
    const listener = await follow(`/api/events?user=robin&after=${cursor}`);
    await expect.poll(() => messages(listener)).toEqual(['two']);
  });

  it('asks a page from before a restart to begin anew', async () => {
    const listener = await follow('/api/events?user=robin', { 'last-event-id': 'earlier.7' });
    await expect.poll(() => listener.events.map((event) => event.type)).toEqual(['reset']);
  });

  it('refuses a place that its user cannot read before it becomes a stream', async () => {
    expect((await get('/api/events?user=sam&place=den')).status).toBe(400);
  });

  it('ends at once when the server closes', async () => {
    const listener = await follow('/api/events?user=robin');
    await house.close();
    await listener.ended;
  });

  it('stops listening to the chat when its reader goes', async () => {
    let followers = 0;
    const subscribe = house.chat.subscribe.bind(house.chat);
    house.chat.subscribe = (to, tell) => {
      followers += 1;
      const unsubscribe = subscribe(to, tell);
      return () => {
        followers -= 1;
        unsubscribe();
      };
    };
    const listener = await follow('/api/events?user=robin');
    expect(followers).toBe(1);
    listener.stop();
    await expect.poll(() => followers).toBe(0);
  });
});

describe('status', () => {
  it('answers probes', async () => {
    expect((await get('/healthz')).json).toEqual({ ok: true });
    expect((await get('/readyz')).status).toBe(200);
    house.status = { ...house.status, ready: false };
    expect((await get('/readyz')).status).toBe(503);
    expect((await get('/healthz')).status).toBe(200);
  });

  it('is there for scripts, and live', async () => {
    expect((await get('/api/status')).json).toMatchObject({
      character: 'Wren',
      version: '0.1.0',
      ready: true,
    });
    const listener = await follow('/api/status/events');
    await expect.poll(() => listener.events).toHaveLength(1);
    house.status = { ...house.status, replies: { instant: 13, fast: 3, deep: 0, broken: 1 } };
    await expect
      .poll(() => listener.events.at(-1)?.data, { timeout: 5000 })
      .toMatchObject({
        replies: { instant: 13, broken: 1 },
      });
  });
});
