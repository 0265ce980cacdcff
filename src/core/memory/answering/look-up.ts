/** Answers memory questions from facts: by whom they are about, what they say, and when it was so. Never guesses. */
import type { Fact } from '../../types.ts';
import { describe, sentence } from '../describe.ts';
import { termsOf } from '../search/terms.ts';
import { kindOf } from './answer-kinds.ts';
import type { MemoryQuestion } from './question.ts';
import { roleWords } from './role-words.ts';
import { plainOf } from './statement.ts';

export interface FoundFacts {
  readonly facts: readonly [Fact, ...Fact[]];
  /** Sentence in the second person. */
  readonly answer: string;
  /** False where the value need not be of the kind that the question names, yet is all that is known of the matter. */
  readonly exact: boolean;
}

const valuesAtOnce = 8;
/** So few values of a predicate may be meant by a question that names them otherwise. */
const fewValues = 2;
/** Sentences told of a person at once; more would be a list, which `/memory` shows. */
const sentencesAtOnce = 8;

/** `facts`: of whom is asked about, ended ones too, newest first. Undefined where none of them answers. */
export function factsFor(
  question: MemoryQuestion,
  facts: readonly Fact[],
  now: number,
): FoundFacts | undefined {
  if (question.kind === 'everything') return everythingOf(facts.filter((fact) => stands(fact, now)));
  if (question.kind === 'who') return whoIs(question, facts, now);
  const ofThem = facts.filter((fact) => isOf(question, fact));
  const wanted =
    question.aspect === 'before'
      ? ofThem.filter((fact) => !stands(fact, now) && fact.effect !== 'ended')
      : ofThem.filter((fact) => stands(fact, now));
  return told(question, wanted, true) ?? (question.yesNo ? undefined : told(question, wanted, false));
}

function told(question: MemoryQuestion, wanted: readonly Fact[], exact: boolean): FoundFacts | undefined {
  const { of } = question;
  for (const predicate of predicatesOf(question)) {
    const found = distinct(
      wanted.filter(
        (fact) =>
          (fact.entity.kind === 'self' && of.kind === 'role'
            ? roleWords(of.role).includes(fact.predicate)
            : samePredicate(fact.predicate, predicate)) &&
          (!exact || fits(question, fact)),
      ),
    );
    const [first] = found;
    if (
      !first ||
      (!exact && (found.length > fewValues || question.specifics.some(({ closed }) => closed !== undefined)))
    )
      continue;
    const theirs = found.filter((fact) => fact.entity.id === first.entity.id || predicate === 'name');
    const [head, ...more] =
      first.cardinality === 'one' && predicate !== 'name' ? [first] : theirs.slice(0, valuesAtOnce);
    if (!head) continue;
    const same = [head, ...more] as const;
    const answer =
      predicate === 'name' && more.length > 0 && new Set(same.map((fact) => fact.entity.id)).size > 1
        ? same.map((fact) => sentence(describe([fact]))).join(' ')
        : sentence(describe(same, question.aspect === 'before'));
    return { facts: same, answer, exact };
  }
  return undefined;
}

function stands(fact: Fact, now: number): boolean {
  return fact.effect !== 'ended' && (fact.validTo === undefined || fact.validTo > now);
}

function isOf({ of }: MemoryQuestion, { entity, predicate }: Fact): boolean {
  if (of.kind === 'self') return entity.kind === 'self';
  if (of.kind === 'named')
    return (
      entity.name === of.name ||
      entity.aliases.some((alias) => alias === of.name || alias.split(' ')[0] === of.name)
    );
  // "My partner is Jo" is told of the speaker.
  if (entity.kind === 'self') return roleWords(of.role).includes(predicate);
  const words = roleWords(of.role);
  const asked = of.role.split(' ');
  const own = entity.name.split(' ');
  if (asked.length > 1 && own.length > 1 && asked[0] !== own[0]) return false;
  return words.includes(entity.name) || words.includes(own.at(-1) ?? '');
}

