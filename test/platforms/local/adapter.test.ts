import { beforeEach, describe, expect, it } from 'vitest';
import { InvalidInput, PlatformUnavailable } from '../../../src/core/errors.ts';
import type { LocalEvent } from '../../../src/core/local-chat.ts';
import type { Place, StoredMessage } from '../../../src/core/types.ts';
import { LocalPlatform, type LocalPlatformOptions } from '../../../src/platforms/local/adapter.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { RecordingInbound } from '../../fakes/inbound.ts';
import { FakeLogger } from '../../fakes/logger.ts';

const memorySpec = {
  name: 'memory',
  description: 'What I remember',
  subcommands: [{ name: 'forget', description: 'Forget something' }],
};

let inbound: RecordingInbound;
let chat: LocalPlatform;
let clock: FakeClock;

async function make(options: Partial<LocalPlatformOptions> = {}): Promise<LocalPlatform> {
  clock = new FakeClock();
  inbound = new RecordingInbound();
  const platform = new LocalPlatform({
    clock,
    logger: new FakeLogger(),
    characterName: () => 'Wren',
    commands: [memorySpec],
    ...options,
  });
  await platform.start(inbound);
  return platform;
}

function follow(user: string, place?: string): LocalEvent[] {
  const events: LocalEvent[] = [];
  chat.subscribe({ user, ...(place !== undefined && { place }) }, (event) => events.push(event));
  return events;
}

const textsIn = async (user: string, place: string) =>
  (await chat.history({ user, place }, 50)).messages.map((message) => message.text);

beforeEach(async () => {
  chat = await make();
});

