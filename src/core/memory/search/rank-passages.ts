/**
 * Which of the found messages answer a question: contextual BM25F. A message is scored by its own words and, less, by those of
 * its neighbours in the same session, because in talk the answer seldom repeats the question's words. Term weights and
 * saturation after Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009); what a neighbour
 * lends is added to a term's frequency before saturation, as BM25F does with fields.
 */
import type { PassageFindings, PassageTurn } from '../../types.ts';
import { traits } from './passage.ts';
import type { Concept, PassageQuery } from './passage-query.ts';
import type { PeopleAsked } from './people-asked.ts';
import { nearness } from './question-dates.ts';

export interface RankedPassage {
  readonly messageId: number;
  /** Comparable within one ranking only. */
  readonly score: number;
}

/** Chosen by leave-one-conversation-out validation, and round: results stay near over half to twice of each. */
export interface RankWeights {
  /** Saturation of a term's frequency. */
  readonly saturation: number;
  /** How far a message's length counts against it, in [0, 1]. */
  readonly lengthNorm: number;
  /** What the turns before lend to a turn, nearest first; and those after it. */
  readonly forward: readonly number[];
  readonly backward: readonly number[];
  /** What a question lends to the answer that follows, instead of `forward[0]`. */
  readonly answer: number;
  /** What a speaker's name counts as a word. */
  readonly name: number;
  /** What a whole session's nearness to the question adds. */
  readonly session: number;
  /** Favours, as parts of the score: said by who is asked about; tells a time when asked "when"; said near a date asked for. */
  readonly person: number;
  readonly when: number;
  readonly date: number;
  /** Loss of a message that ends in a question. */
  readonly asking: number;
}

const rankWeights: RankWeights = {
  saturation: 0.8,
  lengthNorm: 0.6,
  forward: [0.2, 0.15, 0.1, 0.05],
  backward: [0.3, 0.2, 0.15, 0.1],
  answer: 0.8,
  name: 0.5,
  session: 0.3,
  person: 0.5,
  when: 0.5,
  date: 1.5,
  asking: 0.1,
};

/** Neighbours that lend to a turn, for whoever asks the store for them. */
export const reach = { before: rankWeights.forward.length, after: rankWeights.backward.length };

/** A longer silence parts sessions. */
const sessionGapMs = 6 * 3_600_000;

