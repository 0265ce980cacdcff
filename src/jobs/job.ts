/** Work that is done by the clock. What it does lives in core. */
export interface Job {
  /** Stable: the ledger knows it by this. */
  readonly name: string;
  /** A cron expression of five fields. */
  readonly schedule: string;
  /**
   * Does the work and returns what there was, as counts. Work that was left undone when `signal` aborts, or when it throws, is
   * taken up by a later run.
   */
  run(signal: AbortSignal): Promise<JobResult>;
}

/** Counts by name; goes to the log and the ledger, so never a word of anyone (rule 9). */
export type JobResult = Readonly<Record<string, number>>;

/** When jobs run. Ticks are whole minutes, in milliseconds since 1970: the same on every replica. */
export interface Timetable {
  /** Calls `onTick` at every tick from now on, until the function that it returns is called. `onTick` must not throw. */
  schedule(expression: string, onTick: (tickMs: number) => void): () => void;
  /** The newest tick that is not after `now`; undefined where there was none in the last days. */
  lastTick(expression: string, now: number): number | undefined;
}
