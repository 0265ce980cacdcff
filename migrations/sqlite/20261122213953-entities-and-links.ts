import { Migration } from '@mikro-orm/migrations';

export class Migration20261122213953_entities_and_links extends Migration {
  override name = 'Migration20261122213953_entities_and_links';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`link_group\` (\`id\` integer not null primary key autoincrement, \`created_at\` datetime not null);`,
    );

    this.addSql(
      `create table \`link_code\` (\`id\` integer not null primary key autoincrement, \`user_id\` integer not null, \`code_hash\` text not null, \`offered_at\` bigint not null, \`expires_at\` bigint not null, \`used_at\` bigint null, \`created_at\` datetime not null, constraint \`link_code_user_id_foreign\` foreign key (\`user_id\`) references \`user_profile\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`link_code_user_id_index\` on \`link_code\` (\`user_id\`);`);
    this.addSql(`create unique index \`link_code_code_hash_unique\` on \`link_code\` (\`code_hash\`);`);
    this.addSql(
      `create index \`link_code_user_id_offered_at_index\` on \`link_code\` (\`user_id\`, \`offered_at\`);`,
    );

    this.addSql(
      `create table \`link_attempt\` (\`id\` integer not null primary key autoincrement, \`user_id\` integer not null, \`at\` bigint not null, \`created_at\` datetime not null, constraint \`link_attempt_user_id_foreign\` foreign key (\`user_id\`) references \`user_profile\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`link_attempt_user_id_index\` on \`link_attempt\` (\`user_id\`);`);
    this.addSql(`create index \`link_attempt_user_id_at_index\` on \`link_attempt\` (\`user_id\`, \`at\`);`);

    this.addSql(
      `create table \`entity_memory\` (\`id\` integer not null primary key autoincrement, \`owner_id\` integer not null, \`name\` text not null, \`kind\` text not null, \`visibility\` text not null, \`platform\` text not null, \`workspace\` text not null, \`channel\` text not null, \`created_at\` datetime not null, constraint \`entity_memory_owner_id_foreign\` foreign key (\`owner_id\`) references \`user_profile\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`entity_memory_owner_id_index\` on \`entity_memory\` (\`owner_id\`);`);
    this.addSql(
      `create unique index \`entity_memory_name_unique\` on \`entity_memory\` (\`owner_id\`, \`name\`, \`platform\`, \`workspace\`, \`visibility\`, \`channel\`);`,
    );

    this.addSql(
      `create table \`entity_alias\` (\`id\` integer not null primary key autoincrement, \`entity_id\` integer not null, \`owner_id\` integer not null, \`alias\` text not null, \`proper\` integer not null, \`visibility\` text not null, \`platform\` text not null, \`workspace\` text not null, \`channel\` text not null, \`last_told\` integer not null, \`retired\` integer not null, \`created_at\` datetime not null, constraint \`entity_alias_entity_id_foreign\` foreign key (\`entity_id\`) references \`entity_memory\` (\`id\`) on delete cascade, constraint \`entity_alias_owner_id_foreign\` foreign key (\`owner_id\`) references \`user_profile\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`entity_alias_entity_id_index\` on \`entity_alias\` (\`entity_id\`);`);
    this.addSql(`create index \`entity_alias_owner_id_index\` on \`entity_alias\` (\`owner_id\`);`);
    this.addSql(
      `create index \`entity_alias_owner_id_alias_index\` on \`entity_alias\` (\`owner_id\`, \`alias\`);`,
    );
    this.addSql(
      `create unique index \`entity_alias_unique\` on \`entity_alias\` (\`entity_id\`, \`alias\`, \`proper\`, \`platform\`, \`workspace\`, \`visibility\`, \`channel\`);`,
    );
    this.addSql(
      `create table \`entity_mention\` (\`id\` integer not null primary key autoincrement, \`alias_id\` integer not null, \`source_message_id\` integer not null, \`created_at\` datetime not null, constraint \`entity_mention_alias_id_foreign\` foreign key (\`alias_id\`) references \`entity_alias\` (\`id\`) on delete cascade, constraint \`entity_mention_source_message_id_foreign\` foreign key (\`source_message_id\`) references \`message\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`entity_mention_alias_id_index\` on \`entity_mention\` (\`alias_id\`);`);
    this.addSql(
      `create index \`entity_mention_source_message_id_index\` on \`entity_mention\` (\`source_message_id\`);`,
    );
    this.addSql(
      `create unique index \`entity_mention_alias_id_source_message_id_unique\` on \`entity_mention\` (\`alias_id\`, \`source_message_id\`);`,
    );

    this.addSql(
      `alter table \`user_profile\` add column \`link_group_id\` integer null constraint \`user_profile_link_group_id_foreign\` references \`link_group\` (\`id\`) on delete set null;`,
    );
    this.addSql(`create index \`user_profile_link_group_id_index\` on \`user_profile\` (\`link_group_id\`);`);

    this.addSql(
      `create table \`fact_new\` (\`id\` integer not null primary key autoincrement, \`owner_id\` integer not null, \`entity_id\` integer null, \`predicate\` text not null, \`value\` text not null, \`value_key\` text not null, \`cardinality\` text not null, \`effect\` text not null, \`visibility\` text not null, \`platform\` text not null, \`workspace\` text not null, \`channel\` text not null, \`source_message_id\` integer not null, \`telling\` text null, \`implied_by_id\` integer null, \`valid_from\` bigint not null, \`valid_to\` bigint null, \`planned_to\` bigint null, \`closed_by_id\` integer null, \`hidden\` integer not null, \`confidence\` double not null, \`importance\` double not null, \`uses\` integer not null, \`last_used_at\` bigint null, \`recorded_at\` bigint not null, \`retracted_at\` bigint null, \`forgotten\` integer not null, \`created_at\` datetime not null, constraint \`fact_owner_id_foreign\` foreign key (\`owner_id\`) references \`user_profile\` (\`id\`) on delete cascade, constraint \`fact_entity_id_foreign\` foreign key (\`entity_id\`) references \`entity_memory\` (\`id\`) on delete set null, constraint \`fact_source_message_id_foreign\` foreign key (\`source_message_id\`) references \`message\` (\`id\`) on delete cascade, constraint \`fact_implied_by_id_foreign\` foreign key (\`implied_by_id\`) references \`fact\` (\`id\`) on delete cascade, constraint \`fact_closed_by_id_foreign\` foreign key (\`closed_by_id\`) references \`fact\` (\`id\`) on delete set null);`,
    );
    this.addSql(
      `insert into entity_memory (owner_id, name, kind, platform, workspace, visibility, channel, created_at) select owner_id, subject, case when subject = 'self' then 'self' when ' ' || subject like '% dog' or ' ' || subject like '% puppy' or ' ' || subject like '% cat' or ' ' || subject like '% kitten' or ' ' || subject like '% hamster' or ' ' || subject like '% rabbit' or ' ' || subject like '% bunny' or ' ' || subject like '% horse' or ' ' || subject like '% parrot' or ' ' || subject like '% bird' or ' ' || subject like '% fish' or ' ' || subject like '% goldfish' or ' ' || subject like '% tortoise' or ' ' || subject like '% turtle' or ' ' || subject like '% snake' or ' ' || subject like '% lizard' or ' ' || subject like '% gecko' or ' ' || subject like '% ferret' or ' ' || subject like '% pig' or ' ' || subject like '% rat' or ' ' || subject like '% mouse' or ' ' || subject like '% budgie' or ' ' || subject like '% goat' or ' ' || subject like '% pet' then 'pet' else 'person' end, platform, workspace, visibility, channel, min(created_at) from fact where retracted_at is null group by owner_id, subject, platform, workspace, visibility, channel;`,
    );
    this.addSql(
      `insert into entity_alias (entity_id, owner_id, alias, proper, platform, workspace, visibility, channel, last_told, retired, created_at) select e.id, e.owner_id, f.subject, 0, e.platform, e.workspace, e.visibility, e.channel, max(f.source_message_id), 0, min(f.created_at) from fact f join entity_memory e on e.owner_id = f.owner_id and e.platform = f.platform and e.workspace = f.workspace and e.visibility = f.visibility and e.channel = f.channel and e.name = f.subject where f.retracted_at is null and f.subject <> 'self' group by e.id, e.owner_id, f.subject, e.platform, e.workspace, e.visibility, e.channel;`,
    );
    this.addSql(
      `insert into entity_mention (alias_id, source_message_id, created_at) select a.id, f.source_message_id, min(f.created_at) from fact f join entity_memory e on e.owner_id = f.owner_id and e.platform = f.platform and e.workspace = f.workspace and e.visibility = f.visibility and e.channel = f.channel and e.name = f.subject join entity_alias a on a.entity_id = e.id where f.retracted_at is null group by a.id, f.source_message_id;`,
    );
    this.addSql(
      `insert into entity_alias (entity_id, owner_id, alias, proper, platform, workspace, visibility, channel, last_told, retired, created_at) select e.id, e.owner_id, lower(trim(f.value)), 1, e.platform, e.workspace, e.visibility, e.channel, max(f.source_message_id), case when max(case when f.valid_to is null then 1 else 0 end) = 1 then 0 else 1 end, min(f.created_at) from fact f join entity_memory e on e.owner_id = f.owner_id and e.platform = f.platform and e.workspace = f.workspace and e.visibility = f.visibility and e.channel = f.channel and e.name = f.subject where f.retracted_at is null and f.subject <> 'self' and f.predicate = 'name' group by e.id, e.owner_id, lower(trim(f.value)), e.platform, e.workspace, e.visibility, e.channel;`,
    );
    this.addSql(
      `insert into entity_mention (alias_id, source_message_id, created_at) select a.id, f.source_message_id, min(f.created_at) from fact f join entity_memory e on e.owner_id = f.owner_id and e.platform = f.platform and e.workspace = f.workspace and e.visibility = f.visibility and e.channel = f.channel and e.name = f.subject join entity_alias a on a.entity_id = e.id and a.proper = 1 and a.alias = lower(trim(f.value)) where f.retracted_at is null and f.predicate = 'name' group by a.id, f.source_message_id;`,
    );
    this.addSql(
      `insert into fact_new (id, owner_id, predicate, value, cardinality, visibility, platform, workspace, channel, source_message_id, valid_from, valid_to, closed_by_id, recorded_at, retracted_at, created_at, entity_id, value_key, effect, hidden, confidence, importance, uses, forgotten) select f.id, f.owner_id, case when f.retracted_at is null then f.predicate else '' end, f.value, f.cardinality, f.visibility, f.platform, f.workspace, f.channel, f.source_message_id, f.valid_from, f.valid_to, f.closed_by_id, f.recorded_at, f.retracted_at, f.created_at, e.id, lower(trim(f.value)), 'holds', 0, 1, 0.5, 0, 0 from fact f left join entity_memory e on e.owner_id = f.owner_id and e.platform = f.platform and e.workspace = f.workspace and e.visibility = f.visibility and e.channel = f.channel and e.name = f.subject and f.retracted_at is null;`,
    );
    this.addSql(`drop table fact;`);
    this.addSql(`alter table fact_new rename to fact;`);
    this.addSql(`create index \`fact_owner_id_index\` on \`fact\` (\`owner_id\`);`);
    this.addSql(`create index \`fact_source_message_id_index\` on \`fact\` (\`source_message_id\`);`);
    this.addSql(`create index \`fact_closed_by_id_index\` on \`fact\` (\`closed_by_id\`);`);
    this.addSql(
      `create index \`fact_owner_id_source_message_id_index\` on \`fact\` (\`owner_id\`, \`source_message_id\`);`,
    );
    this.addSql(
      `create index \`fact_entity_id_predicate_value_key_index\` on \`fact\` (\`entity_id\`, \`predicate\`, \`value_key\`);`,
    );
    this.addSql(`create index \`fact_entity_id_index\` on \`fact\` (\`entity_id\`);`);
    this.addSql(`create index \`fact_implied_by_id_index\` on \`fact\` (\`implied_by_id\`);`);
    this.addSql(
      `create unique index \`fact_source_message_id_owner_id_telling_unique\` on \`fact\` (\`source_message_id\`, \`owner_id\`, \`telling\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `create table \`fact_old\` (\`id\` integer not null primary key autoincrement, \`owner_id\` integer not null, \`subject\` text not null, \`predicate\` text not null, \`value\` text not null, \`cardinality\` text not null, \`visibility\` text not null, \`platform\` text not null, \`workspace\` text not null, \`channel\` text not null, \`source_message_id\` integer not null, \`valid_from\` bigint not null, \`valid_to\` bigint null, \`closed_by_id\` integer null, \`recorded_at\` bigint not null, \`retracted_at\` bigint null, \`created_at\` datetime not null, constraint \`fact_owner_id_foreign\` foreign key (\`owner_id\`) references \`user_profile\` (\`id\`) on delete cascade, constraint \`fact_source_message_id_foreign\` foreign key (\`source_message_id\`) references \`message\` (\`id\`) on delete cascade, constraint \`fact_closed_by_id_foreign\` foreign key (\`closed_by_id\`) references \`fact\` (\`id\`) on delete set null);`,
    );
    this.addSql(
      `insert into fact_old (id, owner_id, predicate, value, cardinality, visibility, platform, workspace, channel, source_message_id, valid_from, valid_to, closed_by_id, recorded_at, retracted_at, created_at, subject) select f.id, f.owner_id, f.predicate, f.value, f.cardinality, f.visibility, f.platform, f.workspace, f.channel, f.source_message_id, f.valid_from, f.valid_to, case when c.effect = 'holds' and c.hidden = 0 then f.closed_by_id end, f.recorded_at, f.retracted_at, f.created_at, coalesce(e.name, '') from fact f left join entity_memory e on e.id = f.entity_id left join fact c on c.id = f.closed_by_id where f.effect = 'holds' and f.hidden = 0;`,
    );
    this.addSql(`drop table fact;`);
    this.addSql(`alter table fact_old rename to fact;`);
    this.addSql(`create index \`fact_owner_id_index\` on \`fact\` (\`owner_id\`);`);
    this.addSql(
      `create index \`fact_owner_id_valid_from_index\` on \`fact\` (\`owner_id\`, \`valid_from\`);`,
    );
    this.addSql(`create index \`fact_source_message_id_index\` on \`fact\` (\`source_message_id\`);`);
    this.addSql(`create index \`fact_closed_by_id_index\` on \`fact\` (\`closed_by_id\`);`);
    this.addSql(`drop index \`user_profile_link_group_id_index\`;`);
    this.addSql(`alter table \`user_profile\` drop column \`link_group_id\`;`);
    this.addSql(`drop table if exists \`entity_mention\`;`);
    this.addSql(`drop table if exists \`entity_alias\`;`);
    this.addSql(`drop table if exists \`entity_memory\`;`);
    this.addSql(`drop table if exists \`link_attempt\`;`);
    this.addSql(`drop table if exists \`link_code\`;`);
    this.addSql(`drop table if exists \`link_group\`;`);
  }
}
