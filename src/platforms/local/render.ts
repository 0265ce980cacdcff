import type { LocalAuthor, LocalMessage, LocalUser } from '../../core/local-chat.ts';
import type { Place, StoredMessage } from '../../core/types.ts';
import { placeIdOf, userIdOf } from './directory.ts';

export type MessageDraft = Omit<LocalMessage, 'revision'>;

const plain = { attachments: [], ephemeral: false, growing: false, retry: false, edited: false } as const;

/** A message as the page shows it. The text stays Markdown: the page and the terminal each draw it their way. */
export function draftOf(
  place: Place,
  author: LocalAuthor,
  message: Pick<LocalMessage, 'id' | 'text' | 'sentAt'> & Partial<MessageDraft>,
): MessageDraft {
  return { ...plain, ...message, place: placeIdOf(place), author };
}

/** A stored message as the page shows it, after a restart. */
export function draftOfStored(place: Place, stored: StoredMessage): MessageDraft {
  const author = {
    id: userIdOf(stored.authorName),
    name: stored.authorName,
    isCharacter: stored.fromCharacter,
  };
  return draftOf(place, author, {
    id: stored.platformMessageId,
    text: stored.text,
    sentAt: stored.sentAt,
    attachments: stored.attachments,
    ...(stored.replyToPlatformMessageId !== undefined && { replyTo: stored.replyToPlatformMessageId }),
  });
}

export function authorOfUser(user: LocalUser): LocalAuthor {
  return { id: user.id, name: user.name, isCharacter: false };
}

export function authorOfCharacter(name: string): LocalAuthor {
  return { id: userIdOf(name), name, isCharacter: true };
}
