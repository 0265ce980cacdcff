/**
 * Finds what a user's own words say to a question where no fact was kept: scores every clause as testimony and cuts out the
 * smallest stretch that answers. Says nothing rather than something that only sounds near.
 */
import { answerKinds } from './answer-kinds.ts';
import type { LifeConcept } from './concepts.ts';
import { relationKinds } from './predicates.ts';
import type { MemoryQuestion, Specific } from './question.ts';
import { roleWords } from './role-words.ts';
import { type Clause, clausesIn, plainOf } from './statement.ts';
import { frameWords, stopWords } from './stop-words.ts';
import { termOf, termsOf, wordsOf } from './terms.ts';

/** What somebody said, oldest first among its like. */
export interface Testimony {
  readonly id: number;
  readonly text: string;
  readonly sentAt: number;
  /** What the character asked right before, if it did. */
  readonly asked?: string;
}

export interface FoundQuote {
  readonly messageId: number;
  readonly sentAt: number;
  /** The stretch of the message that answers. */
  readonly text: string;
  /** In (0, 1]: how sure it is that this answers. */
  readonly score: number;
}

/** Below this a stretch is not told. Set where, on conversations made up for it, wrong quotes became rarer than one in thirty. */
export const quoteThreshold = 0.5;
/** A hint alone never reaches the threshold. */
const hintWeight = 0.4;
const plainThreshold = 0.7;
const quotesAtOnce = 3;
/** Corrections follow what they correct within this. */
const correctionMs = 30 * 60_000;

interface Scored {
  readonly clause: Clause;
  readonly score: number;
  readonly cue: number;
  readonly terms: number;
  readonly meetsNeed: boolean;
}

interface Candidate {
  readonly index: number;
  readonly message: Testimony;
  readonly clauses: readonly Scored[];
  readonly best: Scored;
  readonly score: number;
}

/** Concepts of which a denial says nothing positive. */
const spoiltByDenial = new Set([
  'name',
  'pronouns',
  'age',
  'birthday',
  'home',
  'origin',
  'employer',
  'job',
  'team',
  'studies',
  'school',
  'family name',
  'allergy',
  'fear',
  'partner',
  'favourite',
  'likes',
  'language',
  'possession',
  'handedness',
  'hobby',
  'plan',
]);

/** Concepts whose own words are the answer: "left handed", "veggie", "only child". */
const toldByItself = new Set([
  'handedness',
  'diet',
  'religion',
  'partner',
  'siblings',
  'children',
  'pet',
  'health',
  'pronouns',
  'work hours',
  'employer',
  'job',
  'birthday',
  'age',
]);

const correction =
  /^(?:\*|(?:small |quick |slight )?(?:correction|fix|edit|update)\b|i mean\b|i meant\b|actually\b|oops\b|whoops\b|wait\b|scratch that\b|strike that\b|nvm\b|nope\b|no\b|not\b|sorry\b|make that\b|or (?:the|is|was|rather)\b|rather\b|turns out\b|typo\b|autocorrect\b|ok(?:ay)? (?:so )?(?:its|he|she|they|actually)\b|(?:he|she|they) (?:just )?(?:informed|corrected|told|says|reminded)|(?:its|it is) (?:now|actually)\b|changed to\b|moved to\b|now its\b)/;

/** The stretches that answer, oldest first; none where nothing answers well enough. */
export function findQuotes(question: MemoryQuestion, said: readonly Testimony[]): readonly FoundQuote[] {
  const names = question.of.kind === 'role' ? namesOf(question.of.role, said) : [];
  const candidates: Candidate[] = [];
  for (const [index, message] of said.entries()) {
    const scored = scoredClauses(question, message, names, candidates.at(-1), said[index - 1]);
    const best = scored.reduce<Scored | undefined>(
      (top, one) => (top && top.score >= one.score ? top : one),
      undefined,
    );
    if (!best || best.score < quoteThreshold * 0.6) continue;
    candidates.push({ index, message, clauses: scored, best, score: best.score });
  }
  const sure = candidates.filter((one) => one.score >= (question.only ? plainThreshold : quoteThreshold));
  if (sure.length === 0) return [];
  const top = Math.max(...sure.map((one) => one.score));
  return chosen(question, sure, top).map((one) => ({
    messageId: one.message.id,
    sentAt: one.message.sentAt,
    text: cutOut(question, one, said),
    score: Math.min(1, one.score),
  }));
}

function chosen(question: MemoryQuestion, sure: readonly Candidate[], top: number): readonly Candidate[] {
  const single = question.concepts.length === 0 || question.concepts.some((concept) => concept.single);
  if (!single || question.list) {
    const near = sure.filter((one) => one.score >= top * 0.8);
    return near.slice(-quotesAtOnce);
  }
  if (question.aspect === 'before') {
    const first = sure.find((one) => one.score >= top * 0.85);
    return first ? [first] : [];
  }
  const latest = sure.findLast((one) => one.score >= top * 0.75);
  return latest ? [latest] : [];
}

