import type { IncomingMessage } from '../core/types.ts';
import { writeCreatedAt } from './columns.ts';
import type { Database } from './database.ts';
import type { Sql } from './orm.ts';
import { voidConversation } from './void-summaries.ts';

export interface ConversationRow {
  readonly id: number;
  readonly ownThread: boolean;
}

/**
 * A message's conversation, which is created when it is new. It is the character's own thread from when a message says so,
 * and as visible as its latest message.
 */
export async function conversationRow(
  database: Database,
  sql: Sql,
  message: Pick<IncomingMessage, 'place' | 'inOwnThread'>,
  key: string,
): Promise<ConversationRow> {
  const { platform, workspace, channel, thread, visibility } = message.place;
  const known = await sql
    .selectFrom('conversation')
    .select(['id', 'own_thread', 'visibility'])
    .where('key', '=', key)
    .executeTakeFirst();
  if (known && known.visibility !== visibility) {
    await sql.updateTable('conversation').set({ visibility }).where('id', '=', known.id).execute();
    // It was written for other readers.
    await voidConversation(sql, known.id, database.clock.now());
  }
  if (known && (Boolean(known.own_thread) || !message.inOwnThread)) {
    return { id: known.id, ownThread: Boolean(known.own_thread) };
  }
  const own_thread = database.flag(message.inOwnThread);
  const row = await sql
    .insertInto('conversation')
    .values({
      key,
      platform,
      workspace,
      channel,
      thread: thread ?? null,
      visibility,
      own_thread,
      created_at: writeCreatedAt(database.clock.now()),
    })
    // Two first messages at once, or a thread that is known to be the character's only now.
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((set) => ({
        own_thread: message.inOwnThread ? own_thread : set.ref('conversation.own_thread'),
      })),
    )
    .returning(['id', 'own_thread'])
    .executeTakeFirstOrThrow();
  return { id: row.id, ownThread: Boolean(row.own_thread) };
}

/**
 * As `takeOrdinals`, among all messages that a user owns. A profile's row is held after its conversation's, by every writer:
 * none waits crosswise.
 */
export async function takeOwnerOrdinals(sql: Sql, owner: number, count: number): Promise<number> {
  const { messages } = await sql
    .updateTable('user_profile')
    .set((set) => ({ messages: set('messages', '+', count) }))
    .where('id', '=', owner)
    .returning('messages')
    .executeTakeFirstOrThrow();
  return messages - count + 1;
}

/**
 * Makes room for messages at the end of a conversation; returns the ordinal of the first. Holds the conversation's row until
 * the transaction ends, so that ordinals follow one another.
 */
export async function takeOrdinals(
  sql: Sql,
  conversation: number,
  count: number,
  sentAt: number,
): Promise<number> {
  const { messages } = await sql
    .updateTable('conversation')
    .set((set) => ({
      messages: set('messages', '+', count),
      last_message_at: set
        .case()
        .when('last_message_at', '<', sentAt)
        .then(sentAt)
        .else(set.ref('last_message_at'))
        .end(),
    }))
    .where('id', '=', conversation)
    .returning('messages')
    .executeTakeFirstOrThrow();
  return messages - count + 1;
}
