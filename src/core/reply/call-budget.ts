import { CallBudgetExceeded } from '../errors.ts';
import type { CallRecord, Tier } from '../types.ts';

/** Model calls that a turn of each tier may make (rule 2). */
const callsPerTier: Readonly<Record<Tier, number>> = { instant: 0, fast: 1, deep: 2 };

/** A call that was allowed and has not ended. */
export interface OpenCall {
  /** Notes how it ended. Only the first time counts. */
  settle(result: Omit<CallRecord, 'model'>): void;
}

/** One turn's allowance of model calls, and the ledger of those it made. One per turn, never shared. */
export class CallBudget {
  readonly tier: Tier;
  readonly allowed: number;
  readonly #settled: CallRecord[] = [];
  #spent = 0;

  constructor(tier: Tier) {
    this.tier = tier;
    this.allowed = callsPerTier[tier];
  }

  get spent(): number {
    return this.#spent;
  }

  /** The calls that have ended, in the order of their ends. */
  get calls(): readonly CallRecord[] {
    return this.#settled;
  }

  /**
   * Takes one call from the budget. To be called before the request is made.
   * @throws CallBudgetExceeded
   */
  spend(model: string): OpenCall {
    if (this.#spent >= this.allowed) {
      throw new CallBudgetExceeded(`A turn of tier ${this.tier} may make ${this.allowed} model calls`);
    }
    this.#spent += 1;
    let open = true;
    return {
      settle: (result) => {
        if (open) this.#settled.push({ model, ...result });
        open = false;
      },
    };
  }
}
