/** Who somebody is: name, pronouns, age, birthday, where they live and come from. */
import { isLanguage } from './activity-forms.ts';
import { dateIn, yearDayOf } from './dates.ts';
import { type Draft, type Form, one } from './forms.ts';
import { isJob, jobPattern } from './jobs.ts';
import { nameLike, names, place, thing, yearsOf } from './values.ts';

const pronounSet =
  '(?:(?:he|she|they|xe|ze|zie|ey|fae|ve|it|any|no)(?: ?(?:/|and) ?(?:him|her|hers|them|they|he|she|xem|xyr|zir|hir|em|faer|ver|vis|its|his|theirs|it|all|any))+|they|she|he|any pronouns|xe)';
const pronouns = new RegExp(
  `^(?:my )?(?:pronouns?(?: be|:)? |use |go by |prefer |be (?=\\p{L}+/))(${pronounSet})(?: pronouns?)?(?:[ ,.].*)?$`,
  'iu',
);

const numberWord =
  '\\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]\\p{L}+)?|\\p{L}+teen|ten|eleven|twelve|one|two|three|four|five|six|seven|eight|nine';

export const nationality =
  'british|english|scottish|welsh|irish|northern irish|french|german|austrian|swiss|dutch|belgian|danish|swedish|norwegian|finnish|icelandic|spanish|catalan|basque|portuguese|italian|sicilian|greek|cypriot|maltese|polish|czech|slovak|slovenian|croatian|serbian|bosnian|albanian|macedonian|bulgarian|romanian|moldovan|hungarian|ukrainian|russian|belarusian|estonian|latvian|lithuanian|georgian|armenian|turkish|kurdish|iranian|persian|iraqi|syrian|lebanese|israeli|palestinian|jordanian|egyptian|moroccan|algerian|tunisian|libyan|saudi|emirati|yemeni|afghan|pakistani|indian|punjabi|bengali|bangladeshi|sri lankan|tamil|nepali|tibetan|chinese|taiwanese|hong kongese|japanese|korean|south korean|vietnamese|thai|cambodian|filipino|filipina|malaysian|singaporean|indonesian|burmese|mongolian|kazakh|uzbek|australian|aussie|kiwi|new zealander|maori|samoan|american|canadian|québécois|mexican|guatemalan|cuban|dominican|haitian|jamaican|trinidadian|bajan|puerto rican|colombian|venezuelan|ecuadorian|peruvian|bolivian|chilean|argentinian|argentine|uruguayan|paraguayan|brazilian|nigerian|ghanaian|kenyan|ugandan|tanzanian|ethiopian|eritrean|somali|sudanese|south african|zimbabwean|zambian|congolese|rwandan|senegalese|cameroonian|ivorian|angolan|mozambican';
export const religion =
  'catholic|roman catholic|protestant|christian|orthodox|methodist|baptist|anglican|quaker|mormon|muslim|jewish|hindu|sikh|buddhist|jain|pagan|wiccan|atheist|agnostic|not religious|evangelical|lutheran';
export const sign =
  'aries|taurus|gemini|cancer|leo|virgo|libra|scorpio|sagittarius|capricorn|aquarius|pisces';

function ageOf(raw: string): string | undefined {
  const years = yearsOf(raw);
  return years === undefined ? undefined : String(years);
}

function homeOf(raw: string): readonly Draft[] {
  const value = place(raw);
  return value === undefined ? [] : [{ predicate: 'home', value }];
}

/** Words for which "I'm X" with a capital names nobody. */
const noName = new RegExp(
  `^(?:${nationality}|${religion}|${sign}|god|batman|spartacus|groot|iron man|team|type|gen|millennial|not|so|very|just|still|back|here|home|done|tired|hungry|bored|sad|happy|sorry|fine|good|okay|ok|great|sick|dead|dying|starving|crying|screaming|late|early|busy|free|ready|lost|drunk|sober|high|cold|hot|wet|awake|asleep|married|single|engaged|divorced|pregnant|vegan|vegetarian|veggie|gay|bi|lesbian|trans|queer|straight|autistic|adhd|deaf|blind|diabetic|only|more|less|really|going|coming|working|living|trying|looking|thinking|sure|certain|serious|kidding|joking|available|online|offline|new|old|young|tall|short|rich|poor|broke|obsessed|addicted|allergic|from|in|at|on|off|out|up|down|over|with|without|into|about|team \\S+|\\p{L}+(?:ed|ing)|monday|friday)$`,
  'iu',
);

