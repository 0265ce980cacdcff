/**
 * What a ranking needs for a query, in a handful of indexed queries whose cost the sizes of other scopes do not touch: the
 * statistics of the scopes that the reader may read, the candidates by their rarest terms, and these with their neighbours.
 */
import type { PassageStore } from '../core/ports.ts';
import type { PassageFindings, PassageTurn, ReadScope } from '../core/types.ts';
import { type Flag, type Moment, readMoment } from './columns.ts';
import type { Database } from './database.ts';
import { built, type Fragment, fragment, words } from './fragment.ts';
import type { Sql } from './orm.ts';
import { passageSql } from './passage-dialect.ts';
import { readTerms } from './passage-index.ts';
import { keysInStretch, readPassageKey, stretchesAround } from './passage-key.ts';
import { readable } from './read-scope.ts';
import { termHash, tokenOf } from './term-hash.ts';

export type PassageQuery = Parameters<PassageStore['search']>[1];

/**
 * Up to how many postings are walked to find messages that hold two of a query's frequent terms. Beyond it only the newest
 * are looked at: a term that stands in more messages tells little, and walking its list costs milliseconds.
 */
const walkedPostings = 4_000;

/**
 * A term that more messages hold than are wanted at all adds candidates only while there are fewer than this part of them: each
 * costs as much as one that holds a rare term, and is seldom the answer.
 */
const shareOfFrequent = 3;

export async function searchPassages(
  database: Database,
  sql: Sql,
  scope: ReadScope,
  query: PassageQuery,
): Promise<PassageFindings> {
  const mayRead = readableScopes(sql, scope);
  const { documents, totalTerms, terms } = await statistics(database, sql, mayRead, query.terms);
  const frequencies = new Map(terms.map(({ term, frequency }) => [term, frequency]));
  if (terms.length === 0) return { documents, totalTerms, frequencies, turns: [] };
  const candidates = await findCandidates(database, sql, terms, query);
  const turns = await readTurns(database, sql, scope, mayRead, candidates, query);
  return { documents, totalTerms, frequencies, turns };
}

/** Rule 1 as a query for the scopes that may be read: it stands in every query of a search. */
function readableScopes(sql: Sql, scope: ReadScope): Fragment {
  return built(
    sql
      .selectFrom('index_scope')
      .select(['id', 'documents', 'total_terms'])
      .where((where) => readable(where, scope))
      .compile(),
  );
}

/** A term of the query that stands somewhere: how often, and its tokens in the scopes where it does. */
interface FoundTerm {
  readonly term: string;
  readonly frequency: number;
  readonly tokens: readonly string[];
}

async function statistics(
  database: Database,
  sql: Sql,
  mayRead: Fragment,
  terms: readonly string[],
): Promise<{ documents: number; totalTerms: number; terms: readonly FoundTerm[] }> {
  const byHash = new Map(terms.map((term) => [termHash(term), term]));
  const rows = await database.rows<{
    id: number;
    documents: number;
    total_terms: Moment;
    term: Moment | null;
    holding: number;
  }>(
    sql,
    fragment`with scope as materialized (${mayRead})
      select scope.id, scope.documents, scope.total_terms, s.term, s.documents as holding
      from scope left join term_statistic s
      on s.scope_id = scope.id and ${passageSql(database).among('s.term', [...byHash.keys()])}`,
  );
  const scopes = new Map(rows.map((row) => [row.id, row]));
  const byTerm = Map.groupBy(rows, (row) => (row.term === null ? undefined : Number(row.term)));
  const found = [...byHash].flatMap(([hash, term]): FoundTerm[] => {
    const holding = byTerm.get(hash);
    if (holding === undefined) return [];
    return [
      {
        term,
        frequency: sum(holding, (row) => row.holding),
        tokens: holding.map((row) => tokenOf(row.id, hash)),
      },
    ];
  });
  return {
    documents: sum([...scopes.values()], (row) => row.documents),
    totalTerms: sum([...scopes.values()], (row) => readMoment(row.total_terms)),
    terms: found,
  };
}

/** Messages that hold the rarest terms, newest first, until there are enough. */
async function findCandidates(
  database: Database,
  sql: Sql,
  terms: readonly FoundTerm[],
  { limit, excludeMessageIds }: PassageQuery,
): Promise<readonly number[]> {
  const excluded = new Set(excludeMessageIds);
  const found = new Set<number>();
  const take = async (most: number, tokens: readonly string[], and: readonly string[] = []) => {
    // What was found before or is excluded may come again.
    const rows = await database.rows<{ message_id: number }>(
      sql,
      passageSql(database).newest(tokens, and, limit + excluded.size),
    );
    for (const { message_id } of rows) {
      if (found.size >= most) return;
      if (!excluded.has(message_id)) found.add(message_id);
    }
  };
  const rarestFirst = terms.toSorted((a, b) => a.frequency - b.frequency || (a.term < b.term ? -1 : 1));
  const whole = countThatFit(rarestFirst, limit);
  // All that hold one of the rarest are wanted: one walk finds them.
  if (whole > 0)
    await take(
      limit,
      rarestFirst.slice(0, whole).flatMap(({ tokens }) => tokens),
    );
  for (const [index, { tokens, frequency }] of rarestFirst.entries()) {
    const most = frequency > limit ? Math.ceil(limit / shareOfFrequent) : limit;
    if (found.size >= most) break;
    if (index < whole) continue;
    const others = rarestFirst.slice(index + 1).filter((other) => other.frequency <= walkedPostings);
    if (frequency <= walkedPostings && others.length > 0) {
      await take(
        most,
        tokens,
        others.flatMap((other) => other.tokens),
      );
    }
    await take(most, tokens);
  }
  return [...found];
}

