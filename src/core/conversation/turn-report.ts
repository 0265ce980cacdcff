import type { Delivery } from '../delivery/delivery-options.ts';
import type { Logger } from '../ports.ts';
import type { Answer, Feeling, Route, Snapshot, Turn } from '../types.ts';
import type { QueuedTurn } from './turn-queue.ts';

/** How one turn went. Holds no text. */
export interface TurnReport {
  readonly turn: Turn;
  readonly route: Route;
  readonly feeling: Feeling;
  readonly calls: Answer['calls'];
  readonly delivery: Delivery;
  /** From receipt of the turn's newest message to the first visible text; undefined when nothing was shown. */
  readonly firstTextMs: number | undefined;
  readonly totalMs: number;
}

/** A turn that was answered, before anything is reckoned. */
export interface Answered extends Omit<TurnReport, 'firstTextMs' | 'totalMs'> {
  readonly snapshot: Snapshot;
  /** The speaker has been forgotten in this turn: nothing of it is kept. */
  readonly wiped: boolean;
}

export function reportOf(answered: Answered, { messages }: QueuedTurn): TurnReport {
  const { firstTextAt, doneAt } = answered.delivery;
  const receivedAt = messages.at(-1)?.incoming.receivedAt ?? doneAt;
  const firstTextMs = firstTextAt === undefined ? undefined : firstTextAt - receivedAt;
  const { turn, route, feeling, calls, delivery } = answered;
  return { turn, route, feeling, calls, delivery, firstTextMs, totalMs: doneAt - receivedAt };
}

export function logReport(
  { route, calls, delivery, firstTextMs, totalMs }: TurnReport,
  logger: Logger,
): void {
  logger.info('Turn ended', {
    tier: route.tier,
    reasons: route.reasons,
    outcome: delivery.outcome,
    calls: calls.map(({ model, outcome, firstTokenMs, usage }) => ({
      model,
      outcome,
      firstTokenMs,
      ...usage,
    })),
    firstTextMs,
    totalMs,
    parts: delivery.parts.length,
    edits: delivery.edits,
    rateLimits: delivery.rateLimits,
    retries: delivery.retries,
  });
}
