import type { LocalUser } from '../../core/local-chat.ts';

export interface ParsedText {
  /** Without the character's own mention; mentions of people as `@Display Name`. */
  readonly text: string;
  readonly mentionsCharacter: boolean;
  readonly mentionsOthers: boolean;
}

/** Fenced and inline code: what looks like a mention in there is none. */
const code = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)/;

/** Reads the mentions in what a user typed: `@Wren` of the character, `@robin` or `@Robin` of people. */
export function parseText(
  typed: string,
  characterName: string,
  author: LocalUser,
  users: readonly LocalUser[],
): ParsedText {
  const own = mention([characterName]);
  let mentionsCharacter = false;
  let mentionsOthers = false;
  const pieces = typed.split(code).map((piece, index) => {
    if (index % 2 === 1) return piece;
    let text = piece.replace(own, (_found, before: string) => {
      mentionsCharacter = true;
      return before;
    });
    for (const user of users) {
      text = text.replace(mention([user.name, user.id]), (_found, before: string) => {
        if (user.id !== author.id) mentionsOthers = true;
        return `${before}@${user.name}`;
      });
    }
    return text;
  });
  const text = pieces.join('');
  return { text: mentionsCharacter ? tidy(text) : text.trim(), mentionsCharacter, mentionsOthers };
}

/** `@name` as a word of its own: not inside `me@wren.example` or `@wrenfan`. */
function mention(names: readonly string[]): RegExp {
  const any = names.map((name) => escapePattern(name)).join('|');
  return new RegExp(`(^|[^\\p{L}\\p{N}_.@])@(?:${any})(?![\\p{L}\\p{N}_])`, 'giu');
}

function escapePattern(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** Mends the gap that a removed mention leaves: `@Wren, hello` becomes `hello`, `so @Wren what` becomes `so what`. */
function tidy(text: string): string {
  return text
    .replace(/^[\s,:;-]+/, '')
    .replace(/(\S) {2,}(?=\S)/g, '$1 ')
    .replace(/ +(?=[?!.,;:](?:\s|$))/g, '')
    .trim();
}
