/** How well each clause of a message answers a question. */

import { termsOf } from '../search/terms.ts';
import type { MemoryQuestion } from './question.ts';
import { type Clause, clausesIn, plainOf } from './statement.ts';
import {
  askedAlike,
  asksName,
  coverage,
  meets,
  nameCue,
  saysSomething,
  type Testimony,
} from './testimony.ts';
import { type Beside, isOthers, speaksOf, type WhomPatterns } from './whose-life.ts';

/** A hint alone never reaches the threshold. */
const hintWeight = 0.4;
/** Corrections follow what they correct within this. */
export const correctionMs = 30 * 60_000;

export interface Scored {
  readonly clause: Clause;
  readonly score: number;
  readonly cue: number;
  readonly terms: number;
  readonly meetsNeed: boolean;
}

/** Concepts of which a denial says nothing positive. */
const spoiltByDenial = new Set([
  'name',
  'pronouns',
  'age',
  'birthday',
  'home',
  'origin',
  'employer',
  'job',
  'team',
  'studies',
  'school',
  'family name',
  'allergy',
  'fear',
  'partner',
  'favourite',
  'likes',
  'language',
  'possession',
  'handedness',
  'hobby',
  'plan',
]);

/** Concepts whose own words are the answer: "left handed", "veggie", "only child". */
const toldByItself = new Set([
  'handedness',
  'diet',
  'religion',
  'partner',
  'siblings',
  'children',
  'pet',
  'health',
  'pronouns',
  'work hours',
  'employer',
  'job',
  'birthday',
  'age',
  'fear',
  'allergy',
]);

const correction =
  /^(?:\*|(?:small |quick |slight )?(?:correction|fix|edit|update)\b|i mean\b|i meant\b|actually\b|oops\b|whoops\b|wait\b|scratch that\b|strike that\b|nvm\b|nope\b|no\b|not (?![a-z]+ing\b)|sorry\b|make that\b|or (?:the|is|was|rather)\b|rather\b|turns out\b|typo\b|autocorrect\b|ok(?:ay)? (?:so )?(?:its|he|she|they|actually)\b|(?:he|she|they) (?:just )?(?:informed|corrected|told|says|reminded)|(?:its|it is) (?:now|actually)\b|changed to\b|moved to\b|now its\b)/;

export function scoredClauses(
  question: MemoryQuestion,
  message: Testimony,
  whom: WhomPatterns,
  previous: { readonly message: Testimony } | undefined,
  before: Testimony | undefined,
): readonly Scored[] {
  const plain = plainOf(message.text);
  const inMessage =
    question.specifics.length === 0 ? 0 : coverage(question.specifics, termsOf(message.text), plain);
  const corrects =
    previous !== undefined &&
    previous.message === before &&
    message.sentAt - previous.message.sentAt <= correctionMs &&
    correction.test(plain);
  const answers = message.asked === undefined ? 0 : askedAlike(question, message.asked);
  const near =
    corrects ||
    answers > 0 ||
    inMessage > 0 ||
    (asksName(question) ? whom.mentioned?.test(plain) : spokenOf(question, plain));
  // Most of what people say is about something else, and is not taken apart.
  if (!near) return [];
  const clauses = clausesIn(message.text);
  let carried = Math.max(corrects ? 1.2 : 0, answers);
  const inSentence = (sentence: number): number => {
    if (inMessage === 0) return 0;
    const own = clauses.filter((clause) => clause.sentence === sentence);
    return coverage(
      question.specifics,
      own.flatMap(({ terms }) => terms),
      own.map((clause) => clause.plain).join(' '),
    );
  };
  const scored: Scored[] = [];
  for (const [index, clause] of clauses.entries()) {
    const raw = message.text.slice(clause.start, clause.end);
    const cue = asksName(question) ? nameCue(raw, clause.plain) : cueOf(question, clause);
    const own = Math.max(cue, carried * 0.8);
    const shared = cue > 0 || question.concepts.length === 0 ? 0.8 : 0.6;
    const terms = Math.max(
      coverage(question.specifics, clause.terms, clause.plain),
      inSentence(clause.sentence) * 0.85,
      inMessage * shared,
      corrects ? 0.9 : 0,
    );
    const meetsNeed =
      (asksName(question) ? nameCue(raw, clause.plain) >= 0.9 : meets(question, clause.plain)) ||
      (corrects && question.needs !== undefined && /\d/.test(clause.plain));
    const nearby =
      meetsNeed ||
      clauses
        .slice(index + 1, index + 3)
        .some(
          (next) =>
            !next.idle &&
            (asksName(question)
              ? nameCue(message.text.slice(next.start, next.end), next.plain) >= 0.9
              : meets(question, next.plain)),
        );
    const foreign =
      question.of.kind === 'self' &&
      question.specifics.some(({ word, weight }) => weight > 0.3 && isOthers(raw, word));
    const score = foreign
      ? 0
      : weighed(question, clause, { cue: own, terms, meetsNeed, nearby, plain, whom, corrects });
    scored.push({ clause, score, cue: own, terms, meetsNeed });
    // What a clause is about carries on: "spoken? just dutch"; "im not allergic to gluten. the real one is kiwi".
    if (clause.terms.length === 0 && cue === 0) continue;
    const theirs = clause.whose === 'other' && question.of.kind === 'self';
    carried =
      cue >= 0.9 && !theirs && !clause.idle
        ? 1
        : clause.asks && coverage(question.specifics, clause.terms, clause.plain) > 0.6
          ? 0.8
          : carried * 0.6;
  }
  return scored;
}

