/**
 * What the core asks of the outside. Each port has one contract suite in test/contract, run on every implementation and on
 * the fake. Implementations wrap unknown errors once, in the classes of errors.ts.
 */
import type {
  Attachment,
  Audience,
  Fact,
  IncomingMessage,
  ModelUsage,
  NewFact,
  Passage,
  PassageFindings,
  PassageIndex,
  Person,
  Place,
  PlatformName,
  PromptMessage,
  ReadScope,
  StoredMessage,
  Summary,
  SummaryTopic,
  UserProfile,
} from './types.ts';

/** Time, injected (rule 7). */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Uniform in [0, 1). */
export type Random = () => number;

/** Static sentence plus ids and numbers; never message text or tokens (rule 9). */
export interface Logger {
  debug(sentence: string, meta?: Readonly<Record<string, unknown>>): void;
  info(sentence: string, meta?: Readonly<Record<string, unknown>>): void;
  warn(sentence: string, meta?: Readonly<Record<string, unknown>>): void;
  error(sentence: string, meta?: Readonly<Record<string, unknown>>): void;
  /** A logger that adds `meta` to every line, e.g. a turn's correlation id. */
  with(meta: Readonly<Record<string, unknown>>): Logger;
}

// ---------------------------------------------------------------- platforms

/** The calls a rate limit allows: a token bucket shared by all surfaces with the same `key`. */
export interface RateLimit {
  /** What shares the bucket, e.g. `discord:channel:123`. */
  readonly key: string;
  /** Calls that may go out at once. */
  readonly burst: number;
  /** Calls regained per second. */
  readonly perSecond: number;
  /** A wider limit that these calls count against as well, such as all that a bot may ask in a second. */
  readonly within?: RateLimit;
}

/** The platform's limits and abilities where one reply is shown. Properties, so that the core needs no `if (platform …)`. */
export interface SurfaceTraits {
  /** Longest text of one part, counted in UTF-16 code units of our Markdown. */
  readonly maxChars: number;
  /** Never two edits of one part closer than this. */
  readonly minEditIntervalMs: number;
  /** Characters that must be there before the first text is shown (or 250 ms after the first token, whichever is first). */
  readonly firstTextChars: number;
  /**
   * `replace`: `grow` redraws the whole part, so open code fences are closed for show. `append`: the platform only adds to
   * what stands, so the shown text must be a prefix of the final one. `none`: a part is shown once, whole.
   */
  readonly growth: 'replace' | 'append' | 'none';
  readonly rateLimit: RateLimit;
}

/** Names a posted part on its platform, e.g. a message id. */
export type PartId = string;

export interface PartOptions {
  /** Stable over retries and restarts: the same part posted twice with one key shows once, where the platform can do that. */
  readonly idempotencyKey: string;
  /** True when no `grow` will follow: the part is complete. */
  readonly whole: boolean;
  /** Show a "try again" button under a reply that broke off, where the platform has buttons. */
  readonly retryButton?: boolean;
}

/**
 * Where one reply is shown and edited. One per turn; not shared. All text is Markdown; the platform renders it.
 * @throws RateLimited, PlatformUnavailable, TargetGone, PermissionMissing, PlatformRefused
 */
export interface Surface {
  readonly traits: SurfaceTraits;
  /** Shows a new part below what stands and returns its id. The first part carries the reference to what it answers. */
  open(text: string, options: PartOptions): Promise<PartId>;
  /** Makes the part's text `text` (with growth `append`: always an extension of the text before). */
  grow(part: PartId, text: string): Promise<void>;
  /** The part's last and whole text. Called once for each part that was not opened whole. */
  close(part: PartId, text: string, options?: Pick<PartOptions, 'retryButton'>): Promise<void>;
  /** Takes a part away: an adopted part that the reply no longer needs. Absent where the platform cannot. */
  remove?(part: PartId): Promise<void>;
  /** Shows that the character is writing (typing indicator, assistant status). Lapses by itself. Never throws. */
  typing(): Promise<void>;
}

/** What a reply answers, and where it goes. */
export interface SurfaceTarget {
  readonly place: Place;
  /** The message to refer to; undefined for a plain message. */
  readonly replyToPlatformMessageId?: string;
  /** The person answered (Slack streams need to know them). */
  readonly recipient: Person;
  /** Parts shown before a restart: `open` is not called again for these, the surface adopts them. */
  readonly adopted?: readonly PartId[];
}

export interface PlatformState {
  readonly state: 'off' | 'connecting' | 'ready' | 'degraded' | 'failed';
  /** One line for people: who we are there, or what is wrong. */
  readonly detail: string;
}

