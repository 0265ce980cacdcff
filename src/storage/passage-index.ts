/**
 * Puts messages into the passage index and takes them out, always with the statistics of the scopes they are in, in the
 * caller's transaction. Nothing else writes to `passage`, `passage_index`, `term_statistic` and `speaker`.
 */
import type { PassageIndex, PlatformName, Visibility } from '../core/types.ts';
import { type Flag, type Moment, readMoment, writeText } from './columns.ts';
import type { Database } from './database.ts';
import { fragment } from './fragment.ts';
import { type IndexScopeColumns, indexScopeIds, ownerScope, placeScope } from './index-scope.ts';
import type { Sql } from './orm.ts';
import { passageSql } from './passage-dialect.ts';
import { passageKey } from './passage-key.ts';
import type { PassageSql, SpeakerCount, TermCount } from './passage-sql.ts';
import { termHash, tokenOf } from './term-hash.ts';

export type PassageEntry = { readonly messageId: number } & PassageIndex;

/** Marks messages as not yet seen by the index in their present words. */
export async function queueForIndex(sql: Sql, messageIds: readonly number[]): Promise<void> {
  await sql
    .insertInto('passage_backlog')
    .values(messageIds.map((message_id) => ({ message_id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Indexes messages, anew where they are indexed already. Deleted and unknown ones are left out. */
export async function indexMessages(
  database: Database,
  sql: Sql,
  entries: readonly PassageEntry[],
): Promise<void> {
  const dialect = passageSql(database);
  const byId = new Map(entries.map((entry) => [entry.messageId, entry]));
  const ids = [...byId.keys()];
  const messages = await database.rows<MessageRow>(
    sql,
    fragment`select id, conversation_id, ordinal, sent_at, user_id, owner_id, owner_ordinal, from_character, author_name, platform, workspace, visibility, channel
      from message where ${dialect.among('id', ids)} and deleted_at is null order by id`,
  );
  await unindex(database, sql, ids);
  const scopes = await scopesOf(database, sql, messages);
  const indexed = messages.flatMap((message): Indexed<MessageRow>[] => {
    const entry = byId.get(message.id);
    return entry === undefined ? [] : [toIndexed(message, entry, scopes)];
  });
  await count(database, sql, dialect, indexed, 1);
  if (indexed.length > 0) {
    await dialect.insert(
      database,
      sql,
      indexed.map(({ key, message, place, owner, terms, traits }) => [
        key,
        message.id,
        readMoment(message.sent_at),
        Boolean(message.from_character),
        place,
        owner,
        message.owner_ordinal,
        terms.join(' '),
        traits,
      ]),
    );
    await dialect.addTokens(database, sql, indexed.map(tokensOf));
  }
  await database.rows(sql, fragment`delete from passage_backlog where ${dialect.among('message_id', ids)}`);
}

/** Takes messages out of the index and the statistics. */
export async function unindex(database: Database, sql: Sql, messageIds: readonly number[]): Promise<void> {
  if (messageIds.length === 0) return;
  const dialect = passageSql(database);
  const rows = await database.rows<PassageRow>(
    sql,
    fragment`select p.id as key, p.place_scope_id, p.owner_scope_id, p.terms, m.id, m.user_id, m.author_name
      from passage p join message m on m.id = p.message_id where ${dialect.among('p.message_id', messageIds)}`,
  );
  if (rows.length === 0) return;
  const indexed = rows.map((row) => ({
    key: Number(row.key),
    message: row,
    place: row.place_scope_id,
    owner: row.owner_scope_id,
    terms: readTerms(row.terms),
    traits: 0,
  }));
  await count(database, sql, dialect, indexed, -1);
  await dialect.removeTokens(database, sql, indexed.map(tokensOf));
  await database.rows(
    sql,
    fragment`delete from passage where ${dialect.among(
      'id',
      indexed.map(({ key }) => key),
    )}`,
  );
}

export function readTerms(stored: string): readonly string[] {
  return stored === '' ? [] : stored.split(' ');
}

interface MessageRow extends Speaker {
  readonly conversation_id: number;
  readonly ordinal: number;
  readonly sent_at: Moment;
  readonly owner_id: number | null;
  readonly owner_ordinal: number;
  readonly from_character: Flag;
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly visibility: Visibility;
  readonly channel: string;
}

interface PassageRow extends Speaker {
  readonly key: Moment;
  readonly place_scope_id: number | null;
  readonly owner_scope_id: number | null;
  readonly terms: string;
}

interface Speaker {
  readonly id: number;
  readonly user_id: number | null;
  readonly author_name: string;
}

interface Indexed<Message extends Speaker = Speaker> {
  readonly key: number;
  readonly message: Message;
  readonly place: number | null;
  readonly owner: number | null;
  readonly terms: readonly string[];
  readonly traits: number;
}

async function scopesOf(database: Database, sql: Sql, messages: readonly MessageRow[]) {
  const wanted = messages.flatMap((message) => [placeScope(message), ownerScope(message)]);
  return indexScopeIds(
    database,
    sql,
    wanted.filter((scope): scope is IndexScopeColumns => scope !== undefined),
  );
}

function toIndexed(
  message: MessageRow,
  entry: PassageEntry,
  scopes: ReadonlyMap<string, number>,
): Indexed<MessageRow> {
  const idOf = (scope: IndexScopeColumns | undefined) => (scope && scopes.get(scope.key)) ?? null;
  return {
    key: passageKey(message.conversation_id, message.ordinal),
    message,
    place: idOf(placeScope(message)),
    owner: idOf(ownerScope(message)),
    // A term with a space in it would come back as two.
    terms: readTerms(
      entry.terms
        .map((term) => writeText(term).replace(/\s/g, '_'))
        .filter(Boolean)
        .join(' '),
    ),
    traits: entry.traits,
  };
}

function scopesIn({ place, owner }: Indexed): number[] {
  return [place, owner].filter((scope) => scope !== null);
}

function tokensOf(indexed: Indexed): readonly [number, readonly string[]] {
  const hashes = [...new Set(indexed.terms)].map(termHash);
  const tokens = scopesIn(indexed).flatMap((scope) => hashes.map((hash) => tokenOf(scope, hash)));
  return [indexed.message.id, tokens];
}

/** Adds messages to the statistics of their scopes, or takes them off. In one order, so that two writers never wait crosswise. */
async function count(
  database: Database,
  sql: Sql,
  dialect: PassageSql,
  indexed: readonly Indexed[],
  sign: 1 | -1,
): Promise<void> {
  const totals = new Map<number, { documents: number; terms: number }>();
  const terms = new Map<number, Map<number, number>>();
  const speakers = new Map<string, { readonly who: SpeakerName; messages: number }>();
  for (const one of indexed) {
    const hashes = new Set(one.terms.map(termHash));
    for (const scope of scopesIn(one)) {
      const total = getOrAdd(totals, scope, () => ({ documents: 0, terms: 0 }));
      total.documents += sign;
      total.terms += sign * one.terms.length;
      const counts = getOrAdd(terms, scope, () => new Map<number, number>());
      for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + sign);
      const { user_id, author_name } = one.message;
      if (user_id === null) continue;
      const speaker = getOrAdd(speakers, `${scope} ${user_id} ${author_name}`, () => ({
        who: speakerName(scope, user_id, author_name),
        messages: 0,
      }));
      speaker.messages += sign;
    }
  }
  const inOrder = [...totals].sort(([a], [b]) => a - b);
  for (const [scope, total] of inOrder) {
    await database.rows(
      sql,
      fragment`update index_scope set documents = documents + ${total.documents}, total_terms = total_terms + ${total.terms} where id = ${scope}`,
    );
  }
  const termCounts = inOrder.flatMap(([scope]) =>
    [...(terms.get(scope) ?? [])].sort(([a], [b]) => a - b).map(([term, n]): TermCount => [scope, term, n]),
  );
  if (termCounts.length > 0) await dialect.countTerms(database, sql, termCounts);
  const speakerCounts = [...speakers.values()].map(({ who, messages }): SpeakerCount => [...who, messages]);
  if (speakerCounts.length > 0) await dialect.countSpeakers(database, sql, speakerCounts);
}

type SpeakerName = readonly [
  scope: number,
  user: number,
  displayName: string,
  name: string,
  firstName: string,
];

function speakerName(scope: number, user: number, displayName: string): SpeakerName {
  const name = displayName.toLowerCase().trim();
  return [scope, user, displayName, name, name.split(/\s+/)[0] ?? ''];
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
