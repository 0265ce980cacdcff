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
  'fear',
  'allergy',
]);

const correction =
  /^(?:\*|(?:small |quick |slight )?(?:correction|fix|edit|update)\b|i mean\b|i meant\b|actually\b|oops\b|whoops\b|wait\b|scratch that\b|strike that\b|nvm\b|nope\b|no\b|not\b|sorry\b|make that\b|or (?:the|is|was|rather)\b|rather\b|turns out\b|typo\b|autocorrect\b|ok(?:ay)? (?:so )?(?:its|he|she|they|actually)\b|(?:he|she|they) (?:just )?(?:informed|corrected|told|says|reminded)|(?:its|it is) (?:now|actually)\b|changed to\b|moved to\b|now its\b)/;

/** The stretches that answer, oldest first; none where nothing answers well enough. */
export function findQuotes(question: MemoryQuestion, said: readonly Testimony[]): readonly FoundQuote[] {
  const whom = whomPatterns(question, said);
  const candidates: Candidate[] = [];
  for (const [index, message] of said.entries()) {
    const scored = scoredClauses(question, message, whom, candidates.at(-1), said[index - 1]);
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
  whom: WhomPatterns,
  previous: Candidate | undefined,
  before: Testimony | undefined,
): readonly Scored[] {
  const plain = plainOf(message.text);
  const inMessage =
    question.specifics.length === 0 ? 0 : coverage(question.specifics, termsOf(message.text), plain);
  const corrects =
    previous !== undefined &&
    previous.message === before &&
    message.sentAt - previous.message.sentAt <= correctionMs &&
    correction.test(plain);
  const answers = message.asked === undefined ? 0 : askedAlike(question, message.asked);
  const near =
    corrects ||
    answers > 0 ||
    inMessage > 0 ||
    (asksName(question) ? whom.mentioned?.test(plain) : spokenOf(question, plain));
  // Most of what people say is about something else, and is not taken apart.
  if (!near) return [];
  const clauses = clausesIn(message.text);
  let carried = Math.max(corrects ? 1.2 : 0, answers);
  const inSentence = (sentence: number): number => {
    if (inMessage === 0) return 0;
    const own = clauses.filter((clause) => clause.sentence === sentence);
    return coverage(
      question.specifics,
      own.flatMap(({ terms }) => terms),
      own.map((clause) => clause.plain).join(' '),
    );
  };
  const scored: Scored[] = [];
  for (const [index, clause] of clauses.entries()) {
    const raw = message.text.slice(clause.start, clause.end);
    const cue = asksName(question) ? nameCue(raw, clause.plain) : cueOf(question, clause);
    const own = Math.max(cue, carried * 0.8);
    const shared = cue > 0 || question.concepts.length === 0 ? 0.8 : 0.6;
    const terms = Math.max(
      coverage(question.specifics, clause.terms, clause.plain),
      inSentence(clause.sentence) * 0.85,
      inMessage * shared,
      corrects ? 0.9 : 0,
    );
    const meetsNeed =
      (asksName(question) ? nameCue(raw, clause.plain) >= 0.9 : meets(question, clause.plain)) ||
      (corrects && question.needs !== undefined && /\d/.test(clause.plain));
    const nearby =
      meetsNeed ||
      clauses
        .slice(index + 1, index + 3)
        .some(
          (next) =>
            !next.idle &&
            (asksName(question)
              ? nameCue(message.text.slice(next.start, next.end), next.plain) >= 0.9
              : meets(question, next.plain)),
        );
    const score = weighed(question, clause, { cue: own, terms, meetsNeed, nearby, plain, whom, corrects });
    scored.push({ clause, score, cue: own, terms, meetsNeed });
    // What a clause is about carries on: "spoken? just dutch"; "im not allergic to gluten. the real one is kiwi".
    if (clause.terms.length === 0 && cue === 0) continue;
    const theirs = clause.whose === 'other' && question.of.kind === 'self';
    carried =
      cue >= 0.9 && !theirs && !clause.idle
        ? 1
        : clause.asks && coverage(question.specifics, clause.terms, clause.plain) > 0.6
          ? 0.8
          : carried * 0.6;
  }
  return scored;
}

/** "What's my dog called": of somebody or something else than the asker. */
function asksName({ of, concepts }: MemoryQuestion): boolean {
  return of.kind !== 'self' && concepts.some(({ name }) => name === 'name');
}

/** How likely a name stands in a clause: by the words that give one, or by its capital letter inside the sentence. */
function nameCue(raw: string, plain: string): number {
  if (
    /\b(?:called|named|names? (?:is|are|was|s)|(?:her|his|their|its) name|goes by|answers to|short for|spelled|spelt)\b/.test(
      plain,
    )
  )
    return 1;
  return /(?:[\p{L}\d,)'’&]\s+|^@|\s@)(?!I\b|I['’]|OMG\b|LOL\b|TV\b|UK\b|US\b)\p{Lu}\p{L}+/u.test(raw)
    ? 0.95
    : 0.4;
}

