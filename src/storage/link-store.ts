import type { LinkStore } from '../core/store-ports.ts';
import { writeCreatedAt } from './columns.ts';
import type { Database } from './database.ts';
import { fragment } from './fragment.ts';
import type { Sql } from './orm.ts';
import { lockProfiles } from './profile-store.ts';

/** Codes and attempts are kept that long, which no rate limit looks back. */
const keptMs = 30 * 24 * 3_600_000;
/** Key of the PostgreSQL advisory lock under which links change: `link` in ASCII. */
const linkLockKey = 0x6c696e6b;

export class SqlLinkStore implements LinkStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async offer(userId: number, codeHash: string, expiresAt: number, at: number): Promise<void> {
    await this.#database.transaction(async (sql) => {
      await this.#alone(sql, userId);
      await sql
        .updateTable('link_code')
        .set({ expires_at: at })
        .where('user_id', '=', userId)
        .where('used_at', 'is', null)
        .where('expires_at', '>', at)
        .execute();
      await sql
        .deleteFrom('link_code')
        .where('user_id', '=', userId)
        .where('offered_at', '<', at - keptMs)
        .execute();
      await sql
        .insertInto('link_code')
        .values({
          user_id: userId,
          code_hash: codeHash,
          offered_at: at,
          expires_at: expiresAt,
          created_at: writeCreatedAt(this.#database.clock.now()),
        })
        .execute();
    });
  }

  async attempts(
    userId: number,
    sinceMs: number,
  ): Promise<{ readonly offered: number; readonly failed: number }> {
    return this.#database.run(async (sql) => {
      const offered = await sql
        .selectFrom('link_code')
        .select((select) => select.fn.countAll().as('count'))
        .where('user_id', '=', userId)
        .where('offered_at', '>=', sinceMs)
        .executeTakeFirstOrThrow();
      const failed = await sql
        .selectFrom('link_attempt')
        .select((select) => select.fn.countAll().as('count'))
        .where('user_id', '=', userId)
        .where('at', '>=', sinceMs)
        .executeTakeFirstOrThrow();
      return { offered: Number(offered.count), failed: Number(failed.count) };
    });
  }

  async redeem(userId: number, codeHash: string, at: number): Promise<'linked' | 'unknown' | 'own'> {
    return this.#database.transaction(async (sql) => {
      await this.#alone(sql, userId);
      const offered = await sql
        .selectFrom('link_code')
        .select(['id', 'user_id'])
        .where('code_hash', '=', codeHash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', at)
        .executeTakeFirst();
      if (offered?.user_id === userId) return 'own';
      if (offered === undefined) {
        await this.#noteFailure(sql, userId, at);
        return 'unknown';
      }
      await sql.updateTable('link_code').set({ used_at: at }).where('id', '=', offered.id).execute();
      await this.#join(sql, offered.user_id, userId);
      return 'linked';
    });
  }

  async unlink(userId: number): Promise<boolean> {
    return this.#database.transaction(async (sql) => {
      await this.#alone(sql, userId);
      const members = await membersWith(sql, [userId]);
      const group = members.find((member) => member.id === userId)?.group;
      if (group == null) return false;
      const left = members.filter((member) => member.group === group && member.id !== userId);
      if (left.length > 1) {
        await sql.updateTable('user_profile').set({ link_group_id: null }).where('id', '=', userId).execute();
      } else {
        await sql.deleteFrom('link_group').where('id', '=', group).execute();
      }
      return true;
    });
  }

  /** One change of links at a time in the whole house, until the transaction ends: groups overlap, and links are rare. */
  async #alone(sql: Sql, userId: number): Promise<void> {
    if (this.#database.dialect === 'postgres') {
      await this.#database.rows(sql, fragment`select pg_advisory_xact_lock(${linkLockKey})`);
    }
    // A write makes SQLite's other processes wait.
    await lockProfiles(sql, [userId]);
  }

  async #join(sql: Sql, one: number, other: number): Promise<void> {
    const members = await membersWith(sql, [one, other]);
    const ids = members.map((member) => member.id);
    await lockProfiles(sql, ids);
    const [kept, ...rest] = new Set(members.flatMap((member) => member.group ?? []));
    const group = kept ?? (await this.#newGroup(sql));
    await sql.updateTable('user_profile').set({ link_group_id: group }).where('id', 'in', ids).execute();
    if (rest.length > 0) await sql.deleteFrom('link_group').where('id', 'in', rest).execute();
  }

  async #newGroup(sql: Sql): Promise<number> {
    const created_at = writeCreatedAt(this.#database.clock.now());
    const row = await sql
      .insertInto('link_group')
      .values({ created_at })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  }

  async #noteFailure(sql: Sql, userId: number, at: number): Promise<void> {
    await sql
      .deleteFrom('link_attempt')
      .where('user_id', '=', userId)
      .where('at', '<', at - keptMs)
      .execute();
    await sql
      .insertInto('link_attempt')
      .values({ user_id: userId, at, created_at: writeCreatedAt(this.#database.clock.now()) })
      .execute();
  }
}

interface Member {
  readonly id: number;
  readonly group: number | null;
}

async function membersWith(sql: Sql, userIds: readonly number[]): Promise<readonly Member[]> {
  return sql
    .selectFrom('user_profile')
    .select(['id', 'link_group_id as group'])
    .where((where) =>
      where.or([
        where('id', 'in', userIds),
        where('link_group_id', 'in', (inner) =>
          inner.selectFrom('user_profile').select('link_group_id').where('id', 'in', userIds),
        ),
      ]),
    )
    .orderBy('id')
    .execute();
}
