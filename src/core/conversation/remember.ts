import type { Character } from '../character/character.ts';
import type { Delivery } from '../delivery/delivery-options.ts';
import { factsOf } from '../memory/remember.ts';
import type { FactStore, Inbox, MessageStore, MoodLog, OpenMessage, ProfileStore } from '../ports.ts';
import type { Turn, UserProfile } from '../types.ts';
import { audienceOf } from './audience.ts';
import { conversationIdOf } from './conversation-id.ts';

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
  deps: RememberDeps,
): Promise<void> {
  for (const message of messages) await rememberMessage(message, user, deps);
}

async function rememberMessage(
  { messageId, userId, incoming }: OpenMessage,
  user: UserProfile,
  { stores, now }: RememberDeps,
): Promise<void> {
  const { place, platformMessageId, sentAt } = incoming;
  const factsIn = (text: string) =>
    factsOf({ id: messageId, userId, text, sentAt, fromCharacter: false }, user, audienceOf(place));
  const facts = factsIn(incoming.text);
  if (facts.length === 0) return;
  await stores.facts.record(facts, now);
  // While it was answered its writer may have edited or deleted it. Looked at last, so that no change slips in between.
  const stored = await stores.messages.find(conversationIdOf(place), platformMessageId);
  if (stored?.text === incoming.text) return;
  await stores.facts.retractFrom(messageId, now);
  if (stored) await stores.facts.record(factsIn(stored.text), now);
}
