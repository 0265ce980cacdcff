/**
 * Letting go of what a user wants forgotten: the facts, and the words they came from, so that neither a look-up nor a quotation
 * brings them back. Only what the place may read is looked at (rule 1): in a channel nothing said in private is forgotten, and
 * nothing tells that it is there.
 */
import { predicateSpec } from '../memory/predicates.ts';
import { termOf, termsOf, wordsOf } from '../memory/search/terms.ts';
import type { FactStore, MessageStore, PassageStore, SummaryStore } from '../store-ports.ts';
import type { Fact, ReadScope, StoredMessage, UserProfile } from '../types.ts';

export interface ForgetStores {
  readonly facts: FactStore;
  readonly messages: Pick<MessageStore, 'remove'>;
  readonly passages: Pick<PassageStore, 'search' | 'passages' | 'remove'>;
  readonly summaries: Pick<SummaryStore, 'voidFrom'>;
}

/** Whose memory, as far as which place may read it. */
export interface Reach {
  readonly user: Pick<UserProfile, 'id' | 'linkedUserIds'>;
  readonly scope: ReadScope;
}

/** What a wish to forget means. */
export interface Forgettable {
  readonly facts: readonly Fact[];
  /** The user's own messages: those that the facts came from, and others that speak of it. Oldest first. */
  readonly messages: readonly StoredMessage[];
}

/** Facts looked through; a life told over years is some hundreds. */
const maxFacts = 5_000;
/** Messages found at once for one wording; forgetting goes on in rounds until nothing is found. */
const maxHits = 300;
const maxRounds = 20;
/** How far behind a message its reply stands at most, others' messages between them counted. */
const replyWithin = 4;

/** The accounts whose memory a place may show to this user: in a DM the linked ones too. */
export function ownersOf({ user, scope }: Reach): readonly number[] {
  return scope.kind === 'dm' ? [user.id, ...user.linkedUserIds] : [user.id];
}

/** Takes back what was derived from one message: facts, index and statistics, summaries. Its words stay. Repeating it is harmless. */
export async function takeBack(messageId: number, stores: ForgetStores, at: number): Promise<void> {
  await stores.facts.retractFrom(messageId, at);
  await stores.passages.remove(messageId);
  await stores.summaries.voidFrom(messageId, at);
}

/**
 * What `what` means: all facts of an entity that it names ("my ex", or her name), facts in whose words it stands ("where I
 * live"), and messages of the user that speak of either. `except`: messages that are not looked at, such as the wish itself.
 * @throws StorageUnavailable
 */
export async function findForgettable(
  what: string,
  reach: Reach,
  stores: ForgetStores,
  except: readonly number[] = [],
): Promise<Forgettable> {
  const wanted = meaningful(what);
  if (wanted.length === 0) return { facts: [], messages: [] };
  const known = await stores.facts.history(ownersOf(reach), reach.scope, maxFacts);
  const named = known.filter((fact) => isNamed(fact, wanted));
  const facts = known.filter((fact) => named.includes(fact) || isSaidIn(fact, wanted));
  const names = named.flatMap(({ entity }) => entity.aliases.map((alias) => termsOf(alias)));
  const wordings = distinct([termsOf(what), ...names]);
  const hits = await Promise.all(wordings.map((terms) => saying(terms, reach, stores, except)));
  const sources = facts.map((fact) => fact.sourceMessageId);
  const ids = [...new Set([...hits.flat(), ...sources])].filter((id) => !except.includes(id));
  return { facts, messages: await ownMessages(ids, reach, stores) };
}

/**
 * Forgets it. Facts go first, then each message leaves index and summaries before its words are cleared: whatever stops this
 * half-way, nothing derived stands. Replies that repeat it go too. Returns how many facts, and messages of the user, went.
 * @throws StorageUnavailable
 */
export async function forget(
  { facts, messages }: Forgettable,
  reach: Reach,
  stores: ForgetStores,
  at: number,
): Promise<{ readonly facts: number; readonly messages: number }> {
  let retracted = 0;
  for (const [owner, theirs] of Map.groupBy(facts, (fact) => fact.ownerUserId)) {
    retracted += await stores.facts.retract(
      owner,
      theirs.map(({ id }) => id),
      at,
    );
  }
  const echoes = await echoesOf({ facts, messages }, reach, stores);
  for (const message of [...messages, ...echoes]) await forgetMessage(message, stores, at);
  return { facts: retracted, messages: messages.length };
}

/** Forgets by words, in rounds: a thing told in a thousand messages is found in more than one search. */
export async function forgetAbout(
  what: string,
  reach: Reach,
  stores: ForgetStores,
  at: number,
  except: readonly number[] = [],
): Promise<{ readonly facts: number; readonly messages: number }> {
  const gone = { facts: 0, messages: 0 };
  for (let round = 0; round < maxRounds; round++) {
    const found = await findForgettable(what, reach, stores, except);
    if (found.facts.length === 0 && found.messages.length === 0) break;
    const { facts, messages } = await forget(found, reach, stores, at);
    gone.facts += facts;
    gone.messages += messages;
    if (facts + messages === 0) break;
  }
  return gone;
}

/** Clears one message with the index and summaries that hold its words. */
export async function forgetMessage(message: StoredMessage, stores: ForgetStores, at: number): Promise<void> {
  await stores.passages.remove(message.id);
  await stores.summaries.voidFrom(message.id, at);
  await stores.messages.remove(message.conversationId, message.platformMessageId, at);
  // Once more: one written of the old words while they were being cleared.
  await stores.summaries.voidFrom(message.id, at);
}

