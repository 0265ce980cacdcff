/** Where somebody lives and comes from. */
import { isLanguage } from './activity-forms.ts';
import { dateIn } from './dates.ts';
import { type Draft, type Form, one } from './forms.ts';
import { place, thing } from './values.ts';

function homeOf(raw: string): readonly Draft[] {
  const value = place(raw);
  return value === undefined ? [] : [{ predicate: 'home', value }];
}

export const homeForms: readonly Form[] = [
  {
    pattern:
      /^(?:be |have been )?(?:live|living|based|located|settled) (?:out |back |over |up |down |alone |here )*(?:with (?:my|a|the|two|three|some) (?:[\p{L}']+ ){1,4}?)?(?:in|at|near|outside|just outside|on the outskirts of|around) (.+)$/iu,
    bare: true,
    denied: 'ended',
    read: (match) => homeOf(match[1] ?? ''),
  },
  {
    pattern:
      /^(?:(?:have|be) )?(?:just )?(?:moved?|relocated?|settled|moving)(?: (?:back|out|over|house|all the way|up|down|here|away|home|again))* (?:from .{1,30}? )?(?:to|in|near|into) (.+?)(?: from .+)?$/i,
    bare: true,
    read: moved,
  },
  {
    pattern:
      /^(?:be )?(?:fully |all )?moved into .{0,40}?(?:flat|apartment|house|place|home|studio|room|bungalow|dorm|condo)s? in (.+)$/i,
    bare: true,
    read: (match) => homeOf(match[1] ?? ''),
  },
  {
    pattern:
      /^(?:have )?(?:bought|got|rent|rented|renting|found|be renting|own) (?:a|an|our|my|our first|my first)(?: \S+){0,2}? (?:flat|apartment|house|place|home|studio|condo|cottage) in (.+)$/i,
    bare: true,
    read: (match) => homeOf(match[1] ?? ''),
  },
  {
    pattern: /^(?:have to |have )?(?:go|gone|moved?|move|went) back to (.+ in .+)$/i,
    past: 'holds',
    read: (match) => homeOf((match[1] ?? '').replace(/^.* in /i, '')),
  },
  { pattern: /^(?:have )?lived in (.+)$/i, bare: true, read: (match, said) => livedIn(match[1] ?? '', said) },
  { pattern: /^(?:have )?left (.+)$/i, read: (match) => left(match[1] ?? '') },
  { pattern: /^be in the (.+? area)$/i, read: one('home', thing) },
  {
    pattern:
      /^(?:staying|be staying|crashing|be crashing|couch ?surfing|be couch ?surfing|house ?sitting) (?:in|at|between|around) (.+)$/i,
    bare: true,
    read: one('home', (raw) => place(raw) ?? undefined, { confidence: 0.6 }),
  },
  {
    // Whoever is somewhere "still", or out there for good, lives there; a mere "in" may be a trip.
    pattern: /^be (?:over |out |back |down |up )?in (\p{Lu}[\p{L} '-]+?)(?: (?:with|w) .*)?$/u,
    past: 'nothing',
    read: (match, { clause, ofSelf }) =>
      (ofSelf ? /\b(?:over|out|up|down) in\b/i : /\b(?:still|over|back|based|out|up|down)\b/i).test(clause) &&
      !/\b(?:today|tonight|tomorrow|week|weekend|until|visiting|holiday|trip)\b/i.test(clause)
        ? homeOf(match[1] ?? '').map((draft) => ({ ...draft, confidence: 0.7 }))
        : [],
  },
  {
    pattern:
      /^be (?:moored|berthed|anchored|parked up|pitched) (?:up )?((?:near|at|in|by|off|outside|beside) .+)$/i,
    bare: true,
    read: one('mooring', (raw) =>
      /^(?:near|at|in|by|off|outside|beside) (?:the )?\p{Lu}/u.test(raw) ? thing(raw, 6) : undefined,
    ),
  },
  { pattern: /^(?:home ?town|home town) be (.+)$/i, read: one('origin', place) },
  {
    pattern:
      /^(?:be |come |came over |came here |come over |emigrated |hail )?(?:originally )?from (.+?)(?: in '?\d\d(?:\d\d)?\b.*)?$/i,
    bare: true,
    denied: 'ended',
    read: one('origin', originOf),
  },
  {
    pattern: /^(?:(?:be )?(?:born and (?:raised|bred)|raised)|grew up|grow up) (?:in|near|around|on) (.+)$/i,
    bare: true,
    past: 'holds',
    read: one('origin', originOf),
  },
  {
    pattern: /^(\p{Lu}[\p{L} ]{2,30}),? born and (?:raised|bred)$/u,
    bare: true,
    read: one('origin', originOf),
  },
];

export function originOf(raw: string): string | undefined {
  const value = place(raw);
  return value === undefined ||
    / to |^an? |^(?:the future|hell|another|mars|work|home|bed|a (?:line|family|long|small|big)|scratch|experience|what|where|now|then|january|monday|next|tomorrow|the \d)/i.test(
      value,
    )
    ? undefined
    : value;
}

/** "We left Utrecht": a place or an employer is left behind, whichever was known; a value that never stood ends nothing. */
function left(raw: string): readonly Draft[] {
  if (/^(?:my|the|a|his|her|it|him|them|me|work|early|home|for|at|on|in)\b/i.test(raw)) return [];
  const value = place(raw);
  if (value === undefined || !/^\p{Lu}|^[\p{Ll}]+$/u.test(value)) return [];
  return [
    { predicate: 'home', value, effect: 'ended', denies: true },
    { predicate: 'employer', value, effect: 'ended', denies: true },
  ];
}

function livedIn(raw: string, { clause, phrase }: Parameters<Form['read']>[1]): readonly Draft[] {
  const value = place(raw);
  if (value === undefined) return [];
  const still =
    /^have lived\b/i.test(phrase.words) && /\b(?:for|since|my whole life|all my life)\b/i.test(clause);
  return [{ predicate: 'home', value, ...(!still && { effect: 'ended' as const }) }];
}

/** "moved to Leeds last week" is so; "moving to Leeds next month" is a plan. */
function moved(
  match: RegExpExecArray,
  { phrase, clause, context }: Parameters<Form['read']>[1],
): readonly Draft[] {
  const value = place(match[1] ?? '');
  if (value === undefined) return [];
  if (isLanguage(value)) return [{ predicate: 'learns', value }];
  if (/^(?:be )?moving/i.test(phrase.words)) {
    const when = dateIn(clause, context, 'forward');
    return [
      {
        predicate: 'plan',
        value: `move to ${value}${when ? ` ${when.unit === 'day' ? 'on' : 'in'} ${when.text}` : ''}`,
        ...(when && { to: when.to }),
      },
    ];
  }
  if (/^move /i.test(phrase.words)) return [];
  const since = dateIn(clause, context, 'back');
  return [{ predicate: 'home', value, ...(since && { from: since.from }) }];
}