describe('saying something', () => {
  it('hands in the whole message of a DM', async () => {
    const said = await chat.say({
      user: 'Mary Ann',
      place: 'dm',
      text: ' Hello ',
      timeZone: 'Europe/Lisbon',
      locale: 'pt-PT',
    });
    expect(inbound.messages).toEqual([
      {
        place: { platform: 'local', workspace: 'local', channel: '@mary-ann', visibility: 'dm' },
        author: {
          platform: 'local',
          id: 'mary-ann',
          name: 'Mary Ann',
          timeZone: 'Europe/Lisbon',
          locale: 'pt-PT',
        },
        authorIsBot: false,
        platformMessageId: said.id,
        text: 'Hello',
        mentionsCharacter: false,
        mentionsOthers: false,
        inOwnThread: false,
        attachments: [],
        sentAt: clock.now(),
        receivedAt: clock.now(),
      },
    ]);
    expect(await textsIn('mary-ann', 'dm')).toEqual(['Hello']);
  });

  it('shows the mention as typed and hands it in as a flag', async () => {
    await chat.say({ user: 'sam', place: 'lounge', text: '@Wren, hi' });
    expect(inbound.messages[0]).toMatchObject({ text: 'hi', mentionsCharacter: true });
    expect(await textsIn('sam', 'lounge')).toEqual(['@Wren, hi']);
  });

  it('is seen before it is stored, and by those who can read the place only', async () => {
    inbound.hold();
    const robin = follow('robin');
    const sam = follow('sam');
    const saying = chat.say({ user: 'you', place: 'den', text: 'psst' });
    await clock.settle();
    expect(robin.map((event) => event.type)).toEqual(['ready', 'message']);
    expect(sam.map((event) => event.type)).toEqual(['ready']);
    inbound.release();
    await saying;
  });

  it('keeps one user’s direct messages from the next', async () => {
    await chat.say({ user: 'robin', place: 'dm', text: 'mine' });
    expect(await textsIn('sam', 'dm')).toEqual([]);
    await expect(chat.say({ user: 'sam', place: '@robin', text: 'yours?' })).rejects.toBeInstanceOf(
      InvalidInput,
    );
  });

  it('refuses a private channel to those outside', async () => {
    await expect(chat.say({ user: 'sam', place: 'den', text: 'hi' })).rejects.toThrow(/cannot read “den”/);
    expect(() => chat.subscribe({ user: 'sam', place: 'den' }, () => {})).toThrow(InvalidInput);
    expect(chat.directory.places('sam').map((place) => place.id)).toEqual(['dm', 'lounge', 'projects']);
    expect(chat.directory.places('robin').map((place) => place.id)).toContain('den');
  });

  it('says once what arrives twice with one nonce', async () => {
    const saying = { user: 'robin', place: 'dm', text: 'once', nonce: 'n1' };
    const [first, second] = await Promise.all([chat.say(saying), chat.say(saying)]);
    expect(second.id).toBe(first.id);
    expect(inbound.messages).toHaveLength(1);
  });

  it('takes back what could not be stored, and lets it be tried again', async () => {
    inbound.onMessage = () => {
      throw new Error('disk full');
    };
    const saying = { user: 'robin', place: 'dm', text: 'hello?', nonce: 'n1' };
    await expect(chat.say(saying)).rejects.toBeInstanceOf(PlatformUnavailable);
    expect(await textsIn('robin', 'dm')).toEqual([]);
    inbound.onMessage = undefined;
    await chat.say(saying);
    expect(await textsIn('robin', 'dm')).toEqual(['hello?']);
  });

  it('knows whether it answers the character or a person', async () => {
    const person = await chat.say({ user: 'robin', place: 'lounge', text: 'first' });
    await chat.say({ user: 'sam', place: 'lounge', text: 'to a person', replyTo: person.id });
    const surface = chat.surface({
      place: { platform: 'local', workspace: 'local', channel: 'lounge', visibility: 'public' },
      recipient: { platform: 'local', id: 'robin', name: 'Robin' },
    });
    const part = await surface.open('Yes?', { idempotencyKey: 't', whole: true });
    await chat.say({ user: 'sam', place: 'lounge', text: 'to the character', replyTo: part });
    expect(inbound.messages.slice(1).map((message) => message.replyTo)).toEqual([
      { platformMessageId: person.id, toCharacter: false },
      { platformMessageId: part, toCharacter: true },
    ]);
  });

  it.each([
    ['nothing', '  '],
    ['too much', 'x'.repeat(20_001)],
  ])('refuses %s', async (_what, text) => {
    await expect(chat.say({ user: 'robin', place: 'dm', text })).rejects.toBeInstanceOf(InvalidInput);
    expect(inbound.messages).toEqual([]);
  });

  it('takes nothing before the start and after the stop', async () => {
    await chat.stop();
    expect(chat.state().state).toBe('off');
    await expect(chat.say({ user: 'robin', place: 'dm', text: 'hi' })).rejects.toBeInstanceOf(
      PlatformUnavailable,
    );
  });

  it('lets nobody take the character’s name', async () => {
    await expect(chat.say({ user: 'WREN', place: 'dm', text: 'I am me' })).rejects.toBeInstanceOf(
      InvalidInput,
    );
  });
});

describe('changing what was said', () => {
  it('hands in edits and deletions of one’s own messages', async () => {
    const said = await chat.say({ user: 'robin', place: 'lounge', text: 'helo' });
    const edited = await chat.edit({ user: 'robin', place: 'lounge' }, said.id, '@Wren hello');
    expect(edited).toMatchObject({ text: '@Wren hello', edited: true });
    expect(edited.revision).toBeGreaterThan(said.revision);
    await chat.remove({ user: 'robin', place: 'lounge' }, said.id);
    expect(inbound.edits).toMatchObject([{ platformMessageId: said.id, text: 'hello' }]);
    expect(inbound.deletions).toMatchObject([{ platformMessageId: said.id }]);
    expect(await textsIn('robin', 'lounge')).toEqual([]);
  });

  it('refuses to change what others said', async () => {
    const said = await chat.say({ user: 'robin', place: 'lounge', text: 'mine' });
    const sam = { user: 'sam', place: 'lounge' };
    await expect(chat.edit(sam, said.id, 'yours')).rejects.toBeInstanceOf(InvalidInput);
    await expect(chat.remove(sam, said.id)).rejects.toBeInstanceOf(InvalidInput);
    expect([...inbound.edits, ...inbound.deletions]).toEqual([]);
  });
});

