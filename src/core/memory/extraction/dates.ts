/** Days in a text: found, resolved in the speaker's time zone, written as ISO dates or in words. */
import { casual, type ParsedResult } from 'chrono-node/en';
import type { ExtractionContext } from './extracted-fact.ts';
import { namedDays } from './named-days.ts';

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

type Zoned = Pick<ExtractionContext, 'sentAt' | 'timeZone'>;

/** A stretch of days named in a text. */
export interface FoundDate {
  /** ISO day, `April 2026` for a month, `2026` for a year. */
  readonly text: string;
  readonly unit: 'day' | 'week' | 'month' | 'year';
  /** Milliseconds since 1970: midnight at its start, and at its end, in the speaker's zone. */
  readonly from: number;
  readonly to: number;
  /** The words that name it, with a preposition before them. */
  readonly index: number;
  readonly length: number;
  /** The time of day, as it was said: "at 3pm". */
  readonly time?: string;
}

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const monthWord = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
const hint = new RegExp(
  `\\d|\\b(?:${monthWord}|mon|tues?|wed|thurs?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tonight|tomorrow|yesterday|weeks?|weekends?|months?|years?|days?|christmas|xmas|halloween|boxing|eve|night|day|patrick'?s|valentine'?s|new year'?s?|easter)\\b`,
  'i',
);
const dayFirst = new RegExp(
  `\\b(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${monthWord})\\b\\.?(?:,? (\\d{4}))?`,
  'i',
);
const monthFirst = new RegExp(
  `\\b(${monthWord})\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)(?:,? (\\d{4}))?`,
  'i',
);
const longestParsed = 200;
const dayMs = 86_400_000;
const clock =
  /\b(?:at|from|around|by) (\d{1,2}(?:[:.]\d{2})? ?(?:am|pm)?|noon|midnight)\b(?! (?:years|people|weeks|days))/i;

/** A time of day as it was said: "at 3pm". */
export function timeIn(text: string): string | undefined {
  return clock.exec(text)?.[0];
}

/** ISO dates inside a text made readable: "fly to Oslo on 2026-05-30" -> "fly to Oslo on 30 May 2026". */
export function spokenDates(text: string): string {
  return text.replace(/\b(\d{4})-(\d{2})-(\d{2})\b/g, (iso, year: string, month: string, day: string) => {
    const name = monthNames[Number(month) - 1];
    return name === undefined ? iso : `${Number(day)} ${name} ${year}`;
  });
}

