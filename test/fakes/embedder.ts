import type { Embedder } from '../../src/core/ports.ts';

/** Embeds as it is told. */
export class FakeEmbedder implements Embedder {
  readonly space = 'fake-space';
  /** The texts of each call. */
  readonly calls: (readonly string[])[] = [];
  /** The vector of a text; by default every text points the same way. */
  vectorOf: (text: string) => readonly number[] = () => [1, 0];
  /** What a call throws; undefined: it works. */
  failure: (texts: readonly string[]) => Error | undefined = () => undefined;
  /** The next calls do not come back, whatever becomes of their signal. */
  hangs = false;

  async embed(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]> {
    signal?.throwIfAborted();
    this.calls.push(texts);
    if (this.hangs) await new Promise(() => {});
    const failure = this.failure(texts);
    if (failure) throw failure;
    return texts.map((text) => Float32Array.from(this.vectorOf(text)));
  }
}
