import { describe, expect, it } from 'vitest';
import type { SummaryStore } from '../../src/core/store-ports.ts';
import type { ReadScope, Summary, SummaryTopic } from '../../src/core/types.ts';
import type { FakeClock } from '../fakes/clock.ts';
import { fresh, incoming } from '../support/messages.ts';
import { type PassageStores, server } from './passage-store.ts';

export type SummaryStores = PassageStores & {
  readonly summaries: SummaryStore;
  readonly clock: FakeClock;
};

/** What the core relies on, for every implementation of `SummaryStore`. */
export function describeSummaryStore(name: string, stores: () => SummaryStores): void {
  async function world() {
    const all = stores();
    await all.clock.advance(1_000);
    const place = server(all);
    const write = (topic: SummaryTopic, coversUntilMessageId: number, text = 'Likes tea') => {
      const now = all.clock.now();
      return all.summaries.write({ topic, text, coversUntilMessageId }, now, now);
    };
    return { ...all, ...place, write };
  }
  const ofUser = (userId: number, scope: ReadScope): SummaryTopic => ({ kind: 'user', userId, scope });
  const ofConversation = (conversationId: string): SummaryTopic => ({ kind: 'conversation', conversationId });

  describe(`summary store: ${name}`, () => {
    it('reads what was written last, by topic and reader', async () => {
      const { say, open, privately, direct, summaries, write, clock } = await world();
      const { userId, messageId, conversation } = await say('hello');
      const topic = ofUser(userId, open);
      expect(await summaries.read(topic)).toBeUndefined();
      expect(await write(topic, messageId - 1, 'Likes tea')).toBe(true);
      expect(await write(topic, messageId, 'Likes \0 coffee')).toBe(true);
      const expected: Summary = {
        topic,
        text: 'Likes  coffee',
        coversUntilMessageId: messageId,
        version: 2,
        writtenAt: clock.now(),
      };
      expect(await summaries.read(topic)).toEqual(expected);
      for (const scope of [privately('p1'), direct(userId), { ...open, platform: 'slack' as const }]) {
        expect(await summaries.read(ofUser(userId, scope))).toBeUndefined();
      }
      expect(await summaries.read(ofConversation(conversation))).toBeUndefined();
      expect(await write(ofConversation(conversation), messageId)).toBe(true);
      expect(await summaries.read(ofConversation(conversation))).toMatchObject({ version: 1 });
    });

    it('has another topic for whoever linked or unlinked an account', async () => {
      const { say, direct, summaries, write, person } = await world();
      const one = await say('hello', { author: person() });
      const two = await say('hello', { author: person() });
      await write(ofUser(one.userId, direct(one.userId, [two.userId])), two.messageId);
      expect(await summaries.read(ofUser(one.userId, direct(one.userId)))).toBeUndefined();
      await summaries.voidFrom(two.messageId, stores().clock.now());
      expect(await summaries.read(ofUser(one.userId, direct(one.userId, [two.userId])))).toBeUndefined();
    });

    it.each(['edit', 'remove', 'void'] as const)(
      'has nothing that may hold words of a message after: %s',
      async (change) => {
        const { say, store, open, direct, privately, place, summaries, messages, write, person, clock } =
          await world();
        const author = person();
        const other = await say('unconcerned', { author: person() });
        const said = await say('my secret', { author, at: place('private', 'p1') });
        await store('public word', { author });
        const concerned = [
          ofConversation(said.conversation),
          ofUser(said.userId, direct(said.userId)),
          ofUser(said.userId, privately('p1')),
        ];
        const unconcerned = [
          ofConversation(other.conversation),
          ofUser(other.userId, open),
          // Its vanishing would tell the public that something was said elsewhere.
          ofUser(said.userId, open),
        ];
        for (const topic of [...concerned, ...unconcerned]) await write(topic, said.messageId);
        await clock.advance(10);
        if (change === 'edit') await messages.edit(said.conversation, said.platformMessageId, 'x', 2_000);
        if (change === 'remove') await messages.remove(said.conversation, said.platformMessageId, 2_000);
        if (change === 'void') await summaries.voidFrom(said.messageId, clock.now());
        for (const topic of concerned) expect(await summaries.read(topic)).toBeUndefined();
        for (const topic of unconcerned) expect(await summaries.read(topic)).toBeDefined();
        await clock.advance(10);
        for (const topic of concerned) {
          expect(await write(topic, said.messageId)).toBe(true);
          expect(await summaries.read(topic)).toMatchObject({ version: 2 });
        }
      },
    );

    it('refuses what was made of words that have been taken back since they were read', async () => {
      const { say, direct, summaries, messages, clock } = await world();
      const said = await say('my secret');
      const readAt = clock.now();
      await clock.advance(10);
      await messages.remove(said.conversation, said.platformMessageId, 2_000);
      await clock.advance(10);
      for (const topic of [ofConversation(said.conversation), ofUser(said.userId, direct(said.userId))]) {
        const summary = { topic, text: 'Has a secret', coversUntilMessageId: said.messageId };
        expect(await summaries.write(summary, clock.now(), readAt)).toBe(false);
        expect(await summaries.read(topic)).toBeUndefined();
        expect(await summaries.write(summary, clock.now(), clock.now())).toBe(true);
      }
      const nobody = ofUser(2 ** 31 - 1, direct(2 ** 31 - 1));
      const summary = { topic: nobody, text: 'x', coversUntilMessageId: 1 };
      expect(await summaries.write(summary, clock.now(), clock.now())).toBe(false);
    });

    it('is made of what its reader may read, and of nothing older, later or deleted', async () => {
      const { say, open, privately, direct, place, summaries, messages, person } = await world();
      const author = person();
      const first = await say('first', { author });
      await say('public', { author });
      await say('private', { author, at: place('private', 'p1') });
      await say('direct', { author, at: place('dm', fresh('dm')) });
      await say('of another', { author: person() });
      const gone = await say('gone', { author });
      await messages.remove(gone.conversation, gone.platformMessageId, 2_000);
      const texts = async (topic: SummaryTopic, limit = 10) =>
        (await summaries.material(topic, first.messageId, limit)).map(({ text }) => text);
      expect(await texts(ofUser(first.userId, open))).toEqual(['public']);
      expect(await texts(ofUser(first.userId, privately('p1')))).toEqual(['public', 'private']);
      expect(await texts(ofUser(first.userId, direct(first.userId)))).toEqual([
        'public',
        'private',
        'direct',
      ]);
      expect(await texts(ofUser(first.userId, direct(first.userId)), 2)).toEqual(['public', 'private']);
      expect(await texts(ofConversation(first.conversation))).toEqual(['public', 'of another']);
    });

    it('forgets what a channel was told of while fewer could read it', async () => {
      const { inbox, summaries, write, place, person } = await world();
      const conversation = fresh('conversation');
      const author = person();
      const say = async (text: string, visibility: 'private' | 'public') => {
        const at = place(visibility, 'c1');
        const channel = visibility === 'public' ? '' : 'c1';
        const message = incoming({ place: at, text, author });
        const audience = { platform: at.platform, workspace: at.workspace, visibility, channel };
        return inbox.accept(message, conversation, audience);
      };
      const { messageId } = await say('secret', 'private');
      const topic = ofConversation(conversation);
      await write(topic, messageId);
      await say('open', 'public');
      expect(await summaries.read(topic)).toBeUndefined();
      expect((await summaries.material(topic, 0, 10)).map(({ text }) => text)).toEqual(['open']);
    });

    it('is due when void, missing, or behind, in this order, for who was active', async () => {
      const { say, open, direct, place, summaries, write, person, messages, clock } = await world();
      const since = 5_000_000;
      const dm = place('dm', fresh('dm'));
      const talker = { author: person(), at: dm };
      const voided = await say('void me', { ...talker, sentAt: since + 1 });
      const mine = new Set([voided.conversation]);
      const due = async (behind: number) =>
        (await summaries.due(since, behind, 10_000)).filter((topic) =>
          topic.kind === 'conversation' ? mine.has(topic.conversationId) : topic.userId === voided.userId,
        );
      const conversation = ofConversation(voided.conversation);
      const user = ofUser(voided.userId, direct(voided.userId));
      expect(new Set((await due(2)).map(({ kind }) => kind))).toEqual(new Set(['conversation', 'user']));
      await write(user, voided.messageId);
      await say('still here', { ...talker, sentAt: since + 2 });
      expect(await due(2)).toEqual([conversation]);
      expect(await due(1)).toEqual([conversation, user]);
      await clock.advance(10);
      await messages.remove(voided.conversation, voided.platformMessageId, 2_000);
      expect(await due(5)).toEqual([user, conversation]);
      expect(await summaries.due(clock.now() + 1_000_000_000_000, 1, 10)).toEqual([]);
      expect(await summaries.read(ofUser(voided.userId, open))).toBeUndefined();
    });
  });
}