describe('commands', () => {
  it('shows an ephemeral answer to the caller only, and tells the character nothing', async () => {
    inbound.commandReply = { text: 'You have a dog.', ephemeral: true };
    const sam = follow('sam');
    const reply = await chat.say({ user: 'robin', place: 'lounge', text: '/memory forget my ex' });
    expect(reply).toMatchObject({
      text: 'You have a dog.',
      command: '/memory forget my ex',
      ephemeral: true,
    });
    expect(inbound.commands).toMatchObject([
      { name: 'memory', subcommand: 'forget', argument: 'my ex', by: { id: 'robin' } },
    ]);
    expect(inbound.messages).toEqual([]);
    expect(sam.map((event) => event.type)).toEqual(['ready']);
    expect(await textsIn('sam', 'lounge')).toEqual([]);
  });

  it('shows a public answer to all', async () => {
    inbound.commandReply = { text: 'Fine, thanks.', ephemeral: false };
    await chat.say({ user: 'robin', place: 'lounge', text: '/memory' });
    expect(await textsIn('sam', 'lounge')).toEqual(['Fine, thanks.']);
  });

  it('holds the files of an answer for its caller, under names that cannot be guessed', async () => {
    async function* files() {
      yield { name: 'memory.json', mediaType: 'application/json', text: '{"said":"Grüße"}' };
      yield { name: 'memory.md', mediaType: 'text/markdown', text: '# Grüße' };
    }
    inbound.commandReply = { text: 'Here it is.', ephemeral: false, files: files() };
    const reply = await chat.say({ user: 'robin', place: 'lounge', text: '/memory' });
    expect(reply).toMatchObject({
      ephemeral: true,
      attachments: [
        { name: 'memory.json', kind: 'text', url: expect.stringMatching(/^local:[0-9a-f-]{36}$/) },
        { name: 'memory.md', kind: 'text' },
      ],
    });
    const [json] = reply.attachments;
    const bytes = json && (await chat.fetchAttachment(json, 1_000));
    expect(Buffer.from(bytes ?? []).toString('utf8')).toBe('{"said":"Grüße"}');
    expect(await textsIn('sam', 'lounge')).toEqual([]);
  });

  it('tells how its places are called', async () => {
    const lounge = {
      platform: 'local',
      workspace: 'local',
      channel: 'lounge',
      visibility: 'public',
    } as const;
    expect(await chat.locate(lounge)).toEqual({ name: '#lounge' });
    expect(await chat.locate({ ...lounge, channel: '@robin', visibility: 'dm' })).toEqual({});
  });

  it('says which commands there are when one is unknown', async () => {
    const reply = await chat.say({ user: 'robin', place: 'dm', text: '/momory' });
    expect(reply.text).toContain('`/memory`');
    expect(inbound.commands).toEqual([]);
  });
});

describe('typing and trying again', () => {
  it('tells who types to the others and to the core', () => {
    const sam = follow('sam', 'lounge');
    chat.typing({ user: 'robin', place: 'lounge' });
    expect(sam.at(-1)).toMatchObject({ type: 'typing', place: 'lounge', author: { id: 'robin' } });
    expect(inbound.typings).toMatchObject([{ platformUserId: 'robin', place: { channel: 'lounge' } }]);
  });

  it('tries a broken reply again once', async () => {
    const place: Place = { platform: 'local', workspace: 'local', channel: '@robin', visibility: 'dm' };
    const surface = chat.surface({ place, recipient: { platform: 'local', id: 'robin', name: 'Robin' } });
    const part = await surface.open('It bro', { idempotencyKey: 't', whole: false });
    const robin = { user: 'robin', place: 'dm' };
    await expect(chat.retry(robin, part)).rejects.toBeInstanceOf(InvalidInput);
    await surface.close(part, 'It broke off', { retryButton: true });
    await chat.retry(robin, part);
    expect(inbound.retries).toMatchObject([{ place, part, by: { id: 'robin' } }]);
    await expect(chat.retry(robin, part)).rejects.toBeInstanceOf(InvalidInput);
  });
});

