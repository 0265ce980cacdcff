import { Migration } from '@mikro-orm/migrations';

export class Migration20261122220907_fact_telling extends Migration {
  override name = 'Migration20261122220907_fact_telling';

  override up(): void | Promise<void> {
    this.addSql(`alter table "fact" add "telling" text null;`);
    this.addSql(
      `alter table "fact" add constraint "fact_source_message_id_owner_id_telling_unique" unique ("source_message_id", "owner_id", "telling");`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "fact" drop constraint "fact_source_message_id_owner_id_telling_unique";`);
    this.addSql(`alter table "fact" drop column "telling";`);
  }
}
