/** What of a stretch of talk is worth keeping in a few lines: an extractive choice, without a model. */
import type { StoredMessage } from '../../types.ts';
import { onOneLine } from '../reading/data-lines.ts';
import { ownWords } from '../reading/own-words.ts';
import { termsOf } from '../search/terms.ts';
import { tellsTime } from '../search/time-expressions.ts';

/** A sentence that somebody said. */
export interface Statement {
  readonly sentAt: number;
  readonly author: string;
  /** On one line, as it was written. */
  readonly text: string;
  readonly terms: readonly string[];
  /** What it says by itself, in [0, 1]. */
  readonly substance: number;
  /** What came of it in memory (importance and use of its facts), in [0, 1]. */
  readonly importance: number;
}

/** What a sentence needs, and what it may be long, to stand alone. */
const fewestTerms = 2;
const maxChars = 240;

const firstPerson = /\b(?:i|i'm|im|i've|ive|i'd|i'll|me|my|mine|we|we're|we've|us|our|ours)\b/i;
/** Talk about the talk, wishes and thanks: first person, and nothing to remember. */
const courtesy =
  /\b(?:thank(?:s| you)|appreciate|sounds (?:good|great|fun)|good (?:luck|morning|night)|see you|take care|can't wait|talk (?:soon|to you)|i (?:totally |completely |really )?(?:agree|guess|see|know|hope|bet|mean|get it)|(?:i'm|so) (?:so |really )?(?:glad|sorry|happy|excited|proud|pumped) (?:to hear|to see|for you|you|of you|that you)|glad (?:i|to|you)|let me know)\b/i;
/** Said of the listener, who knows it. */
const secondPerson = /\b(?:you|your|yours|you're|you've|you'd|you'll)\b/i;
/** Begins with a word for something that an earlier sentence named: it does not stand alone. */
const dangling =
  /^(?:(?:yeah|yep|yup|yes|no|well|so|and|but|also|oh|wow|haha|plus|or|then)\b[,!.]?\s+)*(?:it|it's|its|that|that's|this|these|those|they|they're|them|he|he's|she|she's|here's|there's)\b/i;
/** A name or another proper noun: a capital that does not begin the sentence. */
const properNoun = /(?<=\S\s+["'(]?)(?!I\b)\p{Lu}\p{L}+/u;
const command = /^[/!]\w/;

/** The statements of a user's message; none of the character's, of questions and of commands. */
export function statementsOf(message: StoredMessage, importance = 0): readonly Statement[] {
  if (message.fromCharacter || command.test(message.text)) return [];
  return ownSentences(message.text).flatMap((text) => {
    const statement = statementOf({ text, author: message.authorName, sentAt: message.sentAt }, importance);
    return statement ? [statement] : [];
  });
}

/** The sentences of a writer's own words, each on one line. Where somebody else's words stood, one ends. */
function ownSentences(text: string): readonly string[] {
  return ownWords(text)
    .split(/[\n…]+/)
    .flatMap((line) => onOneLine(line).split(/(?<=[.!?]["')\]]?)\s+(?=\S)/))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** One sentence, or undefined where it does not tell enough to stand alone. */
export function statementOf(
  said: Pick<Statement, 'text' | 'author' | 'sentAt'>,
  importance = 0,
): Statement | undefined {
  if (said.text.includes('?') || said.text.length > maxChars) return undefined;
  const terms = [...new Set(termsOf(said.text))];
  if (terms.length < fewestTerms) return undefined;
  return { ...said, terms, substance: substanceOf(said.text, terms.length), importance };
}

/** Told of oneself, with names, numbers and times, and enough words that mean something. */
function substanceOf(text: string, terms: number): number {
  const parts = [
    firstPerson.test(text) ? 0.35 : 0,
    properNoun.test(text) ? 0.15 : 0,
    /\d/.test(text) || tellsTime(text) ? 0.15 : 0,
    0.35 * Math.min(1, terms / 8),
  ];
  const sum = parts.reduce((total, part) => total + part, 0);
  return (
    sum *
    (courtesy.test(text) ? 1 / 3 : 1) *
    (secondPerson.test(text) ? 0.6 : 1) *
    (dangling.test(text) ? 0.6 : 1)
  );
}

const dayMs = 86_400_000;
/** A statement that is so much older than the newest has lost half of what its age can take. */
const recencyHalfLifeDays = 45;
/** What each statement that was chosen of a day takes from the others of that day: a summary is not one evening. */
const sameDay = 0.85;

export interface Choice {
  /** UTF-16 code units of all texts together. */
  readonly maxChars: number;
  readonly maxStatements: number;
  /** What is told already, as terms: statements that repeat it count less. */
  readonly told?: readonly (readonly string[])[];
}

/**
 * The most telling statements, oldest first: substance, importance and recency, and how much each is about what the whole
 * stretch is about (mean term probability: SumBasic, Nenkova & Vanderwende 2005); each is then chosen against those chosen
 * before it (maximal marginal relevance, Carbonell & Goldstein 1998), so that nothing is told twice.
 */
export function mostTelling(statements: readonly Statement[], choice: Choice): readonly Statement[] {
  const newest = Math.max(0, ...statements.map(({ sentAt }) => sentAt));
  const topicality = topicalityOf(statements);
  const pool = statements.map((statement) => {
    const day = Math.floor(statement.sentAt / dayMs);
    const halves = (newest - statement.sentAt) / dayMs / recencyHalfLifeDays;
    const worth = statement.substance + statement.importance + 0.3 * topicality(statement.terms);
    return { statement, day, score: worth * (0.6 + 0.4 * 2 ** -halves) };
  });
  const chosen: Statement[] = [];
  const days = new Map<number, number>();
  const told = (choice.told ?? []).map((terms) => new Set(terms));
  let room = choice.maxChars;
  while (chosen.length < choice.maxStatements && pool.length > 0) {
    let best = 0;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const [index, { statement, day, score }] of pool.entries()) {
      const fresh = score * (1 - overlap(statement.terms, told)) * sameDay ** (days.get(day) ?? 0);
      if (fresh > bestScore) [best, bestScore] = [index, fresh];
    }
    if (bestScore < leastWorth) break;
    const [taken] = pool.splice(best, 1);
    if (!taken || taken.statement.text.length > room) continue;
    room -= taken.statement.text.length;
    chosen.push(taken.statement);
    days.set(taken.day, (days.get(taken.day) ?? 0) + 1);
    told.push(new Set(taken.statement.terms));
  }
  return chosen.sort((a, b) => a.sentAt - b.sentAt);
}

/** Below this, a sentence is small talk. */
const leastWorth = 0.25;

/** The largest share of a statement's terms that one text told already. */
function overlap(terms: readonly string[], told: readonly ReadonlySet<string>[]): number {
  let most = 0;
  for (const known of told) {
    const shared = terms.reduce((count, term) => count + Number(known.has(term)), 0);
    most = Math.max(most, shared / terms.length);
  }
  return most;
}

/** Mean probability of the terms, of the stretch's most frequent term's: in [0, 1]. */
function topicalityOf(statements: readonly Statement[]): (terms: readonly string[]) => number {
  const counts = new Map<string, number>();
  for (const { terms } of statements) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const most = Math.max(1, ...counts.values());
  return (terms) => {
    if (most === 1) return 0;
    const sum = terms.reduce((total, term) => total + ((counts.get(term) ?? 0) - 1) / (most - 1), 0);
    return sum / terms.length;
  };
}
