/** What somebody does in their time: hobbies, games, instruments, languages. */
import { type Draft, type Form, one, type Said } from './forms.ts';
import { items, things } from './values.ts';

const languages =
  'hakka|english|spanish|french|german|italian|portuguese|brazilian portuguese|dutch|flemish|russian|ukrainian|polish|czech|slovak|hungarian|romanian|bulgarian|serbian|croatian|bosnian|greek|turkish|arabic|hebrew|farsi|persian|urdu|hindi|bengali|bangla|punjabi|gujarati|marathi|tamil|telugu|malayalam|kannada|nepali|sinhala|mandarin|cantonese|chinese|hokkien|japanese|korean|vietnamese|thai|lao|khmer|burmese|malay|indonesian|tagalog|filipino|swahili|amharic|somali|yoruba|igbo|hausa|zulu|xhosa|afrikaans|twi|wolof|lingala|shona|welsh|irish|gaelic|scots|breton|basque|catalan|galician|swedish|norwegian|danish|finnish|icelandic|estonian|latvian|lithuanian|albanian|macedonian|slovenian|slovene|georgian|armenian|azerbaijani|kazakh|uzbek|mongolian|latin|esperanto|klingon|bsl|asl|sign language|british sign language|american sign language|creole|patois|quechua|maori|hawaiian|samoan|yiddish|luxembourgish|maltese|kurdish|pashto|tigrinya|swiss german|bad german';
const languageItem = new RegExp(
  `^(?:a (?:little|bit of|little bit of) |some |bad |broken |basic |conversational |fluent |terrible |rusty |okay |native |mostly |only |decent |both )*(${languages})(?: (?:at home|fluently|natively|well|badly|pretty well|a bit|a little|too|too though|with .+|mostly|and a .*))?$`,
  'i',
);
const languageList = new RegExp(
  `^(?:(?:both|a (?:little|bit of)|some|mostly|only|just|bad|broken|basic|fluent|rusty|conversational) )*(?:${languages})\\b`,
  'i',
);

/** "moved to Icelandic" is no move. */
export function isLanguage(word: string): boolean {
  return languageItem.test(word);
}

function spoken(predicate: 'language' | 'learns'): Form['read'] {
  return (match) => {
    const raw = match[1] ?? '';
    if (!languageList.test(raw)) return [];
    return items(raw).flatMap((item) => {
      const value = languageItem.exec(item)?.[1];
      return value === undefined ? [] : [{ predicate, value }];
    });
  };
}

const verbHobbies: Readonly<Record<string, string>> = {
  knit: 'knitting',
  crochet: 'crochet',
  sew: 'sewing',
  quilt: 'quilting',
  embroider: 'embroidery',
  weave: 'weaving',
  paint: 'painting',
  draw: 'drawing',
  sketch: 'sketching',
  sculpt: 'sculpting',
  climb: 'climbing',
  boulder: 'bouldering',
  hike: 'hiking',
  run: 'running',
  jog: 'jogging',
  swim: 'swimming',
  cycle: 'cycling',
  surf: 'surfing',
  skate: 'skating',
  skateboard: 'skateboarding',
  ski: 'skiing',
  snowboard: 'snowboarding',
  row: 'rowing',
  sail: 'sailing',
  kayak: 'kayaking',
  fish: 'fishing',
  garden: 'gardening',
  bake: 'baking',
  brew: 'brewing',
  forage: 'foraging',
  birdwatch: 'birdwatching',
  photograph: 'photography',
  journal: 'journaling',
  meditate: 'meditation',
  lift: 'lifting',
  powerlift: 'powerlifting',
  box: 'boxing',
  fence: 'fencing',
  juggle: 'juggling',
  whittle: 'whittling',
  dance: 'dancing',
  sing: 'singing',
  game: 'gaming',
  blog: 'blogging',
  stream: 'streaming',
  volunteer: 'volunteering',
  camp: 'camping',
  'scuba dive': 'scuba diving',
  dive: 'diving',
  'do pottery': 'pottery',
  'do yoga': 'yoga',
  'do pilates': 'pilates',
  'do karate': 'karate',
  'do judo': 'judo',
  'do crossfit': 'crossfit',
  'do parkrun': 'parkrun',
  'do ballet': 'ballet',
  'do improv': 'improv',
  'do photography': 'photography',
  'do stand up': 'stand-up comedy',
  'do jiu jitsu': 'jiu jitsu',
  'do bjj': 'jiu jitsu',
  'do ceramics': 'ceramics',
  'do woodworking': 'woodworking',
  'do archery': 'archery',
  'do triathlons': 'triathlons',
  'do calligraphy': 'calligraphy',
  'do origami': 'origami',
  'do cosplay': 'cosplay',
  cosplay: 'cosplay',
  geocache: 'geocaching',
  speedrun: 'speedrunning',
  'write poetry': 'writing poetry',
  'write fiction': 'writing fiction',
  'write fanfic': 'writing fanfic',
  'write songs': 'writing songs',
  'write short stories': 'writing short stories',
  'make candles': 'making candles',
  'make jewellery': 'making jewellery',
  'make jewelry': 'making jewelry',
  'make pottery': 'pottery',
  'make music': 'making music',
  'make soap': 'making soap',
  'keep bees': 'keeping bees',
  'build model trains': 'building model trains',
  'restore furniture': 'restoring furniture',
  'restore old cars': 'restoring old cars',
  'ride horses': 'horse riding',
  'brew beer': 'brewing beer',
  'bake bread': 'baking bread',
  'bake sourdough': 'baking sourdough',
  'read tarot': 'tarot',
  'lift weights': 'lifting weights',
  'go geocaching': 'geocaching',
};
const verbs = Object.keys(verbHobbies)
  .sort((a, b) => b.length - a.length)
  .join('|');
