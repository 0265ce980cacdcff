/**
 * What was said later on the same matter: "4:30 now", "*Daniel", "knitting made me violent. switched to crochet". The newest
 * statement wins, and of it what holds now.
 */
import { frameWords, stopWords } from '../search/stop-words.ts';
import { termOf, wordsOf } from '../search/terms.ts';
import { isUnreal } from './earnest.ts';
import type { MemoryQuestion } from './question.ts';
import { clausesIn, plainOf } from './statement.ts';
import { meets, type Testimony } from './testimony.ts';

/** The next words within this may change what was said without naming it. */
const besideMs = 7 * 86_400_000;
/** A bare value corrects the one before within this. */
const atOnceMs = 5 * 60_000;

/** Takes something back, or says that it changed. */
const change =
  /\b(?:now|no longer|not \p{L}+ any ?more|any ?more|no more|update|correction|scratch that|instead|actually|chang(?:ed|ing)|mov(?:ed|ing) (?:it )?to|switched|swapp?ed|lowered|raised|upped|bumped|pushed|postponed|delayed|rescheduled|rebooked|cancel\p{L}*|called off|quit|gave up|left|dropped out|its over|is over|are over|dead to me|is gone|s gone|replaced|traded|turns out|turned out|was(?:nt)? never|wasnt|slipped up|results? (?:are )?in|pulled it|fell through|out of|found (?:him|her|it|them)|staying put|so its|so were|make that|outdated)\b/u;
/** Corrects whatever stood right before. */
const corrects =
  /^(?:\*|(?:small |quick |slight )?(?:correction|update|edit)\b|i (?:meant|mean)\b|scratch that\b|make that\b|(?:oh |oops |wait |ok |nvm |sorry )*(?:no|nope|actually) (?:its?|thats?|not|im?|were|we|s?hes?|they|theyre|the|my)\b|(?:they|he|she) (?:rang|called|phoned|moved|changed|informed|corrected)\b|taken\b)/u;
/** What has ended, in the part of an update that names the old value. */
const ending =
  /\b(?:not|never|no|nope|no longer|isnt|wasnt|arent|left|gone|dead|over|quit|sold|flooded|closed|shut|used to|had|was|were|out|instead|froze|ditched|dropped|made me|lowered|outdated|double booked|cancel\p{L}*|vetoed|refused|rejected|banned|broke|died|lost|fell through)\b/u;

/** Index of the latest statement that changes what was said at `index`; undefined where it still stands. */
export function updateOf(
  question: MemoryQuestion,
  said: readonly Testimony[],
  index: number,
): number | undefined {
  if (question.aspect === 'before') return undefined;
  const told = said[index];
  if (!told) return undefined;
  const matter = contentOf(told.text);
  let newest: number | undefined;
  let before = told;
  for (let at = index + 1; at < said.length; at += 1) {
    const later = said[at];
    if (!later) break;
    const beside = at === index + 1 || at === (newest ?? -2) + 1;
    if (!isUnreal(said, at) && changes(question, matter, before, later, beside)) {
      newest = at;
      before = later;
      for (const term of contentOf(later.text)) matter.add(term);
    }
  }
  return newest;
}

function changes(
  question: MemoryQuestion,
  matter: ReadonlySet<string>,
  told: Testimony,
  later: Testimony,
  beside: boolean,
): boolean {
  const plain = plainOf(later.text);
  if (/\b(?:isnt|wasnt|arent|werent) (?:it|they|he|she)$/.test(plain)) return false;
  if (!clausesIn(later.text).some(({ asks }) => !asks)) return false;
  const pause = later.sentAt - told.sentAt;
  const first = plain.split(' ').slice(0, 2).join(' ');
  if (
    beside &&
    pause <= atOnceMs &&
    question.needs !== undefined &&
    !/^(?:one|no|none|both|half|a|from|in|for|at)\b/.test(first) &&
    meets(question, first)
  )
    return true;
  if (beside && pause <= besideMs && corrects.test(plain)) return true;
  if (!change.test(plain)) return false;
  if ([...contentOf(later.text)].some((term) => matter.has(term))) return true;
  if (question.concepts.some(({ cue, bar }) => cue.test(plain) && bar?.test(plain) !== true)) return true;
  if (
    /\bstill\b/.test(question.plain) &&
    /\b(?:ive|i|we|weve) (?:\p{L}+ )?(?:left|quit|stopped|ended|finished|sold)\b/u.test(plain)
  )
    return true;
  return (
    beside &&
    (/\b(?:it|that|them) to \d/.test(plain) || (pause <= besideMs && /\bnow\b(?! [\p{L}])/u.test(plain)))
  );
}

/** What the same breath ends with: "had 6 tetras. then the betta happened. its 5 now". */
export function atLast(question: MemoryQuestion, { text }: Testimony, quote: string): string | undefined {
  const at = text.indexOf(quote);
  if (at < 0 || question.aspect === 'before') return undefined;
  return text
    .slice(at + quote.length)
    .split(/(?<=[.!?]+)\s+|,\s+/)
    .findLast((part) =>
      /^(?:so )?(?:(?:its|im|were|hes|shes|theyre) .{1,30}|[\p{L}\p{N}]+) now\b/u.test(plainOf(part)),
    );
}

function contentOf(text: string): Set<string> {
  return new Set(
    wordsOf(plainOf(text))
      .filter((word) => word.length > 2 && !stopWords.has(word) && !frameWords.has(word) && word !== 'now')
      .map(termOf),
  );
}

/** Of an update, the part that holds: without the old value that it ends. */
export function heldBy({ yesNo }: MemoryQuestion, update: Testimony, old: string): string {
  if (yesNo) return update.text;
  const gone = contentOf(old);
  const parts = update.text.split(
    /(?<=[.!?]+)\s+|\s*,\s+|\s+(?=(?:so|but) (?:now|its|it's|we're|were|i'm|im)\b)/iu,
  );
  const kept = parts.filter((part) => {
    const plain = plainOf(part);
    const names = [...contentOf(part)].some((term) => gone.has(term));
    return !names || !ending.test(plain) || /\bnow\b/.test(plain);
  });
  const text = kept.join(' ');
  return contentOf(text).size > 0 || /\d/.test(text) ? text : update.text;
}
