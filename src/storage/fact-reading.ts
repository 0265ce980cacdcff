import type { Entity, EntityKind, Fact, ReadScope } from '../core/types.ts';
import type { Database } from './database.ts';
import { type Called, calledBy, sameEntity } from './entity-names.ts';
import type { Sql } from './orm.ts';
import { readable } from './read-scope.ts';
import { type FactRow, toFact } from './rows.ts';

/** Facts of these owners that `scope` may read, told last first: what stands at `now`, or with all that has ended. */
export async function readFacts(
  database: Database,
  ownerUserIds: readonly number[],
  scope: ReadScope,
  limit: number,
  which: { readonly standingAt?: number },
): Promise<readonly Fact[]> {
  if (ownerUserIds.length === 0) return [];
  const now = which.standingAt;
  return database.run(async (sql) => {
    const rows = await sql
      .selectFrom('fact')
      .selectAll()
      .where('owner_id', 'in', ownerUserIds)
      .where('retracted_at', 'is', null)
      .where('hidden', '=', database.flag(false))
      .$if(now !== undefined, (query) =>
        query
          .where('effect', '=', 'holds')
          .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', now ?? 0)])),
      )
      .where((where) => readable(where, scope))
      .orderBy('source_message_id', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return withEntities(sql, rows, scope);
  });
}

async function withEntities(
  sql: Sql,
  rows: readonly (FactRow & { readonly entity_id: number | null })[],
  scope: ReadScope,
): Promise<readonly Fact[]> {
  const ids = [...new Set(rows.map((row) => row.entity_id ?? 0))];
  if (ids.length === 0) return [];
  const entities = await readEntities(sql, ids, scope);
  return rows.flatMap((row) => {
    const entity = entities.get(row.entity_id ?? 0);
    return entity ? [toFact(row, entity)] : [];
  });
}

/** These entities, called what `scope` may know them by. Those that are the same to this reader come as one. */
async function readEntities(
  sql: Sql,
  ids: readonly number[],
  scope: ReadScope,
): Promise<ReadonlyMap<number, Entity>> {
  const rows = await sql
    .selectFrom('entity_memory')
    .select(['id', 'owner_id', 'name', 'kind'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
  const others = rows.filter((row) => row.kind !== 'self').map((row) => row.id);
  const names = others.length === 0 ? [] : await namesOf(sql, others, scope);
  const byEntity = Map.groupBy(names, (name) => name.entity_id);
  const people: Person[] = [];
  const found = new Map<number, () => Entity>();
  for (const row of rows) {
    if (row.kind === 'self') {
      found.set(row.id, () => ({ id: row.id, name: 'self', kind: 'self', aliases: [] }));
      continue;
    }
    const readableNames = byEntity.get(row.id) ?? [];
    const own = { ...row, names: readableNames, called: calledBy(row.kind, readableNames) };
    const same = people.filter(
      (person) => person.owner_id === row.owner_id && sameEntity(person.called, own.called),
    );
    // Of several that it may be, it is none for certain.
    const [person] = same.length === 1 ? same : [];
    if (person) {
      person.names = [...person.names, ...own.names];
      person.called = calledBy(person.kind, person.names);
      found.set(row.id, () => entityOf(person));
    } else {
      people.push(own);
      found.set(row.id, () => entityOf(own));
    }
  }
  return new Map([...found].map(([id, entity]) => [id, entity()]));
}

interface Name {
  readonly alias: string;
  readonly proper: boolean;
}

interface Person {
  readonly id: number;
  readonly owner_id: number;
  readonly name: string;
  readonly kind: EntityKind;
  names: readonly Name[];
  called: Called;
}

/** By its role where it has one: `older sister`, also called `mia`. */
function entityOf(person: Person): Entity {
  const { roles, proper } = person.called;
  const [name = person.name, ...aliases] = [...roles, ...proper];
  return { id: person.id, name, kind: person.kind, aliases };
}

async function namesOf(sql: Sql, ids: readonly number[], scope: ReadScope) {
  const rows = await sql
    .selectFrom('entity_alias')
    .select(['entity_id', 'alias', 'proper', 'retired'])
    .where('entity_id', 'in', ids)
    .where((where) => readable(where, scope))
    .orderBy('id')
    .execute();
  const names = rows.map((row) => ({ ...row, proper: Boolean(row.proper), retired: Boolean(row.retired) }));
  // One that was corrected is used only where no other is left.
  return [...Map.groupBy(names, (name) => name.entity_id).values()].flatMap((all) => {
    const standing = all.filter((name) => !name.retired);
    return standing.length > 0 ? standing : all;
  });
}
