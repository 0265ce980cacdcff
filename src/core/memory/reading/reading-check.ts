/** Holds what a model claims to have read against what was really said. */
import type { Audience, EntityRef, NewFact, StoredMessage } from '../../types.ts';
import { type PredicateSpec, predicateSpec } from '../predicates.ts';
import { termsOf, wordsOf } from '../search/terms.ts';
import { onOneLine } from './data-lines.ts';
import { ownWords } from './own-words.ts';
import { readablePredicates } from './reading-predicates.ts';
import { attribute, type Claim } from './reading-schema.ts';

/** Why a claim was dropped. */
export type Doubt =
  /** Not of this batch, or not said by a user who remembers. */
  | 'no_source'
  /** The message does not say these words, or only repeats them. */
  | 'no_quote'
  | 'asked'
  | 'predicate'
  /** Hardly a word of the value, or none of the entity's name, is the writer's. */
  | 'not_said'
  | 'value';

export interface CheckedClaims {
  readonly facts: readonly NewFact[];
  readonly doubts: Readonly<Partial<Record<Doubt, number>>>;
}

/** A reading by a model is right less often than one by form. */
const confidence = 0.6;
/** A quote must say something by itself. */
const leastQuoteChars = 6;
const maxValueWords = 16;

/**
 * The facts among the claims. `sources`: the messages that may be one, all of the same audience, each by a user who
 * remembers.
 */
export function checkClaims(
  claims: readonly Claim[],
  sources: readonly StoredMessage[],
  audience: Audience,
): CheckedClaims {
  const facts: NewFact[] = [];
  const doubts: Partial<Record<Doubt, number>> = {};
  for (const claim of claims) {
    const checked = checkClaim(claim, sources);
    if (typeof checked === 'string') doubts[checked] = (doubts[checked] ?? 0) + 1;
    else facts.push({ ...checked, audience });
  }
  return { facts, doubts };
}

function checkClaim(claim: Claim, sources: readonly StoredMessage[]): Omit<NewFact, 'audience'> | Doubt {
  const source = sources.find(({ id }) => id === claim.message);
  if (source?.userId === undefined || source.fromCharacter) return 'no_source';
  if (!onOneLine(source.text).includes(onOneLine(claim.quote))) return 'no_quote';
  // Said, and not only repeated after somebody else.
  const said = onOneLine(ownWords(source.text));
  const quote = onOneLine(ownWords(claim.quote));
  const at = said.indexOf(quote);
  if (at < 0 || quote.length < Math.min(leastQuoteChars, said.length)) return 'no_quote';
  if (isAsked(quote, said.slice(at + quote.length))) return 'asked';

  const predicate = predicateOf(claim, said);
  if (predicate === undefined) return 'predicate';
  const value = onOneLine(claim.value);
  if (value === '' ? claim.effect === 'holds' : !isTidy(value)) return 'value';
  const theirs = sources.filter(({ userId }) => userId === source.userId).map(({ text }) => ownWords(text));
  const entity = entityOf(claim, theirs.join('\n'));
  if (entity === undefined || !isSaid(value, said)) return 'not_said';
  const { cardinality, importance, ends }: Pick<PredicateSpec, 'cardinality' | 'importance' | 'ends'> =
    predicateSpec(predicate);
  return {
    ownerUserId: source.userId,
    entity: predicate === 'name' ? named(entity, value) : entity,
    predicate,
    value,
    cardinality,
    effect: claim.effect,
    ...(ends && claim.effect === 'holds' ? { ends } : {}),
    sourceMessageId: source.id,
    validFrom: source.sentAt,
    confidence,
    importance,
  };
}

/** The quoted words end in a question mark, or the sentence that they end does. */
function isAsked(quote: string, rest: string): boolean {
  return quote.includes('?') || /^[\s"')\]]*\?/.test(rest);
}

/** A row of the table, or an attribute by a name that the message says. */
function predicateOf({ predicate, attribute: name }: Claim, said: string): string | undefined {
  if (readablePredicates.includes(predicate)) return predicate;
  if (predicate !== attribute) return undefined;
  const words = wordsOf(name);
  const plain = words.join(' ');
  const own = new Set(wordsOf(said));
  const fits = words.length >= 1 && words.length <= 4 && plain.length >= 3 && plain.length <= 40;
  return fits && words.every((word) => own.has(word)) ? plain : undefined;
}

/** Bounded, and one phrase: no mark of a list, a line or a markup. */
function isTidy(value: string): boolean {
  return value.split(' ').length <= maxValueWords && !/[<>{}`|…]/.test(value);
}

const selfNames = /^(?:self|i|me|myself|user|speaker|writer|the (?:user|speaker|writer))$/;

/** Whom it is about; undefined where the writer never spoke of such a one in this batch. */
function entityOf({ entity, kind, alsoCalled }: Claim, theirs: string): EntityRef | undefined {
  const name = labelOf(entity);
  if (selfNames.test(name)) return { name: 'self', kind: 'self', aliases: [] };
  if (kind === 'self' || name === '') return undefined;
  const own = new Set(wordsOf(theirs));
  const isTheirs = (label: string) => wordsOf(label).every((word) => own.has(word));
  if (!isTheirs(name)) return undefined;
  const aliases = alsoCalled
    .map(labelOf)
    .filter((label) => label !== '' && label !== name && isTheirs(label));
  return { name, kind, aliases: [...new Set(aliases)] };
}

/** As the store keeps names: lower case, without "my". Empty for what is no name. */
function labelOf(label: string): string {
  const plain = onOneLine(label.toLowerCase().replaceAll('’', "'")).replace(/^(?:my|our|the|an?) /, '');
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}'. -]*$/u.test(plain) ? plain : '';
}

/** Whoever is told to be called something is found by it from then on. */
function named(entity: EntityRef, value: string): EntityRef {
  if (entity.kind === 'self') return entity;
  return { ...entity, aliases: [...new Set([...entity.aliases, value.toLowerCase()])] };
}

/** At least half of the value's words are the writer's; dates and numbers may have been worked out. */
function isSaid(value: string, said: string): boolean {
  const terms = termsOf(value.replace(dates, ' ')).filter((term) => !/^\p{N}+$/u.test(term));
  if (terms.length === 0) return true;
  const own = new Set(termsOf(said));
  return terms.filter((term) => own.has(term)).length * 2 >= terms.length;
}

const dates =
  /\b(?:\d{4}-\d{2}-\d{2}|\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december))\b/gi;
