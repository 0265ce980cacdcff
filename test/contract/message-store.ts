import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../src/core/errors.ts';
import type { Audience, ReadScope } from '../../src/core/types.ts';
import { fresh, incoming, publicAudience } from '../support/messages.ts';
import type { InboxStores } from './inbox-store.ts';

/** What the core relies on, for every implementation of `MessageStore`. */
export function describeMessageStore(name: string, stores: () => InboxStores): void {
  async function asked(text = 'Hello there') {
    const conversation = fresh('conversation');
    const message = incoming({ text });
    const { messageId } = await stores().inbox.accept(message, conversation, publicAudience);
    return { conversation, message, messageId };
  }
  function reply(conversation: string, answersMessageId: number | undefined, parts: string[], text = 'Hi') {
    return stores().messages.saveReply({
      conversationId: conversation,
      characterName: 'Wren',
      text,
      parts,
      ...(answersMessageId !== undefined && { answersMessageId }),
      sentAt: 3_000,
    });
  }

  describe(`message store: ${name}`, () => {
    it('gives the newest messages, oldest first, of this conversation only', async () => {
      const { inbox, messages } = stores();
      const { conversation } = await asked('one');
      await asked('elsewhere');
      await inbox.accept(incoming({ text: 'two' }), conversation, publicAudience);
      await inbox.accept(incoming({ text: 'three' }), conversation, publicAudience);
      expect((await messages.recent(conversation, 2)).map((one) => one.text)).toEqual(['two', 'three']);
    });

    it('opens the conversation in which the character speaks first, when told where that is', async () => {
      const { messages } = stores();
      const conversationId = fresh('conversation');
      const said = {
        conversationId,
        characterName: 'Wren',
        text: 'Morning!',
        parts: [fresh('part')],
        sentAt: 1_000,
      };
      await expect(messages.saveReply(said)).rejects.toThrow(InvalidInput);
      await messages.saveReply({ ...said, place: incoming().place });
      expect((await messages.recent(conversationId, 5)).map((one) => one.text)).toEqual(['Morning!']);
    });

    it('keeps nothing that is said, edited or answered while its writer has memory paused, nor after they resume', async () => {
      const { inbox, messages, profiles } = stores();
      const author = { ...incoming().author, id: fresh('user') };
      const conversation = fresh('conversation');
      const say = (text: string) =>
        inbox
          .accept(incoming({ author, text }), conversation, publicAudience)
          .then(({ messageId, userId }) => ({
            messageId,
            userId,
          }));
      const before = incoming({ author, text: 'before' });
      const { userId } = await inbox.accept(before, conversation, publicAudience);
      await profiles.update(userId, { remembers: false });
      const paused = await say('paused');
      const answer = await reply(conversation, paused.messageId, [fresh('part')]);
      expect(answer.kept).toBe(false);
      await messages.edit(conversation, before.platformMessageId, 'edited while paused', 5_000);
      await profiles.update(userId, { remembers: true });
      await say('resumed');
      const marks = (await messages.recent(conversation, 9)).map(({ text, kept }) => [text, kept ?? true]);
      expect(marks).toEqual([
        ['edited while paused', false],
        ['paused', false],
        ['Hi', false],
        ['resumed', true],
      ]);
    });

    it('takes the mark from what a user said after a message, here and elsewhere, and from nobody else', async () => {
      const { inbox, messages } = stores();
      const author = { ...incoming().author, id: fresh('user') };
      const other = { ...incoming().author, id: fresh('user') };
      const [here, there] = [fresh('conversation'), fresh('conversation')];
      const say = (text: string, conversation: string, by = author) =>
        inbox.accept(incoming({ author: by, text }), conversation, publicAudience);
      const { messageId, userId } = await say('pause', here);
      const after = [await say('after', here), await say('elsewhere', there)];
      await say('other', here, other);
      const ids = after.map((one) => one.messageId);
      expect((await messages.unkeepAfter(userId, messageId)).toSorted((a, b) => a - b)).toEqual(ids);
      expect(await messages.unkeepAfter(userId, messageId)).toEqual([]);
      const marks = (await messages.recent(here, 9)).map(({ text, kept }) => [text, kept ?? true]);
      expect(marks).toEqual([
        ['pause', true],
        ['after', false],
        ['other', true],
      ]);
    });

    it('finds a reply of several parts, and what it answers, by any of them', async () => {
      const { messages } = stores();
      const { conversation, messageId } = await asked();
      const parts = [fresh('part'), fresh('part')];
      const saved = await reply(conversation, messageId, parts);
      expect(saved).toMatchObject({ fromCharacter: true, authorName: 'Wren', text: 'Hi' });
      for (const part of parts) {
        expect(await messages.find(conversation, part)).toEqual(saved);
        expect(await messages.answeredBy(conversation, part)).toMatchObject({
          message: { id: messageId },
          parts,
        });
      }
      expect(await messages.answeredBy(fresh('conversation'), parts[0] ?? '')).toBeUndefined();
    });

    it('replaces a reply that is stored again with the same first part', async () => {
      const { messages } = stores();
      const { conversation, messageId } = await asked();
      const first = fresh('part');
      await reply(conversation, messageId, [first, fresh('part')]);
      await reply(conversation, messageId, [first], 'Hi again');
      expect((await messages.recent(conversation, 10)).map((one) => one.text)).toEqual([
        'Hello there',
        'Hi again',
      ]);
      expect((await messages.answeredBy(conversation, first))?.parts).toEqual([first]);
    });

    it('stores what the character says unasked', async () => {
      const { messages } = stores();
      const { conversation } = await asked();
      const part = fresh('part');
      await reply(conversation, undefined, [part]);
      expect(await messages.find(conversation, part)).toMatchObject({ text: 'Hi' });
      expect(await messages.answeredBy(conversation, part)).toBeUndefined();
    });

    it('refuses a reply in an unknown conversation or over a message of a user', async () => {
      const { conversation, message, messageId } = await asked();
      await expect(reply(fresh('conversation'), messageId, ['p'])).rejects.toThrow(InvalidInput);
      await expect(reply(conversation, messageId, [message.platformMessageId])).rejects.toThrow(InvalidInput);
    });

    it('edits a message and its open turn; a late edit does not undo a newer one', async () => {
      const { inbox, messages } = stores();
      const { conversation, message, messageId } = await asked('before');
      const edited = await messages.edit(conversation, message.platformMessageId, 'after', 5_000);
      expect(edited).toMatchObject({ id: messageId, text: 'after' });
      await messages.edit(conversation, message.platformMessageId, 'between', 4_000);
      expect((await messages.find(conversation, message.platformMessageId))?.text).toBe('after');
      const open = (await inbox.open(0)).find((one) => one.messageId === messageId);
      expect(open?.incoming.text).toBe('after');
      expect(await messages.edit(conversation, 'unknown', 'x', 1)).toBeUndefined();
    });

    it('gives page by page what a user said and the reader may read', async () => {
      const { inbox, messages } = stores();
      const { author } = incoming();
      const [conversation, direct] = [fresh('conversation'), fresh('conversation')];
      const say = (text: string, at = conversation, audience: Audience = publicAudience) =>
        inbox.accept(incoming({ author, text }), at, audience);
      const { userId, messageId } = await say('one');
      await inbox.accept(incoming({ text: 'of another' }), conversation, publicAudience);
      await say('in private', direct, { ...publicAudience, visibility: 'dm', workspace: '', channel: 'd' });
      await reply(conversation, messageId, [fresh('part')]);
      await say('two');
      const open: ReadScope = { kind: 'channel', platform: 'discord', workspace: 'guild' };
      const dm: ReadScope = { kind: 'dm', platform: 'discord', workspace: '', userId, linkedUserIds: [] };
      const texts = async (scope: ReadScope, after = 0, limit = 10) =>
        (await messages.ofUser(userId, scope, after, limit)).map(({ text }) => text);
      expect(await texts(open)).toEqual(['one', 'two']);
      expect(await texts(dm)).toEqual(['one', 'in private', 'two']);
      expect(await texts(dm, messageId, 1)).toEqual(['in private']);
      expect(await texts({ ...dm, userId: userId + 1 })).toEqual([]);
    });

    it('removes the words of a message everywhere', async () => {
      const { inbox, messages } = stores();
      const { conversation, message, messageId } = await asked('my secret');
      expect(await messages.remove(conversation, message.platformMessageId, 4_000)).toMatchObject({
        id: messageId,
        text: '',
        attachments: [],
      });
      expect(await messages.recent(conversation, 10)).toEqual([]);
      expect(await messages.find(conversation, message.platformMessageId)).toBeUndefined();
      expect(JSON.stringify(await inbox.open(0))).not.toContain('my secret');
      expect(await messages.edit(conversation, message.platformMessageId, 'back', 5_000)).toBeUndefined();
      expect(await messages.remove(conversation, 'unknown', 1)).toBeUndefined();
    });
  });
}
