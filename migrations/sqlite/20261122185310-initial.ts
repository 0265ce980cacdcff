import { Migration } from '@mikro-orm/migrations';

export class Migration20261122185310_initial extends Migration {
  override name = 'Migration20261122185310_initial';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`conversation\` (\`id\` integer not null primary key autoincrement, \`key\` text not null, \`platform\` text not null, \`workspace\` text not null, \`channel\` text not null, \`thread\` text null, \`visibility\` text not null, \`own_thread\` integer not null, \`created_at\` datetime not null);`,
    );
    this.addSql(`create unique index \`conversation_key_unique\` on \`conversation\` (\`key\`);`);

    this.addSql(
      `create table \`note\` (\`id\` integer not null primary key autoincrement, \`key\` text not null, \`value\` text not null, \`created_at\` datetime not null);`,
    );
    this.addSql(`create unique index \`note_key_unique\` on \`note\` (\`key\`);`);

    this.addSql(
      `create table \`user_profile\` (\`id\` integer not null primary key autoincrement, \`platform\` text not null, \`platform_user_id\` text not null, \`display_name\` text not null, \`pronouns\` text null, \`time_zone\` text null, \`locale\` text null, \`remembers\` integer not null, \`first_seen_at\` bigint not null, \`last_seen_at\` bigint not null, \`created_at\` datetime not null);`,
    );
    this.addSql(
      `create unique index \`user_profile_platform_platform_user_id_unique\` on \`user_profile\` (\`platform\`, \`platform_user_id\`);`,
    );

    this.addSql(
      `create table \`message\` (\`id\` integer not null primary key autoincrement, \`conversation_id\` integer not null, \`user_id\` integer null, \`from_character\` integer not null, \`author_name\` text not null, \`text\` text not null, \`platform_message_id\` text not null, \`reply_to_platform_message_id\` text null, \`answers_message_id\` integer null, \`visibility\` text not null, \`platform\` text not null, \`workspace\` text not null, \`channel\` text not null, \`sent_at\` bigint not null, \`edited_at\` bigint null, \`deleted_at\` bigint null, \`created_at\` datetime not null, constraint \`message_conversation_id_foreign\` foreign key (\`conversation_id\`) references \`conversation\` (\`id\`) on delete cascade, constraint \`message_user_id_foreign\` foreign key (\`user_id\`) references \`user_profile\` (\`id\`) on delete cascade, constraint \`message_answers_message_id_foreign\` foreign key (\`answers_message_id\`) references \`message\` (\`id\`) on delete set null);`,
    );
    this.addSql(`create index \`message_conversation_id_index\` on \`message\` (\`conversation_id\`);`);
    this.addSql(
      `create index \`message_conversation_id_id_index\` on \`message\` (\`conversation_id\`, \`id\`);`,
    );
    this.addSql(`create index \`message_user_id_index\` on \`message\` (\`user_id\`);`);
    this.addSql(`create index \`message_answers_message_id_index\` on \`message\` (\`answers_message_id\`);`);
    this.addSql(
      `create unique index \`message_conversation_id_platform_message_id_unique\` on \`message\` (\`conversation_id\`, \`platform_message_id\`);`,
    );

    this.addSql(
      `create table \`mood_event\` (\`id\` integer not null primary key autoincrement, \`scope\` text not null, \`user_id\` integer not null, \`at\` bigint not null, \`pleasure\` double not null, \`arousal\` double not null, \`dominance\` double not null, \`source_message_id\` integer not null, \`created_at\` datetime not null, constraint \`mood_event_user_id_foreign\` foreign key (\`user_id\`) references \`user_profile\` (\`id\`) on delete cascade, constraint \`mood_event_source_message_id_foreign\` foreign key (\`source_message_id\`) references \`message\` (\`id\`) on delete cascade);`,
    );
    this.addSql(
      `create index \`mood_event_source_message_id_index\` on \`mood_event\` (\`source_message_id\`);`,
    );
    this.addSql(
      `create unique index \`mood_event_source_message_id_unique\` on \`mood_event\` (\`source_message_id\`);`,
    );
    this.addSql(`create index \`mood_event_scope_at_index\` on \`mood_event\` (\`scope\`, \`at\`);`);
    this.addSql(`create index \`mood_event_user_id_index\` on \`mood_event\` (\`user_id\`);`);

    this.addSql(
      `create table \`message_part\` (\`id\` integer not null primary key autoincrement, \`message_id\` integer not null, \`ordinal\` integer not null, \`part_id\` text not null, \`created_at\` datetime not null, constraint \`message_part_message_id_foreign\` foreign key (\`message_id\`) references \`message\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`message_part_message_id_index\` on \`message_part\` (\`message_id\`);`);
    this.addSql(`create index \`message_part_part_id_index\` on \`message_part\` (\`part_id\`);`);
    this.addSql(
      `create unique index \`message_part_message_id_ordinal_unique\` on \`message_part\` (\`message_id\`, \`ordinal\`);`,
    );

    this.addSql(
      `create table \`inbox\` (\`id\` integer not null primary key autoincrement, \`message_id\` integer not null, \`payload\` json not null, \`shown_parts\` json not null, \`received_at\` bigint not null, \`created_at\` datetime not null, constraint \`inbox_message_id_foreign\` foreign key (\`message_id\`) references \`message\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`inbox_message_id_index\` on \`inbox\` (\`message_id\`);`);
    this.addSql(`create unique index \`inbox_message_id_unique\` on \`inbox\` (\`message_id\`);`);
    this.addSql(`create index \`inbox_received_at_index\` on \`inbox\` (\`received_at\`);`);

    this.addSql(
      `create table \`attachment\` (\`id\` integer not null primary key autoincrement, \`message_id\` integer not null, \`ordinal\` integer not null, \`kind\` text not null, \`name\` text not null, \`media_type\` text not null, \`bytes\` bigint not null, \`url\` text not null, \`created_at\` datetime not null, constraint \`attachment_message_id_foreign\` foreign key (\`message_id\`) references \`message\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`attachment_message_id_index\` on \`attachment\` (\`message_id\`);`);
    this.addSql(
      `create unique index \`attachment_message_id_ordinal_unique\` on \`attachment\` (\`message_id\`, \`ordinal\`);`,
    );

    this.addSql(
      `create table \`fact\` (\`id\` integer not null primary key autoincrement, \`owner_id\` integer not null, \`subject\` text not null, \`predicate\` text not null, \`value\` text not null, \`cardinality\` text not null, \`visibility\` text not null, \`platform\` text not null, \`workspace\` text not null, \`channel\` text not null, \`source_message_id\` integer not null, \`valid_from\` bigint not null, \`valid_to\` bigint null, \`closed_by_id\` integer null, \`recorded_at\` bigint not null, \`retracted_at\` bigint null, \`created_at\` datetime not null, constraint \`fact_owner_id_foreign\` foreign key (\`owner_id\`) references \`user_profile\` (\`id\`) on delete cascade, constraint \`fact_source_message_id_foreign\` foreign key (\`source_message_id\`) references \`message\` (\`id\`) on delete cascade, constraint \`fact_closed_by_id_foreign\` foreign key (\`closed_by_id\`) references \`fact\` (\`id\`) on delete set null);`,
    );
    this.addSql(`create index \`fact_owner_id_index\` on \`fact\` (\`owner_id\`);`);
    this.addSql(
      `create index \`fact_owner_id_valid_from_index\` on \`fact\` (\`owner_id\`, \`valid_from\`);`,
    );
    this.addSql(`create index \`fact_source_message_id_index\` on \`fact\` (\`source_message_id\`);`);
    this.addSql(`create index \`fact_closed_by_id_index\` on \`fact\` (\`closed_by_id\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`conversation\`;`);
    this.addSql(`drop table if exists \`note\`;`);
    this.addSql(`drop table if exists \`user_profile\`;`);
    this.addSql(`drop table if exists \`message\`;`);
    this.addSql(`drop table if exists \`mood_event\`;`);
    this.addSql(`drop table if exists \`message_part\`;`);
    this.addSql(`drop table if exists \`inbox\`;`);
    this.addSql(`drop table if exists \`attachment\`;`);
    this.addSql(`drop table if exists \`fact\`;`);
  }
}
