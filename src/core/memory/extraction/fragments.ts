/** Makes sentences of what a chat leaves of them: "end goal = …", "me i'm jain", "told the dentist i can't have latex". */

/** What stands there, and the sentence it stands for. Each is read on a sentence whose short forms are written out. */
type Rule = readonly [pattern: RegExp, sentence: string];

const times = '(?:[01]?\\d|2[0-3])(?:[:.]\\d{2})?(?: ?[ap]m)?';
const weekday = '(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?s?';
const dayPart = '(?:mornings?|afternoons?|evenings?|nights?|lunchtimes?)';

const rules: readonly Rule[] = [
  // "me i'm jain", "me personally i hate olives"
  [/^me(?: personally)?,? (?=(?:I am|I have|i) )/i, ''],
  // Whoever told a professional a thing about themselves means it.
  [
    /^(?:I |i )?(?:(?:have )?told|keep telling|kept telling|warned|reminded|had to tell) (?:(?:the|my|our) \p{L}+|them|him|her|everyone|everybody)(?: (?:\d+x|twice|again|\p{L}+ times))? (?:that )?(?=(?:I|i|we|my) )/iu,
    '',
  ],
  // "end goal = straw bale house", "life goal: learn to sail"
  [
    /^(?:my )?(?:end|life|long[- ]term|big|main|only|current) (goal|dream|aim|ambition) ?(?:=|:|is) ?/i,
    'my $1 is ',
  ],
  [
    /^(?!so |far |me |total|score|result)(?:my )?([\p{L}' ]{2,24}\p{L}) ?(?:=|->|→) ?(?=[^\s=>])/u,
    'my $1 is ',
  ],
  // "real name's Anthony", "bday's the 17th"
  [
    /^((?:(?:real|full|actual|first|last|middle|maiden|sur|nick)[- ]?)?name|surname|nickname|birthday)'s (?=\S)/i,
    'my $1 is ',
  ],
  [/^(?:at least )?my (birthday)'s (?=\S)/i, 'my $1 is '],
  [/^(birthday) is (?:is )?(?=\S)/i, 'my $1 is '],
  [/^same (birthday) as [^,]{2,40}, /i, 'my $1 is '],
  [
    /^(?:our |the )?((?:quiz |pub quiz |dance |football )?(?:team|band|boat|group|crew)) name is (?=\S)/i,
    'my $1 name is ',
  ],
  [
    /^(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{Lu}[\p{L}-]+(?:,? (?:and )?then (\p{Lu}[\p{L}-]+)\b)+,?.*\b(?:stuck|for good|home now|since|years)\b.*$/u,
    'I live in $1',
  ],
  [/^he him(?: his)?(?:,.*)?$/i, 'my pronouns are he/him'],
  [/^she her(?: hers)?(?:,.*)?$/i, 'my pronouns are she/her'],
  [/^they them(?: theirs)?(?:,.*)?$/i, 'my pronouns are they/them'],
  [/^I have no (middle name)\b.*$/i, 'my $1 is none'],
  // "thursday nights im at welding class"
  [
    new RegExp(
      `^((?:on )?${weekday}(?: ${dayPart})?|${dayPart}|weekends?),? ((?:I|i|we) (?:am|are|have|do|go|play|ring|call|see|work|run|swim|train|teach|cook|bake)\\b[^,]*)`,
      'i',
    ),
    '$2 $1',
  ],
  // "exactly 2 yrs today since i left Manila"
  [
    /^(?:exactly |over |nearly |almost )?(\S+ (?:years?|months?|weeks?)) (?:today |now )?since (?:I|i|we) (?:left|moved (?:away )?from) (\p{Lu}[\p{L}' -]+?)(?:,.*)?$/u,
    'I used to live in $2',
  ],
  [
    /^(?:it has been |it is )?(\S+ (?:years?|months?|weeks?)) (?:today |now )?since (he|she|my \p{L}+|(?-i:\p{Lu})\p{L}+) (passed(?: away)?|died)\b.*$/iu,
    '$2 $3 $1 ago',
  ],
  [/ because (?:apparently|i guess|I guess|i think|I think|maybe)\b.*$/, ''],
  [/,? i guess$/i, ''],
  [
    /,? (?:who (?:was|am) (?:I|i) kidding|what was (?:I|i) thinking|who knew|go figure|why not|who cares)$/i,
    '',
  ],
  // "doc thinks it's ibs" – what a doctor found is had.
  [
    /^(?:the )?(?:scope|scan|test|blood|biopsy)s?(?: results?)?(?: (?:are|is))?(?: (?:in|back))?[:,] (?=it is |not )/i,
    '',
  ],
  // "bed by 10 every night"
  [
    new RegExp(
      `^(?:in )?bed (?:by|at|around|before) (${times})\\b(?: every (?:single )?night| without fail|,? always)*$`,
      'i',
    ),
    'I go to bed by $1 every night',
  ],
  [
    new RegExp(
      `^(?:up|awake) (?:by|at|before) (${times})\\b(?: every (?:single )?(?:day|morning)| without fail|,? always)*$`,
      'i',
    ),
    'I get up by $1 every morning',
  ],
  // "no longer at Acme" is told without a verb as often as with one.
  [/^no (?:job|work) (?:since|for|atm|at the moment|right now)\b.*$/i, 'I am out of work'],
  [
    /^(?:got|have|in) the (attic|box|back|front|top|basement|biggest|smallest|loft|spare|downstairs|upstairs|corner) (?:bed)?room\b.*$/i,
    'my room is the $1 room',
  ],
  [
    /^(\d(?:st|nd|rd|th)|first|second|third|final|last) year (\p{L}+(?: \p{L}+)?) at (?=\p{Lu})/u,
    'I study $2 at ',
  ],
  [
    /^(?:in|over in|out in|back in) (\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?) (?:for good|permanently|now|these days)\b.*$/u,
    'I live in $1',
  ],
  // "been at Harlow & Finch 6 yrs"
  [
    /^(?:I )?(?:have )?been at ((?-i:\p{Lu}).{1,40}?) (?:for )?(?:(?:about|over|nearly|almost) )?(?:\d+|\p{L}+) (?:years|months|weeks)\b.*$/iu,
    'I work at $1',
  ],
];

/** "hes 31 im 39", "she is a nurse im a cook": the comma that nobody typed. */
const runOn =
  /\b((?:I am|he is|she is|they are|we are|my \p{L}+ is) (?:\d{1,3}|an? \p{L}+)) (?=(?:I am|he is|she is|they are|we are) (?:\d|an? ))/giu;

/** One sentence, its short forms written out, as whoever wrote it would say it in full. */
export function wholeSentence(sentence: string): string {
  let whole = sentence.replace(runOn, '$1, ').replace(/\b(no \p{L}+) (?=no \p{L}+)/giu, '$1, ');
  for (const [pattern, full] of rules) whole = whole.replace(pattern, full);
  return whole;
}
