/**
 * What a ranking needs for a query, in a handful of indexed queries whose cost the sizes of other scopes do not touch: the
 * statistics of the scopes that the reader may read, the candidates by their rarest terms, and these with their neighbours.
 */
import type { PassageStore } from '../core/store-ports.ts';
import type { PassageFindings, ReadScope } from '../core/types.ts';
import { type Moment, readMoment } from './columns.ts';
import type { Database } from './database.ts';
import { built, type Fragment, fragment } from './fragment.ts';
import type { Sql } from './orm.ts';
import { passageSql } from './passage-dialect.ts';
import { readTurns } from './passage-turns.ts';
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

/** Postings walked for one search, for each candidate that is wanted. */
const walkedPerCandidate = 4;

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
  const candidates = await findCandidates(database, sql, documents, terms, query);
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

/**
 * Messages that hold the most telling terms together: rare ones, or several. Ordered by the sum of what their terms tell (their
 * inverse document frequencies), then newest first, so that what is left out for want of time is what matters least.
 */
async function findCandidates(
  database: Database,
  sql: Sql,
  documents: number,
  terms: readonly FoundTerm[],
  { limit, excludeMessageIds }: PassageQuery,
): Promise<readonly number[]> {
  const excluded = new Set(excludeMessageIds);
  const told = new Map<number, number>();
  let walked = 0;
  const holding = async (tokens: readonly string[], and: readonly string[] = []) => {
    const rows = await database.rows<{ message_id: number }>(
      sql,
      passageSql(database).newest(tokens, and, limit + excluded.size),
    );
    walked += rows.length;
    return rows.map(({ message_id }) => message_id).filter((id) => !excluded.has(id));
  };
  const add = (ids: readonly number[], worth: number, most = Number.POSITIVE_INFINITY) => {
    for (const id of ids) {
      const before = told.get(id);
      if (before !== undefined || told.size < most) told.set(id, (before ?? 0) + worth);
    }
  };
  const worthOf = ({ frequency }: FoundTerm) => Math.log(1 + documents / frequency);
  const rarestFirst = terms.toSorted((a, b) => a.frequency - b.frequency || (a.term < b.term ? -1 : 1));
  for (const [index, term] of rarestFirst.entries()) {
    if (walked >= walkedPerCandidate * limit) break;
    if (term.frequency <= limit) {
      add(await holding(term.tokens), worthOf(term));
      continue;
    }
    const others = rarestFirst.slice(index + 1).filter((other) => other.frequency <= walkedPostings);
    const [next] = others;
    if (next !== undefined && term.frequency <= walkedPostings) {
      const tokens = others.flatMap((other) => other.tokens);
      add(await holding(term.tokens, tokens), worthOf(term) + worthOf(next));
    }
    add(await holding(term.tokens), worthOf(term), limit / shareOfFrequent);
  }
  return [...told]
    .sort(([a, worthA], [b, worthB]) => worthB - worthA || b - a)
    .slice(0, limit)
    .map(([id]) => id);
}

function sum<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
