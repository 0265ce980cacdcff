import { Migration } from '@mikro-orm/migrations';

export class Migration20261122220600_message_vectors extends Migration {
  override name = 'Migration20261122220600_message_vectors';

  override up(): void | Promise<void> {
    // Goes with the passage: when a message is deleted, and when its words change.
    this.addSql(
      `create table message_vector (id integer not null primary key autoincrement, passage_id integer not null, message_id integer not null, place_scope_id integer null, owner_scope_id integer null, space text not null, dimensions integer not null, sketch blob null, vector blob null, constraint message_vector_passage_id_foreign foreign key (passage_id) references passage (id) on delete cascade, constraint message_vector_message_id_foreign foreign key (message_id) references message (id) on delete cascade, constraint message_vector_place_scope_id_foreign foreign key (place_scope_id) references index_scope (id) on delete cascade, constraint message_vector_owner_scope_id_foreign foreign key (owner_scope_id) references index_scope (id) on delete cascade);`,
    );
    this.addSql(
      `create unique index message_vector_message_id_space_unique on message_vector (message_id, space);`,
    );
    this.addSql(`create index message_vector_passage_id_index on message_vector (passage_id);`);
    this.addSql(`create index message_vector_space_message_id_index on message_vector (space, message_id);`);
    // What a search reads of its newest vectors stands in the index itself.
    this.addSql(
      `create index message_vector_place_index on message_vector (place_scope_id, space, dimensions, message_id, sketch);`,
    );
    this.addSql(
      `create index message_vector_owner_index on message_vector (owner_scope_id, space, dimensions, message_id, sketch);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists message_vector;`);
  }
}
