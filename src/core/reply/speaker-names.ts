/** Longest name in a prompt, in code points. */
const maxNameChars = 40;
const roleWords = /^(?:system|assistant|user|developer|tool|notes?|model)$/i;

/**
 * A display name as it may stand before a colon or inside of a sentence: one line, letters, digits and a few marks. Names are
 * chosen by their owners, so nothing in them may look like another line, speaker or role.
 */
export function plainName(name: string): string {
  const plain = name
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\s]+/gu, ' ')
    .replace(/[^\p{L}\p{M}\p{N}\p{Emoji_Presentation} .,'’_-]/gu, '')
    .replace(/ +/g, ' ')
    .trim();
  const short = [...plain].slice(0, maxNameChars).join('').trim();
  if (short === '') return 'someone';
  return roleWords.test(short) ? `${short} (a name)` : short;
}

/** Gives every user of a conversation one name, the same in every line, and no two the same. */
export class SpeakerNames {
  readonly #byUser = new Map<number, string>();
  readonly #taken = new Set<string>();

  /** Nobody else is called like the character. */
  constructor(characterName: string) {
    this.#taken.add(plainName(characterName).toLowerCase());
  }

  of(userId: number, displayName: string): string {
    const known = this.#byUser.get(userId);
    if (known) return known;
    const plain = plainName(displayName);
    let name = plain;
    for (let number = 2; this.#taken.has(name.toLowerCase()); number += 1) name = `${plain} (${number})`;
    this.#taken.add(name.toLowerCase());
    this.#byUser.set(userId, name);
    return name;
  }
}
