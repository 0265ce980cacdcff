import { InvalidInput } from '../core/errors.ts';
import type { PartId } from '../core/ports.ts';
import type { AcceptedMessage, Inbox, OpenMessage } from '../core/store-ports.ts';
import type { Attachment, Audience, IncomingMessage } from '../core/types.ts';
import { readJson, writeCreatedAt, writeJson, writeText } from './columns.ts';
import { conversationRow, takeOrdinals, takeOwnerOrdinals } from './conversation-row.ts';
import type { Database } from './database.ts';
import type { Sql } from './orm.ts';
import { queueForIndex } from './passage-index.ts';
import { upsertProfile } from './profile-store.ts';

export class SqlInbox implements Inbox {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async accept(
    message: IncomingMessage,
    conversationId: string,
    audience: Audience,
  ): Promise<AcceptedMessage> {
    const stored = await this.#database.transactionOrUndo((sql) =>
      this.#store(sql, message, conversationId, audience),
    );
    return stored ?? this.#known(message, conversationId);
  }

  async journal(messageIds: readonly number[], shownParts: readonly PartId[]): Promise<void> {
    const first = messageIds[0];
    if (first === undefined) return;
    await this.#database.run((sql) =>
      sql
        .updateTable('inbox')
        .set({ shown_parts: writeJson(shownParts) })
        .where('message_id', '=', first)
        .execute(),
    );
  }

  async settle(messageIds: readonly number[]): Promise<void> {
    if (messageIds.length === 0) return;
    await this.#database.run((sql) =>
      sql.deleteFrom('inbox').where('message_id', 'in', messageIds).execute(),
    );
  }

  async open(sinceMs: number): Promise<readonly OpenMessage[]> {
    const rows = await this.#database.transaction(async (sql) => {
      await sql.deleteFrom('inbox').where('received_at', '<', sinceMs).execute();
      return sql
        .selectFrom('inbox')
        .innerJoin('message', 'message.id', 'inbox.message_id')
        .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
        .select(['inbox.message_id', 'message.user_id', 'inbox.payload', 'inbox.shown_parts'])
        .select('conversation.own_thread')
        .orderBy('inbox.message_id')
        .execute();
    });
    return rows.flatMap((row) =>
      row.user_id === null
        ? []
        : {
            messageId: row.message_id,
            userId: row.user_id,
            incoming: readJson<IncomingMessage>(row.payload),
            ownThread: Boolean(row.own_thread),
            shownParts: readJson<PartId[]>(row.shown_parts),
          },
    );
  }

  /** Undefined when the message is known: the caller undoes what was done for its author and conversation. */
  async #store(
    sql: Sql,
    message: IncomingMessage,
    conversationId: string,
    audience: Audience,
  ): Promise<AcceptedMessage | undefined> {
    const created_at = writeCreatedAt(this.#database.clock.now());
    const user = await upsertProfile(this.#database, sql, message.author, message.sentAt)
      .returning(['id', 'remembers'])
      .executeTakeFirstOrThrow();
    const conversation = await conversationRow(this.#database, sql, message, conversationId);
    const stored = await sql
      .insertInto('message')
      .values({
        conversation_id: conversation.id,
        ordinal: await takeOrdinals(sql, conversation.id, 1, message.sentAt),
        user_id: user.id,
        owner_id: user.id,
        owner_ordinal: await takeOwnerOrdinals(sql, user.id, 1),
        from_character: this.#database.flag(false),
        author_name: writeText(message.author.name),
        text: writeText(message.text),
        platform_message_id: message.platformMessageId,
        reply_to_platform_message_id: message.replyTo?.platformMessageId ?? null,
        ...audience,
        kept: user.remembers,
        sent_at: message.sentAt,
        created_at,
      })
      .onConflict((conflict) => conflict.columns(['conversation_id', 'platform_message_id']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (stored === undefined) return undefined;
    if (user.remembers) await queueForIndex(sql, [stored.id]);
    if (message.attachments.length > 0)
      await insertAttachments(sql, stored.id, message.attachments, created_at);
    await sql
      .insertInto('inbox')
      .values({
        message_id: stored.id,
        payload: writeJson(message),
        shown_parts: '[]',
        received_at: message.receivedAt,
        created_at,
      })
      .execute();
    return { fresh: true, messageId: stored.id, userId: user.id, ownThread: conversation.ownThread };
  }

  async #known(message: IncomingMessage, conversationId: string): Promise<AcceptedMessage> {
    const row = await this.#database.run((sql) =>
      sql
        .selectFrom('message')
        .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
        .select(['message.id', 'message.user_id', 'conversation.own_thread'])
        .where('conversation.key', '=', conversationId)
        .where('message.platform_message_id', '=', message.platformMessageId)
        .executeTakeFirstOrThrow(),
    );
    if (row.user_id === null) throw new InvalidInput('A message of the character itself cannot be accepted');
    return { fresh: false, messageId: row.id, userId: row.user_id, ownThread: Boolean(row.own_thread) };
  }
}

export async function insertAttachments(
  sql: Sql,
  messageId: number,
  attachments: readonly Attachment[],
  created_at: string,
): Promise<void> {
  await sql
    .insertInto('attachment')
    .values(
      attachments.map((attachment, ordinal) => ({
        message_id: messageId,
        ordinal,
        kind: attachment.kind,
        name: writeText(attachment.name),
        media_type: writeText(attachment.mediaType),
        bytes: attachment.bytes,
        url: writeText(attachment.url),
        created_at,
      })),
    )
    .execute();
}
