/** The job in which a model reads quiet conversations for facts that reading by form did not see. */
import { type Batch, nextBatch, type ReadingDeps, readBatch } from './reading-batch.ts';
import { ReadingTries } from './reading-tries.ts';

/** Counts of one run. */
export interface ReadingRun {
  readonly conversations: number;
  /** Batches that were read, with a call or without need of one. */
  readonly batches: number;
  readonly facts: number;
  /** Claims of the model that were not believed. */
  readonly dropped: number;
  /** Batches that could not be read this time. */
  readonly unreadable: number;
  /** Batches that were left out after their last try. */
  readonly skipped: number;
}

const conversationsPerRun = 200;
/** Failures in a row, before any answer, after which the model is taken to be down. */
const failuresOfModel = 2;

/**
 * One run. What it leaves undone, for want of calls or of a model, is read by a later one; what fails is tried again with fewer
 * messages, as often as the settings say.
 * @throws the signal's reason, StorageUnavailable
 */
export async function readQuietConversations(deps: ReadingDeps): Promise<ReadingRun> {
  const { stores, settings, clock } = deps;
  const quietSince = clock.now() - settings.quietMinutes * 60_000;
  const conversations = await stores.readings.unread(quietSince, conversationsPerRun);
  const run = new Run(deps, await ReadingTries.open(stores.notebook));
  for (const conversationId of conversations) {
    if ((await run.read(conversationId)) === 'stop') break;
  }
  return run.end();
}

class Run {
  readonly #deps: ReadingDeps;
  readonly #tries: ReadingTries;
  readonly #counts = { conversations: 0, batches: 0, facts: 0, dropped: 0, unreadable: 0, skipped: 0 };
  /** Batches for which the model failed. They are blamed for it only where the model read others. */
  readonly #unanswered: { readonly conversationId: string; readonly batch: Batch }[] = [];
  #answered = false;

  constructor(deps: ReadingDeps, tries: ReadingTries) {
    this.#deps = deps;
    this.#tries = tries;
  }

  /** Reads a conversation to its end, or to where it cannot go on for now. `stop`: no other can be read either. */
  async read(conversationId: string): Promise<'next' | 'stop'> {
    this.#counts.conversations += 1;
    for (;;) {
      this.#deps.signal.throwIfAborted();
      const batch = await nextBatch(conversationId, this.#tries, this.#deps);
      const [first] = batch;
      if (!first) return 'next';
      const { outcome, facts, dropped, called } = await readBatch(conversationId, batch, this.#deps);
      this.#counts.facts += facts;
      this.#counts.dropped += dropped;
      switch (outcome) {
        case 'read':
          this.#answered ||= called;
          this.#counts.batches += 1;
          await this.#advance(conversationId, batch);
          break;
        case 'unreadable':
          await this.#fail(conversationId, batch);
          return 'next';
        case 'unavailable':
          this.#unanswered.push({ conversationId, batch });
          return !this.#answered && this.#unanswered.length >= failuresOfModel ? 'stop' : 'next';
        case 'stop':
          return 'stop';
      }
    }
  }

  async end(): Promise<ReadingRun> {
    for (const { conversationId, batch } of this.#unanswered) {
      if (this.#answered) await this.#fail(conversationId, batch);
      else this.#counts.unreadable += 1;
    }
    return this.#counts;
  }

  async #fail(conversationId: string, batch: Batch): Promise<void> {
    this.#counts.unreadable += 1;
    const firstMessageId = batch[0]?.message.id ?? 0;
    if ((await this.#tries.count(firstMessageId)) < this.#deps.settings.attempts) return;
    await this.#advance(conversationId, batch);
    this.#counts.skipped += 1;
    this.#deps.logger.warn('Messages are left out of background reading: it failed too often', {
      firstMessageId,
      messages: batch.length,
    });
  }

  /** Read, or given up: it is not looked at again. */
  async #advance(conversationId: string, batch: Batch): Promise<void> {
    const [first, last] = [batch[0], batch.at(-1)];
    if (!first || !last) return;
    await this.#deps.stores.readings.advance(conversationId, last.message.id);
    await this.#tries.forget(first.message.id);
  }
}
