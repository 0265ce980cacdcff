import type { Logger } from '../core/ports.ts';
import type { VectorStore } from '../core/store-ports.ts';
import type { ReadScope, StoredMessage } from '../core/types.ts';
import type { Database } from './database.ts';
import { built, fragment } from './fragment.ts';
import type { Orm, Sql } from './orm.ts';
import { readable } from './read-scope.ts';
import { selectMessages, toMessages } from './rows.ts';
import { makePgVectorTable, postgresVectors } from './vector-postgres.ts';
import type { VectorSql } from './vector-sql.ts';
import { loadSqliteVec, sqliteVectors } from './vector-sqlite.ts';

/**
 * Vectors that one search looks at: the newest of what its reader may read. On a core of its own SQLite takes some 6 ms for so
 * many of 1,536 dimensions, during which nobody else is answered. What is older is found by its words.
 */
const searchWindow = 5_000;
/** Messages that one look for missing vectors goes through. */
const missingWindow = 5_000;
/** Above every message id, which PostgreSQL keeps as a 32-bit integer. */
const afterNewest = 2 ** 31 - 1;
/** SQLite takes no more than 500 parts in one query. A reader of more scopes than this reads the newest of them. */
const maxScopes = 400;

/**
 * The store of vectors, or undefined where this database has none, with a warning: then search goes by words alone.
 * Only called where embeddings are configured, since it loads an extension.
 */
export async function openVectorStore(
  orm: Orm,
  database: Database,
  logger: Logger,
): Promise<VectorStore | undefined> {
  const sqlite = database.dialect === 'sqlite';
  try {
    await (sqlite ? loadSqliteVec(orm) : makePgVectorTable(database));
    return new SqlVectorStore(database, sqlite ? sqliteVectors : postgresVectors);
  } catch (error) {
    logger.warn(
      sqlite
        ? 'sqlite-vec could not be loaded; what was said is found by words alone'
        : 'pgvector is not on the server, or not for this user; what was said is found by words alone',
      { error },
    );
    return undefined;
  }
}

class SqlVectorStore implements VectorStore {
  readonly #database: Database;
  readonly #dialect: VectorSql;
  /** Where in each space the slow walk through all messages has come, down to the oldest and again from the newest. */
  readonly #walked = new Map<string, number>();

  constructor(database: Database, dialect: VectorSql) {
    this.#database = database;
    this.#dialect = dialect;
  }

  async put(
    space: string,
    entries: readonly {
      readonly message: Pick<StoredMessage, 'id' | 'text'>;
      readonly vector: Float32Array;
    }[],
  ): Promise<void> {
    if (entries.length === 0) return;
    const rows = entries.map(({ message, vector }) => ({
      messageId: message.id,
      text: message.text,
      space,
      vector: unit(vector),
    }));
    await this.#database.transaction((sql) => this.#dialect.put(this.#database, sql, rows));
  }

  async nearest(
    space: string,
    scope: ReadScope,
    vector: Float32Array,
    limit: number,
    excludeMessageIds: readonly number[],
  ): Promise<readonly number[]> {
    const asked = unit(vector);
    if (asked === undefined || limit <= 0) return [];
    return this.#database.run(async (sql) => {
      const mayRead = built(
        sql
          .selectFrom('index_scope')
          .select('id')
          .where((where) => readable(where, scope))
          .orderBy('id', 'desc')
          .limit(maxScopes)
          .compile(),
      );
      const scopes = await this.#database.rows<{ id: number }>(sql, mayRead);
      if (scopes.length === 0) return [];
      const rows = await this.#database.rows<{ message_id: number }>(
        sql,
        this.#dialect.nearest({
          column: scope.kind === 'dm' ? 'owner_scope_id' : 'place_scope_id',
          scopes: scopes.map(({ id }) => id),
          mayRead,
          space,
          vector: asked,
          window: searchWindow,
          limit,
          excludeMessageIds,
        }),
      );
      return rows.map(({ message_id }) => message_id);
    });
  }

  async missing(space: string, limit: number): Promise<readonly StoredMessage[]> {
    if (limit <= 0) return [];
    return this.#database.run(async (sql) => {
      const ids = await this.#missingIds(sql, space, limit);
      if (ids.length === 0) return [];
      const rows = await selectMessages(sql)
        .where('message.id', 'in', ids)
        .orderBy('message.id', 'desc')
        .execute();
      return toMessages(sql, rows);
    });
  }

  /**
   * Looks at the newest messages, where new ones come, and at one stretch further down: a look through all of a long past that
   * has its vectors would hold up answers for seconds. The walk begins where the vectors end.
   */
  async #missingIds(sql: Sql, space: string, limit: number): Promise<readonly number[]> {
    const newest = await this.#window(sql, space, afterNewest, limit);
    if (newest.ids.length >= limit || newest.endsAt === undefined) return newest.ids;
    const from = this.#walked.get(space) ?? (await this.#oldestVector(sql, space));
    const further = await this.#window(sql, space, Math.min(from, newest.endsAt), limit - newest.ids.length);
    this.#walked.set(space, further.endsAt ?? afterNewest);
    return [...newest.ids, ...further.ids];
  }

  /** Of the messages older than one, as many as a window holds: those without a vector, and where the next window begins. */
  async #window(
    sql: Sql,
    space: string,
    below: number,
    limit: number,
  ): Promise<{ readonly ids: readonly number[]; readonly endsAt: number | undefined }> {
    const inWindow = fragment`select message_id from passage where message_id < ${below} order by message_id desc limit ${missingWindow}`;
    const found = await this.#database.rows<{ message_id: number }>(
      sql,
      fragment`select p.message_id from (${inWindow}) near join passage p on p.message_id = near.message_id
        where p.terms <> ''
        and not exists (select 1 from message_vector v where v.message_id = p.message_id and v.space = ${space})
        order by p.message_id desc limit ${limit}`,
    );
    const ids = found.map(({ message_id }) => message_id);
    if (ids.length === limit) return { ids, endsAt: ids.at(-1) };
    const [row] = await this.#database.rows<{ first: number; size: number | string }>(
      sql,
      fragment`select min(message_id) as first, count(*) as size from (${inWindow}) near`,
    );
    return { ids, endsAt: row && Number(row.size) === missingWindow ? row.first : undefined };
  }

  async #oldestVector(sql: Sql, space: string): Promise<number> {
    const [row] = await this.#database.rows<{ first: number | null }>(
      sql,
      fragment`select min(message_id) as first from message_vector where space = ${space}`,
    );
    return row?.first ?? afterNewest;
  }
}

/** Of length one, so that only its direction counts; undefined where it has none. */
function unit(vector: Float32Array): Float32Array | undefined {
  const length = Math.sqrt(vector.reduce((sum, coordinate) => sum + coordinate * coordinate, 0));
  return length > 0 && Number.isFinite(length) ? vector.map((coordinate) => coordinate / length) : undefined;
}
