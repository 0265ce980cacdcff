/** What somebody owns, drives, buys and parts with. */
import type { EntityRef } from '../../types.ts';
import { roleOf } from '../roles.ts';
import { dateIn } from './dates.ts';
import { type Draft, type Form, one, type Said } from './forms.ts';
import { thing, things } from './values.ts';

const objects =
  'car|van|motorbike|motorcycle|scooter|moped|bike|bicycle|e-bike|boat|canoe|kayak|caravan|camper|camper ?van|house|flat|apartment|cottage|cabin|allotment|garden|greenhouse|laptop|macbook|pc|computer|desktop|monitor|keyboard|phone|iphone|pixel|tablet|ipad|kindle|camera|lens|drone|telescope|binoculars|console|ps[45]|playstation|xbox|switch|steam deck|gameboy|tv|projector|turntable|record player|vinyl|guitar|bass|ukulele|piano|keyboard|violin|cello|drum kit|drums|synth|saxophone|trumpet|accordion|harmonica|clarinet|mandolin|harp|flute|banjo|amp|3d printer|printer|sewing machine|kiln|loom|espresso machine|coffee machine|air ?fryer|bread maker|stand mixer|watch|ring|tattoo|tattoos|piercing|piercings|sofa|desk|standing desk|bookshelf|tent|surfboard|skateboard|snowboard|skis|paddleboard|hot tub|pool|sauna|trampoline|fish tank|aquarium|hammock|typewriter|gun|sword|katana|collection|corolla|civic|fiesta|golf|polo|tesla|skoda|prius|mini|jeep|honda|toyota|ford|subaru|volvo|bmw|audi|mazda|vespa|harley|fender|gibson|jazzmaster|stratocaster|telecaster|les paul|leica|canon|nikon|fujifilm|thinkpad|roomba';
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
      value: article,
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

const objectPattern = `((?:[\\p{L}\\d'’.&-]+ ){0,5}?(?:${objects})s?(?: \\p{Lu}[\\p{L}\\d]*| \\d+)*)`;

function ownedThing(match: RegExpExecArray, said: Said): readonly Draft[] {
  const listed = / and (?:an?|two|three|four|some) /i.test(match[1] ?? '') ? things(match[1] ?? '', 7) : [];
  if (listed.length > 1) return listed.map((value) => ({ predicate: 'owns', value }));
  const value = thing(match[1] ?? '', 8);
  // "has left the flat", "has banned it from this house": done, not had.
  if (
    value === undefined ||
    /^(?:\p{L}{2,}ed|left|been|got|lost|sold|bought|gone|done|found|made|had|taken|broken|seen|hit|put|set|cut|built|won) /iu.test(
      value,
    )
  )
    return [];
  const when = dateIn(said.clause, said.context, 'back');
  return [{ predicate: 'owns', value, ...(when && { from: when.from }) }];
}

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

function articleOf(words: string): string {
  return (
    /^(?:have|have got|own|be the owner of) (an?|two|three|my own|some) /i
      .exec(words)?.[1]
      ?.replace(/my own/i, 'a')
      .concat(' ') ?? ''
  );
}

export const belongingsForms: readonly Form[] = [
  {
    pattern: new RegExp(`^(?:kept|held on to|be keeping) (?:my |the )${objectPattern}\\b.*$`, 'iu'),
    bare: true,
    read: (match) => [{ predicate: 'owns', value: `a ${match[1]}`.replace(/^a (?=[aeiou])/i, 'an ') }],
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
      !/^(?:an? |two |three |some |several |\d)|^own (?-i:\p{Lu})/iu.test(
        (match[0] ?? '').replace(/^own /i, ''),
      ) ||
      /^(?:it|that|up|this|your|my|being|him|her|business|fault|thing|way|pace|journey)\b/i.test(
        match[1] ?? '',
      )
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
            { predicate: 'owns', value, effect: 'ended', denies: true },
            { predicate: 'car', value, effect: 'ended', denies: true },
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
