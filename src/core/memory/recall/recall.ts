/** Gathers, bounded, what may be used to answer a turn. */
import type { FactStore, MessageStore, PassageStore, SummaryStore } from '../../store-ports.ts';
import type { Fact, Passage, ReadScope, Snapshot, StoredMessage, UserProfile } from '../../types.ts';
import { findPassages, type MeaningSearch } from '../search/find-passages.ts';
import { findSaidOfAsker } from '../search/said-of-asker.ts';
import { termsOf, wordsOf } from '../search/terms.ts';
import { countTokens } from '../tokens.ts';
import { selectFacts } from './select-facts.ts';
import { stretchesOf } from './stretches.ts';

export interface RecallStores {
  readonly messages: Pick<MessageStore, 'recent'>;
  readonly facts: Pick<FactStore, 'current'>;
  readonly passages: Pick<PassageStore, 'search' | 'passages' | 'speakers' | 'latest' | 'workspacesOf'>;
  readonly summaries: Pick<SummaryStore, 'read'>;
  /** Where texts are embedded: passages are found by their meaning, too. */
  readonly meaning?: MeaningSearch | undefined;
}

export interface RecallQuery {
  readonly conversationId: string;
  /** The channel that a thread hangs in; its newest messages give a young thread its context. Same readers only. */
  readonly parentConversationId?: string;
  /** Who speaks. */
  readonly user: Pick<UserProfile, 'id' | 'linkedUserIds' | 'displayName'>;
  readonly scope: ReadScope;
  /** The words of the turn. */
  readonly text: string;
  readonly characterName: string;
  /** The turn's own messages, which are no memory. */
  readonly excludeMessageIds: readonly number[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface RecallLimits {
  readonly recentMessages: number;
  /** Estimated tokens of all recent messages together, names included. */
  readonly recentTokens: number;
  /** Estimated tokens of all facts together. */
  readonly factTokens: number;
  /** Passages looked up for a turn, and the estimated tokens of all of them together. */
  readonly passages: number;
  readonly passageTokens: number;
}

/** Standing facts read for one turn, of the speaker; of all others that the turn names. */
const ownFactLimit = 300;
const otherFactLimit = 60;
/** A thread with fewer messages than this is young. */
const youngThread = 6;
/** In a DM, of what others said in public about its user. */
const ofAskerAtMost = 2;
/** A hit is told with so many neighbours on each side. */
const neighbours = 2;
/** What is said with memory paused is talk for as long as one talks, and then it is gone. */
const pausedTalkMs = 3_600_000;
const ellipsis = ' …';

/**
 * One snapshot: recent turns, facts, summary and passages, all readable by `scope`, each within its bound, in an order that
 * depends on nothing that the scope may not read.
 * @throws StorageUnavailable
 */
export async function recall(
  stores: RecallStores,
  query: RecallQuery,
  limits: RecallLimits,
): Promise<Snapshot> {
  const { scope } = query;
  const [recent, own, people, found, summary] = await Promise.all([
    recentOf(stores, query, limits),
    stores.facts.current([query.user.id, ...query.user.linkedUserIds], scope, ownFactLimit),
    peopleNamed(stores, query),
    findPassages(stores.passages, query, limits.passages, stores.meaning),
    summaryOf(stores, query),
  ]);
  const [theirs, stretches, latest, ofAsker] = await Promise.all([
    factsOfOthers(stores, query, people),
    found.length === 0 ? [] : stores.passages.passages(found, scope, neighbours),
    latestOf(stores, query, people, recent, limits.passages - found.length),
    scope.kind === 'dm' ? findSaidOfAsker(stores.passages, { ...query, scope }, ofAskerAtMost) : [],
  ]);
  const facts = selectFacts([...own, ...theirs], { ...query, tokens: limits.factTokens });
  const shown = new Set([...recent.map(({ id }) => id), ...query.excludeMessageIds]);
  return {
    facts,
    people: people.filter(({ userId }) => facts.some(({ ownerUserId }) => ownerUserId === userId)),
    recent,
    passages: stretchesOf([...ofAsker, ...stretches, ...latest], shown, limits.passageTokens),
    ...(summary !== undefined && { summary }),
  };
}

async function recentOf(
  { messages }: RecallStores,
  { conversationId, parentConversationId, excludeMessageIds, now }: RecallQuery,
  { recentMessages, recentTokens }: RecallLimits,
): Promise<readonly StoredMessage[]> {
  const wanted = recentMessages + excludeMessageIds.length;
  const [own, above] = await Promise.all([
    messages.recent(conversationId, wanted),
    parentConversationId === undefined ? [] : messages.recent(parentConversationId, wanted),
  ]);
  const excluded = new Set(excludeMessageIds);
  const stands = ({ id, kept, sentAt }: StoredMessage) =>
    !excluded.has(id) && (kept !== false || now - sentAt <= pausedTalkMs);
  const kept = (all: readonly StoredMessage[]) => all.filter(stands);
  const thread = kept(own);
  const candidates = thread.length < youngThread ? [...kept(above), ...thread] : thread;
  return withinTokens(candidates.slice(-recentMessages), recentTokens);
}

type People = Snapshot['people'];

/** Other users whose name stands in the turn. In a DM nothing of others can be read. */
async function peopleNamed({ passages }: RecallStores, { scope, text, user }: RecallQuery): Promise<People> {
  const words = [...new Set(wordsOf(text.slice(0, maxNameChars)))].filter((word) => word.length > 1);
  if (scope.kind === 'dm' || words.length === 0) return [];
  const named = await passages.speakers(words, scope);
  return named.filter(({ userId }) => userId !== user.id).slice(0, maxPeople);
}

/** Names are looked for in so much of a turn, and so many people are told of. */
const maxNameChars = 1_000;
const maxPeople = 8;

function factsOfOthers(
  { facts }: RecallStores,
  { scope }: RecallQuery,
  people: People,
): Promise<readonly Fact[]> {
  if (people.length === 0) return Promise.resolve([]);
  return facts.current(
    people.map(({ userId }) => userId),
    scope,
    otherFactLimit,
  );
}

/** Of somebody who is named so many newest messages are told, whatever else was found. */
const leastOfNamed = 2;
/** And so many at most: they are a guess. */
const latestAtMost = 4;
const speaksOfSelf = /\b(?:i|i'?m|i'?ve|my|me|mine|we|our)\b/i;

/**
 * What the people of whom the turn speaks said last, for a question that shares no word with its answer ("is Ravi around
 * midweek?"): those named, else the asker where the turn or the place is theirs, else anybody.
 */
async function latestOf(
  { passages }: RecallStores,
  { scope, text, user, excludeMessageIds }: RecallQuery,
  people: People,
  recent: readonly StoredMessage[],
  room: number,
): Promise<readonly Passage[]> {
  const limit = Math.min(latestAtMost, Math.max(room, people.length > 0 ? leastOfNamed : 0));
  if (limit <= 0 || termsOf(text).length === 0) return [];
  const named = people.map(({ userId }) => userId);
  const isTheirs = scope.kind === 'dm' || speaksOfSelf.test(text);
  const own = isTheirs ? [user.id, ...user.linkedUserIds] : undefined;
  const userIds = named.length > 0 ? named : own;
  const shown = [...excludeMessageIds, ...recent.map(({ id }) => id)];
  const latest = await passages.latest(scope, {
    limit,
    excludeMessageIds: shown,
    ...(userIds && { userIds }),
  });
  return latest.map((message) => ({ hitMessageId: message.id, messages: [message] }));
}

/** In a DM what is known of the user; in a channel what has been talked about, too. */
async function summaryOf(
  { summaries }: RecallStores,
  { user, scope, conversationId }: RecallQuery,
): Promise<string | undefined> {
  const topics = [
    { kind: 'user', userId: user.id, scope } as const,
    ...(scope.kind === 'channel' ? [{ kind: 'conversation', conversationId } as const] : []),
  ];
  const read = await Promise.all(topics.map((topic) => summaries.read(topic)));
  const texts = read.flatMap((summary) => (summary && summary.text !== '' ? summary.text : []));
  return texts.length === 0 ? undefined : texts.join('\n');
}

/**
 * The newest messages that fit, whole, oldest first. A newest message too large by itself is shortened to fit, so that there
 * is always something to go by.
 */
export function withinTokens(messages: readonly StoredMessage[], budget: number): readonly StoredMessage[] {
  const kept: StoredMessage[] = [];
  let left = budget;
  for (const message of messages.toReversed()) {
    const cost = costOf(message);
    if (cost > left) {
      const shortened = kept.length === 0 ? shorten(message, left) : undefined;
      return shortened ? [shortened] : kept.toReversed();
    }
    kept.push(message);
    left -= cost;
  }
  return kept.toReversed();
}

/** Tokens of a message as the prompt shows it: "Name: text". */
export function costOf(message: Pick<StoredMessage, 'authorName' | 'text'>): number {
  return countTokens(`${message.authorName}: ${message.text}`);
}

/** The longest beginning that fits, found by halving. */
function shorten(message: StoredMessage, budget: number): StoredMessage | undefined {
  let [least, most] = [0, message.text.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (costOf(cut(message, middle)) <= budget) least = middle;
    else most = middle - 1;
  }
  return least === 0 ? undefined : cut(message, least);
}

function cut(message: StoredMessage, length: number): StoredMessage {
  const whole = message.text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
  return { ...message, text: `${whole}${ellipsis}` };
}
