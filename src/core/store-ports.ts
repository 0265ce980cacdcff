/**
 * What the core asks of its stores. Each has one contract suite in test/contract, run on every database. Stores wrap unknown
 * errors once, in the classes of errors.ts.
 */
import type { PartId } from './ports.ts';
import type {
  Audience,
  Fact,
  IncomingMessage,
  NewFact,
  Passage,
  PassageFindings,
  PassageIndex,
  Person,
  Place,
  ReadScope,
  StoredMessage,
  Summary,
  SummaryTopic,
  UserProfile,
} from './types.ts';

/** An accepted message whose turn has not ended, with what has been shown of the reply. */
export interface OpenMessage {
  readonly messageId: number;
  readonly userId: number;
  readonly incoming: IncomingMessage;
  /** As in `AcceptedMessage`. */
  readonly ownThread: boolean;
  /** Visible parts of an earlier try to answer it; absent when this process took the message in and nothing was tried. */
  readonly shownParts?: readonly PartId[];
}

export interface AcceptedMessage {
  readonly fresh: boolean;
  readonly messageId: number;
  readonly userId: number;
  /** This message, or an earlier one of the conversation, stood in the character's own thread (`IncomingMessage.inOwnThread`). */
  readonly ownThread: boolean;
}

/**
 * The durable inbox: a message is stored with its processing state before it is acknowledged, and leaves when its turn ends.
 */
export interface Inbox {
  /**
   * Stores the message, its author's profile and its conversation in one transaction. While the author has memory paused the
   * message is not kept (`StoredMessage.kept`).
   * `fresh` is false when conversation and platform id are known already: then nothing was changed.
   */
  accept(message: IncomingMessage, conversationId: string, audience: Audience): Promise<AcceptedMessage>;
  /** Notes what of a turn's reply is visible. `messageIds[0]` is the turn's first message. */
  journal(messageIds: readonly number[], shownParts: readonly PartId[]): Promise<void>;
  /** The turn has ended for these messages: answered, or not to be answered. */
  settle(messageIds: readonly number[]): Promise<void>;
  /** What a process that died left open, oldest first, received after `sinceMs`; older ones are settled. */
  open(sinceMs: number): Promise<readonly OpenMessage[]>;
}

export interface NewReply {
  readonly conversationId: string;
  /** Where it was said, for a conversation in which nobody has spoken yet; a known one keeps its own. */
  readonly place?: Place;
  readonly characterName: string;
  readonly text: string;
  /** Ids of the parts on the platform, in order; at least one. */
  readonly parts: readonly PartId[];
  /** The stored message that it answers; undefined when it spoke unasked. */
  readonly answersMessageId?: number;
  readonly sentAt: number;
}

export interface MessageStore {
  /** The newest `limit` messages that are not deleted, oldest first. */
  recent(conversationId: string, limit: number): Promise<readonly StoredMessage[]>;
  /** What a user said that `scope` may read, newer than one id, oldest first: for exports, page by page. */
  ofUser(
    userId: number,
    scope: ReadScope,
    afterMessageId: number,
    limit: number,
  ): Promise<readonly StoredMessage[]>;
  /**
   * Stores the character's reply. A second reply to the same message with the same first part replaces the first. It is kept
   * where the message that it answers is.
   */
  saveReply(reply: NewReply): Promise<StoredMessage>;
  find(conversationId: string, platformMessageId: string): Promise<StoredMessage | undefined>;
  /** The user message that a reply answers, and all parts of that reply, found by any of them. */
  answeredBy(
    conversationId: string,
    part: PartId,
  ): Promise<{ readonly message: StoredMessage; readonly parts: readonly PartId[] } | undefined>;
  /** Changes the text of a user's message, which is not kept any more while they have memory paused; undefined when it is not known. */
  edit(
    conversationId: string,
    platformMessageId: string,
    text: string,
    at: number,
  ): Promise<StoredMessage | undefined>;
  /** Marks a message deleted and clears its text; undefined when it is not known. */
  remove(conversationId: string, platformMessageId: string, at: number): Promise<StoredMessage | undefined>;
  /**
   * What a user said after one message is not kept: it was stored before their wish to pause memory was granted. It leaves the
   * index and voids summaries. Returns the ids of those that changed.
   */
  unkeepAfter(userId: number, messageId: number): Promise<readonly number[]>;
}

