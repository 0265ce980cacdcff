import type { ProfileStore } from '../core/ports.ts';
import type { Person, UserProfile } from '../core/types.ts';
import { writeCreatedAt, writeText } from './columns.ts';
import type { Database } from './database.ts';
import type { Sql } from './orm.ts';
import { toProfile } from './rows.ts';

export class SqlProfileStore implements ProfileStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async get(userId: number): Promise<UserProfile | undefined> {
    const row = await this.#database.run((sql) =>
      sql.selectFrom('user_profile').selectAll().where('id', '=', userId).executeTakeFirst(),
    );
    return row && toProfile(row);
  }

  async find(person: Pick<Person, 'platform' | 'id'>): Promise<UserProfile | undefined> {
    const row = await this.#database.run((sql) =>
      sql
        .selectFrom('user_profile')
        .selectAll()
        .where('platform', '=', person.platform)
        .where('platform_user_id', '=', person.id)
        .executeTakeFirst(),
    );
    return row && toProfile(row);
  }

  async meet(person: Person, at: number): Promise<UserProfile> {
    return this.#database.run(async (sql) =>
      toProfile(
        await upsertProfile(this.#database, sql, person, at).returningAll().executeTakeFirstOrThrow(),
      ),
    );
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
