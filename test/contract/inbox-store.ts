import { describe, expect, it } from 'vitest';
import type { Inbox, MessageStore, ProfileStore } from '../../src/core/store-ports.ts';
import { fresh, incoming, publicAudience } from '../support/messages.ts';

export interface InboxStores {
  readonly inbox: Inbox;
  readonly messages: MessageStore;
  readonly profiles: ProfileStore;
}

/** What the core relies on, for every implementation of `Inbox`. */
export function describeInbox(name: string, stores: () => InboxStores): void {
  describe(`inbox: ${name}`, () => {
    it('stores a message with its author, attachments and state, and gives it back as it came', async () => {
      const { inbox, messages, profiles } = stores();
      const conversation = fresh('conversation');
      const attachment = {
        kind: 'image' as const,
        name: 'cat.png',
        mediaType: 'image/png',
        bytes: 5_000_000_000,
        url: 'https://x/y',
      };
      const message = incoming({
        attachments: [attachment],
        replyTo: { platformMessageId: 'p', toCharacter: true },
      });
      const accepted = await inbox.accept(message, conversation, publicAudience);
      expect(accepted).toMatchObject({ fresh: true, ownThread: false });
      expect(await profiles.get(accepted.userId)).toMatchObject({
        platformUserId: message.author.id,
        displayName: 'Ada',
        remembers: true,
        lastSeenAt: 1_000,
      });
      expect(await messages.recent(conversation, 10)).toEqual([
        {
          id: accepted.messageId,
          conversationId: conversation,
          userId: accepted.userId,
          authorName: 'Ada',
          fromCharacter: false,
          text: 'Hello there',
          attachments: [attachment],
          platformMessageId: message.platformMessageId,
          replyToPlatformMessageId: 'p',
          sentAt: 1_000,
        },
      ]);
      const open = (await inbox.open(0)).find((one) => one.messageId === accepted.messageId);
      expect(open).toEqual({
        messageId: accepted.messageId,
        userId: accepted.userId,
        incoming: message,
        shownParts: [],
        ownThread: false,
      });
    });

    it('changes nothing for a repeat, not even the profile', async () => {
      const { inbox, profiles } = stores();
      const conversation = fresh('conversation');
      const message = incoming();
      const first = await inbox.accept(message, conversation, publicAudience);
      const again = await inbox.accept(
        { ...message, author: { ...message.author, name: 'Other' }, sentAt: 9_000 },
        conversation,
        publicAudience,
      );
      expect(again).toEqual({ ...first, fresh: false });
      expect(await profiles.get(first.userId)).toMatchObject({ displayName: 'Ada', lastSeenAt: 1_000 });
    });

    it('does not bring a settled message back by a repeat', async () => {
      const { inbox } = stores();
      const message = incoming();
      const conversation = fresh('conversation');
      const { messageId } = await inbox.accept(message, conversation, publicAudience);
      await inbox.settle([messageId]);
      await inbox.accept(message, conversation, publicAudience);
      expect((await inbox.open(0)).map((open) => open.messageId)).not.toContain(messageId);
    });

    it('finds exactly one fresh among many at once', async () => {
      const { inbox } = stores();
      const conversation = fresh('conversation');
      const message = incoming();
      const all = await Promise.all(
        Array.from({ length: 20 }, () => inbox.accept(message, conversation, publicAudience)),
      );
      expect(all.filter((one) => one.fresh)).toHaveLength(1);
      expect(new Set(all.map((one) => one.messageId)).size).toBe(1);
    });

    it('keeps 200 concurrent messages, a third of them repeats, whole', async () => {
      const { inbox, messages } = stores();
      const conversation = fresh('conversation');
      const authors = Array.from({ length: 8 }, () => incoming().author);
      const distinct = Array.from({ length: 150 }, (_, index) =>
        incoming({ author: authors[index % 8] ?? incoming().author, text: `text ${index}` }),
      );
      const sent = [...distinct, ...distinct.slice(0, 50)];
      const all = await Promise.all(
        sent.map((message) => inbox.accept(message, conversation, publicAudience)),
      );
      expect(all.filter((one) => one.fresh)).toHaveLength(150);
      const stored = await messages.recent(conversation, 500);
      expect(new Set(stored.map((one) => one.text))).toEqual(new Set(distinct.map((one) => one.text)));
      const open = new Set((await inbox.open(0)).map((one) => one.messageId));
      expect(stored.every((one) => open.has(one.id))).toBe(true);
    });

    it('remembers that a conversation is a thread of the character', async () => {
      const { inbox } = stores();
      const conversation = fresh('conversation');
      const before = await inbox.accept(incoming(), conversation, publicAudience);
      const own = await inbox.accept(incoming({ inOwnThread: true }), conversation, publicAudience);
      const after = await inbox.accept(incoming(), conversation, publicAudience);
      expect([before.ownThread, own.ownThread, after.ownThread]).toEqual([false, true, true]);
      const open = (await inbox.open(0)).find((one) => one.messageId === after.messageId);
      expect(open?.ownThread).toBe(true);
    });

    it('notes shown parts at the first message of the turn', async () => {
      const { inbox } = stores();
      const conversation = fresh('conversation');
      const first = await inbox.accept(incoming(), conversation, publicAudience);
      const second = await inbox.accept(incoming(), conversation, publicAudience);
      await inbox.journal([first.messageId, second.messageId], ['part1', 'part2']);
      const parts = new Map((await inbox.open(0)).map((open) => [open.messageId, open.shownParts]));
      expect(parts.get(first.messageId)).toEqual(['part1', 'part2']);
      expect(parts.get(second.messageId)).toEqual([]);
    });

    it('gives open messages oldest first and settles those that are too old', async () => {
      const { inbox } = stores();
      const conversation = fresh('conversation');
      const old = await inbox.accept(incoming({ receivedAt: 10 }), conversation, publicAudience);
      const a = await inbox.accept(incoming({ receivedAt: 5_000 }), conversation, publicAudience);
      const b = await inbox.accept(incoming({ receivedAt: 5_001 }), conversation, publicAudience);
      const ids = (await inbox.open(5_000)).map((open) => open.messageId);
      expect(ids.filter((id) => id >= old.messageId)).toEqual([a.messageId, b.messageId]);
      expect((await inbox.open(0)).map((open) => open.messageId)).not.toContain(old.messageId);
    });

    it('takes text with NUL and lone surrogates', async () => {
      const { inbox, messages } = stores();
      const conversation = fresh('conversation');
      await inbox.accept(incoming({ text: 'a\0b \ud83d 🙂' }), conversation, publicAudience);
      expect((await messages.recent(conversation, 1))[0]?.text).toBe('ab \ufffd 🙂');
    });
  });
}
