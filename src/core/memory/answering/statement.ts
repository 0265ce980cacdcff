/** A message as testimony: cut into clauses, each with who it speaks of and whether it says that something is so. */
import { petKinds, relationKinds } from '../predicates.ts';
import { termsOf } from '../search/terms.ts';

/** Whom a clause speaks of: its author, somebody else, or what the clause before it left open. */
export type Whose = 'self' | 'other' | 'open';

export interface Clause {
  /** Where it stands in the message's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Counts the sentences of the message. */
  readonly sentence: number;
  /** Lower case, without apostrophes and accents, single spaces. */
  readonly plain: string;
  readonly terms: readonly string[];
  readonly whose: Whose;
  /** Asked, supposed, quoted, joked or reported: nothing that its author says to be so. */
  readonly idle: boolean;
  /** An "as for X?" that its author asks to answer it in the next breath. */
  readonly asks: boolean;
  /** Denies, so that what follows ("it's moths") may be what holds. */
  readonly denies: boolean;
  readonly when: 'before' | 'now' | 'ahead' | undefined;
}

const longestRead = 2000;
const quotations = [
  /```[\s\S]*?(?:```|$)/g,
  /`[^`\n]*`/g,
  /^[ \t]*>.*$/gm,
  /["“«](?=\S+ \S+ \S)[^"”»]*(?:["”»]|$)/g,
  /(?<=^|[\s(:])['‘](?=\S+ \S+ \S)[^'’\n]*\s[^\n]*?['’](?=$|[\s).,;:!?])/g,
];

const people = `(?:${relationKinds}|coworkers?|colleagues?|students?|kids?|parents|sibs|siblings?|doctor|dr|landlord|landlady|client|trainer|coach|group|whole family|family|guy|girl|man|woman|lady|neighbou?rs?|friends?|roomie|pal|buddy|mates?|${petKinds})`;
/** A noun phrase of another than the speaker, at the beginning of a clause. */
const someoneElse = new RegExp(
  `^(?:(?:my|our|the|a|an|this|some|one of my|mums|moms|dads)(?: \\p{L}+){0,2}? ${people}s?(?! (?:is|was|s)? ?(?:called|named))\\b|(?:mum|mom|dad|nan|gran|grandma|grandpa|auntie|uncle|sis|bro|hubby|wifey|wife|husband|boss|manager|dog|cat|roommate|flatmate|housemate|coworker|colleague|girlfriend|boyfriend|gf|bf|ex|kid|landlord|someone|somebody|everyone|everybody|people|half (?:of )?\\p{L}+|the boys|the girls)\\b|(?:he|hes|she|shes|they|theyre|theyve|their|his|her|hers|theirs|hed|shed|you|youre|your|u|ur)\\b)`,
  'u',
);
/** Somebody acts, and it is the speaker's life: "they put me on nights". */
const doneToSpeaker =
  /^(?:they|he|she|\p{L}+|(?:my|the) \p{L}+)(?:ve|s)? (?:just |finally |already |always |has |have )?(?:put|moved|made|calls?|called|hired|promoted|transferred|diagnosed|switched|named|prescribed|offered|gave|got) me\b/u;
const theSpeaker =
  /^(?:i|im|ive|id|ill|me|my|mine|myself|we|were|weve|our|ours|us|both of us|me and \p{L}+|\p{L}+ and (?:i|me))\b/u;
const opener =
  /^(?:(?:hey|hi|hello|yo|btw|by the way|so|well|also|actually|oh|ok|okay|and|but|yeah|yea|ya|yep|yes|no|nope|nah|fyi|anyway|anyways|um|uh|lol|haha+|hm+|correction|update|edit|just so you know|for the record|fun fact|guess what|i mean|honestly|tbh|tbf|ngl|see|look|wait|sorry|oops|or|cause|because|bc|since|though|apparently|basically|technically|turns out|news|confession|psa|then|to be fair)\b[\s,:!.…-]*)+/;

const supposed =
  /(?:^|\b)(?:if (?:i|we|only|my)|suppose|supposing|imagine|pretend|lets say|what if|would be|wouldve|id (?:just|be|love|like|kill|rather|totally|probably|want|go)|i would|i wish|wish i|hypothetically|as though|as if|once upon|roleplay|in the story|in my dreams?|dream(?:t|ed)|in another life|in an alternate|could be me|might be|thinking (?:of|about)|considering|tempted to|one day ill)\b/;
const reported =
  /\b(?:he|she|they|it|everyone|everybody|people|someone|somebody|my \p{L}+) (?:said|says|say|thinks?|thought|claims?|claimed|asked|asks|assumes?|reckons|goes|keeps? saying|wants? me|thinks? im)\b/u;
const joking =
  /(?:^oh (?:sure|yeah|great|yes|joy)\b|^(?:lol )?(?:yeah|yea|sure) (?:right|and|sure)\b|^lol yeah|\bi just love (?:it when|how|when)\b|\b(?:love it when|love how)\b|\bjk\b|\bjust kidding\b|\bkidding\b|\bjoking\b|\bas a joke\b|\/s\b|\bpsych\b|\bnot really\b|\bsaid no one\b|\bin my head\b|\bsing(?:ing)? along\b|\blyrics?\b|\bstuck in my head\b)/;
const denial =
  /\b(?:not|isnt|aint|arent|wasnt|werent|never|no longer|dont|doesnt|didnt|cant|wont|havent|hasnt|no|nope|without|neither|nor|stopped|quit|instead of|gave up|anymore|any more)\b/;

const before =
  /\b(?:used to|was|were|had been|formerly|former|ex|previously|before|back when|when i was|years? ago|yrs? ago|months? ago|last year|in the past|growing up|grew up|as a (?:kid|child|teen)|once|until|till last|back in|old|laid off|fired|sacked|redundant|resigned|(?:finally|just) died|kicked the bucket|conked out|sold (?:my|the|our)|traded|rip|got rid|gave away|scrapped|wrote off|spent \d+ y\p{L}+)\b/u;
const present =
  /\b(?:now|these days|nowadays|currently|atm|rn|at the moment|anymore|since|as of|just (?:moved|started|got|switched|became)|switched|finally|officially|from now on|lately|recently|this year|new)\b/;
const ahead =
  /\b(?:will|gonna|going to|next (?:week|month|year|\p{L}+day)|tomorrow|tmrw|tonight|starting|planning|plan to|want to|wanna|hope to|hoping to|soon|booked|im gonna|ill|am getting|upcoming|in \d+ (?:days|weeks|months))\b/u;

/** The clauses of a message in order. Reads the first 2,000 characters. */
export function clausesIn(text: string): readonly Clause[] {
  const own = quotations.reduce(
    (rest, pattern) => rest.replace(pattern, (quoted) => ' '.repeat(quoted.length)),
    text.slice(0, longestRead).replace(/[’ʼ`]/g, "'"),
  );
  const clauses: Clause[] = [];
  // A saying with its author's name under it: none of the words are the speaker's own.
  const jest = joking.test(plainOf(own)) || (own !== text && /^\s*[-–—~]\s*\p{Lu}/u.test(own));
  let whose: Whose = 'open';
  for (const [index, sentence] of sentencesIn(own).entries()) {
    const asked = /\?\s*[)"'\p{Extended_Pictographic}]*\s*$/u.test(sentence.text);
    whose = 'open';
    for (const part of partsOf(sentence)) {
      const plain = plainOf(part.text);
      if (plain === '') continue;
      whose = whoseIs(part.text, plain, whose);
      const asks = asked || asksByForm(plain);
      clauses.push({
        start: part.start,
        end: part.start + part.text.length,
        sentence: index,
        plain,
        terms: termsOf(part.text),
        whose,
        asks,
        idle: asks || jest || supposed.test(plain) || reported.test(plain),
        denies: denial.test(plain),
        when: whenOf(plain),
      });
    }
  }
  return clauses;
}

