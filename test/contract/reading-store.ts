import { describe, expect, it } from 'vitest';
import type { ReadingStore } from '../../src/core/store-ports.ts';
import { fresh } from '../support/messages.ts';
import { type PassageStores, server } from './passage-store.ts';

export type ReadingStores = PassageStores & { readonly readings: ReadingStore };

/** What the core relies on, for every implementation of `ReadingStore`. */
export function describeReadingStore(name: string, stores: () => ReadingStores): void {
  describe(`reading store: ${name}`, () => {
    it('gives quiet conversations with messages of users that were not read', async () => {
      const { readings, messages } = stores();
      const { store, place } = server(stores());
      const quiet = await store('quiet', { sentAt: 1_000 });
      const loud = await store('loud', { at: place('public', 'loud'), sentAt: 9_000 });
      const deleted = await store('deleted', { at: place('public', 'deleted'), sentAt: 1_000 });
      await messages.remove(deleted.conversation, deleted.platformMessageId, 2_000);
      const alone = fresh('conversation');
      await messages.saveReply({
        conversationId: alone,
        place: place('public', 'alone'),
        characterName: 'Wren',
        text: 'Anybody there?',
        parts: [fresh('part')],
        sentAt: 1_000,
      });
      const unread = await readings.unread(5_000, 10_000);
      expect(unread).toContain(quiet.conversation);
      for (const other of [loud.conversation, deleted.conversation, alone])
        expect(unread).not.toContain(other);
      await readings.advance(quiet.conversation, quiet.messageId);
      expect(await readings.unread(5_000, 10_000)).not.toContain(quiet.conversation);
      expect(await readings.unread(9_000, 10_000)).toContain(loud.conversation);
      expect(await readings.unread(9_000, 0)).toEqual([]);
    });

    it('gives the next messages with their readers, and whether their owner lets them be remembered', async () => {
      const { readings, profiles, messages } = stores();
      const { store, place } = server(stores());
      const at = place('private', 'p1');
      const first = await store('first', { at });
      const second = await store('second', { at });
      const reply = await messages.saveReply({
        conversationId: first.conversation,
        characterName: 'Wren',
        text: 'third',
        parts: [fresh('part')],
        answersMessageId: second.messageId,
        sentAt: 3_000,
      });
      const audience = { platform: 'discord', workspace: at.workspace, visibility: 'private', channel: 'p1' };
      const next = await readings.next(first.conversation, 10);
      expect(next.map(({ message }) => message.id)).toEqual([first.messageId, second.messageId, reply.id]);
      expect(next[0]).toMatchObject({ message: { userId: first.userId }, audience, remembers: true });
      await profiles.update(first.userId, { remembers: false });
      expect((await readings.next(first.conversation, 1))[0]?.remembers).toBe(false);
      await readings.advance(first.conversation, second.messageId);
      await readings.advance(first.conversation, first.messageId);
      await readings.advance(first.conversation, 2 ** 31 - 1);
      expect((await readings.next(first.conversation, 10)).map(({ message }) => message.text)).toEqual([
        'third',
      ]);
    });
  });
}
