const hails = '(?:hey|hi|hello|hiya|yo|oi|ok|okay|so|well|and|but|please|pls|dear)';
/** Words to somebody, after a name without a mark: "wren what's my name". A statement about the name goes on otherwise. */
const direct =
  "(?:what|whats|what's|who|whos|who's|where|wheres|where's|when|whens|when's|how|which|why|do|did|can|could|would|tell|remind)";

/**
 * A message without the name of the one it speaks to: "Wren, what's my dog called?" asks "what's my dog called?". What is said
 * about the name stays: "Wren is my sister". Mentions are taken out by the platforms; this is for names written by hand.
 */
export function unaddressed(text: string, name: string): string {
  if (name === '') return text;
  const word = `@?${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}_'’])`;
  const first = new RegExp(
    `^\\s*(?:${hails}[\\s,!]+)*${word}(?:\\s*[,:;!…–—-]+\\s*|\\s+(?=${direct}\\b))`,
    'iu',
  );
  const last = new RegExp(`(?:[,!…]\\s*${word}|\\s${word}(?=\\s*\\?))(?=[\\p{P}\\p{S}\\s]*$)`, 'iu');
  return text.replace(first, '').replace(last, '');
}
