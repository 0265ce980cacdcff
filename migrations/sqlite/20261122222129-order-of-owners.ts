import { Migration } from '@mikro-orm/migrations';

export class Migration20261122222129_order_of_owners extends Migration {
  override name = 'Migration20261122222129_order_of_owners';

  override up(): void | Promise<void> {
    this.addSql(`alter table \`user_profile\` add column \`messages\` integer not null default 0;`);

    this.addSql(`alter table \`message\` add column \`owner_ordinal\` integer not null default 0;`);
    this.addSql(
      `update message set owner_ordinal = counted.ordinal from (select id, row_number() over (partition by owner_id order by id) as ordinal from message where owner_id is not null) counted where counted.id = message.id;`,
    );
    this.addSql(
      `update user_profile set messages = counted.messages from (select owner_id, count(*) as messages from message where owner_id is not null group by owner_id) counted where counted.owner_id = user_profile.id;`,
    );
    this.addSql(
      `create index \`message_owner_id_owner_ordinal_index\` on \`message\` (\`owner_id\`, \`owner_ordinal\`);`,
    );

    this.addSql(`drop index \`passage_owner_scope_id_index\`;`);
    this.addSql(`alter table \`passage\` add column \`owner_ordinal\` integer not null default 0;`);
    this.addSql(
      `update passage set owner_ordinal = message.owner_ordinal from message where message.id = passage.message_id;`,
    );
    this.addSql(
      `create index \`passage_owner_scope_id_owner_ordinal_index\` on \`passage\` (\`owner_scope_id\`, \`owner_ordinal\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index \`message_owner_id_owner_ordinal_index\`;`);
    this.addSql(`alter table \`message\` drop column \`owner_ordinal\`;`);

    this.addSql(`drop index \`passage_owner_scope_id_owner_ordinal_index\`;`);
    this.addSql(`alter table \`passage\` drop column \`owner_ordinal\`;`);
    this.addSql(`create index \`passage_owner_scope_id_index\` on \`passage\` (\`owner_scope_id\`);`);

    this.addSql(`alter table \`user_profile\` drop column \`messages\`;`);
  }
}
