import type { SummaryStore } from '../core/store-ports.ts';
import type { StoredMessage, Summary, SummaryTopic } from '../core/types.ts';
import { type Moment, readMoment, writeCreatedAt, writeJson, writeText } from './columns.ts';
import type { Database } from './database.ts';
import type { Sql } from './orm.ts';
import { toMessages } from './rows.ts';
import { behindTopics } from './summary-due.ts';
import { materialOf, ownersOf, topicKey } from './summary-topic.ts';
import { voidSummariesOf } from './void-summaries.ts';

export class SqlSummaryStore implements SummaryStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async read(topic: SummaryTopic): Promise<Summary | undefined> {
    const row = await this.#database.run((sql) =>
      sql
        .selectFrom('memory_summary')
        .select(['text', 'covers_until_message_id', 'version', 'written_at'])
        .where('key', '=', topicKey(topic))
        .where('voided_at', 'is', null)
        .executeTakeFirst(),
    );
    return (
      row && {
        topic,
        text: row.text,
        coversUntilMessageId: row.covers_until_message_id,
        version: row.version,
        writtenAt: readMoment(row.written_at),
      }
    );
  }

  async write(summary: Omit<Summary, 'version' | 'writtenAt'>, at: number, readAt: number): Promise<boolean> {
    const { topic } = summary;
    const written = await this.#database.transactionOrUndo(async (sql) => {
      const conversation = await lockTopic(sql, topic, readAt);
      if (conversation === 'voided') return undefined;
      const values = {
        text: writeText(summary.text),
        covers_until_message_id: summary.coversUntilMessageId,
        written_at: at,
        voided_at: null,
      };
      const { id } = await sql
        .insertInto('memory_summary')
        .values({
          ...values,
          key: topicKey(topic),
          topic: writeJson(topic),
          conversation_id: conversation,
          version: 1,
          created_at: writeCreatedAt(this.#database.clock.now()),
        })
        .onConflict((conflict) =>
          conflict
            .column('key')
            .doUpdateSet((set) => ({ ...values, version: set('memory_summary.version', '+', 1) })),
        )
        .returning('id')
        .executeTakeFirstOrThrow();
      const owners = ownersOf(topic);
      if (owners.length > 0) {
        await sql
          .insertInto('summary_owner')
          .values(owners.map((user_id) => ({ summary_id: id, user_id })))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
      return id;
    });
    return written !== undefined;
  }

  async due(activeSinceMs: number, behind: number, limit: number): Promise<readonly SummaryTopic[]> {
    return behindTopics(this.#database, activeSinceMs, behind, limit);
  }

  async material(
    topic: SummaryTopic,
    afterMessageId: number,
    limit: number,
  ): Promise<readonly StoredMessage[]> {
    return this.#database.run(async (sql) =>
      toMessages(
        sql,
        await materialOf(this.#database, sql, topic, afterMessageId)
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
          ])
          .orderBy('message.id')
          .limit(limit)
          .execute(),
      ),
    );
  }

  async voidFrom(messageId: number, at: number): Promise<void> {
    await this.#database.transaction((sql) => voidSummariesOf(sql, [messageId], at));
  }
}

/**
 * Holds what a summary is about until the transaction ends, so that nothing of it is taken back meanwhile. `voided` when some
 * of it was, or is gone; else the conversation's row, null for a user's summary.
 */
async function lockTopic(sql: Sql, topic: SummaryTopic, readAt: number): Promise<number | null | 'voided'> {
  const taken = (row: { voided_at: Moment | null }) =>
    row.voided_at !== null && readMoment(row.voided_at) >= readAt;
  if (topic.kind === 'conversation') {
    const row = await sql
      .updateTable('conversation')
      .set((set) => ({ voided_at: set.ref('voided_at') }))
      .where('key', '=', topic.conversationId)
      .returning(['id', 'voided_at'])
      .executeTakeFirst();
    return row === undefined || taken(row) ? 'voided' : row.id;
  }
  const owners = ownersOf(topic);
  const rows = await sql
    .updateTable('user_profile')
    .set((set) => ({ voided_at: set.ref('voided_at') }))
    .where('id', 'in', owners)
    .returning('voided_at')
    .execute();
  return rows.length < owners.length || rows.some(taken) ? 'voided' : null;
}
