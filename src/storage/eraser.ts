import type { Eraser } from '../core/store-ports.ts';
import { type Moment, readMoment, writeCreatedAt } from './columns.ts';
import type { Database } from './database.ts';
import { tidyOwners } from './fact-retraction.ts';
import { words } from './fragment.ts';
import type { Sql } from './orm.ts';
import { unindex } from './passage-index.ts';
import { voidSummariesOf } from './void-summaries.ts';

/** Messages that one transaction deletes, so that nobody waits long for a large erasure. */
const batch = 100;

export class SqlEraser implements Eraser {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** In steps, the profiles last: an erasure that broke off goes on when it is asked for again. */
  async wipe(userIds: readonly number[]): Promise<{ readonly messages: number; readonly facts: number }> {
    if (userIds.length === 0) return { messages: 0, facts: 0 };
    const found = await this.#database.run((sql) => countOf(sql, userIds));
    const places = await this.#database.run((sql) => directConversations(sql, userIds));
    for (;;) {
      const deleted = await this.#database.transaction(async (sql) => {
        const rows = await sql
          .selectFrom('message')
          .select('id')
          .where((where) => where.or([where('owner_id', 'in', userIds), where('user_id', 'in', userIds)]))
          .limit(batch)
          .execute();
        return this.#erase(sql, rows);
      });
      if (deleted === 0) break;
    }
    await this.#database.transaction(async (sql) => {
      for (const place of places) await this.#eraseDirect(sql, place);
      await this.#eraseProfiles(sql, userIds);
      // No row is left that could tell of it.
      await this.#note(sql, wiped, this.#database.clock.now());
    });
    return found;
  }

  async purge(beforeMs: number, limit: number): Promise<number> {
    let purged = 0;
    while (purged < limit) {
      const deleted = await this.#database.transaction(async (sql) => {
        const rows = await sql
          .selectFrom('message')
          .select('id')
          .where('sent_at', '<', beforeMs)
          // An open turn is still to be answered.
          .where('id', 'not in', (from) => from.selectFrom('inbox').select('message_id'))
          .orderBy('sent_at')
          .limit(Math.min(batch, limit - purged))
          .execute();
        return this.#erase(sql, rows);
      });
      if (deleted === 0) break;
      purged += deleted;
    }
    return purged;
  }

  /** Only where something was taken back since the last time: the file is written anew, and nobody is answered meanwhile. */
  async scrub(): Promise<void> {
    const startedAt = this.#database.clock.now();
    if (!(await this.#database.run((sql) => isToScrub(this.#database, sql)))) return;
    await this.#database.reclaim();
    await this.#database.run((sql) => this.#note(sql, scrubbed, startedAt));
  }

  async #note(sql: Sql, key: string, at: number): Promise<void> {
    const value = String(at);
    await sql
      .insertInto('note')
      .values({ key, value, created_at: writeCreatedAt(at) })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
  }

  /** Messages with all that came from them: what the database does not know by a foreign key goes first. */
  async #erase(sql: Sql, rows: readonly { readonly id: number }[]): Promise<number> {
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    await voidSummariesOf(sql, ids, this.#database.clock.now());
    await unindex(this.#database, sql, ids);
    const owners = await sql
      .selectFrom('fact')
      .select('owner_id')
      .distinct()
      .where('source_message_id', 'in', ids)
      .orderBy('owner_id')
      .execute();
    await sql.deleteFrom('message').where('id', 'in', ids).execute();
    // Whom only these messages spoke of is not known any more.
    await tidyOwners(
      sql,
      owners.map(({ owner_id }) => owner_id),
    );
    return ids.length;
  }

  /** A DM of a user who is gone: what is left in it, such as a greeting, was said to nobody else. */
  async #eraseDirect(sql: Sql, conversation: number): Promise<void> {
    const left = await sql
      .selectFrom('message')
      .select(['id', 'user_id'])
      .where('conversation_id', '=', conversation)
      .execute();
    if (left.some(({ user_id }) => user_id !== null)) return;
    await this.#erase(sql, left);
    await sql.deleteFrom('conversation').where('id', '=', conversation).execute();
  }

  async #eraseProfiles(sql: Sql, userIds: readonly number[]): Promise<void> {
    await sql
      .deleteFrom('memory_summary')
      .where('id', 'in', (from) =>
        from.selectFrom('summary_owner').select('summary_id').where('user_id', 'in', userIds),
      )
      .execute();
    // With them go facts, entities, names, moods, codes and their part of the index.
    await sql.deleteFrom('user_profile').where('id', 'in', userIds).execute();
    await sql
      .deleteFrom('link_group')
      .where('id', 'not in', (from) =>
        from.selectFrom('user_profile').select('link_group_id').where('link_group_id', 'is not', null),
      )
      .execute();
  }
}

/** When this was done last, as notes in the database: the moments at which a scrub began, and a wipe ended. */
const scrubbed = 'eraser: scrubbed';
const wiped = 'eraser: wiped';

/** Whatever takes words back also voids what may hold them, or retracts a fact; both leave the moment behind. */
async function isToScrub(database: Database, sql: Sql): Promise<boolean> {
  const notes = await sql
    .selectFrom('note')
    .select(['key', 'value'])
    .where('key', 'in', [scrubbed, wiped])
    .execute();
  const noted = new Map(notes.map(({ key, value }) => [key, Number(value)]));
  const last = noted.get(scrubbed);
  if (last === undefined) return true;
  const [row] = await database.rows<{ newest: Moment | null }>(
    sql,
    words(`select max(at) as newest from (
      select max(voided_at) as at from user_profile union all select max(voided_at) from conversation
      union all select max(retracted_at) from fact) taken_back`),
  );
  // In the same millisecond: once too often is better than not at all.
  return Math.max(noted.get(wiped) ?? 0, row?.newest ? readMoment(row.newest) : 0) >= last;
}

async function countOf(sql: Sql, userIds: readonly number[]) {
  const messages = await sql
    .selectFrom('message')
    .select((select) => select.fn.countAll().as('count'))
    .where('user_id', 'in', userIds)
    .executeTakeFirstOrThrow();
  const facts = await sql
    .selectFrom('fact')
    .select((select) => select.fn.countAll().as('count'))
    .where('owner_id', 'in', userIds)
    .where('retracted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { messages: Number(messages.count), facts: Number(facts.count) };
}

async function directConversations(sql: Sql, userIds: readonly number[]): Promise<readonly number[]> {
  const rows = await sql
    .selectFrom('message')
    .select('conversation_id')
    .where('owner_id', 'in', userIds)
    .where('visibility', '=', 'dm')
    .distinct()
    .execute();
  return rows.map(({ conversation_id }) => conversation_id);
}