function spokenOf({ concepts }: MemoryQuestion, plain: string): boolean {
  return concepts.some(({ cue }) => cue.test(plain));
}

function cueOf(question: MemoryQuestion, clause: Clause): number {
  let top = 0;
  for (const concept of question.concepts) {
    if (question.of.kind === 'self' && concept.bar?.test(clause.plain)) continue;
    const weight = concept.cue.test(clause.plain) ? 1 : concept.hint?.test(clause.plain) ? hintWeight : 0;
    top = Math.max(top, weight);
  }
  return top;
}

interface Evidence extends Beside {
  readonly meetsNeed: boolean;
  /** What is needed stands in the clauses right after. */
  readonly nearby: boolean;
}

function weighed(question: MemoryQuestion, clause: Clause, evidence: Evidence): number {
  if (clause.idle || (evidence.cue === 0 && evidence.terms === 0)) return 0;
  const barred = question.concepts.some(
    ({ bar, name }) => (name !== 'pet' || question.of.kind === 'self') && bar?.test(clause.plain),
  );
  if (barred) return 0;
  const { cue, terms } = evidence;
  const specific = question.specifics.length > 0;
  let score = !specific
    ? cue
    : question.concepts.length === 0
      ? terms
      : cue > 0
        ? 0.42 * cue + 0.58 * terms
        : 0.7 * terms;
  if ((question.needs !== undefined || asksName(question)) && !evidence.meetsNeed)
    score *= evidence.nearby ? 0.9 : 0.4;
  for (const { closed } of question.specifics) if (closed && !closed.test(clause.plain)) score *= 0.4;
  if (score < 0.1) return 0;
  score *= speaksOf(question, clause, evidence);
  if (score === 0) return 0;
  // "Do I speak Welsh?" is no matter of speaking alone.
  if (question.yesNo && specific && terms < 0.7) score *= 0.5;
  if (clause.denies && !question.yesNo && question.concepts.some(({ name }) => spoiltByDenial.has(name)))
    score *= 0.55;
  if (
    !question.yesNo &&
    !question.concepts.some(({ name }) => toldByItself.has(name)) &&
    !saysSomething(question, [clause])
  )
    score *= 0.45;
  if (clause.denies && /\b(?:dont|cant|wont|not|never|avoid)\b/.test(question.plain)) score *= 1.1;
  return score * inTime(question, clause) + richness(question, clause);
}

/** Of two that are as near, the one that tells more: at most a twentieth. */
function richness(question: MemoryQuestion, clause: Clause): number {
  const asked = new Set(termsOf(question.plain));
  return 0.01 * Math.min(5, new Set(clause.terms.filter((term) => !asked.has(term))).size);
}

function inTime({ aspect, plain }: MemoryQuestion, { when }: Clause): number {
  if (aspect === 'before') return when === 'before' ? 1 : when === 'now' ? 0.6 : 0.85;
  const past = /^(?:\p{L}+ )?(?:did|was|were|had)\b/u.test(plain) || /\b(?:did|was) i\b/.test(plain);
  if (past) return 1;
  return when === 'before' ? (aspect === 'now' ? 0.6 : 0.75) : when === 'now' ? 1.1 : 1;
}