/** Lower case, without apostrophes, accents, emoji and drawn-out letters; other marks become single spaces. */
export function plainOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/\p{M}|['’]/gu, '')
    .replace(/ø/g, 'o')
    .replace(/[^\p{L}\p{N}/:+@*£$€%.-]+|\.(?!\d)|(?<!\d)-|-(?!\d)/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

interface Part {
  readonly text: string;
  readonly start: number;
}

function sentencesIn(text: string): readonly Part[] {
  const ends =
    /(?<!\b(?:St|Dr|Mr|Mrs|Ms|vs|approx|e\.g|i\.e))[.!?…]+["')]*(?=\s|$)|\n+|;|\s+(?=\p{Extended_Pictographic})(?:\p{Extended_Pictographic}|\ufe0f|\u200d)+\s*/gu;
  return cut(text, ends);
}

/** Sentences are parted where somebody new, or a turn of time or of mind, begins. */
function partsOf(sentence: Part): readonly Part[] {
  const turns =
    /\s*[,:(–—]\s*(?=(?:and |but |so |cause |because |cos |then |or )?(?:i|i'm|im|i've|ive|my|we|we're|our|he|he's|hes|she|she's|shes|they|they're|it's|its|it was|that's|thats|now|then|used to|not|never|no longer|his|her|their|the real|which|who|but|so|though|apparently|basically|i'd|everyone|people|got|just|me|mine|both|until|till|before|no)\b)|\s+(?:-|–|—|\||\/\/)\s+|\s+(?=(?:but|however|although|though|while|whereas|whilst)\s)|\s+(?:and|so|cause|because|cos|bc)\s+(?=(?:i|i'm|im|i've|ive|my|he|he's|she|she's|they|they're|we|now|his|her|their|our|it's)\b)|(?<=\bnot\b[^,]*)\s+(?=it'?s\s)|\s+(?=(?:now|nowadays|these days)\s+(?:i|i'm|im|it's|its|my|we)\b)|(?<=\bbeing an? (?:\p{L}+ ){0,2}\p{L}+)\s+(?=is\b)/giu;
  return cut(sentence.text, turns).map((part) => ({ ...part, start: part.start + sentence.start }));
}

function cut(text: string, seams: RegExp): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  const take = (to: number) => {
    const piece = text.slice(from, to);
    const lead = piece.length - piece.trimStart().length;
    if (piece.trim() !== '') parts.push({ text: piece.trim(), start: from + lead });
  };
  for (const seam of text.matchAll(seams)) {
    // Marks of the sentence's end stay with it, so that a question is known by its mark.
    const end = /^[.!?…]/.test(seam[0]) ? seam.index + seam[0].length : seam.index;
    if (end <= from) continue;
    take(end);
    from = seam.index + seam[0].length;
  }
  take(text.length);
  return parts;
}

function whoseIs(text: string, plain: string, previous: Whose): Whose {
  const bare = plain.replace(opener, '') || plain;
  if (doneToSpeaker.test(bare)) return 'self';
  if (someoneElse.test(bare)) return 'other';
  if (theSpeaker.test(bare)) return 'self';
  if (/^(?:not )?(?:its|it|thats|that|this|the|now|then|which|used)\b/.test(bare)) return previous;
  // "Dana has four kids": a name that does something.
  if (
    /^\p{Lu}[\p{Ll}']+(?: \p{Lu}\p{Ll}+)?(?:'s|’s)? (?:is|was|has|had|just|\p{Ll}{2,}s)\b/u.test(text.trim())
  )
    return 'other';
  return previous;
}

function asksByForm(plain: string): boolean {
  return /^(?:(?:hey|so|ok|and|but|wren|wait|lol) )*(?:who|whos|whats|what got|what (?:is|are|was|do|does|did|would|should|can|if|about|time|rhymes)|when (?:is|are|do|does|did|will)|where (?:is|are|do|does|did|can)|why (?:is|are|do|does|did|would|am|was)|how (?:do|does|did|is|are|many|much|old|long|come|can|would|should)|which \p{L}+ (?:is|do|does|did)|do you|does (?:anyone|it|he|she|this|that)|did you|are you|can (?:you|i|someone|anyone|we)|could you|would you|will you|should i|is (?:it|this|that|there|anyone)|has (?:anyone|it|the)|(?:is|are|does|did|will|could|would) (?:the|a|an|my|your|his|her|their|our|we|they|he|she|this|that|these|those|\p{L}+ (?:a|an|the|really|still|even|actually|ok|okay|good|bad))\b|have you|any(?:one|body) (?:know|else|up|got|here|want|have)|remind me|tell me|does anyone)\b/u.test(
    plain,
  );
}

function whenOf(plain: string): Clause['when'] {
  if (present.test(plain)) return 'now';
  if (ahead.test(plain)) return 'ahead';
  return before.test(plain) ? 'before' : undefined;
}
