import type { FactStore } from '../core/ports.ts';
import type { Fact, NewFact, ReadScope } from '../core/types.ts';
import { writeCreatedAt, writeText } from './columns.ts';
import type { Database } from './database.ts';
import { planRecording } from './fact-supersession.ts';
import type { Sql } from './orm.ts';
import { readable } from './read-scope.ts';
import { toFact } from './rows.ts';

export class SqlFactStore implements FactStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async record(facts: readonly NewFact[], at: number): Promise<void> {
    if (facts.length === 0) return;
    await this.#database.transaction(async (sql) => {
      await lockOwners(
        sql,
        facts.map((fact) => fact.ownerUserId),
      );
      for (const fact of facts) await this.#recordOne(sql, fact, at);
    });
  }

  async current(ownerUserId: number, scope: ReadScope, limit: number): Promise<readonly Fact[]> {
    const rows = await this.#database.run((sql) =>
      sql
        .selectFrom('fact')
        .selectAll()
        .where('owner_id', '=', ownerUserId)
        .where('retracted_at', 'is', null)
        .where('valid_to', 'is', null)
        .where((where) => readable(where, scope))
        .orderBy('valid_from', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute(),
    );
    return rows.map(toFact);
  }

  async retractFrom(sourceMessageId: number, at: number): Promise<number> {
    return this.#database.transaction(async (sql) => {
      const found = await sql
        .selectFrom('fact')
        .select(['id', 'owner_id'])
        .where('source_message_id', '=', sourceMessageId)
        .execute();
      await lockOwners(
        sql,
        found.map((row) => row.owner_id),
      );
      return retractAll(
        sql,
        found.map((row) => row.id),
        at,
      );
    });
  }

  async retract(ownerUserId: number, factIds: readonly number[], at: number): Promise<number> {
    if (factIds.length === 0) return 0;
    return this.#database.transaction(async (sql) => {
      await lockOwners(sql, [ownerUserId]);
      const own = await sql
        .selectFrom('fact')
        .select('id')
        .where('owner_id', '=', ownerUserId)
        .where('id', 'in', factIds)
        .execute();
      return retractAll(
        sql,
        own.map((row) => row.id),
        at,
      );
    });
  }

  async #recordOne(sql: Sql, said: NewFact, at: number): Promise<void> {
    const fact = { ...said, subject: writeText(said.subject), value: writeText(said.value) };
    const standing = await sql
      .selectFrom('fact')
      .selectAll()
      .where('owner_id', '=', fact.ownerUserId)
      .where('subject', '=', fact.subject)
      .where('predicate', '=', fact.predicate)
      .where('retracted_at', 'is', null)
      .execute();
    const plan = planRecording(fact, standing.map(toFact));
    if (plan === undefined) return;
    const { id } = await sql
      .insertInto('fact')
      .values({
        owner_id: fact.ownerUserId,
        subject: fact.subject,
        predicate: fact.predicate,
        value: fact.value,
        cardinality: fact.cardinality,
        source_message_id: fact.sourceMessageId,
        ...fact.audience,
        valid_from: fact.validFrom,
        valid_to: plan.closedBy?.at ?? null,
        closed_by_id: plan.closedBy?.id ?? null,
        recorded_at: at,
        created_at: writeCreatedAt(this.#database.clock.now()),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (plan.closes.length === 0) return;
    await sql
      .updateTable('fact')
      .set({ valid_to: fact.validFrom, closed_by_id: id })
      .where('id', 'in', plan.closes)
      .execute();
  }
}

/**
 * One writer of an owner's facts at a time: a write that changes nothing holds the profile's row until the transaction ends,
 * on both databases. In one order, so that two recorders never wait for each other crosswise.
 */
async function lockOwners(sql: Sql, owners: readonly number[]): Promise<void> {
  for (const owner of [...new Set(owners)].sort((a, b) => a - b)) {
    await sql
      .updateTable('user_profile')
      .set((set) => ({ last_seen_at: set.ref('last_seen_at') }))
      .where('id', '=', owner)
      .execute();
  }
}

/** Takes facts back: their words go from the file, and what they had closed stands again, or is closed by their successor. */
async function retractAll(sql: Sql, ids: readonly number[], at: number): Promise<number> {
  let count = 0;
  for (const id of ids) {
    const retracted = await sql
      .updateTable('fact')
      .set({ retracted_at: at, value: '' })
      .where('id', '=', id)
      .where('retracted_at', 'is', null)
      .returning(['valid_to', 'closed_by_id'])
      .executeTakeFirst();
    if (retracted === undefined) continue;
    count += 1;
    await sql.updateTable('fact').set(retracted).where('closed_by_id', '=', id).execute();
  }
  return count;
}
