/** Jobs that keep the store in order: what is too old goes, and what a crash left unfindable becomes findable. */
import type { Clock } from '../ports.ts';
import type { Eraser, PassageStore } from '../store-ports.ts';
import type { PassageIndex, StoredMessage } from '../types.ts';

const dayMs = 86_400_000;
/** Small enough that no reply waits long for the database. */
const purgeBatch = 200;
const indexBatch = 200;

export interface RetentionDeps {
  readonly eraser: Eraser;
  /** 0 keeps everything. */
  readonly retentionDays: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Deletes what is older than the retention, with all that came from it, and overwrites what deletions left in the database's
 * files: of this run, and of users who deleted something since the last one. Returns how many messages went.
 * @throws the signal's reason, StorageUnavailable
 */
export async function purgeOld({ eraser, retentionDays, clock, signal }: RetentionDeps): Promise<number> {
  const before = clock.now() - retentionDays * dayMs;
  let purged = 0;
  for (let some = retentionDays > 0 ? purgeBatch : 0; some > 0; ) {
    signal.throwIfAborted();
    some = await eraser.purge(before, purgeBatch);
    purged += some;
  }
  signal.throwIfAborted();
  await eraser.scrub();
  return purged;
}

export interface IndexDeps {
  readonly passages: PassageStore;
  /** No terms for what is not to be found. */
  readonly passageOf: (message: StoredMessage) => Promise<PassageIndex>;
  readonly signal: AbortSignal;
}

/**
 * Makes findable what is stored and not indexed. Returns how many messages.
 * @throws the signal's reason, StorageUnavailable
 */
export async function indexLeftovers({ passages, passageOf, signal }: IndexDeps): Promise<number> {
  let indexed = 0;
  let last = 0;
  for (;;) {
    signal.throwIfAborted();
    const messages = await passages.unindexed(indexBatch);
    const newest = messages.at(-1)?.id ?? 0;
    // Oldest first: where it does not go on, the store leaves these out, and would hand them out for ever.
    if (newest <= last) return indexed;
    last = newest;
    const entries = messages.map(async (message) => ({
      messageId: message.id,
      ...(await passageOf(message)),
    }));
    await passages.index(await Promise.all(entries));
    indexed += messages.length;
  }
}
