/** A message as the intent grammar reads it: lower case, elongations undone, marks and emoji taken off. */
const emoji = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u{1F1E6}-\u{1F1FF}]|\u200d|\ufe0f|\u20e3/gu;
const emoticon =
  /(?:^|\s)(?:[:;=xX]-?['’]?[)(dDpP3oO/|]+|<3+|\^_*\^|¯\\_\(ツ\)_\/¯|uwu|owo|:-?\]|\(:)(?=\s|$)/g;

export interface PlainText {
  /** Words with single spaces, without apostrophes and marks. Empty for a message of nothing but signs. */
  readonly words: string;
  /** The emoji and emoticons that were there. */
  readonly signs: readonly string[];
  readonly asks: boolean;
}

/** Reads at most the first 2,000 characters: nothing longer is small talk. */
export function plainText(text: string): PlainText {
  const start = text.slice(0, 2000).replace(/[’ʼ`´]/g, "'");
  const signs = [...start.matchAll(emoticon), ...start.matchAll(emoji)].map((match) => match[0].trim());
  const words = start
    .replace(/<a?:\w+:\d+>|:[a-z0-9_+-]{2,}:/gi, ' ')
    .replace(emoticon, ' ')
    .replace(emoji, ' ')
    .toLowerCase()
    .replace(/'/g, '')
    .replace(/[^\p{L}\p{M}\p{N}/+:]+/gu, ' ')
    .replace(/\bgo{3,}d/g, 'good')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return { words, signs, asks: start.includes('?') };
}
