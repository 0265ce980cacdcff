/** Statements between the tables and the rules of fact-supersession.ts. */
import { type Flag, type Moment, readMoment } from './columns.ts';
import type { Database } from './database.ts';
import type { Statement, Told } from './fact-supersession.ts';
import type { Sql } from './orm.ts';

interface StatementRow {
  readonly id: number;
  readonly source_message_id: number;
  readonly entity_id: number | null;
  readonly platform: Told['audience']['platform'];
  readonly workspace: string;
  readonly visibility: Told['audience']['visibility'];
  readonly channel: string;
  readonly effect: Told['effect'];
  readonly cardinality: Told['cardinality'];
  readonly predicate: string;
  readonly value_key: string;
  readonly valid_from: Moment;
  readonly valid_to: Moment | null;
  readonly planned_to: Moment | null;
  readonly closed_by_id: number | null;
  readonly implied_by_id: number | null;
  readonly hidden: Flag;
}

/** What stands of an owner's statements, with what they are about. */
export type KeptStatement = Told & { readonly predicate: string };

/** The owner's statements that are not retracted, ready for more conditions. */
export function selectStatements(sql: Sql, ownerId: number) {
  return sql
    .selectFrom('fact')
    .select(['id', 'source_message_id', 'entity_id', 'platform', 'workspace', 'visibility', 'channel'])
    .select(['effect', 'cardinality', 'predicate', 'value_key', 'valid_from', 'valid_to', 'planned_to'])
    .select(['closed_by_id', 'implied_by_id', 'hidden'])
    .where('owner_id', '=', ownerId)
    .where('retracted_at', 'is', null);
}

export function toStatement(row: StatementRow): KeptStatement {
  const { platform, workspace, visibility, channel } = row;
  return {
    id: row.id,
    told: row.source_message_id,
    // Only retracted facts lose their entity.
    entityId: row.entity_id ?? 0,
    audience: { platform, workspace, visibility, channel },
    effect: row.effect,
    cardinality: row.cardinality,
    predicate: row.predicate,
    key: row.value_key,
    validFrom: readMoment(row.valid_from),
    ...(row.valid_to !== null && { validTo: readMoment(row.valid_to) }),
    ...(row.planned_to !== null && { plannedTo: readMoment(row.planned_to) }),
    ...(row.closed_by_id !== null && { closedBy: row.closed_by_id }),
    implied: row.implied_by_id !== null,
    hidden: Boolean(row.hidden),
  };
}

/** A statement as it was told, without what followed from others. */
export function asTold(statement: KeptStatement): Statement & { readonly predicate: string } {
  const { validTo: _validTo, closedBy: _closedBy, hidden: _hidden, ...told } = statement;
  return told;
}

/** Stores what has become of statements, where it is another thing than before. */
export async function writeStandings(
  database: Database,
  sql: Sql,
  before: readonly Told[],
  after: readonly Told[],
): Promise<void> {
  const stored = new Map(before.map((statement) => [statement.id, statement]));
  for (const now of after) {
    const was = stored.get(now.id);
    if (was && was.validTo === now.validTo && was.closedBy === now.closedBy && was.hidden === now.hidden)
      continue;
    await sql
      .updateTable('fact')
      .set({
        valid_to: now.validTo ?? null,
        closed_by_id: now.closedBy ?? null,
        hidden: database.flag(now.hidden),
      })
      .where('id', '=', now.id)
      .execute();
  }
}