function countThatFit(terms: readonly FoundTerm[], limit: number): number {
  let total = 0;
  const first = terms.findIndex(({ frequency }) => {
    total += frequency;
    return total > limit;
  });
  return first < 0 ? terms.length : first;
}

/**
 * Neighbours are what stands next to a candidate among what the reader may read. In a channel's scope a conversation is
 * readable as a whole; a DM reads of a channel what its user owns, and how much others said between must not show.
 */
async function readTurns(
  database: Database,
  sql: Sql,
  scope: ReadScope,
  mayRead: Fragment,
  messageIds: readonly number[],
  { before, after, excludeMessageIds }: PassageQuery,
): Promise<readonly PassageTurn[]> {
  if (messageIds.length === 0) return [];
  const dialect = passageSql(database);
  const own = scope.kind === 'dm';
  const hits = await database.rows<Place>(
    sql,
    // Without the owner's columns the index alone answers.
    fragment`select ${words(own ? 'id, owner_scope_id, owner_ordinal' : 'id, null as owner_scope_id, 0 as owner_ordinal')}
      from passage where ${dialect.among('message_id', messageIds)}`,
  );
  const placed = hits.map((hit) => placeOf(hit, own));
  // The plus signs keep the database from reading whole scopes by their index, for each range again.
  const rows = await database.rows<TurnRow>(
    sql,
    fragment`with scope as materialized (${mayRead})
      select p.id, p.message_id, p.sent_at, p.from_character, p.owner_scope_id, p.owner_ordinal, owner.owner_id, p.traits, p.terms
      from ${dialect.ranges(stretchesAround(placed, before, after))} cross join passage p
      left join index_scope owner on owner.id = p.owner_scope_id
      where ${own ? ownStretch : conversationStretch}
      and (+p.place_scope_id in (select id from scope) or +p.owner_scope_id in (select id from scope))`,
  );
  const excluded = new Set(excludeMessageIds);
  const near = own ? nearIn(placed, before, after) : () => true;
  return inOrder(
    rows
      .filter((row) => !excluded.has(row.message_id) && near(placeOf(row, own)))
      .map((row) => toTurn(row, own)),
  );
}

const conversationStretch = words(`p.id ${keysInStretch}`);
const ownStretch = words(
  'p.owner_scope_id = range.part and p.owner_ordinal between range.first and range.last',
);

interface Place {
  readonly id: Moment;
  readonly owner_scope_id: number | null;
  readonly owner_ordinal: number;
}

/** Where a passage stands in the reader's eyes: in its conversation, or among what its owner has. */
function placeOf(row: Place, own: boolean) {
  const { conversation, ordinal } = readPassageKey(row.id);
  if (!own) return { conversation, part: conversation, ordinal };
  return { conversation, part: row.owner_scope_id ?? 0, ordinal: row.owner_ordinal };
}

/** What an owner said next may have been said elsewhere: only the same conversation's is near. */
function nearIn(hits: readonly ReturnType<typeof placeOf>[], before: number, after: number) {
  const keys = new Set(hits.map((hit) => `${hit.conversation} ${hit.part} ${hit.ordinal}`));
  return ({ conversation, part, ordinal }: ReturnType<typeof placeOf>) => {
    for (let hit = ordinal - after; hit <= ordinal + before; hit += 1) {
      if (keys.has(`${conversation} ${part} ${hit}`)) return true;
    }
    return false;
  };
}

interface TurnRow extends Place {
  readonly message_id: number;
  readonly sent_at: Moment;
  readonly from_character: Flag;
  readonly owner_id: number | null;
  readonly traits: number;
  readonly terms: string;
}

function toTurn(row: TurnRow, own: boolean): PassageTurn {
  const { conversation, ordinal } = placeOf(row, own);
  return {
    messageId: row.message_id,
    conversation,
    ordinal,
    sentAt: readMoment(row.sent_at),
    ...(!row.from_character && row.owner_id !== null && { userId: row.owner_id }),
    terms: readTerms(row.terms),
    traits: row.traits,
  };
}

/** Conversations are numbered by their first message here: which of them is older in the database tells of what stands in none. */
function inOrder(turns: readonly PassageTurn[]): readonly PassageTurn[] {
  const first = new Map<number, number>();
  for (const { conversation, messageId } of turns) {
    first.set(conversation, Math.min(messageId, first.get(conversation) ?? messageId));
  }
  const order = [...first].sort(([, a], [, b]) => a - b);
  const numbers = new Map(order.map(([conversation], index) => [conversation, index]));
  return turns
    .map((turn) => ({ ...turn, conversation: numbers.get(turn.conversation) ?? 0 }))
    .sort((a, b) => a.conversation - b.conversation || a.ordinal - b.ordinal || a.messageId - b.messageId);
}

function sum<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
