import { closeChars, type Fence, fenceAfter, lineEnd, openFence } from './fences.ts';
import { boundaryAtOrBefore } from './graphemes.ts';

/** The least share of a part that is filled before a paragraph, line or sentence may end it. */
const minFill = 0.5;
/** The least share before a mere blank may end it: rather this than a torn address or word. */
export const minWordFill = 0.25;

export interface Cut {
  readonly at: number;
  /** True when nothing better than a place between two characters was found. */
  readonly forced: boolean;
}

/** Best first. `code`: between two lines of one code block. */
const kinds = ['paragraph', 'line', 'sentence', 'code', 'word'] as const;
type Kind = (typeof kinds)[number];

/**
 * Where `body` is best cut so that what comes before, with its open fence closed, has at most `maxChars`. Prefers the end of
 * a paragraph, then of a line, a sentence, a line of code, a word. `open` is the fence that is open before `body`.
 * Nothing before `atLeast` is considered: it stands already and cannot be taken back.
 */
export function bestCut(body: string, maxChars: number, open: Fence | undefined, atLeast = 0): Cut {
  const found = candidates(body, maxChars, open, atLeast);
  for (const kind of kinds) {
    const at = found.get(kind);
    if (at === undefined) continue;
    const whole = boundaryAtOrBefore(body, at);
    if (whole > 0) return { at: whole, forced: false };
  }
  return { at: longestFit(body, maxChars, open), forced: true };
}

/** The most of `body` that fits with its open fence closed, cut between two graphemes; at least one code point. */
export function longestFit(body: string, maxChars: number, open: Fence | undefined): number {
  let at = Math.min(maxChars, body.length);
  for (;;) {
    const fence = openFence(body.slice(0, at), open);
    const limit = maxChars - (fence ? closeChars(fence) : 0);
    if (at <= limit) break;
    at = Math.min(limit, at - 1);
  }
  const whole = boundaryAtOrBefore(body, at);
  if (whole > 0) return whole;
  // One cluster longer than a part: it has to be torn, but not within a code point.
  return at > 1 && isHighSurrogate(body.charCodeAt(at - 1)) ? at - 1 : at;
}

/** The last place of each kind that is neither too early nor too late. */
function candidates(
  body: string,
  maxChars: number,
  inherited: Fence | undefined,
  atLeast: number,
): Map<Kind, number> {
  const found = new Map<Kind, number>();
  const least = Math.max(atLeast, Math.ceil(maxChars * minFill));
  const leastWord = Math.max(atLeast, maxChars * minWordFill);
  let open = inherited;
  let before: 'start' | 'text' | 'blank' | 'opening' | 'closing' = 'start';
  for (let start = 0; start < body.length && start <= maxChars; ) {
    const end = lineEnd(body, start);
    const line = body.slice(start, end);
    const next = fenceAfter(line, open);
    const most = maxChars - (open ? closeChars(open) : 0);
    if (start > 0 && start >= least && start <= most && before !== 'opening') {
      const apart = before === 'blank' || before === 'closing' || (next !== undefined && open === undefined);
      found.set(open ? 'code' : apart ? 'paragraph' : 'line', start);
    }
    if (next === open) {
      // Indentation and list markers belong to what follows them.
      const lead = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])?[ \t]*/.exec(line)?.[0].length ?? 0;
      const word = lastWord(body, start + lead, Math.min(end, most));
      if (word >= leastWord) found.set('word', word);
      if (!open && end >= least) {
        const sentence = lastSentence(line, Math.min(line.length, most - start));
        if (sentence > 0 && start + sentence >= least) found.set('sentence', start + sentence);
      }
    }
    before = next === open ? (line.trim() === '' ? 'blank' : 'text') : next ? 'opening' : 'closing';
    open = next;
    start = end + 1;
  }
  return found;
}

/** The last place in `(start, most]` with a blank right before or after it; -1 when none. */
function lastWord(body: string, start: number, most: number): number {
  for (let at = most; at > start; at--) {
    if (isBlank(body.charCodeAt(at - 1)) || (at < body.length && isBlank(body.charCodeAt(at)))) return at;
  }
  return -1;
}

/** The end of the last sentence of `line` that ends at or before `most`; -1 when none. */
function lastSentence(line: string, most: number): number {
  let last = -1;
  for (const match of line.matchAll(/(?<!\d)[.!?…]+["'”’»)\]*_]*(?=\s)|[。！？]+[」』”’）]*/g)) {
    const end = match.index + match[0].length;
    if (end > most) break;
    last = end;
  }
  return last;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x3000;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