export interface ProfileStore {
  get(userId: number): Promise<UserProfile | undefined>;
  find(person: Pick<Person, 'platform' | 'id'>): Promise<UserProfile | undefined>;
  /** Creates or freshens the profile of somebody who used a command before ever speaking. */
  meet(person: Person, at: number): Promise<UserProfile>;
  update(userId: number, change: { readonly remembers?: boolean; readonly pronouns?: string }): Promise<void>;
}

/** Accounts of one person on several platforms, joined by a one-time code. */
export interface LinkStore {
  /** Keeps the hash of a code; an older unused one of this user is void from now on. */
  offer(userId: number, codeHash: string, expiresAt: number, at: number): Promise<void>;
  /** Codes offered, and tried in vain, by a user since a moment: what a rate limit counts. */
  attempts(userId: number, sinceMs: number): Promise<{ readonly offered: number; readonly failed: number }>;
  /** Links the two accounts, and all that each is linked with. A code works once, in time, and not for who offered it. */
  redeem(userId: number, codeHash: string, at: number): Promise<'linked' | 'unknown' | 'own'>;
  /** Takes one account out of its group. False when it was in none. */
  unlink(userId: number): Promise<boolean>;
}

export interface FactStore {
  /**
   * Records statements in order, in one transaction. The entity is found by name or alias among those that all readers of the
   * statement can read, or made. A predicate of cardinality `one` closes the interval of the old value (rule 5) for the same
   * owner, entity and audience reach; an identical current fact is left as it is. Nothing is overwritten. Recording the same
   * message again changes nothing.
   */
  record(facts: readonly NewFact[], at: number): Promise<void>;
  /** Standing facts of these owners that `scope` may read, newest first; the filter stands in the query (rule 1). */
  current(ownerUserIds: readonly number[], scope: ReadScope, limit: number): Promise<readonly Fact[]>;
  /** As `current`, with those whose interval has ended: what "before" questions look at. */
  history(ownerUserIds: readonly number[], scope: ReadScope, limit: number): Promise<readonly Fact[]>;
  /** Notes that facts were told or given to a model: their salience rises. */
  used(factIds: readonly number[], at: number): Promise<void>;
  /** Retracts everything derived from a message (rule 5). Returns how many. */
  retractFrom(sourceMessageId: number, at: number): Promise<number>;
  /** Retracts single facts of their owner. Returns how many. */
  retract(ownerUserId: number, factIds: readonly number[], at: number): Promise<number>;
}

/** The full-text index over messages, its statistics kept for each scope. */
export interface PassageStore {
  /** Makes stored messages findable; one that is indexed already is indexed anew. Deleted or unknown ones are left out. */
  index(entries: readonly ({ readonly messageId: number } & PassageIndex)[]): Promise<void>;
  /** Takes a message out of the index and the statistics. */
  remove(messageId: number): Promise<void>;
  /**
   * What a ranking needs for a query, of exactly what `scope` may read (rule 1 in the query). Candidates hold at least one of
   * `terms`, those with rarer terms first and newer before older, `limit` at most; each comes with up to `before` and
   * `after` neighbours of its conversation.
   */
  search(
    scope: ReadScope,
    query: {
      readonly terms: readonly string[];
      readonly limit: number;
      readonly before: number;
      readonly after: number;
      readonly excludeMessageIds: readonly number[];
    },
  ): Promise<PassageFindings>;
  /** The kept ones of these messages, with up to `around` kept and readable neighbours on each side, in the order asked for; overlapping stretches stay apart. */
  passages(messageIds: readonly number[], scope: ReadScope, around: number): Promise<readonly Passage[]>;
  /** Workspaces in which a user has said something that is findable, in order of their names. */
  workspacesOf(userId: number): Promise<readonly string[]>;
  /**
   * The newest findable messages of users that `scope` may read, newest first: of these users, or of anybody. What a search
   * by words cannot find, because the question names nothing of it.
   */
  latest(
    scope: ReadScope,
    query: {
      readonly userIds?: readonly number[];
      readonly limit: number;
      readonly excludeMessageIds: readonly number[];
    },
  ): Promise<readonly StoredMessage[]>;
  /** Kept messages that are stored and not in the index, oldest first: left behind by a process that died. */
  unindexed(limit: number): Promise<readonly StoredMessage[]>;
  /** Users with one of these names (lower case, whole or first word) who said something that `scope` may read. */
  speakers(
    names: readonly string[],
    scope: ReadScope,
  ): Promise<readonly { readonly userId: number; readonly name: string }[]>;
}

