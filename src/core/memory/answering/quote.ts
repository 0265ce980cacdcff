/**
 * Finds what a user's own words say to a question where no fact was kept: scores every clause as testimony and cuts out the
 * smallest stretch that answers. Says nothing rather than something that only sounds near.
 */

import type { Fact } from '../../types.ts';
import { relationKinds } from '../predicates.ts';
import { type Candidate, cutOut, shortened } from './cut-out.ts';
import { isUnreal } from './earnest.ts';
import { findEcho } from './echo.ts';
import { ownAside } from './own-aside.ts';
import type { MemoryQuestion } from './question.ts';
import { type Scored, scoredClauses } from './score-clauses.ts';
import { clausesIn, plainOf } from './statement.ts';
import type { Testimony } from './testimony.ts';
import { atLast, heldBy, updateOf } from './updates.ts';
import { whomPatterns } from './whose-life.ts';

export interface FoundQuote {
  readonly messageId: number;
  readonly sentAt: number;
  /** The stretch of the message that answers. */
  readonly text: string;
  /** In (0, 1]: how sure it is that this answers. */
  readonly score: number;
}

/** Below this a stretch is not told: a cue of the matter with nothing of what the question names besides stays under it. */
const quoteThreshold = 0.5;
/** Where advice is asked for, or a reason. */
const plainThreshold = 0.7;
const quotesAtOnce = 3;

/** The stretches that answer, oldest first; none where nothing answers well enough. */
export function findQuotes(question: MemoryQuestion, said: readonly Testimony[]): readonly FoundQuote[] {
  const scored = question.loose ? [] : scoredQuotes(question, said);
  if (scored.length > 0 || (question.only && !/^(?:why|how come)/.test(question.plain))) return scored;
  const echo = findEcho(question, said);
  if (!echo) return [];
  const { message, score } = echo;
  return [updated(question, said, echo.index, { ...quoteOf(message, message.text), score })];
}

function scoredQuotes(question: MemoryQuestion, said: readonly Testimony[]): readonly FoundQuote[] {
  const whom = whomPatterns(question, said);
  const candidates: Candidate[] = [];
  for (const [index, message] of said.entries()) {
    if (isUnreal(said, index)) continue;
    const scored = scoredClauses(question, message, whom, candidates.at(-1), said[index - 1]);
    const best = scored.reduce<Scored | undefined>(
      (top, one) => (top && top.score >= one.score ? top : one),
      undefined,
    );
    if (!best || best.score < quoteThreshold * 0.6) continue;
    candidates.push({ index, message, clauses: scored, best, score: best.score });
  }
  const sure = candidates.filter((one) => one.score >= (question.only ? plainThreshold : quoteThreshold));
  if (sure.length === 0) return [];
  const top = Math.max(...sure.map((one) => one.score));
  return chosen(question, sure, top).map((one) =>
    updated(question, said, one.index, {
      ...quoteOf(one.message, cutOut(question, one, said)),
      score: Math.min(1, one.score),
    }),
  );
}

function quoteOf(message: Testimony, text: string): Omit<FoundQuote, 'score'> {
  return { messageId: message.id, sentAt: message.sentAt, text: shortened(text) };
}

/** What was said later of the same, in the place of what it changed. */
function updated(
  question: MemoryQuestion,
  said: readonly Testimony[],
  index: number,
  quote: FoundQuote,
): FoundQuote {
  const later = said[updateOf(question, said, index) ?? -1];
  if (later) return { ...quoteOf(later, heldBy(question, later, quote.text)), score: quote.score };
  const told = said[index];
  const last = told && atLast(question, told, quote.text);
  return { ...quote, text: shortened(last ?? ownAside(question, quote.text)) };
}

/** The later words that changed what these facts were made of, unless they say the same. */
export function changedSince(
  question: MemoryQuestion,
  facts: readonly Fact[],
  said: readonly Testimony[],
): FoundQuote | undefined {
  const source = Math.max(
    ...facts.map(({ sourceMessageId }) => said.findIndex(({ id }) => id === sourceMessageId)),
  );
  const told = said[source];
  const later = told && said[updateOf(question, said, source) ?? -1];
  if (!told || !later) return undefined;
  const held = heldBy(question, later, told.text);
  const plain = plainOf(held);
  if (facts.some(({ value }) => plain.includes(plainOf(value)))) return undefined;
  return { ...quoteOf(later, held), score: 1 };
}

function chosen(question: MemoryQuestion, sure: readonly Candidate[], top: number): readonly Candidate[] {
  const single = question.concepts.length === 0 || question.concepts.some((concept) => concept.single);
  if (!single || question.list) {
    const near = sure.filter((one) => one.score >= top * 0.8);
    return near.slice(-quotesAtOnce);
  }
  if (question.aspect === 'before') {
    const first = sure.find((one) => one.score >= top * 0.85);
    return first ? [first] : [];
  }
  const latest = sure.findLast((one) => one.score >= top * 0.75);
  return latest ? [latest] : [];
}

/** For "who is Darren": a stretch that names the person together with what they are to the speaker. */
export function findWho(name: string, said: readonly Testimony[]): readonly FoundQuote[] {
  const kin = new RegExp(
    `(?<!\\p{L})(?:my|our|a)?\\s?(?:\\p{L}+[ -])?(?:${relationKinds}|boss|manager|vet|gp|landlord|coworkers?|friends?|kids?|sons?|daughters?)s?(?!\\p{L})`,
    'u',
  );
  const called = new RegExp(`(?<!\\p{L})${plainOf(name)}s?(?!\\p{L})`, 'u');
  const found =
    said.findLast(({ text }) => {
      const plain = plainOf(text);
      return (
        called.test(plain) &&
        kin.test(plain.replace(called, ' ')) &&
        clausesIn(text).some((clause) => !clause.idle && called.test(clause.plain))
      );
    }) ??
    said.findLast(({ text }) =>
      clausesIn(text).some((clause) => !clause.idle && called.test(clause.plain) && clause.terms.length > 1),
    ) ??
    said.findLast(({ text }) =>
      clausesIn(text).some((clause) => !clause.asks && called.test(clause.plain) && clause.terms.length > 1),
    );
  return found
    ? [{ messageId: found.id, sentAt: found.sentAt, text: shortened(found.text), score: 0.8 }]
    : [];
}
