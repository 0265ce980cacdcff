/** The tables. A change here needs a migration for both databases: `npm run migration:create -- NAME`. */
import { defineEntity, p } from '@mikro-orm/core';
import type {
  AttachmentKind,
  EntityKind,
  Fact,
  PlatformName,
  SummaryTopic,
  Visibility,
} from '../core/types.ts';
import { createdAt, flag, id, json, moment, WideKey } from './columns.ts';

/** Who can read a row (rule 1); see read-scope.ts. */
const audience = {
  visibility: p.text().$type<Visibility>(),
  platform: p.text().$type<PlatformName>(),
  workspace: p.text(),
  channel: p.text(),
};

/** Accounts of one person: who is in the same group is the same. */
const linkGroup = defineEntity({
  name: 'LinkGroup',
  tableName: 'link_group',
  properties: {
    id: id(),
    createdAt: createdAt(),
  },
});

const userProfile = defineEntity({
  name: 'UserProfile',
  tableName: 'user_profile',
  properties: {
    id: id(),
    platform: p.text().$type<PlatformName>(),
    platformUserId: p.text(),
    displayName: p.text(),
    pronouns: p.text().nullable(),
    timeZone: p.text().nullable(),
    locale: p.text().nullable(),
    remembers: flag(),
    firstSeenAt: moment(),
    lastSeenAt: moment(),
    /** Null for whoever has linked no other account. */
    linkGroup: () => p.manyToOne(linkGroup).nullable().deleteRule('set null'),
    /** Messages of theirs ever stored, which is the newest one's `owner_ordinal`. */
    messages: p.integer().default(0),
    /** When words of theirs were last edited or deleted: no summary read before may still be written. */
    voidedAt: moment().nullable(),
    createdAt: createdAt(),
  },
  uniques: [{ properties: ['platform', 'platformUserId'] }],
  indexes: [{ properties: ['linkGroup'] }],
});

/** A one-time code that links two accounts; only its hash is kept. */
const linkCode = defineEntity({
  name: 'LinkCode',
  tableName: 'link_code',
  properties: {
    id: id(),
    /** Who offered it. */
    user: () => p.manyToOne(userProfile).deleteRule('cascade'),
    codeHash: p.text().unique(),
    offeredAt: moment(),
    /** Moved to the moment when a newer code made it void. */
    expiresAt: moment(),
    usedAt: moment().nullable(),
    createdAt: createdAt(),
  },
  indexes: [{ properties: ['user', 'offeredAt'] }],
});

/** A code that somebody tried in vain: what a rate limit counts. */
const linkAttempt = defineEntity({
  name: 'LinkAttempt',
  tableName: 'link_attempt',
  properties: {
    id: id(),
    user: () => p.manyToOne(userProfile).deleteRule('cascade'),
    at: moment(),
    createdAt: createdAt(),
  },
  indexes: [{ properties: ['user', 'at'] }],
});

const conversation = defineEntity({
  name: 'Conversation',
  tableName: 'conversation',
  properties: {
    id: id(),
    /** The conversation id of the core's codec. */
    key: p.text().unique(),
    platform: p.text().$type<PlatformName>(),
    workspace: p.text(),
    channel: p.text(),
    thread: p.text().nullable(),
    visibility: p.text().$type<Visibility>(),
    ownThread: flag(),
    /** Messages ever stored, which is the newest one's `ordinal`. */
    messages: p.integer().default(0),
    lastMessageAt: moment().default(0),
    /** `ordinal` up to which the background reading has come. */
    readUntil: p.integer().default(0),
    /** As in `user_profile`. */
    voidedAt: moment().nullable(),
    createdAt: createdAt(),
  },
});

