/** The plain words that every room of the house shares (DESIGN.md, "Words"). Types only, no behaviour. */

export const platformNames = ['discord', 'slack', 'local'] as const;
export type PlatformName = (typeof platformNames)[number];

export const visibilities = ['dm', 'private', 'public'] as const;
/** Who can read a place: one user (`dm`), the members of one channel (`private`), the whole workspace (`public`). */
export type Visibility = (typeof visibilities)[number];

/** Where something is said. */
export interface Place {
  readonly platform: PlatformName;
  /** Discord guild id, Slack team id, or a name on the local page. Empty where there is none (a Discord DM). */
  readonly workspace: string;
  readonly channel: string;
  /** Thread inside the channel: Discord thread id, Slack `thread_ts`. */
  readonly thread?: string;
  readonly visibility: Visibility;
}

/** One user on one platform, as an event describes them. */
export interface Person {
  readonly platform: PlatformName;
  /** Discord user id; Slack `team/user`-unique user id; local user name. */
  readonly id: string;
  /** Display name where the event was seen. */
  readonly name: string;
  /** IANA name such as `Europe/Lisbon`, where the platform tells. */
  readonly timeZone?: string;
  /** BCP 47 tag such as `en-GB`, where the platform tells. */
  readonly locale?: string;
}

export type AttachmentKind = 'image' | 'text' | 'other';

export interface Attachment {
  readonly kind: AttachmentKind;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Where the platform serves it; only the platform's own adapter fetches it. */
  readonly url: string;
}

/** A platform's event, parsed. Nothing else of the SDK goes past the platform's folder. */
export interface IncomingMessage {
  readonly place: Place;
  readonly author: Person;
  /** True for bots, webhooks and the character itself: such messages are dropped by `accept`. */
  readonly authorIsBot: boolean;
  /** The platform's own id, unique within the conversation. */
  readonly platformMessageId: string;
  /** Markdown, with mentions of people written as `@Display Name` and the character's own mention removed. */
  readonly text: string;
  readonly mentionsCharacter: boolean;
  /** A user other than the character is mentioned (`@everyone` and roles do not count). */
  readonly mentionsOthers: boolean;
  readonly replyTo?: { readonly platformMessageId: string; readonly toCharacter: boolean };
  /** The thread in which this stands was started by, or from a message to, the character. */
  readonly inOwnThread: boolean;
  readonly attachments: readonly Attachment[];
  /** The platform's time stamp, milliseconds since 1970. */
  readonly sentAt: number;
  /** When the process received the event, milliseconds since 1970. */
  readonly receivedAt: number;
}

/** Who can read a statement: the place's readers, taken when it was made. */
export interface Audience {
  readonly visibility: Visibility;
  readonly platform: PlatformName;
  readonly workspace: string;
  /** Channel of a `private` audience (its threads included); the DM's channel for `dm`; empty for `public`. */
  readonly channel: string;
}

/**
 * What a place may read, as the store's query needs it (rule 1). A row passes when
 * `public` in the same workspace and the reader is a channel, or `private` in the same channel, or the reader is a DM of the
 * user who owns the row (on the same platform, and for a workspace platform in the same workspace) or of an account that this
 * user has linked.
 */
export type ReadScope =
  | {
      readonly kind: 'channel';
      readonly platform: PlatformName;
      readonly workspace: string;
      readonly privateChannel?: string;
    }
  | {
      readonly kind: 'dm';
      readonly platform: PlatformName;
      readonly workspace: string;
      readonly userId: number;
      /** The same person's other accounts: a DM reads what they own, wherever it was said. */
      readonly linkedUserIds: readonly number[];
    };

/** A stored message of a conversation: a user's, or the character's. */
export interface StoredMessage {
  readonly id: number;
  readonly conversationId: string;
  /** Absent for the character's own messages. */
  readonly userId?: number;
  /** Display name of the user, or the character's name. */
  readonly authorName: string;
  readonly fromCharacter: boolean;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly platformMessageId: string;
  readonly replyToPlatformMessageId?: string;
  readonly sentAt: number;
  /** Said, or answered, while its user had memory paused: nothing is ever made of it, whatever they wish later. Absent when kept. */
  readonly kept?: false;
}

