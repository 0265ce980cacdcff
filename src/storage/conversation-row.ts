import type { IncomingMessage } from '../core/types.ts';
import { writeCreatedAt } from './columns.ts';
import type { Database } from './database.ts';
import type { Sql } from './orm.ts';

/** A message's conversation, which is created when it is new. It is the character's own thread from when a message says so. */
export async function conversationRow(
  database: Database,
  sql: Sql,
  message: Pick<IncomingMessage, 'place' | 'inOwnThread'>,
  key: string,
): Promise<{ readonly id: number; readonly ownThread: boolean }> {
  const known = await find(sql, key);
  if (known && (Boolean(known.own_thread) || !message.inOwnThread)) {
    return { id: known.id, ownThread: Boolean(known.own_thread) };
  }
  const { platform, workspace, channel, thread, visibility } = message.place;
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

function find(sql: Sql, key: string) {
  return sql
    .selectFrom('conversation')
    .select(['id', 'own_thread'])
    .where('key', '=', key)
    .executeTakeFirst();
}
