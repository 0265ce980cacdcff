/** Questions that the clock answers, and the answers. */
import type { Phrase } from '../types.ts';

const lead =
  '(?:(?:hey|hi|so|ok|um|quick|btw|please|can you tell me|do you (?:know|have)|tell me|any idea) )*';
const tail =
  '(?: (?:now|right now|rn|today|please|pls|lol|again|there|here|exactly|for you|is it|it is|do you know))*';

const time = new RegExp(
  `^${lead}(?:(?:whats|what is|what) (?:the |is the )?(?:current )?time(?: is it)?|what time is it|time(?: check)?|the time|got the time)(?: (?:in|at) (?<place>[\\p{L} /]+?))?${tail}$`,
  'u',
);
const date = new RegExp(
  `^${lead}(?:(?:whats|what is|what) (?:the |todays |is the |is todays )*(?:current )?(?:date|day|year|month)(?: of the week)?(?: is it| are we in| is this| today)*|what (?:day|date|year|month) (?:is it|is today|are we in|is this)|todays date|is it (?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:already|today|yet))?|is today (?:mon|tues|wednes|thurs|fri|satur|sun)day|date|which day is it)${tail}$`,
  'u',
);

/**
 * The phrase for a clock question in `words` (as `plainText` gives them). A place is understood when it is UTC or the city of
 * an IANA zone; otherwise the question is not ours.
 * @param userTimeZone IANA name; without one the answer says that it is in `fallbackZone`.
 */
export function clockAnswer(
  words: string,
  now: number,
  userTimeZone: string | undefined,
  fallbackZone: string,
): Phrase | undefined {
  if (date.test(words)) return { intent: 'date', slots: dateSlots(now, userTimeZone ?? fallbackZone) };
  const match = time.exec(words);
  if (!match) return undefined;
  const place = match.groups?.place;
  if (place !== undefined) {
    const zone = zoneOf(place);
    if (zone === undefined) return undefined;
    const named = zone === 'UTC' ? 'UTC' : `in ${zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')}`;
    return { intent: 'time', slots: { time: `${timeIn(now, zone)} ${named}` } };
  }
  if (userTimeZone !== undefined) return { intent: 'time', slots: { time: timeIn(now, userTimeZone) } };
  const named = fallbackZone === 'UTC' ? 'UTC' : `(${fallbackZone})`;
  return { intent: 'time', slots: { time: `${timeIn(now, fallbackZone)} ${named}` } };
}

/** Hour of the day, 0 to 23. */
export function hourIn(now: number, timeZone: string): number {
  return Number(timeIn(now, timeZone).slice(0, 2));
}

function timeIn(now: number, timeZone: string): string {
  return formatter('time', timeZone).format(now);
}

function dateSlots(now: number, timeZone: string): Readonly<Record<string, string>> {
  return {
    weekday: formatter('weekday', timeZone).format(now),
    date: formatter('date', timeZone).format(now),
    year: formatter('year', timeZone).format(now),
  };
}

const formats = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  weekday: { weekday: 'long' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

/** Making a formatter costs far more than using it; there are few zones. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(kind: keyof typeof formats, timeZone: string): Intl.DateTimeFormat {
  const key = `${kind} ${timeZone}`;
  const made =
    formatters.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...formats[kind], timeZone: known(timeZone) });
  formatters.set(key, made);
  return made;
}

/** A platform may tell a zone that this runtime does not know. */
function known(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone });
    return timeZone;
  } catch {
    return 'UTC';
  }
}

const cities = new Map(
  Intl.supportedValuesOf('timeZone').map((zone) => [
    zone
      .slice(zone.lastIndexOf('/') + 1)
      .replaceAll('_', ' ')
      .toLowerCase(),
    zone,
  ]),
);

function zoneOf(place: string): string | undefined {
  const name = place.trim();
  return /^(?:utc|gmt|zulu)$/.test(name) ? 'UTC' : cities.get(name);
}
