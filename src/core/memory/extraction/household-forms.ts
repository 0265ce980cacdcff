/** Whom somebody has: partners, family, pets, and how those end. */

import { roleOf } from '../roles.ts';
import { dateIn } from './dates.ts';
import { type Draft, type Form, one, type Said } from './forms.ts';
import { nameLike, names, numberOf, thing, tidy } from './values.ts';

const romance = ['partner'] as const;
const single: Draft = { predicate: 'status', value: 'single', ends: [...romance] };
const numbers = 'an?|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}|twin|no';
function householdOf(match: RegExpExecArray, said: Said): readonly Draft[] {
  const [, count = '', who = '', rest = ''] = match;
  const words = who.replace(
    /^(?:little|lovely|beautiful|gorgeous|cute|adorable|grown(?: up)?|wonderful|amazing|crazy|whole|actual|small|few|new|tiny|baby|rescue|black|white|orange|ginger|brown|grey|fluffy|senior|elderly) /i,
    '',
  );
  const role =
    roleOf(words) ??
    (/^(?:siblings?|pets?|kids?|children|grandkids|stepkids|step ?children|girls|boys|girl|boy|little ones?|in-laws|cats?|dogs?|brothers?|sisters?)$/i.test(
      words,
    )
      ? { name: words.replace(/s$/, ''), kind: 'person' as const, several: true }
      : undefined);
  if (!role) return [];
  const denied = said.phrase.polarity === 'no' || /^no$/i.test(count) || said.phrase.polarity === 'ended';
  if (denied) return [{ predicate: 'has', value: `no ${/s$|children/i.test(words) ? words : `${words}s`}` }];
  const amount = /^(?:an?|one|1)$/i.test(count) ? (/^[aeiou]/i.test(who) ? 'an' : 'a') : count.toLowerCase();
  return [{ predicate: 'has', value: `${amount} ${who}` }, ...namesIn(rest, role.name, role.kind, said)];
}

/** "called Max and Pip", "(Max, Pip)", ", Max and Pip" after the kind. */
function namesIn(rest: string, role: string, kind: string, said: Said): readonly Draft[] {
  const told =
    /^(?:,? (?:called|named|her name is|his name is|named:|whose names? (?:is|are)) |[,:] | \(|, )(.+)$/i.exec(
      rest,
    )?.[1] ?? /^ (\p{Lu}[\p{L}'-]+(?:(?:,| and|, and) \p{Lu}[\p{L}'-]+)*)\b/u.exec(rest)?.[1];
  if (told === undefined || !said.ofSelf) return [];
  const explicit = /^,? (?:called|named|her name|his name|whose)/i.test(rest);
  const found = names(told.replace(/\).*$/, '')).filter((name) => explicit || /^\p{Lu}/u.test(name));
  const several = found.length > 1;
  const entityKind = kind === 'pet' ? ('pet' as const) : ('person' as const);
  return found.map((value) => ({
    predicate: 'name',
    value,
    cardinality: several ? ('many' as const) : ('one' as const),
    entity: { name: role, kind: entityKind, aliases: [value.toLowerCase()] },
  }));
}

function withPerson(status: string): Form['read'] {
  return (match, said) => {
    const who = (match[1] ?? '').trim();
    const name = /^\p{Lu}/u.test(who) ? nameLike(who) : undefined;
    const since = dateIn(said.clause, said.context, 'back');
    const drafts: Draft[] = [{ predicate: 'status', value: status, ...(since && { from: since.from }) }];
    return name === undefined ? drafts : [...drafts, { predicate: 'partner', value: name }];
  };
}

function tied(status: string): Form['read'] {
  return (_, said) => {
    const when = dateIn(said.clause, said.context, 'back');
    return [
      {
        predicate: 'status',
        value: status,
        ...(/divorced|widowed|single|separated/.test(status) && { ends: [...romance] }),
        ...(when && { from: when.from }),
      },
    ];
  };
}

/** Who of these leaves dies or leaves something behind. */
const relatives =
  /(?:^|[ -])(?:mum|mom|mother|dad|father|gran\p{L}*|nan\p{L}*|aunt\p{L}*|uncle|brother|sister|son|daughter|friend|boss|cousin|parents)$/iu;

const stateTail =
  '(?: (?:to|since|for|now|again|and|but|with|so|at|in|last|this|by|as of|on|btw|too|life|these|yesterday|today)\\b.*|,.*)?$';

