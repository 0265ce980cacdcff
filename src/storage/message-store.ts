import type { PartId } from '../core/ports.ts';
import type { MessageStore, NewReply } from '../core/store-ports.ts';
import type { IncomingMessage, ReadScope, StoredMessage } from '../core/types.ts';
import { readJson, writeJson, writeText } from './columns.ts';
import type { Database } from './database.ts';
import type { Sql } from './orm.ts';
import { queueForIndex, unindex } from './passage-index.ts';
import { readable } from './read-scope.ts';
import { type MessageRow, selectMessages, toMessages } from './rows.ts';
import { storeReply } from './save-reply.ts';
import { voidSummariesOf } from './void-summaries.ts';

export class SqlMessageStore implements MessageStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async recent(conversationId: string, limit: number): Promise<readonly StoredMessage[]> {
    return this.#database.run(async (sql) => {
      const newestFirst = await selectMessages(sql)
        .where('conversation.key', '=', conversationId)
        .where('message.deleted_at', 'is', null)
        .orderBy('message.ordinal', 'desc')
        .limit(limit)
        .execute();
      return toMessages(sql, newestFirst.reverse());
    });
  }

  async ofUser(
    userId: number,
    scope: ReadScope,
    afterMessageId: number,
    limit: number,
  ): Promise<readonly StoredMessage[]> {
    return this.#database.run(async (sql) =>
      toMessages(
        sql,
        await live(sql)
          .where('message.id', 'in', (from) =>
            from
              .selectFrom('message')
              .select('id')
              .where('owner_id', '=', userId)
              .where('user_id', '=', userId)
              .where('id', '>', afterMessageId)
              .where('deleted_at', 'is', null)
              .where((where) => readable(where, scope))
              .orderBy('id')
              .limit(limit),
          )
          .orderBy('message.id')
          .execute(),
      ),
    );
  }

  async saveReply(reply: NewReply): Promise<StoredMessage> {
    return this.#database.transaction(async (sql) => {
      const id = await storeReply(this.#database, sql, reply);
      const saved = await one(sql, selectMessages(sql).where('message.id', '=', id).executeTakeFirst());
      if (saved === undefined) throw new Error('A stored reply was not found');
      return saved;
    });
  }

  async find(conversationId: string, platformMessageId: string): Promise<StoredMessage | undefined> {
    return this.#database.run(async (sql) => {
      const id = await idOf(sql, conversationId, platformMessageId);
      if (id === undefined) return undefined;
      return one(sql, live(sql).where('message.id', '=', id).executeTakeFirst());
    });
  }

  async answeredBy(
    conversationId: string,
    part: PartId,
  ): Promise<{ readonly message: StoredMessage; readonly parts: readonly PartId[] } | undefined> {
    return this.#database.run(async (sql) => {
      const reply = await idOf(sql, conversationId, part);
      if (reply === undefined) return undefined;
      const parts = await sql
        .selectFrom('message_part')
        .select('part_id')
        .where('message_id', '=', reply)
        .orderBy('ordinal')
        .execute();
      const message = await one(
        sql,
        live(sql)
          .innerJoin('message as reply', 'reply.answers_message_id', 'message.id')
          .where('reply.id', '=', reply)
          .executeTakeFirst(),
      );
      return message && { message, parts: parts.map((row) => row.part_id) };
    });
  }

  async edit(
    conversationId: string,
    platformMessageId: string,
    text: string,
    at: number,
  ): Promise<StoredMessage | undefined> {
    return this.#database.transaction(async (sql) => {
      const id = await idOf(sql, conversationId, platformMessageId);
      if (id === undefined) return undefined;
      const changed = await sql
        .updateTable('message')
        .set({ text: writeText(text), edited_at: at })
        .where('id', '=', id)
        .where('from_character', '=', this.#database.flag(false))
        .where('deleted_at', 'is', null)
        // Edits may arrive out of order: the newest stands.
        .where((where) => where.or([where('edited_at', 'is', null), where('edited_at', '<=', at)]))
        .executeTakeFirst();
      if (changed.numUpdatedRows > 0n) {
        await rewriteInbox(sql, id, (incoming) => ({ ...incoming, text }));
        await this.#takeBack(sql, id);
        await this.#unkeepPaused(sql, id);
        await this.#queueKept(sql, id);
      }
      return one(
        sql,
        live(sql)
          .where('message.id', '=', id)
          .where('message.from_character', '=', this.#database.flag(false))
          .executeTakeFirst(),
      );
    });
  }

  async remove(
    conversationId: string,
    platformMessageId: string,
    at: number,
  ): Promise<StoredMessage | undefined> {
    return this.#database.transaction(async (sql) => {
      const id = await idOf(sql, conversationId, platformMessageId);
      if (id === undefined) return undefined;
      await sql
        .updateTable('message')
        .set((set) => ({ text: '', deleted_at: set.fn.coalesce('deleted_at', set.val(at)) }))
        .where('id', '=', id)
        .execute();
      await sql.deleteFrom('attachment').where('message_id', '=', id).execute();
      await sql.deleteFrom('passage_backlog').where('message_id', '=', id).execute();
      await this.#takeBack(sql, id);
      await rewriteInbox(sql, id, (incoming) => ({ ...incoming, text: '', attachments: [] }));
      return one(sql, selectMessages(sql).where('message.id', '=', id).executeTakeFirst());
    });
  }

  async unkeepAfter(userId: number, messageId: number): Promise<readonly number[]> {
    return this.#database.transaction(async (sql) => {
      const changed = await sql
        .updateTable('message')
        .set({ kept: this.#database.flag(false) })
        .where('user_id', '=', userId)
        .where('id', '>', messageId)
        .where('kept', '=', this.#database.flag(true))
        .returning('id')
        .execute();
      const ids = changed.map(({ id }) => id);
      if (ids.length === 0) return ids;
      await unindex(this.#database, sql, ids);
      await sql.deleteFrom('passage_backlog').where('message_id', 'in', ids).execute();
      await voidSummariesOf(sql, ids, this.#database.clock.now());
      return ids;
    });
  }

  /** New words that come while memory is paused are said during the pause. */
  async #unkeepPaused(sql: Sql, id: number): Promise<void> {
    const no = this.#database.flag(false);
    await sql
      .updateTable('message')
      .set({ kept: no })
      .where('id', '=', id)
      .where('user_id', 'in', (from) =>
        from.selectFrom('user_profile').select('id').where('remembers', '=', no),
      )
      .execute();
  }

  async #queueKept(sql: Sql, id: number): Promise<void> {
    const row = await sql.selectFrom('message').select('kept').where('id', '=', id).executeTakeFirst();
    if (row?.kept) await queueForIndex(sql, [id]);
  }

  /** What was made of a message's words so far: passage, statistics, summaries. */
  async #takeBack(sql: Sql, id: number): Promise<void> {
    await unindex(this.#database, sql, [id]);
    await voidSummariesOf(sql, [id], this.#database.clock.now());
  }
}

/** Messages that are not deleted. */
function live(sql: Sql) {
  return selectMessages(sql).where('message.deleted_at', 'is', null);
}

/** The row of a user's message, or of the reply that one of its parts belongs to. */
async function idOf(
  sql: Sql,
  conversationId: string,
  platformMessageId: string,
): Promise<number | undefined> {
  const whole = await sql
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .select('message.id')
    .where('conversation.key', '=', conversationId)
    .where('message.platform_message_id', '=', platformMessageId)
    .executeTakeFirst();
  if (whole) return whole.id;
  const part = await sql
    .selectFrom('message_part')
    .innerJoin('message', 'message.id', 'message_part.message_id')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .select('message.id')
    .where('conversation.key', '=', conversationId)
    .where('message_part.part_id', '=', platformMessageId)
    .orderBy('message.id', 'desc')
    .executeTakeFirst();
  return part?.id;
}

async function one(sql: Sql, found: Promise<MessageRow | undefined>): Promise<StoredMessage | undefined> {
  const row = await found;
  return row && (await toMessages(sql, [row]))[0];
}

/** An open turn starts from its payload after a restart: what is edited or deleted there must not come back. */
async function rewriteInbox(
  sql: Sql,
  messageId: number,
  change: (incoming: IncomingMessage) => IncomingMessage,
): Promise<void> {
  const row = await sql
    .selectFrom('inbox')
    .select('payload')
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  if (row === undefined) return;
  await sql
    .updateTable('inbox')
    .set({ payload: writeJson(change(readJson<IncomingMessage>(row.payload))) })
    .where('message_id', '=', messageId)
    .execute();
}
