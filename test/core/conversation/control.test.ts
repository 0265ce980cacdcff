/** What the user is in charge of, on the whole way of a message and a real database. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scopeOf } from '../../../src/core/conversation/audience.ts';
import type { Stores } from '../../../src/core/conversation/remember.ts';
import { StorageUnavailable } from '../../../src/core/errors.ts';
import type { Storage } from '../../../src/storage/open-storage.ts';
import { dmOf, lounge, World, wren } from './pipeline-world.ts';

let w: World;
beforeEach(async () => {
  w = await World.open({ withModel: false });
});
afterEach(() => w.close());

const here = dmOf('ana');

async function ana() {
  const user = await w.storage.profiles.find({ platform: 'local', id: 'ana' });
  if (!user) throw new Error('Nobody knows Ana');
  return user;
}

/** Everything of it that could be told again: facts, index, readable past, summary. */
async function traces(term: string): Promise<readonly string[]> {
  const user = await ana();
  const scope = scopeOf(here, user);
  const facts = await w.storage.facts.history([user.id], scope, 1_000);
  const query = { terms: [term], limit: 100, before: 2, after: 2, excludeMessageIds: [] };
  const { turns, frequencies } = await w.storage.passages.search(scope, query);
  const recent = await w.storage.messages.recent('local/home/dm-ana', 100);
  const summary = await w.storage.summaries.read({ kind: 'user', userId: user.id, scope });
  const named = (text: string) => text.toLowerCase().includes(term);
  return [
    ...facts.filter(({ value, entity }) => named(`${value} ${entity.aliases.join(' ')}`)).map(() => 'fact'),
    ...turns.filter((turn) => turn.terms.includes(term)).map(() => 'passage'),
    ...(frequencies.has(term) ? ['statistics'] : []),
    ...recent.filter(({ text }) => named(text)).map(() => 'message'),
    ...(named(summary?.text ?? '') ? ['summary'] : []),
  ];
}

async function summarise(text: string): Promise<void> {
  const user = await ana();
  const [newest] = (await w.storage.messages.recent('local/home/dm-ana', 1)).slice(-1);
  const topic = { kind: 'user', userId: user.id, scope: scopeOf(here, user) } as const;
  const written = { topic, text, coversUntilMessageId: newest?.id ?? 0 };
  expect(await w.storage.summaries.write(written, w.clock.now(), w.clock.now())).toBe(true);
}

const isOf = (intent: string) => (text: string | undefined) =>
  (wren.phrasebook[intent] ?? []).some((phrase) => {
    const pattern = phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\\\{[a-z_]+\\\}/g, '.+');
    return new RegExp(`^${pattern}$`, 's').test(text ?? '');
  });

describe('forgetting in plain words', () => {
  it('leaves nothing that could be told again, and answers in character', async () => {
    await w.exchange('my ex is called Dana');
    await w.exchange('I live in Lisbon');
    await w.clock.advance(1_000);
    await summarise('Ana has an ex, Dana, and lives in Lisbon.');
    expect(await traces('dana')).toEqual(expect.arrayContaining(['fact', 'passage', 'message', 'summary']));
    await w.clock.advance(1_000);
    const [reply] = await w.exchange('forget that I told you about my ex');
    expect(isOf('forgot')(reply)).toBe(true);
    expect(await traces('dana')).toEqual([]);
    const [after] = await w.exchange('where do I live?');
    expect(after).toContain('Lisbon');
    expect((await w.exchange("what's my ex called?")).join()).not.toContain('Dana');
  });

  it('does not learn or index the wish itself', async () => {
    await w.exchange('I like tea');
    await w.exchange('forget what I told you about my unicorn');
    const user = await ana();
    const query = { terms: ['unicorn'], limit: 10, before: 0, after: 0, excludeMessageIds: [] };
    expect((await w.storage.passages.search(scopeOf(here, user), query)).turns).toEqual([]);
    expect(await w.storage.passages.unindexed(10)).toEqual([]);
  });

  it('overheard by chance, said to others, it changes nothing', async () => {
    await w.exchange('my ex is called Dana', { place: lounge });
    await w.exchange('forget what I told you about my ex', { place: lounge, mentionsCharacter: false });
    expect(await traces('dana')).toContain('fact');
  });
});

