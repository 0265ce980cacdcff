import type { PassageStore } from '../core/store-ports.ts';
import type { ReadScope, StoredMessage } from '../core/types.ts';
import type { Database } from './database.ts';
import type { Sql } from './orm.ts';
import { readable } from './read-scope.ts';
import { selectMessages, toMessages } from './rows.ts';

type LatestQuery = Parameters<PassageStore['latest']>[1];

/**
 * Newest first, by indexes that are read from their end: of each user, or of each place that the scope may read, no more than
 * what is asked for.
 */
export async function latestMessages(
  database: Database,
  sql: Sql,
  scope: ReadScope,
  { userIds, limit, excludeMessageIds }: LatestQuery,
): Promise<readonly StoredMessage[]> {
  const authors = userIds ?? (scope.kind === 'dm' ? [scope.userId, ...scope.linkedUserIds] : undefined);
  const wanted = limit + excludeMessageIds.length;
  const found = authors
    ? await Promise.all(authors.map((author) => ofUser(sql, scope, author, wanted)))
    : await ofPlaces(database, sql, scope, wanted);
  const excluded = new Set(excludeMessageIds);
  const newest = [...new Set(found.flat())]
    .filter((id) => !excluded.has(id))
    .sort((a, b) => b - a)
    .slice(0, limit);
  if (newest.length === 0) return [];
  const rows = await selectMessages(sql).where('message.id', 'in', newest).execute();
  return toMessages(
    sql,
    rows.sort((a, b) => b.id - a.id),
  );
}

async function ofUser(sql: Sql, scope: ReadScope, userId: number, limit: number): Promise<readonly number[]> {
  const rows = await sql
    .selectFrom('message')
    .innerJoin('passage', 'passage.message_id', 'message.id')
    .select('message.id')
    .where('message.user_id', '=', userId)
    .where('message.deleted_at', 'is', null)
    .where('passage.terms', '!=', '')
    .where((where) => readable(where, scope))
    .orderBy('message.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

async function ofPlaces(
  database: Database,
  sql: Sql,
  scope: ReadScope,
  limit: number,
): Promise<readonly (readonly number[])[]> {
  const places = await sql
    .selectFrom('index_scope')
    .select('id')
    .where('owner_id', 'is', null)
    .where((where) => readable(where, scope))
    .execute();
  return Promise.all(
    places.map(async ({ id }) => {
      const rows = await sql
        .selectFrom('passage')
        .select('message_id')
        .where('place_scope_id', '=', id)
        .where('from_character', '=', database.flag(false))
        .where('terms', '!=', '')
        .orderBy('message_id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ message_id }) => message_id);
    }),
  );
}
