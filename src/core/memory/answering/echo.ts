/**
 * Finds what a user's own words say to a question by the words that both share: literally, by family, or by kind. The way to
 * everything that no concept of the lexicon speaks of.
 */
import { frameWords, stopWords } from '../search/stop-words.ts';
import { termOf, wordsOf } from '../search/terms.ts';
import { relatedTerms } from '../search/word-families.ts';
import { answerKinds, kindOf } from './answer-kinds.ts';
import { isUnreal } from './earnest.ts';
import type { MemoryQuestion } from './question.ts';
import { roleWords } from './role-words.ts';
import { type Clause, clausesIn, plainOf } from './statement.ts';
import type { Testimony } from './testimony.ts';
import { isOthers } from './whose-life.ts';

export interface Echo {
  readonly index: number;
  readonly message: Testimony;
  /** Share of the question's words that the message speaks of, in [0, 1]. */
  readonly score: number;
}

/** More than half of what the question speaks of must be spoken of. */
const echoThreshold = 0.5;
/** Of a question that may as well be one about the world. */
const openThreshold = 0.6;
/** Of two that are nearly as near, the later one holds. */
const sameMatter = 0.85;
/** What a match is worth that is only of the family or of the kind. */
const kindWorth = 0.7;
const frameWeight = 0.35;
/** Who bears a name is spoken of wherever it stands. */
const nameWeight = 3;

interface AskedWord {
  readonly word: string;
  readonly term: string;
  readonly weight: number;
  readonly related: ReadonlySet<string>;
  readonly kind: RegExp | undefined;
}

/** Days by their first three letters, however they are written. */
const shortDay = /^(mon|tue|wed|thu|fri|sat|sun)(?:s|rs?|days?|sdays?|nesdays?|rsdays?|urdays?)?$/;

/** Words that ask or tell when, and are no matter themselves. */
const asksOnly =
  /^(?:actually|anyway|currently|exactly|mostly|roughly|again|still|now|days?|dates?|times?|years?|name|called|kind|sort|type|minute|moment|ever|own|myself|happened|supposed)$/;

/** The statement that speaks most of what is asked, the latest of equals; undefined where none speaks of enough. */
export function findEcho(question: MemoryQuestion, said: readonly Testimony[]): Echo | undefined {
  const words = askedWords(question, namesIn(said));
  if (words.length === 0) return undefined;
  const echoes = said.flatMap((message, index) => {
    const score = isUnreal(said, index) ? 0 : echoOf(question, words, message);
    return score === 0 ? [] : [{ index, message, score }];
  });
  const top = Math.max(0, ...echoes.map(({ score }) => score));
  if (top < (question.loose ? openThreshold : echoThreshold)) return undefined;
  return echoes.findLast(({ score }) => score >= top * sameMatter);
}

/** Words that the speaker writes with a capital letter and never without: names, most of them. */
function namesIn(said: readonly Testimony[]): ReadonlySet<string> {
  const names = new Set<string>();
  const common = new Set<string>();
  for (const { text } of said) {
    for (const [word] of text.matchAll(/\p{L}{3,}/gu)) {
      if (/^\p{Ll}/u.test(word)) common.add(plainOf(word));
      else names.add(plainOf(word));
    }
  }
  return new Set([...names].filter((name) => !common.has(name)).map(termOf));
}

function askedWords({ plain, of }: MemoryQuestion, names: ReadonlySet<string>): readonly AskedWord[] {
  const words = new Map<string, AskedWord>();
  const kin = of.kind === 'role' ? new RegExp(`\\b(?:${roleWords(of.role).join('|')})s?\\b`) : undefined;
  for (const one of wordsOf(plain)) {
    const word = one.replace(shortDay, '$1');
    if (stopWords.has(word) || asksOnly.test(word) || /^(?:what|who|when|where|which|how|why)s?$/.test(word))
      continue;
    const term = termOf(word);
    words.set(term, {
      word,
      term,
      weight: names.has(term) ? nameWeight : frameWords.has(word) || frameWords.has(term) ? frameWeight : 1,
      related: new Set(relatedTerms(term).map((one) => one.term)),
      kind:
        (of.kind === 'role' && of.role.includes(word) ? kin : undefined) ??
        kindOf(word) ??
        kindOf(word.replace(/s$/, '')),
    });
  }
  const found = [...words.values()];
  // Words that only frame a question are no matter to answer.
  return found.some(({ weight }) => weight >= 1) ? found : [];
}