/** A day of the year as birthdays are told: "14 July", "14 July 1990", "1990"; undefined where no day is named. */
export function yearDayOf(text: string, context?: Zoned): string | undefined {
  const told = monthDayIn(text);
  if (told)
    return `${told.day} ${monthNames[told.month - 1]}${told.year === undefined ? '' : ` ${told.year}`}`;
  for (const [pattern, month, day] of namedDays) {
    const named = pattern.exec(text);
    if (!named) continue;
    // "the day after Boxing Day"; the year only carries over months' ends.
    const beside = /\bday (after|before) (?:the )?$/i.exec(text.slice(0, named.index))?.[1]?.toLowerCase();
    const moved = new Date(
      Date.UTC(2027, month - 1, day + (beside === undefined ? 0 : beside === 'after' ? 1 : -1)),
    );
    return beside === undefined
      ? `${day} ${monthNames[month - 1]}`
      : `${moved.getUTCDate()} ${monthNames[moved.getUTCMonth()]}`;
  }
  const numeric = /\b(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?\b/.exec(text);
  if (numeric) return numeric[0];
  const year = /^(?:in )?((?:19|20)\d{2})$/.exec(text.trim())?.[1];
  if (year !== undefined) return year;
  const month = new RegExp(`^(?:in )?(?:early |late |mid )?(${monthWord})$`, 'i').exec(text.trim())?.[1];
  if (month !== undefined) return monthNames[monthIndex(month)];
  const ordinal = /^(?:on )?the (\d{1,2})(?:st|nd|rd|th)$/i.exec(text.trim())?.[1];
  if (ordinal !== undefined) return `the ${ordinalWord(Number(ordinal))}`;
  const relative = context && hint.test(text) ? dateIn(text, context, 'forward') : undefined;
  if (relative?.unit !== 'day') return undefined;
  const [, monthNumber, dayNumber] = relative.text.split('-');
  return `${Number(dayNumber)} ${monthNames[Number(monthNumber) - 1]}`;
}

/**
 * The first day, week, month or year that a text names. `forward`: of the days it could mean, one to come; `back`: one gone by.
 * Undefined without a context, since then nobody knows what "tomorrow" is.
 */
export function dateIn(
  text: string,
  context: Zoned | undefined,
  direction: 'forward' | 'back',
): FoundDate | undefined {
  if (!context || text.length > longestParsed || !hint.test(text)) return undefined;
  const found = plainDate(text, context, direction) ?? parsedDate(text, context, direction);
  if (!found) return undefined;
  const time = timeIn(text);
  const before =
    /(?:\b(?:on|in|at|by|from|until|for|as of|this coming)\s+|,\s*)$/i.exec(
      text.slice(0, found.index),
    )?.[0] ?? '';
  return {
    ...found,
    index: found.index - before.length,
    length: found.length + before.length,
    ...(time !== undefined && { time }),
  };
}

type Place = Pick<FoundDate, 'index' | 'length'>;

function plainDate(text: string, context: Zoned, direction: 'forward' | 'back'): FoundDate | undefined {
  const today = localDay(context);
  const told = monthDayIn(text);
  if (told) {
    const year = told.year ?? nearYear(today, told.month, told.day, direction);
    return dayOf(context, year, told.month, told.day, told);
  }
  for (const [pattern, month, day] of namedDays) {
    const match = pattern.exec(text);
    if (match) return dayOf(context, nearYear(today, month, day, direction), month, day, placeOf(match));
  }
  const ordinal = /\bthe (\d{1,2})(?:st|nd|rd|th)\b(?! (?:of|floor|grade|time|year|birthday|century))/i.exec(
    text,
  );
  const ordinalDay = Number(ordinal?.[1]);
  if (ordinal && ordinalDay >= 1 && ordinalDay <= 31) {
    const passed = direction === 'forward' ? ordinalDay < today.day : ordinalDay > today.day;
    const shift = passed ? (direction === 'forward' ? 1 : -1) : 0;
    const month = ((today.month - 1 + shift + 12) % 12) + 1;
    const year = today.year + Math.floor((today.month - 1 + shift) / 12);
    return dayOf(context, year, month, ordinalDay, placeOf(ordinal));
  }
  const monthOnly = new RegExp(
    `\\b(?:in|since|as of|from|this|next|last|by|until) (${monthWord})\\b(?: (\\d{4}))?`,
    'i',
  ).exec(text);
  if (monthOnly) {
    const month = monthIndex(monthOnly[1] ?? '') + 1;
    const year = monthOnly[2]
      ? Number(monthOnly[2])
      : nearYear(today, month, direction === 'forward' ? 31 : 1, direction);
    return monthOf(context, year, month, placeOf(monthOnly));
  }
  const year = /\b(?:in|since|back in|from|until) ((?:19|20)\d{2})\b/i.exec(text);
  if (year) return yearOf(context, Number(year[1]), placeOf(year));
  const unit = /\b(this|next|last) (week|month|year)\b/i.exec(text);
  return unit ? relativeUnit(context, unit) : undefined;
}

function relativeUnit(context: Zoned, match: RegExpExecArray): FoundDate {
  const today = localDay(context);
  const step = { this: 0, next: 1, last: -1 }[(match[1] ?? '').toLowerCase()] ?? 0;
  const unit = (match[2] ?? '').toLowerCase();
  if (unit === 'year') return yearOf(context, today.year + step, placeOf(match));
  if (unit === 'month') {
    const months = today.month - 1 + step;
    return monthOf(context, today.year + Math.floor(months / 12), ((months + 12) % 12) + 1, placeOf(match));
  }
  const noon = Date.UTC(today.year, today.month - 1, today.day);
  const monday = new Date(noon + (step * 7 - ((new Date(noon).getUTCDay() + 6) % 7)) * dayMs);
  const day = dayOf(
    context,
    monday.getUTCFullYear(),
    monday.getUTCMonth() + 1,
    monday.getUTCDate(),
    placeOf(match),
  );
  return { ...day, unit: 'week', to: day.from + 7 * dayMs };
}

function parsedDate(text: string, context: Zoned, direction: 'forward' | 'back'): FoundDate | undefined {
  const reference = {
    instant: new Date(context.sentAt),
    timezone: offsetMinutes(context.sentAt, context.timeZone),
  };
  const results = casual.parse(text, reference, { forwardDate: direction === 'forward' });
  const result = results.find(
    (candidate) =>
      namesDay(candidate) &&
      !/\b(?:min(?:ute)?|sec(?:ond)?|hour|hr)s?\b/i.test(candidate.text) &&
      !/^\d{1,2}[/.]\d{1,2}$/.test(candidate.text),
  );
  if (!result) return undefined;
  const { start } = result;
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
  if (year === null || month === null || day === null) return undefined;
  const place = { index: result.index, length: result.text.length };
  const wrongWay =
    direction === 'back'
      ? start.date().getTime() > context.sentAt
      : start.date().getTime() < context.sentAt - dayMs;
  if (!start.isCertain('day') && wrongWay) return undefined;
  if (/years?/i.test(result.text) && !start.isCertain('day')) return yearOf(context, year, place);
  if (/months?/i.test(result.text) && !start.isCertain('day')) return monthOf(context, year, month, place);
  if (start.isCertain('month') && !start.isCertain('day') && !start.isCertain('weekday'))
    return monthOf(context, year, month, place);
  const found = dayOf(context, year, month, day, place);
  const stays = direction === 'forward' ? found.to > context.sentAt : found.from <= context.sentAt;
  return stays ? found : undefined;
}

function namesDay(result: ParsedResult): boolean {
  const { start } = result;
  return ['day', 'weekday', 'month', 'year'].some((part) => start.isCertain(part as 'day'));
}

function monthDayIn(text: string): ({ month: number; day: number; year?: number } & Place) | undefined {
  const first = dayFirst.exec(text);
  const match = first ?? monthFirst.exec(text);
  if (!match) return undefined;
  const [day, month] = first ? [match[1], match[2]] : [match[2], match[1]];
  const number = Number(day);
  if (number < 1 || number > 31) return undefined;
  const year = match[3] === undefined ? {} : { year: Number(match[3]) };
  return { month: monthIndex(month ?? '') + 1, day: number, ...year, ...placeOf(match) };
}

function monthIndex(word: string): number {
  return months.split('|').indexOf(word.slice(0, 3).toLowerCase());
}

function placeOf(match: RegExpExecArray): Place {
  return { index: match.index, length: match[0].length };
}

function dayOf(
  context: Zoned,
  year: number,
  month: number,
  day: number,
  { index, length }: Place,
): FoundDate {
  const from = midnight(context, year, month, day);
  return { text: iso(year, month, day), unit: 'day', from, to: from + dayMs, index, length };
}

function monthOf(context: Zoned, year: number, month: number, { index, length }: Place): FoundDate {
  const to = month === 12 ? midnight(context, year + 1, 1, 1) : midnight(context, year, month + 1, 1);
  return {
    text: `${monthNames[month - 1]} ${year}`,
    unit: 'month',
    from: midnight(context, year, month, 1),
    to,
    index,
    length,
  };
}

function yearOf(context: Zoned, year: number, { index, length }: Place): FoundDate {
  return {
    text: String(year),
    unit: 'year',
    from: midnight(context, year, 1, 1),
    to: midnight(context, year + 1, 1, 1),
    index,
    length,
  };
}

function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function nearYear(today: LocalDay, month: number, day: number, direction: 'forward' | 'back'): number {
  const position = (month - today.month) * 31 + day - today.day;
  if (direction === 'forward') return position < 0 ? today.year + 1 : today.year;
  return position > 0 ? today.year - 1 : today.year;
}

function ordinalWord(day: number): string {
  const ending = day % 100 >= 11 && day % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}

interface LocalDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function localDay({ sentAt, timeZone }: Zoned): LocalDay {
  const local = new Date(sentAt + offsetMinutes(sentAt, timeZone) * 60_000);
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
}

function midnight({ timeZone }: Zoned, year: number, month: number, day: number): number {
  const asUtc = Date.UTC(year, month - 1, day);
  return asUtc - offsetMinutes(asUtc - offsetMinutes(asUtc, timeZone) * 60_000, timeZone) * 60_000;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const formatsKept = 64;

/** How far local time is ahead of UTC. A zone that is not known counts as UTC. */
function offsetMinutes(at: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const match = /GMT([+-])(\d{2}):?(\d{2})?/.exec(formatOf(timeZone).format(at));
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0));
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const kept = formats.get(timeZone);
  if (kept) return kept;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', timeZoneName: 'longOffset' });
  }
  if (formats.size >= formatsKept) formats.clear();
  formats.set(timeZone, format);
  return format;
}
