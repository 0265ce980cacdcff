/** What somebody is: nationality, religion, sign, hand, height, place among siblings. */
import { type Draft, type Form, fixed, one } from './forms.ts';
import { nationality, religion, sign } from './identity-forms.ts';

function natives(raw: string, { phrase }: { readonly phrase: { readonly words: string } }): readonly Draft[] {
  const half = /^be (half|part) /i.exec(phrase.words)?.[1];
  return [{ predicate: 'nationality', value: half === undefined ? raw : `${half.toLowerCase()} ${raw}` }];
}

export const natureForms: readonly Form[] = [
  {
    pattern: new RegExp(
      `^be (?:an? |half |part |originally |both |mixed )?(${nationality})(?: (?:citizen|national|guy|girl|woman|man|person|and .*|but .*|by .*|half .*|yes|here|,.*))?$`,
      'iu',
    ),
    denied: 'ended',
    read: (match, said) => natives(match[1] ?? '', said),
  },
  {
    pattern: new RegExp(
      `^be (?:an? |raised |brought up |a lapsed |a practising )?(${religion})(?: (?:but|by|,|and) .*)?$`,
      'iu',
    ),
    denied: 'ended',
    read: one('religion', (raw) => raw),
  },
  {
    pattern: /^(?:convert|converted) to (islam|judaism|christianity|buddhism|hinduism|catholicism)$/i,
    read: one('religion', (raw) => `converted to ${raw}`),
  },
  {
    pattern: new RegExp(`^be an? (?:typical |proud |classic |total )?(${sign})(?:[ ,].*)?$`, 'iu'),
    read: one('star sign', (raw) => raw),
  },
  {
    pattern: new RegExp(`^(?:star sign|zodiac sign|zodiac|sign) be (?:an? )?(${sign})$`, 'iu'),
    read: one('star sign', (raw) => raw),
  },
  {
    pattern: /^be (?:a )?(left|right)[- ]?(?:handed|hander|handy)(?:[ ,.].*)?$/i,
    bare: true,
    read: one('handedness', (raw) => `${raw}-handed`),
  },
  {
    pattern: /^be (?:a )?(lefty|southpaw|ambidextrous)$/i,
    read: one('handedness', (raw) => (/ambi/i.test(raw) ? raw : 'left-handed')),
  },
  {
    pattern: /^(left|right)[- ]?handed$/i,
    bare: true,
    of: 'self',
    read: one('handedness', (raw) => `${raw}-handed`),
  },
  {
    pattern:
      /^be (?:about |only |just |like |a massive |a tiny )?(\d['′]\s?\d{1,2}"?|\d ?(?:ft|foot|feet) ?\d{0,2}"?|1\d\d ?cm|1\.\d\d? ?m)(?: tall)?$/i,
    read: one('height', (raw) => raw),
  },
  {
    pattern:
      /^be (trans|nonbinary|non-binary|enby|genderfluid|agender|a trans (?:man|woman)|gay|lesbian|bi|bisexual|pansexual|asexual|ace|queer)(?: and .*)?$/i,
    bare: true,
    read: one('identity', (raw) => raw),
  },
  {
    pattern:
      /^(?:be )?(an only child|(?:the )?(?:oldest|youngest|middle child|eldest|baby)(?: of (?:\p{L}+|\d+))?(?: (?:kids|siblings|children))?|(?:a|an identical) twin)(?:[ ,].*)?$/iu,
    read: one('siblings', (raw) => raw),
  },
  { pattern: /^(only child)(?:[ ,].*)?$/i, bare: true, of: 'self', read: fixed('siblings', 'an only child') },
];
