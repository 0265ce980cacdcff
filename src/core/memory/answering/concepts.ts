/**
 * What people are asked about, by concept: how a question names it, how a statement betrays it, and what an answer holds. A
 * general lexicon of English over plain text (lower case, without apostrophes and accents); not a list of answers.
 */

import { stopWords } from '../search/stop-words.ts';
import { termOf } from '../search/terms.ts';
import { ofDays } from './concepts-days.ts';
import { ofLife } from './concepts-life.ts';
import { ofSelf } from './concepts-self.ts';
import type { LifeConcept } from './life-concept.ts';

const concepts: readonly LifeConcept[] = [...ofSelf, ...ofDays, ...ofLife];

/** The concepts that a plain question names, in the order of the table. */
export function conceptsAsked(plain: string): readonly LifeConcept[] {
  return concepts.filter((concept) => concept.asked.test(plain));
}

const searched = new Map<string, readonly string[]>();

/** Index terms by which statements of a concept are found: the plain words of its cues. */
export function searchTermsOf({ name, cue, hint }: LifeConcept): readonly string[] {
  const known = searched.get(name);
  if (known) return known;
  const words = `${cue.source} ${hint?.source ?? ''}`.replace(/\\p\{L\}/g, ' ').match(/[a-z]{3,}/g) ?? [];
  const terms = [...new Set(words.filter((word) => !stopWords.has(word)).map(termOf))];
  searched.set(name, terms);
  return terms;
}
