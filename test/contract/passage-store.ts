import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageStore, PassageStore } from '../../src/core/store-ports.ts';
import type { Audience, PassageFindings, Person, Place, ReadScope } from '../../src/core/types.ts';
import { fresh, incoming } from '../support/messages.ts';
import type { InboxStores } from './inbox-store.ts';

export type PassageStores = InboxStores & {
  readonly messages: MessageStore;
  readonly passages: PassageStore;
};

/** A server of its own, so that tests can share a database. */
export function server(stores: PassageStores) {
  const workspace = fresh('guild');
  const open: ReadScope = { kind: 'channel', platform: 'discord', workspace };
  const privately = (privateChannel: string): ReadScope => ({ ...open, privateChannel });
  const direct = (userId: number, linkedUserIds: readonly number[] = []): ReadScope => ({
    kind: 'dm',
    platform: 'discord',
    workspace: '',
    userId,
    linkedUserIds,
  });
  const place = (visibility: Place['visibility'], channel: string): Place => ({
    platform: 'discord',
    workspace: visibility === 'dm' ? '' : workspace,
    channel,
    visibility,
  });
  const general = place('public', 'general');
  const person = (name = 'Ada'): Person => ({ platform: 'discord', id: fresh('user'), name });
  const someone = person();

  async function store(text: string, { author = someone, at = general, sentAt = 1_000 }: Said = {}) {
    const message = incoming({ author, place: at, text, sentAt });
    const audience: Audience = {
      platform: at.platform,
      workspace: at.workspace,
      visibility: at.visibility,
      channel: at.visibility === 'public' ? '' : at.channel,
    };
    const conversation = `${workspace}/${at.visibility}/${at.channel}`;
    const { messageId, userId } = await stores.inbox.accept(message, conversation, audience);
    return { messageId, userId, conversation, platformMessageId: message.platformMessageId };
  }
  /** Stores and indexes a message by the words of its text. */
  async function say(text: string, said?: Said) {
    const stored = await store(text, said);
    await stores.passages.index([{ messageId: stored.messageId, terms: text.split(' '), traits: 0 }]);
    return stored;
  }
  function search(terms: string, scope: ReadScope = open, change: Partial<Query> = {}) {
    return stores.passages.search(scope, {
      terms: terms.split(' '),
      limit: 50,
      before: 0,
      after: 0,
      excludeMessageIds: [],
      ...change,
    });
  }
  return { open, privately, direct, place, person, store, say, search };
}

interface Said {
  readonly author?: Person;
  readonly at?: Place;
  readonly sentAt?: number;
}
type Query = Parameters<PassageStore['search']>[1];

export function idsIn(findings: PassageFindings): number[] {
  return findings.turns.map(({ messageId }) => messageId);
}

