import type { JobLedger } from '../core/store-ports.ts';
import { CronTimetable } from './cron-timetable.ts';
import { JobRunner } from './job-runner.ts';
import {
  type MemoryJobParts,
  type MemoryJobSettings,
  type MemoryJobStores,
  memoryJobs,
} from './memory-jobs.ts';

/** What of the configuration concerns jobs, grouped as the configuration has it. */
export interface JobSettings {
  readonly memory: Pick<MemoryJobSettings, 'retentionDays' | 'summaries' | 'reading' | 'embedding'>;
  /** `timeZone`: IANA name in which the schedules are meant. */
  readonly jobs: MemoryJobSettings['schedules'] & { readonly timeZone: string };
  readonly models: {
    /** Background work is done by the cheaper model. */
    readonly fast: { readonly name: string };
    readonly firstTokenTimeoutMs: number;
    readonly tokenTimeoutMs: number;
  };
}

export interface JobsParts extends Omit<MemoryJobParts, 'settings' | 'stores'> {
  readonly settings: JobSettings;
  readonly stores: MemoryJobStores & { readonly ledger: JobLedger };
}

/** Starts all jobs by the clock. `stop` resolves when none of them runs any more and no timer is left. */
export function startJobs({ settings, ...parts }: JobsParts): { stop(): Promise<void> } {
  const { clock, logger, stores } = parts;
  const { memory, jobs, models } = settings;
  const { fast, firstTokenTimeoutMs, tokenTimeoutMs } = models;
  const model = { model: fast.name, firstTokenTimeoutMs, tokenTimeoutMs };
  const runner = new JobRunner(memoryJobs({ ...parts, settings: { ...memory, schedules: jobs, model } }), {
    ledger: stores.ledger,
    timetable: new CronTimetable(jobs.timeZone),
    clock,
    logger,
  });
  runner.start();
  return runner;
}