function scoredClauses(
  question: MemoryQuestion,
  message: Testimony,
  names: readonly string[],
  previous: Candidate | undefined,
  before: Testimony | undefined,
): readonly Scored[] {
  const clauses = clausesIn(message.text);
  const plain = plainOf(message.text);
  const whole = termsOf(message.text);
  const inMessage = coverage(question.specifics, whole, plain);
  const corrects =
    previous !== undefined &&
    previous.message === before &&
    message.sentAt - previous.message.sentAt <= correctionMs &&
    correction.test(plain);
  const answers = message.asked === undefined ? 0 : askedAlike(question, message.asked);
  let carried = Math.max(corrects ? 0.9 : 0, answers);
  const scored: Scored[] = [];
  for (const [index, clause] of clauses.entries()) {
    const cue = cueOf(question, clause);
    const own = Math.max(cue, carried * 0.8);
    const terms = Math.max(
      coverage(question.specifics, clause.terms, clause.plain),
      inMessage * 0.8,
      corrects ? 0.9 : 0,
    );
    const meetsNeed =
      meets(question, clause.plain) || (corrects && question.needs !== undefined && /\d/.test(clause.plain));
    const nearby =
      meetsNeed ||
      clauses.slice(index + 1, index + 3).some((next) => !next.idle && meets(question, next.plain));
    const score = weighed(question, clause, { cue: own, terms, meetsNeed, nearby, plain, names, corrects });
    scored.push({ clause, score, cue: own, terms, meetsNeed });
    // What a clause is about carries on: "spoken? just dutch"; "im not allergic to gluten. the real one is kiwi".
    if (clause.terms.length === 0 && cue === 0) continue;
    const theirs = clause.whose === 'other' && question.of.kind === 'self';
    carried =
      cue >= 0.9 && !theirs
        ? 1
        : clause.asks && coverage(question.specifics, clause.terms, clause.plain) > 0.6
          ? 0.8
          : carried * 0.6;
  }
  return scored;
}

function cueOf(question: MemoryQuestion, clause: Clause): number {
  let top = 0;
  for (const concept of question.concepts) {
    if (question.of.kind === 'self' && concept.bar?.test(clause.plain)) continue;
    const weight = concept.cue.test(clause.plain) ? 1 : concept.hint?.test(clause.plain) ? hintWeight : 0;
    top = Math.max(top, weight);
  }
  return top;
}

interface Evidence {
  readonly cue: number;
  readonly terms: number;
  readonly meetsNeed: boolean;
  /** What is needed stands in the clauses right after. */
  readonly nearby: boolean;
  readonly plain: string;
  readonly names: readonly string[];
  readonly corrects: boolean;
}

function weighed(question: MemoryQuestion, clause: Clause, evidence: Evidence): number {
  if (clause.idle) return 0;
  if (question.concepts.some((concept) => concept.bar?.test(clause.plain)) && question.of.kind === 'self')
    return 0;
  const { cue, terms } = evidence;
  const specific = question.specifics.length > 0;
  let score = !specific
    ? cue
    : question.concepts.length === 0
      ? terms
      : cue > 0
        ? 0.5 * cue + 0.5 * terms
        : 0.7 * terms;
  if (question.needs !== undefined && !evidence.meetsNeed) score *= evidence.nearby ? 0.9 : 0.4;
  for (const { closed } of question.specifics) if (closed && !closed.test(clause.plain)) score *= 0.4;
  score *= speaksOf(question, clause, evidence);
  if (clause.denies && !question.yesNo && question.concepts.some(({ name }) => spoiltByDenial.has(name)))
    score *= 0.55;
  if (
    !question.yesNo &&
    !question.concepts.some(({ name }) => toldByItself.has(name)) &&
    !saysSomething(question, [clause])
  )
    score *= 0.6;
  if (clause.denies && /\b(?:dont|cant|wont|not|never|avoid)\b/.test(question.plain)) score *= 1.1;
  if (score === 0) return 0;
  return score * inTime(question, clause) + richness(question, clause);
}

/** Of two that are as near, the one that tells more: at most a twentieth. */
function richness(question: MemoryQuestion, clause: Clause): number {
  const asked = new Set(termsOf(question.plain));
  return 0.01 * Math.min(5, new Set(clause.terms.filter((term) => !asked.has(term))).size);
}

