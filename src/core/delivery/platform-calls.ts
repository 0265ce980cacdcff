import { PlatformUnavailable, RateLimited } from '../errors.ts';
import type { Clock, Random } from '../ports.ts';
import type { RetrySettings } from './delivery-options.ts';
import type { Lease, Share } from './edit-budget.ts';

/** Makes the calls of one reply within its share of the budget, and counts them. */
export class PlatformCalls {
  edits = 0;
  rateLimits = 0;
  retries = 0;
  readonly #share: Share;
  readonly #deps: { readonly clock: Clock; readonly random: Random };
  readonly #settings: RetrySettings;

  constructor(
    share: Share,
    deps: { readonly clock: Clock; readonly random: Random },
    settings: RetrySettings,
  ) {
    this.#share = share;
    this.#deps = deps;
    this.#settings = settings;
  }

  /**
   * Makes a call that has to succeed, again and again while the platform is unavailable or asks to wait. `ready` is asked
   * right before each try; when it says false no call is made, and undefined returned.
   * @throws what `ready` or the call threw, when repeating does not help or `giveUpMs` have passed; the signal's reason
   */
  async needed<T>(
    call: () => Promise<T>,
    giveUpMs: number,
    signal?: AbortSignal,
    ready: () => boolean = () => true,
  ): Promise<T | undefined> {
    const { clock } = this.#deps;
    const until = clock.now() + giveUpMs;
    for (let failures = 0; ; failures++) {
      const lease = await this.#share.take('needed', signal);
      if (!go(lease, ready)) return undefined;
      if (failures > 0) this.retries += 1;
      const result = await this.#make(lease, call);
      if (!('error' in result)) return result.value;
      const { error } = result;
      if (clock.now() >= until || !isPassing(error)) throw error;
      // After a 429 the budget itself holds the next call back for as long as was asked.
      if (error instanceof PlatformUnavailable) await clock.sleep(this.#backoffMs(failures), signal);
    }
  }

  /** Waits for room for an edit. */
  room(signal: AbortSignal): Promise<Lease> {
    return this.#share.take('edit', signal);
  }

  /** Makes an edit that may as well fail. Returns the error when it did. */
  async edit(lease: Lease, call: () => Promise<void>): Promise<unknown> {
    const result = await this.#make(lease, call);
    if ('error' in result) return result.error;
    this.edits += 1;
    return undefined;
  }

  async #make<T>(lease: Lease, call: () => Promise<T>): Promise<{ value: T } | { error: unknown }> {
    try {
      const value = await call();
      lease.done();
      return { value };
    } catch (error) {
      lease.done(error);
      if (error instanceof RateLimited) this.rateLimits += 1;
      return { error };
    }
  }

  #backoffMs(failures: number): number {
    const { firstBackoffMs, longestBackoffMs } = this.#settings;
    const base = Math.min(longestBackoffMs, firstBackoffMs * 2 ** failures);
    return base * (1 + this.#deps.random() / 2);
  }
}

/** True for errors after which the same call may succeed. */
export function isPassing(error: unknown): boolean {
  return error instanceof RateLimited || error instanceof PlatformUnavailable;
}

/** Gives the lease back when there is no call to make after all. */
function go(lease: Lease, ready: () => boolean): boolean {
  let granted = false;
  try {
    granted = ready();
  } finally {
    if (!granted) lease.unused();
  }
  return granted;
}