describe('attachments', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );

  it('believes the bytes, not the name', () => {
    expect(chat.files.add('cat.txt', png).attachment).toMatchObject({
      kind: 'image',
      mediaType: 'image/png',
    });
    expect(chat.files.add('page.html', Buffer.from('<b>héllo</b>')).attachment).toMatchObject({
      kind: 'text',
      mediaType: 'text/plain',
    });
    expect(chat.files.add('../../x.png', Buffer.from([1, 0, 2])).attachment).toMatchObject({
      kind: 'other',
      name: '.._.._x.png',
      mediaType: 'application/octet-stream',
    });
  });

  it('go with a message and are fetched by the core', async () => {
    const { id, attachment } = chat.files.add('cat.png', png);
    await chat.say({ user: 'robin', place: 'dm', text: '', attachments: [id] });
    expect(inbound.messages[0]?.attachments).toEqual([attachment]);
    expect(await chat.fetchAttachment(attachment, 1000)).toEqual(png);
    await expect(chat.fetchAttachment(attachment, 10)).rejects.toBeInstanceOf(InvalidInput);
    const elsewhere = { ...attachment, url: 'https://example.com/cat.png' };
    await expect(chat.fetchAttachment(elsewhere, 1000)).rejects.toBeInstanceOf(InvalidInput);
  });

  it('are limited in size and number', async () => {
    expect(() => chat.files.add('big', new Uint8Array(chat.files.maxBytes + 1))).toThrow(InvalidInput);
    const ids = [1, 2, 3, 4, 5].map(() => chat.files.add('a.txt', Buffer.from('a')).id);
    const saying = { user: 'robin', place: 'dm', text: 'five', attachments: ids };
    await expect(chat.say(saying)).rejects.toBeInstanceOf(InvalidInput);
  });

  it('lose the oldest when too much is held', () => {
    const ids = Array.from({ length: 14 }, () => chat.files.add('a', new Uint8Array(chat.files.maxBytes)).id);
    const held = ids.filter((id) => chat.files.get(id));
    expect(held).toEqual(ids.slice(2));
  });
});

describe('after a restart', () => {
  const stored = (id: number, text: string, fromCharacter: boolean): StoredMessage => ({
    id,
    conversationId: 'c',
    authorName: fromCharacter ? 'Wren' : 'Robin',
    fromCharacter,
    text,
    attachments: [],
    platformMessageId: `m${id}`,
    sentAt: id,
  });

  it('shows the stored history above what is new, read once', async () => {
    let reads = 0;
    chat = await make({
      recall: async ({ channel }) => {
        reads += 1;
        return channel === '@robin' ? [stored(1, 'hello', false), stored(2, 'Hello, Robin.', true)] : [];
      },
    });
    await chat.say({ user: 'robin', place: 'dm', text: 'again' });
    expect(await textsIn('robin', 'dm')).toEqual(['hello', 'Hello, Robin.', 'again']);
    expect(reads).toBe(1);
    await chat.edit({ user: 'robin', place: 'dm' }, 'm1', 'hello!');
    expect(inbound.edits).toMatchObject([{ platformMessageId: 'm1' }]);
  });

  it('works without the history when it cannot be read, and tries again', async () => {
    let fail = true;
    chat = await make({
      recall: async () => {
        if (fail) throw new Error('locked');
        return [stored(1, 'hello', false)];
      },
    });
    expect(await textsIn('robin', 'dm')).toEqual([]);
    fail = false;
    expect(await textsIn('robin', 'dm')).toEqual(['hello']);
  });
});