export interface UserProfile {
  readonly id: number;
  readonly platform: PlatformName;
  readonly platformUserId: string;
  readonly displayName: string;
  readonly timeZone?: string;
  readonly locale?: string;
  readonly pronouns?: string;
  /** The same person's other accounts, by `/link`. */
  readonly linkedUserIds: readonly number[];
  /** False while the user has paused memory: nothing new is extracted. */
  readonly remembers: boolean;
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
}

export const entityKinds = ['self', 'person', 'pet', 'place', 'organisation', 'event', 'thing'] as const;
export type EntityKind = (typeof entityKinds)[number];

/** Whom or what a user speaks of. */
export interface EntityRef {
  /** `self` for the speaker; else what the user calls it, lower case: a role (`older sister`, `dog`) or a name (`mia`). */
  readonly name: string;
  readonly kind: EntityKind;
  /** What else the same statement calls it, lower case: `mia` for "my older sister Mia". */
  readonly aliases: readonly string[];
}

/** A stored entity: its aliases are all that its owner's statements gave it, as far as the reader may know them. */
export interface Entity extends EntityRef {
  readonly id: number;
}

interface FactWords {
  readonly ownerUserId: number;
  /** A row of `core/memory/predicates.ts`, or an attribute named by the user (`middle name`). */
  readonly predicate: string;
  readonly value: string;
  readonly cardinality: 'one' | 'many';
  readonly sourceMessageId: number;
  readonly audience: Audience;
  /** When it became true in the world, as far as is known: the time it was said. */
  readonly validFrom: number;
  /** How sure the reading is, in (0, 1]. */
  readonly confidence: number;
  /** How much it matters in a life, in [0, 1]: an allergy more than a liking. */
  readonly importance: number;
}

/** A statement to be stored: entity, predicate and value, said by a user in a message. */
export interface NewFact extends FactWords {
  readonly entity: EntityRef;
  /**
   * `holds` (the default): it is so from `validFrom` on. `ended`: it is so no more ("I quit", "we broke up"): closes what stands
   * of the predicate, or of its `value` alone where that is not empty, and is itself history at once.
   */
  readonly effect?: 'holds' | 'ended';
  /** Other predicates of the same entity whose standing facts this one ends, such as `partner` for being single. */
  readonly ends?: readonly string[];
  /** When it stops being true, where the statement says so: the day after a planned event. */
  readonly validTo?: number;
}

export interface Fact extends FactWords {
  readonly id: number;
  readonly entity: Entity;
  readonly effect: 'holds' | 'ended';
  /** When it stopped being true; absent while it stands. */
  readonly validTo?: number;
  readonly recordedAt: number;
  /** When it was last told or given to a model; absent for never. */
  readonly lastUsedAt?: number;
  readonly uses: number;
}

// ---------------------------------------------------------------- passages and summaries

/** What makes one message findable, computed by core/memory/passage.ts and kept beside it. */
export interface PassageIndex {
  /** Index terms in order, repeated as often as they stand in the message: of its text, then of what its files are called. */
  readonly terms: readonly string[];
  /** A set of bits, named in core/memory/passage.ts: asks a question, tells a time, ends with a question. */
  readonly traits: number;
}

/** A message as the ranking sees it. */
export interface PassageTurn extends PassageIndex {
  readonly messageId: number;
  /** Equal for messages of one conversation. */
  readonly conversation: number;
  /** Place in its conversation: neighbours differ by one, unless one between them may not be read or is gone. */
  readonly ordinal: number;
  readonly sentAt: number;
  /** Absent for the character's own messages. */
  readonly userId?: number;
}

/** What a search looks at: collection statistics of exactly what the scope may read, and the candidates with their neighbours. */
export interface PassageFindings {
  /** Messages that the scope may read. */
  readonly documents: number;
  /** Terms of all of them together. */
  readonly totalTerms: number;
  /** In how many of them a term of the query stands; terms that stand nowhere are left out. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** Ordered by conversation, then ordinal; each once. */
  readonly turns: readonly PassageTurn[];
}

/** A stretch of the past that was found: the hit with its neighbours, oldest first. */
export interface Passage {
  readonly hitMessageId: number;
  readonly messages: readonly StoredMessage[];
}

/** Whom or what a summary is about, and who may read it. */
export type SummaryTopic =
  | { readonly kind: 'user'; readonly userId: number; readonly scope: ReadScope }
  | { readonly kind: 'conversation'; readonly conversationId: string };

export interface Summary {
  readonly topic: SummaryTopic;
  readonly text: string;
  /** The newest message that is in it. */
  readonly coversUntilMessageId: number;
  /** Counts the writings of this summary, from 1. */
  readonly version: number;
  readonly writtenAt: number;
}

