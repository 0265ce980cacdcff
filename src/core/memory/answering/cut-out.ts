/** Cuts the smallest stretch out of a message that answers a question and reads as one. */

import { termsOf } from '../search/terms.ts';
import type { MemoryQuestion } from './question.ts';
import { correctionMs, type Scored } from './score-clauses.ts';
import { plainOf } from './statement.ts';
import { asksName, coverage, meets, saysSomething, type Testimony } from './testimony.ts';

export interface Candidate {
  readonly index: number;
  readonly message: Testimony;
  readonly clauses: readonly Scored[];
  readonly best: Scored;
  readonly score: number;
}

const longestQuote = 220;

/** The smallest stretch around the best clause that holds an answer and reads as one. */
export function cutOut(question: MemoryQuestion, candidate: Candidate, said: readonly Testimony[]): string {
  const { clauses, best, message } = candidate;
  const at = clauses.indexOf(best);
  let [from, to] = [at, at];
  const fits = (one: Scored | undefined): boolean =>
    one !== undefined &&
    !one.clause.idle &&
    (one.clause.whose === best.clause.whose ||
      one.clause.whose === 'open' ||
      (best.clause.whose === 'open' && (question.of.kind !== 'self' || one.clause.whose === 'self'))) &&
    !(one.clause.denies && !best.clause.denies) &&
    !(best.clause.when === 'now' && one.clause.when === 'before');
  const stretch = () => clauses.slice(from, to + 1);
  const short = () =>
    ((question.needs !== undefined || asksName(question)) && !stretch().some((one) => one.meetsNeed)) ||
    !saysSomething(
      question,
      stretch().map((one) => one.clause),
    );
  while (short() && fits(clauses[to + 1]) && to - at < 3) to += 1;
  while (short() && fits(clauses[from - 1]) && at - from < 2) from -= 1;
  const first = clauses[from]?.clause.start ?? 0;
  const last = clauses[to]?.clause.end ?? message.text.length;
  const text = shortened(coreOf(question, withoutContrast(message.text.slice(first, last), question)));
  if (!short()) return text;
  const before = said[candidate.index - 1];
  return before && message.sentAt - before.sentAt < correctionMs && before.text.length < 160
    ? `${before.text.trim()} … ${text}`
    : text;
}

/** Of a clause that strings asides together by commas, the one that answers, where a single value is asked for. */
function coreOf(question: MemoryQuestion, text: string): string {
  if (question.list || question.of.kind !== 'self' || !question.concepts.every(({ single }) => single))
    return text;
  const asides = text.split(/,\s+/);
  if (asides.length < 2) return text;
  const [core, ...more] = asides.filter((aside) => {
    const plain = plainOf(aside);
    const clause = { plain } as const;
    const covers =
      question.specifics.length === 0 || coverage(question.specifics, termsOf(aside), plain) > 0.6;
    return (
      covers &&
      question.concepts.some(({ cue }) => cue.test(plain)) &&
      meets(question, plain) &&
      saysSomething(question, [clause])
    );
  });
  return core !== undefined && more.length === 0 ? core : text;
}

/** What holds without what it is set against: "moved from support to data" -> "… to data", "tea, not coffee" -> "tea". */
function withoutContrast(text: string, { aspect, of, yesNo }: MemoryQuestion): string {
  if (aspect === 'before' || of.kind === 'named' || yesNo) return text;
  const end =
    /[,;–—-]?\s+(?:(?<=\bto\s.+)(?:over |up |down |back )?from\s|(?:instead of|rather than|as opposed to|unlike)\s|(?<=[,;–—-]\s+)(?:not|never|no)\s|(?:and|but) not\s).*$/isu.exec(
      text,
    );
  const kept =
    end && end.index > 0 && text.slice(0, end.index).trim().split(/\s+/).length > 1
      ? text.slice(0, end.index)
      : text;
  const turn =
    /^.*?\b(?:(?:mov|switch|swap|chang|transfer|promot|went|gone|convert|graduat|upgrad|downgrad|bump|push|reschedul)\p{L}*\b[^,]*?\bfrom\s[^,]+?\s(?=(?:to|into)\s)|(?:swap|switch|trad|replac|ditch|exchang)\p{L}*\s(?:in )?(?:my|the|our)\s[^,]+?\s(?=(?:in )?(?:for|with)\s))/isu.exec(
      kept,
    );
  return turn && kept.slice(turn[0].length).split(/\s+/).length > 1
    ? `… ${kept.slice(turn[0].length)}`
    : kept;
}

export function shortened(text: string): string {
  const clean = text.replace(/\s+/g, ' ').trim();
  if (clean.length <= longestQuote) return clean;
  return `${clean.slice(0, longestQuote).replace(/\s+\S*$/, '')} …`;
}
