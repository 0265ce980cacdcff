/** Whom a question is about, among those who speak in what is searched. */
import { isTopicWord } from './terms.ts';

export interface Speaker {
  /** Absent for the character. */
  readonly userId?: number;
  readonly name: string;
}

export interface PeopleAsked {
  /** Their messages are favoured; undefined stands for the character. */
  readonly authors: ReadonlySet<number | undefined>;
  /** Words of the question that are a speaker's name: as words of a message they say to whom it speaks, not who does. */
  readonly names: ReadonlySet<string>;
}

const auxiliaries = new Set(
  'did does do has have had is are am was were will would can could may might should'.split(' '),
);
const firstPerson = new Set(['i', 'me', 'my', 'mine', 'myself', 'im', 'ive']);
const secondPerson = new Set(['you', 'your', 'yours', 'yourself', 'youre', 'youve']);
/** "can you tell me", "do you remember": a courtesy, and no question about the character. */
const courtesy =
  /\b(?:(?:can|could|would|will) you (?:please )?(?:remind|tell|help|give|show|find)(?: me)?|(?:do|did|can) you (?:still )?(?:remember|recall|know)|(?:remind|tell|show) me|thank you|i (?:forgot|forget|wonder|think|guess))\b/g;
const joining = new Set(['and', 'or', 'both']);

/**
 * The subject counts: the one after the auxiliary verb ("what did Ana say about Ben"), else whoever is named first; those
 * joined to it by "and" with it. `asker` is who says "I", the character is "you".
 */
export function peopleAsked(
  question: string,
  { askerUserId, speakers }: { readonly askerUserId?: number; readonly speakers: readonly Speaker[] },
): PeopleAsked {
  const byName = idsByName(speakers);
  const plain = question.toLowerCase().replaceAll('’', "'").replaceAll("'s", ' ');
  const words = plain.replace(courtesy, ' ').match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  const idsOf = (word: string): readonly (number | undefined)[] => {
    if (firstPerson.has(word)) return askerUserId === undefined ? [] : [askerUserId];
    if (secondPerson.has(word)) return [undefined];
    return byName.get(word) ?? [];
  };
  const named = words.map(idsOf);
  const isNamed = (index: number) => (named[index]?.length ?? 0) > 0;
  const places = words.keys().toArray().filter(isNamed);
  const subject = places.find((index) => auxiliaries.has(words[index - 1] ?? '')) ?? places[0];
  const authors = new Set<number | undefined>();
  for (let index = subject ?? words.length; isNamed(index); ) {
    for (const id of named[index] ?? []) authors.add(id);
    index += joining.has(words[index + 1] ?? '') ? 2 : words.length;
  }
  return { authors, names: new Set(words.filter((word) => byName.has(word))) };
}

/** By the first word, unless it is one of every sentence ("The Dude"); several people may share it. */
function idsByName(speakers: readonly Speaker[]): ReadonlyMap<string, readonly (number | undefined)[]> {
  const byName = new Map<string, (number | undefined)[]>();
  for (const { userId, name } of speakers) {
    const first = name.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/u)?.[0];
    if (first === undefined || !isTopicWord(first)) continue;
    const known = byName.get(first);
    if (known) known.push(userId);
    else byName.set(first, [userId]);
  }
  return byName;
}