/** Core affect, each axis in [-1, 1]. */
export interface Mood {
  readonly pleasure: number;
  readonly arousal: number;
  readonly dominance: number;
}

/** What stands between the character and one user, in [-1, 1]. */
export interface Relationship {
  readonly affinity: number;
}

export const tiers = ['instant', 'fast', 'deep'] as const;
export type Tier = (typeof tiers)[number];

/** One message of a prompt, in the Chat Completions sense. */
export interface PromptMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string | readonly PromptPart[];
}

export type PromptPart =
  | { readonly type: 'text'; readonly text: string }
  /** `dataUrl`: `data:image/png;base64,…` */
  | { readonly type: 'image'; readonly dataUrl: string };

export interface ModelUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Input tokens that the provider's prompt cache served; 0 where it does not tell. */
  readonly cachedTokens: number;
}

// ---------------------------------------------------------------- one turn, step by step

export interface TurnMessage {
  readonly messageId: number;
  readonly platformMessageId: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly sentAt: number;
}

/** What one answer answers: one or more messages of one user, in order. */
export interface Turn {
  /** Correlation id: in every log line of the turn. */
  readonly id: string;
  readonly conversationId: string;
  readonly place: Place;
  readonly user: UserProfile;
  readonly messages: readonly [TurnMessage, ...TurnMessage[]];
}

/** What `recall` found for a turn: bounded, and readable by everyone who can read the turn's place. */
export interface Snapshot {
  /** Of the speaker and of whom the turn mentions, most salient first. */
  readonly facts: readonly Fact[];
  /** Names of the owners of `facts` other than the speaker. */
  readonly people: readonly { readonly userId: number; readonly name: string }[];
  /** Oldest first, without the turn's own messages. */
  readonly recent: readonly StoredMessage[];
  /** Found in the past, best first; nothing of it stands in `recent`. */
  readonly passages: readonly Passage[];
  readonly summary?: string;
  /** What memory says to the turn, where the turn asks it something. */
  readonly answer?: MemoryAnswer;
}

/** What memory says to a question put to it. Made of nothing that the turn's place may not read. */
export type MemoryAnswer =
  /** From facts, in the second person: "Your dog is called Bella." */
  | {
      readonly kind: 'fact';
      readonly answer: string;
      readonly about: 'one' | 'everything';
      readonly factIds: readonly number[];
    }
  /** In the words of whoever said it, one to three stretches, oldest first. */
  | { readonly kind: 'quote'; readonly quotes: readonly MemoryQuote[] }
  /** `subject` ends "I don't know …". `sure`: nothing but what was told could answer. */
  | { readonly kind: 'unknown'; readonly subject: string; readonly sure: boolean };

export interface MemoryQuote {
  readonly text: string;
  readonly saidAt: number;
  readonly messageId: number;
  /** Who said it; absent for the asker. */
  readonly by?: string;
}

/** How the character feels while it answers. */
export interface Feeling {
  readonly mood: Mood;
  /** One word, such as `content`. */
  readonly label: string;
  readonly relationship: Relationship;
}

/** What `route` decided, and why. */
export interface Route {
  readonly tier: Tier;
  /** Short stable words for the log, such as `greeting`, `question`, `no-phrase`. */
  readonly reasons: readonly string[];
  /** For `instant`: the phrase to say and what fills its slots. */
  readonly phrase?: Phrase;
}

export interface Phrase {
  /** An intent of the phrasebook. */
  readonly intent: string;
  readonly slots: Readonly<Record<string, string>>;
}

/** An attachment with what the character can see of it; neither when it could not be read or is of another kind. */
export interface AttachmentContent {
  readonly attachment: Attachment;
  readonly text?: string;
  readonly dataUrl?: string;
}

/** One model call as the turn's ledger keeps it. */
export interface CallRecord {
  readonly model: string;
  readonly firstTokenMs?: number;
  readonly usage?: ModelUsage;
  /** `whole`, or the `code` of the error that ended it. */
  readonly outcome: string;
}

/** What every tier answers with. Iterate `text` once; `calls` is complete when it has ended. */
export interface Answer {
  readonly tier: Tier;
  /** @throws ModelUnavailable when the text breaks off after some of it was yielded; TurnCancelled */
  readonly text: AsyncIterable<string>;
  readonly calls: readonly CallRecord[];
}