function spokenOf({ concepts }: MemoryQuestion, plain: string): boolean {
  return concepts.some(({ cue }) => cue.test(plain));
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
  readonly whom: WhomPatterns;
  readonly corrects: boolean;
}

function weighed(question: MemoryQuestion, clause: Clause, evidence: Evidence): number {
  if (clause.idle || (evidence.cue === 0 && evidence.terms === 0)) return 0;
  const barred = question.concepts.some(
    ({ bar, name }) => (name !== 'pet' || question.of.kind === 'self') && bar?.test(clause.plain),
  );
  if (barred) return 0;
  const { cue, terms } = evidence;
  const specific = question.specifics.length > 0;
  let score = !specific
    ? cue
    : question.concepts.length === 0
      ? terms
      : cue > 0
        ? 0.42 * cue + 0.58 * terms
        : 0.7 * terms;
  if ((question.needs !== undefined || asksName(question)) && !evidence.meetsNeed)
    score *= evidence.nearby ? 0.9 : 0.4;
  for (const { closed } of question.specifics) if (closed && !closed.test(clause.plain)) score *= 0.4;
  if (score < 0.1) return 0;
  score *= speaksOf(question, clause, evidence);
  if (score === 0) return 0;
  // "Do I speak Welsh?" is no matter of speaking alone.
  if (question.yesNo && specific && terms < 0.7) score *= 0.5;
  if (clause.denies && !question.yesNo && question.concepts.some(({ name }) => spoiltByDenial.has(name)))
    score *= 0.55;
  if (
    !question.yesNo &&
    !question.concepts.some(({ name }) => toldByItself.has(name)) &&
    !saysSomething(question, [clause])
  )
    score *= 0.45;
  if (clause.denies && /\b(?:dont|cant|wont|not|never|avoid)\b/.test(question.plain)) score *= 1.1;
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

/** Compiled once for a question; nothing for the asker's own life. */
interface WhomPatterns {
  readonly mentioned?: RegExp;
  /** "their baby", "my mate's dog": somebody else's, when the asker's own is meant. */
  readonly foreign?: RegExp;
}

function whomPatterns({ of }: MemoryQuestion, said: readonly Testimony[]): WhomPatterns {
  if (of.kind === 'self') return {};
  const wanted = of.kind === 'named' ? [of.name] : [...roleWords(of.role), ...namesOf(of.role, said)];
  const any = wanted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const mentioned = new RegExp(`(?<!\\p{L})(?:${any})s?(?!\\p{L})`, 'u');
  if (of.kind === 'named') return { mentioned };
  const owners =
    '(?:mate|friend|neighbou?r|coworker|colleague|cousin|sister|brother|boss|flatmate|roommate)s';
  return {
    mentioned,
    foreign: new RegExp(`(?<!\\p{L})(?:their|his|her|(?:\\p{L}+ )?${owners}) (?:\\p{L}+ )?(?:${any})`, 'u'),
  };
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
  const { mentioned, foreign } = evidence.whom;
  const mentions = (text: string) => mentioned?.test(text) === true;
  if (foreign?.test(clause.plain) && !specifics.some(({ word }) => clause.plain.includes(word))) return 0;
  if (mentions(clause.plain)) return 1;
  if (
    of.kind === 'role' &&
    /^(?:.+ )?(?:pets?|partner|spouse|other half|kids?|child|children|siblings?)$/.test(of.role) &&
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
  const stretch = () => clauses.slice(from, to + 1);
  const short = () =>
    ((question.needs !== undefined || asksName(question)) && !stretch().some((one) => one.meetsNeed)) ||
    !saysSomething(
      question,
      stretch().map((one) => one.clause),
    );
  while (short() && fits(clauses[to + 1]) && to - at < 3) to += 1;
  while (short() && fits(clauses[from - 1]) && at - from < 2) from -= 1;
  const first = clauses[from]?.clause.start ?? 0;
  const last = clauses[to]?.clause.end ?? message.text.length;
  const text = shortened(coreOf(question, withoutContrast(message.text.slice(first, last), question)));
  if (!short()) return text;
  const before = said[candidate.index - 1];
  return before && message.sentAt - before.sentAt < correctionMs && before.text.length < 160
    ? `${before.text.trim()} … ${text}`
    : text;
}

const cuesEverywhere = new WeakMap<LifeConcept, RegExp>();

function everyCue(concept: LifeConcept): RegExp {
  const known = cuesEverywhere.get(concept);
  if (known) return known;
  const made = new RegExp(concept.cue.source, 'g');
  cuesEverywhere.set(concept, made);
  return made;
}

/** Whether it tells more than the question and the concept's own words. */
function saysSomething(question: MemoryQuestion, clauses: readonly Pick<Clause, 'plain'>[]): boolean {
  if (question.yesNo) return true;
  const asked = new Set(termsOf(question.plain));
  const cues = question.concepts.map(everyCue);
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

/** Of a clause that strings asides together by commas, the one that answers, where a single value is asked for. */
function coreOf(question: MemoryQuestion, text: string): string {
  if (question.list || question.of.kind !== 'self' || !question.concepts.every(({ single }) => single))
    return text;
  const asides = text.split(/,\s+/);
  if (asides.length < 2) return text;
  const [core, ...more] = asides.filter((aside) => {
    const plain = plainOf(aside);
    const clause = { plain } as const;
    const covers =
      question.specifics.length === 0 || coverage(question.specifics, termsOf(aside), plain) > 0.6;
    return (
      covers &&
      question.concepts.some(({ cue }) => cue.test(plain)) &&
      meets(question, plain) &&
      saysSomething(question, [clause])
    );
  });
  return core !== undefined && more.length === 0 ? core : text;
}

/** What holds without what it is set against: "moved from support to data" -> "… to data", "tea, not coffee" -> "tea". */
function withoutContrast(text: string, { aspect, of, yesNo }: MemoryQuestion): string {
  if (aspect === 'before' || of.kind === 'named' || yesNo) return text;
  const end =
    /[,;–—-]?\s+(?:(?<=\bto\s.+)(?:over |up |down |back )?from\s|(?:instead of|rather than|as opposed to|unlike)\s|(?<=[,;–—-]\s+)(?:not|never|no)\s|(?:and|but) not\s).*$/isu.exec(
      text,
    );
  const kept =
    end && end.index > 0 && text.slice(0, end.index).trim().split(/\s+/).length > 1
      ? text.slice(0, end.index)
      : text;
  const turn =
    /^.*?\b(?:(?:mov|switch|swap|chang|transfer|promot|went|gone|convert|graduat|upgrad|downgrad|bump|push|reschedul)\p{L}*\b[^,]*?\bfrom\s[^,]+?\s(?=(?:to|into)\s)|(?:swap|switch|trad|replac|ditch|exchang)\p{L}*\s(?:in )?(?:my|the|our)\s[^,]+?\s(?=(?:in )?(?:for|with)\s))/isu.exec(
      kept,
    );
  return turn && kept.slice(turn[0].length).split(/\s+/).length > 1
    ? `… ${kept.slice(turn[0].length)}`
    : kept;
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
