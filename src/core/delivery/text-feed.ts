import type { Clock } from '../ports.ts';
import { Splitter } from './split.ts';

/** What ends a wait besides its time: only the end, or any text, or that many characters in the open part. */
export type WakeOn = 'end' | 'text' | number;

/**
 * Reads a reply's text as it comes, and lets the one who shows it wait for what matters. A chunk costs a string append and a
 * comparison: no timer and no promise of its own.
 */
export class TextFeed {
  readonly splitter: Splitter;
  /** When the first characters came. */
  firstTokenAt: number | undefined;
  /** All that was read. */
  text = '';
  ended = false;
  /** Why it broke off; undefined when it came to its own end. */
  failure: unknown;
  readonly #clock: Clock;
  readonly #iterator: AsyncIterator<string>;
  #stopped = false;
  #interrupted = false;
  /** The part that is being shown: a wait ends as soon as it is complete. */
  #part = 0;
  #waiting: { readonly on: WakeOn; readonly abort: AbortController } | undefined;

  constructor(text: AsyncIterable<string>, maxChars: number, clock: Clock) {
    this.splitter = new Splitter(maxChars);
    this.#clock = clock;
    this.#iterator = text[Symbol.asyncIterator]();
  }

  /** Reads to the end. Never rejects: what went wrong is in `failure`. */
  async read(): Promise<void> {
    try {
      for (;;) {
        const next = await this.#iterator.next();
        if (this.#stopped) return;
        if (next.done) break;
        if (next.value === '') continue;
        this.firstTokenAt ??= this.#clock.now();
        this.text += next.value;
        this.splitter.push(next.value);
        this.#wake();
      }
      this.splitter.end();
    } catch (error) {
      this.failure = error;
    }
    this.ended = true;
    this.#waiting?.abort.abort();
  }

  /** Reads no further and lets the source go. */
  stop(): void {
    if (this.ended || this.#stopped) return;
    this.#stopped = true;
    this.#iterator.return?.()?.then(undefined, () => undefined);
    this.interrupt();
  }

  /** Ends the running wait, and lets no later one begin. */
  interrupt(): void {
    this.#interrupted = true;
    this.#waiting?.abort.abort();
  }

  /** From now on part `part` is being shown. */
  turnTo(part: number): void {
    this.#part = part;
  }

  /** True when the part being shown is complete, or no more text comes. */
  get settled(): boolean {
    return this.ended || this.splitter.closed.length > this.#part;
  }

  /**
   * Waits for `on`, at most until `until` (milliseconds since 1970), and not when `settled`.
   */
  async wait(on: WakeOn, until?: number): Promise<void> {
    await this.during(on, (signal) =>
      until === undefined ? fired(signal) : this.#clock.sleep(until - this.#clock.now(), signal),
    );
  }

  /** Runs `work` until it is done or what is waited for has come; undefined when the latter came first. */
  async during<T>(on: WakeOn, work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    if (this.settled || this.#interrupted) return undefined;
    const abort = new AbortController();
    this.#waiting = { on, abort };
    try {
      return await work(abort.signal);
    } catch (error) {
      if (abort.signal.aborted) return undefined;
      throw error;
    } finally {
      this.#waiting = undefined;
    }
  }

  #wake(): void {
    if (!this.#waiting) return;
    const { on, abort } = this.#waiting;
    const here = on === 'text' || (on !== 'end' && this.splitter.openChars >= on);
    if (here || this.splitter.closed.length > this.#part) abort.abort();
  }
}

function fired(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
