/** Rule 5 as a plan: what recording one fact does to the facts that stand. Plain values in and out, no database. */
import type { Fact, NewFact } from '../core/types.ts';
import { covers } from './fact-reach.ts';

export interface RecordingPlan {
  /** Ids of facts whose interval ends when the new one begins. */
  readonly closes: readonly number[];
  /** Set when a newer value stands already (the statement came late): the new fact enters history closed by it. */
  readonly closedBy?: { readonly id: number; readonly at: number };
}

/**
 * `standing`: all unretracted facts of the same owner, subject and predicate. Undefined: nothing to record, because this
 * message's statement is recorded already (a replay) or says what held at its time anyway.
 */
export function planRecording(fact: NewFact, standing: readonly Fact[]): RecordingPlan | undefined {
  const sameValue = standing.filter((old) => normal(old.value) === normal(fact.value));
  if (sameValue.some((old) => old.sourceMessageId === fact.sourceMessageId)) return undefined;

  const current = standing.filter((old) => old.validTo === undefined);
  const covered = current.filter(
    (old) => covers(fact.audience, old.audience) && old.validFrom <= fact.validFrom,
  );
  const held = sameValue.filter((old) => heldAt(old, fact.validFrom) && covers(old.audience, fact.audience));

  if (fact.cardinality === 'many') {
    if (held.length > 0) return undefined;
    return { closes: ids(covered.filter((old) => sameValue.includes(old))) };
  }
  const contradicted = covered.some((old) => !sameValue.includes(old) && old.validFrom < fact.validFrom);
  if (!contradicted && held.some((old) => covers(fact.audience, old.audience))) return undefined;
  const later = current
    .filter((old) => old.validFrom > fact.validFrom && covers(old.audience, fact.audience))
    .sort((a, b) => a.validFrom - b.validFrom)[0];
  return {
    closes: ids(covered),
    ...(later && { closedBy: { id: later.id, at: later.validFrom } }),
  };
}

function heldAt(fact: Fact, at: number): boolean {
  return fact.validFrom <= at && (fact.validTo === undefined || fact.validTo >= at);
}

function normal(value: string): string {
  return value.trim().toLowerCase();
}

function ids(facts: readonly Fact[]): number[] {
  return facts.map((fact) => fact.id);
}
