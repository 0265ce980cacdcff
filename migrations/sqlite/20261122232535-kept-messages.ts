import { Migration } from '@mikro-orm/migrations';

export class Migration20261122232535_kept_messages extends Migration {
  override name = 'Migration20261122232535_kept_messages';

  override up(): void | Promise<void> {
    this.addSql(`alter table \`message\` add column \`kept\` integer not null default true;`);
    // What those who have memory paused now said without its being indexed, as far as that can still be told.
    this.addSql(`update message set kept = 0 where exists (select 1 from user_profile u where u.id = message.user_id and u.remembers = 0)
      and exists (select 1 from passage p where p.message_id = message.id and p.terms = '');`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`message\` drop column \`kept\`;`);
  }
}
