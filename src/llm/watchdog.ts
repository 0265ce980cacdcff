import type { Clock } from '../core/ports.ts';

/** Calls `onExpire` once when nobody pushed its deadline for long enough. */
export interface Watchdog {
  /** Sets the deadline to `limitMs` from now. Costs one clock reading unless the deadline comes nearer. */
  push(limitMs: number): void;
  stop(): void;
}

/**
 * One sleeping timer per watchdog, however often it is pushed: a push only notes the new deadline, and the sleeper that wakes
 * too early goes back to sleep. A timer per token would cost more than the token.
 */
export function startWatchdog(clock: Clock, limitMs: number, onExpire: () => void): Watchdog {
  let deadline = clock.now() + limitMs;
  let wakesAt = Number.POSITIVE_INFINITY;
  let stopped = false;
  let nap = new AbortController();

  const watch = async (): Promise<void> => {
    while (!stopped) {
      const leftMs = deadline - clock.now();
      if (leftMs <= 0) {
        stopped = true;
        onExpire();
        return;
      }
      wakesAt = deadline;
      nap = new AbortController();
      // An aborted nap only means: look at the deadline again.
      await clock.sleep(leftMs, nap.signal).catch(() => undefined);
    }
  };
  void watch();

  return {
    push(nextLimitMs) {
      deadline = clock.now() + nextLimitMs;
      if (deadline < wakesAt) nap.abort();
    },
    stop() {
      stopped = true;
      nap.abort();
    },
  };
}
