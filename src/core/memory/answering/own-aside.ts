/** Of a sentence that tells several things side by side, the one that is asked for: "mon dentist, weds choir". */
import { stopWords } from '../search/stop-words.ts';
import { termOf, wordsOf } from '../search/terms.ts';
import type { MemoryQuestion } from './question.ts';
import { plainOf } from './statement.ts';
import { meets } from './testimony.ts';

/** Where one of the things told ends and the next begins. */
const between = /[,;]\s+|\s+(?:and )?then\s+/;
const ofSelf = /\b(?:i|im|ive|me|my|mine|myself|we|our|ours)\b/;
const ofOthers = /\b(?:their|theirs|his|hers?|they|he|she|him|them|\p{L}+'s|dads?|mums?|moms?)\b/iu;
/** Days by their first three letters, however they are written. */
const shortDay = /^(mon|tue|wed|thu|fri|sat|sun)(?:s|rs?|days?|sdays?|nesdays?|rsdays?|urdays?)?$/;
const questionWord = /^(?:what|who|whom|whose|when|where|which|how|why)s?$/;

/**
 * The part that alone shares words with the question, where it tells more than these words; else the part that alone is of the
 * speaker, where another is of somebody else. The whole text where neither is clear, or where several things are asked for.
 */
export function ownAside(question: MemoryQuestion, text: string): string {
  if (asksForAll(question)) return text;
  const parts = text.split(between).filter((part) => part.trim() !== '');
  if (parts.length < 2) return text;
  const asked = topicsIn(question.plain);
  const [one, ...more] = parts.filter((part) => [...topicsIn(plainOf(part))].some((term) => asked.has(term)));
  const isClear = one !== undefined && more.length === 0 && tells(one, asked);
  if (isClear && meets(question, plainOf(one))) return one;
  return asksOfSelf(question) ? (speakersOwn(parts) ?? text) : text;
}

/** "which printers do i have" wants them all, and a reason or a "yes" may stand anywhere. */
const severalAsked =
  /^(?:which|what|who)(?: kinds? of)? (?:[\p{L}\p{N}]+ ){0,2}?[\p{L}\p{N}]{3,}(?<!s)s (?:do|did|have|are|were|am|can|should)\b/u;

function asksForAll({ list, yesNo, aspect, plain }: MemoryQuestion): boolean {
  return list || yesNo || aspect === 'before' || /^(?:why|how come)/.test(plain) || severalAsked.test(plain);
}

function asksOfSelf({ of, plain }: MemoryQuestion): boolean {
  return of.kind === 'self' || /\b(?:do|did|am|was|have|can|should|must) i\b/.test(plain);
}

function speakersOwn(parts: readonly string[]): string | undefined {
  const own = parts.filter((part) => ofSelf.test(plainOf(part)) && !ofOthers.test(part));
  const theirs = parts.filter((part) => ofOthers.test(part) && !ofSelf.test(plainOf(part)));
  return own.length === 1 && theirs.length > 0 ? own[0] : undefined;
}

/** Says something beside what the question says. */
function tells(part: string, asked: ReadonlySet<string>): boolean {
  return [...topicsIn(plainOf(part))].some((term) => !asked.has(term));
}

function topicsIn(plain: string): Set<string> {
  const words = wordsOf(plain).filter((word) => !stopWords.has(word) && !questionWord.test(word));
  return new Set(words.map((word) => termOf(word.replace(shortDay, '$1'))));
}
