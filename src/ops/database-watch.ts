import type { Clock, Logger } from '../core/ports.ts';

const checkEveryMs = 15_000;

/** Asks the database again and again whether it answers, so that a health page need not wait for it. */
export class DatabaseWatch {
  ok = true;
  readonly #ping: () => Promise<number>;
  readonly #clock: Clock;
  readonly #logger: Logger;

  constructor(ping: () => Promise<number>, deps: { readonly clock: Clock; readonly logger: Logger }) {
    this.#ping = ping;
    this.#clock = deps.clock;
    this.#logger = deps.logger;
  }

  /** Runs until `signal` aborts. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#clock.sleep(checkEveryMs, signal).catch(() => undefined);
      if (signal.aborted) return;
      await this.#check();
    }
  }

  async #check(): Promise<void> {
    const before = this.ok;
    this.ok = await this.#ping().then(
      () => true,
      () => false,
    );
    if (before && !this.ok) this.#logger.error('The database does not answer');
    if (!before && this.ok) this.#logger.info('The database answers again');
  }
}
