import type { MoodEvent, MoodLog } from '../core/store-ports.ts';
import { readMoment, writeCreatedAt } from './columns.ts';
import type { Database } from './database.ts';

export class SqlMoodLog implements MoodLog {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async append(event: MoodEvent): Promise<void> {
    const { scope, at, pleasure, arousal, dominance } = event;
    const created_at = writeCreatedAt(this.#database.clock.now());
    await this.#database.run((sql) =>
      sql
        .insertInto('mood_event')
        .values({
          scope,
          user_id: event.userId,
          at,
          pleasure,
          arousal,
          dominance,
          source_message_id: event.sourceMessageId,
          created_at,
        })
        .onConflict((conflict) => conflict.column('source_message_id').doNothing())
        .execute(),
    );
  }

  async since(scopes: readonly string[], sinceMs: number, userId?: number): Promise<readonly MoodEvent[]> {
    const rows = await this.#database.run((sql) =>
      sql
        .selectFrom('mood_event')
        .selectAll()
        .where('scope', 'in', scopes)
        .$if(userId !== undefined, (query) => query.where('user_id', '=', userId ?? 0))
        .where('at', '>=', sinceMs)
        .orderBy('at')
        .orderBy('id')
        .execute(),
    );
    return rows.map((row) => ({
      scope: row.scope,
      userId: row.user_id,
      at: readMoment(row.at),
      pleasure: row.pleasure,
      arousal: row.arousal,
      dominance: row.dominance,
      sourceMessageId: row.source_message_id,
    }));
  }
}
