/** Search by meaning, beside the search by words: a help that is used when it comes in time. */
import { FamiliarError } from '../../errors.ts';
import type { Clock, Embedder, Logger } from '../../ports.ts';
import type { VectorStore } from '../../store-ports.ts';
import type { MeaningSearch } from './find-passages.ts';

export interface MeaningDeps {
  readonly embedder: Embedder;
  readonly vectors: Pick<VectorStore, 'nearest'>;
  /** How long an answer waits for its question's vector, in milliseconds. */
  readonly deadlineMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A pasted page is no question: only so much of it is embedded. */
const maxChars = 2_000;

/**
 * A search that names the messages whose meaning is nearest, nearest first. It names none when the vector of the question does
 * not come in time, or something fails: then words alone find what they can.
 */
export function searchByMeaning(deps: MeaningDeps): MeaningSearch {
  const { embedder, vectors, logger } = deps;
  return async ({ text, scope, excludeMessageIds }, limit) => {
    try {
      const vector = await vectorInTime(deps, text.slice(0, maxChars).toWellFormed());
      if (vector === undefined) {
        logger.debug('The vector of a question came too late; words alone were searched for');
        return [];
      }
      return await vectors.nearest(embedder.space, scope, vector, limit, excludeMessageIds);
    } catch (error) {
      if (!(error instanceof FamiliarError)) throw error;
      logger.debug('Search by meaning failed; words alone were searched for', { code: error.code });
      return [];
    }
  };
}

/** Undefined when it is late; then the request is taken back. */
async function vectorInTime(
  { embedder, deadlineMs, clock }: MeaningDeps,
  text: string,
): Promise<Float32Array | undefined> {
  const asking = new AbortController();
  const waiting = new AbortController();
  const late = clock.sleep(deadlineMs, waiting.signal).then(() => undefined);
  try {
    return await Promise.race([embedder.embed([text], asking.signal).then(([vector]) => vector), late]);
  } finally {
    waiting.abort();
    asking.abort();
  }
}
