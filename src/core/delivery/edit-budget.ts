import { RateLimited } from '../errors.ts';
import type { Clock, RateLimit } from '../ports.ts';

/** `needed`: a part's first or last text. `edit`: one of the states between, which can as well be left out. */
export type CallKind = 'needed' | 'edit';

/** The right to make one call. Exactly one of its methods is to be called, once. */
export interface Lease {
  /** The call was made; pass the error that it met, if any. */
  done(error?: unknown): void;
  /** The call was not made. */
  unused(): void;
}

/** One reply's share of a bucket. */
export interface Share {
  /** Resolves when a call may go out; calls of one kind in the order asked. Rejects with the signal's reason. */
  take(kind: CallKind, signal?: AbortSignal): Promise<Lease>;
  leave(): void;
}

interface Waiter {
  readonly grant: () => void;
}

interface Bucket {
  readonly limit: RateLimit;
  readonly waiting: Readonly<Record<CallKind, Waiter[]>>;
  /** When the slot of each call made is free again; Infinity while the call is on its way. */
  readonly slots: { freeAt: number }[];
  streams: number;
  blockedUntil: number;
  /** Least time between two edits here; 0 while nobody complains. */
  editIntervalMs: number;
  nextEditAt: number;
  timer: { readonly at: number; readonly abort: AbortController } | undefined;
}

const longestIntervalMs = 30_000;
const sweepEveryMs = 60_000;
/** A call counts from its end, and a little longer, so that the server's clock may run differently. */
const marginMs = 25;

/**
 * Shares the platform's rate limits between replies. Within any window of `burst / perSecond` there are never more than `burst`
 * calls, so that both token buckets and fixed windows (Discord) are kept. Edits never take the last slots: those are for the
 * first and last texts of the replies under way. Under 429 the edits of that bucket slow down, and recover bit by bit.
 */
export class EditBudget {
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();
  #sweptAt: number;

  constructor(deps: { readonly clock: Clock }) {
    this.#clock = deps.clock;
    this.#sweptAt = deps.clock.now();
  }

  /** How many buckets are remembered. */
  get size(): number {
    return this.#buckets.size;
  }

  /** A reply that starts. `leave` when it has ended. */
  join(limit: RateLimit): Share {
    const own = this.#joinBucket(limit);
    return limit.within ? both(own, this.join(limit.within)) : own;
  }

