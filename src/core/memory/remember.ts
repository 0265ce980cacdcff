/** Binds what a message says to whose it is, where it was said and when. */
import type { Audience, NewFact, StoredMessage, UserProfile } from '../types.ts';
import { extractFacts } from './extract.ts';

/**
 * The facts to record from one message of `user`. Empty for the character's own words (rule 6), for another person's
 * message, and while the user has paused memory.
 */
export function factsOf(
  message: Pick<StoredMessage, 'id' | 'text' | 'sentAt' | 'fromCharacter' | 'userId'>,
  user: Pick<UserProfile, 'id' | 'remembers'>,
  audience: Audience,
): readonly NewFact[] {
  if (message.fromCharacter || message.userId !== user.id || !user.remembers) return [];
  return extractFacts(message.text).map((fact) => ({
    ...fact,
    ownerUserId: user.id,
    sourceMessageId: message.id,
    audience,
    validFrom: message.sentAt,
  }));
}
