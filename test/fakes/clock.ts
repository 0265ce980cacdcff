import type { Clock } from '../../src/core/ports.ts';

interface Sleeper {
  readonly dueAt: number;
  readonly order: number;
  readonly wake: () => void;
}

/** A clock that stands still until the test moves it. */
export class FakeClock implements Clock {
  #now: number;
  #order = 0;
  readonly #sleepers = new Set<Sleeper>();

  constructor(startAt: number = Date.UTC(2026, 2, 1, 10)) {
    this.#now = startAt;
  }

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const onAbort = () => {
        this.#sleepers.delete(sleeper);
        reject(signal?.reason);
      };
      const sleeper: Sleeper = {
        dueAt: this.#now + Math.max(0, ms),
        order: this.#order++,
        wake: () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  /** How many sleeps have not ended. */
  get pending(): number {
    return this.#sleepers.size;
  }

  /** Milliseconds until the next sleeper is due; undefined when nobody sleeps. */
  get nextInMs(): number | undefined {
    const next = this.#next();
    return next && next.dueAt - this.#now;
  }

  /** Lets everything that is ready run, without moving time. */
  async settle(): Promise<void> {
    // Two turns of the event loop: streams hand over in a macrotask of their own.
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Moves time by `ms`, waking sleepers at their own time, in order, each with time to act before the next. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await this.settle();
    for (let next = this.#next(); next && next.dueAt <= until; next = this.#next()) {
      this.#now = Math.max(this.#now, next.dueAt);
      this.#wakeDue();
      await this.settle();
    }
    this.#now = until;
  }

  /**
   * Moves time from sleeper to sleeper until `promise` has settled, and returns what it settled with.
   * @throws when nobody sleeps any more, or `limitMs` have passed, and it is still open
   */
  async run<T>(promise: Promise<T>, limitMs = 3_600_000): Promise<T> {
    let settled = false;
    const mark = () => {
      settled = true;
    };
    promise.then(mark, mark);
    const until = this.#now + limitMs;
    await this.settle();
    while (!settled) {
      const next = this.#next();
      if (!next) throw new Error('FakeClock.run: nobody sleeps, and the promise is still open');
      if (next.dueAt > until) throw new Error(`FakeClock.run: still open after ${limitMs} ms`);
      this.#now = Math.max(this.#now, next.dueAt);
      this.#wakeDue();
      await this.settle();
    }
    return promise;
  }

  #next(): Sleeper | undefined {
    let first: Sleeper | undefined;
    for (const sleeper of this.#sleepers) {
      if (!first || sleeper.dueAt < first.dueAt) first = sleeper;
    }
    return first;
  }

  #wakeDue(): void {
    const due = [...this.#sleepers].filter((sleeper) => sleeper.dueAt <= this.#now);
    due.sort((a, b) => a.dueAt - b.dueAt || a.order - b.order);
    for (const sleeper of due) {
      this.#sleepers.delete(sleeper);
      sleeper.wake();
    }
  }
}
