/** Writes out what people shorten, drop or mistype in a chat, so that a form needs one spelling. Values keep their case. */

const written: Readonly<Record<string, string>> = {
  "i'm": 'I am',
  im: 'I am',
  "i've": 'I have',
  ive: 'I have',
  "i'd": 'I would',
  "i'll": 'I will',
  "we're": 'we are',
  "we've": 'we have',
  weve: 'we have',
  "we'll": 'we will',
  "we'd": 'we would',
  "you're": 'you are',
  youre: 'you are',
  "you've": 'you have',
  "they're": 'they are',
  theyre: 'they are',
  "they've": 'they have',
  "they'll": 'they will',
  "he's": 'he is',
  hes: 'he is',
  "she's": 'she is',
  shes: 'she is',
  "he'll": 'he will',
  "she'll": 'she will',
  "it's": 'it is',
  "that's": 'that is',
  thats: 'that is',
  "there's": 'there is',
  theres: 'there is',
  "what's": 'what is',
  whats: 'what is',
  "who's": 'who is',
  "here's": 'here is',
  "don't": 'do not',
  dont: 'do not',
  "doesn't": 'does not',
  doesnt: 'does not',
  "didn't": 'did not',
  didnt: 'did not',
  "can't": 'can not',
  cant: 'can not',
  cannot: 'can not',
  "won't": 'will not',
  wont: 'will not',
  "isn't": 'is not',
  isnt: 'is not',
  "aren't": 'are not',
  arent: 'are not',
  "wasn't": 'was not',
  wasnt: 'was not',
  "weren't": 'were not',
  werent: 'were not',
  "haven't": 'have not',
  havent: 'have not',
  "hasn't": 'has not',
  hasnt: 'has not',
  "hadn't": 'had not',
  "wouldn't": 'would not',
  wouldnt: 'would not',
  "couldn't": 'could not',
  couldnt: 'could not',
  "shouldn't": 'should not',
  "ain't": 'am not',
  aint: 'am not',
  u: 'you',
  ur: 'your',
  "y'all": 'you all',
  yall: 'you all',
  n: 'and',
  hubs: 'husband',
  doc: 'doctor',
  abt: 'about',
  bc: 'because',
  cuz: 'because',
  coz: 'because',
  cos: 'because',
  "'cause": 'because',
  'w/': 'with',
  w: 'with',
  'w/o': 'without',
  rn: 'right now',
  atm: 'at the moment',
  gonna: 'going to',
  gunna: 'going to',
  wanna: 'want to',
  gotta: 'have to',
  luv: 'love',
  h8: 'hate',
  ppl: 'people',
  yrs: 'years',
  yr: 'year',
  mins: 'minutes',
  tmrw: 'tomorrow',
  tmr: 'tomorrow',
  tmw: 'tomorrow',
  tomoz: 'tomorrow',
  tommorow: 'tomorrow',
  tomorow: 'tomorrow',
  wknd: 'weekend',
  tix: 'tickets',
  bday: 'birthday',
  'b-day': 'birthday',
  birthdays: 'birthday is',
  bdays: 'birthday is',
  fav: 'favourite',
  fave: 'favourite',
  favorite: 'favourite',
  'all-time': 'all time',
  appt: 'appointment',
  dr: 'doctor',
  "'m": 'am',
  becuase: 'because',
  thru: 'through',
  til: 'until',
  till: 'until',
  "'til": 'until',
  prob: 'probably',
  probs: 'probably',
  prolly: 'probably',
  deffo: 'definitely',
  defo: 'definitely',
};

/** Words that only colour a statement; where one stands before the verb it changes nothing about what is so. */
const colour =
  /\b(?:tbh|ngl|imo|imho|iirc|fr|frfr|fwiw|lowkey|highkey|low-key|kinda|sorta|kind of|sort of|literally|honestly|basically|btw|by the way|fyi|fun fact|irl|ofc|of course|obvs|obviously|pls|plz)\b[,:]?/gi;
/** Laughter and sighs stand where a comma might. */
const laughter = /[\s,]*\b(?:lol+|lmao+|rofl|haha+h?|hehe+|xd|omg|ugh|smh)\b[\s,]*/gi;

const shortened = new RegExp(
  `(?<![\\p{L}\\p{N}'-])(?:${Object.keys(written)
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![\\p{L}\\p{N}-]|'(?!s\\b))`,
  'giu',
);

/** The words on which a reading hangs; a letter swapped, dropped or added still means them. */
const anchors =
  'allergic allergies allergy birthday favourite girlfriend boyfriend vegetarian pescatarian husband daughter brother working studying pronouns surname married divorced engaged actually pregnant diagnosed colleague roommate flatmate grandma grandmother grandfather moved learning tomorrow'.split(
    ' ',
  );
const realWords = new Set(
  'bother brothers daughters husbands girlfriends boyfriends colleagues roommates flatmates birthdays favourites grandmas vegetarians surnames allergics move moves loved mover removed moded leaning earning warning walking worming wording smother broth otherworking'.split(
    ' ',
  ),
);
const anchorsByStart = Map.groupBy(anchors, (word) => word.slice(0, 1));

/** One sentence, its short forms written out. */
export function spelledOut(sentence: string): string {
  return sentence
    .replace(colour, ' ')
    .replace(laughter, ', ')
    .replace(/^[\s,]+|[\s,]+$/g, '')
    .replace(/\b(\d{1,3}) ?(?:y\/?o|yrs? old)\b/gi, '$1 years old')
    .replace(/[❤♥]\uFE0F?/gu, ' love ')
    .replace(shortened, (word) => written[word.toLowerCase()] ?? word)
    .replace(/\bill (?=be|have|go|move|start|get|turn|fly|see|need|take|work)\b/gi, 'I will ')
    .replace(/\b(he|she|it|they) is (?=got|been|had)\b/gi, '$1 has ')
    .replace(/\bits (?=not |the |a |an |\d|called |spelt |spelled |pronounced |actually )/gi, 'it is ')
    .replace(/(?<![\p{L}'])[\p{Ll}']{6,14}(?![\p{L}'])/gu, anchored)
    .replace(/\s+/g, ' ')
    .trim();
}

function anchored(word: string): string {
  const near = anchorsByStart.get(word.slice(0, 1));
  if (!near || near.includes(word) || realWords.has(word)) return word;
  return near.find((anchor) => oneSlip(word, anchor)) ?? word;
}

/** One letter added or dropped, or two neighbours swapped; not at the word's end, where a letter is grammar. */
function oneSlip(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1 || meant.length < 6) return false;
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start += 1;
  let end = 0;
  const most = Math.min(typed.length, meant.length) - start;
  while (end < most && typed.at(-1 - end) === meant.at(-1 - end)) end += 1;
  if (end === 0) return false;
  const wrong = typed.slice(start, typed.length - end);
  const right = meant.slice(start, meant.length - end);
  if (wrong.length + right.length <= 1) return true;
  return wrong.length === 2 && right.length === 2 && wrong[0] === right[1] && wrong[1] === right[0];
}