function gerunds(raw: string): readonly Draft[] {
  return things(raw.replace(/^(?:some|a bit of|a little) /i, ''), 5)
    .filter(
      (value) =>
        !/^(?:caring|helping|hitting|sharing|giving|looking|giving|making it|learning|doing|playing|taking|talking|being|getting|having|dying|crying|thinking|complaining|working|living|trying|going|coming|sleeping late|trouble|tired|sick|better|worse|older|bored|hungry|it|things|stuff|my|the (?:job|meds|dishes|laundry))\b/i.test(
          value,
        ),
    )
    .map((value) => ({ predicate: 'hobby', value }));
}

export const activityForms: readonly Form[] = [
  {
    pattern:
      /^(?:have )?(?:just |recently |finally )*(?:taken up|took up|taking up|picked up|started|gotten into|got into|been getting into|be getting into|got back into|be taking up|started doing|started learning|trying out) ((?:\p{L}+ )??(?:\p{L}+ing|crochet|yoga|pottery|pilates|chess|karate|judo|ballet|ceramics|parkour|archery|photography|embroidery|calligraphy|origami|tennis|golf|padel|badminton|squash|boxing|bouldering|dnd|warhammer|crossfit|bjj|choir)(?: (?:and|,) \p{L}+ing)?)(?: (?:classes|lessons|class|club))?(?:[ ,].*)?$/iu,
    bare: true,
    read: (match) => gerunds((match[1] ?? '').replace(/^(?:doing|learning|playing) /i, '')),
  },
  {
    pattern: /^(?:hobby|hobbies|pastime|interests?|passions?)(?: be| are| is|:) ?(.+)$/i,
    bare: true,
    read: (match) => gerunds(match[1] ?? ''),
  },
  {
    pattern: new RegExp(
      `^(?:be )?(?:have been )?(${verbs})(?:ing)?(?: (?:a lot|for fun|as a hobby|in my (?:free|spare) time|competitively|on the side|every.*|on (?:\\p{L}+days|weekends).*|at weekends|most.*|twice.*|three.*|once.*|with .*|since .*|when .*|after work|before work|to relax|socks|sweaters|scarves|hats|blankets|portraits|landscapes|watercolou?rs|miniatures|marathons|bread|sourdough|cakes|beer))?$`,
      'iu',
    ),
    denied: 'ended',
    read: (match, said) => hobbyVerb(match[1] ?? '', said),
  },
  {
    pattern:
      /^(?:go|goes|be going|have been going) (climbing|bouldering|hiking|running|swimming|fishing|camping|surfing|skiing|snowboarding|kayaking|cycling|sailing|dancing|birdwatching|birding|foraging|paddleboarding|rock climbing|wild swimming|horse riding|mountain biking|skating|ice skating|rollerblading|thrifting|metal detecting|geocaching|scuba diving|bowling)(?: (?:every|on|at|most|a lot|twice|once|in|with|whenever|when|with|regularly|all the time).*)?$/i,
    read: (match, said) =>
      /^(?:be going)/i.test(said.phrase.words) ? [] : [{ predicate: 'hobby', value: match[1] ?? '' }],
  },
  {
    pattern:
      /^(?:be |have been )?(?:doing|practising|practicing|training|learning) (pottery|yoga|karate|judo|bjj|jiu jitsu|taekwondo|boxing|kickboxing|muay thai|ballet|pilates|ceramics|woodworking|archery|calligraphy|improv|photography|capoeira|aikido|fencing|crossfit|gymnastics|parkour|tai chi|embroidery|cross stitch|origami)(?:[ ,].*)?$/i,
    bare: true,
    read: (match) => [{ predicate: 'hobby', value: match[1] ?? '' }],
  },
  {
    pattern: /^collect (.+)$/i,
    denied: 'ended',
    read: (match) =>
      things(match[1] ?? '', 4)
        .filter((value) => !/^(?:my|dust|the|him|her|it|kids|debt)\b/i.test(value))
        .map((value) => ({ predicate: 'hobby', value: `collecting ${value}` })),
  },
  {
    pattern:
      /^be an? (?:(?:avid|keen|amateur|hobby|hobbyist|passionate|competitive|casual|serious|novice|beginner) )+(?!boy|girl|man|woman|guy|deal|mess|kid|person|thing|error|mistake)(\p{L}+(?: \p{L}+)?)$/iu,
    read: (match) => [
      { predicate: 'hobby', value: `being ${/^[aeiou]/i.test(match[1] ?? '') ? 'an' : 'a'} ${match[1]}` },
    ],
  },
  {
    pattern:
      /^be an? (birder|birdwatcher|climber|runner|knitter|gamer|gardener|cyclist|hiker|swimmer|surfer|skater|bookworm|foodie|crafter|cosplayer|speedrunner|beekeeper|quilter|boulderer|angler|powerlifter|bodybuilder|triathlete|rower|homebrewer|stargazer|numismatist|philatelist)(?:[ ,].*)?$/i,
    read: (match) => [{ predicate: 'hobby', value: `being a ${match[1]}` }],
  },
  {
    pattern:
      /^(?:have )?(?:given up|gave up|quit|stopped|dropped|be done with|stopped doing) ((?:the )?(?:\p{L}+ing|gym|piano|guitar|violin|yoga|pottery|crochet|ballet|karate|chess|dnd|band|choir|football|tennis|golf)(?: \p{L}+)?)(?:[ ,].*)?$/iu,
    bare: true,
    read: (match) =>
      /^(?:drinking|smoking|eating|vaping|trying|caring|working|talking|gambling|being|having|going|sleeping|thinking|coming|worrying)\b/i.test(
        match[1] ?? '',
      )
        ? []
        : [
            { predicate: 'hobby', value: match[1] ?? '', effect: 'ended' },
            { predicate: 'plays', value: (match[1] ?? '').replace(/^the |playing /gi, ''), effect: 'ended' },
          ],
  },
  {
    pattern:
      /^(?:have been |be |be learning to |learning to |started |used to )?play(?:ing)? (?:the |some |a bit of |a little |competitive |semi-pro |a lot of |lots of )?(.+)$/i,
    denied: 'ended',
    read: plays,
  },
  {
    pattern:
      /^be (?:the |a |an )?((?:lead |bass |rhythm )?(?:drummer|guitarist|bassist|singer|pianist|violinist|cellist|keyboardist|vocalist)) (?:in|of|for) (?:a|an|my|our|the) .+$/i,
    read: one('plays', (raw) => `${raw.toLowerCase()} in a band`),
  },
  {
    pattern: /^sing in (a|the|our|my) (.*choir|.*band)(?:[ ,].*)?$/i,
    read: (match) => [{ predicate: 'hobby', value: `singing in a ${match[2]}` }],
  },
  {
    pattern:
      /^be in a (band|choir|book club|running club|orchestra|theatre group|d&d group|dnd group|quiz team|brass band|folk band|metal band|cover band|jazz band|punk band)(?:[ ,].*)?$/i,
    denied: 'ended',
    read: (match) => [{ predicate: 'hobby', value: `being in a ${match[1]}` }],
  },
  { pattern: /^(?:can )?speak (.+)$/i, bare: true, denied: 'ended', read: spoken('language') },
  {
    pattern: /^(?:be )?(?:fluent|bilingual|trilingual|conversational|proficient) ?(?:in|:|,)? (.+)$/i,
    bare: true,
    read: spoken('language'),
  },
  {
    pattern: new RegExp(`^(${languages}) at home(?: (?:always|mostly|only|still))?(?:,.*)?$`, 'i'),
    bare: true,
    of: 'self',
    read: (match) => [{ predicate: 'language', value: match[1] ?? '' }],
  },
  {
    pattern: new RegExp(`^be a native (${languages}) speaker`, 'i'),
    read: (match) => [{ predicate: 'language', value: match[1] ?? '' }],
  },
  {
    pattern:
      /^(?:first language|native language|mother tongue|native tongue|second language|languages?) (?:be|are|:) (.+)$/i,
    bare: true,
    read: spoken('language'),
  },
  {
    pattern:
      /^(?:be |have been |started |be trying to )?(?:learn|learning|studying) (?:to speak )?(.+?)(?: (?:on duolingo|for|since|because|with|at|so|in|and)\b.*)?$/i,
    bare: true,
    denied: 'ended',
    read: spoken('learns'),
  },
  {
    pattern:
      /^(?:be |have been |started )?(?:learning|taking|having) (?:to (?:play )?|how to (?:play )?|the )?((?:piano|guitar|violin|cello|drums?|drum|ukulele|singing|swimming|driving|saxophone|flute|bass|banjo|surfing|skating|sewing|coding|programming|cook|swim|drive|sew|knit|crochet|code|surf|ski|sail|juggle|dance|draw)(?: lessons)?)(?:[ ,].*)?$/i,
    bare: true,
    read: one('learns', (raw) =>
      /^(?:cook|swim|drive|sew|knit|crochet|code|surf|ski|sail|juggle|dance|draw)$/i.test(raw)
        ? `to ${raw}`
        : raw,
    ),
  },
];

