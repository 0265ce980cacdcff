import type { Character } from '../character/character.ts';
import type { Delivery } from '../delivery/delivery-options.ts';
import { factsOf } from '../memory/remember.ts';
import type { FactStore, Inbox, MessageStore, MoodLog, OpenMessage, ProfileStore } from '../ports.ts';
import type { Turn, UserProfile } from '../types.ts';
import { audienceOf } from './audience.ts';

export interface Stores {
  readonly inbox: Inbox;
  readonly messages: MessageStore;
  readonly profiles: ProfileStore;
  readonly facts: FactStore;
  readonly moods: MoodLog;
}

interface RememberDeps {
  readonly stores: Stores;
  readonly now: number;
}

/** Stores what the character said, under the ids by which the platform knows it. */
export async function rememberReply(
  turn: Turn,
  delivery: Delivery,
  { stores, character, now }: RememberDeps & { readonly character: Pick<Character, 'name'> },
): Promise<void> {
  await stores.messages.saveReply({
    conversationId: turn.conversationId,
    characterName: character.name,
    text: delivery.text,
    parts: delivery.parts,
    answersMessageId: turn.messages[0].messageId,
    sentAt: delivery.firstTextAt ?? now,
  });
}

/** Learns what a user told of their life in these messages. */
export async function rememberWords(
  messages: readonly OpenMessage[],
  user: UserProfile,
  { stores, now }: RememberDeps,
): Promise<void> {
  const facts = messages.flatMap(({ messageId, userId, incoming }) => {
    const { text, sentAt, place } = incoming;
    return factsOf({ id: messageId, userId, text, sentAt, fromCharacter: false }, user, audienceOf(place));
  });
  if (facts.length > 0) await stores.facts.record(facts, now);
}
