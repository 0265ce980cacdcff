import { Migration } from '@mikro-orm/migrations';

export class Migration20261122185310_initial extends Migration {
  override name = 'Migration20261122185310_initial';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "conversation" ("id" serial primary key, "key" text not null, "platform" text not null, "workspace" text not null, "channel" text not null, "thread" text null, "visibility" text not null, "own_thread" boolean not null, "created_at" timestamptz(3) not null);`,
    );
    this.addSql(`alter table "conversation" add constraint "conversation_key_unique" unique ("key");`);

    this.addSql(
      `create table "note" ("id" serial primary key, "key" text not null, "value" text not null, "created_at" timestamptz(3) not null);`,
    );
    this.addSql(`alter table "note" add constraint "note_key_unique" unique ("key");`);

    this.addSql(
      `create table "user_profile" ("id" serial primary key, "platform" text not null, "platform_user_id" text not null, "display_name" text not null, "pronouns" text null, "time_zone" text null, "locale" text null, "remembers" boolean not null, "first_seen_at" bigint not null, "last_seen_at" bigint not null, "created_at" timestamptz(3) not null);`,
    );
    this.addSql(
      `alter table "user_profile" add constraint "user_profile_platform_platform_user_id_unique" unique ("platform", "platform_user_id");`,
    );

    this.addSql(
      `create table "message" ("id" serial primary key, "conversation_id" int not null, "user_id" int null, "from_character" boolean not null, "author_name" text not null, "text" text not null, "platform_message_id" text not null, "reply_to_platform_message_id" text null, "answers_message_id" int null, "visibility" text not null, "platform" text not null, "workspace" text not null, "channel" text not null, "sent_at" bigint not null, "edited_at" bigint null, "deleted_at" bigint null, "created_at" timestamptz(3) not null);`,
    );
    this.addSql(`create index "message_conversation_id_id_index" on "message" ("conversation_id", "id");`);
    this.addSql(`create index "message_user_id_index" on "message" ("user_id");`);
    this.addSql(`create index "message_answers_message_id_index" on "message" ("answers_message_id");`);
    this.addSql(
      `alter table "message" add constraint "message_conversation_id_platform_message_id_unique" unique ("conversation_id", "platform_message_id");`,
    );

    this.addSql(
      `create table "mood_event" ("id" serial primary key, "scope" text not null, "user_id" int not null, "at" bigint not null, "pleasure" double precision not null, "arousal" double precision not null, "dominance" double precision not null, "source_message_id" int not null, "created_at" timestamptz(3) not null);`,
    );
    this.addSql(
      `alter table "mood_event" add constraint "mood_event_source_message_id_unique" unique ("source_message_id");`,
    );
    this.addSql(`create index "mood_event_scope_at_index" on "mood_event" ("scope", "at");`);
    this.addSql(`create index "mood_event_user_id_index" on "mood_event" ("user_id");`);

    this.addSql(
      `create table "message_part" ("id" serial primary key, "message_id" int not null, "ordinal" int not null, "part_id" text not null, "created_at" timestamptz(3) not null);`,
    );
    this.addSql(`create index "message_part_part_id_index" on "message_part" ("part_id");`);
    this.addSql(
      `alter table "message_part" add constraint "message_part_message_id_ordinal_unique" unique ("message_id", "ordinal");`,
    );

    this.addSql(
      `create table "inbox" ("id" serial primary key, "message_id" int not null, "payload" jsonb not null, "shown_parts" jsonb not null, "received_at" bigint not null, "created_at" timestamptz(3) not null);`,
    );
    this.addSql(`alter table "inbox" add constraint "inbox_message_id_unique" unique ("message_id");`);
    this.addSql(`create index "inbox_received_at_index" on "inbox" ("received_at");`);

    this.addSql(
      `create table "attachment" ("id" serial primary key, "message_id" int not null, "ordinal" int not null, "kind" text not null, "name" text not null, "media_type" text not null, "bytes" bigint not null, "url" text not null, "created_at" timestamptz(3) not null);`,
    );
    this.addSql(
      `alter table "attachment" add constraint "attachment_message_id_ordinal_unique" unique ("message_id", "ordinal");`,
    );

    this.addSql(
      `create table "fact" ("id" serial primary key, "owner_id" int not null, "subject" text not null, "predicate" text not null, "value" text not null, "cardinality" text not null, "visibility" text not null, "platform" text not null, "workspace" text not null, "channel" text not null, "source_message_id" int not null, "valid_from" bigint not null, "valid_to" bigint null, "closed_by_id" int null, "recorded_at" bigint not null, "retracted_at" bigint null, "created_at" timestamptz(3) not null);`,
    );
    this.addSql(`create index "fact_owner_id_valid_from_index" on "fact" ("owner_id", "valid_from");`);
    this.addSql(`create index "fact_source_message_id_index" on "fact" ("source_message_id");`);
    this.addSql(`create index "fact_closed_by_id_index" on "fact" ("closed_by_id");`);

    this.addSql(
      `alter table "message" add constraint "message_conversation_id_foreign" foreign key ("conversation_id") references "conversation" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "message" add constraint "message_user_id_foreign" foreign key ("user_id") references "user_profile" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "message" add constraint "message_answers_message_id_foreign" foreign key ("answers_message_id") references "message" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "mood_event" add constraint "mood_event_user_id_foreign" foreign key ("user_id") references "user_profile" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "mood_event" add constraint "mood_event_source_message_id_foreign" foreign key ("source_message_id") references "message" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "message_part" add constraint "message_part_message_id_foreign" foreign key ("message_id") references "message" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "inbox" add constraint "inbox_message_id_foreign" foreign key ("message_id") references "message" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "attachment" add constraint "attachment_message_id_foreign" foreign key ("message_id") references "message" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "fact" add constraint "fact_owner_id_foreign" foreign key ("owner_id") references "user_profile" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "fact" add constraint "fact_source_message_id_foreign" foreign key ("source_message_id") references "message" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "fact" add constraint "fact_closed_by_id_foreign" foreign key ("closed_by_id") references "fact" ("id") on delete set null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "message" drop constraint "message_conversation_id_foreign";`);
    this.addSql(`alter table "message" drop constraint "message_user_id_foreign";`);
    this.addSql(`alter table "mood_event" drop constraint "mood_event_user_id_foreign";`);
    this.addSql(`alter table "fact" drop constraint "fact_owner_id_foreign";`);
    this.addSql(`alter table "message" drop constraint "message_answers_message_id_foreign";`);
    this.addSql(`alter table "mood_event" drop constraint "mood_event_source_message_id_foreign";`);
    this.addSql(`alter table "message_part" drop constraint "message_part_message_id_foreign";`);
    this.addSql(`alter table "inbox" drop constraint "inbox_message_id_foreign";`);
    this.addSql(`alter table "attachment" drop constraint "attachment_message_id_foreign";`);
    this.addSql(`alter table "fact" drop constraint "fact_source_message_id_foreign";`);
    this.addSql(`alter table "fact" drop constraint "fact_closed_by_id_foreign";`);

    this.addSql(`drop table if exists "conversation" cascade;`);
    this.addSql(`drop table if exists "note" cascade;`);
    this.addSql(`drop table if exists "user_profile" cascade;`);
    this.addSql(`drop table if exists "message" cascade;`);
    this.addSql(`drop table if exists "mood_event" cascade;`);
    this.addSql(`drop table if exists "message_part" cascade;`);
    this.addSql(`drop table if exists "inbox" cascade;`);
    this.addSql(`drop table if exists "attachment" cascade;`);
    this.addSql(`drop table if exists "fact" cascade;`);
  }
}