function inTime({ aspect, plain }: MemoryQuestion, { when }: Clause): number {
  if (aspect === 'before') return when === 'before' ? 1 : when === 'now' ? 0.6 : 0.85;
  const past = /^(?:\p{L}+ )?(?:did|was|were|had)\b/u.test(plain) || /\b(?:did|was) i\b/.test(plain);
  if (past) return 1;
  return when === 'before' ? (aspect === 'now' ? 0.6 : 0.75) : when === 'now' ? 1.1 : 1;
}

/** How well the clause speaks of whom the question asks about, in [0, 1]. */
function speaksOf({ of, specifics, concepts }: MemoryQuestion, clause: Clause, evidence: Evidence): number {
  if (evidence.corrects) return 1;
  const about = (name: string) => concepts.some((concept) => concept.name === name);
  if (of.kind === 'self') {
    if (clause.whose !== 'other') return 1;
    if (about('pronouns') && !/\b(?:my|our|his|her|their) \p{L}+/u.test(clause.plain)) return 1;
    if (kinConcepts.some((name) => about(name)) && evidence.cue === 1 && theirOwn.test(clause.plain))
      return 0.9;
    if (about('name') && /\b(?:calls?|called|says?|knows?|named) \p{L}+/u.test(clause.plain)) return 0.9;
    // "Dana is visiting in may" is for "when is dana visiting"; it says nothing of where I live.
    return concepts.length === 0 || (specifics.length > 0 && evidence.terms >= 0.75 && !personal(concepts))
      ? 0.9
      : 0;
  }
  const wanted = of.kind === 'named' ? [of.name] : [...roleWords(of.role), ...evidence.names];
  const mentions = (text: string) =>
    wanted.some((word) => new RegExp(`(?<![\\p{L}])${word}s?(?![\\p{L}])`, 'u').test(text));
  if (mentions(clause.plain)) return 1;
  if (
    of.kind === 'role' &&
    evidence.cue === 1 &&
    clause.whose !== 'other' &&
    kinConcepts.some((name) => about(name)) &&
    !concepts.some((concept) => concept.bar?.test(clause.plain))
  )
    return 0.9;
  if (mentions(evidence.plain)) return clause.whose === 'self' && clause.plain.startsWith('i') ? 0.6 : 0.9;
  return 0;
}

/** Concepts whose own cues name the person or animal. */
const kinConcepts = ['partner', 'children', 'pet', 'siblings'] as const;

/** Somebody of the speaker's own is who the clause speaks of: "husband burnt the rice", "my kids are at school". */
const theirOwn =
  /^(?:(?:so|and|but|also|ok|omg|ugh|the) )*(?:my |our )?(?:\p{L}+ )?(?:wife|husband|hubby|missus|girlfriend|boyfriend|gf|bf|partner|spouse|fiancee?|kids?|son|daughter|toddler|baby|twins|dog|cat|puppy|kitten|rabbit|brother|sister|siblings?)s?\b(?! (?:friend|boss|dog|cat|wife|husband|kids?|baby))/u;

function personal(concepts: readonly LifeConcept[]): boolean {
  return concepts.some(({ name }) => name !== 'plan');
}

/** What the speaker calls whom the role names: "my manager Ottoline", "Mia is my sister", "our cat is called Bean". */
function namesOf(role: string, said: readonly Testimony[]): readonly string[] {
  const kind = `(?:${roleWords(role)
    .filter((word) => word !== 'vet' && word !== 'school run')
    .join('|')})`;
  const patterns = [
    new RegExp(
      `\\b(?:[Mm]y|[Oo]ur|[Tt]he) (?:\\p{Ll}+ ){0,2}${kind}(?:,? | is called | is named | called | named |'?s name is | is )(\\p{Lu}[\\p{L}'-]+)`,
      'gu',
    ),
    new RegExp(`(\\p{Lu}\\p{L}+)(?:,| is|'s|’s)? (?:my|our) (?:\\p{Ll}+ ){0,2}${kind}\\b`, 'gu'),
  ];
  const names = said.flatMap(({ text }) =>
    patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => plainOf(match[1] ?? ''))),
  );
  return [...new Set(names)].filter((name) => name.length > 1 && !stopWords.has(name));
}

function coverage(specifics: readonly Specific[], terms: readonly string[], plain: string): number {
  if (specifics.length === 0) return 0;
  const present = new Set(terms);
  let sum = 0;
  for (const { term, weight, related, kind, closed, word } of specifics) {
    const match =
      present.has(term) ||
      (word.length >= 4 &&
        terms.some((one) => one.length >= 4 && (one.startsWith(term) || term.startsWith(one))))
        ? 1
        : closed?.test(plain) || kind?.test(plain)
          ? 0.9
          : related.some((one) => present.has(one))
            ? 0.7
            : 0;
    sum += weight * match;
  }
  return sum;
}

function meets(question: MemoryQuestion, plain: string): boolean {
  return question.needs === undefined || answerKinds[question.needs].test(plain);
}

