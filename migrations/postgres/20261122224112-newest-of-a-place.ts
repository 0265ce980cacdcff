import { Migration } from '@mikro-orm/migrations';

export class Migration20261122224112_newest_of_a_place extends Migration {
  override name = 'Migration20261122224112_newest_of_a_place';

  override up(): void | Promise<void> {
    this.addSql(`drop index "passage_place_scope_id_index";`);
    this.addSql(
      `create index "passage_place_scope_id_message_id_index" on "passage" ("place_scope_id", "message_id");`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "passage_place_scope_id_message_id_index";`);
    this.addSql(`create index "passage_place_scope_id_index" on "passage" ("place_scope_id");`);
  }
}
