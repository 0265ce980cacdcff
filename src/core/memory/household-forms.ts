/** Whom and what somebody has: partners, family, pets, belongings, and how those end. */
import type { EntityRef } from '../types.ts';
import { dateIn } from './dates.ts';
import { type Draft, type Form, one, type Said } from './forms.ts';
import { roleOf } from './roles.ts';
import { nameLike, names, numberOf, thing, things, tidy } from './values.ts';

const romance = ['partner'] as const;
const single: Draft = { predicate: 'status', value: 'single', ends: [...romance] };
const numbers = 'an?|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}|twin|no';
const objects =
  'car|van|motorbike|motorcycle|scooter|moped|bike|bicycle|e-bike|boat|canoe|kayak|caravan|camper|camper ?van|house|flat|apartment|cottage|cabin|allotment|garden|greenhouse|laptop|macbook|pc|computer|desktop|monitor|keyboard|phone|iphone|pixel|tablet|ipad|kindle|camera|lens|drone|telescope|binoculars|console|ps[45]|playstation|xbox|switch|steam deck|gameboy|tv|projector|turntable|record player|vinyl|guitar|bass|ukulele|piano|keyboard|violin|cello|drum kit|drums|synth|saxophone|trumpet|flute|banjo|amp|3d printer|printer|sewing machine|kiln|loom|espresso machine|coffee machine|air ?fryer|bread maker|stand mixer|watch|ring|tattoo|tattoos|piercing|piercings|sofa|desk|standing desk|bookshelf|tent|surfboard|skateboard|snowboard|skis|paddleboard|hot tub|pool|sauna|trampoline|fish tank|aquarium|hammock|typewriter|gun|sword|katana|collection|corolla|civic|fiesta|golf|polo|tesla|skoda|prius|mini|jeep|honda|toyota|ford|subaru|volvo|bmw|audi|mazda|vespa|harley|fender|gibson|jazzmaster|stratocaster|telecaster|les paul|leica|canon|nikon|fujifilm|thinkpad|roomba';
const objectPattern = `((?:[\\p{L}\\d'’.&-]+ ){0,5}?(?:${objects})s?(?: \\p{Lu}[\\p{L}\\d]*| \\d+)*)`;

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

function ownedThing(match: RegExpExecArray, said: Said): readonly Draft[] {
  const listed = / and (?:an?|two|three|four|some) /i.test(match[1] ?? '') ? things(match[1] ?? '', 7) : [];
  if (listed.length > 1) return listed.map((value) => ({ predicate: 'owns', value }));
  const value = thing(match[1] ?? '', 8);
  if (value === undefined) return [];
  const when = dateIn(said.clause, said.context, 'back');
  return [{ predicate: 'owns', value, ...(when && { from: when.from }) }];
}

const bareCar = /^(?:an? |the |my )?(.+)$/i;

function drives(match: RegExpExecArray): readonly Draft[] {
  const value = thing(match[1] ?? '', 7);
  if (
    value === undefined ||
    /^(?:to|home|him|her|me|there|everyone|people|so|too|like|fast|slow|badly|stick|manual|automatic|for|at|on|in|past|down|up|by|\d+ (?:miles|hours|minutes|km)|my (?:wife|husband|mum|mom|dad|kids|boss)|the (?:kids|bus|train))\b/i.test(
      value,
    )
  )
    return [];
  return [
    {
      predicate: 'car',
      value: /^(?:an?|the|my) /i.test(value)
        ? value.replace(/^(?:the|my) /i, 'a ')
        : `${/^[aeiou]/i.test(value) ? 'an' : 'a'} ${value}`,
    },
  ];
}

const noBelonging =
  /^(?:mind|soul|voice|temper|way|appetite|patience|shit|cool|mojo|place|balance|virginity|cherry|keys?|train of thought|faith|hope|hair|weight|memory|sense|touch|nerve|grip|will|motivation|focus|spot|seat|turn|streak|save|game|bet|marbles|job|tooth|teeth|time|day|weekend|interest|respect|dignity|sanity|religion|accent|hearing|sight|licen[cs]e)\b/i;

