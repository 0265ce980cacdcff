import type { ProfileStore } from '../core/store-ports.ts';
import type { Person, UserProfile } from '../core/types.ts';
import { writeCreatedAt, writeText } from './columns.ts';
import type { Database } from './database.ts';
import type { Sql } from './orm.ts';
import { type ProfileRow, toProfile } from './rows.ts';

export class SqlProfileStore implements ProfileStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async get(userId: number): Promise<UserProfile | undefined> {
    return this.#database.run(async (sql) =>
      withLinks(
        sql,
        await sql.selectFrom('user_profile').selectAll().where('id', '=', userId).executeTakeFirst(),
      ),
    );
  }

  async find(person: Pick<Person, 'platform' | 'id'>): Promise<UserProfile | undefined> {
    return this.#database.run(async (sql) =>
      withLinks(
        sql,
        await sql
          .selectFrom('user_profile')
          .selectAll()
          .where('platform', '=', person.platform)
          .where('platform_user_id', '=', person.id)
          .executeTakeFirst(),
      ),
    );
  }

  async meet(person: Person, at: number): Promise<UserProfile> {
    return this.#database.run(async (sql) => {
      const row = await upsertProfile(this.#database, sql, person, at)
        .returningAll()
        .executeTakeFirstOrThrow();
      return toProfile(row, await linkedWith(sql, row));
    });
  }

  async update(
    userId: number,
    change: { readonly remembers?: boolean; readonly pronouns?: string },
  ): Promise<void> {
    const { remembers, pronouns } = change;
    if (remembers === undefined && pronouns === undefined) return;
    await this.#database.run((sql) =>
      sql
        .updateTable('user_profile')
        .set({
          ...(remembers !== undefined && { remembers: this.#database.flag(remembers) }),
          // Empty: no longer told.
          ...(pronouns !== undefined && { pronouns: writeText(pronouns) || null }),
        })
        .where('id', '=', userId)
        .execute(),
    );
  }
}

async function withLinks(
  sql: Sql,
  row: (ProfileRow & LinkColumns) | undefined,
): Promise<UserProfile | undefined> {
  return row && toProfile(row, await linkedWith(sql, row));
}

interface LinkColumns {
  readonly id: number;
  readonly link_group_id: number | null;
}

/** The same person's other accounts. Asks the database only about whoever has linked one. */
async function linkedWith(sql: Sql, row: LinkColumns): Promise<readonly number[]> {
  if (row.link_group_id === null) return [];
  const others = await sql
    .selectFrom('user_profile')
    .select('id')
    .where('link_group_id', '=', row.link_group_id)
    .where('id', '<>', row.id)
    .orderBy('id')
    .execute();
  return others.map((other) => other.id);
}

/** Creates the profile, or freshens what the event tells; what it does not tell stays. */
export function upsertProfile(database: Database, sql: Sql, person: Person, at: number) {
  return sql
    .insertInto('user_profile')
    .values({
      platform: person.platform,
      platform_user_id: person.id,
      display_name: writeText(person.name),
      time_zone: person.timeZone ?? null,
      locale: person.locale ?? null,
      remembers: database.flag(true),
      first_seen_at: at,
      last_seen_at: at,
      created_at: writeCreatedAt(database.clock.now()),
    })
    .onConflict((conflict) =>
      conflict.columns(['platform', 'platform_user_id']).doUpdateSet((set) => ({
        display_name: set.ref('excluded.display_name'),
        time_zone: set.fn.coalesce('excluded.time_zone', 'user_profile.time_zone'),
        locale: set.fn.coalesce('excluded.locale', 'user_profile.locale'),
        // An event that comes late does not turn the clock back.
        last_seen_at: set
          .case()
          .when('excluded.last_seen_at', '>', set.ref('user_profile.last_seen_at'))
          .then(set.ref('excluded.last_seen_at'))
          .else(set.ref('user_profile.last_seen_at'))
          .end(),
      })),
    );
}

/**
 * One writer at a time of what belongs to these users: a write that changes nothing holds their rows until the transaction
 * ends, on both databases. In one order, so that two writers never wait for each other crosswise.
 */
export async function lockProfiles(sql: Sql, userIds: readonly number[]): Promise<void> {
  for (const id of [...new Set(userIds)].sort((a, b) => a - b)) {
    await sql
      .updateTable('user_profile')
      .set((set) => ({ last_seen_at: set.ref('last_seen_at') }))
      .where('id', '=', id)
      .execute();
  }
}