function echoOf(question: MemoryQuestion, words: readonly AskedWord[], message: Testimony): number {
  const terms = termsIn(plainOf(message.text));
  if (!words.some((word) => matches(word, terms, message.text.toLowerCase()) > 0)) return 0;
  const clauses = clausesIn(message.text);
  const others = words
    .filter(({ weight }) => weight === 1)
    .some(({ word }) => question.of.kind !== 'named' && isOthers(message.text, word));
  if (others) return 0;
  const told = clauses.filter(
    (clause) => !clause.idle && !unsettled.test(clause.plain) && isOf(question, clause),
  );
  if (told.length === 0 || !tellsMore(words, told)) return 0;
  const plain = told.map((clause) => clause.plain).join(' ');
  const own = termsIn(plain);
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  const spoken = words.reduce((sum, word) => sum + word.weight * matches(word, own, plain), 0);
  const fits = question.needs === undefined || kindsOfTime(question, plain);
  return (spoken / total) * (fits ? 1 : 0.7);
}

function termsIn(plain: string): ReadonlySet<string> {
  // A contracted s looks like a plural's: "vet's at 3".
  return new Set(
    wordsOf(plain).flatMap((word) => [termOf(word.replace(shortDay, '$1')), termOf(word.replace(/s$/, ''))]),
  );
}

function matches({ term, related, kind }: AskedWord, terms: ReadonlySet<string>, plain: string): number {
  if (terms.has(term)) return 1;
  for (const one of terms)
    if (term.length >= 4 && one.length >= 4 && (one.startsWith(term) || term.startsWith(one))) return 1;
  if (kind?.test(plain)) return kindWorth;
  for (const one of related) if (terms.has(one)) return kindWorth;
  return 0;
}

/** "When" is answered by a date as well as by an hour. */
function kindsOfTime({ needs }: MemoryQuestion, plain: string): boolean {
  if (needs === undefined) return true;
  return answerKinds[needs].test(plain) || (needs === 'date' && answerKinds.time.test(plain));
}

function isOf({ of, loose, plain: asked }: MemoryQuestion, { whose, plain }: Clause): boolean {
  // Nobody in particular is asked about: "what does declan do".
  if (loose && !/\b(?:i|im|ive|my|mine|me|we|our|us)\b/.test(asked)) return true;
  if (of.kind === 'self') return whose !== 'other' && !othersOwn.test(plain);
  if (of.kind === 'named') return true;
  return (
    (whose !== 'self' && !othersOwn.test(plain)) || roleWords(of.role).some((word) => plain.includes(word))
  );
}

/** Held back, denied of itself, or not come to pass. */
const unsettled =
  /\b(?:not telling|wouldnt say|wasnt|isnt|arent|aint|not (?:my|a|an|the)|(?:i )?dont have|applied|applying|considering|maybe|might|could be|no idea|dunno|not sure|supposedly|allegedly)\b/;

/** Somebody else's, whatever it is: "dads loft", "her bike", "Tunde's boat" is told by its capital letter elsewhere. */
const othersOwn =
  /\b(?:his|her|their|your|someones|somebodys|next doors|(?:mum|mom|dad|nan|gran|sister|brother|mate|friend|neighbou?r|boss|wife|husband|flatmate|roommate|cousin|uncle|aunt)s) \p{L}+/u;

/** Holds more than the words of the question. */
function tellsMore(words: readonly AskedWord[], clauses: readonly Clause[]): boolean {
  const asked = new Set(words.map(({ term }) => term));
  return clauses.some(({ plain }) =>
    wordsOf(plain).some((word) => !stopWords.has(word) && !asked.has(termOf(word))),
  );
}
