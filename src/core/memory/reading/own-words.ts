/** What of a message its author says in their own words: no code, quotations, lyrics, links or acted-out lines (rule 6). */

/** Characters; whoever tells of themselves does so before that. Bounds the work on a pasted book. */
const longestRead = 3000;

const foreign: readonly RegExp[] = [
  /```[\s\S]*?(?:```|$)/g,
  /`[^`\n]*`/g,
  /^[ \t]*>.*$/gm,
  /^.*[♪♫🎵🎶].*$/gmu,
  /^[ \t]*(?:\$ |(?:git|npm|npx|sudo|docker|pip|brew|cargo|curl) ).*$/gm,
  /\blyrics?\b[^\n]{0,40}:[\s\S]*/gi,
];

/** A title or a name in quotation marks belongs to the sentence around it; a sentence in them is somebody else's. */
const naming =
  /\b(?:called|named|nicknamed|call (?:him|her|it|them|me)|as|by|is|was|are|'s|love|like|adore|hate|watching|reading|playing|book|film|movie|song|album|game|show|series|nickname|word)\s*:?\s*$/i;
const spoken =
  /^(?:i|im|i'm|my|you|we|he|she|they|it|this|that|the|let|please|no|yes|call|don'?t)\b|[!?.,]$|\b(?:is|am|are|was|have|has|live|work)\b/i;

/** The author's own words, with an ellipsis where something else stood. At most 3,000 characters are read. */
export function ownWords(text: string): string {
  const start = text
    .slice(0, longestRead)
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[’ʼ‘`´](?=\p{L})(?<=\p{L}.)/gu, "'")
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n');
  const own = foreign.reduce((rest, pattern) => rest.replace(pattern, ' … '), start);
  return withoutActs(withoutQuotations(own.replace(/https?:\/\/\S+/gi, ' … ')));
}

function withoutQuotations(text: string): string {
  return text
    .replace(/"([^"]*)(?:"|$)|“([^”]*)(?:”|$)|«([^»]*)(?:»|$)/g, (quote, a, b, c, at: number) => {
      const inside = String(a ?? b ?? c ?? '').trim();
      const closed = /["”»]$/.test(quote) && quote.length > 1;
      const title = closed && inside.split(' ').length <= 5 && !spoken.test(inside);
      return title && naming.test(text.slice(Math.max(0, at - 24), at)) ? inside : ' … ';
    })
    .replace(/(?<=^|[\s(:])['‘][^'’\n]*\s[^\n'’]*['’](?=$|[\s).,;:!?])/gm, ' … ');
}

/** `*waves*` is acted, `i *really* mean it` is stressed, `*was` and `Mia*` are corrections and stay. */
function withoutActs(text: string): string {
  return text
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/__([^_\n]+)__/g, '$1')
    .replace(/\|\|([^|\n]+)\|\|/g, '$1')
    .replace(/\*([^*\n]+)\*/g, (_, inside: string, at: number) => {
      const stressed = /[\p{L}\p{N}] $/u.test(text.slice(Math.max(0, at - 2), at)) && !/[\s]/.test(inside);
      return stressed && !/(?:s|ing)$/.test(inside) ? inside : ' … ';
    })
    .replace(/(?<=^|\s)_([^_\n]+)_(?=\s|$)/g, '$1');
}
