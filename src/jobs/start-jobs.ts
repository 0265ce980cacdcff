import type { JobLedger } from '../core/ports.ts';
import { CronTimetable } from './cron-timetable.ts';
import { JobRunner } from './job-runner.ts';
import { type MemoryJobParts, memoryJobs } from './memory-jobs.ts';

export interface JobsParts extends MemoryJobParts {
  readonly ledger: JobLedger;
  /** IANA name in which the schedules are meant. */
  readonly timeZone: string;
}

/** Starts all jobs by the clock. `stop` resolves when none of them runs any more and no timer is left. */
export function startJobs({ ledger, timeZone, ...parts }: JobsParts): { stop(): Promise<void> } {
  const { clock, logger } = parts;
  const timetable = new CronTimetable(timeZone);
  const runner = new JobRunner(memoryJobs(parts), { ledger, timetable, clock, logger });
  runner.start();
  return runner;
}