/** Predicates that answer, best first: those of the concepts, and the attribute that the question names. */
function predicatesOf({ concepts, specifics, plain }: MemoryQuestion): readonly string[] {
  const favourite = concepts.some(({ name }) => name === 'favourite');
  const named = specifics.map(({ word }) => (favourite ? `favourite ${word}` : word));
  const attribute = /\bmy (?:\p{L}+s )?(?<what>\p{L}+(?: \p{L}+)?)$/u.exec(plain)?.groups?.what;
  return [
    ...named,
    ...(attribute === undefined ? [] : [attribute]),
    ...(favourite ? [] : concepts.flatMap(({ predicates }) => predicates)),
  ];
}

function samePredicate(stored: string, asked: string): boolean {
  return stored === asked || (stored.includes(' ') && termsOf(stored).join(' ') === termsOf(asked).join(' '));
}

/** Only values that hold what the question names: "do I like olives", "which instrument do I play". */
function fits({ specifics, concepts, yesNo }: MemoryQuestion, { value, predicate, entity }: Fact): boolean {
  const left = specifics.filter(
    ({ word, term }) =>
      !predicate.includes(word) && !termsOf(predicate).includes(term) && !entity.name.includes(word),
  );
  // All of what may harm is told, whatever kind of it was asked for.
  if (left.length === 0 || (predicate === 'allergy' && !yesNo)) return true;
  if (concepts.length === 0) return false;
  const plain = plainOf(value);
  const terms = new Set(termsOf(value));
  return left.every(
    ({ word, term, closed, kind }) =>
      terms.has(term) || closed?.test(plain) || (kind ?? kindOf(word))?.test(plain),
  );
}

/** The same thing told in two places is two facts, and one answer. */
function distinct(facts: readonly Fact[]): readonly Fact[] {
  const groups = Map.groupBy(facts, ({ entity, value }) => JSON.stringify([entity.id, value.toLowerCase()]));
  return [...groups.values()].flatMap(([first]) => first ?? []);
}

function whoIs({ of }: MemoryQuestion, facts: readonly Fact[], now: number): FoundFacts | undefined {
  if (of.kind !== 'named') return undefined;
  const { name } = of;
  const known = facts.find(
    ({ entity, predicate, value }) =>
      (predicate === 'name' && plainOf(value) === name) ||
      entity.aliases.includes(name) ||
      entity.name === name,
  );
  if (!known || (known.validTo !== undefined && known.validTo <= now)) return undefined;
  const called = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  if (known.entity.kind === 'self') return { facts: [known], answer: 'That is you.', exact: true };
  const relation = facts.find((fact) => fact.entity.id === known.entity.id && fact.predicate === 'relation');
  if (relation)
    return { facts: [relation], answer: sentence(`${called} is your ${relation.value}`), exact: true };
  if (known.entity.name === name) return undefined;
  return { facts: [known], answer: sentence(`${called} is your ${known.entity.name}`), exact: true };
}

function everythingOf(facts: readonly Fact[]): FoundFacts | undefined {
  const named = new Set(
    facts.filter(({ predicate }) => predicate === 'name').map(({ value }) => value.toLowerCase()),
  );
  // "You have a cat" says nothing beside "your cat is called Bean".
  const own = facts.filter(
    ({ predicate, entity }) => predicate !== 'has' || named.size === 0 || entity.kind !== 'self',
  );
  const groups = Map.groupBy(distinct(own), (fact) => `${fact.entity.id} ${fact.predicate}`);
  const weight = ([first]: readonly Fact[]) => first?.importance ?? 0;
  const told = [...groups.values()].toSorted((a, b) => weight(b) - weight(a)).slice(0, sentencesAtOnce);
  const answer = told
    .flatMap(([first, ...more]) => (first ? [sentence(describe([first, ...more]))] : []))
    .join(' ');
  const [first, ...rest] = told.flat();
  return first && { facts: [first, ...rest], answer, exact: true };
}