/** Vectors of messages, for search by meaning beside the search by words. */
export interface VectorStore {
  /**
   * Keeps one vector for each message and space. A message that is deleted, or whose words change, takes its vectors with it;
   * one that is not findable, or whose text is another by now, is left out. An empty vector stands for a message that cannot be
   * embedded: it is never near anything, and not missing.
   */
  put(
    space: string,
    entries: readonly {
      readonly message: Pick<StoredMessage, 'id' | 'text'>;
      readonly vector: Float32Array;
    }[],
  ): Promise<void>;
  /** Ids of the messages that `scope` may read (rule 1 in the query) whose vectors point the most the same way, nearest first. */
  nearest(
    space: string,
    scope: ReadScope,
    vector: Float32Array,
    limit: number,
    excludeMessageIds: readonly number[],
  ): Promise<readonly number[]>;
  /** Findable messages without a vector in this space, newest first. What lies far back may come at a later call only. */
  missing(space: string, limit: number): Promise<readonly StoredMessage[]>;
}

export interface SummaryStore {
  /** One indexed query. A summary made void by a deletion is not there. */
  read(topic: SummaryTopic): Promise<Summary | undefined>;
  /** Writes the next version, unless what it is made of has been voided since `readAt`: then false. */
  write(summary: Omit<Summary, 'version' | 'writtenAt'>, at: number, readAt: number): Promise<boolean>;
  /** Topics with messages since `activeSinceMs` whose summary is void, missing or behind by at least `behind` messages; void ones first. */
  due(activeSinceMs: number, behind: number, limit: number): Promise<readonly SummaryTopic[]>;
  /** What a summary of the topic may be made of: kept, readable messages after one id, oldest first. */
  material(topic: SummaryTopic, afterMessageId: number, limit: number): Promise<readonly StoredMessage[]>;
  /** Voids, text and all, every summary that may hold words of this message. */
  voidFrom(messageId: number, at: number): Promise<void>;
}

/** How far background reading by the model has come, and what is left to read. */
export interface ReadingStore {
  /** Conversations that have been quiet since `quietSinceMs` and hold kept messages of users that were not read. */
  unread(quietSinceMs: number, limit: number): Promise<readonly string[]>;
  /** The next kept messages of a conversation that were not read, oldest first, with who owns them and who can read them. */
  next(
    conversationId: string,
    limit: number,
  ): Promise<
    readonly { readonly message: StoredMessage; readonly audience: Audience; readonly remembers: boolean }[]
  >;
  /** Everything of the conversation up to this message has been read. */
  advance(conversationId: string, messageId: number): Promise<void>;
}

/** Which run of a scheduled job is whose: each tick is run once, whichever replica claims it. */
export interface JobLedger {
  /**
   * True for the one caller that gets this tick; nobody does while another tick of the job is unfinished. A claim whose holder
   * died stands for `leaseMs`.
   */
  claim(job: string, tickMs: number, leaseMs: number): Promise<boolean>;
  finish(job: string, tickMs: number, outcome: 'done' | 'failed', detail: string): Promise<void>;
}

/** Deletes for good: rows, index and, where the database allows, their bytes. */
export interface Eraser {
  /** Everything of these accounts: messages and the replies to them, facts, entities, summaries, moods, profiles. */
  wipe(userIds: readonly number[]): Promise<{ readonly messages: number; readonly facts: number }>;
  /** Messages sent before, with all that came from them, at most `limit` of them; how many. */
  purge(beforeMs: number, limit: number): Promise<number>;
  /** Overwrites what deletions since the last time left in the database's files; without any, does nothing. */
  scrub(): Promise<void>;
}

/** One thing that moved the mood: enough to replay it (rule 4). */
export interface MoodEvent {
  /** Whose mood, and who could read what moved it, e.g. `wren@discord/123`. */
  readonly scope: string;
  readonly userId: number;
  readonly at: number;
  /** What the appraisal of one message said, each in [-1, 1]. */
  readonly pleasure: number;
  readonly arousal: number;
  readonly dominance: number;
  readonly sourceMessageId: number;
}

export interface MoodLog {
  /** Appends; a second event from the same message is ignored. */
  append(event: MoodEvent): Promise<void>;
  /** Events of any of these scopes since `sinceMs`, of one user where one is given, oldest first. */
  since(scopes: readonly string[], sinceMs: number, userId?: number): Promise<readonly MoodEvent[]>;
}

/** Small durable notes of adapters: registered command hash, a workspace without native streaming. */
export interface Notebook {
  read(key: string): Promise<string | undefined>;
  write(key: string, value: string): Promise<void>;
}
