/**
 * Rule 5 as a pure function: when each statement holds follows from all that was told, in the order of telling. Recording
 * adds the newest; taking one back is telling the rest again.
 */
import type { Audience, Fact } from '../core/types.ts';
import { covers } from './fact-reach.ts';

export interface Statement {
  readonly id: number;
  /** The message that told it: messages are counted as they come. */
  readonly told: number;
  readonly entityId: number;
  readonly audience: Audience;
  readonly effect: Fact['effect'];
  readonly cardinality: Fact['cardinality'];
  /** As `valueKey` makes it; empty for an ending of whatever stands. */
  readonly key: string;
  readonly validFrom: number;
  /** The end that the statement itself tells. */
  readonly plannedTo?: number;
  /** A part of another statement: never shown. */
  readonly implied: boolean;
}

/** What follows for a statement from those told after it, and before. */
export interface Standing {
  readonly validTo?: number;
  /** The statement that ended it. */
  readonly closedBy?: number;
  /** It repeats what stood, or was put better: history does not show it. */
  readonly hidden: boolean;
}

export type Told = Statement & Standing;

/** Whether two entities of one owner are the same to all who can read `level`. */
export type SameEntity = (one: number, other: number, level: Audience) => boolean;

/** Tells all statements of one owner and predicate, in any order, and gives what stands. */
export function replay(statements: readonly Statement[], same: SameEntity): readonly Told[] {
  const inOrder = statements.toSorted((a, b) => a.told - b.told || a.id - b.id);
  const earliest = earliestFrom(inOrder);
  const told = new Map<number, Told>();
  let open: readonly Told[] = [];
  for (const [index, statement] of inOrder.entries()) {
    const changed = tell(open, statement, same);
    for (const one of changed) told.set(one.id, one);
    const next = earliest[index + 1] ?? Number.POSITIVE_INFINITY;
    open = [...open, statement].flatMap(({ id }) => {
      const one = told.get(id);
      return one && mayHold(one, next) ? one : [];
    });
  }
  return [...told.values()];
}

/** For each statement, the earliest time that it or a later one speaks of: what ended before is of no concern any more. */
function earliestFrom(inOrder: readonly Statement[]): readonly number[] {
  let earliest = Number.POSITIVE_INFINITY;
  return inOrder
    .toReversed()
    .map(({ validFrom }) => {
      earliest = Math.min(earliest, validFrom);
      return earliest;
    })
    .toReversed();
}

function mayHold(one: Told, at: number): boolean {
  return one.effect === 'holds' && !one.hidden && (one.validTo === undefined || one.validTo > at);
}

/** What telling the newest statement changes, itself included. `before`: at least those that may still hold at its time. */
export function tell(before: readonly Told[], said: Statement, same: SameEntity): readonly Told[] {
  const open = before.filter((old) => mayHold(old, said.validFrom));
  const reached = open.filter(
    (old) =>
      covers(said.audience, old.audience) &&
      same(said.entityId, old.entityId, old.audience) &&
      // What was over before the other began contradicts nothing.
      (said.plannedTo === undefined || said.plannedTo > old.validFrom),
  );
  if (said.effect === 'ended') {
    const ended = reached.filter((old) => said.key === '' || old.key === said.key);
    return [
      { ...said, validTo: said.validFrom, hidden: said.implied },
      ...ended.map((old) => close(old, said, false)),
    ];
  }
  const host = open.find((old) => isSaidBy(old, said) && same(said.entityId, old.entityId, said.audience));
  const repeated = reached.filter((old) => old.key === said.key && old !== host);
  const contradicted = said.cardinality === 'one' ? reached.filter((old) => old.key !== said.key) : [];
  return [
    host ? { ...said, validTo: said.validFrom, hidden: true } : { ...said, ...plan(said), hidden: false },
    ...repeated.map((old) => close(old, said, true)),
    ...contradicted.map((old) => close(old, said, old.told === said.told)),
  ];
}

/** Values that differ in nothing but letter case and spaces are the same. */
export function valueKey(value: string): string {
  return value.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ');
}

/** Everyone who hears `said` knows this from `old` already, and nothing of it has changed. */
function isSaidBy(old: Told, said: Statement): boolean {
  return (
    old.key === said.key &&
    old.plannedTo === said.plannedTo &&
    old.closedBy === undefined &&
    old.validFrom <= said.validFrom &&
    covers(old.audience, said.audience)
  );
}

function plan(said: Statement): Pick<Standing, 'validTo'> {
  return said.plannedTo === undefined ? {} : { validTo: said.plannedTo };
}

function close(old: Told, by: Statement, hidden: boolean): Told {
  const end = Math.max(by.validFrom, old.validFrom);
  if (old.validTo !== undefined && old.validTo <= end) return old;
  return { ...old, validTo: end, closedBy: by.id, hidden };
}
