/** Who somebody is: name and pronouns; age and home have files of their own. */
import { ageForms } from './age-forms.ts';
import { type Draft, type Form, one } from './forms.ts';
import { homeForms } from './home-forms.ts';
import { nameLike, names } from './values.ts';

const pronounSet =
  '(?:(?:he|she|they|xe|ze|zie|ey|fae|ve|it|any|no)(?: ?(?:/|and) ?(?:him|her|hers|them|they|he|she|xem|xyr|zir|hir|em|faer|ver|vis|its|his|theirs|it|all|any))+|they|she|he|any pronouns|xe)';
const pronouns = new RegExp(
  `^(?:my )?(?:pronouns?(?: be|:)? |use |go by |prefer |be (?=\\p{L}+/))(${pronounSet})(?: pronouns?)?(?:[ ,.].*)?$`,
  'iu',
);

export const nationality =
  'british|english|scottish|welsh|irish|northern irish|french|german|austrian|swiss|dutch|belgian|danish|swedish|norwegian|finnish|icelandic|spanish|catalan|basque|portuguese|italian|sicilian|greek|cypriot|maltese|polish|czech|slovak|slovenian|croatian|serbian|bosnian|albanian|macedonian|bulgarian|romanian|moldovan|hungarian|ukrainian|russian|belarusian|estonian|latvian|lithuanian|georgian|armenian|turkish|kurdish|iranian|persian|iraqi|syrian|lebanese|israeli|palestinian|jordanian|egyptian|moroccan|algerian|tunisian|libyan|saudi|emirati|yemeni|afghan|pakistani|indian|punjabi|bengali|bangladeshi|sri lankan|tamil|nepali|tibetan|chinese|taiwanese|hong kongese|japanese|korean|south korean|vietnamese|thai|cambodian|filipino|filipina|malaysian|singaporean|indonesian|burmese|mongolian|kazakh|uzbek|australian|aussie|kiwi|new zealander|maori|samoan|american|canadian|québécois|mexican|guatemalan|cuban|dominican|haitian|jamaican|trinidadian|bajan|puerto rican|colombian|venezuelan|ecuadorian|peruvian|bolivian|chilean|argentinian|argentine|uruguayan|paraguayan|brazilian|nigerian|ghanaian|kenyan|ugandan|tanzanian|ethiopian|eritrean|somali|sudanese|south african|zimbabwean|zambian|congolese|rwandan|senegalese|cameroonian|ivorian|angolan|mozambican';
export const religion =
  'catholic|roman catholic|protestant|christian|orthodox|methodist|baptist|anglican|quaker|mormon|muslim|jewish|hindu|sikh|buddhist|jain|pagan|wiccan|atheist|agnostic|not religious|evangelical|lutheran';
export const sign =
  'aries|taurus|gemini|cancer|leo|virgo|libra|scorpio|sagittarius|capricorn|aquarius|pisces';

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
  ...ageForms,
  ...homeForms,
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
