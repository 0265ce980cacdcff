/** Takes statements back: their words go from the database, and what they had closed is told again without them. */
import type { Audience } from '../core/types.ts';
import type { Database } from './database.ts';
import { Cast } from './entity-cast.ts';
import { namesIn } from './entity-names.ts';
import { namePredicates, settleOthers, settleSelf } from './fact-settling.ts';
import type { Sql } from './orm.ts';

interface Taken {
  readonly id: number;
  readonly entity_id: number | null;
  readonly predicate: string;
  readonly value_key: string;
  readonly implied_by_id: number | null;
  readonly kind: string | null;
}

/** Retracts all that one owner's message told. Returns how many statements. */
export async function retractMessage(
  database: Database,
  sql: Sql,
  ownerId: number,
  sourceMessageId: number,
  at: number,
): Promise<number> {
  const taken = await selectTaken(sql, ownerId)
    .where('fact.source_message_id', '=', sourceMessageId)
    .execute();
  const named = await sql
    .selectFrom('entity_alias')
    .innerJoin('entity_mention', 'entity_mention.alias_id', 'entity_alias.id')
    .select(['entity_mention.id', 'entity_alias.entity_id'])
    .where('entity_alias.owner_id', '=', ownerId)
    .where('entity_mention.source_message_id', '=', sourceMessageId)
    .execute();
  if (named.length > 0) {
    await sql
      .deleteFrom('entity_mention')
      .where(
        'id',
        'in',
        named.map((row) => row.id),
      )
      .execute();
  }
  await clear(database, sql, taken, at, false);
  // An edited message may teach again what was forgotten of its former words.
  await sql
    .updateTable('fact')
    .set({ forgotten: database.flag(false) })
    .where('owner_id', '=', ownerId)
    .where('source_message_id', '=', sourceMessageId)
    .where('forgotten', '=', database.flag(true))
    .execute();
  await settleWithout(
    database,
    sql,
    ownerId,
    taken,
    named.map((row) => row.entity_id),
  );
  return counted(taken);
}

/**
 * Retracts single facts as their owner's wish: every telling of the same goes with them, and their messages teach nothing
 * any more. Returns how many of the facts asked for.
 */
export async function retractFacts(
  database: Database,
  sql: Sql,
  ownerId: number,
  factIds: readonly number[],
  at: number,
): Promise<number> {
  const asked = await selectTaken(sql, ownerId).where('fact.id', 'in', factIds).execute();
  if (asked.length === 0) return 0;
  const taken = new Map(asked.map((row) => [row.id, row]));
  const cast = new Cast(database, sql, ownerId);
  await cast.loadAll('ever');
  for (const fact of asked) {
    if (fact.value_key === '') continue;
    const alike = await selectTaken(sql, ownerId)
      .select(['fact.platform', 'fact.workspace', 'fact.visibility', 'fact.channel'])
      .where('fact.predicate', '=', fact.predicate)
      .where('fact.value_key', '=', fact.value_key)
      .execute();
    for (const { platform, workspace, visibility, channel, ...row } of alike) {
      const level = { platform, workspace, visibility, channel };
      if (cast.same(fact.entity_id ?? 0, row.entity_id ?? 0, level)) taken.set(row.id, row);
    }
  }
  const implied = await selectTaken(sql, ownerId)
    .where('fact.implied_by_id', 'in', [...taken.keys()])
    .execute();
  const all = [...taken.values(), ...implied.filter((row) => !taken.has(row.id))];
  await clear(database, sql, all, at, true);
  const named = await forgetNames(database, sql, all);
  await settleWithout(database, sql, ownerId, all, named);
  return counted(asked);
}

/**
 * Drops names and entities that no message speaks of any more, after messages of these owners were deleted for good, and names
 * the others by what is left.
 */
export async function tidyOwners(sql: Sql, ownerIds: readonly number[]): Promise<void> {
  if (ownerIds.length === 0) return;
  const entities = await sql
    .selectFrom('entity_memory')
    .select('id')
    .where('owner_id', 'in', ownerIds)
    .execute();
  await tidy(
    sql,
    entities.map((entity) => entity.id),
  );
}

function selectTaken(sql: Sql, ownerId: number) {
  return sql
    .selectFrom('fact')
    .leftJoin('entity_memory as entity', 'entity.id', 'fact.entity_id')
    .select([
      'fact.id',
      'fact.entity_id',
      'fact.predicate',
      'fact.value_key',
      'fact.implied_by_id',
      'entity.kind',
    ])
    .where('fact.owner_id', '=', ownerId)
    .where('fact.retracted_at', 'is', null);
}

function counted(taken: readonly Taken[]): number {
  return taken.filter((row) => row.implied_by_id === null).length;
}

async function clear(
  database: Database,
  sql: Sql,
  taken: readonly Taken[],
  at: number,
  forgotten: boolean,
): Promise<void> {
  if (taken.length === 0) return;
  const ids = taken.map((row) => row.id);
  await sql
    .updateTable('fact')
    .set({
      retracted_at: at,
      predicate: '',
      value: '',
      value_key: '',
      telling: null,
      closed_by_id: null,
      forgotten: database.flag(forgotten),
    })
    .where('id', 'in', ids)
    .execute();
}