function parted(match: RegExpExecArray, said: Said): readonly Draft[] {
  const what = (match[1] ?? '').trim();
  const value = thing(what, 6);
  if (value === undefined || noBelonging.test(value)) return [];
  const gone = roleOf(value);
  if (gone) return /^(?:have )?(?:just )?lost\b/i.test(said.phrase.words) ? bereft(gone, said) : [];
  const verb =
    /^(?:have )?(?:just |finally )*(\p{L}+(?: rid of| away)?)/iu.exec(said.phrase.words)?.[1] ?? 'sold';
  const when = dateIn(said.clause, said.context, 'back');
  const isCar = /\b(?:car|van|corolla|civic|golf|fiesta|polo|tesla|mini|truck|skoda|bmw|audi)\b/i.test(value);
  const from = when && { from: when.from };
  return [
    { predicate: 'owns', value, effect: 'ended' },
    ...(isCar ? [{ predicate: 'car', value: '', effect: 'ended' as const }] : []),
    { predicate: 'event', value: `${verb} my ${value}`, ...from },
  ];
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
      /^(?:be |have been )?(?:in a (?:long[- ]distance |poly |serious |happy |new )?relationship|taken)(?: with (.+?))?(?:[ ,].*)?$/i,
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
      /^(?:have )?(?:just |finally )?(?:broke up|broken up|split up|split|separated|called it quits|parted ways|ended things|got divorced|be getting divorced)(?: with (.+))?(?:[ ,].*)?$/i,
    bare: true,
    read: () => [single],
  },
  {
    pattern: /^(?:have )?(?:just )?(?:dumped|left) me(?:[ ,].*)?$/i,
    of: 'others',
    read: () => [{ ...single, entity: { name: 'self', kind: 'self', aliases: [] } }],
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

  { pattern: /^(?:currently )?drive (.+)$/i, bare: true, denied: 'ended', read: drives },
  {
    pattern: /^(?:car|daily driver|ride) be (.+)$/i,
    read: (match) =>
      /^(?:an? |the |my )?(?:(?:old|new|used|beat up|little|blue|red|white|black|silver) )*(?-i:\p{Lu})/u.test(
        match[1] ?? '',
      )
        ? drives(match)
        : [],
  },
  {
    pattern: new RegExp(
      `^(?:have|have got|own|be the owner of) (?:an? |two |three |the |my own |some )?${objectPattern}(?: (?:and|but|so|in|from|with|that|which|for|at|on|since|now|called|named)\\b.*|,.*)?$`,
      'iu',
    ),
    bare: true,
    denied: 'ended',
    past: 'nothing',
    read: (match, said) =>
      ownedThing(
        Object.assign([...match], {
          1: `${articleOf(said.phrase.words)}${match[1]}`,
        }) as unknown as RegExpExecArray,
        said,
      ),
  },
  {
    pattern:
      /^(?:run|have|started) (?:an? |my own |our own )((?:[\p{L}-]+ ){0,3}(?:bakery|shop|store|caf[eé]|business|company|restaurant|studio|farm|podcast|channel|blog|newsletter|agency|startup|salon|gallery|bookshop|brewery|food truck|b&b|guesthouse|nursery|practice|charity))(?:[ ,].*)?$/iu,
    read: (match) => [{ predicate: 'owns', value: `a ${match[1]}` }],
  },
  { pattern: new RegExp(`^ride (an? ${objectPattern.slice(1)}$`, 'iu'), read: one('owns') },
  {
    pattern: /^(?:have to )?(?:have )?put (?:my|our) (.+?) (?:to sleep|down)(?:[ ,].*)?$/i,
    past: 'holds',
    read: (match, said) => {
      const gone = roleOf(match[1] ?? '');
      return gone?.kind === 'pet' ? bereft(gone, said, 'was put to sleep') : [];
    },
  },
  {
    pattern: /^own (?:an? |the |my own )?(.+)$/i,
    denied: 'ended',
    read: (match, said) =>
      /^(?:it|that|up|this|the|your|my|being|him|her)\b/i.test(match[1] ?? '')
        ? []
        : ownedThing(
            Object.assign([...match], { 1: match[0].replace(/^own /i, '') }) as unknown as RegExpExecArray,
            said,
          ),
  },
  {
    pattern:
      /^(?:have )?(?:just |finally |literally )*(?:bought|got|picked up|treated myself to|splurged on|ordered|upgraded to|inherited|was gifted|built)(?: myself| ourselves| me)? ((?:an? |my first |the |some |our first |my own |two |three )(?:\S+ ){0,6}?\S+)$/i,
    bare: true,
    read: (match, said) => bought(match, said),
  },
  {
    pattern:
      /^(?:have )?(?:just |finally )*(?:sold|lost|crashed|wrecked|totalled|gave away|given away|got rid of|donated|pawned|scrapped) (?:my|our) (.+)$/i,
    bare: true,
    read: parted,
  },
  {
    pattern: /^(?:rip|r\.i\.p|goodbye|farewell) (?:to )?(?:my )?(?:old )?(.+)$/i,
    bare: true,
    of: 'self',
    read: (match) => {
      const value = thing(match[1] ?? '', 4);
      return value === undefined
        ? []
        : [
            { predicate: 'owns', value, effect: 'ended' },
            { predicate: 'car', value, effect: 'ended' },
          ];
    },
  },
  {
    pattern:
      /^((?:car|bike|phone|laptop|camera|guitar|van|motorbike|wallet|watch|telescope)) (?:just |finally |be |got |have been |have )*(died|broke|stolen|written off|totalled|nicked|broke down)(?:[ ,].*)?$/i,
    read: (match) => [
      {
        predicate: 'event',
        value: `had my ${match[1]} ${/^(?:died|broke)/i.test(match[2] ?? '') ? 'break' : match[2]}`,
      },
    ],
  },
];

