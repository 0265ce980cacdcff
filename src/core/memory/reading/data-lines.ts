/**
 * Words of others on their way into a background prompt: JSON, one line for each message, so that nothing a user wrote can
 * begin a line, close a quotation or pass for a turn marker of a chat template.
 */
export function dataLine(values: Readonly<Record<string, string | number | boolean>>): string {
  return JSON.stringify(values)
    .replaceAll('<', '\\u003c')
    .replace(/[\u2028\u2029\u0085]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('[INST', '\\u005bINST')
    .replaceAll('[/INST', '\\u005b/INST');
}

/** The beginning of a text, without half a character. */
export function beginningOf(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  return `${text.slice(0, maxChars).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** White space is all that this changes: for quoting on one line, and for comparing a quote with its source. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
