/** Text of others on its way into a prompt: bounded, and unable to pass for anything but text. */

/**
 * At most `maxChars` UTF-16 code units and a remark: the beginning and, a quarter of the room, the end, with what is missing
 * said in between. Never cuts a surrogate pair.
 */
export function shorten(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const tailChars = Math.floor(maxChars / 4);
  const head = text.slice(0, wholeAt(text, maxChars - tailChars));
  const tail = text.slice(wholeAt(text, text.length - tailChars));
  const missing = text.length - head.length - tail.length;
  return `${head}\n[… ${missing} characters left out …]\n${tail}`;
}

/** The position `at`, or one before when it stands inside of a surrogate pair. */
function wholeAt(text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  const inside = before >= 0xd800 && before <= 0xdbff;
  return inside ? at - 1 : at;
}

/** Marks that stand around what is not the speaker's own words. */
const ownMarks = /\[(?=\s*(?:end of |notes? for |notes\b|file\b|sent\b|shown\b))/gi;
/** Turn markers of chat templates, which some local servers would read as such inside of a text. */
const templateMarks = /<(?=\|)|<(?=(?:start|end)_of_turn>)|\[(?=\/?INST\])|<(?=<\/?SYS>>)/gi;

/** The text with everything defused that could pass for a mark of the prompt or of a chat template. */
export function defuse(text: string): string {
  return text.replace(ownMarks, '(').replace(templateMarks, (mark) => `${mark} `);
}

/** A short text of others as data: on one line, in quotation marks, bounded. */
export function quote(text: string, maxChars: number): string {
  const line = defuse(text).replace(/\s+/g, ' ').trim();
  return JSON.stringify(line.length > maxChars ? `${line.slice(0, wholeAt(line, maxChars))}…` : line);
}
