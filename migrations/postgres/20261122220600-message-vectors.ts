import { Migration } from '@mikro-orm/migrations';

/** The table needs the extension pgvector, which a server may never get: vector-postgres.ts makes it where there is one. */
export class Migration20261122220600_message_vectors extends Migration {
  override name = 'Migration20261122220600_message_vectors';

  override up(): void | Promise<void> {}

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists message_vector;`);
  }
}
