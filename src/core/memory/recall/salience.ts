/** How much a fact matters now: falls with time, rises with use and importance, never reaches nothing. */
import type { Fact } from '../../types.ts';

const dayMs = 86_400_000;
/** Decay of a memory trace; .5 fits human forgetting over many studies (Anderson & Schooler 1991). */
const decay = 0.5;
/** What importance adds at most: a trace e² (seven) times as strong. */
const importanceWeight = 2;

/**
 * Base-level activation of ACT-R, the natural logarithm of the summed strength of all uses, plus importance. Uses are not
 * kept singly: the newest counts exactly, the others as if spread evenly since the fact was told (Petrov 2006, depth 1).
 * Ages are in days, each counted from one, so that what was just said is strong and not infinitely so.
 */
export function salience(
  fact: Pick<Fact, 'importance' | 'uses' | 'lastUsedAt' | 'recordedAt'>,
  now: number,
): number {
  const age = daysSince(fact.recordedAt, now);
  const newest = Math.min(age, daysSince(fact.lastUsedAt ?? fact.recordedAt, now));
  const strength = newest ** -decay + fact.uses * meanStrength(newest, age);
  return Math.log(strength) + importanceWeight * fact.importance;
}

/** Mean strength of a trace whose age is spread evenly between two ages. */
function meanStrength(from: number, to: number): number {
  if (to - from < 1e-6) return from ** -decay;
  return (to ** (1 - decay) - from ** (1 - decay)) / ((1 - decay) * (to - from));
}

function daysSince(moment: number, now: number): number {
  return 1 + Math.max(0, now - moment) / dayMs;
}
