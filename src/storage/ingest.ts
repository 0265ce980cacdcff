/** Takes in what was said before Familiar came, such as a channel's history, many messages in one transaction. */
import type { Attachment, Audience, IncomingMessage } from '../core/types.ts';
import { type Flag, writeCreatedAt, writeText } from './columns.ts';
import { conversationRow, takeOrdinals, takeOwnerOrdinals } from './conversation-row.ts';
import type { Database } from './database.ts';
import { fragment } from './fragment.ts';
import { insertAttachments } from './inbox.ts';
import type { Sql } from './orm.ts';
import { passageSql } from './passage-dialect.ts';
import { upsertProfile } from './profile-store.ts';

export interface PastMessage {
  readonly message: IncomingMessage;
  readonly conversationId: string;
  readonly audience: Audience;
}

export interface IngestedMessage {
  readonly messageId: number;
  readonly userId: number;
  /** False when it was known already: then nothing was changed. */
  readonly fresh: boolean;
}

const columns = [
  'conversation_id',
  'ordinal',
  'user_id',
  'owner_id',
  'owner_ordinal',
  'from_character',
  'author_name',
  'text',
  'platform_message_id',
  'reply_to_platform_message_id',
  'visibility',
  'platform',
  'workspace',
  'channel',
  'kept',
  'sent_at',
  'created_at',
] as const;

interface Author {
  readonly id: number;
  readonly remembers: Flag;
}

export class History {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Stores messages of users as `Inbox.accept` does, except that no turn is opened for them. All or nothing; the result is in
   * the order given. Some hundreds at once are quick and keep nobody else waiting for long.
   * @throws StorageUnavailable
   */
  async ingest(past: readonly PastMessage[]): Promise<readonly IngestedMessage[]> {
    return this.#database.transaction(async (sql) => {
      const users = await this.#users(sql, past);
      const stored = new Map<PastMessage, IngestedMessage>();
      for (const [conversationId, said] of Map.groupBy(past, (one) => one.conversationId)) {
        await this.#conversation(sql, conversationId, said, users, stored);
      }
      return past.flatMap((one) => stored.get(one) ?? []);
    });
  }

  /** Profiles of the authors, freshened by the latest of their messages, in one order: no two writers wait crosswise. */
  async #users(sql: Sql, past: readonly PastMessage[]): Promise<ReadonlyMap<string, Author>> {
    const byAuthor = Map.groupBy(past, ({ message }) => authorKey(message));
    const users = new Map<string, Author>();
    for (const key of [...byAuthor.keys()].sort()) {
      const said = (byAuthor.get(key) ?? []).map(({ message }) => message);
      const latest = said.reduce((a, b) => (b.sentAt > a.sentAt ? b : a));
      const author = await upsertProfile(this.#database, sql, latest.author, latest.sentAt)
        .returning(['id', 'remembers'])
        .executeTakeFirstOrThrow();
      users.set(key, author);
    }
    return users;
  }

  async #conversation(
    sql: Sql,
    key: string,
    said: readonly PastMessage[],
    users: ReadonlyMap<string, Author>,
    stored: Map<PastMessage, IngestedMessage>,
  ): Promise<void> {
    const [first] = said;
    if (first === undefined) return;
    const inOwnThread = said.some(({ message }) => message.inOwnThread);
    const { id } = await conversationRow(this.#database, sql, { ...first.message, inOwnThread }, key);
    const latest = Math.max(...said.map(({ message }) => message.sentAt));
    // Holds the conversation, before it is looked at what is known of it.
    await takeOrdinals(sql, id, 0, latest);
    const platformIds = [...new Set(said.map(({ message }) => message.platformMessageId))];
    const known = await this.#find(sql, id, platformIds);
    const fresh = new Map(
      said
        .filter(({ message }) => !known.has(message.platformMessageId))
        .map((one) => [one.message.platformMessageId, one]),
    );
    if (fresh.size > 0) {
      const ordinal = await takeOrdinals(sql, id, fresh.size, latest);
      await this.#insert(sql, id, ordinal, [...fresh.values()], users);
    }
    const now = fresh.size > 0 ? await this.#find(sql, id, platformIds) : known;
    for (const one of said) {
      const { platformMessageId } = one.message;
      const messageId = now.get(platformMessageId);
      const userId = users.get(authorKey(one.message))?.id;
      if (messageId === undefined || userId === undefined) continue;
      stored.set(one, { messageId, userId, fresh: fresh.get(platformMessageId) === one });
    }
    await this.#attach(sql, [...fresh.values()], now);
  }

  async #insert(
    sql: Sql,
    conversation: number,
    ordinal: number,
    said: readonly PastMessage[],
    users: ReadonlyMap<string, Author>,
  ): Promise<void> {
    const created_at = writeCreatedAt(this.#database.clock.now());
    const nextOf = await ownerOrdinals(
      sql,
      said.map(({ message }) => users.get(authorKey(message))?.id ?? null),
    );
    await this.#database.insertRows(
      sql,
      'message',
      columns,
      said.map(({ message, audience }, index) => {
        const user = users.get(authorKey(message))?.id ?? null;
        return [
          conversation,
          ordinal + index,
          user,
          user,
          nextOf(user),
          this.#database.flag(false),
          writeText(message.author.name),
          writeText(message.text),
          message.platformMessageId,
          message.replyTo?.platformMessageId ?? null,
          audience.visibility,
          audience.platform,
          audience.workspace,
          audience.channel,
          users.get(authorKey(message))?.remembers ?? this.#database.flag(true),
          message.sentAt,
          created_at,
        ];
      }),
    );
    await this.#database.rows(
      sql,
      fragment`insert into passage_backlog (message_id)
        select id from message where conversation_id = ${conversation} and ordinal >= ${ordinal} and kept = ${this.#database.flag(true)}`,
    );
  }

  async #find(
    sql: Sql,
    conversation: number,
    platformIds: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#database.rows<{ id: number; platform_message_id: string }>(
      sql,
      fragment`select id, platform_message_id from message
        where conversation_id = ${conversation} and ${passageSql(this.#database).among('platform_message_id', platformIds)}`,
    );
    return new Map(rows.map((row) => [row.platform_message_id, row.id]));
  }

  async #attach(sql: Sql, said: readonly PastMessage[], ids: ReadonlyMap<string, number>): Promise<void> {
    const created_at = writeCreatedAt(this.#database.clock.now());
    for (const { message } of said) {
      const id = ids.get(message.platformMessageId);
      const attachments: readonly Attachment[] = message.attachments;
      if (id !== undefined && attachments.length > 0)
        await insertAttachments(sql, id, attachments, created_at);
    }
  }
}

/** Makes room for each author's messages; gives the place of an author's next one. */
async function ownerOrdinals(
  sql: Sql,
  authors: readonly (number | null)[],
): Promise<(author: number | null) => number> {
  const next = new Map<number, number>();
  const counts = Map.groupBy(
    authors.filter((author) => author !== null),
    (author) => author,
  );
  for (const author of [...counts.keys()].sort((a, b) => a - b)) {
    next.set(author, await takeOwnerOrdinals(sql, author, counts.get(author)?.length ?? 0));
  }
  return (author) => {
    if (author === null) return 0;
    const ordinal = next.get(author) ?? 0;
    next.set(author, ordinal + 1);
    return ordinal;
  };
}

function authorKey({ author }: IncomingMessage): string {
  return `${author.platform} ${author.id}`;
}
