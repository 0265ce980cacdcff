import type { FactStore } from '../core/store-ports.ts';
import type { Fact, NewFact, ReadScope } from '../core/types.ts';
import type { Database } from './database.ts';
import { readFacts } from './fact-reading.ts';
import { recordFacts } from './fact-recording.ts';
import { retractFacts, retractMessage } from './fact-retraction.ts';
import { lockProfiles } from './profile-store.ts';

export class SqlFactStore implements FactStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async record(facts: readonly NewFact[], at: number): Promise<void> {
    if (facts.length === 0) return;
    await this.#database.transaction(async (sql) => {
      const byOwner = Map.groupBy(facts, (fact) => fact.ownerUserId);
      await lockProfiles(sql, [...byOwner.keys()]);
      for (const [owner, said] of byOwner) await recordFacts(this.#database, sql, owner, said, at);
    });
  }

  async current(ownerUserIds: readonly number[], scope: ReadScope, limit: number): Promise<readonly Fact[]> {
    const standingAt = this.#database.clock.now();
    return readFacts(this.#database, ownerUserIds, scope, limit, { standingAt });
  }

  async history(ownerUserIds: readonly number[], scope: ReadScope, limit: number): Promise<readonly Fact[]> {
    return readFacts(this.#database, ownerUserIds, scope, limit, {});
  }

  async used(factIds: readonly number[], at: number): Promise<void> {
    if (factIds.length === 0) return;
    await this.#database.run((sql) =>
      sql
        .updateTable('fact')
        .set((set) => ({ uses: set('uses', '+', 1), last_used_at: at }))
        .where('id', 'in', factIds)
        .where('retracted_at', 'is', null)
        .execute(),
    );
  }

  async retractFrom(sourceMessageId: number, at: number): Promise<number> {
    return this.#database.transaction(async (sql) => {
      const rows = await sql
        .selectFrom('fact')
        .select('owner_id')
        .distinct()
        .where('source_message_id', '=', sourceMessageId)
        .execute();
      const owners = rows.map((row) => row.owner_id);
      await lockProfiles(sql, owners);
      let count = 0;
      for (const owner of owners)
        count += await retractMessage(this.#database, sql, owner, sourceMessageId, at);
      return count;
    });
  }

  async retract(ownerUserId: number, factIds: readonly number[], at: number): Promise<number> {
    if (factIds.length === 0) return 0;
    return this.#database.transaction(async (sql) => {
      await lockProfiles(sql, [ownerUserId]);
      return retractFacts(this.#database, sql, ownerUserId, factIds, at);
    });
  }
}