/** Best first; of equals the newer. Messages that share nothing with the question are left out. */
export function rankPassages(
  query: PassageQuery,
  findings: PassageFindings,
  people: PeopleAsked,
  weights: RankWeights = rankWeights,
): readonly RankedPassage[] {
  const scale = scaleOf(query, findings, people, weights);
  const own = frequenciesOf(findings, scale, weights);
  const sessions = sessionsOf(findings.turns);
  const lent = spread(findings.turns, sessions, own, weights);
  const bonus = sessionScores(sessions, own, scale.gains);
  return findings.turns
    .map((turn, index) => {
      const shared = saturated(lent[index], scale.gains, weights.saturation);
      if (shared === 0) return { messageId: turn.messageId, score: 0 };
      const score = shared + weights.session * (bonus[sessions[index] ?? 0] ?? 0);
      return { messageId: turn.messageId, score: score * favour(turn, query, people, weights) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || b.messageId - a.messageId);
}

interface Scale {
  /** What each concept can give at most, before saturation's factor. */
  readonly gains: readonly number[];
  /** Which concepts a term counts for, and how much. */
  readonly byTerm: ReadonlyMap<string, readonly { readonly concept: number; readonly worth: number }[]>;
}

/** A concept is worth what its rarest name is; a commoner name for it is worth less by as much as it is commoner. */
function scaleOf(
  { concepts }: PassageQuery,
  findings: PassageFindings,
  { names }: PeopleAsked,
  { name }: RankWeights,
): Scale {
  const byTerm = new Map<string, { concept: number; worth: number }[]>();
  const gains = concepts.map((concept, index) => {
    const found = rarities(concept, findings);
    const best = Math.max(0, ...found.map(({ worth, rarity }) => worth * rarity));
    for (const { term, worth, rarity } of found) {
      const entry = { concept: index, worth: (worth * Math.min(rarity, best)) / best };
      const known = byTerm.get(term);
      if (known) known.push(entry);
      else byTerm.set(term, [entry]);
    }
    return best * concept.weight * (names.has(concept.word) ? name : 1);
  });
  return { gains, byTerm };
}

/** Inverse document frequencies of the terms of a concept that occur at all. */
function rarities({ terms }: Concept, { documents, frequencies }: PassageFindings) {
  return terms.flatMap(({ term, worth }) => {
    const count = frequencies.get(term) ?? 0;
    return count === 0
      ? []
      : { term, worth, rarity: Math.log(1 + (documents - count + 0.5) / (count + 0.5)) };
  });
}

/** By concept; undefined where nothing of the question is said, which is the most of them. */
type Frequencies = Float64Array | undefined;

/** How often each turn says each concept, by its length. */
function frequenciesOf(
  { turns, totalTerms, documents }: PassageFindings,
  { gains, byTerm }: Scale,
  { lengthNorm }: RankWeights,
): readonly Frequencies[] {
  const average = Math.max(1, totalTerms / Math.max(1, documents));
  return turns.map(({ terms }) => {
    const length = 1 - lengthNorm + (lengthNorm * terms.length) / average;
    let frequencies: Frequencies;
    for (const term of terms) {
      const entries = byTerm.get(term);
      if (entries === undefined) continue;
      frequencies ??= new Float64Array(gains.length);
      for (const { concept, worth } of entries)
        frequencies[concept] = at(frequencies, concept) + worth / length;
    }
    return frequencies;
  });
}

function at(frequencies: Float64Array, concept: number): number {
  return frequencies[concept] ?? 0;
}

function add(sum: Frequencies, more: Float64Array, share: number): Float64Array {
  const total = sum ?? new Float64Array(more.length);
  for (let concept = 0; concept < more.length; concept += 1) {
    total[concept] = at(total, concept) + share * at(more, concept);
  }
  return total;
}

/** A number for each turn, equal within a session. Turns are in order of conversation and place. */
function sessionsOf(turns: readonly PassageTurn[]): readonly number[] {
  let session = 0;
  return turns.map((turn, index) => {
    const before = turns[index - 1];
    const parted =
      before && (before.conversation !== turn.conversation || turn.sentAt - before.sentAt > sessionGapMs);
    if (parted) session += 1;
    return session;
  });
}

/** Own frequencies plus what the neighbours lend. */
function spread(
  turns: readonly PassageTurn[],
  sessions: readonly number[],
  own: readonly Frequencies[],
  { forward, backward, answer }: RankWeights,
): readonly Frequencies[] {
  return turns.map((turn, index) => {
    let sum: Frequencies = own[index]?.slice();
    for (let from = index - forward.length; from <= index + backward.length; from += 1) {
      const [lender, words] = [turns[from], own[from]];
      if (from === index || !lender || !words || sessions[from] !== sessions[index]) continue;
      const distance = turn.ordinal - lender.ordinal;
      const answers = distance === 1 && isAnswer(turn, lender);
      const share = answers ? answer : distance > 0 ? forward[distance - 1] : backward[-distance - 1];
      if (share !== undefined) sum = add(sum, words, share);
    }
    return sum;
  });
}

function isAnswer(turn: PassageTurn, before: PassageTurn): boolean {
  return (before.traits & traits.asksQuestion) !== 0 && before.userId !== turn.userId;
}

function saturated(frequencies: Frequencies, gains: readonly number[], saturation: number): number {
  let score = 0;
  if (frequencies === undefined) return score;
  for (let concept = 0; concept < frequencies.length; concept += 1) {
    const frequency = at(frequencies, concept);
    score += ((gains[concept] ?? 0) * (saturation + 1) * frequency) / (saturation + frequency);
  }
  return score;
}

/** What each session as a whole says of the question: concepts that are talked about in different turns of it come together. */
function sessionScores(
  sessions: readonly number[],
  own: readonly Frequencies[],
  gains: readonly number[],
): readonly number[] {
  const sums: Frequencies[] = [];
  own.forEach((frequencies, index) => {
    const session = sessions[index] ?? 0;
    if (frequencies) sums[session] = add(sums[session], frequencies, 1);
  });
  return Array.from(sums, (sum) => saturated(sum, gains, 1) / 2);
}

function favour(turn: PassageTurn, query: PassageQuery, people: PeopleAsked, weights: RankWeights): number {
  const person = people.authors.has(turn.userId) ? 1 + weights.person : 1;
  const when = query.asksWhen && (turn.traits & traits.tellsTime) !== 0 ? 1 + weights.when : 1;
  const near = Math.max(0, ...query.dates.map((range) => nearness(turn.sentAt, range)));
  const asking = (turn.traits & traits.endsAsking) !== 0 ? 1 - weights.asking : 1;
  return person * when * (1 + weights.date * near) * asking;
}
