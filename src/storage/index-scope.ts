/** The parts of the passage index; see `index_scope` in entities.ts. */
import type { PlatformName, Visibility } from '../core/types.ts';
import { writeCreatedAt } from './columns.ts';
import type { Database } from './database.ts';
import type { Sql } from './orm.ts';

export interface IndexScopeColumns {
  readonly key: string;
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly visibility: Visibility | null;
  readonly channel: string;
  readonly owner_id: number | null;
}

interface Said {
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly visibility: Visibility;
  readonly channel: string;
  readonly owner_id: number | null;
}

/** Where a message was said, as channels read it; undefined for a DM, which no channel reads. */
export function placeScope({
  platform,
  workspace,
  visibility,
  channel,
}: Said): IndexScopeColumns | undefined {
  if (visibility === 'dm') return undefined;
  const reached = visibility === 'private' ? channel : '';
  const key = JSON.stringify([platform, workspace, visibility, reached]);
  return { key, platform, workspace, visibility, channel: reached, owner_id: null };
}

/** Whose a message is, as the owner's DM reads it; undefined where it is nobody's. */
export function ownerScope({ platform, workspace, owner_id }: Said): IndexScopeColumns | undefined {
  if (owner_id === null) return undefined;
  const key = JSON.stringify([platform, workspace, owner_id]);
  return { key, platform, workspace, visibility: null, channel: '', owner_id };
}

/** Ids by key; what is not there yet is made. */
export async function indexScopeIds(
  database: Database,
  sql: Sql,
  wanted: readonly IndexScopeColumns[],
): Promise<ReadonlyMap<string, number>> {
  const byKey = new Map(wanted.map((scope) => [scope.key, scope]));
  const known = await find(sql, [...byKey.keys()]);
  const missing = [...byKey.values()].filter(({ key }) => !known.has(key));
  if (missing.length === 0) return known;
  const created_at = writeCreatedAt(database.clock.now());
  await sql
    .insertInto('index_scope')
    .values(missing.map((scope) => ({ ...scope, documents: 0, total_terms: 0, created_at })))
    // Made by another at once.
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  return find(sql, [...byKey.keys()]);
}

async function find(sql: Sql, keys: readonly string[]): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const rows = await sql.selectFrom('index_scope').select(['id', 'key']).where('key', 'in', keys).execute();
  return new Map(rows.map(({ id, key }) => [key, id]));
}
