/** The job that gives what was said its vectors, for search by meaning. */
import { FamiliarError } from '../../errors.ts';
import type { Embedder, Logger } from '../../ports.ts';
import type { VectorStore } from '../../store-ports.ts';
import type { StoredMessage } from '../../types.ts';

export interface EmbeddingSettings {
  /** Messages in one call. */
  readonly batchMessages: number;
  readonly callsPerRun: number;
}

export interface EmbeddingDeps {
  readonly embedder: Embedder;
  readonly vectors: Pick<VectorStore, 'put' | 'missing'>;
  readonly settings: EmbeddingSettings;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** Counts of one run. */
export interface EmbeddingRun {
  readonly embedded: number;
  /** Messages that the model will not take, however short: left out from now on. */
  readonly skipped: number;
  readonly calls: number;
}

/** So much of a message is embedded: some 1,500 tokens of English, and within the 8,191 that OpenAI's models take in any script. */
const maxChars = 6_000;
/** Within the 512 tokens of the smallest models, in most scripts. */
const fewChars = 1_000;

/**
 * One run, newest messages first. What it leaves undone, for want of calls or because the endpoint fails, is done by a later one.
 * @throws the signal's reason, StorageUnavailable
 */
export async function embedMissing(deps: EmbeddingDeps): Promise<EmbeddingRun> {
  return new Run(deps).embed();
}

class Run {
  readonly #deps: EmbeddingDeps;
  /** The store hands out again what it would not take, such as a message that was edited meanwhile. */
  readonly #seen = new Set<number>();
  readonly #refused: StoredMessage[] = [];
  #embedded = 0;
  #calls = 0;
  #over = false;

  constructor(deps: EmbeddingDeps) {
    this.#deps = deps;
  }

  async embed(): Promise<EmbeddingRun> {
    const { vectors, embedder, settings, signal } = this.#deps;
    while (!this.#over && this.#calls < settings.callsPerRun) {
      signal.throwIfAborted();
      const wanted = settings.batchMessages + this.#refused.length;
      const missing = await vectors.missing(embedder.space, wanted);
      const batch = missing.filter(({ id }) => !this.#seen.has(id)).slice(0, settings.batchMessages);
      if (batch.length === 0) break;
      for (const { id } of batch) this.#seen.add(id);
      await this.#embedBatch(batch);
    }
    return { embedded: this.#embedded, skipped: await this.#skipRefused(), calls: this.#calls };
  }

  /** Where one message spoils the batch, each is sent by itself, and shorter; a batch that is begun is ended. */
  async #embedBatch(batch: readonly StoredMessage[]): Promise<void> {
    if ((await this.#send(batch, maxChars)) !== 'refused') return;
    for (const message of batch) {
      if (this.#over) return;
      if ((await this.#send([message], fewChars)) === 'refused') this.#refused.push(message);
    }
  }

  async #send(messages: readonly StoredMessage[], chars: number): Promise<'done' | 'refused' | 'failed'> {
    const { embedder, vectors, logger, signal } = this.#deps;
    this.#calls += 1;
    let embedded: readonly Float32Array[];
    try {
      embedded = await embedder.embed(
        messages.map((message) => wordsOf(message).slice(0, chars).toWellFormed()),
        signal,
      );
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof FamiliarError)) throw error;
      if (error.code === 'invalid_input') return 'refused';
      this.#over = true;
      logger.warn('Messages could not be embedded; they are left for a later run', { code: error.code });
      return 'failed';
    }
    await vectors.put(
      embedder.space,
      messages.map((message, index) => ({ message, vector: embedded[index] ?? new Float32Array() })),
    );
    this.#embedded += messages.length;
    return 'done';
  }

  /** A model that takes nothing is set up wrong; only one that took others is believed that it cannot take these. */
  async #skipRefused(): Promise<number> {
    const { embedder, vectors, logger } = this.#deps;
    const count = this.#refused.length;
    if (count === 0) return 0;
    if (this.#embedded === 0) {
      logger.warn('The embedding model refuses every message: check models.embedding.name', {
        messages: count,
      });
      return 0;
    }
    await vectors.put(
      embedder.space,
      this.#refused.map((message) => ({ message, vector: new Float32Array() })),
    );
    logger.warn('Messages are left out of search by meaning: the model refuses them', { messages: count });
    return count;
  }
}

/** What is said, and what is known of pictures and files in words. */
function wordsOf({ text, attachments }: StoredMessage): string {
  return [text, ...attachments.map(({ name }) => name)].join('\n').trim();
}
