/** A question, read for the search: what it is about, and what kind of answer it wants. Whom it is about: people-asked.ts. */
import { type DateRange, datesOf } from './question-dates.ts';
import { frameWords } from './stop-words.ts';
import { isTopicWord, termOf, wordsOf } from './terms.ts';
import { relatedTerms } from './word-families.ts';

/** One thing asked for, by any of its names. */
export interface Concept {
  /** As it stands in the question, lower case. */
  readonly word: string;
  /** How much it counts among the others, in (0, 1]. */
  readonly weight: number;
  /** Index terms with what a match of each is worth, in (0, 1]; the question's own first. */
  readonly terms: readonly ConceptTerm[];
}

export interface ConceptTerm {
  readonly term: string;
  readonly worth: number;
}

export interface PassageQuery {
  /** All words in order, stop words included, lower case. */
  readonly words: readonly string[];
  readonly concepts: readonly Concept[];
  readonly asksWhen: boolean;
  readonly dates: readonly DateRange[];
}

/** A word that frames a question counts so much of one that names its topic. */
const frameWeight = 1 / 3;
/** Two of its words written as one ("roadtrip") are nearly the same as both. */
const compoundWorth = 0.9;
/** A pasted page is no question: only so much of it is read. */
const maxChars = 2_000;
const maxConcepts = 24;

const whenPatterns = [
  /(?:^|[,;:.!?]|\b(?:know|remember|recall|me|and|or|since|until|exactly)) *when\b/,
  /\bwhen (?:did|do|does|is|are|was|were|will|would|has|have|had|can|could|should|am)\b/,
  /\b(?:what|which) (?:date|day|month|year|time)\b/,
  /\bhow (?:long|recently)\b/,
];

/** `now`: milliseconds since 1970, what "last week" is reckoned from. */
export function queryOf(question: string, now: number): PassageQuery {
  const text = question.slice(0, maxChars);
  const words = wordsOf(text);
  const lower = text.toLowerCase();
  return {
    words,
    concepts: conceptsOf(words),
    asksWhen: whenPatterns.some((pattern) => pattern.test(lower)),
    dates: datesOf(text, now),
  };
}

/** The terms to search for, all the question's own before any that merely stand for them. */
export function searchTerms({ concepts }: PassageQuery, limit: number): readonly string[] {
  const all = concepts.flatMap(({ terms }) => terms).toSorted((a, b) => b.worth - a.worth);
  return [...new Set(all.map(({ term }) => term))].slice(0, limit);
}

function conceptsOf(words: readonly string[]): readonly Concept[] {
  const concepts = new Map<string, Concept>();
  words.forEach((word, index) => {
    const term = termOf(word);
    if (concepts.size >= maxConcepts || !isTopicWord(word) || concepts.has(term)) return;
    const compounds = [words[index - 1], words[index + 1]].flatMap((neighbour, side) => {
      if (neighbour === undefined || !isTopicWord(neighbour)) return [];
      return { term: termOf(side === 0 ? neighbour + word : word + neighbour), worth: compoundWorth };
    });
    const weight = frameWords.has(word) ? frameWeight : 1;
    concepts.set(term, { word, weight, terms: [{ term, worth: 1 }, ...compounds, ...relatedTerms(term)] });
  });
  return [...concepts.values()];
}
