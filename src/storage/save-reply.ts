import { InvalidInput } from '../core/errors.ts';
import type { NewReply } from '../core/store-ports.ts';
import type { Audience } from '../core/types.ts';
import { type Flag, writeCreatedAt, writeText } from './columns.ts';
import { conversationRow, takeOrdinals, takeOwnerOrdinals } from './conversation-row.ts';
import type { Database } from './database.ts';
import type { Sql } from './orm.ts';
import { queueForIndex, unindex } from './passage-index.ts';
import { voidSummariesOf } from './void-summaries.ts';

/**
 * Stores a reply and its parts, or replaces the one with the same first part; returns its row id.
 * @throws InvalidInput when the conversation or the answered message is not known, or the first part is a user's message
 */
export async function storeReply(database: Database, sql: Sql, reply: NewReply): Promise<number> {
  const first = reply.parts[0];
  if (first === undefined) throw new InvalidInput('A reply has at least one part');
  const { owner, kept } = await holdOwner(database, sql, reply);
  if (reply.place)
    await conversationRow(database, sql, { place: reply.place, inOwnThread: false }, reply.conversationId);
  const { conversation, audience } = await placeOf(sql, reply);
  const created_at = writeCreatedAt(database.clock.now());
  const values = {
    author_name: writeText(reply.characterName),
    text: writeText(reply.text),
    answers_message_id: reply.answersMessageId ?? null,
    kept,
    sent_at: reply.sentAt,
  };
  const stored = await sql
    .updateTable('message')
    .set(values)
    .where('conversation_id', '=', conversation)
    .where('platform_message_id', '=', first)
    .returning(['id', 'from_character'])
    .executeTakeFirst();
  if (stored && !stored.from_character)
    throw new InvalidInput('The first part of a reply is the id of a user message');
  const { id } =
    stored ??
    (await sql
      .insertInto('message')
      .values({
        conversation_id: conversation,
        ordinal: await takeOrdinals(sql, conversation, 1, reply.sentAt),
        owner_id: owner,
        owner_ordinal: owner === null ? 0 : await takeOwnerOrdinals(sql, owner, 1),
        from_character: database.flag(true),
        platform_message_id: first,
        ...values,
        ...audience,
        created_at,
      })
      .returning('id')
      .executeTakeFirstOrThrow());
  if (stored) {
    await unindex(database, sql, [id]);
    await voidSummariesOf(sql, [id], database.clock.now());
  }
  if (kept) await queueForIndex(sql, [id]);
  await sql.deleteFrom('message_part').where('message_id', '=', id).execute();
  await sql
    .insertInto('message_part')
    .values(reply.parts.map((part_id, ordinal) => ({ message_id: id, ordinal, part_id, created_at })))
    .execute();
  return id;
}

/**
 * Whom the reply speaks to: whose message it answers, or whose DM it is; and whether it is kept: an answer repeats what it
 * answers. Holds the profile before the conversation is held, as whoever stores a message of theirs does.
 */
async function holdOwner(
  database: Database,
  sql: Sql,
  reply: NewReply,
): Promise<{ readonly owner: number | null; readonly kept: Flag }> {
  const owner =
    reply.answersMessageId === undefined
      ? await directUser(sql, reply.conversationId)
      : await sql
          .selectFrom('message')
          .select(['owner_id', 'kept'])
          .where('id', '=', reply.answersMessageId)
          .executeTakeFirst();
  const kept = owner?.kept ?? database.flag(true);
  if (!owner?.owner_id) return { owner: null, kept };
  await takeOwnerOrdinals(sql, owner.owner_id, 0);
  return { owner: owner.owner_id, kept };
}

async function directUser(sql: Sql, key: string) {
  return sql
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .select(['message.owner_id', 'message.kept'])
    .where('conversation.key', '=', key)
    .where('conversation.visibility', '=', 'dm')
    .where('message.user_id', 'is not', null)
    .orderBy('message.ordinal', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The conversation's row, and who can read the reply: whoever could read what it answers. */
async function placeOf(
  sql: Sql,
  reply: NewReply,
): Promise<{ readonly conversation: number; readonly audience: Audience }> {
  const conversation = await sql
    .updateTable('conversation')
    // Changes nothing, and holds the row: the same reply stored twice at once is stored once.
    .set((set) => ({ messages: set.ref('messages') }))
    .where('key', '=', reply.conversationId)
    .returning(['id', 'platform', 'workspace', 'channel', 'visibility'])
    .executeTakeFirst();
  if (conversation === undefined)
    throw new InvalidInput('A reply is stored in a conversation that is not known');
  const { id, platform, workspace, visibility } = conversation;
  if (reply.answersMessageId === undefined) {
    const channel = visibility === 'public' ? '' : conversation.channel;
    return { conversation: id, audience: { platform, workspace, visibility, channel } };
  }
  const audience = await sql
    .selectFrom('message')
    .select(['platform', 'workspace', 'visibility', 'channel'])
    .where('id', '=', reply.answersMessageId)
    .where('conversation_id', '=', id)
    .executeTakeFirst();
  if (audience === undefined)
    throw new InvalidInput('A reply answers a message that its conversation does not have');
  return { conversation: id, audience };
}
