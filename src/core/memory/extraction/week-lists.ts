/** A week told as a list: "mon chimney sweep, weds choir, fri sister lands", "legs monday, back thursday". */
import { dateIn } from './dates.ts';
import type { ExtractionContext } from './extracted-fact.ts';
import type { Draft } from './forms.ts';
import { thing } from './values.ts';

const days: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};
const day = '(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?';
const dayFirst = new RegExp(`^(${day})(?: (morning|afternoon|evening|night)s?)?(?: is| =|:)? (.+)$`, 'i');
const dayLast = new RegExp(`^(.+?) (?:on )?(${day})$`, 'i');
const aWeek =
  /^(?:(?:my |the )?(?:plan|plans|schedule|week) )?(?:for )?(this|next) week(?: is| =|:)? ?[:,-]? /i;
const elsewhere =
  /\b(?:was|were|is|are|am|will|would|said|since|until|from|last|not|if|and|by|to)\b|^(?:on|in|the|every|this|next)$/i;

/** The plans or habits of a sentence that gives two days or more their own; empty when it is none. */
export function weekListed(sentence: string, context: ExtractionContext | undefined): readonly Draft[] {
  const ahead = aWeek.exec(sentence);
  const label =
    /^(?:my |the )?(?:gym |training )?(?:weekends?|weeks?|split|schedule|routine)(?: are| is|:| =) /i;
  const listed = sentence
    .slice(ahead?.[0].length ?? 0)
    .replace(label, '')
    .split(/\s*,\s*(?:and |then )?/);
  if (listed.length < 2 || listed.length > 8) return [];
  const found = listed.flatMap((item) => dayOf(item) ?? []);
  if (found.length < 2) return [];
  return found.flatMap(({ name, part, what }): readonly Draft[] => {
    if (!ahead) return [{ predicate: 'routine', value: `do ${what} on ${name}s`, confidence: 0.8 }];
    const when = dateIn(`${/next/i.test(ahead[1] ?? '') ? 'next ' : ''}${name}`, context, 'forward');
    return when === undefined
      ? []
      : [
          {
            predicate: 'plan',
            value: `${what} on ${when.text}${part === undefined ? '' : ` in the ${part}`}`,
            to: when.to,
          },
        ];
  });
}

function dayOf(
  item: string,
): { readonly name: string; readonly part?: string; readonly what: string } | undefined {
  const first = dayFirst.exec(item);
  const last = first ? null : dayLast.exec(item);
  const word = first?.[1] ?? last?.[2];
  const what = thing(first?.[3] ?? last?.[1] ?? '', 5);
  const name = days[(word ?? '').slice(0, 3).toLowerCase()];
  if (what === undefined || name === undefined || elsewhere.test(what)) return undefined;
  return { name, what, ...(first?.[2] !== undefined && { part: first[2].toLowerCase() }) };
}
