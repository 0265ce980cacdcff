/** Cuts a message into the clauses in which its author speaks, in their own words, about what is so. */
import { ownWords } from '../reading/own-words.ts';
import { bareStart, kin, roleOf } from '../roles.ts';
import { wholeSentence } from './fragments.ts';
import { spelledOut } from './spelling.ts';

export interface Clause {
  /** Written out, without openers, closers and end mark. */
  readonly text: string;
  /** Follows another clause of its sentence, so that it may share its subject. */
  readonly follows: boolean;
}

export interface Sentence {
  /** As written, for whoever looks at what was not understood. */
  readonly original: string;
  readonly clauses: readonly Clause[];
  /** Nobody says here that something is so: a question, a supposition, reported speech, a joke. */
  readonly plain: boolean;
  readonly line: number;
}

/** Read of one message; with `longestRead` of own-words.ts it bounds the work on a pasted book. */
const clausesAtMost = 24;
const longestClause = 280;

const opener =
  /^(?:(?:hey|heya|hi+|hello|yo|well|also|actually|oh|ooh|aw+|ah|ok|okay|and|but|so|yeah|yea|yep|yes|yup|no(?=\s*[,!:.]|\s+(?:i|im|my|we|it|its|not|actually|the|he|she|that)\b)|nah|nope|anyway|anyways|um+|uh+|er+|hm+|correction|update|small fix|edit|oops|whoops|sorry|wait|scratch that|just so you know|for the record|guess what|i mean|see|look|listen|ngl|plus|then|ya know|you know|good news|bad news|big news|confession|unrelated(?: but)?|random but|off topic(?: but)?|on another note|ps|p\.s|psa|random|finally|great|nice|thanks|thank you|right)(?:\s*[,:!…-]+\s*|\s+|$))+/i;