describe('wiping in plain words', () => {
  it('asks back, deletes everything, and begins anew', async () => {
    await w.exchange('my ex is called Dana');
    const [asked] = await w.exchange('delete everything you know about me');
    expect(asked).toMatch(/yes, forget everything/i);
    expect(await traces('dana')).toContain('fact');
    const [done] = await w.exchange('yes, forget everything');
    expect(isOf('control_wiped')(done)).toBe(true);
    expect(await w.storage.profiles.find({ platform: 'local', id: 'ana' })).toBeUndefined();
    expect(await w.storage.messages.recent('local/home/dm-ana', 10)).toEqual([]);
    expect(w.logger.sentences('error')).toEqual([]);
    expect(await w.open()).toEqual([]);
    await w.exchange('hello again');
    expect(await traces('dana')).toEqual([]);
    expect((await ana()).remembers).toBe(true);
  });
});

describe('a change on the platform', () => {
  it('of the words takes back what came from the old ones and reads the new ones', async () => {
    const said = await w.say('my ex is called Dana');
    await w.rest();
    await w.clock.advance(1_000);
    await summarise('Ana has an ex, Dana.');
    await w.clock.advance(1_000);
    await w.inbound.edited(said.place, said.platformMessageId, 'my ex is called Robin');
    const left = (await traces('dana')).filter((trace) => trace !== 'message');
    expect(left).toEqual([]);
    expect(await traces('robin')).toEqual(expect.arrayContaining(['fact', 'passage', 'message']));
  });

  it('of the words takes back nothing of the mood', async () => {
    const said = await w.say('you are wonderful, I love talking with you');
    await w.rest();
    const felt = await w.storage.moods.since(['wren@local/home', 'wren@local/home/dm/dm-ana'], 0);
    expect(felt.length).toBeGreaterThan(0);
    await w.inbound.edited(said.place, said.platformMessageId, 'you are all right');
    expect(await w.storage.moods.since(['wren@local/home', 'wren@local/home/dm/dm-ana'], 0)).toEqual(felt);
  });

  it('that deletes it takes the answer that repeats it from memory, too', async () => {
    const said = await w.say('my ex is called Dana');
    await w.rest();
    const known = await w.storage.messages.find('local/home/dm-ana', said.platformMessageId);
    const reply = await w.storage.messages.saveReply({
      ...{ conversationId: 'local/home/dm-ana', characterName: 'Wren', text: 'Dana. That goes on a jar.' },
      ...{ parts: ['reply-1'], answersMessageId: known?.id ?? 0, sentAt: w.clock.now() },
    });
    await w.storage.passages.index([{ messageId: reply.id, terms: ['dana', 'goe', 'jar'], traits: 0 }]);
    expect(await traces('dana')).toEqual(expect.arrayContaining(['fact', 'passage', 'passage']));
    await w.clock.advance(1_000);
    await summarise('Ana has an ex, Dana.');
    await w.clock.advance(1_000);
    await w.inbound.deleted(said.place, said.platformMessageId);
    expect(await traces('dana')).toEqual([]);
  });

  const broken: readonly (readonly [string, (storage: Storage) => Stores])[] = [
    ['an edit', (storage) => ({ ...storage, messages: failing(storage, 'edit') })],
    ['a deletion', (storage) => ({ ...storage, messages: failing(storage, 'remove') })],
  ];
  it.each(broken)(
    '%s that is cut off half-way leaves nothing derived of the old words',
    async (_, stores) => {
      const said = await w.say('my ex is called Dana');
      await w.rest();
      const cut = await World.open({ after: w, withModel: false, stores });
      await cut.inbound.edited(said.place, said.platformMessageId, 'my ex is called Robin');
      await cut.inbound.deleted(said.place, said.platformMessageId);
      const left = (await traces('dana')).filter((trace) => trace === 'fact' || trace === 'summary');
      expect(left).toEqual([]);
      expect(cut.logger.sentences('error').length).toBeGreaterThan(0);
    },
  );
});

it('learns nothing while it is paused, and again when it is resumed', async () => {
  await w.exchange('stop remembering things about me');
  await w.exchange('my dog is called Biscuit');
  expect((await traces('biscuit')).filter((trace) => trace === 'fact' || trace === 'passage')).toEqual([]);
  await w.exchange('you can remember again');
  await w.exchange('my cat is called Bean');
  expect(await traces('bean')).toEqual(expect.arrayContaining(['fact', 'passage']));
});

