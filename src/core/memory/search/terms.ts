/** Words of a text, and the index terms they become. */
import stem from 'wink-porter2-stemmer';
import { baseForm } from './irregular.ts';
import { stopWords } from './stop-words.ts';

/** Letters and digits of any script, with apostrophes inside: emoji, marks and punctuation part words. */
const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:'[\p{L}\p{M}]+)*/gu;
/** Scripts that are written without spaces between words: every two neighbouring letters are taken as a word. */
const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/u;
/** Longer runs are keys and encoded data. */
const longestWord = 40;
/** Stems repeat; computing one is some microseconds, looking one up is none. */
const cacheSize = 20_000;
const cache = new Map<string, string>();

/** Lower-case words in order, stop words included; an apostrophe ends a word ("john's" -> "john", "don't" -> "don"). */
export function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('’', "'");
  const words: string[] = [];
  for (const [match] of plain.matchAll(wordPattern)) {
    const end = match.indexOf("'");
    const word = end < 0 ? match : match.slice(0, end);
    if (unspaced.test(word)) words.push(...pairsOf(word));
    else if (word.length <= longestWord) words.push(word);
  }
  return words;
}

function pairsOf(run: string): readonly string[] {
  const letters = [...run];
  return letters.length < 2
    ? letters
    : letters.slice(1).map((letter, index) => (letters[index] ?? '') + letter);
}

/** The term of a lower-case word: without accents, base form, then Porter2 stem. */
export function termOf(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const plain = /^\p{Script=Latin}+$/u.test(word) ? word.normalize('NFD').replace(/\p{M}+/gu, '') : word;
  const term = /^[a-z]+$/.test(plain) ? stem(baseForm(plain)) : plain;
  if (cache.size >= cacheSize) cache.clear();
  cache.set(word, term);
  return term;
}

/** Is a lower-case word worth finding? Single letters are not, single digits and ideographs are. */
export function isTopicWord(word: string): boolean {
  return !stopWords.has(word) && (word.length > 1 || /[\p{N}\P{ASCII}]/u.test(word));
}

/** Terms of a text in order, stop words left out. */
export function termsOf(text: string): readonly string[] {
  return wordsOf(text).filter(isTopicWord).map(termOf);
}
