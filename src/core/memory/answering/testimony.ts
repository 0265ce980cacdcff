/** What somebody said, held against a question: which of its words it speaks, and whether it tells more than was asked. */

import { frameWords, stopWords } from '../search/stop-words.ts';
import { termOf, termsOf, wordsOf } from '../search/terms.ts';
import { answerKinds } from './answer-kinds.ts';
import type { LifeConcept } from './life-concept.ts';
import type { MemoryQuestion, Specific } from './question.ts';
import type { Clause } from './statement.ts';
import { plainOf } from './statement.ts';

/** What somebody said, oldest first among its like. */
export interface Testimony {
  readonly id: number;
  readonly text: string;
  readonly sentAt: number;
  /** What the character asked right before, if it did. */
  readonly asked?: string;
}

/** "What's my dog called": of somebody or something else than the asker. */
export function asksName({ of, concepts }: MemoryQuestion): boolean {
  return of.kind !== 'self' && concepts.some(({ name }) => name === 'name');
}

/** How likely a name stands in a clause: by the words that give one, or by its capital letter inside the sentence. */
export function nameCue(raw: string, plain: string): number {
  if (
    /\b(?:called|named|names? (?:is|are|was|s)|(?:her|his|their|its) name|goes by|answers to|short for|spelled|spelt)\b/.test(
      plain,
    )
  )
    return 1;
  return /(?:[\p{L}\d,)'’&]\s+|^@|\s@)(?!I\b|I['’]|OMG\b|LOL\b|TV\b|UK\b|US\b)\p{Lu}\p{L}+/u.test(raw)
    ? 0.95
    : 0.4;
}

export function coverage(specifics: readonly Specific[], terms: readonly string[], plain: string): number {
  if (specifics.length === 0) return 0;
  const present = new Set(terms);
  let sum = 0;
  for (const { term, weight, related, kind, closed, word } of specifics) {
    const match =
      present.has(term) ||
      (word.length >= 4 &&
        terms.some((one) => one.length >= 4 && (one.startsWith(term) || term.startsWith(one))))
        ? 1
        : closed?.test(plain) || kind?.test(plain)
          ? 0.9
          : related.some((one) => present.has(one))
            ? 0.7
            : 0;
    sum += weight * match;
  }
  return sum;
}

export function meets(question: MemoryQuestion, plain: string): boolean {
  return question.needs === undefined || answerKinds[question.needs].test(plain);
}

/** Whether the character's own question was much the same, so that the next words answer it. */
export function askedAlike(question: MemoryQuestion, asked: string): number {
  const plain = plainOf(asked);
  if (
    question.concepts.some(
      (concept) => concept.asked.test(plain.replace(/\byour?\b/g, 'my')) || concept.cue.test(plain),
    )
  )
    return 0.8;
  return question.specifics.length > 0 && coverage(question.specifics, termsOf(asked), plain) > 0.7 ? 0.7 : 0;
}

const cuesEverywhere = new WeakMap<LifeConcept, RegExp>();

function everyCue(concept: LifeConcept): RegExp {
  const known = cuesEverywhere.get(concept);
  if (known) return known;
  const made = new RegExp(concept.cue.source, 'g');
  cuesEverywhere.set(concept, made);
  return made;
}

/** Whether it tells more than the question and the concept's own words. */
export function saysSomething(question: MemoryQuestion, clauses: readonly Pick<Clause, 'plain'>[]): boolean {
  if (question.yesNo) return true;
  const asked = new Set(termsOf(question.plain));
  const cues = question.concepts.map(everyCue);
  return clauses.some((clause) => {
    const rest = cues.reduce(
      (text, cue) => text.replace(cue, (match) => (/\d/.test(match) ? match : ' ')),
      clause.plain,
    );
    const novel = (text: string) =>
      wordsOf(text).filter(
        (word) =>
          !stopWords.has(word) &&
          !frameWords.has(word) &&
          !/^(?:whole|entire|really|totally|finally|today|yesterday|still|now|back|definitely)$/.test(word) &&
          !asked.has(termOf(word)),
      );
    return novel(rest).length > 0 || novel(clause.plain).length > 1;
  });
}