/** Whether the character's own question was much the same, so that the next words answer it. */
function askedAlike(question: MemoryQuestion, asked: string): number {
  const plain = plainOf(asked);
  if (
    question.concepts.some(
      (concept) => concept.asked.test(plain.replace(/\byour?\b/g, 'my')) || concept.cue.test(plain),
    )
  )
    return 0.8;
  return question.specifics.length > 0 && coverage(question.specifics, termsOf(asked), plain) > 0.7 ? 0.7 : 0;
}

// ---------------------------------------------------------------- cutting

const longestQuote = 220;

/** The smallest stretch around the best clause that holds an answer and reads as one. */
function cutOut(question: MemoryQuestion, candidate: Candidate, said: readonly Testimony[]): string {
  const { clauses, best, message } = candidate;
  const at = clauses.indexOf(best);
  let [from, to] = [at, at];
  const fits = (one: Scored | undefined): boolean =>
    one !== undefined &&
    !one.clause.idle &&
    (one.clause.whose === best.clause.whose ||
      one.clause.whose === 'open' ||
      (best.clause.whose === 'open' && (question.of.kind !== 'self' || one.clause.whose === 'self'))) &&
    !(one.clause.denies && !best.clause.denies) &&
    !(best.clause.when === 'now' && one.clause.when === 'before');
  const same = (one: Scored | undefined) => one?.clause.sentence === best.clause.sentence;
  while (same(clauses[from - 1]) && fits(clauses[from - 1])) from -= 1;
  while (same(clauses[to + 1]) && fits(clauses[to + 1])) to += 1;
  const stretch = () => clauses.slice(from, to + 1);
  const short = () =>
    (question.needs !== undefined && !stretch().some((one) => one.meetsNeed)) ||
    !saysSomething(
      question,
      stretch().map((one) => one.clause),
    );
  while (short() && fits(clauses[to + 1]) && to - at < 3) to += 1;
  while (short() && fits(clauses[from - 1]) && at - from < 2) from -= 1;
  const first = clauses[from]?.clause.start ?? 0;
  const last = clauses[to]?.clause.end ?? message.text.length;
  const text = shortened(message.text.slice(first, last));
  if (!short()) return text;
  const before = said[candidate.index - 1];
  return before && message.sentAt - before.sentAt < correctionMs && before.text.length < 160
    ? `${before.text.trim()} … ${text}`
    : text;
}

/** Whether it tells more than the question and the concept's own words. */
function saysSomething(question: MemoryQuestion, clauses: readonly Clause[]): boolean {
  if (question.yesNo) return true;
  const asked = new Set(termsOf(question.plain));
  const cues = question.concepts.map((concept) => new RegExp(concept.cue.source, 'gu'));
  return clauses.some((clause) => {
    const rest = cues.reduce(
      (text, cue) => text.replace(cue, (match) => (/\d/.test(match) ? match : ' ')),
      clause.plain,
    );
    const novel = (text: string) =>
      wordsOf(text).filter(
        (word) =>
          !stopWords.has(word) &&
          !frameWords.has(word) &&
          !/^(?:whole|entire|really|totally|finally|today|yesterday|still|now|back|definitely)$/.test(word) &&
          !asked.has(termOf(word)),
      );
    return novel(rest).length > 0 || novel(clause.plain).length > 1;
  });
}

function shortened(text: string): string {
  const clean = text.replace(/\s+/g, ' ').trim();
  if (clean.length <= longestQuote) return clean;
  return `${clean.slice(0, longestQuote).replace(/\s+\S*$/, '')} …`;
}

/** For "who is Darren": a stretch that names the person together with what they are to the speaker. */
export function findWho(name: string, said: readonly Testimony[]): readonly FoundQuote[] {
  const kin = new RegExp(
    `(?<!\\p{L})(?:my|our|a)?\\s?(?:\\p{L}+[ -])?(?:${relationKinds}|boss|manager|vet|gp|landlord|coworkers?|friends?|kids?|sons?|daughters?)s?(?!\\p{L})`,
    'u',
  );
  const called = new RegExp(`(?<!\\p{L})${plainOf(name)}s?(?!\\p{L})`, 'u');
  const found =
    said.findLast(({ text }) => {
      const plain = plainOf(text);
      return (
        called.test(plain) &&
        kin.test(plain.replace(called, ' ')) &&
        clausesIn(text).some((clause) => !clause.idle && called.test(clause.plain))
      );
    }) ??
    said.findLast(({ text }) =>
      clausesIn(text).some((clause) => !clause.idle && called.test(clause.plain) && clause.terms.length > 1),
    );
  return found
    ? [{ messageId: found.id, sentAt: found.sentAt, text: shortened(found.text), score: 0.8 }]
    : [];
}
