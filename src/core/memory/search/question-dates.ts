/** The stretches of time that a question names: "in July 2023", "last week", "between 11 and 15 August". */
import { dateIn, type FoundDate } from '../extraction/dates.ts';

/** Milliseconds since 1970; `to` is just after the end. */
export type DateRange = Pick<FoundDate, 'from' | 'to'>;

/** A question names few; the rest of a longer text is left unread. */
const maxDates = 3;

/** Of the days that a date without a year could mean, the last one that has come. */
export function datesOf(question: string, now: number): readonly DateRange[] {
  const ranges: DateRange[] = [];
  let rest = question;
  while (ranges.length < maxDates) {
    const found = dateIn(rest, { sentAt: now, timeZone: 'UTC' }, 'back');
    if (found === undefined || found.length === 0) break;
    ranges.push(found);
    rest = rest.slice(found.index + found.length);
  }
  return ranges;
}

const weekMs = 7 * 86_400_000;

/**
 * How near a moment is to a stretch, in (0, 1]: 1 inside, falling by 1/e in a week before it and in two weeks after it. People
 * tell of things after they happened, so that the telling of 3 July is looked for on the days that follow.
 */
export function nearness(at: number, { from, to }: DateRange): number {
  if (at < from) return Math.exp((at - from) / weekMs);
  if (at >= to) return Math.exp((to - at) / (2 * weekMs));
  return 1;
}
