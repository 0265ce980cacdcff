import { Migration } from '@mikro-orm/migrations';

export class Migration20261122214708_passages_and_summaries extends Migration {
  override name = 'Migration20261122214708_passages_and_summaries';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`job_run\` (\`id\` integer not null primary key autoincrement, \`job\` text not null, \`tick_at\` bigint not null, \`claimed_at\` bigint not null, \`finished_at\` bigint null, \`outcome\` text null, \`detail\` text not null, \`created_at\` datetime not null);`,
    );
    this.addSql(`create unique index \`job_run_job_tick_at_unique\` on \`job_run\` (\`job\`, \`tick_at\`);`);

    this.addSql(
      `create table \`memory_summary\` (\`id\` integer not null primary key autoincrement, \`key\` text not null, \`topic\` json not null, \`conversation_id\` integer null, \`text\` text not null, \`covers_until_message_id\` integer not null, \`version\` integer not null, \`written_at\` bigint not null, \`voided_at\` bigint null, \`created_at\` datetime not null, constraint \`memory_summary_conversation_id_foreign\` foreign key (\`conversation_id\`) references \`conversation\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create unique index \`memory_summary_key_unique\` on \`memory_summary\` (\`key\`);`);
    this.addSql(
      `create index \`memory_summary_conversation_id_index\` on \`memory_summary\` (\`conversation_id\`);`,
    );

    this.addSql(
      `create table \`summary_owner\` (\`summary_id\` integer not null, \`user_id\` integer not null, primary key (\`summary_id\`, \`user_id\`), constraint \`summary_owner_summary_id_foreign\` foreign key (\`summary_id\`) references \`memory_summary\` (\`id\`) on update cascade on delete cascade, constraint \`summary_owner_user_id_foreign\` foreign key (\`user_id\`) references \`user_profile\` (\`id\`) on update cascade on delete cascade) without rowid;`,
    );
    this.addSql(`create index \`summary_owner_user_id_index\` on \`summary_owner\` (\`user_id\`);`);

    this.addSql(
      `create table \`passage_backlog\` (\`message_id\` integer not null primary key, constraint \`passage_backlog_message_id_foreign\` foreign key (\`message_id\`) references \`message\` (\`id\`) on update cascade on delete cascade) without rowid;`,
    );

    this.addSql(
      `create table \`index_scope\` (\`id\` integer not null primary key autoincrement, \`key\` text not null, \`platform\` text not null, \`workspace\` text not null, \`visibility\` text null, \`channel\` text not null, \`owner_id\` integer null, \`documents\` integer not null, \`total_terms\` bigint not null, \`created_at\` datetime not null, constraint \`index_scope_owner_id_foreign\` foreign key (\`owner_id\`) references \`user_profile\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create unique index \`index_scope_key_unique\` on \`index_scope\` (\`key\`);`);
    this.addSql(`create index \`index_scope_owner_id_index\` on \`index_scope\` (\`owner_id\`);`);
    this.addSql(
      `create index \`index_scope_platform_workspace_visibility_index\` on \`index_scope\` (\`platform\`, \`workspace\`, \`visibility\`);`,
    );

    this.addSql(
      `create table \`term_statistic\` (\`scope_id\` integer not null, \`term\` integer not null, \`documents\` integer not null, primary key (\`scope_id\`, \`term\`), constraint \`term_statistic_scope_id_foreign\` foreign key (\`scope_id\`) references \`index_scope\` (\`id\`) on delete cascade) without rowid;`,
    );

    this.addSql(
      `create table \`speaker\` (\`id\` integer not null primary key autoincrement, \`scope_id\` integer not null, \`user_id\` integer not null, \`display_name\` text not null, \`name\` text not null, \`first_name\` text not null, \`messages\` integer not null, constraint \`speaker_scope_id_foreign\` foreign key (\`scope_id\`) references \`index_scope\` (\`id\`) on delete cascade, constraint \`speaker_user_id_foreign\` foreign key (\`user_id\`) references \`user_profile\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`speaker_user_id_index\` on \`speaker\` (\`user_id\`);`);
    this.addSql(`create index \`speaker_scope_id_name_index\` on \`speaker\` (\`scope_id\`, \`name\`);`);
    this.addSql(
      `create index \`speaker_scope_id_first_name_index\` on \`speaker\` (\`scope_id\`, \`first_name\`);`,
    );
    this.addSql(
      `create unique index \`speaker_scope_id_user_id_display_name_unique\` on \`speaker\` (\`scope_id\`, \`user_id\`, \`display_name\`);`,
    );

    this.addSql(
      `create table \`passage\` (\`id\` integer not null primary key, \`message_id\` integer not null, \`sent_at\` bigint not null, \`from_character\` integer not null, \`place_scope_id\` integer null, \`owner_scope_id\` integer null, \`terms\` text not null, \`traits\` integer not null, constraint \`passage_message_id_foreign\` foreign key (\`message_id\`) references \`message\` (\`id\`) on delete cascade, constraint \`passage_place_scope_id_foreign\` foreign key (\`place_scope_id\`) references \`index_scope\` (\`id\`) on delete cascade, constraint \`passage_owner_scope_id_foreign\` foreign key (\`owner_scope_id\`) references \`index_scope\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create unique index \`passage_message_id_unique\` on \`passage\` (\`message_id\`);`);
    this.addSql(`create index \`passage_place_scope_id_index\` on \`passage\` (\`place_scope_id\`);`);
    this.addSql(`create index \`passage_owner_scope_id_index\` on \`passage\` (\`owner_scope_id\`);`);

    this.addSql(`alter table \`conversation\` add column \`messages\` integer not null default 0;`);
    this.addSql(`alter table \`conversation\` add column \`last_message_at\` bigint not null default '0';`);
    this.addSql(`alter table \`conversation\` add column \`read_until\` integer not null default 0;`);
    this.addSql(`alter table \`conversation\` add column \`voided_at\` bigint null;`);

    this.addSql(`alter table \`user_profile\` add column \`voided_at\` bigint null;`);

    this.addSql(`drop index \`message_conversation_id_id_index\`;`);
    this.addSql(`drop index \`message_conversation_id_index\`;`);
    this.addSql(
      `alter table \`message\` add column \`owner_id\` integer null constraint \`message_owner_id_foreign\` references \`user_profile\` (\`id\`) on delete cascade;`,
    );
    this.addSql(`alter table \`message\` add column \`ordinal\` integer not null default 0;`);
    this.addSql(`create index \`message_owner_id_id_index\` on \`message\` (\`owner_id\`, \`id\`);`);
    this.addSql(`create index \`message_sent_at_index\` on \`message\` (\`sent_at\`);`);

    // What is stored already gets its owner, its place in the conversation, and in line for the index.
    this.addSql(
      `update message set owner_id = coalesce(user_id, (select answered.user_id from message answered where answered.id = message.answers_message_id));`,
    );
    this.addSql(
      `update message set owner_id = (select spoken.user_id from message spoken where spoken.conversation_id = message.conversation_id and spoken.user_id is not null order by spoken.id desc limit 1) where owner_id is null and visibility = 'dm';`,
    );
    this.addSql(
      `update message set ordinal = counted.ordinal from (select id, row_number() over (partition by conversation_id order by id) as ordinal from message) counted where counted.id = message.id;`,
    );
    this.addSql(
      `update conversation set messages = counted.messages, last_message_at = counted.last from (select conversation_id, count(*) as messages, max(sent_at) as last from message group by conversation_id) counted where counted.conversation_id = conversation.id;`,
    );
    this.addSql(`insert into passage_backlog (message_id) select id from message where deleted_at is null;`);
    this.addSql(
      `create unique index \`message_conversation_id_ordinal_unique\` on \`message\` (\`conversation_id\`, \`ordinal\`);`,
    );

    // Holds nothing but hashes; a message is taken out by giving its tokens again, and leaves none behind.
    this.addSql(
      `create virtual table passage_index using fts5(tokens, content='', detail=none, columnsize=0, tokenize='ascii');`,
    );
    this.addSql(`insert into passage_index (passage_index, rank) values ('secure-delete', 1);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists passage_index;`);

    this.addSql(`drop table if exists \`job_run\`;`);
    this.addSql(`drop table if exists \`memory_summary\`;`);
    this.addSql(`drop table if exists \`summary_owner\`;`);
    this.addSql(`drop table if exists \`passage_backlog\`;`);
    this.addSql(`drop table if exists \`index_scope\`;`);
    this.addSql(`drop table if exists \`term_statistic\`;`);
    this.addSql(`drop table if exists \`speaker\`;`);
    this.addSql(`drop table if exists \`passage\`;`);

    this.addSql(`alter table \`conversation\` drop column \`messages\`;`);
    this.addSql(`alter table \`conversation\` drop column \`last_message_at\`;`);
    this.addSql(`alter table \`conversation\` drop column \`read_until\`;`);
    this.addSql(`alter table \`conversation\` drop column \`voided_at\`;`);

    this.addSql(`drop index \`message_owner_id_id_index\`;`);
    this.addSql(`drop index \`message_sent_at_index\`;`);
    this.addSql(`drop index \`message_conversation_id_ordinal_unique\`;`);
    this.addSql(`alter table \`message\` drop column \`owner_id\`;`);
    this.addSql(`alter table \`message\` drop column \`ordinal\`;`);
    this.addSql(
      `create index \`message_conversation_id_id_index\` on \`message\` (\`conversation_id\`, \`id\`);`,
    );
    this.addSql(`create index \`message_conversation_id_index\` on \`message\` (\`conversation_id\`);`);

    this.addSql(`alter table \`user_profile\` drop column \`voided_at\`;`);
  }
}
