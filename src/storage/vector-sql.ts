/** What search by meaning asks of a database in that database's own words: see vector-sqlite.ts and vector-postgres.ts. */
import type { Database } from './database.ts';
import type { Fragment } from './fragment.ts';
import type { Sql } from './orm.ts';

export interface VectorRow {
  readonly messageId: number;
  /** What the vector was made of. */
  readonly text: string;
  readonly space: string;
  /** Of length one; undefined for a message that has no direction to compare. */
  readonly vector: Float32Array | undefined;
}

export interface NearestQuery {
  /** The column of the index scopes that this reader reads, and their ids. */
  readonly column: 'place_scope_id' | 'owner_scope_id';
  readonly scopes: readonly number[];
  /** A query for the ids of the scopes that may be read (rule 1). */
  readonly mayRead: Fragment;
  readonly space: string;
  readonly vector: Float32Array;
  /** Newest vectors that are looked at. */
  readonly window: number;
  readonly limit: number;
  readonly excludeMessageIds: readonly number[];
}

export interface VectorSql {
  /** Keeps vectors of findable messages whose text is still the same. In the caller's transaction. */
  put(database: Database, sql: Sql, rows: readonly VectorRow[]): Promise<void>;
  /** A query for `message_id`, nearest first. */
  nearest(query: NearestQuery): Fragment;
}

/** Of those scopes the rows that a search looks at, newest first; a walk along an index for each scope, merged. */
export function newestVectors(
  columns: Fragment,
  { column, scopes, space, vector, window }: NearestQuery,
): Fragment {
  const arms = scopes.map((scope) => ({
    text: `select ${columns.text} from message_vector where ${column} = ? and space = ? and dimensions = ?`,
    values: [scope, space, vector.length],
  }));
  return {
    text: `${arms.map(({ text }) => text).join(' union all ')} order by message_id desc limit ?`,
    values: [...arms.flatMap(({ values }) => values), window],
  };
}
