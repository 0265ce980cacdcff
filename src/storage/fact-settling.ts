/** Brings what stands of an owner's statements into line with what was told, after more than one new statement has changed it. */
import type { Database } from './database.ts';
import type { Cast } from './entity-cast.ts';
import { namesIn } from './entity-names.ts';
import { covers } from './fact-reach.ts';
import {
  asTold,
  type KeptStatement,
  selectStatements,
  toStatement,
  writeStandings,
} from './fact-statements.ts';
import { replay, type SameEntity } from './fact-supersession.ts';
import type { Sql } from './orm.ts';

/** Predicates whose values are names of the entity. */
export const namePredicates: readonly string[] = ['name', 'nickname'];

/** Tells all statements of these predicates about the owner again. */
export async function settleSelf(
  database: Database,
  sql: Sql,
  ownerId: number,
  cast: Cast,
  predicates: readonly string[],
): Promise<void> {
  if (predicates.length === 0) return;
  const rows = await selectStatements(sql, ownerId)
    .where('predicate', 'in', predicates)
    .where('entity_id', 'in', (inner) =>
      inner
        .selectFrom('entity_memory')
        .select('id')
        .where('owner_id', '=', ownerId)
        .where('kind', '=', 'self'),
    )
    .execute();
  await settle(database, sql, rows.map(toStatement), cast.same);
}

/** Tells all statements about others again, names first: who is the same as whom hangs on them. */
export async function settleOthers(database: Database, sql: Sql, ownerId: number, cast: Cast): Promise<void> {
  await cast.loadAll('ever');
  const rows = await selectStatements(sql, ownerId)
    .where('entity_id', 'in', (inner) =>
      inner
        .selectFrom('entity_memory')
        .select('id')
        .where('owner_id', '=', ownerId)
        .where('kind', '<>', 'self'),
    )
    .execute();
  const statements = rows.map(toStatement);
  const isName = ({ predicate }: KeptStatement) => namePredicates.includes(predicate);
  const names = await settle(database, sql, statements.filter(isName), cast.same);
  await retireNames(database, sql, ownerId, names, cast.same);
  await cast.loadAll('standing');
  await settle(
    database,
    sql,
    statements.filter((one) => !isName(one)),
    cast.same,
  );
}

async function settle(
  database: Database,
  sql: Sql,
  statements: readonly KeptStatement[],
  same: SameEntity,
): Promise<readonly KeptStatement[]> {
  const predicateOf = new Map(statements.map(({ id, predicate }) => [id, predicate]));
  const after = [...Map.groupBy(statements, ({ predicate }) => predicate).values()].flatMap((group) =>
    replay(group.map(asTold), same),
  );
  await writeStandings(database, sql, statements, after);
  return after.map((told) => ({ ...told, predicate: predicateOf.get(told.id) ?? '' }));
}

/** Marks which names were corrected since they were given, for those who could hear the correction. */
async function retireNames(
  database: Database,
  sql: Sql,
  ownerId: number,
  names: readonly KeptStatement[],
  same: SameEntity,
): Promise<void> {
  const byId = new Map(names.map((name) => [name.id, name]));
  const endings = names.flatMap((name) => {
    if (name.effect === 'ended') return name.key === '' ? [] : [{ ...name, by: name }];
    const by = name.closedBy === undefined ? undefined : byId.get(name.closedBy);
    return by === undefined || by.key === name.key ? [] : [{ ...name, by }];
  });
  const rows = await sql
    .selectFrom('entity_alias as alias')
    .innerJoin('entity_memory as entity', 'entity.id', 'alias.entity_id')
    .select(['alias.id', 'alias.entity_id', 'alias.alias', 'alias.retired', 'alias.last_told'])
    .select(['alias.platform', 'alias.workspace', 'alias.visibility', 'alias.channel', 'entity.kind'])
    .where('alias.owner_id', '=', ownerId)
    .execute();
  for (const row of rows) {
    const { platform, workspace, visibility, channel } = row;
    const audience = { platform, workspace, visibility, channel };
    const retired = endings.some(
      (ending) =>
        row.last_told <= ending.by.told &&
        namesIn(row.kind, ending.key).includes(row.alias) &&
        covers(ending.by.audience, audience) &&
        same(row.entity_id, ending.entityId, audience),
    );
    if (retired === Boolean(row.retired)) continue;
    await sql
      .updateTable('entity_alias')
      .set({ retired: database.flag(retired) })
      .where('id', '=', row.id)
      .execute();
  }
}
