/** What somebody eats and must not, is allergic to, lives with. */
import { dateIn } from './dates.ts';
import { type Draft, type Form, fixed, one, type Said } from './forms.ts';
import { items, thing, things, vague } from './values.ts';

const diets =
  'vegan|vegetarian|veggie|pescatarian|pescetarian|flexitarian|carnivore|plant[- ]based|keto|paleo|gluten[- ]free|dairy[- ]free|halal|kosher|teetotal|tee ?total|raw vegan|fruitarian|lacto[- ]vegetarian|low[- ]carb|fodmap|low fodmap';
const meat = 'meat|chicken|beef|bacon|steak|fish|burgers|seafood';
const edible =
  'meat|red meat|pork|beef|chicken|lamb|fish|seafood|shellfish|prawns|dairy|milk|cheese|butter|eggs?|gluten|bread|wheat|sugar|salt|soy|soya|nuts|peanuts|alcohol|booze|wine|beer|spirits|coffee|caffeine|tea|fizzy drinks|soda|carbs|onions?|garlic|mushrooms?|tomatoes|spicy food|spice|spicy|fast food|junk food|processed food|animal products|gelatine|gelatin|sesame|chocolate|sweets|grapefruit|lactose|honey|palm oil|pineapple|bananas?|citrus|latex|nickel|penicillin|ibuprofen|aspirin|roots?|root veg(?:etables)?|fried food|takeaways?|ham|bacon|oats';
const conditions =
  "asthma|diabetes|type (?:1|2|one|two)(?: diabetes| diabetic)?|t1d|t2d|adhd|add|autism|ocd|ptsd|cptsd|bpd|anxiety|depression|bipolar|epilepsy|migraines?|chronic migraines?|arthritis|rheumatoid arthritis|lupus|fibromyalgia|fibro|endometriosis|endo|pcos|crohn'?s(?: disease)?|ibs|ibd|colitis|ulcerative colitis|celiac(?: disease)?|coeliac(?: disease)?|eczema|psoriasis|rosacea|vitiligo|anaemia|anemia|hypothyroidism|hyperthyroidism|hashimoto'?s|thyroid (?:issues|problems|condition)|high blood pressure|low blood pressure|hypertension|heart (?:condition|murmur|disease|problem)|a heart (?:condition|murmur)|arrhythmia|a pacemaker|tinnitus|hearing aids?|hearing loss|insomnia|sleep apn(?:o)?ea|narcolepsy|dyslexia|dyspraxia|dyscalculia|tourette'?s|scoliosis|sciatica|a bad (?:back|knee|hip|shoulder)|bad knees|a slipped disc|pots|eds|me/cfs|chronic fatigue|long covid|covid|ms|multiple sclerosis|parkinson'?s|cancer|breast cancer|leuk(?:a)?emia|hiv|hay ?fever|lactose intolerance|acid reflux|gerd|reflux|kidney stones|gout|vertigo|raynaud'?s|a stoma|a prosthetic (?:leg|arm)|cerebral palsy|cystic fibrosis|sickle cell|h(?:a)?emophilia|colou?r ?blindness|glaucoma|astigmatism|an eating disorder|anorexia|bulimia|social anxiety|seasonal depression|high cholesterol";
const states =
  'diabetic|type (?:1|2|one|two) diabetic|asthmatic|autistic|dyslexic|dyspraxic|epileptic|bipolar|colou?r[- ]?blind|red[- ]green colou?r[- ]?blind|deaf|hard of hearing|blind|half blind|partially sighted|legally blind|short[- ]sighted|near[- ]sighted|long[- ]sighted|far[- ]sighted|mute|paraplegic|an amputee|disabled|neurodivergent|neurodiverse|audhd|pregnant|expecting|anaemic|anemic|coeliac|celiac|lactose intolerant|gluten intolerant|hypothyroid|hypermobile|immunocompromised|chronically ill|in remission|in recovery|an insomniac|a wheelchair user|in a wheelchair|on crutches|anosmic|face blind|faceblind|tone deaf|left deaf|insulin dependent|visually impaired|hearing impaired';