const message = defineEntity({
  name: 'Message',
  tableName: 'message',
  properties: {
    id: id(),
    conversation: () => p.manyToOne(conversation).deleteRule('cascade').index(false),
    /** Null for the character's own messages. */
    user: () => p.manyToOne(userProfile).nullable().deleteRule('cascade'),
    /** Who said it, or whom the character speaks to; null where that is nobody in particular. */
    owner: () => p.manyToOne(userProfile).nullable().deleteRule('cascade').index(false),
    /** Its place in the conversation, from 1; kept when others go. */
    ordinal: p.integer().default(0),
    /** Its place among all that its owner has, from 1: what was said between, by others, does not show in it. */
    ownerOrdinal: p.integer().default(0),
    fromCharacter: flag(),
    authorName: p.text(),
    text: p.text(),
    platformMessageId: p.text(),
    replyToPlatformMessageId: p.text().nullable(),
    /** The user's message that a reply of the character answers. */
    answersMessage: () => p.manyToOne(message).nullable().deleteRule('set null'),
    ...audience,
    /** Not so for what was said while its owner had memory paused: nothing is ever made of it. */
    kept: flag().default(true),
    sentAt: moment(),
    editedAt: moment().nullable(),
    deletedAt: moment().nullable(),
    createdAt: createdAt(),
  },
  uniques: [
    { properties: ['conversation', 'platformMessageId'] },
    { properties: ['conversation', 'ordinal'] },
  ],
  indexes: [
    { properties: ['user'] },
    { properties: ['owner', 'id'] },
    { properties: ['owner', 'ownerOrdinal'] },
    { properties: ['answersMessage'] },
    { properties: ['sentAt'] },
  ],
});

/** One platform message of a reply that needed several: the reply is found by any of them. */
const messagePart = defineEntity({
  name: 'MessagePart',
  tableName: 'message_part',
  properties: {
    id: id(),
    message: () => p.manyToOne(message).deleteRule('cascade'),
    ordinal: p.integer(),
    partId: p.text(),
    createdAt: createdAt(),
  },
  uniques: [{ properties: ['message', 'ordinal'] }],
  indexes: [{ properties: ['partId'] }],
});

const attachment = defineEntity({
  name: 'Attachment',
  tableName: 'attachment',
  properties: {
    id: id(),
    message: () => p.manyToOne(message).deleteRule('cascade'),
    ordinal: p.integer(),
    kind: p.text().$type<AttachmentKind>(),
    name: p.text(),
    mediaType: p.text(),
    bytes: moment(),
    url: p.text(),
    createdAt: createdAt(),
  },
  uniques: [{ properties: ['message', 'ordinal'] }],
});

/** An accepted message whose turn has not ended. */
const inbox = defineEntity({
  name: 'Inbox',
  tableName: 'inbox',
  properties: {
    id: id(),
    message: () => p.manyToOne(message).unique().deleteRule('cascade'),
    payload: json(),
    shownParts: json(),
    receivedAt: moment().index(),
    createdAt: createdAt(),
  },
});

/** Whom or what a user speaks of. What it is called stands in `entity_alias`. */
const entityMemory = defineEntity({
  name: 'EntityMemory',
  tableName: 'entity_memory',
  properties: {
    id: id(),
    owner: () => p.manyToOne(userProfile).deleteRule('cascade'),
    /** Tells it from the owner's others of the same audience: `self`, or the first name that was free. */
    name: p.text(),
    kind: p.text().$type<EntityKind>(),
    /** Of the statement that it stands by: the first that is not retracted. */
    ...audience,
    createdAt: createdAt(),
  },
  uniques: [
    {
      name: 'entity_memory_name_unique',
      properties: ['owner', 'name', 'platform', 'workspace', 'visibility', 'channel'],
    },
  ],
});

/** A name of an entity, and who could read that it is one; gone with the last message that calls it so. */
const entityAlias = defineEntity({
  name: 'EntityAlias',
  tableName: 'entity_alias',
  properties: {
    id: id(),
    entity: () => p.manyToOne(entityMemory).deleteRule('cascade'),
    owner: () => p.manyToOne(userProfile).deleteRule('cascade'),
    /** Lower case: `older sister`, `mia`. */
    alias: p.text(),
    /** Said to be its name (`mia`), not what it is to the speaker (`older sister`). */
    proper: flag(),
    ...audience,
    /** The newest message that calls it so; messages are counted as they come. */
    lastTold: p.integer(),
    /** Corrected since: no longer a name of it. */
    retired: flag(),
    createdAt: createdAt(),
  },
  uniques: [
    {
      name: 'entity_alias_unique',
      properties: ['entity', 'alias', 'proper', 'platform', 'workspace', 'visibility', 'channel'],
    },
  ],
  indexes: [{ properties: ['owner', 'alias'] }],
});

/** One message that calls an entity by a name. */
const entityMention = defineEntity({
  name: 'EntityMention',
  tableName: 'entity_mention',
  properties: {
    id: id(),
    alias: () => p.manyToOne(entityAlias).deleteRule('cascade'),
    sourceMessage: () => p.manyToOne(message).deleteRule('cascade'),
    createdAt: createdAt(),
  },
  uniques: [{ properties: ['alias', 'sourceMessage'] }],
  indexes: [{ properties: ['sourceMessage'] }],
});