/** One chat platform. `start` resolves when events flow; `stop` takes no more events, then closes. */
export interface Platform {
  readonly name: PlatformName;
  start(inbound: Inbound): Promise<void>;
  stop(): Promise<void>;
  surface(target: SurfaceTarget): Surface;
  /**
   * The attachment's bytes, at most `maxBytes`.
   * @throws InvalidInput when larger or from a host that is not the platform's, PlatformUnavailable
   */
  fetchAttachment(attachment: Attachment, maxBytes: number, signal?: AbortSignal): Promise<Uint8Array>;
  /** How people call a place, and where to find one message in it. Absent where the platform cannot tell; never throws. */
  locate?(place: Place, platformMessageId: string): Promise<Located>;
  state(): PlatformState;
}

export interface Located {
  /** Such as `#general` or `#general (Harbor)`. */
  readonly name?: string;
  /** Opens the message on the platform. */
  readonly link?: string;
}

/** What the core offers to platforms: every event ends in one of these. None rejects for a bad event; it logs. */
export interface Inbound {
  /** Resolves when the message is stored (or known already): only then acknowledge it to the platform. */
  message(message: IncomingMessage): Promise<void>;
  /** The user changed the text of their message. */
  edited(place: Place, platformMessageId: string, text: string): Promise<void>;
  deleted(place: Place, platformMessageId: string): Promise<void>;
  typing(place: Place, platformUserId: string): void;
  /** The "try again" button under a reply that broke off. `part`: the part it stands under. */
  retry(place: Place, part: PartId, by: Person): Promise<void>;
  command(invocation: CommandInvocation): Promise<CommandReply>;
}

export interface CommandSpec {
  readonly name: string;
  readonly description: string;
  readonly subcommands?: readonly { readonly name: string; readonly description: string }[];
  /** A free-text argument. */
  readonly argument?: { readonly name: string; readonly description: string };
}

export interface CommandInvocation {
  /** Without the slash: `memory`. */
  readonly name: string;
  /** `forget` in `/memory forget my ex`; empty when none. */
  readonly subcommand: string;
  readonly argument: string;
  readonly place: Place;
  readonly by: Person;
}

export interface CommandReply {
  /** Markdown. */
  readonly text: string;
  /** Shown to the caller only, where the platform can. */
  readonly ephemeral: boolean;
  /** Sent after the text, one by one as they come, for the caller only. May throw what the stores throw. */
  readonly files?: AsyncIterable<CommandFile>;
  /** Shown under the text where the platform has buttons; the text says how to do the same by typing. */
  readonly buttons?: readonly CommandButton[];
}

/** Pressing it runs a command, as its presser. */
export interface CommandButton {
  readonly label: string;
  /** It does what cannot be undone. */
  readonly danger: boolean;
  readonly runs: Pick<CommandInvocation, 'name' | 'subcommand' | 'argument'>;
}

export interface CommandFile {
  readonly name: string;
  /** Such as `application/json`. */
  readonly mediaType: string;
  readonly text: string;
}

// ---------------------------------------------------------------- language model

export interface ModelRequest {
  /** The provider's model name. */
  readonly model: string;
  readonly messages: readonly PromptMessage[];
  readonly maxOutputTokens: number;
  /** 0 to 2. */
  readonly temperature: number;
  /** Until the first token. */
  readonly firstTokenTimeoutMs: number;
  /** Between two tokens. */
  readonly tokenTimeoutMs: number;
  readonly signal?: AbortSignal;
  /** The answer is to be JSON of this shape (structured outputs, strict). */
  readonly format?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
}

export type ModelEvent =
  | { readonly type: 'text'; readonly text: string }
  /** `cut`: the provider ended at the token limit. `refused`: its content filter did. */
  | { readonly type: 'finish'; readonly reason: 'whole' | 'cut' | 'refused' }
  | { readonly type: 'usage'; readonly usage: ModelUsage };

/** A chat model. One `stream` is one call of the budget. */
export interface LanguageModel {
  /**
   * Makes one request, when iterated, and yields its text as it comes. Ends after `finish`.
   * @throws RateLimited, ModelUnavailable (also when the stream ends without `finish`), InvalidInput (request refused as
   * malformed or too long), or the signal's reason
   */
  stream(request: ModelRequest): AsyncIterable<ModelEvent>;
}

/** Turns texts into vectors whose nearness is nearness of meaning. */
export interface Embedder {
  /** Names the vector space: vectors of different names are never compared. */
  readonly space: string;
  /**
   * One vector for each text, in order, all of one length.
   * @throws RateLimited, ModelUnavailable, InvalidInput, or the signal's reason
   */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]>;
}

// ---------------------------------------------------------------- stores

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
