import { FamiliarError, StorageUnavailable } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';
import { LoopTurn } from '../util/loop-turn.ts';
import type { Flag } from './columns.ts';
import type { DatabaseAddress } from './database-url.ts';
import { type Fragment, type SqlValue, words } from './fragment.ts';
import { type Orm, type Sql, sqliteClient, type Tables } from './orm.ts';

/** PostgreSQL takes 65,535 values in a statement. */
const maxRowsAtOnce = 1_000;

/**
 * The one way from a store to the database: a fork of the entity manager for each call, unknown errors wrapped once.
 * On SQLite the single connection is held by a transaction until its end; other callers queue for it. There a query ends before
 * its promise is looked at, so that a job's thousand queries would let nobody be answered: between calls others get their turn.
 */
export class Database {
  readonly clock: Clock;
  readonly dialect: DatabaseAddress['dialect'];
  readonly #orm: Orm;
  readonly #turn = new LoopTurn();

  constructor(orm: Orm, dialect: DatabaseAddress['dialect'], clock: Clock) {
    this.#orm = orm;
    this.dialect = dialect;
    this.clock = clock;
  }

  /** @throws StorageUnavailable */
  async run<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    if (this.#turn.isOverdue) await this.#turn.give();
    return wrapped(() => work(this.#orm.em.fork().getKysely<Tables>()));
  }

  /**
   * Rolls back when `work` throws, and throws the same.
   * @throws StorageUnavailable
   */
  async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    if (this.#turn.isOverdue) await this.#turn.give();
    return wrapped(() => this.#orm.em.fork().transactional((em) => work(em.getKysely<Tables>())));
  }

  /** As `transaction`, but a result of undefined rolls back. @throws StorageUnavailable */
  async transactionOrUndo<T>(work: (sql: Sql) => Promise<T | undefined>): Promise<T | undefined> {
    try {
      return await this.transaction(async (sql) => {
        const result = await work(sql);
        if (result === undefined) throw new Undo('Nothing to keep');
        return result;
      });
    } catch (error) {
      if (error instanceof Undo) return undefined;
      throw error;
    }
  }

  /** Rows of a hand-written query. */
  async rows<Row>(sql: Sql, { text, values }: Fragment): Promise<readonly Row[]> {
    let count = 0;
    const numbered = this.dialect === 'postgres' ? text.replaceAll('?', () => `$${++count}`) : text;
    const result = await sql.executeQuery({
      sql: numbered,
      parameters: values,
      query: { kind: 'RawNode', sqlFragments: [numbered], parameters: [] },
      queryId: { queryId: 'hand-written' },
    });
    return result.rows as readonly Row[];
  }

  /**
   * SQLite: runs one statement for each row of values, in the transaction that holds the connection. Without a result and
   * without a turn of the event loop for each row, which is what bulk writing costs otherwise.
   */
  async each(text: string, rows: readonly (readonly SqlValue[])[]): Promise<void> {
    if (rows.length === 0) return;
    const statement = (await sqliteClient(this.#orm)).prepare(text);
    for (const row of rows) statement.run(...row);
  }

  /** Inserts many rows, in one statement where each would be a round trip. */
  async insertRows(
    sql: Sql,
    table: keyof Tables,
    columns: readonly string[],
    rows: readonly (readonly SqlValue[])[],
  ): Promise<void> {
    const into = `insert into ${table} (${columns.join(', ')}) values `;
    const places = `(${columns.map(() => '?').join(', ')})`;
    if (this.dialect === 'sqlite') return this.each(into + places, rows);
    for (let from = 0; from < rows.length; from += maxRowsAtOnce) {
      const some = rows.slice(from, from + maxRowsAtOnce);
      await this.rows(sql, {
        text: into + some.map(() => places).join(', '),
        values: some.flat(1) as SqlValue[],
      });
    }
  }

  flag(value: boolean): Flag {
    return this.dialect === 'postgres' ? value : value ? 1 : 0;
  }

  /**
   * Leaves no byte of deleted rows in the files. SQLite overwrites a deleted row where it stands (`secure_delete`), but not the
   * copies that stay in the unused part of pages that were once split: only writing the file anew does, which takes some seconds
   * for each gigabyte and lets nobody else in. On PostgreSQL it frees dead rows, as far as no older transaction could still see
   * them. @throws StorageUnavailable
   */
  async reclaim(): Promise<void> {
    await this.run(async (sql) => {
      await this.rows(sql, words('vacuum'));
      if (this.dialect === 'sqlite') await this.rows(sql, words('pragma wal_checkpoint(truncate)'));
    });
  }

  /** Milliseconds that a smallest query took. @throws StorageUnavailable */
  async ping(): Promise<number> {
    const startedAt = this.clock.now();
    await this.run((sql) => sql.selectFrom('note').select('id').limit(1).execute());
    return this.clock.now() - startedAt;
  }

  async close(): Promise<void> {
    await wrapped(() => this.#orm.close(true));
  }
}

/** Leaves a transaction without keeping what it did. */
class Undo extends FamiliarError {
  readonly code = 'undo';
}

async function wrapped<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FamiliarError) throw error;
    throw new StorageUnavailable('The database refused or did not answer', { cause: error });
  }
}
