/**
 * What a short message means, from a grammar of formulas. A message has an intent only when formulas and filler cover all of
 * its words: "hi" is a greeting, "hi, how do I boil an egg" is not. So anything unforeseen falls through to a better answer.
 */
import type { PhraseIntent } from '../phrases.ts';
import { formulas } from './formulas.ts';
import { plainText } from './plain-text.ts';

/** Words that carry no meaning of their own beside a formula. */
const filler =
  /(?:everyone|everybody|every1|all|yall|folks|guys|gang|team|friends?|friendo|people|peeps|bot|robot|mate|m8|buddy|bud|pal|partner|dude|man|bro|bruv|sis|fam|chat|there|dear|darling|love|hun|my friend|old friend|stranger|sir|ma am|again|today|then|now|btw|so|well|oh|ah+|aw+|um+|uh+|hmm+|and|but|very|much|too|please|pls|plz|tho|though|really|just|for real|anyway|tbh|wait|to (?:you|u|all|everyone)(?: all)?|hope (?:you|u|ur|youre|you are|everyone|everyones|yall|all)(?: all)?(?: are| is)? (?:well|good|ok|okay|great|had a good (?:day|night|weekend))|quick question|xd|x|im|its|from me|so far|i guess|only)(?=\s|$)/uy;

const signIntents: readonly (readonly [PhraseIntent, RegExp])[] = [
  ['affection', /❤|🧡|💛|💚|💙|💜|🖤|🤍|💕|💖|💗|💞|💓|💘|🥰|😍|😘|🫶|🤗|<3/u],
  ['thanks', /🙏/u],
  ['greeting', /👋/u],
  ['good_night', /😴|💤|🌙/u],
  ['laughter', /😂|🤣|😆|😹|💀|x-?d|:-?d|=d/iu],
  ['ok', /👍|👌|✅|🆗|🤝/u],
  [
    'reaction',
    /🔥|🎉|🥳|😮|😲|🤯|👀|💯|👏|🙌|✨|😎|:3|:o|\^|😊|🙂|😄|😁|😀|:-?\)|uwu|owo|:p|;-?\)|😉|😋|😜/iu,
  ],
];

/** What of a sad face alone is meant nobody knows: no stock phrase for it. */
const ambiguousSign = /😭|😢|😞|😔|😡|🤬|😤|🥺|💔|😱|😰|🙄|🙃|:-?['’]?\(|:-?\/|:-?\|/u;

/** What stays what it is beside such a face. */
const warm: ReadonlySet<PhraseIntent> = new Set(['praise', 'affection', 'thanks', 'good_night', 'greeting']);

export interface Intent {
  readonly intent: PhraseIntent;
  /** All that was found, in the order of the grammar: "ok thanks" holds `thanks` and `ok`. */
  readonly all: readonly PhraseIntent[];
}

/** The intent of a message that is small talk and nothing else; undefined for everything more. */
export function detectIntent(text: string, characterName = ''): Intent | undefined {
  const plain = plainText(text);
  const words = withoutName(plain.words, characterName);
  if (words === '') return plain.signs.length > 0 ? intentOfSigns(plain.signs) : calledOnly(plain.words);
  if (words.length > 120) return undefined;
  const found = covered(words);
  if (!found || found.size === 0) return undefined;
  const all = formulas.map(({ intent }) => intent).filter((intent) => found.has(intent));
  const [intent] = all;
  if (intent === undefined || contradicts(intent, words, plain.asks)) return undefined;
  const clouded = plain.signs.some((sign) => ambiguousSign.test(sign));
  if (clouded && !warm.has(intent)) return undefined;
  return { intent, all };
}

/** Steps through the words, formula by formula; undefined as soon as something is left that none knows. */
function covered(words: string): ReadonlySet<PhraseIntent> | undefined {
  const found = new Set<PhraseIntent>();
  let at = 0;
  while (at < words.length) {
    let [end, intent] = [at, undefined as PhraseIntent | undefined];
    for (const candidate of formulas) {
      const reach = reachOf(candidate.words, words, at);
      if (reach > end) [end, intent] = [reach, candidate.intent];
    }
    const skip = reachOf(filler, words, at);
    if (end === at && skip === at) return undefined;
    if (intent !== undefined && end >= skip) found.add(intent);
    at = Math.max(end, skip) + 1;
  }
  return found;
}

function reachOf(pattern: RegExp, words: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(words) ? pattern.lastIndex : at;
}

/** "ok?" and "really?" and "huh?" ask for more; "fine." after all may not be. */
function contradicts(intent: PhraseIntent, words: string, asks: boolean): boolean {
  if (!asks) return words === 'huh';
  return (
    intent === 'ok' ||
    intent === 'reaction' ||
    intent === 'apology' ||
    intent === 'thanks' ||
    intent === 'insult'
  );
}

function intentOfSigns(signs: readonly string[]): Intent | undefined {
  if (signs.some((sign) => ambiguousSign.test(sign))) return undefined;
  const found = signIntents.find(([, pattern]) => signs.some((sign) => pattern.test(sign)));
  return found && { intent: found[0], all: [found[0]] };
}

/** The character's name and nothing else is a tap on the shoulder. */
function calledOnly(words: string): Intent | undefined {
  return words === '' ? undefined : { intent: 'presence', all: ['presence'] };
}

function withoutName(words: string, name: string): string {
  const plain = plainText(name).words;
  if (plain === '') return words;
  return ` ${words} `.replaceAll(` ${plain} `, ' ').trim();
}
