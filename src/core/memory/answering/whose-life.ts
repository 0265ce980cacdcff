/** Whom a clause speaks of, held against whom a question asks about: "my roommate went carnivore" says nothing of what I eat. */

import { stopWords } from '../search/stop-words.ts';
import type { LifeConcept } from './life-concept.ts';
import type { MemoryQuestion } from './question.ts';
import { roleWords } from './role-words.ts';
import { type Clause, plainOf } from './statement.ts';
import type { Testimony } from './testimony.ts';

/** What else is known of the clause. */
export interface Beside {
  readonly cue: number;
  readonly terms: number;
  readonly corrects: boolean;
  /** The whole message, in plain words. */
  readonly plain: string;
  readonly whom: WhomPatterns;
}

/** Compiled once for a question; nothing for the asker's own life. */
export interface WhomPatterns {
  readonly mentioned?: RegExp;
  /** "their baby", "my mate's dog": somebody else's, when the asker's own is meant. */
  readonly foreign?: RegExp;
}

export function whomPatterns({ of }: MemoryQuestion, said: readonly Testimony[]): WhomPatterns {
  if (of.kind === 'self') return {};
  const wanted = of.kind === 'named' ? [of.name] : [...roleWords(of.role), ...namesOf(of.role, said)];
  const any = wanted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const mentioned = new RegExp(`(?<!\\p{L})(?:${any})s?(?!\\p{L})`, 'u');
  if (of.kind === 'named') return { mentioned };
  const owners =
    '(?:mate|friend|neighbou?r|coworker|colleague|cousin|sister|brother|boss|flatmate|roommate)s';
  return {
    mentioned,
    foreign: new RegExp(`(?<!\\p{L})(?:their|his|her|(?:\\p{L}+ )?${owners}) (?:\\p{L}+ )?(?:${any})`, 'u'),
  };
}

/** Somebody else's thing of this name: "Tunde's boat", "next door's husky", "their baby". `raw` keeps its apostrophes. */
export function isOthers(raw: string, word: string): boolean {
  const owner =
    "(?:(?!(?:it|that|this|he|she|there|here|what|who|where|let|how|when|today|tonight|tomorrow|year|week)['’]s)\\p{L}+['’]s|his|her|their|your)";
  return new RegExp(`(?<!\\p{L})${owner} (?:\\p{L}+ )?${word}`, 'iu').test(raw);
}

/** How well the clause speaks of whom the question asks about, in [0, 1]. */
export function speaksOf(
  { of, specifics, concepts }: MemoryQuestion,
  clause: Clause,
  evidence: Beside,
): number {
  if (evidence.corrects) return 1;
  const about = (name: string) => concepts.some((concept) => concept.name === name);
  if (of.kind === 'self') {
    if (about('age') && /^(?:my|our|the) (?!age)\p{L}+ (?:is|are|was|turns|turned)\b/u.test(clause.plain))
      return 0;
    if (clause.whose !== 'other') return 1;
    if (about('pronouns') && !/\b(?:my|our|his|her|their) \p{L}+/u.test(clause.plain)) return 1;
    if (kinConcepts.some((name) => about(name)) && evidence.cue === 1 && theirOwn.test(clause.plain))
      return 0.9;
    if (about('name') && /\b(?:calls?|called|says?|knows?|named) \p{L}+/u.test(clause.plain)) return 0.9;
    // "Dana is visiting in may" is for "when is dana visiting"; it says nothing of where I live.
    return concepts.length === 0 || (specifics.length > 0 && evidence.terms >= 0.75 && !personal(concepts))
      ? 0.9
      : 0;
  }
  const { mentioned, foreign } = evidence.whom;
  const mentions = (text: string) => mentioned?.test(text) === true;
  if (foreign?.test(clause.plain) && !specifics.some(({ word }) => clause.plain.includes(word))) return 0;
  if (mentions(clause.plain)) return 1;
  if (
    of.kind === 'role' &&
    /^(?:.+ )?(?:pets?|partner|spouse|other half|kids?|child|children|siblings?)$/.test(of.role) &&
    evidence.cue === 1 &&
    clause.whose !== 'other' &&
    kinConcepts.some((name) => about(name)) &&
    !concepts.some((concept) => concept.bar?.test(clause.plain))
  )
    return 0.9;
  if (mentions(evidence.plain)) return clause.whose === 'self' && clause.plain.startsWith('i') ? 0.6 : 0.9;
  return 0;
}

/** Concepts whose own cues name the person or animal. */
const kinConcepts = ['partner', 'children', 'pet', 'siblings'] as const;

/** Somebody of the speaker's own is who the clause speaks of: "husband burnt the rice", "my kids are at school". */
const theirOwn =
  /^(?:(?:so|and|but|also|ok|omg|ugh|the) )*(?:my |our )?(?:\p{L}+ )?(?:wife|husband|hubby|missus|girlfriend|boyfriend|gf|bf|partner|spouse|fiancee?|kids?|son|daughter|toddler|baby|twins|dog|cat|puppy|kitten|rabbit|brother|sister|siblings?)s?\b(?! (?:friend|boss|dog|cat|wife|husband|kids?|baby))/u;

function personal(concepts: readonly LifeConcept[]): boolean {
  return concepts.some(({ name }) => name !== 'plan');
}

/** What the speaker calls whom the role names: "my manager Ottoline", "Mia is my sister", "our cat is called Bean". */
function namesOf(role: string, said: readonly Testimony[]): readonly string[] {
  const kind = `(?:${roleWords(role)
    .filter((word) => word !== 'vet' && word !== 'school run')
    .join('|')})`;
  const patterns = [
    new RegExp(
      `\\b(?:[Mm]y|[Oo]ur|[Tt]he) (?:\\p{Ll}+ ){0,2}${kind}(?:,? | is called | is named | called | named |'?s name is | is )(\\p{Lu}[\\p{L}'-]+)`,
      'gu',
    ),
    new RegExp(`(\\p{Lu}\\p{L}+)(?:,| is|'s|’s)? (?:my|our) (?:\\p{Ll}+ ){0,2}${kind}\\b`, 'gu'),
  ];
  const names = said.flatMap(({ text }) =>
    patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => plainOf(match[1] ?? ''))),
  );
  return [...new Set(names)].filter((name) => name.length > 1 && !stopWords.has(name));
}
