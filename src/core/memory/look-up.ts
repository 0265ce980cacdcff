/** Answers memory questions from stored facts, or says that nothing is known. Never guesses. */
import type { Fact } from '../types.ts';
import { describe, describeAsked, listed, sentence } from './describe.ts';
import { type MemoryQuestion, memoryQuestionOf } from './question.ts';

export type LookUp =
  /** Sentences in the second person: "Your dog is called Bella." */
  | { readonly kind: 'answer'; readonly answer: string; readonly about: 'one' | 'everything' }
  /** A memory question to which no stored fact is the answer; `subject` ends the sentence "I don't know …". */
  | { readonly kind: 'unknown'; readonly subject: string };

type Known = Pick<Fact, 'subject' | 'predicate' | 'value'>;

/** Sentences told of a person at once; more would be a list, which `/memory` shows. */
const sentencesAtOnce = 6;

/**
 * `facts`: the speaker's own current facts that the place may read. Undefined when the text is no question to memory, or
 * one that something else than a stored fact might answer.
 */
export function answerFromFacts(question: string, facts: readonly Known[]): LookUp | undefined {
  const asked = memoryQuestionOf(question);
  if (!asked) return undefined;
  const known = distinct(facts);
  if (asked.kind === 'everything') return everythingOf(known);
  if (asked.kind === 'who') return whoIs(asked.name, known);
  return about(asked, known);
}

/** The same thing told in two places is two facts, and one answer. */
function distinct(facts: readonly Known[]): readonly Known[] {
  const key = ({ subject, predicate, value }: Known) =>
    JSON.stringify([subject, predicate, value.toLowerCase()]);
  return [...Map.groupBy(facts, key).values()].flatMap(([first]) => first ?? []);
}

function about(
  asked: Extract<MemoryQuestion, { kind: 'about' }>,
  facts: readonly Known[],
): LookUp | undefined {
  const found = asked.predicates.map((predicate) => matching(facts, asked.subject, predicate, asked.mention));
  const [first, ...more] = found.find((matches) => matches.length > 0) ?? [];
  if (first) return { kind: 'answer', answer: sentence(describe([first, ...more])), about: 'one' };
  const pets = asked.predicates.includes('has') ? housemates(facts, asked.mention ?? '') : undefined;
  if (pets) return { kind: 'answer', answer: pets, about: 'one' };
  const predicate = asked.predicates[0] ?? 'note';
  if (!asked.sure) return undefined;
  return {
    kind: 'unknown',
    subject: asked.mention ? 'that about you' : describeAsked(asked.subject, predicate),
  };
}

function matching(
  facts: readonly Known[],
  subject: string,
  predicate: string,
  mention?: string,
): readonly Known[] {
  const same = facts.filter((fact) => {
    if (!sameSubject(fact.subject, subject) || !samePredicate(fact.predicate, predicate)) return false;
    return mention === undefined || fact.value.toLowerCase().includes(mention);
  });
  const subjects = new Set(same.map((fact) => fact.subject));
  return same.filter((fact) => fact.subject === [...subjects][0]);
}

/** A plain role answers for its kind: "older sister" for "sister", where that is all there is. */
function sameSubject(stored: string, asked: string): boolean {
  const canonical = (subject: string): string => synonyms[subject] ?? subject;
  return canonical(stored) === canonical(asked) || (asked !== 'self' && stored.endsWith(` ${asked}`));
}

function samePredicate(stored: string, asked: string): boolean {
  const spelt = (predicate: string): string =>
    predicate
      .replace(/\bcolor\b/, 'colour')
      .replace(/\b(?:movie)\b/, 'film')
      .replace(/\buni\b/, 'university');
  return spelt(stored) === spelt(asked);
}

const synonyms: Readonly<Record<string, string>> = {
  mom: 'mum',
  mother: 'mum',
  father: 'dad',
  puppy: 'dog',
  kitten: 'cat',
  gf: 'girlfriend',
  bf: 'boyfriend',
  nana: 'nan',
  gran: 'grandma',
  grandmother: 'grandma',
  grandfather: 'grandpa',
  auntie: 'aunt',
  flatmate: 'roommate',
  housemate: 'roommate',
};

function housemates(facts: readonly Known[], mention: string): string | undefined {
  const named = facts.filter(
    (fact) => fact.predicate === 'name' && fact.subject.includes(mention) && mention !== '',
  );
  const [first, ...more] = named;
  return first ? sentence(listed([first, ...more].map((fact) => describe([fact])))) : undefined;
}

function whoIs(name: string, facts: readonly Known[]): LookUp | undefined {
  const known = facts.find((fact) => fact.predicate === 'name' && fact.value.toLowerCase() === name);
  if (!known) return undefined;
  const answer = known.subject === 'self' ? 'That is you.' : `${known.value} is your ${known.subject}.`;
  return { kind: 'answer', answer, about: 'one' };
}

function everythingOf(facts: readonly Known[]): LookUp {
  const groups = Map.groupBy(facts, (fact) => `${fact.subject} ${fact.predicate}`);
  const told = [...groups.values()].slice(0, sentencesAtOnce).flatMap(([first, ...more]) => {
    return first ? [sentence(describe([first, ...more]))] : [];
  });
  if (told.length === 0) return { kind: 'unknown', subject: 'anything about you yet' };
  return { kind: 'answer', answer: told.join(' '), about: 'everything' };
}