export const householdForms: readonly Form[] = [
  {
    pattern: new RegExp(
      `^(?:be |have been )?(?:happily |newly |recently |very |still |perpetually |single and )*(single)${stateTail}`,
      'i',
    ),
    bare: true,
    past: 'nothing',
    read: tied('single'),
  },
  {
    pattern:
      /^(?:be |got |have been |be getting )?(?:happily |newly |recently |just )*(?:married|hitched) to (?:an? )?(.+)$/i,
    bare: true,
    denied: 'ended',
    read: withPerson('married'),
  },
  {
    pattern: new RegExp(
      `^(?:be |have been |got |just got |get )(?:happily |newly |recently |just |finally )*(?:married|hitched)${stateTail}`,
      'i',
    ),
    denied: 'ended',
    read: (match, said) => (/^get /i.test(said.phrase.words) ? [] : tied('married')(match, said)),
  },
  {
    pattern: new RegExp(`^(?:just |finally |got )(?:got )?married${stateTail}`, 'i'),
    bare: true,
    read: tied('married'),
  },
  {
    pattern: new RegExp(
      `^(?:be |have been |got |just got |recently )(?:recently |just |finally |freshly )*(divorced)${stateTail}`,
      'i',
    ),
    bare: true,
    past: 'nothing',
    read: tied('divorced'),
  },
  {
    pattern: new RegExp(
      `^(?:be |have been |recently )?(?:recently )?(widowed)${stateTail}|^be a (?:widow|widower)`,
      'i',
    ),
    bare: true,
    read: tied('widowed'),
  },
  { pattern: new RegExp(`^(?:be |have been )(separated)${stateTail}`, 'i'), read: tied('separated') },
  {
    pattern: /^(?:be |got |have been |just got )?(?:just )?engaged to (.+)$/i,
    bare: true,
    read: withPerson('engaged'),
  },
  {
    pattern: new RegExp(
      `^(?:be |have been |got |just got )(?:recently |just |finally |newly )*(engaged)${stateTail}`,
      'i',
    ),
    bare: true,
    read: tied('engaged'),
  },
  {
    pattern:
      /^(?:(?:be |have been )?in a (?:long[- ]distance |poly |serious |happy |new )?relationship|(?:be|have been) taken)(?: with (.+?))?(?:[ ,].*)?$/i,
    bare: true,
    read: withPerson('in a relationship'),
  },
  {
    pattern:
      /^(?:be |have been |started )?(?:dating|seeing) (?!someone|somebody|a |an |my |this|other|if|how|the|things|it|him|her|them|each)(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)(?: (?:for|since|now|again)\b.*)?$/u,
    bare: true,
    read: withPerson('in a relationship'),
  },
  {
    pattern:
      /^(?:be |have been |started )?(?:dating|seeing) (?:someone|somebody|a (?:guy|girl|man|woman|boy))(?: new)?(?:[ ,].*)?$/i,
    read: tied('seeing someone'),
  },
  {
    pattern:
      /^(?:have )?(?:just |finally )?(?:broke up|broken up|split up|split(?! (?:screen|the|an?|my|ends?|second|personality|peas?|between|into|it)\b)|separated|called it quits|parted ways|ended things|got divorced|be getting divorced)(?: with (.+))?(?:[ ,].*)?$/i,
    bare: true,
    read: () => [single],
  },
  {
    pattern:
      /^(?:have )?(?:just )?(?:dumped|left) me(?:,.*| (?:for|last|in|on|after|this|yesterday|today|because|and|when|two|three|\d).*)?$/i,
    of: 'others',
    read: (_, { entity }) =>
      relatives.test(entity.name) ? [] : [{ ...single, entity: { name: 'self', kind: 'self', aliases: [] } }],
  },
  { pattern: /^(?:have )?(?:just )?(?:got|get|be) dumped(?:[ ,].*)?$/i, bare: true, read: () => [single] },
  {
    pattern:
      /^(?:have )?(?:just )?proposed to (?:my (?:girlfriend|boyfriend|partner)|\p{Lu}\p{L}+)(?:[ ,].*)?$/u,
    bare: true,
    read: (match) => [{ predicate: 'event', value: tidy(match[0]) }],
  },

  {
    pattern: new RegExp(
      `^(?:have|have got|got|own|adopted|rescued|be the proud owner of|be (?:a )?(?:mum|mom|dad|parent|mother|father|owner) (?:of|to)) (${numbers}|some|any|my) ((?:[\\p{L}-]+ ){0,3}?[\\p{L}-]+)((?:,? (?:called|named|who|and|aged|at|in|from|so|but|with|that|whose|of|her name|his name)\\b.*|[,:(].*| \\(.*| (?-i:\\p{Lu}).*)?)$`,
      'iu',
    ),
    bare: true,
    denied: 'read',
    read: (match, said) => (/^my$/i.test(match[1] ?? '') ? [] : householdOf(match, said)),
  },
  {
    pattern:
      /^((?:\d{1,2}|two|three|four|five|six)) ((?:[\p{L}-]+ ){0,3}?[\p{L}-]+)((?:,? (?:called|named) .*|,? ?\(.*|: .*)?)$/iu,
    bare: true,
    of: 'self',
    read: (match, said) => (roleOf(match[2] ?? '') ? householdOf(match, said) : []),
  },
  {
    pattern:
      /^have ((?:siblings|kids|children|pets|brothers|sisters|dogs|cats|grandkids|grandchildren))(?: (?:yet|either|at all|or .+|and .*))?$/i,
    denied: 'read',
    read: (match, { phrase }) => [
      { predicate: 'has', value: phrase.polarity === 'yes' ? (match[1] ?? '') : `no ${match[1]}` },
    ],
  },
  {
    pattern:
      /^no (kids|children|pets|siblings|brothers or sisters|kids or pets)(?: (?:yet|here|for me|of my own).*)?$/i,
    bare: true,
    of: 'self',
    read: (match) => [{ predicate: 'has', value: `no ${match[1]}` }],
  },
  {
    pattern:
      /^be an? (mum|mom|dad|father|mother|parent|grandma|grandpa|single mum|single mom|single dad|single parent)(?: (?:now|of (\p{L}+|\d+)).*)?$/iu,
    read: (match) =>
      match[2] !== undefined && numberOf(match[2]) !== undefined
        ? [{ predicate: 'has', value: `${match[2]} kids` }]
        : [{ predicate: 'family', value: `a ${match[1]}` }],
  },
  {
    pattern:
      /^(?:just |finally |have just |have )?(?:got|adopted|rescued|bought|took in|be getting|getting|brought home) (an?|two|three|four|another|our|my) ((?:[\p{L}-]+ ){0,3}?[\p{L}-]+)((?:,? (?:called|named|who|and|from|today|yesterday|last|this|so|but|on|his name|her name)\b.*|[,:(].*| (?-i:\p{Lu}).*)?)$/iu,
    bare: true,
    read: (match, said) =>
      roleOf(match[2] ?? '')?.kind === 'pet'
        ? householdOf(
            Object.assign([...match], {
              1: /^(?:another|our|my)$/i.test(match[1] ?? '') ? 'a' : (match[1] ?? ''),
            }) as unknown as RegExpExecArray,
            said,
          )
        : [],
  },
  {
    pattern:
      /^(?:\p{L}+ )?be an? ((?:\p{L}+[ -]){0,3}(?:dog|puppy|cat|kitten|rabbit|hamster|parrot|budgie|horse|pony|tortoise|turtle|snake|python|lizard|gecko|iguana|frog|fish|ferret|rat|mouse|chicken|goat|axolotl|tarantula|labrador|lab|poodle|corgi|beagle|greyhound|whippet|spaniel|cockapoo|labradoodle|husky|dachshund|pug|bulldog|collie|shepherd|retriever|terrier|chihuahua|shih tzu|tabby|siamese|maine coon|ragdoll|persian|bengal|mutt|mongrel|staffy|mix|cross))(?:[ ,].*)?$/iu,
    of: 'others',
    read: one('species', (raw) => `a ${raw}`.replace(/^a (?=[aeiou])/i, 'an ')),
  },
  { pattern: /^breed be (?:an? )?(.+)$/i, of: 'others', read: one('species', (raw) => thing(raw, 5)) },
  {
    pattern:
      /^(?:have )?(?:sadly |just |recently )*(passed away|passed on|died|be put down|be dead|be gone|crossed the rainbow bridge|passed)(?: (?:last|this|in|on|when|from|of|a|two|three|\d|yesterday|today|peacefully|suddenly|recently|at|after|years|over|during|aged|away|and|so|\p{L}+ (?:years?|months?|weeks?|days?) ago).*|,.*)?$/iu,
    of: 'others',
    past: 'holds',
    read: died,
  },
];

function died(match: RegExpExecArray, said: Said): readonly Draft[] {
  if (said.entity.kind !== 'person' && said.entity.kind !== 'pet') return [];
  const verb = /^(?:be put down)/i.test(match[1] ?? '')
    ? 'was put down'
    : /passed|rainbow|gone/i.test(match[1] ?? '')
      ? 'passed away'
      : 'died';
  if (/^be gone/i.test(match[1] ?? '')) return [];
  const when = dateIn(said.clause, said.context, 'back');
  return [{ predicate: 'death', value: verb, ...(when && { from: when.from }) }];
}
