/** Words of a text, and the index terms they become. */
import stem from 'wink-porter2-stemmer';
import { baseForm } from './irregular.ts';
import { stopWords } from './stop-words.ts';

/** Letters and digits of any script, with apostrophes inside: emoji, marks and punctuation part words. */
const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:'[\p{L}\p{M}]+)*/gu;
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
    if (word.length <= longestWord) words.push(word);
  }
  return words;
}

/** The term of a lower-case word: base form, then Porter2 stem. */
export function termOf(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const term = /^[a-z]+$/.test(word) ? stem(baseForm(word)) : word;
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
