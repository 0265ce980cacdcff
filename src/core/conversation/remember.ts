import type { Character } from '../character/character.ts';
import type { Delivery } from '../delivery/delivery-options.ts';
import { factsSpokenOf } from '../memory/recall/select-facts.ts';
import { factsOf } from '../memory/remember.ts';
import type { MeaningSearch } from '../memory/search/find-passages.ts';
import { emptyPassage, passageOf } from '../memory/search/passage.ts';
import type {
  Eraser,
  FactStore,
  Inbox,
  MessageStore,
  MoodLog,
  OpenMessage,
  PassageStore,
  ProfileStore,
  SummaryStore,
} from '../store-ports.ts';
import type { Snapshot, StoredMessage, Turn, UserProfile } from '../types.ts';
import { audienceOf, scopeOf } from './audience.ts';
import { conversationIdOf } from './conversation-id.ts';
import { wishOf } from './memory-wishes.ts';

export interface Stores {
  readonly inbox: Inbox;
  readonly messages: MessageStore;
  readonly profiles: ProfileStore;
  readonly facts: FactStore;
  readonly passages: PassageStore;
  readonly summaries: SummaryStore;
  readonly eraser: Eraser;
  readonly moods: MoodLog;
  /** Where texts are embedded: the past is searched by meaning, too. */
  readonly meaning?: MeaningSearch | undefined;
}

interface RememberDeps {
  readonly stores: Stores;
  readonly character: Pick<Character, 'name'>;
  readonly now: number;
}

/** Stores what the character said, under the ids by which the platform knows it, and makes it findable. */
export async function rememberReply(
  turn: Turn,
  delivery: Delivery,
  { stores, character, now }: RememberDeps,
): Promise<void> {
  const reply = await stores.messages.saveReply({
    conversationId: turn.conversationId,
    characterName: character.name,
    text: delivery.text,
    parts: delivery.parts,
    answersMessageId: turn.messages[0].messageId,
    sentAt: delivery.firstTextAt ?? now,
  });
  // Repeats what was said with memory paused: not to be found, as that is not.
  if (reply.kept === false) return;
  await stores.passages.index([{ messageId: reply.id, ...passageOf(readable(reply)) }]);
}

/** Facts that the turn spoke of, or that were told in answer, are fresh in memory again. */
export async function rememberUse(
  turn: Turn,
  snapshot: Snapshot,
  { stores, now }: RememberDeps,
): Promise<void> {
  const text = turn.messages.map((message) => message.text).join('\n');
  const spokenOf = factsSpokenOf(snapshot.facts, text).map(({ id }) => id);
  const told = snapshot.answer?.kind === 'fact' ? snapshot.answer.factIds : [];
  const used = [...new Set([...spokenOf, ...told])];
  if (used.length > 0) await stores.facts.used(used, now);
}

/** How long after her line a short message still answers it, in milliseconds. */
const answerWithinMs = 12 * 3_600_000;

/** The character's line that the turn may answer, so that "Lisbon" to "where do you live?" is understood. */
export function lineAnswered({ messages, place, user }: Turn, { recent }: Snapshot): string | undefined {
  const [before, last] = recent.slice(-2).length === 2 ? recent.slice(-2) : [undefined, recent.at(-1)];
  if (!last?.fromCharacter || last.kept === false || messages[0].sentAt - last.sentAt > answerWithinMs)
    return undefined;
  // In company her line was for whoever spoke before it.
  if (place.visibility !== 'dm' && before?.userId !== user.id) return undefined;
  return last.text;
}

/** Learns what a user told of their life in these messages, and makes them findable. `line`: of the character, before the first. */
export async function rememberWords(
  messages: readonly OpenMessage[],
  user: UserProfile,
  deps: RememberDeps,
  line?: string,
): Promise<void> {
  for (const [index, message] of messages.entries()) {
    await rememberMessage(message, user, deps, index === 0 ? line : undefined);
  }
}

async function rememberMessage(
  { messageId, userId, incoming }: OpenMessage,
  user: UserProfile,
  { stores, character, now }: RememberDeps,
  line: string | undefined,
): Promise<void> {
  const { place, platformMessageId, sentAt, attachments } = incoming;
  const learn = async (text: string) => {
    const kept = wishOf(text, character.name) === undefined;
    const passage = kept ? passageOf(readable({ text, attachments })) : emptyPassage;
    await stores.passages.index([{ messageId, ...passage }]);
    if (!kept) return;
    const said = { id: messageId, userId, text, sentAt, fromCharacter: false };
    // What the burst's message before has told is known to this one.
    const known = await stores.facts.current([user.id], scopeOf(place, user), knownFacts);
    // Whether it may be learnt from is the message's own matter: the profile tells only of now.
    const speaker = { ...user, remembers: true };
    await stores.facts.record(factsOf(said, speaker, audienceOf(place), { line, known }), now);
  };
  const find = () => stores.messages.find(conversationIdOf(place), platformMessageId);
  const told = await find();
  if (told && told.kept !== false) await learn(told.text);
  // Meanwhile its writer may have edited or deleted it, or paused memory. Looked at last, so that no change slips in between.
  const stored = await find();
  if (stored?.text === told?.text && stored?.kept === told?.kept) return;
  await stores.facts.retractFrom(messageId, now);
  if (stored && stored.kept !== false) await learn(stored.text);
  else await stores.passages.remove(messageId);
}

function readable({ text, attachments }: Pick<StoredMessage, 'text' | 'attachments'>) {
  return { text, attachmentCaptions: attachments.map(({ name }) => name) };
}

/** Standing facts that a correction may be about. */
const knownFacts = 300;
