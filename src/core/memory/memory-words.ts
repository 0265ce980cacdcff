/** What the reply side needs of memory's understanding of words, as one plain object for the composition root to hand over. */
import { describe, listed } from './describe.ts';
import { type ExtractedFact, readStatement } from './extract.ts';
import { answerFromFacts } from './look-up.ts';
import { petKinds } from './predicates.ts';

const ofSelf: Readonly<Record<string, string>> = {
  name: 'name',
  age: 'age',
  home: 'home',
  employer: 'work',
  job: 'work',
  studies: 'work',
  likes: 'like',
  dislikes: 'dislike',
  allergy: 'allergy',
  birthday: 'birthday',
};
const pet = new RegExp(`(?:^| )(?:${petKinds})$`, 'i');

/** What a fact is about, in one word that has phrases of its own; undefined for the rest. */
function topicOf(fact: ExtractedFact): string | undefined {
  if (fact.subject === 'self') return ofSelf[fact.predicate];
  return pet.test(fact.subject) ? 'pet' : 'family';
}

/** Facts as one clause: "your cat is called Bean and you like jazz". */
function describeAll(facts: readonly ExtractedFact[]): string {
  const groups = Map.groupBy(facts, (fact) => `${fact.subject} ${fact.predicate}`);
  return listed(
    [...groups.values()].flatMap(([first, ...more]) => (first ? [describe([first, ...more])] : [])),
  );
}

export const memoryWords = { readStatement, answerFromFacts, topicOf, describeAll };
