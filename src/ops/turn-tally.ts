import type { TurnReport } from '../core/conversation/turn-report.ts';
import type { Tier } from '../core/types.ts';

export interface Tally {
  readonly replies: Readonly<Record<Tier, number>> & { readonly broken: number };
  /** Milliseconds since 1970; undefined when there was none since the start. */
  readonly lastMessageAt: number | undefined;
  readonly lastReplyAt: number | undefined;
}

/** Counts the turns of this process, for the status page. */
export class TurnTally {
  readonly #replies = { instant: 0, fast: 0, deep: 0, broken: 0 };
  #lastMessageAt: number | undefined;
  #lastReplyAt: number | undefined;

  count({ turn, route, delivery }: TurnReport): void {
    this.#lastMessageAt = turn.messages.at(-1)?.sentAt;
    if (delivery.outcome === 'broken') this.#replies.broken += 1;
    if (delivery.outcome !== 'whole') return;
    this.#replies[route.tier] += 1;
    this.#lastReplyAt = delivery.doneAt;
  }

  get now(): Tally {
    return {
      replies: { ...this.#replies },
      lastMessageAt: this.#lastMessageAt,
      lastReplyAt: this.#lastReplyAt,
    };
  }
}