function hobbyVerb(verb: string, { phrase }: Said): readonly Draft[] {
  const value = verbHobbies[verb.toLowerCase()];
  if (value === undefined) return [];
  // "I run" alone may be a machine, a shop or a mile.
  if (
    /^(?:run|game|box|row|dive|fish|stream|lift|fence|draw|game|sing|camp|garden|skate|paint)$/i.test(verb) &&
    phrase.words.split(' ').length === 1 &&
    !/^(?:paint|draw|sing|garden)$/i.test(verb)
  )
    return [];
  return [{ predicate: 'hobby', value }];
}

function plays(match: RegExpExecArray, said: Said): readonly Draft[] {
  if (/^(?:be )?playing\b/i.test(said.phrase.words)) return [];
  const raw = (match[1] ?? '').replace(
    / (?:in (?:an?|the|my|our) (?:band|team|league|orchestra|choir)|for (?:fun|\d+ years|years|a|the|my|our)|on (?:the|my|weekends|\p{L}+days)|with (?:my|friends|the|some)|at (?:the|my|church|weekends)|every|since|professionally|competitively|badly|terribly|really|a lot)\b.*$/iu,
    '',
  );
  return things(raw, 4)
    .filter(
      (value) =>
        !/^(?:with|around|it|that|this|along|dead|dumb|hard|him|her|nice|for|at|in|on|up|games?|a (?:role|part|game|prank|trick)|tricks|the (?:lottery|game|victim|fool|long game|hero)|music|songs?|some music|hide|as|my (?:favourite|music|playlist)|videos?|fetch|to)\b/i.test(
          value,
        ),
    )
    .map((value) => ({ predicate: 'plays', value }));
}
