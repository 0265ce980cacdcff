import type { Clock, Logger, PartId, Random } from '../ports.ts';
import type { EditBudget } from './edit-budget.ts';

export interface DeliverDeps {
  readonly clock: Clock;
  readonly random: Random;
  /** One for the whole process: replies share the platforms' limits through it. */
  readonly budget: EditBudget;
  readonly logger: Logger;
}

export interface DeliverOptions {
  /** Names this reply over retries and restarts; its parts get keys made from it. */
  readonly idempotencyKey: string;
  /**
   * Parts that stand from before a restart: they are redrawn from the text's beginning. Given, even when empty, whenever this
   * reply was begun before: something may have been opened that nobody noted.
   */
  readonly adopted?: readonly PartId[];
  /** Aborted with TurnCancelled. `shutdown` leaves what is shown as it is; everything else closes it tidily. */
  readonly signal?: AbortSignal;
  /** What the character says, in place, when the text breaks off. */
  readonly brokenLine: () => string;
  /** Milliseconds from the first token to the first visible text, if `firstTextChars` do not come sooner. 250 by default. */
  readonly firstTextMs?: number;
  /** Asked right before the first part is opened; false: superseded, nothing is shown. Not asked when parts are adopted. */
  readonly beforeFirstText?: () => boolean;
  /** Called after every change of the visible parts, before anything else is shown. */
  readonly onParts?: (parts: readonly PartId[]) => Promise<void>;
  readonly retry?: Partial<RetrySettings>;
}

/** How long, and how often, a first or last text is tried again. */
export interface RetrySettings {
  /** First wait after a failure; doubled each time, with up to half as much again at random. 500 by default. */
  readonly firstBackoffMs: number;
  /** 15,000 by default. */
  readonly longestBackoffMs: number;
  /** An open is given up after this. 120,000 by default. */
  readonly openGiveUpMs: number;
  /** A close is given up after this. 600,000 by default. */
  readonly closeGiveUpMs: number;
}

export const retryDefaults: RetrySettings = {
  firstBackoffMs: 500,
  longestBackoffMs: 15_000,
  openGiveUpMs: 120_000,
  closeGiveUpMs: 600_000,
};

/**
 * `whole`: all of it stands. `broken`: it broke off, and says so. `cancelled`: aborted, or withdrawn because somebody deleted it.
 * `superseded`: nothing was shown. `undeliverable`: the platform does not let us, or did not answer for too long.
 */
export type DeliveryOutcome = 'whole' | 'broken' | 'cancelled' | 'superseded' | 'undeliverable';

export interface Delivery {
  readonly outcome: DeliveryOutcome;
  /** What was read of the text, without the line about breaking off. */
  readonly text: string;
  /** Visible parts, in order. */
  readonly parts: readonly PartId[];
  /** Milliseconds since 1970. */
  readonly firstTextAt?: number;
  readonly doneAt: number;
  /** Edits between the first and the last text of the parts that were shown. */
  readonly edits: number;
  readonly rateLimits: number;
  /** Calls made again after a failure. */
  readonly retries: number;
}
