import { FamiliarError } from '../core/errors.ts';
import type { Clock, Logger } from '../core/ports.ts';
import type { JobLedger } from '../core/store-ports.ts';
import type { Job, Timetable } from './job.ts';

/** Why a run was ended from outside; the reason of its signal. */
class JobStopped extends FamiliarError {
  readonly code: 'job_stopped' | 'job_too_long';

  constructor(code: 'job_stopped' | 'job_too_long') {
    super(code === 'job_stopped' ? 'The program is stopping' : 'The run took longer than its lease');
    this.code = code;
  }
}

export interface JobRunnerDeps {
  readonly ledger: JobLedger;
  readonly timetable: Timetable;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** After that, the claim of a replica that died is given away; no run takes longer. */
const leaseMs = 30 * 60_000;
/** The first answers after a start come before work that was missed while the program was not running. */
const catchUpAfterMs = 60_000;

/** Runs jobs at their ticks: each tick once over all replicas, a job never twice at a time in this process. */
export class JobRunner {
  readonly #jobs: readonly Job[];
  readonly #deps: JobRunnerDeps;
  readonly #stopping = new AbortController();
  readonly #running = new Map<string, Promise<void>>();
  #unschedule: readonly (() => void)[] = [];
  #catchingUp: Promise<void> = Promise.resolve();

  constructor(jobs: readonly Job[], deps: JobRunnerDeps) {
    this.#jobs = jobs;
    this.#deps = deps;
  }

  /** Every job that has a tick behind it which nobody has run is run once, a minute from now. */
  start(): void {
    const { timetable } = this.#deps;
    this.#unschedule = this.#jobs.map((job) =>
      timetable.schedule(job.schedule, (tickMs) => void this.tick(job, tickMs)),
    );
    this.#catchingUp = this.#catchUp();
  }

  /** No more ticks; running jobs are told to end, and have ended when this resolves. Never rejects. */
  async stop(): Promise<void> {
    this.#stopping.abort(new JobStopped('job_stopped'));
    for (const unschedule of this.#unschedule) unschedule();
    await this.#catchingUp;
    await Promise.all(this.#running.values());
  }

  /** Runs the job for a tick, unless it runs already or the tick is another's. Never rejects. */
  tick(job: Job, tickMs: number): Promise<void> {
    if (this.#stopping.signal.aborted) return Promise.resolve();
    if (this.#running.has(job.name)) {
      this.#deps.logger.debug('A job is still running; this tick is left out', { job: job.name });
      return Promise.resolve();
    }
    const run = this.#claimAndRun(job, tickMs).finally(() => this.#running.delete(job.name));
    this.#running.set(job.name, run);
    return run;
  }

  async #catchUp(): Promise<void> {
    const { clock, timetable } = this.#deps;
    const { signal } = this.#stopping;
    await clock.sleep(catchUpAfterMs, signal).catch(() => undefined);
    for (const job of this.#jobs) {
      if (signal.aborted) return;
      const missed = timetable.lastTick(job.schedule, clock.now());
      if (missed !== undefined) await this.tick(job, missed);
    }
  }

  async #claimAndRun(job: Job, tickMs: number): Promise<void> {
    const { ledger, logger } = this.#deps;
    try {
      if (!(await ledger.claim(job.name, tickMs, leaseMs))) return;
      const { outcome, detail } = await this.#run(job);
      await ledger.finish(job.name, tickMs, outcome, detail);
    } catch (error) {
      logger.error('A job could not be noted in the ledger', { job: job.name, code: codeOf(error), error });
    }
  }

  async #run(job: Job): Promise<{ readonly outcome: 'done' | 'failed'; readonly detail: string }> {
    const { clock, logger } = this.#deps;
    const startedAt = clock.now();
    const ending = new AbortController();
    const tooLong = new AbortController();
    // Aborts when the sleep is over, and not when the sleep was broken off because the job had ended.
    void clock.sleep(leaseMs, ending.signal).then(
      () => tooLong.abort(new JobStopped('job_too_long')),
      () => undefined,
    );
    try {
      const result = await job.run(AbortSignal.any([this.#stopping.signal, tooLong.signal]));
      const tookMs = clock.now() - startedAt;
      // Most runs find nothing to do; whoever looks for them asks for debug.
      const level = Object.values(result).some((count) => count > 0) ? 'info' : 'debug';
      logger[level]('A job has run', { job: job.name, tookMs, ...result });
      return { outcome: 'done', detail: detailOf(result) };
    } catch (error) {
      const code = codeOf(error);
      if (code === 'job_stopped') logger.info('A job was ended by the shutdown', { job: job.name });
      else logger.error('A job failed', { job: job.name, code, error });
      return { outcome: 'failed', detail: code };
    } finally {
      ending.abort();
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof FamiliarError ? error.code : 'unknown';
}

/** `purged=12 batches=3` */
function detailOf(result: Readonly<Record<string, number>>): string {
  return Object.entries(result)
    .map(([name, count]) => `${name}=${count}`)
    .join(' ');
}