const closer =
  /[\s,]*(?:\b(?:though|tho|just so you know|jsyk|please|thanks|thank you|ok|okay|write (?:it|that) down|remember (?:it|that)|do not forget(?: it| that)?|for the record|in case you forgot|as well|and you|by now|lads|guys|folks|everyone|everybody|mate|bro|dude|man|fam)\b|[:;]-?[)(dp]|[^\p{L}\p{N}\s)'"%/+#&*])+$/iu;

const questionStart =
  /^(?:who|whom|whose|what|when|where|which|why|how|do(?! not)|does|did(?! not)|is|are|am (?:i|we|you)|was (?:i|it|he|she|that|this|there|the|my|your)|were|can(?! not)|could|would|will|should|shall|may|have (?:i|you|we|they)|has|had i|remind me|tell me|guess|name (?:a|an|one|the|some|three)|any (?:idea|ideas|tips|advice|recs))\b/i;
const tag = /,\s*(?:right|no|isn'?t it|is not it|innit|eh|huh|remember|you know)$/i;

const supposed =
  /\b(?:suppose|supposing|imagine|pretend|let us say|let's say|say i|what if|would|could|might|maybe|perhaps|may be|may have|wish|hypothetically|as though|as if|once upon|roleplay|rp|in the story|dreamt|dreamed|dreaming|unless|whenever|one day|some day|someday|in another life|apparently|supposedly|allegedly|probably|i guess|i think|i thought|not sure|no idea|should|tempted|feel like|feels like|practically|might as well|about to|in the sims|in minecraft|in (?:the|this|my|a) (?:video )?game|in character|my character|in (?:my|a|the) dream|lyrics|song goes|quote|unquote)\b/i;
const supposes = /^(?:if|when|once|unless|whenever|in case|even if|as soon as)\b/i;
const condition =
  /[\s,]+(?:if|in case) (?:anyone|anybody|you|u|that|it|anything|memory|i remember|i am honest|we are)\b.*$/i;

const reported =
  /\b(?:he|she|they|who|everyone|everybody|people|someone|somebody|nobody|my \p{L}+|the \p{L}+|\p{Lu}\p{L}+|mum|mom|dad) (?:just |always |once |also |still )?(?:said|says|say|thinks?|thought|reckons?|claims?|claimed|told|tells|asked|asks|wrote|writes|goes|was like|is like|were like|keeps? saying|keeps? telling|believes?|assumes?|assumed|swears|insists)\b/u;
/** Whoever knows: what they say is so. */
const expert =
  /^(?:my |the |our )?(?:doctor|doc|gp|allergist|allergy clinic|clinic|dentist|vet|consultant|optician|therapist|psychiatrist|specialist|cardiologist|dermatologist|midwife|nurse|test|tests|blood test|results?) (?:just |finally )?(?:says?|said|thinks?|told me|confirmed|reckons|came back|showed|shows?)(?: that)?[,:]? /i;

const takenBack =
  /(?:^|[\s(])(?:\/j|\/jk|\/s|\/joking|\/sarcasm|jk|j\/k|jkjk|jks|psych|sike)(?=$|[\s).,!])|\b(?:just kidding|only kidding|(?<!not |no |n't |am i |was i |are you |you are )kidding(?! me)|(?<!not |no |n't )(?:joking|i joke|i jest)\b(?!ly)|as a joke|that was a joke|it'?s a joke|not really)\b/i;

/** The sentences of a message with their clauses; quotations, code, openers and closers such as "btw" are gone. */
export function sentencesOf(message: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let clauses = 0;
  const lines = ownWords(message).split('\n');
  for (const [line, words] of lines.entries()) {
    for (const { text, asks } of cut(words)) {
      if (clauses >= clausesAtMost) return sentences;
      const spelt = trimmed(wholeSentence(trimmed(spelledOut(text))));
      const plain = !asks && isPlain(spelt);
      const parts = plain ? clausesOf(spelt).slice(0, clausesAtMost - clauses) : [];
      clauses += Math.max(1, parts.length);
      sentences.push({ original: trimmed(text), clauses: parts, plain, line });
    }
  }
  return withoutJokes(sentences, message);
}

/** A joke marked as such takes back its own line and the one before. */
function withoutJokes(sentences: readonly Sentence[], message: string): readonly Sentence[] {
  if (!takenBack.test(message)) return sentences;
  const marked = new Set(
    sentences.filter((sentence) => takenBack.test(sentence.original)).map(({ line }) => line),
  );
  if (marked.size === 0) return sentences.map((sentence) => ({ ...sentence, plain: false }));
  return sentences.map((sentence) =>
    marked.has(sentence.line) || marked.has(sentence.line + 1) ? { ...sentence, plain: false } : sentence,
  );
}

function isPlain(text: string): boolean {
  if (text === '' || text.includes('…') || questionStart.test(text) || tag.test(text)) return false;
  if (supposes.test(text)) return false;
  const told = text.replace(expert, '');
  return !supposed.test(told) && !(told === text && reported.test(text)) && !unsure(text);
}

function unsure(text: string): boolean {
  return (
    /\bif\b/i.test(text.replace(condition, '')) || /\b(?:anyone|anybody) (?:else|know|here)\b/i.test(text)
  );
}

function cut(line: string): readonly { readonly text: string; readonly asks: boolean }[] {
  const marked = line
    .replace(/\b(st|dr|mr|mrs|ms|prof|jr|sr|vs|e\.g|i\.e|etc|approx|no|ft|mt)\.(?=\s)/gi, '$1')
    .replace(/\b([ap])\.m\.?/gi, '$1m')
    .replace(/\.{2,}|…\s*(?=[\p{Ll}I])(?!\s)/gu, '. ')
    .replace(
      /(?:(?:(?![❤♥©®™])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200D|\uFE0F)\s*)+(?=(\S*))/gu,
      (_, next: string) => (/^(?:is|and|but|called|named|who|from|in|at|on|with)$/i.test(next) ? ' ' : '. '),
    );
  return [...marked.matchAll(/(?:[^.!?;]|[.!](?=[^\s.!?]))+([.!?]*)/g)]
    .map((match) => ({ text: match[0].replace(/[.!?]+$/, '').trim(), asks: (match[1] ?? '').includes('?') }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

const separator =
  /(\s*[,;–—]\s*(?:(?:and|but|so|plus|also|then|or|now) )*|\s+-{1,2}\s+|\s+(?:and|but|so|plus|&|\+|because|although|though|cause|while|whereas|then)\s+(?:(?:also|then|now|yes|no(?= (?:i|we|my|he|she|it)\b)) )*(?!on$))/i;
const starts = new RegExp(
  `^(?:(?:i|we|my|our|he|she|his|her|they|it is|its|this is|that is|you|your|call me|everyone|people|friends|name is|being an?|as an?|not|no longer|no|there is|there are|somebody|someone|nobody|who|which|for|both|turns out|pronouns?)\\b|(?:the |a |an )?(?:${kin})(?: (?-i:\\p{Lu})\\p{L}+)?(?:'s|'|s)? (?:is|are|has|lives|works|was|likes|loves|hates|and)\\b|(?-i:\\p{Lu})[\\p{L}'-]+(?: (?-i:\\p{Lu})[\\p{L}'-]+)?(?:'s | (?:is|has|lives|works|was|likes|loves|hates|moved|got|turned|does|plays|studies)\\b))`,
  'iu',
);

/** "hobbies: climbing, pottery": a list, whatever its items begin with. */
const labelled = /^[\p{L}'][\p{L}' ]{2,28}: \S/u;

function clausesOf(sentence: string): readonly Clause[] {
  const told = timeLast(cleft(apposed(sentence.replace(expert, '').replace(condition, '').trim())));
  if (labelled.test(told)) return [{ text: trimmed(told), follows: false }];
  const pieces = told.split(separator);
  const clauses: { text: string; follows: boolean }[] = [];
  for (let index = 0; index < pieces.length; index += 2) {
    const piece = pieces[index] ?? '';
    const last = clauses.at(-1);
    if (last && !startsClause(piece, last.text)) last.text += `${pieces[index - 1] ?? ''}${piece}`;
    else clauses.push({ text: piece, follows: index > 0 });
  }
  return clauses
    .map((clause) => ({ ...clause, text: trimmed(clause.text) }))
    .filter(({ text }) => text !== '' && text.length <= longestClause);
}

/** "me", "my wife", "Tom and my sister": half of a subject. */
function halfSubject(text: string): boolean {
  return (
    /^(?:me|(?:my|our) (?:\S+ ){0,2}\S+)$/i.test(text) &&
    (/^me$/i.test(text) || roleOf(text.slice(3).trim()) !== undefined)
  );
}

function startsClause(piece: string, before: string): boolean {
  if (halfSubject(before.trim())) return false;
  if (/^\p{L}[\p{L} ]{1,24} now$/iu.test(piece)) return true;
  if (/^\d{1,2}(?:[:.]\d{2})? ?(?:[ap]m)? (?:now|instead)$/i.test(piece)) return true;
  if (/^(?:mornings|evenings|nights|weekends|days) (?:at|as|in|I)\b/i.test(piece)) return true;
  if (starts.test(piece)) return !/\p{L}$/u.test(before) || !/^(?:it|you)$/i.test(piece);
  if (/^\d{1,2}$/.test(piece)) return /^(?:I am|my name is|name is|call me) \S+$/i.test(before);
  return bareStart.test(piece);
}

/** "Every sunday I bake" is "I bake every sunday". */
function timeLast(sentence: string): string {
  const match =
    /^((?:every|each|most|on|in|at|next|this|last|since) [^,]{2,24}?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tomorrow|today|yesterday|tonight|(?:\d+|\p{L}+) (?:years|months|weeks|days) ago|these days|nowadays|currently|right now|recently|lately),? ((?:i|we) .+)$/iu.exec(
      sentence,
    );
  if (!match) return sentence;
  const [, time = '', rest = ''] = match;
  const end = rest.search(/,| but | and (?:i|my|now)\b/i);
  return end < 0 ? `${rest} ${time}` : `${rest.slice(0, end)} ${time}${rest.slice(end)}`;
}

/** "It's not dogs I'm scared of, it's cows" is "I'm scared of cows". */
function cleft(sentence: string): string {
  const match =
    /^(?:it is|its) not (?:the )?[^,]{1,30}?,? (?:that )?(I [^,]{3,30}?),? (?:it is|its) ([^,]{1,40})$/i.exec(
      sentence,
    );
  return match ? `${match[1]} ${match[2]}` : sentence;
}

/** "Ann, my sister, …", "my sister (Ann) …" and "my sister, Ann, …" become "my sister Ann …". */
function apposed(sentence: string): string {
  return sentence
    .replace(/^(\p{L}[\p{L}'-]+),? \(((?:my|our) [^()]{2,40})\)/iu, (whole, name: string, role: string) =>
      roleOf(role.replace(/^(?:my|our) /i, '')) ? `${role} ${capital(name)}` : whole,
    )
    .replace(/^(\p{Lu}[\p{L}'-]+), ((?:my|our) [^,()]{2,40}),/u, (whole, name: string, role: string) =>
      roleOf(role.replace(/^(?:my|our) /i, '')) ? `${role} ${name}` : whole,
    )
    .replace(
      /\b(my|our) ((?:\p{L}+[ -]){0,2}\p{L}+)(?:, | \()(\p{Lu}[\p{L}'-]+)(?:,|\))(?= \p{Ll})/u,
      (whole, my: string, role: string, name: string) => (roleOf(role) ? `${my} ${role} ${name}` : whole),
    );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function trimmed(text: string): string {
  const bare = text.trim().replace(opener, '').trim();
  return bare.replace(closer, '').trim();
}
