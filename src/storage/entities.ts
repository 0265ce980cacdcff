/** The tables. A change here needs a migration for both databases: `npm run migration:create -- NAME`. */
import { defineEntity, p } from '@mikro-orm/core';
import type { AttachmentKind, NewFact, PlatformName, Visibility } from '../core/types.ts';
import { createdAt, flag, id, json, moment } from './columns.ts';

/** Who can read a row (rule 1); see read-scope.ts. */
const audience = {
  visibility: p.text().$type<Visibility>(),
  platform: p.text().$type<PlatformName>(),
  workspace: p.text(),
  channel: p.text(),
};

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
    createdAt: createdAt(),
  },
  uniques: [{ properties: ['platform', 'platformUserId'] }],
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
    createdAt: createdAt(),
  },
});

const message = defineEntity({
  name: 'Message',
  tableName: 'message',
  properties: {
    id: id(),
    conversation: () => p.manyToOne(conversation).deleteRule('cascade'),
    /** Null for the character's own messages. */
    user: () => p.manyToOne(userProfile).nullable().deleteRule('cascade'),
    fromCharacter: flag(),
    authorName: p.text(),
    text: p.text(),
    platformMessageId: p.text(),
    replyToPlatformMessageId: p.text().nullable(),
    /** The user's message that a reply of the character answers. */
    answersMessage: () => p.manyToOne(message).nullable().deleteRule('set null'),
    ...audience,
    sentAt: moment(),
    editedAt: moment().nullable(),
    deletedAt: moment().nullable(),
    createdAt: createdAt(),
  },
  uniques: [{ properties: ['conversation', 'platformMessageId'] }],
  indexes: [
    { properties: ['conversation', 'id'] },
    { properties: ['user'] },
    { properties: ['answersMessage'] },
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

const fact = defineEntity({
  name: 'Fact',
  tableName: 'fact',
  properties: {
    id: id(),
    owner: () => p.manyToOne(userProfile).deleteRule('cascade'),
    subject: p.text(),
    predicate: p.text(),
    value: p.text(),
    cardinality: p.text().$type<NewFact['cardinality']>(),
    ...audience,
    sourceMessage: () => p.manyToOne(message).deleteRule('cascade'),
    validFrom: moment(),
    validTo: moment().nullable(),
    /** The fact that ended this one's interval: when it is retracted, the interval opens again. */
    closedBy: () => p.manyToOne(fact).nullable().deleteRule('set null'),
    recordedAt: moment(),
    retractedAt: moment().nullable(),
    createdAt: createdAt(),
  },
  indexes: [
    { properties: ['owner', 'validFrom'] },
    { properties: ['sourceMessage'] },
    { properties: ['closedBy'] },
  ],
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
  userProfile,
  conversation,
  message,
  messagePart,
  attachment,
  inbox,
  fact,
  moodEvent,
  note,
] as const;
