import type { LinkStore } from '../core/ports.ts';
import { writeCreatedAt } from './columns.ts';
import type { Database } from './database.ts';
import type { Sql } from './orm.ts';
import { lockProfiles } from './profile-store.ts';

/** Codes and attempts are kept that long, which no rate limit looks back. */
const keptMs = 30 * 24 * 3_600_000;

export class SqlLinkStore implements LinkStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async offer(userId: number, codeHash: string, expiresAt: number, at: number): Promise<void> {
    await this.#database.transaction(async (sql) => {
      await lockProfiles(sql, [userId]);
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
      const offered = await sql
        .selectFrom('link_code')
        .select('user_id')
        .where('code_hash', '=', codeHash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', at)
        .executeTakeFirst();
      if (offered?.user_id === userId) return 'own';
      const members = offered && (await lockGroups(sql, [offered.user_id, userId]));
      // Whoever waited for the profiles looks at the code again.
      const used =
        members &&
        (await sql
          .updateTable('link_code')
          .set({ used_at: at })
          .where('code_hash', '=', codeHash)
          .where('used_at', 'is', null)
          .where('expires_at', '>', at)
          .executeTakeFirst());
      if (!members || !used?.numUpdatedRows) {
        await this.#noteFailure(sql, userId, at);
        return 'unknown';
      }
      await this.#join(sql, members);
      return 'linked';
    });
  }

  async unlink(userId: number): Promise<boolean> {
    return this.#database.transaction(async (sql) => {
      const members = await lockGroups(sql, [userId]);
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

  async #join(sql: Sql, members: readonly Member[]): Promise<void> {
    const [kept, ...rest] = new Set(members.flatMap((member) => member.group ?? []));
    const group = kept ?? (await this.#newGroup(sql));
    await sql
      .updateTable('user_profile')
      .set({ link_group_id: group })
      .where(
        'id',
        'in',
        members.map((member) => member.id),
      )
      .execute();
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

/**
 * Holds the profiles of these users and of all that they are linked with. Nobody enters or leaves a group without holding all
 * of it, so what was read after the last wait is what stands.
 */
async function lockGroups(sql: Sql, userIds: readonly number[]): Promise<readonly Member[]> {
  let held: readonly number[] = [];
  for (;;) {
    const members = await membersWith(sql, userIds);
    const ids = members.map((member) => member.id);
    if (ids.every((id) => held.includes(id))) return members;
    await lockProfiles(sql, ids);
    held = ids;
  }
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