function allergies(raw: string): readonly Draft[] {
  const plain = raw.replace(/^(?:all (?:kinds of |sorts of )?|most |some |literally )/i, '');
  return things(plain, 4)
    .map((value) => value.replace(/^(?:the|bloody|effing|fucking) /i, ''))
    .filter(
      (value) =>
        !/^(?:being|life|work|mornings?|bullshit|drama|you|people|nothing|everything|fun|effort|commitment|exercise|mondays?|stupid\p{L}*|responsibility|joy|happiness|adulting|capitalism|small talk)\b/iu.test(
          value,
        ) && !vague.test(value),
    )
    .map((value) => ({ predicate: 'allergy', value }));
}

const edibleItem = new RegExp(
  `^((?:\\p{L}+ )?(?:${edible}))(?: (?:at all|ever|anymore|the rest|or|and|products|these|either|much|for|because|in|on|any)\\b.*)?$`,
  'iu',
);

function avoids(raw: string): readonly Draft[] {
  return items(raw).flatMap((item) => {
    const value = edibleItem.exec(item.replace(/^(?:any|eat|drink|have|touch) /i, ''))?.[1];
    return value === undefined ? [] : [{ predicate: 'avoids', value }];
  });
}

function avoidsUnlessDone(match: RegExpExecArray, { phrase }: Said): readonly Draft[] {
  return phrase.polarity === 'no' || phrase.polarity === 'ended'
    ? avoids(match[1] ?? '').map((draft) => draft)
    : [];
}

function state(match: RegExpExecArray, said: Said): readonly Draft[] {
  const value = (match[1] ?? '').trim();
  const until = /\b(?:until|till) /i.test(said.clause)
    ? dateIn(said.clause, said.context, 'forward')
    : undefined;
  return [
    {
      predicate: 'condition',
      value: until ? `${value} until ${until.text}` : value,
      ...(until && { to: until.to }),
    },
  ];
}

const part =
  'arm|leg|ankle|wrist|foot|toe|finger|thumb|hand|nose|collarbone|rib|ribs|knee|hip|shoulder|elbow|back|neck|jaw|achilles|acl|hamstring|meniscus|rotator cuff|tooth';

