/** Rows of the database as the core's plain types. */
import type {
  Attachment,
  AttachmentKind,
  Entity,
  Fact,
  PlatformName,
  StoredMessage,
  UserProfile,
  Visibility,
} from '../core/types.ts';
import { type Flag, type Moment, readMoment } from './columns.ts';
import type { Sql } from './orm.ts';

export interface ProfileRow {
  readonly id: number;
  readonly platform: PlatformName;
  readonly platform_user_id: string;
  readonly display_name: string;
  readonly pronouns: string | null;
  readonly time_zone: string | null;
  readonly locale: string | null;
  readonly remembers: Flag;
  readonly first_seen_at: Moment;
  readonly last_seen_at: Moment;
}

export function toProfile(row: ProfileRow, linkedUserIds: readonly number[]): UserProfile {
  return {
    id: row.id,
    platform: row.platform,
    platformUserId: row.platform_user_id,
    displayName: row.display_name,
    ...(row.time_zone !== null && { timeZone: row.time_zone }),
    ...(row.locale !== null && { locale: row.locale }),
    ...(row.pronouns !== null && { pronouns: row.pronouns }),
    linkedUserIds,
    remembers: Boolean(row.remembers),
    firstSeenAt: readMoment(row.first_seen_at),
    lastSeenAt: readMoment(row.last_seen_at),
  };
}

export interface MessageRow {
  readonly id: number;
  readonly conversation_key: string;
  readonly user_id: number | null;
  readonly author_name: string;
  readonly from_character: Flag;
  readonly text: string;
  readonly platform_message_id: string;
  readonly reply_to_platform_message_id: string | null;
  readonly sent_at: Moment;
  readonly kept: Flag;
}

/** Messages with the columns of `MessageRow`, ready for conditions. */
export function selectMessages(sql: Sql) {
  return sql
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .select([
      'message.id',
      'conversation.key as conversation_key',
      'message.user_id',
      'message.author_name',
      'message.from_character',
      'message.text',
      'message.platform_message_id',
      'message.reply_to_platform_message_id',
      'message.sent_at',
      'message.kept',
    ]);
}

/** Adds the attachments: one more query, however many messages. */
export async function toMessages(sql: Sql, rows: readonly MessageRow[]): Promise<StoredMessage[]> {
  if (rows.length === 0) return [];
  const attached = await sql
    .selectFrom('attachment')
    .select(['message_id', 'kind', 'name', 'media_type', 'bytes', 'url'])
    .where(
      'message_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('message_id')
    .orderBy('ordinal')
    .execute();
  const byMessage = Map.groupBy(attached, (row) => row.message_id);
  return rows.map((row) => ({
    id: row.id,
    conversationId: row.conversation_key,
    ...(row.user_id !== null && { userId: row.user_id }),
    authorName: row.author_name,
    fromCharacter: Boolean(row.from_character),
    text: row.text,
    attachments: (byMessage.get(row.id) ?? []).map(toAttachment),
    platformMessageId: row.platform_message_id,
    ...(row.reply_to_platform_message_id !== null && {
      replyToPlatformMessageId: row.reply_to_platform_message_id,
    }),
    sentAt: readMoment(row.sent_at),
    ...(!row.kept && { kept: false as const }),
  }));
}

function toAttachment(row: {
  kind: AttachmentKind;
  name: string;
  media_type: string;
  bytes: Moment;
  url: string;
}): Attachment {
  return {
    kind: row.kind,
    name: row.name,
    mediaType: row.media_type,
    bytes: readMoment(row.bytes),
    url: row.url,
  };
}

export interface FactRow {
  readonly id: number;
  readonly owner_id: number;
  readonly predicate: string;
  readonly value: string;
  readonly cardinality: Fact['cardinality'];
  readonly effect: Fact['effect'];
  readonly source_message_id: number;
  readonly visibility: Visibility;
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly channel: string;
  readonly valid_from: Moment;
  readonly valid_to: Moment | null;
  readonly confidence: number;
  readonly importance: number;
  readonly uses: number;
  readonly last_used_at: Moment | null;
  readonly recorded_at: Moment;
}

export function toFact(row: FactRow, entity: Entity): Fact {
  const { visibility, platform, workspace, channel } = row;
  return {
    id: row.id,
    ownerUserId: row.owner_id,
    entity,
    predicate: row.predicate,
    value: row.value,
    cardinality: row.cardinality,
    effect: row.effect,
    sourceMessageId: row.source_message_id,
    audience: { visibility, platform, workspace, channel },
    validFrom: readMoment(row.valid_from),
    ...(row.valid_to !== null && { validTo: readMoment(row.valid_to) }),
    confidence: row.confidence,
    importance: row.importance,
    uses: row.uses,
    ...(row.last_used_at !== null && { lastUsedAt: readMoment(row.last_used_at) }),
    recordedAt: readMoment(row.recorded_at),
  };
}
