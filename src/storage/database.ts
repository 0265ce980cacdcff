import { FamiliarError, StorageUnavailable } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';
import type { Flag } from './columns.ts';
import type { DatabaseAddress } from './database-url.ts';
import type { Orm, Sql, Tables } from './orm.ts';

/**
 * The one way from a store to the database: a fork of the entity manager for each call, unknown errors wrapped once.
 * On SQLite the single connection is held by a transaction until its end; other callers queue for it.
 */
export class Database {
  readonly clock: Clock;
  readonly #orm: Orm;
  readonly #dialect: DatabaseAddress['dialect'];

  constructor(orm: Orm, dialect: DatabaseAddress['dialect'], clock: Clock) {
    this.#orm = orm;
    this.#dialect = dialect;
    this.clock = clock;
  }

  /** @throws StorageUnavailable */
  async run<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return wrapped(() => work(this.#orm.em.fork().getKysely<Tables>()));
  }

  /**
   * Rolls back when `work` throws, and throws the same.
   * @throws StorageUnavailable
   */
  async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
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

  flag(value: boolean): Flag {
    return this.#dialect === 'postgres' ? value : value ? 1 : 0;
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