/**
 * One statement. `valid_to`, `closed_by` and `hidden` follow from the statements that are not retracted (fact-supersession.ts).
 * A retracted one keeps its place and no words.
 */
const fact = defineEntity({
  name: 'Fact',
  tableName: 'fact',
  properties: {
    id: id(),
    owner: () => p.manyToOne(userProfile).deleteRule('cascade'),
    /** Null once it is retracted and nothing else speaks of the entity. */
    entity: () => p.manyToOne(entityMemory).nullable().deleteRule('set null'),
    predicate: p.text(),
    value: p.text(),
    /** The value as values are compared. */
    valueKey: p.text(),
    cardinality: p.text().$type<Fact['cardinality']>(),
    effect: p.text().$type<Fact['effect']>(),
    ...audience,
    sourceMessage: () => p.manyToOne(message).deleteRule('cascade'),
    /** What tells it from the other statements of its message; null for parts of others, and once it is retracted. */
    telling: p.text().nullable(),
    /** The statement of which this ending is a part (`NewFact.ends`): retracted with it, never shown. */
    impliedBy: () => p.manyToOne(fact).nullable().deleteRule('cascade'),
    validFrom: moment(),
    /** When it stopped, or will stop, being true. */
    validTo: moment().nullable(),
    /** The end that the statement itself told. */
    plannedTo: moment().nullable(),
    /** The statement that ended this one's interval. */
    closedBy: () => p.manyToOne(fact).nullable().deleteRule('set null'),
    /** Tells nothing of its own: it repeats what stood already, or its own message put it better. */
    hidden: flag(),
    confidence: p.double().$type<number>(),
    importance: p.double().$type<number>(),
    uses: p.integer(),
    lastUsedAt: moment().nullable(),
    recordedAt: moment(),
    retractedAt: moment().nullable(),
    /** Retracted by its owner's wish: its message teaches nothing any more, until it is edited. */
    forgotten: flag(),
    createdAt: createdAt(),
  },
  uniques: [{ properties: ['sourceMessage', 'owner', 'telling'] }],
  indexes: [
    { properties: ['owner', 'sourceMessage'] },
    { properties: ['entity', 'predicate', 'valueKey'] },
    { properties: ['sourceMessage'] },
    { properties: ['impliedBy'] },
    { properties: ['closedBy'] },
  ],
});

/** A stored message that the passage index has not seen in its present words. */
const passageBacklog = defineEntity({
  name: 'PassageBacklog',
  tableName: 'passage_backlog',
  properties: {
    message: () => p.manyToOne(message).primary().deleteRule('cascade').index(false),
  },
});

/**
 * A part of the passage index with statistics of its own: what was said in one place (`public` of a workspace, or one private
 * channel), or what one user owns in a workspace, wherever it was said. A message is in one of each kind, as far as it has
 * them; what a reader may read is always a union of whole parts.
 */
const indexScope = defineEntity({
  name: 'IndexScope',
  tableName: 'index_scope',
  properties: {
    id: id(),
    /** The columns below in one word. */
    key: p.text().unique(),
    platform: p.text().$type<PlatformName>(),
    workspace: p.text(),
    /** Null for a user's part, which no channel reads. */
    visibility: p.text().$type<Visibility>().nullable(),
    channel: p.text(),
    /** Null for a place's part, which no DM reads. */
    owner: () => p.manyToOne(userProfile).nullable().deleteRule('cascade'),
    documents: p.integer(),
    totalTerms: p.bigint('number').$type<number | string>(),
    createdAt: createdAt(),
  },
  indexes: [{ properties: ['owner'] }, { properties: ['platform', 'workspace', 'visibility'] }],
});

/** An indexed message. Its terms' tokens stand in `passage_index`, which only the migrations know (FTS5, tsvector). */
const passage = defineEntity({
  name: 'Passage',
  tableName: 'passage',
  properties: {
    /** Made of conversation and ordinal, so that neighbours lie side by side; see passage-key.ts. */
    id: p.type(WideKey).$type<number | string>().primary().autoincrement(false),
    message: () => p.manyToOne(message).unique().deleteRule('cascade').index(false),
    sentAt: moment(),
    fromCharacter: flag(),
    placeScope: () => p.manyToOne(indexScope).nullable().deleteRule('cascade').index(false),
    ownerScope: () => p.manyToOne(indexScope).nullable().deleteRule('cascade').index(false),
    /** As in `message`. */
    ownerOrdinal: p.integer().default(0),
    /** Parted by single spaces. */
    terms: p.text(),
    traits: p.integer(),
  },
  indexes: [{ properties: ['placeScope', 'message'] }, { properties: ['ownerScope', 'ownerOrdinal'] }],
});

