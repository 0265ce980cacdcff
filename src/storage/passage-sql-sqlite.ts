import { fragment, words } from './fragment.ts';
import type { MessageTokens, PassageSql } from './passage-sql.ts';

/** FTS5 without content or positions: a token and the messages that hold it. */
export const sqlitePassages: PassageSql = {
  among: (column, values) =>
    fragment`${words(column)} in (select value from json_each(${JSON.stringify(values)}))`,

  ranges: (ranges) => {
    const rows = JSON.stringify(ranges.map(({ part, first, last }) => [part, first, last]));
    return fragment`(select value ->> 0 as part, value ->> 1 as first, value ->> 2 as last from json_each(${rows})) as range`;
  },

  newest: (tokens, and, limit) => {
    const match = and.length === 0 ? either(tokens) : `(${either(tokens)}) AND (${either(and)})`;
    return fragment`select rowid as message_id from passage_index where passage_index match ${match} order by rowid desc limit ${limit}`;
  },

  insert: (database, _sql, passages) =>
    database.each(
      'insert into passage (id, message_id, sent_at, from_character, place_scope_id, owner_scope_id, owner_ordinal, terms, traits) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      passages.map(([id, messageId, sentAt, fromCharacter, ...rest]) => [
        id,
        messageId,
        sentAt,
        fromCharacter ? 1 : 0,
        ...rest,
      ]),
    ),

  addTokens: (database, _sql, rows) =>
    database.each('insert into passage_index (rowid, tokens) values (?, ?)', rows.map(joined)),

  removeTokens: (database, _sql, rows) =>
    database.each(
      "insert into passage_index (passage_index, rowid, tokens) values ('delete', ?, ?)",
      rows.map(joined),
    ),

  countTerms: async (database, _sql, counts) => {
    await database.each(
      'insert into term_statistic (scope_id, term, documents) values (?, ?, ?) on conflict do update set documents = documents + excluded.documents',
      counts,
    );
    await database.each(
      'delete from term_statistic where scope_id = ? and term = ? and documents = 0',
      counts.filter(([, , documents]) => documents < 0).map(([scope, term]) => [scope, term]),
    );
  },

  countSpeakers: async (database, _sql, counts) => {
    await database.each(
      'insert into speaker (scope_id, user_id, display_name, name, first_name, messages) values (?, ?, ?, ?, ?, ?) on conflict do update set messages = messages + excluded.messages',
      counts,
    );
    await database.each(
      'delete from speaker where scope_id = ? and user_id = ? and display_name = ? and messages = 0',
      counts.filter((count) => count[5] < 0).map(([scope, user, displayName]) => [scope, user, displayName]),
    );
  },
};

function joined([messageId, tokens]: MessageTokens): readonly [number, string] {
  return [messageId, tokens.join(' ')];
}

function either(tokens: readonly string[]): string {
  return tokens.map((token) => `"${token}"`).join(' OR ');
}
