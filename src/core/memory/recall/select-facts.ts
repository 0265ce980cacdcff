/** Which of the known facts go into a turn: those that it speaks of, then the most salient, as many as fit. */
import type { Fact } from '../../types.ts';
import { countTokens } from '../tokens.ts';
import { salience } from './salience.ts';

export interface FactSelection {
  /** The words of the turn. */
  readonly text: string;
  readonly now: number;
  /** Estimated tokens of all facts together. */
  readonly tokens: number;
}

/** What a fact costs beside its words: whose it is and when it was said. */
const frameTokens = 10;

/** Most fitting first, in an order that depends on the facts alone, however the store gave them. */
export function selectFacts(facts: readonly Fact[], { text, now, tokens }: FactSelection): readonly Fact[] {
  const words = wordsOf(text);
  const ranked = facts
    .map((fact) => ({ fact, mentioned: isMentioned(fact, words), salience: salience(fact, now) }))
    .sort(
      (a, b) => Number(b.mentioned) - Number(a.mentioned) || b.salience - a.salience || b.fact.id - a.fact.id,
    );
  let left = tokens;
  return ranked.flatMap(({ fact }) => {
    const cost = frameTokens + countTokens(`${fact.entity.name} ${fact.predicate} ${fact.value}`);
    if (cost > left) return [];
    left -= cost;
    return fact;
  });
}

/** The facts that the words of a turn speak of: by whom or what they are about, or by their value. */
export function factsSpokenOf(facts: readonly Fact[], text: string): readonly Fact[] {
  const words = wordsOf(text);
  return facts.filter((fact) => isMentioned(fact, words));
}

function isMentioned({ entity, value }: Fact, words: ReadonlySet<string>): boolean {
  const labels = entity.kind === 'self' ? [value] : [entity.name, ...entity.aliases, value];
  return labels.some((label) => {
    const own = [...wordsOf(label)].filter((word) => word.length > 2);
    return own.length > 0 && own.every((word) => words.has(word));
  });
}

/** Lower case, without possessive and plural endings, so that "Bella's" and "dogs" speak of Bella and the dog. */
function wordsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? [];
  return new Set(words.map((word) => word.replace(/['’]s?$|['’]s$/u, '').replace(/(?<=\p{L}{3})s$/u, '')));
}