/** In how many messages of a scope a term stands. Terms are kept as hashes (term-hash.ts). */
const termStatistic = defineEntity({
  name: 'TermStatistic',
  tableName: 'term_statistic',
  properties: {
    scope: () => p.manyToOne(indexScope).primary().deleteRule('cascade').index(false),
    term: p.type(WideKey).$type<number | string>().primary(),
    documents: p.integer(),
  },
});

/** Who spoke in a scope, under which names. */
const speaker = defineEntity({
  name: 'Speaker',
  tableName: 'speaker',
  properties: {
    id: id(),
    scope: () => p.manyToOne(indexScope).deleteRule('cascade').index(false),
    user: () => p.manyToOne(userProfile).deleteRule('cascade'),
    displayName: p.text(),
    /** Lower case, whole and first word. */
    name: p.text(),
    firstName: p.text(),
    messages: p.integer(),
  },
  uniques: [{ properties: ['scope', 'user', 'displayName'] }],
  indexes: [
    { properties: ['user'] },
    { properties: ['scope', 'name'] },
    { properties: ['scope', 'firstName'] },
  ],
});

const memorySummary = defineEntity({
  name: 'MemorySummary',
  tableName: 'memory_summary',
  properties: {
    id: id(),
    /** The topic in one word. */
    key: p.text().unique(),
    topic: json().$type<SummaryTopic | string>(),
    conversation: () => p.manyToOne(conversation).nullable().deleteRule('cascade'),
    /** Empty while void. */
    text: p.text(),
    /** A plain number: the message may be gone since. */
    coversUntilMessageId: p.integer(),
    version: p.integer(),
    writtenAt: moment(),
    voidedAt: moment().nullable(),
    createdAt: createdAt(),
  },
  indexes: [{ properties: ['conversation'] }],
});

/** Whose words a user's summary may hold: the user's, and those of linked accounts. */
const summaryOwner = defineEntity({
  name: 'SummaryOwner',
  tableName: 'summary_owner',
  properties: {
    summary: () => p.manyToOne(memorySummary).primary().deleteRule('cascade').index(false),
    user: () => p.manyToOne(userProfile).primary().deleteRule('cascade'),
  },
  indexes: [{ properties: ['user'] }],
});

/** One run of a scheduled job. */
const jobRun = defineEntity({
  name: 'JobRun',
  tableName: 'job_run',
  properties: {
    id: id(),
    job: p.text(),
    tickAt: moment(),
    claimedAt: moment(),
    finishedAt: moment().nullable(),
    outcome: p.text().$type<'done' | 'failed'>().nullable(),
    detail: p.text(),
    createdAt: createdAt(),
  },
  uniques: [{ properties: ['job', 'tickAt'] }],
});

const moodEvent = defineEntity({
  name: 'MoodEvent',
  tableName: 'mood_event',
  properties: {
    id: id(),
    scope: p.text(),
    user: () => p.manyToOne(userProfile).deleteRule('cascade'),
    at: moment(),
    pleasure: p.double().$type<number>(),
    arousal: p.double().$type<number>(),
    dominance: p.double().$type<number>(),
    sourceMessage: () => p.manyToOne(message).unique().deleteRule('cascade'),
    createdAt: createdAt(),
  },
  indexes: [{ properties: ['scope', 'at'] }, { properties: ['user'] }],
});

const note = defineEntity({
  name: 'Note',
  tableName: 'note',
  properties: {
    id: id(),
    key: p.text().unique(),
    value: p.text(),
    createdAt: createdAt(),
  },
});

export const entities = [
  linkGroup,
  userProfile,
  linkCode,
  linkAttempt,
  conversation,
  message,
  messagePart,
  attachment,
  inbox,
  entityMemory,
  entityAlias,
  entityMention,
  fact,
  passageBacklog,
  indexScope,
  passage,
  termStatistic,
  speaker,
  memorySummary,
  summaryOwner,
  jobRun,
  moodEvent,
  note,
] as const;