/** Names that are forgotten, and those that a message gave for the sake of facts that are. Returns the entities concerned. */
async function forgetNames(
  database: Database,
  sql: Sql,
  taken: readonly Taken[],
): Promise<readonly number[]> {
  const concerned = new Set<number>();
  for (const { entity_id, predicate, value_key, kind } of taken) {
    if (entity_id === null || kind === null || kind === 'self') continue;
    concerned.add(entity_id);
    if (!namePredicates.includes(predicate) || value_key === '') continue;
    await sql
      .deleteFrom('entity_alias')
      .where('entity_id', '=', entity_id)
      .where('proper', '=', database.flag(true))
      .where('alias', 'in', namesIn(kind === 'person' ? 'person' : 'thing', value_key))
      .execute();
  }
  if (concerned.size === 0) return [];
  const mentions = await sql
    .selectFrom('entity_mention as mention')
    .innerJoin('entity_alias as alias', 'alias.id', 'mention.alias_id')
    .select('mention.id')
    .where('alias.entity_id', 'in', [...concerned])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('fact')
            .select('fact.id')
            .whereRef('fact.entity_id', '=', 'alias.entity_id')
            .whereRef('fact.source_message_id', '=', 'mention.source_message_id')
            .where('fact.retracted_at', 'is', null),
        ),
      ),
    )
    .execute();
  if (mentions.length > 0) {
    await sql
      .deleteFrom('entity_mention')
      .where(
        'id',
        'in',
        mentions.map((row) => row.id),
      )
      .execute();
  }
  return [...concerned];
}

async function settleWithout(
  database: Database,
  sql: Sql,
  ownerId: number,
  taken: readonly Taken[],
  named: readonly number[],
): Promise<void> {
  const spokenOf = taken.flatMap((row) => (row.entity_id === null ? [] : row.entity_id));
  await tidy(sql, [...new Set([...spokenOf, ...named])]);
  const ofSelf = taken.filter((row) => row.kind === 'self').map((row) => row.predicate);
  const cast = new Cast(database, sql, ownerId);
  await cast.loadAll('standing');
  await settleSelf(database, sql, ownerId, cast, [...new Set(ofSelf)]);
  if (named.length > 0 || taken.length > ofSelf.length) await settleOthers(database, sql, ownerId, cast);
}

/** Drops entities that nothing speaks of any more; the others are known by words and to readers that are left. */
async function tidy(sql: Sql, entityIds: readonly number[]): Promise<void> {
  if (entityIds.length === 0) return;
  await dropNames(sql, entityIds);
  await sql
    .deleteFrom('entity_memory')
    .where('id', 'in', entityIds)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('fact')
            .select('fact.id')
            .whereRef('fact.entity_id', '=', 'entity_memory.id')
            .where('fact.retracted_at', 'is', null),
        ),
      ),
    )
    .execute();
  const left = await sql
    .selectFrom('entity_memory')
    .selectAll()
    .where('id', 'in', entityIds)
    .where('kind', '<>', 'self')
    .execute();
  for (const entity of left) await rename(sql, entity);
}

/** Drops names by which no message calls these entities any more. */
async function dropNames(sql: Sql, entityIds: readonly number[]): Promise<void> {
  await sql
    .deleteFrom('entity_alias')
    .where('entity_id', 'in', entityIds)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('entity_mention')
            .select('entity_mention.id')
            .whereRef('entity_mention.alias_id', '=', 'entity_alias.id'),
        ),
      ),
    )
    .execute();
  await sql
    .updateTable('entity_alias')
    .set(({ selectFrom }) => ({
      last_told: selectFrom('entity_mention')
        .select((select) => select.fn.max<number>('entity_mention.source_message_id').as('told'))
        .whereRef('entity_mention.alias_id', '=', 'entity_alias.id'),
    }))
    .where('entity_id', 'in', entityIds)
    .execute();
}

async function rename(
  sql: Sql,
  entity: {
    readonly id: number;
    readonly owner_id: number;
    readonly name: string;
    readonly kind: string;
    readonly platform: Audience['platform'];
    readonly workspace: string;
    readonly visibility: Audience['visibility'];
    readonly channel: string;
  },
): Promise<void> {
  const names = await sql
    .selectFrom('entity_alias')
    .select(['alias', 'platform', 'workspace', 'visibility', 'channel'])
    .where('entity_id', '=', entity.id)
    .orderBy('proper')
    .orderBy('id')
    .execute();
  const known = entity.name.replace(/ \d+$/, '');
  const { platform, workspace, visibility, channel } = entity;
  // Nothing is left to call it by, when its names were forgotten and its facts were not.
  const { alias, ...audience } = names[0] ?? { alias: entity.kind, platform, workspace, visibility, channel };
  if (known === alias || names.some((name) => name.alias === known)) return;
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? alias : `${alias} ${count}`;
    const taken = await sql
      .selectFrom('entity_memory')
      .select('id')
      .where('owner_id', '=', entity.owner_id)
      .where('name', '=', name)
      .where('id', '<>', entity.id)
      .where('platform', '=', audience.platform)
      .where('workspace', '=', audience.workspace)
      .where('visibility', '=', audience.visibility)
      .where('channel', '=', audience.channel)
      .executeTakeFirst();
    if (taken) continue;
    await sql
      .updateTable('entity_memory')
      .set({ name, ...audience })
      .where('id', '=', entity.id)
      .execute();
    return;
  }
}
