/** Binds what a message says to whose it is, where it was said and when. */
import type { Audience, NewFact, StoredMessage, UserProfile } from '../types.ts';
import { extractFacts } from './extraction/extract.ts';
import type { KnownFact } from './extraction/extracted-fact.ts';

/** What stands around a message. */
export interface WordsAround {
  /** The character's line that it may answer. */
  readonly line?: string | undefined;
  /** The speaker's standing facts that this place may read, newest first. */
  readonly known?: readonly KnownFact[];
  /** IANA name, for a user whose platform does not tell theirs; UTC when absent. */
  readonly timeZone?: string;
}

/**
 * The facts to record from one message of `user`. Empty for the character's own words (rule 6), for another person's
 * message, and while the user has paused memory.
 */
export function factsOf(
  message: Pick<StoredMessage, 'id' | 'text' | 'sentAt' | 'fromCharacter' | 'userId'>,
  user: Pick<UserProfile, 'id' | 'remembers' | 'timeZone'>,
  audience: Audience,
  { line, known, timeZone }: WordsAround = {},
): readonly NewFact[] {
  if (message.fromCharacter || message.userId !== user.id || !user.remembers) return [];
  const facts = extractFacts(message.text, {
    sentAt: message.sentAt,
    timeZone: user.timeZone ?? timeZone ?? 'UTC',
    ...(line !== undefined && { previousCharacterLine: line }),
    // A message that is read again after an edit must not correct itself.
    known: (known ?? []).filter(
      (fact) => !('sourceMessageId' in fact) || fact.sourceMessageId !== message.id,
    ),
  });
  return facts.map((fact) => ({
    validFrom: message.sentAt,
    ...fact,
    ownerUserId: user.id,
    sourceMessageId: message.id,
    audience,
  }));
}
