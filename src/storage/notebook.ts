import type { Notebook } from '../core/store-ports.ts';
import { writeCreatedAt } from './columns.ts';
import type { Database } from './database.ts';

export class SqlNotebook implements Notebook {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async read(key: string): Promise<string | undefined> {
    const row = await this.#database.run((sql) =>
      sql.selectFrom('note').select('value').where('key', '=', key).executeTakeFirst(),
    );
    return row?.value;
  }

  async write(key: string, value: string): Promise<void> {
    const created_at = writeCreatedAt(this.#database.clock.now());
    await this.#database.run((sql) =>
      sql
        .insertInto('note')
        .values({ key, value, created_at })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute(),
    );
  }
}
