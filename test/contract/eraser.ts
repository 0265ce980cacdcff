import { describe, expect, it } from 'vitest';
import type { Eraser, FactStore, MoodLog, SummaryStore } from '../../src/core/store-ports.ts';
import type { SummaryTopic } from '../../src/core/types.ts';
import type { FakeClock } from '../fakes/clock.ts';
import { fresh, publicAudience } from '../support/messages.ts';
import { type PassageStores, server } from './passage-store.ts';

export type EraserStores = PassageStores & {
  readonly facts: FactStore;
  readonly moods: MoodLog;
  readonly summaries: SummaryStore;
  readonly eraser: Eraser;
  readonly clock: FakeClock;
};

/** What the core relies on, for every implementation of `Eraser`. */
export function describeEraser(name: string, stores: () => EraserStores): void {
  describe(`eraser: ${name}`, () => {
    it('wipes all of a user, the replies to them and what was told of both, and nothing of others', async () => {
      const { messages, profiles, inbox, facts, moods, summaries, eraser, passages, clock } = stores();
      const { say, search, open, direct, place, person } = server(stores());
      const ada = person('Ada');
      const dm = place('dm', fresh('dm'));
      const said = await say('dog', { author: ada });
      const inDm = await say('dog again', { author: ada, at: dm });
      const kept = await say('dog of bob', { author: person('Bob') });
      const reply = (answersMessageId: number, conversationId: string, text: string) =>
        messages.saveReply({
          conversationId,
          characterName: 'Wren',
          text,
          parts: [fresh('part')],
          answersMessageId,
          sentAt: 3_000,
        });
      const toAda = await reply(said.messageId, said.conversation, 'nice dog');
      await passages.index([{ messageId: toAda.id, terms: ['dog'], traits: 0 }]);
      await reply(kept.messageId, kept.conversation, 'nice bob');
      await facts.record([factOf(said.userId, said.messageId), factOf(kept.userId, kept.messageId)], 1_000);
      await moods.append(moodOf(said.userId, said.messageId));
      const topics: readonly SummaryTopic[] = [
        { kind: 'conversation', conversationId: said.conversation },
        { kind: 'user', userId: said.userId, scope: direct(said.userId) },
        { kind: 'user', userId: kept.userId, scope: direct(kept.userId, [said.userId]) },
      ];
      await clock.advance(10);
      for (const topic of topics) {
        const summary = { topic, text: 'A dog', coversUntilMessageId: kept.messageId };
        expect(await summaries.write(summary, clock.now(), clock.now())).toBe(true);
      }
      await clock.advance(10);

      expect(await eraser.wipe([said.userId])).toEqual({ messages: 2, facts: 1 });

      expect((await messages.recent(said.conversation, 10)).map(({ text }) => text)).toEqual([
        'dog of bob',
        'nice bob',
      ]);
      expect(await messages.recent(inDm.conversation, 10)).toEqual([]);
      expect(await profiles.get(said.userId)).toBeUndefined();
      expect(await facts.history([said.userId], direct(said.userId), 10)).toEqual([]);
      expect(await facts.current([kept.userId], direct(kept.userId), 10)).toHaveLength(1);
      expect(await moods.since([`mood of ${said.userId}`], 0)).toEqual([]);
      for (const topic of topics) expect(await summaries.read(topic)).toBeUndefined();
      const openTurns = (await inbox.open(0)).map(({ messageId }) => messageId);
      expect(openTurns).not.toContain(said.messageId);
      expect(openTurns).toContain(kept.messageId);
      expect(await search('dog')).toMatchObject({ documents: 1, turns: [{ messageId: kept.messageId }] });
      expect(await passages.speakers(['ada'], open)).toEqual([]);
      expect(await eraser.wipe([said.userId])).toEqual({ messages: 0, facts: 0 });
      // Whoever comes back is somebody new.
      expect((await say('hello', { author: ada })).userId).not.toBe(said.userId);
    });

    it('purges what is old with all that came from it, but nothing that waits for an answer', async () => {
      const { messages, inbox, facts, summaries, eraser, clock } = stores();
      const { say, search, direct } = server(stores());
      // Earlier than what other tests say.
      const old = await say('dog', { sentAt: 10 });
      const waiting = await say('dog waits', { sentAt: 20 });
      const young = await say('dog now', { sentAt: 600 });
      await inbox.settle([old.messageId, young.messageId]);
      const sister = { name: 'sister', kind: 'person', aliases: ['mia'] } as const;
      const told = factOf(old.userId, old.messageId);
      await facts.record([told, { ...told, entity: sister }], 1_000);
      expect(await facts.history([old.userId], direct(old.userId), 10)).toHaveLength(2);
      const topic: SummaryTopic = { kind: 'user', userId: old.userId, scope: direct(old.userId) };
      await clock.advance(10);
      const now = clock.now();
      await summaries.write({ topic, text: 'A dog', coversUntilMessageId: old.messageId }, now, now);
      expect(await eraser.purge(500, 0)).toBe(0);
      expect(await eraser.purge(500, 10)).toBe(1);
      expect(await eraser.purge(500, 10)).toBe(0);
      expect(await messages.find(old.conversation, old.platformMessageId)).toBeUndefined();
      expect(await messages.find(waiting.conversation, waiting.platformMessageId)).toBeDefined();
      expect(await facts.history([old.userId], direct(old.userId), 10)).toEqual([]);
      expect(await summaries.read(topic)).toBeUndefined();
      expect(await search('dog')).toMatchObject({ documents: 2 });
      // The sister of whom nobody speaks any more has no name left.
      await facts.record(
        [{ ...factOf(old.userId, young.messageId), entity: { ...sister, aliases: [] } }],
        2_000,
      );
      const [known] = await facts.current([old.userId], direct(old.userId), 10);
      expect(known?.entity).toMatchObject({ name: 'sister', aliases: [] });
    });

    it('scrubs whatever state the database is in', async () => {
      await expect(stores().eraser.scrub()).resolves.toBeUndefined();
    });
  });
}

function factOf(ownerUserId: number, sourceMessageId: number) {
  return {
    ownerUserId,
    sourceMessageId,
    entity: { name: 'self', kind: 'self' as const, aliases: [] },
    predicate: 'employer',
    value: 'Acme',
    cardinality: 'one' as const,
    audience: { ...publicAudience, workspace: '' },
    validFrom: 100,
    confidence: 1,
    importance: 0.5,
  };
}

function moodOf(userId: number, sourceMessageId: number) {
  const scope = `mood of ${userId}`;
  return { scope, userId, at: 1_000, pleasure: 0.1, arousal: 0, dominance: 0, sourceMessageId };
}
