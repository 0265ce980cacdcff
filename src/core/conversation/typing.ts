import type { Clock, Surface } from '../ports.ts';

/** Discord's indicator lapses after 10 s, Slack's status after 2 min. */
const refreshMs = 8_000;
/** A model that has not spoken by then has failed; nobody should look as if they wrote for ever. */
const longestMs = 120_000;

export interface Typing {
  stop(): void;
}

/** Shows at once that the character is writing, and goes on until stopped or aborted. */
export function keepTyping(surface: Surface, clock: Clock, signal: AbortSignal): Typing {
  const ended = new AbortController();
  const until = AbortSignal.any([signal, ended.signal]);
  const show = async () => {
    for (let shownMs = 0; shownMs < longestMs; shownMs += refreshMs) {
      await surface.typing();
      await clock.sleep(refreshMs, until);
    }
  };
  // Only the abort ends the sleep early; the surface's `typing` never throws.
  show().catch(() => undefined);
  return { stop: () => ended.abort() };
}