const fillers = new Set(
  "my the a an about that i i'm im me is am are was were of in at to have has had and our we what who where when how which do does did ever it its everything anything all name called named"
    .split(' ')
    .map((word) => word.replace("'", '')),
);

/** The words that say something, as terms. "My name" is nothing but such words, and means them. */
function meaningful(what: string): readonly string[] {
  const words = wordsOf(what);
  const telling = words.filter((word) => !fillers.has(word));
  const left = telling.length > 0 ? telling : words.filter((word) => /^(?:name|called|named)$/.test(word));
  return [...new Set(left.map(termOf))];
}

/** Whether the words name whom or what the fact is about: "my ex", "Dana", "my dog Biscuit". */
function isNamed({ entity }: Fact, wanted: readonly string[]): boolean {
  if (entity.kind === 'self') return false;
  const names = new Set([entity.name, ...entity.aliases].flatMap(terms));
  return wanted.every((term) => names.has(term));
}

/** Whether all of the words stand in what the fact says, or in how one asks for it ("where I live"). */
function isSaidIn({ entity, predicate, value }: Fact, wanted: readonly string[]): boolean {
  const { you, other, asked } = predicateSpec(predicate);
  const ofSelf = entity.kind === 'self';
  const names = ofSelf ? [] : [entity.name, ...entity.aliases];
  const wordings = ofSelf ? [you, asked.you] : [other, asked.other];
  const said = new Set([...names, predicate, value, ...wordings].flatMap(terms));
  return wanted.every((term) => said.has(term));
}

function terms(text: string): readonly string[] {
  return wordsOf(text.replaceAll('_', ' ')).map(termOf);
}

function distinct(wordings: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const byKey = new Map(wordings.filter((one) => one.length > 0).map((one) => [one.join(' '), one]));
  return [...byKey.values()];
}

/** Ids of the user's own messages in which all of the terms stand. */
async function saying(
  wording: readonly string[],
  reach: Reach,
  stores: ForgetStores,
  except: readonly number[],
): Promise<readonly number[]> {
  const owners = ownersOf(reach);
  const turns = await holding(wording, reach, stores, except);
  return turns
    .filter(({ userId }) => userId !== undefined && owners.includes(userId))
    .map((one) => one.messageId);
}

async function holding(
  wording: readonly string[],
  { scope }: Reach,
  stores: ForgetStores,
  excludeMessageIds: readonly number[] = [],
) {
  const query = { terms: wording, limit: maxHits, before: 0, after: 0, excludeMessageIds };
  const { turns } = await stores.passages.search(scope, query);
  return turns.filter((turn) => wording.every((term) => turn.terms.includes(term)));
}

async function ownMessages(
  ids: readonly number[],
  reach: Reach,
  stores: ForgetStores,
): Promise<readonly StoredMessage[]> {
  if (ids.length === 0) return [];
  const owners = ownersOf(reach);
  const found = await stores.passages.passages(ids, reach.scope, 0);
  return found
    .flatMap(({ messages }) => messages)
    .filter(({ userId, text }) => userId !== undefined && owners.includes(userId) && text !== '')
    .toSorted((a, b) => a.id - b.id);
}

/**
 * The character's own lines in which it would live on: replies to the forgotten messages that share words with them, and, in
 * the user's DM, whatever repeats a forgotten value.
 */
async function echoesOf(
  { facts, messages }: Forgettable,
  reach: Reach,
  stores: ForgetStores,
): Promise<readonly StoredMessage[]> {
  const replies = await repliesTo(messages, reach, stores);
  if (reach.scope.kind !== 'dm') return replies;
  const values = distinct(facts.map(({ value }) => termsOf(value)));
  const repeating = await Promise.all(values.map((value) => holding(value, reach, stores)));
  const ids = repeating.flat().flatMap(({ userId, messageId }) => (userId === undefined ? [messageId] : []));
  if (ids.length === 0) return replies;
  const found = await stores.passages.passages([...new Set(ids)], reach.scope, 0);
  const known = new Set(replies.map(({ id }) => id));
  const more = found.flatMap((one) => one.messages).filter(({ id }) => !known.has(id));
  return [...replies, ...more];
}

/**
 * The character's words soon after each of these messages, where they repeat some of it. In a channel only the very next are
 * taken for an answer: those after may be for somebody else.
 */
export async function repliesTo(
  messages: readonly StoredMessage[],
  { scope }: Pick<Reach, 'scope'>,
  stores: Pick<ForgetStores, 'passages'>,
): Promise<readonly StoredMessage[]> {
  if (messages.length === 0) return [];
  const ids = messages.map(({ id }) => id);
  const stretches = await stores.passages.passages(ids, scope, replyWithin);
  const replies = stretches.flatMap(({ hitMessageId, messages: around }) => {
    const at = around.findIndex(({ id }) => id === hitMessageId);
    const said = around[at];
    const after = around.slice(at + 1).filter(({ fromCharacter }) => fromCharacter);
    const candidates = scope.kind === 'dm' ? after : after.slice(0, 1);
    return said ? candidates.filter(({ text }) => repeats(text, said.text)) : [];
  });
  return [...new Map(replies.map((reply) => [reply.id, reply])).values()];
}

function repeats(reply: string, said: string): boolean {
  const words = new Set(termsOf(said));
  return termsOf(reply).some((term) => words.has(term));
}
