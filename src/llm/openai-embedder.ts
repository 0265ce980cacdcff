import type { OpenAI } from 'openai';
import { ModelUnavailable } from '../core/errors.ts';
import type { Clock, Embedder } from '../core/ports.ts';
import { systemClock } from '../util/system-clock.ts';
import { type Endpoint, openClient } from './client.ts';
import { toModelError } from './model-error.ts';
import { startWatchdog } from './watchdog.ts';

export interface OpenAiEmbedderOptions extends Endpoint {
  /** The provider's name of the embedding model. */
  readonly model: string;
  /** Until the whole answer is there. */
  readonly timeoutMs: number;
  /** For the timeout. Default: the system's. */
  readonly clock?: Clock;
}

/** Any server with the `/embeddings` of the OpenAI protocol. */
export class OpenAiEmbedder implements Embedder {
  readonly space: string;
  readonly #options: OpenAiEmbedderOptions;
  readonly #clock: Clock;
  #client: Promise<OpenAI> | undefined;

  constructor(options: OpenAiEmbedderOptions) {
    this.space = options.model;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  /** @see Embedder.embed */
  async embed(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]> {
    if (texts.length === 0) return [];
    signal?.throwIfAborted();
    this.#client ??= openClient(this.#options);
    const client = await this.#client;
    const abort = new AbortController();
    const cancel = () => abort.abort(signal?.reason);
    signal?.addEventListener('abort', cancel, { once: true });
    const watchdog = startWatchdog(this.#clock, this.#options.timeoutMs, () => abort.abort());
    try {
      const { data } = await client.embeddings.create(
        // Named, because the SDK would ask for base64, which few other servers know.
        { model: this.#options.model, input: [...texts], encoding_format: 'float' },
        { signal: abort.signal },
      );
      return inOrder(data, texts.length);
    } catch (error) {
      signal?.throwIfAborted();
      if (abort.signal.aborted) {
        throw new ModelUnavailable(`No embedding came within ${this.#options.timeoutMs} ms`, {
          cause: error,
        });
      }
      throw toModelError(error, this.#clock.now());
    } finally {
      watchdog.stop();
      signal?.removeEventListener('abort', cancel);
    }
  }
}

/** The protocol lets the answers stand in any order. */
function inOrder(data: readonly OpenAI.Embedding[], count: number): readonly Float32Array[] {
  const vectors = [...data]
    .sort((a, b) => a.index - b.index)
    .map(({ embedding }) => Float32Array.from(embedding));
  const length = vectors[0]?.length ?? 0;
  const whole = vectors.length === count && length > 0 && vectors.every((vector) => vector.length === length);
  if (!whole)
    throw new ModelUnavailable('The embeddings endpoint answered with another number or length of vectors');
  return vectors;
}
