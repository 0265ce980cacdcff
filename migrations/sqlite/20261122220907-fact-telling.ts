import { Migration } from '@mikro-orm/migrations';

export class Migration20261122220907_fact_telling extends Migration {
  override name = 'Migration20261122220907_fact_telling';

  override up(): void | Promise<void> {
    this.addSql(`alter table \`fact\` add column \`telling\` text null;`);
    this.addSql(
      `create unique index \`fact_source_message_id_owner_id_telling_unique\` on \`fact\` (\`source_message_id\`, \`owner_id\`, \`telling\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index \`fact_source_message_id_owner_id_telling_unique\`;`);
    this.addSql(`alter table \`fact\` drop column \`telling\`;`);
  }
}
