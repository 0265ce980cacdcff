import { describe, expect, it } from 'vitest';
import type { PassageStore } from '../../src/core/store-ports.ts';
import type { IncomingMessage } from '../../src/core/types.ts';
import type { History } from '../../src/storage/ingest.ts';
import { fresh, incoming, publicAudience } from '../support/messages.ts';
import type { InboxStores } from './inbox-store.ts';

export type HistoryStores = InboxStores & { readonly history: History; readonly passages: PassageStore };

/** A history that is taken in is as if its messages had been accepted and settled. */
export function describeHistory(name: string, stores: () => HistoryStores): void {
  const past = (message: IncomingMessage, conversationId: string) => ({
    message,
    conversationId,
    audience: publicAudience,
  });

  describe(`history: ${name}`, () => {
    it('stores messages of several conversations and authors, in order, and opens no turn', async () => {
      const { history, inbox, messages, profiles, passages } = stores();
      const [here, there] = [fresh('conversation'), fresh('conversation')];
      const { author } = incoming();
      const attachment = {
        kind: 'image' as const,
        name: 'cat.png',
        mediaType: 'image/png',
        bytes: 5,
        url: 'https://x/y',
      };
      const said = [
        past(incoming({ author, text: 'one', sentAt: 3_000 }), here),
        past(incoming({ text: 'else\0where' }), there),
        past(
          incoming({ author: { ...author, name: 'Old name' }, text: 'two', attachments: [attachment] }),
          here,
        ),
      ];
      const stored = await history.ingest(said);
      expect(stored.map(({ fresh: isFresh }) => isFresh)).toEqual([true, true, true]);
      const recent = await messages.recent(here, 10);
      expect(recent).toMatchObject([
        { id: stored[0]?.messageId, userId: stored[0]?.userId, text: 'one', attachments: [] },
        { id: stored[2]?.messageId, userId: stored[0]?.userId, text: 'two', attachments: [attachment] },
      ]);
      expect((await messages.recent(there, 10)).map(({ text }) => text)).toEqual(['elsewhere']);
      // The name that was used last counts, not the one that came last.
      expect(await profiles.get(stored[0]?.userId ?? 0)).toMatchObject({
        displayName: author.name,
        lastSeenAt: 3_000,
      });
      const ids = new Set(stored.map(({ messageId }) => messageId));
      expect((await inbox.open(0)).filter(({ messageId }) => ids.has(messageId))).toEqual([]);
      expect((await passages.unindexed(10_000)).filter(({ id }) => ids.has(id))).toHaveLength(3);
    });

    it('keeps nothing of who has memory paused', async () => {
      const { history, messages, profiles, passages } = stores();
      const conversation = fresh('conversation');
      const { author } = incoming();
      const { id } = await profiles.meet(author, 1_000);
      await profiles.update(id, { remembers: false });
      await history.ingest([
        past(incoming({ author, text: 'paused' }), conversation),
        past(incoming({ text: 'open' }), conversation),
      ]);
      const recent = await messages.recent(conversation, 10);
      expect(recent.map(({ text, kept }) => [text, kept ?? true])).toEqual([
        ['paused', false],
        ['open', true],
      ]);
      const waiting = (await passages.unindexed(10_000)).filter((one) => one.conversationId === conversation);
      expect(waiting.map(({ text }) => text)).toEqual(['open']);
    });

    it('changes nothing for what is known, in the batch or before it', async () => {
      const { history, inbox, messages } = stores();
      const conversation = fresh('conversation');
      const known = incoming({ text: 'known' });
      const { messageId } = await inbox.accept(known, conversation, publicAudience);
      const twice = incoming({ text: 'twice' });
      const batch = [known, twice, { ...twice, text: 'changed' }].map((one) => past(one, conversation));
      const stored = await history.ingest(batch);
      expect(stored[0]).toMatchObject({ messageId, fresh: false });
      expect(new Set(stored.slice(1).map((one) => one.messageId)).size).toBe(1);
      expect(stored.filter((one) => one.fresh)).toHaveLength(1);
      expect((await history.ingest(batch)).map((one) => one.fresh)).toEqual([false, false, false]);
      await inbox.accept(incoming({ text: 'later' }), conversation, publicAudience);
      const texts = (await messages.recent(conversation, 10)).map(({ text }) => text);
      expect(texts).toHaveLength(3);
      expect([texts[0], texts[2]]).toEqual(['known', 'later']);
    });

    it('takes in nothing at all', async () => {
      expect(await stores().history.ingest([])).toEqual([]);
    });
  });
}
