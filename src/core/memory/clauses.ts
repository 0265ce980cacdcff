/** Cuts a message into the clauses in which its author speaks, in their own words, about what is so. */

/** A clause's text without its end mark; `question` as far as marks and word order tell. */
export interface Clause {
  readonly text: string;
  readonly question: boolean;
}

const quoted = [
  /```[\s\S]*?(?:```|$)/g,
  /`[^`\n]*`/g,
  /^[ \t]*>.*$/gm,
  /"[^"]*(?:"|$)/g,
  /“[^”]*(?:”|$)/g,
  /«[^»]*(?:»|$)/g,
  /(?<=^|[\s(:])['‘][^'’\n]*\s[^\n]*?['’](?=$|[\s).,;:!?])/g,
];

/** Characters; whoever tells of themselves does so before that. */
const longestRead = 4000;

/** Replaces everything that is code or somebody's quoted words by an ellipsis (rule 6). */
function withoutQuotations(text: string): string {
  const start = text
    .slice(0, longestRead)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\n\s*/g, '\n');
  return quoted.reduce((rest, pattern) => rest.replace(pattern, ' … '), start);
}

const opener =
  /^(?:(?:hey|hi|hello|yo|btw|by the way|so|well|also|actually|oh|ok|okay|and|but|yeah|yep|yes|no|nope|fyi|anyway|um|uh|lol|haha|hm+|correction|update|just so you know|for the record|fun fact|guess what|i mean|honestly|tbh|see|look)(?:[,:!…]+\s*|\s+))+/i;
const closer =
  /[\s,]*(?:\b(?:btw|by the way|lol|lmao|haha+|though|tho|just so you know|jsyk|fyi|please|pls|thanks|ok|okay|actually|write (?:it|that) down|remember (?:it|that)|don'?t forget(?: it| that)?|for the record|in case you forgot|too|as well|and you|xd)\b|[:;]-?[)(dp]|[^\p{L}\p{N}\s)'"%/+#&*])+$/iu;

const questionStart =
  /^(?:who|whos|who's|whom|whose|what|whats|what's|when|whens|when's|where|wheres|where's|which|why|how|hows|how's|do|does|did|is|are|am|was|were|can|could|would|will|should|shall|may|might|have|has|had|isn'?t|aren'?t|don'?t you|doesn'?t|didn'?t|can'?t you|remind me)\b/i;

const supposed =
  /\b(?:if|suppose|supposing|imagine|pretend|let'?s say|say i|what if|would|could|might|maybe|perhaps|i wish|wish i|hypothetically|as though|as if|once upon|roleplay|in the story|in my dream|dreamt|dreamed|unless|whenever|until|one day|someday)\b/i;

const reported =
  /\b(?:he|she|they|it|who|everyone|everybody|people|someone|somebody|\p{Lu}\p{L}+|my \p{L}+) (?:said|says|say|thinks?|thought|claims?|claimed|told|tells|asked|asks|wrote|writes|goes|was like|is like|keeps? saying)\b/u;

const takenBack = /\b(?:jk|just kidding|kidding|joking|not really|as a joke|lies|psych)\b/i;

/** A clause that asks. */
function isQuestion(text: string): boolean {
  return /\?\s*$/.test(text) || questionStart.test(text.trim());
}

/** The clauses of a message, quotations and code removed, openers and closers such as "btw" taken off. */
export function clausesOf(text: string): readonly Clause[] {
  const own = withoutQuotations(text).replace(/[’ʼ]/g, "'");
  return sentencesOf(own).flatMap((sentence) => {
    const question = isQuestion(trimmed(sentence.text)) || sentence.asks;
    if (question) return [{ text: trimmed(sentence.text), question }];
    return sentence.text
      .split(
        /(?:\s*[,–—]\s*(?:and |but |so )?|\s+(?:and|but|&)\s+|\s+-\s+)(?=(?:my|i|i'm|im|i've|ive|call me)\b)/i,
      )
      .map((clause) => ({ text: trimmed(clause), question: isQuestion(trimmed(clause)) }));
  });
}

/** False for what is only supposed, told of somebody else's words, or taken back. */
export function isPlainStatement(message: string, clause: Clause): boolean {
  if (clause.question || supposed.test(clause.text) || reported.test(clause.text)) return false;
  return !takenBack.test(message) && !clause.text.includes('…');
}

function sentencesOf(text: string): readonly { readonly text: string; readonly asks: boolean }[] {
  return [...text.matchAll(/(?:[^.!?\n;]|[.](?=\S))+([.!?]*)/g)]
    .map((match) => ({ text: match[0].replace(/[.!?]+$/, ''), asks: (match[1] ?? '').includes('?') }))
    .filter((sentence) => sentence.text.trim() !== '');
}

function trimmed(text: string): string {
  const bare = text.trim().replace(opener, '').trim();
  return bare.replace(closer, '').trim();
}