export const healthForms: readonly Form[] = [
  {
    pattern: new RegExp(
      `^(?:be |have been |have gone |have turned |go |went |gone |became |become |turn(?:ed)? |been |eat |eating |follow a |keep |be on a |be strictly |do |doing )?(?:an? |strict(?:ly)? |mostly |fully |100% |basically |full |the only )*(${diets})(?: diet)?(?: (?:since|for|now|and|but|who|so|because|at|in|too|household|last|this|here|again|mostly|by|\\d|a|as of|until|with)\\b.*|,.*)?$`,
      'i',
    ),
    bare: true,
    denied: 'ended',
    read: diet,
  },
  {
    pattern: new RegExp(
      `^(?:have )?(?:just )?(?:started|start|starting|went back to|gone back to|back to|be back to|be) (?:eating |having |on )?(${meat}|eggs|dairy|cheese|milk)(?: and \\p{L}+)*(?: again.*)?$`,
      'iu',
    ),
    bare: true,
    read: (match, said) => eatsAgain(match[1] ?? '', said),
  },
  {
    pattern: /^(?:be )?(?:\p{L}+ )?allergic to (.+)$/iu,
    bare: true,
    denied: 'ended',
    read: (match) => allergies(match[1] ?? ''),
  },
  {
    pattern: /^have (?:an? )?(?:\p{L}+ )??((?:(?:\p{L}+ and )?\p{L}+ )?\p{L}+) allerg(?:y|ies)$/iu,
    denied: 'ended',
    read: (match) =>
      /^(?:bad|severe|weird|new|food|skin|seasonal|mild|some|any|many|lots of|terrible|no|my|crazy)$/i.test(
        match[1] ?? '',
      )
        ? []
        : allergies((match[1] ?? '').replace(/^(?:bad|severe|mild|serious|slight|nasty|deadly) /i, '')),
  },
  { pattern: /^(\p{L}+(?: and \p{L}+)?) allerg(?:y|ies) be /iu, read: (match) => allergies(match[1] ?? '') },
  {
    pattern: /^have (?:an? )?(?:bad |severe |mild |serious )?allerg(?:y|ies) to (.+)$/i,
    denied: 'ended',
    read: (match) => allergies(match[1] ?? ''),
  },
  {
    pattern: /^allerg(?:y|ies|ens)(?: be| is| are|:) ?(.+)$/i,
    bare: true,
    read: (match) => allergies(match[1] ?? ''),
  },
  {
    pattern:
      /^(?:break|broke|come|came) out in (?:hives|a rash|spots) (?:from|with|if|when i (?:eat|touch)) (.+)$/i,
    read: (match) => allergies(match[1] ?? ''),
  },
  { pattern: /^carry an epi-?pen for (.+)$/i, read: (match) => allergies(match[1] ?? '') },
  {
    pattern: /^(?:be )?(\p{L}+) intolerant$/iu,
    bare: true,
    denied: 'ended',
    read: (match) => [{ predicate: 'condition', value: `${match[1]} intolerant` }],
  },
  { pattern: /^(?:eat|drink|touch|have|do|consume) (.+)$/i, denied: 'read', read: avoidsUnlessDone },
  {
    pattern: /^can (?:eat|have|drink|do|touch|tolerate|digest|stomach|wear|use) (.+)$/i,
    bare: true,
    denied: 'read',
    read: avoidsUnlessDone,
  },
  {
    pattern: /^drink$/i,
    denied: 'read',
    read: (_, { phrase }) => (phrase.polarity === 'yes' ? [] : [{ predicate: 'avoids', value: 'alcohol' }]),
  },
  {
    pattern: /^smoke$/i,
    denied: 'read',
    read: (_, { phrase }) =>
      phrase.polarity === 'yes'
        ? [{ predicate: 'routine', value: 'smoke' }]
        : [{ predicate: 'avoids', value: 'smoking' }],
  },
  {
    pattern: new RegExp(
      `^(?:no|avoiding|avoid|skip|stay away from) ((?:${edible})(?:(?:,| and| or) (?:${edible}))*)(?: (?:for me|or my|or i|please|since|because|these|thanks|ever).*|,.*)?$`,
      'i',
    ),
    bare: true,
    read: (match) => avoids(match[1] ?? ''),
  },
  {
    pattern: new RegExp(
      `^(?:have )?(?:gave up|given up|quit|stopped (?:eating|drinking)|cut out|be off|swore off|sworn off) ((?:${edible})(?:(?:,| and) (?:${edible}))*)(?:[ ,].*)?$`,
      'i',
    ),
    bare: true,
    read: (match) => avoids(match[1] ?? ''),
  },
  {
    pattern:
      /^(?:have )?(?:quit|stopped|gave up|given up) (drinking|smoking|vaping|weed|gambling)(?:[ ,].*)?$/i,
    bare: true,
    read: (match, said) => quitHabit(match[1] ?? '', said),
  },
  {
    pattern:
      /^(?:be )?(?:now )?(\p{L}+|\d+) (days?|weeks?|months?|years?) (?:sober|clean|without (?:drinking|alcohol|a drink|a cigarette|smoking))(?:[ ,!].*)?$/iu,
    bare: true,
    read: (match) =>
      /^(?:few|several|some|many)$/i.test(match[1] ?? '')
        ? []
        : [{ predicate: 'sober', value: `for ${match[1]} ${match[2]}` }],
  },
  {
    pattern: /^(?:be |have been |got |get )?sober (?:since|for) (.+)$/i,
    bare: true,
    read: (match, said) => [
      { predicate: 'sober', value: `${/\bfor\b/i.test(said.phrase.words) ? 'for' : 'since'} ${match[1]}` },
    ],
  },
  {
    pattern: new RegExp(
      `^(?:have |have had |had |live with |got |suffer from |deal with |have just been told i have |struggle with )(?:really |pretty |very |such |chronic |severe |mild |bad |terrible |a touch of |some |awful )*((?:a )?(?:${conditions}))(?: and (${conditions}))?(?: (?:since|so|and|but|now|too|in|which|because|for|from|as|on|at)\\b.*|,.*)?$`,
      'i',
    ),
    bare: true,
    denied: 'ended',
    past: 'nothing',
    read: (match, said) =>
      /^(?:had|got) /i.test(said.phrase.words) && !/^got (?:adhd|asthma|type)/i.test(said.phrase.words)
        ? []
        : [match[1], match[2]].flatMap((value) =>
            value === undefined ? [] : [{ predicate: 'health', value }],
          ),
  },
  {
    pattern: /^(?:be |have been |got )?(?:just |finally |recently |officially )*diagnosed (?:with|as) (.+)$/i,
    bare: true,
    past: 'holds',
    read: one('health', (raw) => thing(raw.replace(/^an? /i, ''), 5)),
  },
  {
    pattern: /^(type (?:1|2|one|two)(?: diabetic| diabetes)?|t1d|t2d)(?: since .*|[ ,].*)?$/i,
    bare: true,
    of: 'self',
    read: (match) => [
      { predicate: 'health', value: `${(match[1] ?? '').replace(/ diabet\p{L}*$/iu, '')} diabetes` },
    ],
  },
  {
    pattern: new RegExp(
      `^(?:be |have been )?(?:a bit |slightly |mildly |severely |partially |completely |totally |technically |born |like )*((?:${states})(?: in (?:my |his |her |the |one )(?:left |right )?(?:ear|eye|ears|eyes))?)(?: \\([^)]*\\))?(?:(?: (?:since|so|and|but|now|too|which|because|for|from|as|with|until|btw|again|lol|at)\\b.*)|,.*)?$`,
      'i',
    ),
    bare: true,
    denied: 'ended',
    read: state,
  },
  {
    pattern: /^(?:be |have been )?(?:an? )?(?:recovering|ex-?) ?(alcoholic|addict|smoker)$/i,
    bare: true,
    read: (match) => [{ predicate: 'condition', value: `a recovering ${match[1]}` }],
  },
  {
    pattern: /^be (?:a )?(non-?smoker|smoker|vaper)$/i,
    read: (match) => [{ predicate: 'condition', value: `a ${match[1]}` }],
  },
  {
    pattern: new RegExp(
      `^(?:have )?(broke|broken|sprained|fractured|tore|torn|dislocated|twisted|injured|shattered) (?:my|his|her) ((?:left |right )?(?:${part}))(?:[ ,].*)?$`,
      'i',
    ),
    bare: true,
    read: (match, said) => injury(match, said),
  },
  {
    pattern: new RegExp(
      `^have a (broken|sprained|fractured|torn|dislocated|twisted) ((?:left |right )?(?:${part}))(?:[ ,].*)?$`,
      'i',
    ),
    read: (match) => [{ predicate: 'health', value: `a ${match[1]} ${match[2]}` }],
  },
  {
    pattern:
      /^(?:wear) (glasses|contacts|contact lenses|hearing aids?|a hearing aid|a brace|braces|an insulin pump)(?:[ ,].*)?$/i,
    read: one('routine', (raw) => `wear ${raw}`),
  },
  {
    pattern:
      /^(?:be on|take|be taking) ((?:\d+ ?mg of |an? )?(?:insulin|antidepressants|ssris|metformin|ritalin|adderall|vyvanse|elvanse|concerta|lithium|statins|beta blockers|blood thinners|warfarin|sertraline|prozac|fluoxetine|lexapro|zoloft|citalopram|levothyroxine|the pill|birth control|hrt|testosterone|estrogen|methotrexate|inhalers?|antihistamines|steroids|blood pressure meds|thyroid meds|adhd meds|heart meds))(?:[ ,].*)?$/i,
    denied: 'ended',
    read: (match) => [{ predicate: 'medication', value: match[1] ?? '', cardinality: 'many' }],
  },
  {
    pattern: /^(?:baby )?(?:due|be due|expecting)(?: a (?:baby|boy|girl|son|daughter))?(?: in| on)? (.+)$/i,
    bare: true,
    read: (match, said) => due(match[0], said),
  },
  {
    pattern:
      /^(?:be )?(?:expecting|having) (?:a|our|my) (?:\p{L}+ )?(?:baby|boy|girl|son|daughter|twins|child|kid)(?:[ ,].*)?$/iu,
    read: (match, said) => due(match[0], said),
  },
  { pattern: /^(?:be )?pregnant with .+$/i, read: fixed('condition', 'pregnant') },
  { pattern: /^blood type (?:be|:) (.+)$/i, bare: true, read: one('blood type', (raw) => raw) },
];

