import type { Json } from './wire.ts';

/** One REST request as it came in, and what became of it. Times are epoch milliseconds with fractions. */
export interface JournalEntry {
  readonly method: string;
  /** Without the version prefix and the query: `/channels/1/messages`. */
  readonly path: string;
  readonly query: string;
  readonly body: Json | readonly Json[] | undefined;
  /** Names of uploaded files. */
  readonly files: readonly string[];
  readonly at: number;
  /** 0 while it is being worked on, and for a connection that was cut. */
  status: number;
  answeredAt: number;
  answer: unknown;
}

export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

/** What happened, in order, and a way to wait until something has. */
export class Journal {
  readonly entries: JournalEntry[] = [];
  readonly #watchers = new Set<() => void>();

  add(entry: JournalEntry): void {
    this.entries.push(entry);
    this.changed();
  }

  /** Anything a test could be waiting for has happened. */
  changed(): void {
    for (const watch of this.#watchers) watch();
  }

  clear(): void {
    this.entries.length = 0;
  }

  /** Requests of one kind, oldest first. */
  of(method: string, path: RegExp | string): JournalEntry[] {
    return this.entries.filter(
      (entry) =>
        entry.method === method && (typeof path === 'string' ? entry.path === path : path.test(entry.path)),
    );
  }

  /**
   * Resolves with the first truthy answer of `probe`, asked now and after each event.
   * @throws Error naming `what` after `timeoutMs`
   */
  waitFor<T>(
    probe: () => T | undefined | false | null | 0 | '',
    what: string,
    timeoutMs = 8_000,
  ): Promise<T> {
    const first = probe();
    if (first) return Promise.resolve(first);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#watchers.delete(watch);
        reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}`));
      }, timeoutMs);
      const watch = () => {
        const found = probe();
        if (!found) return;
        clearTimeout(timer);
        this.#watchers.delete(watch);
        resolve(found);
      };
      this.#watchers.add(watch);
    });
  }
}
