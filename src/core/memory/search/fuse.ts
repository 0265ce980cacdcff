/** One ranking out of several that measure in different units. */

/** After Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet" (SIGIR 2009), who chose 60. */
const softening = 60;

/**
 * Reciprocal rank fusion of rankings, each best first and without repeats: a document's score is the sum of 1 / (60 + rank).
 * Best first; of equals, whichever an earlier ranking names first.
 */
export function fuse(rankings: readonly (readonly number[])[]): readonly number[] {
  const scores = new Map<number, number>();
  for (const ranking of rankings) {
    ranking.forEach((id, index) => {
      scores.set(id, (scores.get(id) ?? 0) + 1 / (softening + index + 1));
    });
  }
  return [...scores].toSorted(([, a], [, b]) => b - a).map(([id]) => id);
}
