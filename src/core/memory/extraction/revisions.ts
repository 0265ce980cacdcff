/** What a later, shorter message changes of what was told before: "they rang, 4:30 now", "make that 7", "keto is over". */
import type { ExtractionContext, KnownFact } from './extracted-fact.ts';
import type { Draft } from './forms.ts';
import { nameLike, numberOf, thing } from './values.ts';

/** A change that names nothing of the old statement is about one told no longer ago. */
const lately = 2 * 24 * 60 * 60_000;
/** One that names it may come later; what is older has its own words when it changes. */
const knownLong = 400 * 24 * 60 * 60_000;

const clock = '(?:[01]?\\d|2[0-3])(?:[:.]\\d{2})?(?: ?[ap]m)?|noon|midnight';
const number =
  '\\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty';
const change =
  /\b(?:its|it is|we are|now|instead|make (?:that|it)|moved|changed|pushed|brought forward|more like|lowered|raised|bumped|cut|dropped|down to|up to|swapped|returned|took|sent|left|only|actually|turns out|over|done|finished|gone|dead|history|out of|not|no more|died|switched|cancelled|canceled|postponed|scrapped|binned|called off)\b/i;

const toTime = new RegExp(
  `^(?:(.{2,30}?) (?:is|are|got|was|has been) |(?:it|they) (?:is|are|got|was|have) |(?:they |it )?)?(?:(?:now|actually|make (?:that|it)|moved (?:it )?to|changed (?:it )?to|pushed (?:it )?(?:back )?to|brought (?:it )?forward to|more like|at|around|about|closer to) )*(${clock})(?: (?:now|instead|today|tonight|these days))*$`,
  'i',
);
const timeTold = new RegExp(
  `\\b(?:at|by|around|before|from) (?:${clock})\\b|\\b\\d{1,2}[:.]\\d{2}(?: ?[ap]m)?\\b|\\b\\d{1,2} ?[ap]m\\b`,
  'i',
);
const toNumber = new RegExp(
  `^(?:(?:it is|its|they are|there are|there is|I have|we have|we are|make (?:that|it)|(?:have )?(?:lowered|raised|cut|dropped|bumped|changed|reduced|upped) (?:it |that )?(?:down |up )?to|down to|up to|got|aiming for|only) ?)+(?:now |down to |up to |actually |only |just )*(${number})(?: of (?:them|us))?(?: (?:now|instead|actually|left))*$`,
  'i',
);
const counted = new RegExp(
  `(?<![\\d-])\\b(?:${number})\\b(?!-\\d|[:.]\\d| (?:January|February|March|April|May|June|July|August|September|October|November|December))`,
  'i',
);
const finished =
  /^(?:my |the |our |that )?(.{2,30}?)(?: streak| phase| diet| thing| lessons)?(?: is|'s| are| has| have)?(?: (?:all|officially|now|well and truly))? (?:over|done|finished|history|gone|dead(?: to me)?|died|no more)$/i;
const without =
  /^(?:I am |we are )?(?:no more|done with|out of|off|finished with|given up on|gave up on|dropped|binned(?: off)?|packed in|pulled out of) (?:the |my |that )?(.{3,30}?)(?: for good| now| trip| thing| this year)?$/i;
const endable =
  /^(?:diet|hobby|likes|plays|learns|plan|goal|routine|supports|saving for|hair colour|studies)$/;
const postponed =
  /^(?:(?:they|it|work|the (?:hospital|vet|dentist|school|airline)) )(?:have |has |got |was |been )*(?:pushed|postponed|called off|cancelled|canceled|scrapped|binned|moved)(?: (?:it|that|me|us))?(?: (?:back|off))?$/i;
const placed = /^(?:the )?\p{Lu}[\p{L}' ]{2,30}, (?=\d{4}-\d{2})|^the \p{L}[\p{L}' ]{2,30}, (?=\d{4}-\d{2})/u;
export const colours =
  /^(?:black|blonde?|brown|red|ginger|copper|orange|blue|green|purple|pink|silver|grey|gray|white|teal|auburn|platinum|turquoise|lilac|lavender|natural|brunette)$/i;

/** The facts that a clause ends and those that it puts in their place; undefined when it revises nothing that stands. */
export function revised(
  said: string,
  standing: readonly KnownFact[],
  context: ExtractionContext | undefined,
): readonly Draft[] | undefined {
  if (standing.length === 0 || said.length > 80 || !change.test(said)) return undefined;
  const clause = said.replace(/^(\p{L}+)'s (?=now|at|more|about|around)/iu, '$1 is ');
  const within = (longest: number) =>
    standing.filter(
      ({ validFrom, effect }) =>
        effect === 'holds' && (context === undefined || Math.abs(context.sentAt - validFrom) <= longest),
    );
  const fresh = within(lately);
  return (
    anotherTime(clause, within(knownLong), fresh) ??
    anotherNumber(clause, within(knownLong), fresh) ??
    anotherName(clause, fresh) ??
    swapped(clause, within(knownLong)) ??
    elsewhere(clause, within(knownLong)) ??
    culprit(clause, within(knownLong)) ??
    recoloured(clause, within(knownLong)) ??
    over(clause, within(knownLong)) ??
    putOff(clause, within(knownLong)) ??
    notSo(clause, fresh)
  );
}

function anotherTime(
  clause: string,
  all: readonly KnownFact[],
  fresh: readonly KnownFact[],
): readonly Draft[] | undefined {
  const match = toTime.exec(clause);
  if (
    !match ||
    !/\b(?:now|instead|make|moved|changed|pushed|forward|more like|closer to|actually)\b/i.test(clause)
  )
    return undefined;
  const time = match[2] ?? '';
  const named = wordsOf(match[1] ?? '');
  const timed = ({ value }: KnownFact) => timeTold.test(value);
  const fact =
    all.find((one) => timed(one) && shares(one, named)) ??
    (named.length === 0 ? fresh.find(timed) : undefined);
  if (!fact) return undefined;
  const before = /^(?:at|by|around|before|from) /i.exec(timeTold.exec(fact.value)?.[0] ?? '')?.[0] ?? '';
  const about = /more like|around|about|closer to/i.test(clause) && before !== '' ? 'around ' : before;
  return replaced(fact, fact.value.replace(timeTold, `${about}${time}`));
}

function anotherNumber(
  clause: string,
  all: readonly KnownFact[],
  fresh: readonly KnownFact[],
): readonly Draft[] | undefined {
  const told = toNumber.exec(clause)?.[1];
  if (told === undefined) return undefined;
  const explicit = /\b(?:make|lowered|raised|cut|dropped|bumped|changed|reduced|upped)\b/i.test(clause);
  if (!explicit && !/\b(?:now|left|down to|up to|instead|actually|only)\b/i.test(clause)) return undefined;
  const numbered = ({ value, predicate }: KnownFact) =>
    counted.test(value) && !/^(?:birthday|age|height|address|death)$/.test(predicate);
  const fact =
    fresh.find(numbered) ??
    (explicit ? all.find((one) => one.predicate === 'goal' && numbered(one)) : undefined);
  return fact && replaced(fact, fact.value.replace(counted, String(numberOf(told) ?? told)));
}

/** "she's Margot now", "we're Les Quizerables now" */
function anotherName(clause: string, fresh: readonly KnownFact[]): readonly Draft[] | undefined {
  const match =
    /^(?:so |it is )?(he|she|they|it|we) (?:is|are) (?:called )?(\p{Lu}[\p{L}' -]{1,30}) now$/u.exec(clause);
  const name = nameLike(match?.[2] ?? '');
  if (!match || name === undefined) return undefined;
  const ours = /^(?:we|it)$/i.test(match[1] ?? '');
  const fact = fresh.find(({ predicate, entity }) =>
    ours
      ? entity.kind === 'self' && /.name$/.test(predicate)
      : predicate === 'name' && entity.kind !== 'self',
  );
  return fact && replaced(fact, name);
}

/** "took it back", "swapped it for a slow cooker" */
function swapped(clause: string, all: readonly KnownFact[]): readonly Draft[] | undefined {
  const back =
    /^(?:I |i )?(?:have )?(?:took|taken|sent|brought) (?:it|them|that) back$|^(?:I |i )?(?:have )?returned (?:it|them|that)$/i.test(
      clause,
    );
  const wanted =
    /^(?:I |i )?(?:have )?(?:swapped|exchanged|traded) (?:it|them|that) (?:in )?for (?:an? |the |some )?(.+)$/i.exec(
      clause,
    )?.[1];
  const value = wanted === undefined ? undefined : thing(wanted, 5);
  if (!back && value === undefined) return undefined;
  const owned = all.find(({ predicate, entity }) => predicate === 'owns' && entity.kind === 'self');
  if (value === undefined) return owned && [ended(owned)];
  const got: Draft = { predicate: 'owns', value: `a ${value}`.replace(/^a (?=[aeiou])/i, 'an ') };
  return owned ? [ended(owned), got] : [got];
}

/** "so it's the bowling alley": what is to be somewhere is to be elsewhere. */
function elsewhere(clause: string, all: readonly KnownFact[]): readonly Draft[] | undefined {
  const said =
    /^(?:so )?(?:it is|its|they are|we are) (?:now |actually )?(?:at |in )?(the \p{L}[\p{L}' -]{2,30}?)(?: now| instead)?$/iu.exec(
      clause,
    )?.[1];
  const place = said === undefined ? undefined : thing(said, 4);
  const fact = place && all.find(({ value, entity }) => entity.kind === 'self' && placed.test(value));
  return fact ? replaced(fact, fact.value.replace(placed, `${place}, `)) : undefined;
}

/** "it's the soy in it that gets me": not what was thought before. */
function culprit(clause: string, all: readonly KnownFact[]): readonly Draft[] | undefined {
  const said =
    /^(?:it is|its) (?:actually )?(?:the )?(.{2,30}?)(?: in .{2,30}?)? (?:that|which) (?:gets|kills|sets|does|makes) me\b/i.exec(
      clause,
    )?.[1];
  const value = said === undefined ? undefined : thing(said, 3);
  const before = all.find(
    ({ predicate, entity }) => /^(?:allergy|avoids)$/.test(predicate) && entity.kind === 'self',
  );
  return value === undefined || !before ? undefined : [ended(before), { predicate: 'allergy', value }];
}

function recoloured(clause: string, all: readonly KnownFact[]): readonly Draft[] | undefined {
  const colour = /^(?:it is|its|my hair is) (\p{L}+) now$/iu.exec(clause)?.[1];
  if (colour === undefined || !colours.test(colour)) return undefined;
  const hair = all.find(({ predicate }) => predicate === 'hair colour');
  return hair && replaced(hair, colour);
}

/** "keto is over", "sudoku is dead to me", "I'm out of skiing" */
function over(clause: string, all: readonly KnownFact[]): readonly Draft[] | undefined {
  const match = finished.exec(clause) ?? without.exec(clause);
  const named = wordsOf(match?.[1] ?? '');
  if (!match || named.length === 0 || named.length > 3) return undefined;
  const facts = all.filter(
    (fact) => fact.entity.kind === 'self' && endable.test(fact.predicate) && shares(fact, named),
  );
  return facts.length === 0 ? undefined : facts.slice(0, 3).map(ended);
}

/** "they pushed it": what had a day has none. */
function putOff(clause: string, all: readonly KnownFact[]): readonly Draft[] | undefined {
  if (!postponed.test(clause)) return undefined;
  const dated = all.find(
    ({ value, predicate }) => /\d{4}-\d{2}-\d{2}/.test(value) && !/^(?:birthday|event)$/.test(predicate),
  );
  if (!dated) return undefined;
  return dated.cardinality === 'one' ? replaced(dated, 'postponed') : [ended(dated)];
}

/** "not ibs": what was told as so is not; what it is instead may follow. */
function notSo(clause: string, fresh: readonly KnownFact[]): readonly Draft[] | undefined {
  const wrong = /^(?:it is |its |so )?not (?:a |an |the )?(\p{L}[\p{L}' -]{1,28})$/iu
    .exec(clause)?.[1]
    ?.toLowerCase();
  const fact = fresh.find(({ value }) => value.toLowerCase() === wrong);
  return fact && [ended(fact)];
}

function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).filter(
    (word) => !/^(?:the|and|that|this|they|she|his|her|its|our|was|all|now|not)$/.test(word),
  );
}

/** All the words, also as the beginning of a longer one: "ski" and "skiing". */
function shares({ predicate, value }: KnownFact, named: readonly string[]): boolean {
  if (named.length === 0) return false;
  const own = wordsOf(`${predicate} ${value}`);
  return named.every((word) =>
    own.some(
      (other) => other === word || (Math.min(word.length, other.length) >= 3 && sameStem(word, other)),
    ),
  );
}

function sameStem(word: string, other: string): boolean {
  const [short, long] = word.length < other.length ? [word, other] : [other, word];
  return long.startsWith(short) && /^(?:s|es|ing|ed|er)$/.test(long.slice(short.length));
}

function ended({ entity, predicate, value, cardinality }: KnownFact): Draft {
  return { entity, predicate, value, effect: 'ended', cardinality };
}

function replaced(fact: KnownFact, value: string): readonly Draft[] | undefined {
  if (value.toLowerCase() === fact.value.toLowerCase()) return undefined;
  const { entity, predicate, cardinality } = fact;
  const mended: Draft = { entity, predicate, value, cardinality };
  return cardinality === 'many' ? [ended(fact), mended] : [mended];
}
