/** What the passage index asks of a database in that database's own words: see passage-sql-sqlite.ts and passage-sql-postgres.ts. */
import type { Database } from './database.ts';
import type { Fragment } from './fragment.ts';
import type { Sql } from './orm.ts';
import type { Stretch } from './passage-key.ts';

/** Of a passage, in the order of the columns of its table. */
export type PassageValues = readonly [
  id: number,
  messageId: number,
  sentAt: number,
  fromCharacter: boolean,
  placeScope: number | null,
  ownerScope: number | null,
  ownerOrdinal: number,
  terms: string,
  traits: number,
];
export type TermCount = readonly [scope: number, term: number, documents: number];
export type SpeakerCount = readonly [
  scope: number,
  user: number,
  displayName: string,
  name: string,
  firstName: string,
  messages: number,
];
export type MessageTokens = readonly [messageId: number, tokens: readonly string[]];

export interface PassageSql {
  /** The column holds one of these values. */
  among(column: string, values: readonly (number | string)[]): Fragment;
  /** A table `range` with columns `part`, `first` and `last`. */
  ranges(ranges: readonly Stretch[]): Fragment;
  /** `message_id` of the newest messages that hold one of the tokens, and one of `and` where that is given; newest first. */
  newest(tokens: readonly string[], and: readonly string[], limit: number): Fragment;
  insert(database: Database, sql: Sql, passages: readonly PassageValues[]): Promise<void>;
  addTokens(database: Database, sql: Sql, rows: readonly MessageTokens[]): Promise<void>;
  removeTokens(database: Database, sql: Sql, rows: readonly MessageTokens[]): Promise<void>;
  /** Adds to the counts; those that come to nothing are gone. */
  countTerms(database: Database, sql: Sql, counts: readonly TermCount[]): Promise<void>;
  countSpeakers(database: Database, sql: Sql, counts: readonly SpeakerCount[]): Promise<void>;
}