/** What the core relies on, for every implementation of `PassageStore`. */
export function describePassageStore(name: string, stores: () => PassageStores): void {
  describe(`passage store: ${name}`, () => {
    it('knows the workspaces in which a user spoke', async () => {
      const here = server(stores());
      const there = server(stores());
      const author = here.person();
      const { userId } = await here.say('hello', { author });
      expect(await stores().passages.workspacesOf(userId)).toEqual([here.open.workspace]);
      await there.say('hello', { author });
      await here.say('hello', { author, at: here.place('dm', 'dm') });
      const both = [here.open.workspace, there.open.workspace].toSorted();
      expect(await stores().passages.workspacesOf(userId)).toEqual(both);
    });

    it('gives the newest that users said and that may be read, of anybody or of some', async () => {
      const { say, open, direct, privately, place, person } = server(stores());
      const [ada, ben] = [person('Ada'), person('Ben')];
      const old = await say('first', { author: ada });
      const secret = await say('whispered', { author: ada, at: place('dm', 'dm-ada') });
      const closed = await say('planned', { author: ben, at: place('private', 'lab') });
      const late = await say('last', { author: ben });
      const forgotten = await say('forgotten', { author: ada });
      await stores().passages.index([{ messageId: forgotten.messageId, terms: [], traits: 0 }]);
      const latest = async (
        scope: ReadScope,
        change: Partial<Parameters<PassageStore['latest']>[1]> = {},
      ) => {
        const query = { limit: 10, excludeMessageIds: [], ...change };
        return (await stores().passages.latest(scope, query)).map(({ text }) => text);
      };
      expect(await latest(open)).toEqual(['last', 'first']);
      expect(await latest(open, { limit: 1, excludeMessageIds: [late.messageId] })).toEqual(['first']);
      expect(await latest(privately('lab'))).toEqual(['last', 'planned', 'first']);
      expect(await latest(privately('lab'), { userIds: [closed.userId] })).toEqual(['last', 'planned']);
      expect(await latest(open, { userIds: [old.userId] })).toEqual(['first']);
      expect(await latest(direct(secret.userId))).toEqual(['whispered', 'first']);
      expect(await latest(direct(secret.userId), { userIds: [closed.userId] })).toEqual([]);
      expect(await latest(direct(secret.userId, [closed.userId]))).toEqual([
        'last',
        'planned',
        'whispered',
        'first',
      ]);
    });

    it('gives candidates with their neighbours and the statistics of all that may be read', async () => {
      const { say, search } = server(stores());
      const [before, hit, after] = [await say('a b'), await say('dog dog walk'), await say('c')];
      await say('far away');
      const found = await search('dog walk nowhere', undefined, { before: 1, after: 1 });
      expect(found).toMatchObject({ documents: 4, totalTerms: 8 });
      expect(found.frequencies).toEqual(
        new Map([
          ['dog', 1],
          ['walk', 1],
        ]),
      );
      expect(idsIn(found)).toEqual([before.messageId, hit.messageId, after.messageId]);
      const [first, second] = found.turns;
      expect(second).toEqual({
        messageId: hit.messageId,
        conversation: first?.conversation,
        ordinal: (first?.ordinal ?? 0) + 1,
        sentAt: 1_000,
        userId: hit.userId,
        terms: ['dog', 'dog', 'walk'],
        traits: 0,
      });
    });

    it('finds nothing, and counts all, when no term stands anywhere', async () => {
      const { say, search } = server(stores());
      expect(await search('dog')).toEqual({ documents: 0, totalTerms: 0, frequencies: new Map(), turns: [] });
      await say('cat');
      expect(await search('dog')).toEqual({ documents: 1, totalTerms: 1, frequencies: new Map(), turns: [] });
    });

    it('keeps any term intact, whatever characters it is made of', async () => {
      const { passages } = stores();
      const term = fc
        .string({ unit: 'binary', minLength: 1, maxLength: 12 })
        .filter((it) => /^[^\s\0]+$/.test(it));
      const terms = fc.uniqueArray(term, { minLength: 2, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(terms, async (words) => {
          const { store, open } = server(stores());
          const ids: number[] = [];
          for (const word of words) {
            const { messageId } = await store('x');
            ids.push(messageId);
            await passages.index([{ messageId, terms: [word], traits: 3 }]);
          }
          for (const [index, word] of words.entries()) {
            const query = { terms: [word], limit: 9, before: 0, after: 0, excludeMessageIds: [] };
            const found = await passages.search(open, query);
            expect(idsIn(found)).toEqual([ids[index]]);
            expect(found.turns[0]).toMatchObject({ terms: [word], traits: 3 });
            expect(found.frequencies).toEqual(new Map([[word, 1]]));
          }
        }),
        { numRuns: 15 },
      );
    });

    it('prefers rare terms to frequent ones, and new messages to old ones', async () => {
      const { say, search } = server(stores());
      const rare = await say('rare');
      const frequent = [await say('dog'), await say('dog'), await say('dog')];
      expect(idsIn(await search('dog rare', undefined, { limit: 1 }))).toEqual([rare.messageId]);
      expect(idsIn(await search('dog rare', undefined, { limit: 3 }))).toEqual([
        rare.messageId,
        frequent[1]?.messageId,
        frequent[2]?.messageId,
      ]);
    });

    it('prefers an old message that holds two frequent terms to new ones that hold one', async () => {
      const { say, search } = server(stores());
      const both = await say('dog walk');
      for (let count = 0; count < 5; count += 1) await say(count % 2 === 0 ? 'dog' : 'walk');
      expect(idsIn(await search('dog walk', undefined, { limit: 2 }))).toContain(both.messageId);
    });

    it('leaves out what is excluded, as candidate and as neighbour, and fills up with others', async () => {
      const { say, search } = server(stores());
      const ids = [await say('dog'), await say('dog'), await say('dog')].map(({ messageId }) => messageId);
      const change = { limit: 1, before: 1, after: 1, excludeMessageIds: ids.slice(1) };
      expect(idsIn(await search('dog', undefined, change))).toEqual(ids.slice(0, 1));
    });

    it('indexes anew, and neither what is deleted nor what is unknown', async () => {
      const { passages, messages } = stores();
      const { say, search } = server(stores());
      const { messageId } = await say('dog park');
      const gone = await say('dog');
      await messages.remove(gone.conversation, gone.platformMessageId, 2_000);
      await passages.index([
        { messageId, terms: ['cat'], traits: 0 },
        { messageId: gone.messageId, terms: ['dog'], traits: 0 },
        { messageId: 2 ** 31 - 1, terms: ['dog'], traits: 0 },
      ]);
      await passages.index([{ messageId, terms: ['cat'], traits: 0 }]);
      expect(await search('dog park')).toMatchObject({ documents: 1, totalTerms: 1, turns: [] });
      expect((await search('cat')).frequencies).toEqual(new Map([['cat', 1]]));
    });

    it('takes a message out when its words change or go', async () => {
      const { passages, messages } = stores();
      const { say, search } = server(stores());
      const [one, two, three] = [await say('dog one'), await say('dog two'), await say('dog three')];
      await passages.remove(one.messageId);
      await messages.edit(two.conversation, two.platformMessageId, 'a cat', 2_000);
      await messages.remove(three.conversation, three.platformMessageId, 2_000);
      expect(await search('dog')).toMatchObject({ documents: 0, totalTerms: 0, turns: [] });
      const left = (await passages.unindexed(1_000)).map(({ id }) => id);
      expect(left).toContain(two.messageId);
      expect(left).not.toContain(one.messageId);
      expect(left).not.toContain(three.messageId);
    });

    it('knows what was stored and not indexed, oldest first', async () => {
      const { passages, messages } = stores();
      const { store } = server(stores());
      const first = await store('one');
      const second = await store('two');
      const reply = await messages.saveReply({
        conversationId: second.conversation,
        characterName: 'Wren',
        text: 'three',
        parts: [fresh('part')],
        answersMessageId: second.messageId,
        sentAt: 3_000,
      });
      const mine = new Set([first.messageId, second.messageId, reply.id]);
      const left = async () =>
        (await passages.unindexed(10_000)).filter(({ id }) => mine.has(id)).map(({ text }) => text);
      expect(await left()).toEqual(['one', 'two', 'three']);
      // Nothing to find in it, and looked at.
      await passages.index([{ messageId: first.messageId, terms: [], traits: 0 }]);
      expect(await left()).toEqual(['two', 'three']);
      expect(await passages.unindexed(0)).toEqual([]);
    });

    it('reads for every scope exactly what rule 1 allows', async () => {
      const { say, search, open, privately, direct, place, person } = server(stores());
      const ada = person('Ada');
      const bob = person('Bob');
      const inDm = await say('dog dm', { author: ada, at: place('dm', fresh('dm')) });
      const inPrivate = await say('dog private', { author: ada, at: place('private', 'p1') });
      const inPublic = await say('dog public', { author: ada });
      const ofBob = await say('dog bob', { author: bob });
      const elsewhere = await server(stores()).say('dog elsewhere', { author: ada });
      const found = async (scope: ReadScope) => {
        const findings = await search('dog', scope);
        expect(findings.documents).toBe(findings.turns.length);
        expect(findings.frequencies.get('dog') ?? 0).toBe(findings.turns.length);
        return idsIn(findings).toSorted((a, b) => a - b);
      };
      const [dm, hidden, shown, bobs, other] = [inDm, inPrivate, inPublic, ofBob, elsewhere].map(
        ({ messageId }) => messageId,
      );
      expect(await found(open)).toEqual([shown, bobs]);
      expect(await found(privately('p1'))).toEqual([hidden, shown, bobs]);
      expect(await found(privately('p2'))).toEqual([shown, bobs]);
      expect(await found(direct(inDm.userId))).toEqual([dm, hidden, shown, other]);
      expect(await found(direct(ofBob.userId))).toEqual([bobs]);
      expect(await found(direct(ofBob.userId, [inDm.userId]))).toEqual([dm, hidden, shown, bobs, other]);
      expect(await found({ ...open, platform: 'slack' })).toEqual([]);
    });

    it('keeps everything in its place while messages come, go and are answered at once', async () => {
      const { messages } = stores();
      const { say, search, direct, person } = server(stores());
      const author = person();
      const first = await say('dog', { author });
      const rounds = Array.from({ length: 12 }, async (_, round) => {
        const said = await say(`dog ${round}`, { author });
        const reply = messages.saveReply({
          conversationId: said.conversation,
          characterName: 'Wren',
          text: 'dog',
          parts: [fresh('part')],
          answersMessageId: said.messageId,
          sentAt: 3_000,
        });
        if (round % 3 === 0) await messages.remove(said.conversation, said.platformMessageId, 2_000);
        if (round % 3 === 1) await messages.edit(said.conversation, said.platformMessageId, 'cat', 2_000);
        await stores().passages.index([{ messageId: (await reply).id, terms: ['dog'], traits: 0 }]);
      });
      await Promise.all(rounds);
      const found = await search('dog', direct(first.userId));
      expect(found).toMatchObject({ documents: 17 });
      expect(new Set(found.turns.map(({ ordinal }) => ordinal)).size).toBe(17);
      const all = await messages.recent(first.conversation, 100);
      expect(all).toHaveLength(21);
    });

    it('finds what the character said, in the DM of whom it was said to', async () => {
      const { passages, messages } = stores();
      const { say, search, direct, place, person } = server(stores());
      const asked = await say('hello', { author: person(), at: place('dm', fresh('dm')) });
      const said = { conversationId: asked.conversation, characterName: 'Wren', sentAt: 3_000 };
      const answer = await messages.saveReply({
        ...said,
        text: 'dog',
        parts: [fresh('part')],
        answersMessageId: asked.messageId,
      });
      const unasked = await messages.saveReply({ ...said, text: 'dog again', parts: [fresh('part')] });
      for (const { id } of [answer, unasked]) {
        await passages.index([{ messageId: id, terms: ['dog'], traits: 1 }]);
      }
      const found = await search('dog', direct(asked.userId));
      expect(idsIn(found)).toEqual([answer.id, unasked.id]);
      expect(found.turns.every((turn) => turn.userId === undefined && turn.traits === 1)).toBe(true);
    });

    it('gives passages in the order asked for, with readable neighbours, overlapping ones apart', async () => {
      const { passages, messages } = stores();
      const { say, open, privately, place } = server(stores());
      const said = [];
      for (const word of ['one', 'two', 'three', 'four', 'five']) said.push(await say(word));
      const secret = await say('secret', { at: place('private', 'p1') });
      const [, two, three, four] = said;
      if (!two || !three || !four) throw new Error('Nothing was said');
      await messages.remove(three.conversation, three.platformMessageId, 2_000);
      const ids = [four.messageId, secret.messageId, three.messageId, two.messageId];
      const found = await passages.passages(ids, open, 1);
      expect(found.map(({ hitMessageId }) => hitMessageId)).toEqual([four.messageId, two.messageId]);
      expect(found.map((passage) => passage.messages.map(({ text }) => text))).toEqual([
        ['four', 'five'],
        ['one', 'two'],
      ]);
      const [own] = await passages.passages([secret.messageId], privately('p1'), 2);
      expect(own?.messages.map(({ text }) => text)).toEqual(['secret']);
    });

    it('knows speakers by the names that they have where the scope may read', async () => {
      const { passages } = stores();
      const { say, open, privately, direct, place, person } = server(stores());
      const ana = { ...person(), name: 'Ana Maria' };
      const shown = await say('hello', { author: ana });
      await say('hello again', { author: ana });
      await say('hi', { author: { ...ana, name: 'Nickname' }, at: place('private', 'p1') });
      const bob = await say('psst', { author: person('Bob'), at: place('dm', fresh('dm')) });
      const known = { userId: shown.userId, name: 'Ana Maria' };
      expect(await passages.speakers(['ana'], open)).toEqual([known]);
      expect(await passages.speakers(['ana maria', 'ana'], open)).toEqual([known]);
      expect(await passages.speakers(['maria', 'bob', 'nickname'], open)).toEqual([]);
      expect(await passages.speakers(['nickname'], privately('p1'))).toEqual([
        { userId: shown.userId, name: 'Nickname' },
      ]);
      expect(await passages.speakers(['bob'], direct(bob.userId))).toEqual([
        { userId: bob.userId, name: 'Bob' },
      ]);
      await passages.remove(bob.messageId);
      expect(await passages.speakers(['bob'], direct(bob.userId))).toEqual([]);
    });
  });
}
