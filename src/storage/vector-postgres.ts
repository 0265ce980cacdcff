/** Vectors in PostgreSQL, by the extension pgvector, which not every server has. */
import type { Database } from './database.ts';
import { fragment, words } from './fragment.ts';
import { newestVectors, type VectorSql } from './vector-sql.ts';

/** Key of the advisory lock under which the table is made: `vect` in ASCII. */
const advisoryLockKey = 0x76656374;

/**
 * Makes the extension and the table where they are not there yet; one process at a time.
 * @throws StorageUnavailable where the server has no pgvector, or this user may not create it
 */
export async function makePgVectorTable(database: Database): Promise<void> {
  await database.transaction(async (sql) => {
    await database.rows(sql, fragment`select pg_advisory_xact_lock(${advisoryLockKey}::bigint)`);
    for (const statement of statements) await database.rows(sql, words(statement));
  });
}

const statements = [
  'create extension if not exists vector',
  `create table if not exists message_vector (
    id bigserial primary key,
    passage_id bigint not null constraint message_vector_passage_id_foreign references passage (id) on delete cascade,
    message_id int not null constraint message_vector_message_id_foreign references message (id) on delete cascade,
    place_scope_id int null constraint message_vector_place_scope_id_foreign references index_scope (id) on delete cascade,
    owner_scope_id int null constraint message_vector_owner_scope_id_foreign references index_scope (id) on delete cascade,
    space text not null,
    dimensions int not null,
    vector vector null,
    constraint message_vector_message_id_space_unique unique (message_id, space)
  )`,
  'create index if not exists message_vector_passage_id_index on message_vector (passage_id)',
  'create index if not exists message_vector_space_message_id_index on message_vector (space, message_id)',
  'create index if not exists message_vector_place_index on message_vector (place_scope_id, space, dimensions, message_id)',
  'create index if not exists message_vector_owner_index on message_vector (owner_scope_id, space, dimensions, message_id)',
];

export const postgresVectors: VectorSql = {
  put: async (database, sql, rows) => {
    for (const { messageId, text, space, vector } of rows) {
      const numbers = vector ? [...vector] : null;
      await database.rows(
        sql,
        fragment`insert into message_vector (passage_id, message_id, place_scope_id, owner_scope_id, space, dimensions, vector)
          select p.id, p.message_id, p.place_scope_id, p.owner_scope_id, ${space}::text, ${vector?.length ?? 0}::int, ${numbers}::real[]::vector
          from passage p join message m on m.id = p.message_id where m.id = ${messageId}::int and m.text = ${text}::text and p.terms <> ''
          on conflict (message_id, space) do update set dimensions = excluded.dimensions, vector = excluded.vector`,
      );
    }
  },

  nearest: (query) => {
    const { column, mayRead, vector, limit, excludeMessageIds } = query;
    // The window is fixed before a distance is reckoned: pgvector refuses vectors of two lengths.
    const newest = newestVectors(words(`message_id, vector, ${column} as scope_id`), query);
    return fragment`with newest as materialized (${newest})
      select message_id from newest
      where scope_id in (select id from (${mayRead}) readable)
      and not message_id = any(${excludeMessageIds}::int[])
      order by vector <=> ${[...vector]}::real[]::vector, message_id desc limit ${limit}`;
  },
};
