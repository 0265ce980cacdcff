import { fragment, words } from './fragment.ts';
import type { PassageSql } from './passage-sql.ts';

/** A `tsvector` of tokens without positions, under GIN. */
export const postgresPassages: PassageSql = {
  among: (column, values) => fragment`${words(column)} = any(${values})`,

  ranges: (ranges) => {
    const [parts, first, last] = columns(
      ranges.map((range) => [range.part, range.first, range.last] as const),
    );
    return fragment`unnest(${parts}::bigint[], ${first}::bigint[], ${last}::bigint[]) as range (part, first, last)`;
  },

  newest: (tokens, and, limit) => {
    const query = and.length === 0 ? tokens.join('|') : `(${tokens.join('|')})&(${and.join('|')})`;
    return fragment`select message_id from passage_index where tokens @@ ${query}::tsquery order by message_id desc limit ${limit}`;
  },

  insert: async (database, sql, passages) => {
    const [ids, messageIds, sentAt, fromCharacter, placeScopes, ownerScopes, ownerOrdinals, terms, traits] =
      columns(passages);
    await database.rows(
      sql,
      fragment`insert into passage (id, message_id, sent_at, from_character, place_scope_id, owner_scope_id, owner_ordinal, terms, traits)
        select * from unnest(${ids}::bigint[], ${messageIds}::int[], ${sentAt}::bigint[], ${fromCharacter}::boolean[],
          ${placeScopes}::int[], ${ownerScopes}::int[], ${ownerOrdinals}::int[], ${terms}::text[], ${traits}::int[])`,
    );
  },

  addTokens: async (database, sql, rows) => {
    const tokens = rows.map(([, list]) => list.join(' '));
    await database.rows(
      sql,
      fragment`insert into passage_index (message_id, tokens)
        select id, array_to_tsvector(array_remove(string_to_array(list, ' '), ''))
        from unnest(${rows.map(([id]) => id)}::int[], ${tokens}::text[]) as row (id, list)`,
    );
  },

  removeTokens: async (database, sql, rows) => {
    await database.rows(
      sql,
      fragment`delete from passage_index where message_id = any(${rows.map(([id]) => id)}::int[])`,
    );
  },

  countTerms: async (database, sql, counts) => {
    const [scopes, terms, documents] = columns(counts);
    await database.rows(
      sql,
      fragment`insert into term_statistic (scope_id, term, documents)
        select * from unnest(${scopes}::int[], ${terms}::bigint[], ${documents}::int[])
        on conflict (scope_id, term) do update set documents = term_statistic.documents + excluded.documents`,
    );
    const less = counts.filter(([, , count]) => count < 0);
    if (less.length === 0) return;
    const lessScopes = less.map(([scope]) => scope);
    const lessTerms = less.map(([, term]) => term);
    await database.rows(
      sql,
      fragment`delete from term_statistic using unnest(${lessScopes}::int[], ${lessTerms}::bigint[]) as less (scope, term)
        where scope_id = less.scope and term_statistic.term = less.term and documents = 0`,
    );
  },

  countSpeakers: async (database, sql, counts) => {
    const [scopes, users, displayNames, names, firstNames, messages] = columns(counts);
    await database.rows(
      sql,
      fragment`insert into speaker (scope_id, user_id, display_name, name, first_name, messages)
        select * from unnest(${scopes}::int[], ${users}::int[], ${displayNames}::text[], ${names}::text[], ${firstNames}::text[], ${messages}::int[])
        on conflict (scope_id, user_id, display_name) do update set messages = speaker.messages + excluded.messages`,
    );
    await database.rows(
      sql,
      fragment`delete from speaker where scope_id = any(${scopes}::int[]) and messages = 0`,
    );
  },
};

/** Rows turned into a list for each column, as `unnest` takes them. */
function columns<Row extends readonly (string | number | boolean | null)[]>(
  rows: readonly Row[],
): { readonly [Index in keyof Row]: readonly (string | number | null)[] } {
  const plain = (value: string | number | boolean | null) =>
    typeof value === 'boolean' ? String(value) : value;
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) =>
    rows.map((row) => plain(row[column] ?? null)),
  ) as unknown as { readonly [Index in keyof Row]: readonly (string | number | null)[] };
}
