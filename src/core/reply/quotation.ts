/** Somebody's words on their way back into a chat: on one line, in quotation marks, without marks that a platform would act on. */

/** “I moved to Lisbon” */
export function quoted(text: string): string {
  const words = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[*`|]|~~+/g, '')
    .replace(/@(?=everyone\b|here\b)/gi, '@\u200b')
    .replace(/<(?=[@#!&:a-z/])/gi, '‹')
    .replace(/(?<=‹[^<>]*)>/g, '›')
    .replace(/["“”]/g, "'")
    .trim();
  return `“${words}”`;
}
