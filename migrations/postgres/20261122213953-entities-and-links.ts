import { Migration } from '@mikro-orm/migrations';

export class Migration20261122213953_entities_and_links extends Migration {
  override name = 'Migration20261122213953_entities_and_links';

  override up(): void | Promise<void> {
    this.addSql(`create table "link_group" ("id" serial primary key, "created_at" timestamptz(3) not null);`);

    this.addSql(
      `create table "link_code" ("id" serial primary key, "user_id" int not null, "code_hash" text not null, "offered_at" bigint not null, "expires_at" bigint not null, "used_at" bigint null, "created_at" timestamptz(3) not null);`,
    );
    this.addSql(`alter table "link_code" add constraint "link_code_code_hash_unique" unique ("code_hash");`);
    this.addSql(
      `create index "link_code_user_id_offered_at_index" on "link_code" ("user_id", "offered_at");`,
    );

    this.addSql(
      `create table "link_attempt" ("id" serial primary key, "user_id" int not null, "at" bigint not null, "created_at" timestamptz(3) not null);`,
    );
    this.addSql(`create index "link_attempt_user_id_at_index" on "link_attempt" ("user_id", "at");`);

    this.addSql(
      `create table "entity_memory" ("id" serial primary key, "owner_id" int not null, "name" text not null, "kind" text not null, "visibility" text not null, "platform" text not null, "workspace" text not null, "channel" text not null, "created_at" timestamptz(3) not null);`,
    );
    this.addSql(
      `alter table "entity_memory" add constraint "entity_memory_name_unique" unique ("owner_id", "name", "platform", "workspace", "visibility", "channel");`,
    );

    this.addSql(
      `create table "entity_alias" ("id" serial primary key, "entity_id" int not null, "owner_id" int not null, "alias" text not null, "proper" boolean not null, "visibility" text not null, "platform" text not null, "workspace" text not null, "channel" text not null, "last_told" int not null, "retired" boolean not null, "created_at" timestamptz(3) not null);`,
    );
    this.addSql(`create index "entity_alias_owner_id_alias_index" on "entity_alias" ("owner_id", "alias");`);
    this.addSql(
      `alter table "entity_alias" add constraint "entity_alias_unique" unique ("entity_id", "alias", "proper", "platform", "workspace", "visibility", "channel");`,
    );
    this.addSql(
      `create table "entity_mention" ("id" serial primary key, "alias_id" int not null, "source_message_id" int not null, "created_at" timestamptz(3) not null);`,
    );
    this.addSql(
      `create index "entity_mention_source_message_id_index" on "entity_mention" ("source_message_id");`,
    );
    this.addSql(
      `alter table "entity_mention" add constraint "entity_mention_alias_id_source_message_id_unique" unique ("alias_id", "source_message_id");`,
    );

    this.addSql(`alter table "user_profile" add "link_group_id" int null;`);
    this.addSql(
      `alter table "user_profile" add constraint "user_profile_link_group_id_foreign" foreign key ("link_group_id") references "link_group" ("id") on delete set null;`,
    );
    this.addSql(`create index "user_profile_link_group_id_index" on "user_profile" ("link_group_id");`);

    this.addSql(
      `insert into entity_memory (owner_id, name, kind, platform, workspace, visibility, channel, created_at) select owner_id, subject, case when subject = 'self' then 'self' when ' ' || subject like '% dog' or ' ' || subject like '% puppy' or ' ' || subject like '% cat' or ' ' || subject like '% kitten' or ' ' || subject like '% hamster' or ' ' || subject like '% rabbit' or ' ' || subject like '% bunny' or ' ' || subject like '% horse' or ' ' || subject like '% parrot' or ' ' || subject like '% bird' or ' ' || subject like '% fish' or ' ' || subject like '% goldfish' or ' ' || subject like '% tortoise' or ' ' || subject like '% turtle' or ' ' || subject like '% snake' or ' ' || subject like '% lizard' or ' ' || subject like '% gecko' or ' ' || subject like '% ferret' or ' ' || subject like '% pig' or ' ' || subject like '% rat' or ' ' || subject like '% mouse' or ' ' || subject like '% budgie' or ' ' || subject like '% goat' or ' ' || subject like '% pet' then 'pet' else 'person' end, platform, workspace, visibility, channel, min(created_at) from fact where retracted_at is null group by owner_id, subject, platform, workspace, visibility, channel;`,
    );
    this.addSql(
      `insert into entity_alias (entity_id, owner_id, alias, proper, platform, workspace, visibility, channel, last_told, retired, created_at) select e.id, e.owner_id, f.subject, false, e.platform, e.workspace, e.visibility, e.channel, max(f.source_message_id), false, min(f.created_at) from fact f join entity_memory e on e.owner_id = f.owner_id and e.platform = f.platform and e.workspace = f.workspace and e.visibility = f.visibility and e.channel = f.channel and e.name = f.subject where f.retracted_at is null and f.subject <> 'self' group by e.id, e.owner_id, f.subject, e.platform, e.workspace, e.visibility, e.channel;`,
    );
    this.addSql(
      `insert into entity_mention (alias_id, source_message_id, created_at) select a.id, f.source_message_id, min(f.created_at) from fact f join entity_memory e on e.owner_id = f.owner_id and e.platform = f.platform and e.workspace = f.workspace and e.visibility = f.visibility and e.channel = f.channel and e.name = f.subject join entity_alias a on a.entity_id = e.id where f.retracted_at is null group by a.id, f.source_message_id;`,
    );
    this.addSql(
      `insert into entity_alias (entity_id, owner_id, alias, proper, platform, workspace, visibility, channel, last_told, retired, created_at) select e.id, e.owner_id, lower(trim(f.value)), true, e.platform, e.workspace, e.visibility, e.channel, max(f.source_message_id), case when max(case when f.valid_to is null then 1 else 0 end) = 1 then false else true end, min(f.created_at) from fact f join entity_memory e on e.owner_id = f.owner_id and e.platform = f.platform and e.workspace = f.workspace and e.visibility = f.visibility and e.channel = f.channel and e.name = f.subject where f.retracted_at is null and f.subject <> 'self' and f.predicate = 'name' group by e.id, e.owner_id, lower(trim(f.value)), e.platform, e.workspace, e.visibility, e.channel;`,
    );
    this.addSql(
      `insert into entity_mention (alias_id, source_message_id, created_at) select a.id, f.source_message_id, min(f.created_at) from fact f join entity_memory e on e.owner_id = f.owner_id and e.platform = f.platform and e.workspace = f.workspace and e.visibility = f.visibility and e.channel = f.channel and e.name = f.subject join entity_alias a on a.entity_id = e.id and a.proper = true and a.alias = lower(trim(f.value)) where f.retracted_at is null and f.predicate = 'name' group by a.id, f.source_message_id;`,
    );
    this.addSql(`drop index "fact_owner_id_valid_from_index";`);
    this.addSql(
      `alter table "fact" add "entity_id" int null, add "value_key" text not null default '', add "effect" text not null default 'holds', add "telling" text null, add "implied_by_id" int null, add "planned_to" bigint null, add "hidden" boolean not null default false, add "confidence" double precision not null default 1, add "importance" double precision not null default 0.5, add "uses" int not null default 0, add "last_used_at" bigint null, add "forgotten" boolean not null default false;`,
    );
    this.addSql(
      `alter table "fact" alter "value_key" drop default, alter "effect" drop default, alter "hidden" drop default, alter "confidence" drop default, alter "importance" drop default, alter "uses" drop default, alter "forgotten" drop default;`,
    );
    this.addSql(
      `update fact f set entity_id = e.id, value_key = lower(trim(f.value)) from entity_memory e where e.owner_id = f.owner_id and e.platform = f.platform and e.workspace = f.workspace and e.visibility = f.visibility and e.channel = f.channel and e.name = f.subject and f.retracted_at is null;`,
    );
    this.addSql(`update fact set predicate = '' where retracted_at is not null;`);
    this.addSql(`alter table "fact" drop column "subject";`);
    this.addSql(
      `alter table "fact" add constraint "fact_entity_id_foreign" foreign key ("entity_id") references "entity_memory" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "fact" add constraint "fact_implied_by_id_foreign" foreign key ("implied_by_id") references "fact" ("id") on delete cascade;`,
    );
    this.addSql(
      `create index "fact_owner_id_source_message_id_index" on "fact" ("owner_id", "source_message_id");`,
    );
    this.addSql(
      `create index "fact_entity_id_predicate_value_key_index" on "fact" ("entity_id", "predicate", "value_key");`,
    );
    this.addSql(`create index "fact_implied_by_id_index" on "fact" ("implied_by_id");`);
    this.addSql(
      `alter table "fact" add constraint "fact_source_message_id_owner_id_telling_unique" unique ("source_message_id", "owner_id", "telling");`,
    );

    this.addSql(
      `alter table "link_code" add constraint "link_code_user_id_foreign" foreign key ("user_id") references "user_profile" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "link_attempt" add constraint "link_attempt_user_id_foreign" foreign key ("user_id") references "user_profile" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "entity_memory" add constraint "entity_memory_owner_id_foreign" foreign key ("owner_id") references "user_profile" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "entity_alias" add constraint "entity_alias_entity_id_foreign" foreign key ("entity_id") references "entity_memory" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "entity_alias" add constraint "entity_alias_owner_id_foreign" foreign key ("owner_id") references "user_profile" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "entity_mention" add constraint "entity_mention_alias_id_foreign" foreign key ("alias_id") references "entity_alias" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "entity_mention" add constraint "entity_mention_source_message_id_foreign" foreign key ("source_message_id") references "message" ("id") on delete cascade;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "fact" add "subject" text not null default '';`);
    this.addSql(`alter table "fact" alter "subject" drop default;`);
    this.addSql(`update fact f set subject = e.name from entity_memory e where e.id = f.entity_id;`);
    this.addSql(
      `update fact set closed_by_id = null where closed_by_id in (select id from fact where effect = 'ended' or hidden);`,
    );
    this.addSql(`delete from fact where effect = 'ended' or hidden;`);
    this.addSql(`alter table "fact" drop constraint "fact_entity_id_foreign";`);
    this.addSql(`alter table "fact" drop constraint "fact_implied_by_id_foreign";`);
    this.addSql(`alter table "fact" drop constraint "fact_source_message_id_owner_id_telling_unique";`);
    this.addSql(`drop index "fact_owner_id_source_message_id_index";`);
    this.addSql(`drop index "fact_entity_id_predicate_value_key_index";`);
    this.addSql(`drop index "fact_implied_by_id_index";`);
    this.addSql(
      `alter table "fact" drop column "entity_id", drop column "value_key", drop column "effect", drop column "hidden", drop column "confidence", drop column "importance", drop column "uses", drop column "forgotten", drop column "telling", drop column "implied_by_id", drop column "planned_to", drop column "last_used_at";`,
    );
    this.addSql(`create index "fact_owner_id_valid_from_index" on "fact" ("owner_id", "valid_from");`);
    this.addSql(`alter table "user_profile" drop constraint "user_profile_link_group_id_foreign";`);
    this.addSql(`drop index "user_profile_link_group_id_index";`);
    this.addSql(`alter table "user_profile" drop column "link_group_id";`);
    this.addSql(`drop table if exists "entity_mention" cascade;`);
    this.addSql(`drop table if exists "entity_alias" cascade;`);
    this.addSql(`drop table if exists "entity_memory" cascade;`);
    this.addSql(`drop table if exists "link_attempt" cascade;`);
    this.addSql(`drop table if exists "link_code" cascade;`);
    this.addSql(`drop table if exists "link_group" cascade;`);
  }
}