  #joinBucket(limit: RateLimit): Share {
    this.#sweep();
    const bucket = this.#buckets.get(limit.key) ?? newBucket(limit);
    this.#buckets.set(limit.key, bucket);
    bucket.streams += 1;
    let joined = true;
    return {
      take: (kind, signal) => this.#take(bucket, kind, signal),
      leave: () => {
        if (!joined) return;
        joined = false;
        bucket.streams -= 1;
        this.#pump(bucket);
      },
    };
  }

  #take(bucket: Bucket, kind: CallKind, signal?: AbortSignal): Promise<Lease> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const onAbort = () => {
        const queue = bucket.waiting[kind];
        queue.splice(queue.indexOf(waiter), 1);
        reject(signal?.reason);
        this.#pump(bucket);
      };
      const waiter: Waiter = {
        grant: () => {
          signal?.removeEventListener('abort', onAbort);
          resolve(this.#lease(bucket));
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      bucket.waiting[kind].push(waiter);
      this.#pump(bucket);
    });
  }

  #lease(bucket: Bucket): Lease {
    const slot = { freeAt: Number.POSITIVE_INFINITY };
    bucket.slots.push(slot);
    return {
      done: (error) => {
        slot.freeAt = this.#clock.now() + windowMs(bucket.limit) + marginMs;
        if (error instanceof RateLimited) this.#slowDown(bucket, error);
        else if (error === undefined) bucket.editIntervalMs = recovered(bucket.editIntervalMs);
        this.#pump(bucket);
      },
      unused: () => {
        bucket.slots.splice(bucket.slots.indexOf(slot), 1);
        this.#pump(bucket);
      },
    };
  }

  #slowDown(bucket: Bucket, error: RateLimited): void {
    const now = this.#clock.now();
    const least = windowMs(bucket.limit) / bucket.limit.burst;
    bucket.editIntervalMs = Math.min(longestIntervalMs, Math.max(least, bucket.editIntervalMs * 2));
    bucket.nextEditAt = now + error.retryAfterMs + bucket.editIntervalMs;
    const family = bucket.limit.key.split(':', 1)[0];
    const affected = error.global ? [...this.#buckets.values()] : [bucket];
    for (const other of affected) {
      if (other !== bucket && other.limit.key.split(':', 1)[0] !== family) continue;
      other.blockedUntil = Math.max(other.blockedUntil, now + error.retryAfterMs);
    }
  }

  /** Grants what may go out now, and sees to it that somebody looks again when more may. */
  #pump(bucket: Bucket): void {
    const { waiting, slots, limit } = bucket;
    for (;;) {
      const now = this.#clock.now();
      for (let i = slots.length - 1; i >= 0; i--) if ((slots[i]?.freeAt ?? 0) <= now) slots.splice(i, 1);
      const kind: CallKind = waiting.needed.length > 0 ? 'needed' : 'edit';
      if (waiting[kind].length === 0) return;
      const kept = kind === 'edit' ? reserved(bucket) : 0;
      const earliest = Math.max(bucket.blockedUntil, kind === 'edit' ? bucket.nextEditAt : 0);
      if (slots.length >= limit.burst - kept) {
        this.#lookAgain(bucket, Math.max(earliest, Math.min(...slots.map((slot) => slot.freeAt))));
        return;
      }
      if (now < earliest) {
        this.#lookAgain(bucket, earliest);
        return;
      }
      if (kind === 'edit') bucket.nextEditAt = now + bucket.editIntervalMs;
      waiting[kind].shift()?.grant();
    }
  }

  #lookAgain(bucket: Bucket, at: number): void {
    // All slots on their way: the next `done` looks again.
    if (at === Number.POSITIVE_INFINITY) return;
    if (bucket.timer && bucket.timer.at <= at) return;
    bucket.timer?.abort.abort();
    const timer = { at, abort: new AbortController() };
    bucket.timer = timer;
    this.#clock.sleep(at - this.#clock.now(), timer.abort.signal).then(
      () => {
        if (bucket.timer === timer) bucket.timer = undefined;
        this.#pump(bucket);
      },
      () => undefined,
    );
  }

  /** Forgets buckets that nobody uses and that have nothing left to remember. */
  #sweep(): void {
    const now = this.#clock.now();
    if (now - this.#sweptAt < sweepEveryMs) return;
    this.#sweptAt = now;
    for (const [key, bucket] of this.#buckets) {
      const busy = bucket.slots.some((slot) => slot.freeAt > now) || bucket.blockedUntil > now;
      if (bucket.streams === 0 && !busy && bucket.nextEditAt + longestIntervalMs <= now)
        this.#buckets.delete(key);
    }
  }
}

/** A share of a limit and of the wider one around it: a call takes its turn in the narrow one first. */
function both(own: Share, wider: Share): Share {
  return {
    async take(kind, signal) {
      const lease = await own.take(kind, signal);
      const outer = await wider.take(kind, signal).catch((reason) => {
        lease.unused();
        throw reason;
      });
      return {
        done: (error) => {
          lease.done(error);
          // What one channel complains of says nothing of the whole.
          outer.done(error instanceof RateLimited && !error.global ? undefined : error);
        },
        unused: () => {
          lease.unused();
          outer.unused();
        },
      };
    },
    leave() {
      own.leave();
      wider.leave();
    },
  };
}

function newBucket(limit: RateLimit): Bucket {
  return {
    limit,
    waiting: { needed: [], edit: [] },
    slots: [],
    streams: 0,
    blockedUntil: 0,
    editIntervalMs: 0,
    nextEditAt: 0,
    timer: undefined,
  };
}

/** Slots that edits leave free: one for each reply under way, as long as some remain for edits at all. */
function reserved(bucket: Bucket): number {
  const { burst } = bucket.limit;
  return Math.max(0, Math.min(bucket.streams, Math.ceil(burst / 2), burst - 1));
}

function windowMs(limit: RateLimit): number {
  return (limit.burst / limit.perSecond) * 1000;
}

function recovered(intervalMs: number): number {
  const next = intervalMs * 0.9;
  return next < 50 ? 0 : next;
}