describe('what was said while memory was paused', () => {
  const remembers = async (on: boolean) => w.storage.profiles.update((await ana()).id, { remembers: on });

  it('is never made anything of after it is resumed: not by indexing anew, summaries, reading or an edit', async () => {
    await w.exchange('hello Wren');
    await remembers(false);
    const said = await w.say('my dog is called Biscuit');
    await w.rest();
    await remembers(true);
    const user = await ana();
    const topic = { kind: 'user', userId: user.id, scope: scopeOf(here, user) } as const;
    const texts = [
      ...(await w.storage.passages.unindexed(100)),
      ...(await w.storage.summaries.material(topic, 0, 100)),
      ...(await w.storage.readings.next('local/home/dm-ana', 100)).map(({ message }) => message),
    ].map(({ text }) => text.toLowerCase());
    expect(texts).toContainEqual(expect.stringContaining('hello'));
    expect(texts).not.toContainEqual(expect.stringContaining('biscuit'));
    await w.inbound.edited(said.place, said.platformMessageId, 'my dog is called Biscuit!');
    await w.rest();
    expect((await traces('biscuit')).filter((trace) => trace !== 'message')).toEqual([]);
    expect((await w.exchange("what's my dog called?")).join()).not.toContain('Biscuit');
    await w.clock.advance(2 * 3_600_000);
    await w.exchange('hello again');
    expect(JSON.stringify(w.prompts.at(-1))).not.toContain('Biscuit');
  });

  it('is not told as what stood around a passage', async () => {
    await w.exchange('my boat is called Kestrel');
    await remembers(false);
    await w.exchange('Biscuit sank it');
    await remembers(true);
    const user = await ana();
    const query = { terms: ['kestrel'], limit: 9, before: 0, after: 0, excludeMessageIds: [] };
    const { turns } = await w.storage.passages.search(scopeOf(here, user), query);
    const ids = turns.map(({ messageId }) => messageId);
    const found = await w.storage.passages.passages(ids, scopeOf(here, user), 4);
    expect(found.length).toBeGreaterThan(0);
    expect(JSON.stringify(found)).not.toContain('Biscuit');
  });

  it('begins with the wish, though more was said before it was granted', async () => {
    await w.exchange('hello Wren');
    await Promise.all([w.say('stop remembering things about me'), w.say('my dog is called Biscuit')]);
    await w.rest();
    await remembers(true);
    expect((await traces('biscuit')).filter((trace) => trace !== 'message')).toEqual([]);
    expect(await w.storage.passages.unindexed(100)).toEqual([]);
  });

  it('includes new words of a message from before', async () => {
    const said = await w.say('my cat is called Bean');
    await w.rest();
    await remembers(false);
    await w.inbound.edited(said.place, said.platformMessageId, 'my cat is called Plum');
    await remembers(true);
    expect((await traces('plum')).filter((trace) => trace !== 'message')).toEqual([]);
    expect(await traces('bean')).not.toContain('fact');
    expect(await w.storage.passages.unindexed(100)).toEqual([]);
  });

  it('does not hide what was said before it and is answered during it', async () => {
    await w.exchange('hello Wren');
    await w.say('my cat is called Bean');
    await remembers(false);
    await w.rest();
    expect(await traces('bean')).toContain('fact');
  });
});

describe('when its writer is wiped', () => {
  const wipeAfter = async (text: string) => {
    await w.say(text);
    const { id } = await ana();
    await w.storage.eraser.wipe([id]);
    await w.rest();
    expect(await w.open()).toEqual([]);
    expect(await w.storage.profiles.get(id)).toBeUndefined();
    expect(await w.storage.messages.recent('local/home/dm-ana', 9)).toEqual([]);
  };

  it('drops without a word what still waits', async () => {
    await wipeAfter('my dog is called Biscuit and');
    expect(w.platform.shown).toEqual([]);
    expect(w.logger.sentences('error')).toEqual([]);
  });

  it('keeps nothing of a turn that runs', async () => {
    await wipeAfter('my dog is called Biscuit');
  });
});

/** Messages of which one kind of change fails, as when the process dies before it. */
function failing({ messages }: Storage, method: 'edit' | 'remove'): Stores['messages'] {
  const away = () => Promise.reject(new StorageUnavailable('gone'));
  return {
    recent: messages.recent.bind(messages),
    ofUser: messages.ofUser.bind(messages),
    saveReply: messages.saveReply.bind(messages),
    find: messages.find.bind(messages),
    answeredBy: messages.answeredBy.bind(messages),
    unkeepAfter: messages.unkeepAfter.bind(messages),
    edit: method === 'edit' ? away : messages.edit.bind(messages),
    remove: method === 'remove' ? away : messages.remove.bind(messages),
  };
}