function diet(match: RegExpExecArray, said: Said): readonly Draft[] {
  const value = (match[1] ?? '')
    .toLowerCase()
    .replace(/^veggie$/, 'vegetarian')
    .replace(/^pescetarian$/, 'pescatarian');
  if (
    /^(?:do|doing|go|eat|eating) /i.test(said.phrase.words) &&
    /^(?:halal|carnivore)$/.test(value) &&
    !said.ofSelf
  )
    return [];
  const since = dateIn(said.clause, said.context, 'back');
  return [{ predicate: 'diet', value, ...(since && said.phrase.polarity === 'yes' && { from: since.from }) }];
}

/** Who eats meat again is no vegetarian, who eats eggs again no vegan. */
function eatsAgain(food: string, { clause, phrase }: Said): readonly Draft[] {
  if (!/\bagain\b|\bback\b/i.test(`${clause} ${phrase.words}`)) return [];
  const vegan: Draft = { predicate: 'diet', value: 'vegan', effect: 'ended' };
  return new RegExp(`^(?:${meat})$`, 'i').test(food)
    ? [{ predicate: 'diet', value: '', effect: 'ended' }]
    : [vegan];
}

function quitHabit(habit: string, { clause, context }: Said): readonly Draft[] {
  const when = dateIn(clause, context, 'back');
  const value = habit.toLowerCase() === 'drinking' ? 'alcohol' : habit.toLowerCase();
  return [{ predicate: 'avoids', value, ...(when && { from: when.from }) }];
}

function injury(match: RegExpExecArray, { clause, context }: Said): readonly Draft[] {
  const when = dateIn(clause, context, 'back');
  const verb = (match[1] ?? '').replace(/^broken$/i, 'broke').replace(/^torn$/i, 'tore');
  return [{ predicate: 'event', value: `${verb} my ${match[2]}`, ...(when && { from: when.from }) }];
}

function due(words: string, { clause, context }: Said): readonly Draft[] {
  const when = dateIn(clause, context, 'forward');
  const baby = /\b(?:baby|boy|girl|son|daughter|twins|child|kid)\b/i.exec(words)?.[0];
  if (baby === undefined) return [];
  const article = baby === 'twins' ? '' : 'a ';
  return [
    {
      predicate: 'plan',
      value: `${article}${baby}${when ? ` due ${when.unit === 'day' ? 'on' : 'in'} ${when.text}` : ' on the way'}`,
      ...(when && { to: when.to }),
    },
  ];
}
