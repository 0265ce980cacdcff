import { Migration } from '@mikro-orm/migrations';

export class Migration20261122214708_passages_and_summaries extends Migration {
  override name = 'Migration20261122214708_passages_and_summaries';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "job_run" ("id" serial primary key, "job" text not null, "tick_at" bigint not null, "claimed_at" bigint not null, "finished_at" bigint null, "outcome" text null, "detail" text not null, "created_at" timestamptz(3) not null);`,
    );
    this.addSql(
      `alter table "job_run" add constraint "job_run_job_tick_at_unique" unique ("job", "tick_at");`,
    );

    this.addSql(
      `create table "memory_summary" ("id" serial primary key, "key" text not null, "topic" jsonb not null, "conversation_id" int null, "text" text not null, "covers_until_message_id" int not null, "version" int not null, "written_at" bigint not null, "voided_at" bigint null, "created_at" timestamptz(3) not null);`,
    );
    this.addSql(`alter table "memory_summary" add constraint "memory_summary_key_unique" unique ("key");`);
    this.addSql(
      `create index "memory_summary_conversation_id_index" on "memory_summary" ("conversation_id");`,
    );

    this.addSql(
      `create table "summary_owner" ("summary_id" int not null, "user_id" int not null, primary key ("summary_id", "user_id"));`,
    );
    this.addSql(`create index "summary_owner_user_id_index" on "summary_owner" ("user_id");`);

    this.addSql(`create table "passage_backlog" ("message_id" int not null, primary key ("message_id"));`);

    this.addSql(
      `create table "index_scope" ("id" serial primary key, "key" text not null, "platform" text not null, "workspace" text not null, "visibility" text null, "channel" text not null, "owner_id" int null, "documents" int not null, "total_terms" bigint not null, "created_at" timestamptz(3) not null);`,
    );
    this.addSql(`alter table "index_scope" add constraint "index_scope_key_unique" unique ("key");`);
    this.addSql(`create index "index_scope_owner_id_index" on "index_scope" ("owner_id");`);
    this.addSql(
      `create index "index_scope_platform_workspace_visibility_index" on "index_scope" ("platform", "workspace", "visibility");`,
    );

    this.addSql(
      `create table "term_statistic" ("scope_id" int not null, "term" bigint not null, "documents" int not null, primary key ("scope_id", "term"));`,
    );

    this.addSql(
      `create table "speaker" ("id" serial primary key, "scope_id" int not null, "user_id" int not null, "display_name" text not null, "name" text not null, "first_name" text not null, "messages" int not null);`,
    );
    this.addSql(`create index "speaker_user_id_index" on "speaker" ("user_id");`);
    this.addSql(`create index "speaker_scope_id_name_index" on "speaker" ("scope_id", "name");`);
    this.addSql(`create index "speaker_scope_id_first_name_index" on "speaker" ("scope_id", "first_name");`);
    this.addSql(
      `alter table "speaker" add constraint "speaker_scope_id_user_id_display_name_unique" unique ("scope_id", "user_id", "display_name");`,
    );

    this.addSql(
      `create table "passage" ("id" bigint not null, "message_id" int not null, "sent_at" bigint not null, "from_character" boolean not null, "place_scope_id" int null, "owner_scope_id" int null, "terms" text not null, "traits" int not null, primary key ("id"));`,
    );
    this.addSql(`alter table "passage" add constraint "passage_message_id_unique" unique ("message_id");`);
    this.addSql(`create index "passage_place_scope_id_index" on "passage" ("place_scope_id");`);
    this.addSql(`create index "passage_owner_scope_id_index" on "passage" ("owner_scope_id");`);

    this.addSql(
      `alter table "conversation" add "messages" int not null default 0, add "last_message_at" bigint not null default '0', add "read_until" int not null default 0, add "voided_at" bigint null;`,
    );

    this.addSql(`alter table "user_profile" add "voided_at" bigint null;`);

    this.addSql(`drop index "message_conversation_id_id_index";`);
    this.addSql(`alter table "message" add "owner_id" int null, add "ordinal" int not null default 0;`);
    this.addSql(
      `alter table "message" add constraint "message_owner_id_foreign" foreign key ("owner_id") references "user_profile" ("id") on delete cascade;`,
    );
    this.addSql(`create index "message_owner_id_id_index" on "message" ("owner_id", "id");`);
    this.addSql(`create index "message_sent_at_index" on "message" ("sent_at");`);

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
      `alter table "message" add constraint "message_conversation_id_ordinal_unique" unique ("conversation_id", "ordinal");`,
    );

    this.addSql(
      `alter table "memory_summary" add constraint "memory_summary_conversation_id_foreign" foreign key ("conversation_id") references "conversation" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "summary_owner" add constraint "summary_owner_summary_id_foreign" foreign key ("summary_id") references "memory_summary" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "summary_owner" add constraint "summary_owner_user_id_foreign" foreign key ("user_id") references "user_profile" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "passage_backlog" add constraint "passage_backlog_message_id_foreign" foreign key ("message_id") references "message" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "index_scope" add constraint "index_scope_owner_id_foreign" foreign key ("owner_id") references "user_profile" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "term_statistic" add constraint "term_statistic_scope_id_foreign" foreign key ("scope_id") references "index_scope" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "speaker" add constraint "speaker_scope_id_foreign" foreign key ("scope_id") references "index_scope" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "speaker" add constraint "speaker_user_id_foreign" foreign key ("user_id") references "user_profile" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "passage" add constraint "passage_message_id_foreign" foreign key ("message_id") references "message" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "passage" add constraint "passage_place_scope_id_foreign" foreign key ("place_scope_id") references "index_scope" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "passage" add constraint "passage_owner_scope_id_foreign" foreign key ("owner_scope_id") references "index_scope" ("id") on delete cascade;`,
    );

    // Holds nothing but hashes.
    this.addSql(
      `create table passage_index (message_id int not null primary key references message (id) on delete cascade, tokens tsvector not null);`,
    );
    this.addSql(`create index passage_index_tokens_index on passage_index using gin (tokens);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists passage_index;`);
    this.addSql(`alter table "summary_owner" drop constraint "summary_owner_summary_id_foreign";`);
    this.addSql(`alter table "term_statistic" drop constraint "term_statistic_scope_id_foreign";`);
    this.addSql(`alter table "speaker" drop constraint "speaker_scope_id_foreign";`);
    this.addSql(`alter table "passage" drop constraint "passage_place_scope_id_foreign";`);
    this.addSql(`alter table "passage" drop constraint "passage_owner_scope_id_foreign";`);

    this.addSql(`drop table if exists "job_run" cascade;`);
    this.addSql(`drop table if exists "memory_summary" cascade;`);
    this.addSql(`drop table if exists "summary_owner" cascade;`);
    this.addSql(`drop table if exists "passage_backlog" cascade;`);
    this.addSql(`drop table if exists "index_scope" cascade;`);
    this.addSql(`drop table if exists "term_statistic" cascade;`);
    this.addSql(`drop table if exists "speaker" cascade;`);
    this.addSql(`drop table if exists "passage" cascade;`);

    this.addSql(`alter table "message" drop constraint "message_owner_id_foreign";`);

    this.addSql(
      `alter table "conversation" drop column "messages", drop column "last_message_at", drop column "read_until", drop column "voided_at";`,
    );

    this.addSql(`drop index "message_owner_id_id_index";`);
    this.addSql(`drop index "message_sent_at_index";`);
    this.addSql(`alter table "message" drop constraint "message_conversation_id_ordinal_unique";`);
    this.addSql(`alter table "message" drop column "owner_id", drop column "ordinal";`);
    this.addSql(`create index "message_conversation_id_id_index" on "message" ("conversation_id", "id");`);

    this.addSql(`alter table "user_profile" drop column "voided_at";`);
  }
}
