import type { ReadingStore } from '../core/store-ports.ts';
import type { Database } from './database.ts';
import { selectMessages, toMessages } from './rows.ts';

export class SqlReadingStore implements ReadingStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async unread(quietSinceMs: number, limit: number): Promise<readonly string[]> {
    const rows = await this.#database.run((sql) =>
      sql
        .selectFrom('conversation')
        .select('key')
        .where('last_message_at', '<=', quietSinceMs)
        .whereRef('read_until', '<', 'messages')
        .where((where) =>
          where.exists(
            where
              .selectFrom('message')
              .select('message.id')
              .whereRef('message.conversation_id', '=', 'conversation.id')
              .whereRef('message.ordinal', '>', 'conversation.read_until')
              .where('message.user_id', 'is not', null)
              .where('message.kept', '=', this.#database.flag(true))
              .where('message.deleted_at', 'is', null),
          ),
        )
        .orderBy('last_message_at')
        .orderBy('id')
        .limit(limit)
        .execute(),
    );
    return rows.map(({ key }) => key);
  }

  async next(conversationId: string, limit: number): ReturnType<ReadingStore['next']> {
    return this.#database.run(async (sql) => {
      const rows = await selectMessages(sql)
        .leftJoin('user_profile', 'user_profile.id', 'message.owner_id')
        .select(['message.visibility', 'message.platform', 'message.workspace', 'message.channel'])
        .select('user_profile.remembers')
        .where('conversation.key', '=', conversationId)
        .whereRef('message.ordinal', '>', 'conversation.read_until')
        .where('message.deleted_at', 'is', null)
        .where('message.kept', '=', this.#database.flag(true))
        .orderBy('message.ordinal')
        .limit(limit)
        .execute();
      const messages = await toMessages(sql, rows);
      return rows.flatMap(({ visibility, platform, workspace, channel, remembers }, index) => {
        const message = messages[index];
        const audience = { visibility, platform, workspace, channel };
        // What is said to nobody in particular belongs to nobody who could have paused memory.
        return message ? [{ message, audience, remembers: Boolean(remembers ?? true) }] : [];
      });
    });
  }

  async advance(conversationId: string, messageId: number): Promise<void> {
    await this.#database.run(async (sql) => {
      const read = await sql
        .selectFrom('message')
        .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
        .select(['message.ordinal', 'message.conversation_id'])
        .where('conversation.key', '=', conversationId)
        .where('message.id', '=', messageId)
        .executeTakeFirst();
      // Wiped meanwhile: what is left before it is read again, which changes nothing.
      if (read === undefined) return;
      await sql
        .updateTable('conversation')
        .set({ read_until: read.ordinal })
        .where('id', '=', read.conversation_id)
        .where('read_until', '<', read.ordinal)
        .execute();
    });
  }
}
