import { InvalidInput } from '../core/errors.ts';
import type { NewReply } from '../core/ports.ts';
import type { Audience } from '../core/types.ts';
import { writeCreatedAt, writeText } from './columns.ts';
import { conversationRow } from './conversation-row.ts';
import type { Database } from './database.ts';
import type { Sql } from './orm.ts';

/**
 * Stores a reply and its parts, or replaces the one with the same first part; returns its row id.
 * @throws InvalidInput when the conversation or the answered message is not known, or the first part is a user's message
 */
export async function storeReply(database: Database, sql: Sql, reply: NewReply): Promise<number> {
  const first = reply.parts[0];
  if (first === undefined) throw new InvalidInput('A reply has at least one part');
  if (reply.place)
    await conversationRow(database, sql, { place: reply.place, inOwnThread: false }, reply.conversationId);
  const { conversation, audience } = await placeOf(sql, reply);
  const created_at = writeCreatedAt(database.clock.now());
  const values = {
    author_name: writeText(reply.characterName),
    text: writeText(reply.text),
    answers_message_id: reply.answersMessageId ?? null,
    sent_at: reply.sentAt,
  };
  const stored = await sql
    .insertInto('message')
    .values({
      conversation_id: conversation,
      from_character: database.flag(true),
      platform_message_id: first,
      ...values,
      ...audience,
      created_at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['conversation_id', 'platform_message_id'])
        .doUpdateSet(values)
        .where('message.from_character', '=', database.flag(true)),
    )
    .returning('id')
    .executeTakeFirst();
  if (stored === undefined) throw new InvalidInput('The first part of a reply is the id of a user message');
  await sql.deleteFrom('message_part').where('message_id', '=', stored.id).execute();
  await sql
    .insertInto('message_part')
    .values(reply.parts.map((part_id, ordinal) => ({ message_id: stored.id, ordinal, part_id, created_at })))
    .execute();
  return stored.id;
}

/** The conversation's row, and who can read the reply: whoever could read what it answers. */
async function placeOf(
  sql: Sql,
  reply: NewReply,
): Promise<{ readonly conversation: number; readonly audience: Audience }> {
  const conversation = await sql
    .selectFrom('conversation')
    .select(['id', 'platform', 'workspace', 'channel', 'visibility'])
    .where('key', '=', reply.conversationId)
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
