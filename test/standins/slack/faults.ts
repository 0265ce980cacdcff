/** What goes wrong with one call, or with every call, of a Web API method. */
export interface Fault {
  /** Wait before anything else, milliseconds. */
  readonly delayMs?: number;
  /** Answer with this HTTP status and no effect. */
  readonly status?: number;
  /** Answer 429 `ratelimited` with this `Retry-After`, seconds. */
  readonly rateLimitSeconds?: number;
  /** Destroy the connection before or after the effect took place. */
  readonly cut?: 'before' | 'after';
  /** Answer `{"ok":false,"error":…}` without effect. */
  readonly error?: string;
  /** Somebody deletes the message that the call names, just before it. */
  readonly deleted?: boolean;
}

/** The script of faults: queued ones are used up by one call each, standing ones stay. */
export class Faults {
  readonly #queued = new Map<string, Fault[]>();
  readonly #standing = new Map<string, Fault>();

  next(method: string, ...faults: readonly Fault[]): void {
    this.#queued.set(method, [...(this.#queued.get(method) ?? []), ...faults]);
  }

  always(method: string, fault: Fault): void {
    this.#standing.set(method, fault);
  }

  take(method: string): Fault {
    return this.#queued.get(method)?.shift() ?? this.#standing.get(method) ?? {};
  }

  clear(): void {
    this.#queued.clear();
    this.#standing.clear();
  }
}
