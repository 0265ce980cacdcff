/**
 * The key of a passage's row: its conversation above, its ordinal below. Rows are stored in this order, so that a hit and its
 * neighbours are read from one or two pages of the file. Room for 33 million conversations of 268 million messages each.
 */
const ordinals = 2 ** 28;

export function passageKey(conversation: number, ordinal: number): number {
  return conversation * ordinals + ordinal;
}

export function readPassageKey(key: number | string): {
  readonly conversation: number;
  readonly ordinal: number;
} {
  const whole = Number(key);
  return { conversation: Math.floor(whole / ordinals), ordinal: whole % ordinals };
}

/** Neighbouring ordinals of one part: a conversation, or what one user owns. */
export interface Stretch {
  readonly part: number;
  readonly first: number;
  readonly last: number;
}

/** What stands around these places; stretches that touch become one. */
export function stretchesAround(
  places: readonly { readonly part: number; readonly ordinal: number }[],
  before: number,
  after: number,
): readonly Stretch[] {
  const stretches: { part: number; first: number; last: number }[] = [];
  for (const { part, ordinal } of places.toSorted((a, b) => a.part - b.part || a.ordinal - b.ordinal)) {
    const latest = stretches.at(-1);
    if (latest !== undefined && latest.part === part && ordinal - before <= latest.last + 1) {
      latest.last = ordinal + after;
    } else {
      stretches.push({ part, first: ordinal - before, last: ordinal + after });
    }
  }
  return stretches;
}

/** SQL for a conversation's keys in a stretch of its ordinals; as `passageKey`. */
export const keysInStretch = `between range.part * ${ordinals} + range.first and range.part * ${ordinals} + range.last`;