function articleOf(words: string): string {
  return (
    /^(?:have|have got|own|be the owner of) (an?|two|three|my own|some) /i
      .exec(words)?.[1]
      ?.replace(/my own/i, 'a')
      .concat(' ') ?? ''
  );
}

const fleeting =
  /\b(?:coffee|tea|lunch|dinner|breakfast|sandwich|pizza|burger|beer|drink|wine|cake|snack|bread|milk|groceries|food|ticket|tickets|round|pint|meal|message|email|call|letter|text|notification|raise|promotion|job|degree|idea|feeling|headache|cold|flu|lot|chance|minute|second|haircut|refund|present|gift|cookie|ice cream|chocolate|doughnut|donut|salad|bill|fine|email|new one|sunburn|fright|surprise|bit|few|discount|parcel|package|taxi|uber|bus|train|lift|ride|answer|reply|response|question|seat|grip|clue|point|result|results|offer|interview|place|number|invite|invitation|warning|day off|week off|break|nap|shower|life|room|table|hug|kiss|kick|taste|hold|diagnosis|appointment|jab|vaccine|tan|cat|dog|kitten|puppy|flat|house|apartment)$/i;

function bought(match: RegExpExecArray, said: Said): readonly Draft[] {
  const value = thing(match[1] ?? '', 8);
  if (value === undefined || fleeting.test(value)) return [];
  const bare = value.replace(/^(?:an?|my first|the|some|our first|my own|two|three) /i, '');
  const named = /\p{Lu}|\d/u.test(bare) || new RegExp(`\\b(?:${objects})s?$`, 'i').test(bare);
  if (!named || (/^got\b|^have got\b/i.test(said.phrase.words) && /^\p{Lu}\p{L}+$/u.test(bare))) return [];
  const when = dateIn(said.clause, said.context, 'back');
  const isCar =
    /\b(?:car|van|corolla|civic|fiesta|skoda|fabia|tesla|toyota|honda|ford|subaru|volvo|bmw|audi|mazda|prius|jeep|hyundai|kia|nissan|peugeot|renault)\b/i.test(
      bare,
    ) && !/\b(?:guitar|seat|battery)\b/i.test(bare);
  const article = value
    .replace(/^(?:my|our) first /i, 'a ')
    .replace(/^my own /i, 'a ')
    .replace(/^the /i, 'a ');
  return [
    {
      predicate: isCar ? 'car' : 'owns',
      value: bareCar.test(article) ? article : value,
      ...(when && { from: when.from }),
    },
  ];
}

/** "lost my dad last year" */
function bereft(
  gone: { readonly name: string; readonly kind: EntityRef['kind'] },
  { clause, context }: Said,
  value = 'passed away',
): readonly Draft[] {
  const when = dateIn(clause, context, 'back');
  const entity: EntityRef = { name: gone.name, kind: gone.kind, aliases: [] };
  if (gone.kind === 'pet' && !when && value === 'passed away') return [];
  return [{ entity, predicate: 'death', value, ...(when && { from: when.from }) }];
}

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