export const identityForms: readonly Form[] = [
  {
    pattern: /^(?:be )?(?:called|named|known as) (.+)$/i,
    past: 'holds',
    read: (match, said) => (said.bare && said.ofSelf ? [] : called(match[1] ?? '')),
  },
  {
    pattern: /^(?:full |real |actual |legal |birth |given )?names? be (?:called )?(.+)$/i,
    read: (match) => called(match[1] ?? ''),
  },
  { pattern: /^first name be (.+)$/i, read: one('name', nameLike) },
  {
    pattern: /^names?(?:'s| is| be|:) ?(.+)$/i,
    bare: true,
    read: (match, said) => (said.bare ? called(match[1] ?? '') : []),
  },
  {
    pattern:
      /^(?:just |you can (?:just )?|everyone (?:just )?|people |please )*calls? me (?!maybe|later|back|when|if|crazy|old)(.+)$/i,
    bare: true,
    of: 'self',
    read: one('name', nameLike),
  },
  {
    pattern: /^be (\p{Lu}\p{Ll}[\p{L}'-]*)$/u,
    of: 'others',
    past: 'nothing',
    read: (match, said) => (said.strange || noName.test(match[1] ?? '') ? [] : called(match[1] ?? '')),
  },
  {
    pattern: /^go by (?!bus|train|car|the|a |an |my|it|bike|foot|quickly|fast|so|too|what)(.+)$/i,
    read: one('name', nameLike),
  },
  { pattern: pronouns, bare: true, read: (match) => pronounsOf(match[1]) },
  {
    pattern: new RegExp(
      `^(${pronounSet.replace('|they|she|he|', '|')})(?: pronouns?)?(?:[ ,].{0,40})?$`,
      'i',
    ),
    bare: true,
    of: 'self',
    read: (match) => (/\//.test(match[1] ?? '') ? pronounsOf(match[1]) : []),
  },
  { pattern: /^be an? (he|she|they)(?: now| btw)?$/i, of: 'self', read: (match) => pronounsOf(match[1]) },
  {
    pattern: new RegExp(
      `^be (?:only |just |now |about to be |already )?(${numberWord})(?: (?:years?|yrs?)(?: old| of age| young)?| today| now| already| but .*| and .*| going on .*)?$`,
      'iu',
    ),
    past: 'nothing',
    read: one('age', ageOf),
  },
  {
    pattern: /^(\d{2})$/,
    bare: true,
    of: 'self',
    past: 'nothing',
    read: (match, said) => (said.clause === match[0] && said.follows ? ageDraft(match[1]) : []),
  },
  {
    pattern: new RegExp(
      `^(?:be )?(?:turning |turn |will be |be )?(${numberWord}) ((?:next|this|on|in|tomorrow|the day (?:after|before))\\b.*)$`,
      'iu',
    ),
    bare: true,
    read: (match, said) => turning(match[1] ?? '', match[2] ?? '', said),
  },
  {
    pattern: new RegExp(`^be an? (\\d{1,2})[- ]years?[- ]old(?: ${jobPattern})?(?:[ ,].*)?$`, 'iu'),
    past: 'nothing',
    read: (match) => [
      ...ageDraft(match[1]),
      ...(match[2] !== undefined && isJob(match[2]) ? [{ predicate: 'job', value: match[2] }] : []),
    ],
  },
  {
    pattern: /^as an? (\d{1,2})[- ]years?[- ]old\b/i,
    bare: true,
    of: 'self',
    read: one('age', ageOf),
  },
  {
    pattern: new RegExp(`^(${numberWord}) years old$`, 'iu'),
    bare: true,
    past: 'nothing',
    read: one('age', ageOf),
  },
  {
    pattern: new RegExp(
      `^(?:have (?:just )?)?turn(?:ed)? (${numberWord})(?: years old)?(?: (?:today|yesterday|last \\p{L}+|this \\p{L}+|on \\p{L}+|in \\p{L}+|recently|now|already|the other day|a \\p{L}+ ago|and\\b.*))?$`,
      'iu',
    ),
    bare: true,
    read: (match, said) =>
      /^turn /i.test(said.phrase.words) && !/today/i.test(said.clause) ? [] : ageDraft(match[1]),
  },
  {
    pattern:
      /^(?:be )?(?:in )?(?:(?:my|his|her|their) )((?:early |mid |late )?(?:mid[- ])?(?:\d0s|twenties|thirties|forties|fifties|sixties))$/i,
    read: one('age', (raw) => `in ${raw}`.replace(/^in (?=in)/, '')),
  },
  { pattern: new RegExp(`^age (?:be |: ?)(${numberWord})$`, 'iu'), bare: true, read: one('age', ageOf) },
  {
    pattern:
      /^(?:birthday|date of birth|dob|birth date) be (?:not (?:until|before) )?(?:on |in |coming up on )?(.+)$/i,
    denied: 'read',
    past: 'holds',
    read: (match, said) => birthday(match[1] ?? '', said),
  },
  {
    pattern: /^birthday(?: (?:is|:|on))+ (.+)$/i,
    bare: true,
    read: (match, said) => birthday(match[1] ?? '', said),
  },
  {
    pattern: /^(?:be |being )?born (?:and raised )?(?:on |in |(?=\p{L}{3,9} \d|\d))(.+)$/iu,
    bare: true,
    past: 'holds',
    read: (match, said) => birth(match[1] ?? '', said),
  },
  {
    pattern: /^be ((?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,9}|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?)$/i,
    of: 'others',
    past: 'nothing',
    read: (match, said) => birthday(match[1] ?? '', { ...said, context: undefined }),
  },
  {
    pattern: /^(?:be )?born ((?:the )?\d.+|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}* .+)$/iu,
    past: 'holds',
    read: (match, said) => birthday(match[1] ?? '', said),
  },
  {
    pattern:
      /^(?:be |have been )?(?:live|living|based|located|settled) (?:out |back |over |up |down |alone |here )*(?:with (?:my|a|the|two|three|some) (?:[\p{L}']+ ){1,4}?)?(?:in|at|near|outside|just outside|on the outskirts of|around) (.+)$/iu,
    bare: true,
    denied: 'ended',
    read: (match) => homeOf(match[1] ?? ''),
  },
  {
    pattern:
      /^(?:(?:have|be) )?(?:just )?(?:moved?|relocated?|settled|moving)(?: (?:back|out|over|house|all the way|up|down|here|away|home|again))* (?:from .{1,30} )?(?:to|in|near|into) (.+)$/i,
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
  {
    pattern:
      /^be (\p{Lu}[\p{Ll}'-]+(?:-\p{Lu}\p{Ll}+)?)(?: (?:btw|here|and you|from \p{Lu}.*|with an? .*))?$/u,
    of: 'self',
    past: 'nothing',
    read: (match) => (noName.test(match[1] ?? '') ? [] : called(match[1] ?? '')),
  },
];

function called(raw: string): readonly Draft[] {
  const all = /,| and | & /.test(raw) ? names(raw) : [];
  if (all.length > 1 && all.every((name) => name.split(' ').length === 1)) {
    return all.map((value) => ({ predicate: 'name', value, cardinality: 'many' as const }));
  }
  const value = nameLike(raw);
  return value === undefined ? [] : [{ predicate: 'name', value }];
}

function pronounsOf(raw = ''): readonly Draft[] {
  const said = raw.toLowerCase().replace(/ ?(?:\/|and) ?/g, '/');
  const whole: Readonly<Record<string, string>> = {
    he: 'he/him',
    she: 'she/her',
    they: 'they/them',
    xe: 'xe/xem',
  };
  return [{ predicate: 'pronouns', value: whole[said] ?? said }];
}

/** "37 next week" */
function turning(number: string, time: string, { context }: Parameters<Form['read']>[1]): readonly Draft[] {
  const years = ageOf(number);
  const when = dateIn(time, context, 'forward');
  if (years === undefined || !when) return [];
  const day = when.unit === 'day' ? yearDayOf(time, context) : undefined;
  return [
    ...(day === undefined ? [] : [{ predicate: 'birthday', value: day }]),
    {
      predicate: 'plan',
      value: `turn ${years} ${when.unit === 'day' ? 'on' : 'in'} ${when.unit === 'week' ? 'the week of ' : ''}${when.text}`,
      to: when.to,
    },
  ];
}

function ageDraft(raw = ''): readonly Draft[] {
  const value = ageOf(raw);
  return value === undefined ? [] : [{ predicate: 'age', value }];
}

function birthday(
  raw: string,
  {
    context,
    phrase,
  }: { readonly context: Parameters<typeof yearDayOf>[1]; readonly phrase: { readonly polarity: string } },
): readonly Draft[] {
  const told = raw.replace(/,? not (?!until|before).*$/i, '');
  const until = /^(?:not )?(?:until|before) (?:the )?(.+)$/i.exec(raw)?.[1];
  if (phrase.polarity === 'no' && until === undefined) return [];
  const value = yearDayOf(until ?? told, context);
  return value === undefined ? [] : [{ predicate: 'birthday', value }];
}

function birth(raw: string, said: Parameters<Form['read']>[1]): readonly Draft[] {
  const drafts: Draft[] = [];
  if (
    /\d|^(?:the )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|christmas|halloween|leap|new year|valentine|boxing|bastille|burns|pi day|groundhog|st\.? |saint |independence|bonfire|guy fawkes|day (?:after|before))/i.test(
      raw,
    )
  ) {
    drafts.push(...birthday(raw.replace(/^the /i, ''), said));
  }
  const where = /^(?!the \d|\d|the \p{L}+ies)(?:.*\bin )?(\p{Lu}[\p{L} '-]+)/u.exec(raw)?.[1];
  const from = where !== undefined && drafts.length === 0 ? originOf(where) : undefined;
  if (
    from !== undefined &&
    !/^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/.test(from)
  ) {
    drafts.push({ predicate: 'origin', value: from });
  }
  return drafts;
}

function originOf(raw: string): string | undefined {
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
