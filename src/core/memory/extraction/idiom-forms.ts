/** Turns of phrase that say a plain thing: "can't stop playing sudoku", "give me tea any day", "day 40 of keto". */
import { type Draft, type Form, many, one } from './forms.ts';
import { colours } from './revisions.ts';
import { numberOf, organisation, thing, things } from './values.ts';

const diets = /^(?:keto|paleo|veganuary|low[- ]carb|carnivore|fodmap|whole ?30|no sugar)$/i;

/** "day 9 of keto": what is kept up day by day. */
function keptUp(raw: string): readonly Draft[] {
  const value = thing(raw.replace(/^(?:doing|learning|the|my|being) /i, ''), 4);
  if (
    value === undefined ||
    /^(?:holiday|lockdown|isolation|rain|no sleep|being|waiting|heatwave|feeling|hell|the|work|school|term|conference|festival)\b/i.test(
      value,
    )
  )
    return [];
  if (diets.test(value)) return [{ predicate: 'diet', value: value.toLowerCase() }];
  const taught = /^(?:duolingo |learning )(\p{L}+)$|^(\p{L}+) (?:on duolingo|lessons)$/iu.exec(value);
  if (taught) return [{ predicate: 'learns', value: taught[1] ?? taught[2] ?? '' }];
  return /ing$/i.test(value.split(' ')[0] ?? '') ? [{ predicate: 'hobby', value, confidence: 0.7 }] : [];
}

const liked = /^(?:it|that|this|him|her|them|me|you|a break|strength|peace|the (?:chance|money))\b/i;

function preferred(raw: string): readonly Draft[] {
  const value = thing(raw.replace(/^(?:a |some |good old |the )/i, ''), 7);
  return value === undefined || liked.test(value) ? [] : [{ predicate: 'likes', value, confidence: 0.8 }];
}

export const idiomForms: readonly Form[] = [
  {
    pattern: /^(?:on )?day \d+ (?:of )(?!(?:my|the|a) )(.+)$/i,
    bare: true,
    of: 'self',
    read: (match) => keptUp(match[1] ?? ''),
  },
  {
    pattern: /^(\p{L}[\p{L} ]{1,24}) day \d+$/iu,
    bare: true,
    of: 'self',
    read: (match) => keptUp(match[1] ?? ''),
  },
  {
    pattern:
      /^(?:can (?:not )?|can't )?stop (?:playing|watching|listening to|eating|reading|drinking|buying|making|doing) (.+)$/i,
    bare: true,
    of: 'self',
    denied: 'read',
    read: (match, said) =>
      /\bcan not stop\b/i.test(said.clause)
        ? things(match[1] ?? '', 5).map((value) => ({ predicate: 'likes', value }))
        : [],
  },
  {
    pattern:
      /^give me (.{3,60}?) (?:any ?day|every time|over .+|and (?:I|i) am (?:set|happy|sorted|good)\b.*)(?: of the week)?$/i,
    bare: true,
    of: 'self',
    read: (match) => preferred(match[1] ?? ''),
  },
  {
    pattern: /^(\p{L}[^,]{2,40}?) over (.{2,30}?) any ?day(?: of the week)?$/iu,
    bare: true,
    of: 'self',
    read: (match) => preferred(match[1] ?? ''),
  },
  {
    pattern:
      /^(?:top|best|favourite|happiest|number one) (\p{L}+) (?:on earth|in the (?:whole )?world|of all time|ever|going) (?:be|is|are) (?:still |always |probably )?(.+)$/iu,
    bare: true,
    of: 'self',
    read: (match) => {
      const value = thing((match[2] ?? '').replace(/,.*$/, '').replace(/^that /i, 'the '), 8);
      return value === undefined ? [] : [{ predicate: `favourite ${(match[1] ?? '').toLowerCase()}`, value }];
    },
  },
  {
    pattern: /^(?:have )?(?:just )?dyed (?:it|my hair) (?:bright |dark |light |deep )?(\p{L}+)(?:[ ,].*)?$/iu,
    bare: true,
    of: 'self',
    read: one('hair colour', (raw) => (colours.test(raw) ? raw.toLowerCase() : undefined)),
  },
  {
    pattern: /^(?:keep) (kosher|halal|sabbath|shabbat)(?:[ ,].*)?$/i,
    read: (match) =>
      /^k|^h/i.test(match[1] ?? '')
        ? [{ predicate: 'diet', value: (match[1] ?? '').toLowerCase() }]
        : [{ predicate: 'routine', value: `keep ${match[1]}` }],
  },
  {
    pattern:
      /^(?:be |come )?(?:dead |the )?(last|youngest|eldest|oldest|first|second|third|middle(?: one| child)?|baby) (?:out )?of (\p{L}+|\d+)(?: .*)?$/iu,
    bare: true,
    of: 'self',
    read: (match) => {
      const [, rank = '', count = ''] = match;
      if (numberOf(count) === undefined) return [];
      const named = { last: 'youngest', first: 'oldest' }[rank.toLowerCase()] ?? rank.toLowerCase();
      return [{ predicate: 'siblings', value: `the ${named} of ${count.toLowerCase()}` }];
    },
  },
  {
    pattern: /^(?:mornings|days|daytimes?|evenings|nights|weekends) (?:be )?(at|as|in) (.+)$/i,
    bare: true,
    of: 'self',
    read: (match) => {
      const when = /^\p{L}+/u.exec(match[0])?.[0].toLowerCase() ?? '';
      const at = (match[1] ?? '').toLowerCase();
      const value = at === 'as' ? thing(match[2] ?? '', 5) : organisation(match[2] ?? '');
      return value === undefined ? [] : [{ predicate: when, value: `${at} ${value}` }];
    },
  },
  {
    pattern:
      /^(?:be at|go to|do|have|teach|run|lead) (?:an? |my |the |our )?((?:\p{L}+ ){0,2}(?:class|classes|practice|rehearsals?|training|lessons?|choir|club|group|circuits|course)\b.*?)(?: |, )((?:on |every )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:s| (?:mornings?|evenings?|afternoons?|nights?))\b)/iu,
    read: (match) => [
      { predicate: 'routine', value: `${routineVerb(match[0])} ${match[1]} ${on(match[2] ?? '')}` },
    ],
  },
  {
    pattern:
      /^(?:did|have done|do) (?:an? )?(?:shift|bins|litter picking|stewarding|volunteering) (?:at|for) (.+)$/i,
    bare: true,
    of: 'self',
    past: 'nothing',
    read: one('event', (raw) => thing(raw, 6)?.replace(/^/, 'volunteered at ')),
  },
  {
    pattern: /^understand (\p{L}+) (?:fine|okay|ok|well|perfectly|a bit)$/iu,
    read: one('language', (raw) => thing(raw, 1)),
  },
  {
    pattern:
      /^(?:faint|pass out|go (?:white|green|faint)|freak out|panic|scream) (?:at|around|near|when i see) (.+)$/i,
    read: many('fears', 4),
  },
];

function routineVerb(words: string): string {
  return /^(\p{L}+)/u.exec(words)?.[1]?.toLowerCase() === 'be'
    ? 'go to'
    : (/^(go to|do|have|teach|run|lead)/i.exec(words)?.[1]?.toLowerCase() ?? 'go to');
}

function on(time: string): string {
  return /^(?:on|every) /i.test(time) ? time : `on ${time}`;
}
