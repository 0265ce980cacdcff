/** What is said of a subject, in one spelling: base verbs, no adverbs, the negation taken out. */

export interface Phrase {
  /** "be allergic to cats", "live in Rome", "name be Mia": verb first, or the noun whose owner the subject is. */
  readonly words: string;
  /** `no`: it is not so. `ended`: it is so no more ("used to", "not … anymore"). `past`: it was so. */
  readonly polarity: 'yes' | 'no' | 'ended' | 'past';
  /** The words name something that the subject has ("my name is …"). */
  readonly possessive: boolean;
}

const adverb =
  '(?:really|absolutely|also|just|still|totally|currently|now|recently|always|very|actually|finally|officially|both|already|technically|usually|mostly|mainly|definitely|truly|deeply|generally|normally|originally|secretly|quite|pretty|so|super|fully|proudly|happily|clearly|genuinely|simply|legally|legit|proper|properly|newly|freshly|basically|certainly|personally|extremely|incredibly|insanely|low key|seriously|severely|deathly|mildly|highly|badly|violently|hella|as of (?:today|now|yesterday)|right now|these days|nowadays|at the moment|once|low-key|ever since|sadly|unfortunately|luckily|thankfully) ';
const leading = new RegExp(`^${adverb}`, 'i');
const afterVerb = new RegExp(`^(be|have|have been|be not|not) ${adverb}`, 'i');
const noMore = /[\s,]+(?:any ?more|any longer|these days either|no more)\b.*$/i;

const irregular: Readonly<Record<string, string>> = {
  am: 'be',
  is: 'be',
  are: 'be',
  has: 'have',
  goes: 'go',
  does: 'do',
  "'s": 'be',
};
const past: Readonly<Record<string, string>> = { was: 'be', were: 'be', had: 'have' };

export function phraseOf(rest: string, possessive: boolean, ofSelf: boolean): Phrase {
  if (possessive) return possessivePhrase(rest);
  let words = withoutAdverbs(rest);
  let polarity: Phrase['polarity'] = 'yes';
  const usedTo = /^used to /i.exec(words) ?? /^(?:be|was|were|am|is|are) formerly (?=\S)/i.exec(words);
  if (usedTo) {
    words = words.slice(usedTo[0].length);
    polarity = 'ended';
  }
  if (/^(?:no longer|not longer|stopped being|no more) /i.test(words)) {
    words = words.replace(/^(?:no longer|not longer|stopped being|no more) /i, '');
    polarity = 'ended';
  }
  const denied = /^(?:do|does|did) not (?:really |even |actually |ever )?|^(?:never|not) (?=\S)/i.exec(words);
  if (denied && !/^not only /i.test(words)) {
    words = words.slice(denied[0].length);
    polarity = 'no';
  }
  const [first = ''] = words.split(' ', 1);
  const lower = first.toLowerCase();
  if (Object.hasOwn(past, lower)) {
    words = `${past[lower]}${words.slice(first.length)}`;
    if (polarity === 'yes') polarity = 'past';
  } else if (Object.hasOwn(irregular, lower)) words = `${irregular[lower]}${words.slice(first.length)}`;
  else if (!ofSelf) words = `${baseForm(first)}${words.slice(first.length)}`;
  words = withoutAdverbs(words);
  const inner = /^(be|have(?: been)?|can|will) (?:not|never|no longer) /i.exec(words);
  if (inner) {
    words = `${inner[1]?.toLowerCase()} ${words.slice(inner[0].length)}`;
    polarity = /no longer/i.test(inner[0]) ? 'ended' : 'no';
    words = withoutAdverbs(words);
  }
  words = words.replace(/^have got (?=an?|my|two|three|four|five|the|some|\d)/i, 'have ');
  if (polarity === 'no' && noMore.test(words)) {
    words = words.replace(noMore, '');
    polarity = 'ended';
  }
  if (polarity === 'no' && /^be (?:the )?(?:same|that|so)\b/i.test(words)) words = '';
  return { words, polarity, possessive: false };
}

function possessivePhrase(rest: string): Phrase {
  const match =
    /^((?:[\p{L}\d'’-]+ ){0,4}?[\p{L}\d-]+)(?:(?: (?:is|are|will be|has to be|was|were)|'s|:|=)(?: (?:really|actually|now|just|still|always|also|currently|probably|definitely|hands down|by far))*) (.+)$/iu.exec(
      rest,
    );
  if (!match) return { words: rest, polarity: 'yes', possessive: true };
  const [whole, noun = '', value = ''] = match;
  const wasSo = new RegExp(`^${escaped(noun)} (?:was|were)\\b`, 'i').test(whole);
  const denied = /^(?:not|no longer) /i.exec(value);
  const polarity = denied ? (/longer/i.test(denied[0]) ? 'ended' : 'no') : wasSo ? 'past' : 'yes';
  return {
    words: `${noun} be ${denied ? value.slice(denied[0].length) : value}`,
    polarity,
    possessive: true,
  };
}

function withoutAdverbs(words: string): string {
  let rest = words;
  for (let taken = 0; taken < 4; taken += 1) {
    const next = rest.replace(leading, '').replace(afterVerb, '$1 ');
    if (next === rest) return rest;
    rest = next;
  }
  return rest;
}

/** "lives" -> "live", "studies" -> "study". */
function baseForm(verb: string): string {
  const lower = verb.toLowerCase();
  if (!/s$/.test(lower) || /(?:ss|us|'s)$/.test(lower) || lower.length < 4) return verb;
  if (/ies$/.test(lower)) return lower.length > 4 ? `${lower.slice(0, -3)}y` : lower.slice(0, -1);
  return /(?:ch|sh|ss|x|zz|o)es$/.test(lower) ? lower.slice(0, -2) : lower.slice(0, -1);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
