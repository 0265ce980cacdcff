/** Where a text may be cut so that no character that a person sees as one is torn (UAX #29 extended grapheme clusters). */
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cluster sizes are unbounded in theory; looking further back than this would make one cut cost a whole text. */
const lookBackChars = 4096;

/** The last grapheme boundary at or before `at`. Returns 0 only when the text begins with one cluster longer than `at`. */
export function boundaryAtOrBefore(text: string, at: number): number {
  if (at >= text.length) return text.length;
  if (at <= 0) return 0;
  const start = safeStart(text, at);
  // One code point past `at` decides whether there is a boundary at `at`.
  const segments = segmenter.segment(text.slice(start, at + 2));
  return start + (segments.containing(at - start)?.index ?? 0);
}

/** `text` without its last grapheme where more text could still change that: emoji, flags, letters outside Latin. */
export function withoutOpenGrapheme(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  const canGrow =
    last >= 0x300 || (last >= 0x30 && last <= 0x39) || last === 0x23 || last === 0x2a || last === 0x0d;
  return canGrow ? text.slice(0, boundaryBeforeLast(text)) : text;
}

function boundaryBeforeLast(text: string): number {
  const start = safeStart(text, text.length - 1);
  const segments = segmenter.segment(text.slice(start));
  return start + (segments.containing(text.length - 1 - start)?.index ?? 0);
}

/** A place at or before `at` where a cluster surely begins: before a plain ASCII letter, blank or line break. */
function safeStart(text: string, at: number): number {
  const limit = Math.max(0, at - lookBackChars);
  for (let i = at - 1; i > limit; i--) {
    const code = text.charCodeAt(i);
    const plain = code === 0x20 || (code >= 0x41 && code <= 0x7a);
    // After a control or a letter outside ASCII a "prepend" character could glue to it: ask for two in a row.
    if (plain && text.charCodeAt(i - 1) < 0x80 && text.charCodeAt(i - 1) !== 0x0d) return i;
  }
  // Never begin with the second half of a surrogate pair.
  return limit > 0 && text.charCodeAt(limit) >= 0xdc00 && text.charCodeAt(limit) <= 0xdfff
    ? limit - 1
    : limit;
}
