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

export interface KeyRange {
  readonly from: number;
  readonly to: number;
}

/** What stands around these keys in their conversations; stretches that touch become one. */
export function rangesAround(keys: readonly number[], before: number, after: number): readonly KeyRange[] {
  const ranges: { from: number; to: number }[] = [];
  for (const key of keys.toSorted((a, b) => a - b)) {
    const { conversation, ordinal } = readPassageKey(key);
    const from = passageKey(conversation, Math.max(0, ordinal - before));
    const to = key + after;
    const last = ranges.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else ranges.push({ from, to });
  }
  return ranges;
}
