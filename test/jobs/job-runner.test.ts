import { beforeEach, describe, expect, test } from 'vitest';
import { StorageUnavailable } from '../../src/core/errors.ts';
import type { JobLedger } from '../../src/core/store-ports.ts';
import type { Job, Timetable } from '../../src/jobs/job.ts';
import { JobRunner } from '../../src/jobs/job-runner.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeLogger } from '../fakes/logger.ts';

const minuteMs = 60_000;

/** Ticks when the test says so. */
class FakeTimetable implements Timetable {
  readonly scheduled = new Map<string, (tickMs: number) => void>();
  last: number | undefined;

  schedule(expression: string, onTick: (tickMs: number) => void): () => void {
    this.scheduled.set(expression, onTick);
    return () => void this.scheduled.delete(expression);
  }

  lastTick(): number | undefined {
    return this.last;
  }
}

/** One ledger for all replicas of a test. */
class FakeLedger implements JobLedger {
  readonly entries: { job: string; tickMs: number; outcome?: string; detail?: string }[] = [];
  broken = false;

  async claim(job: string, tickMs: number): Promise<boolean> {
    if (this.broken) throw new StorageUnavailable('The database does not answer');
    if (this.entries.some((entry) => entry.job === job && entry.tickMs === tickMs)) return false;
    this.entries.push({ job, tickMs });
    return true;
  }

  async finish(job: string, tickMs: number, outcome: 'done' | 'failed', detail: string): Promise<void> {
    const entry = this.entries.find((one) => one.job === job && one.tickMs === tickMs);
    Object.assign(entry ?? {}, { outcome, detail });
  }
}

let clock: FakeClock;
let logger: FakeLogger;
let ledger: FakeLedger;
let timetable: FakeTimetable;
let runs: number;

beforeEach(() => {
  clock = new FakeClock();
  logger = new FakeLogger();
  ledger = new FakeLedger();
  timetable = new FakeTimetable();
  runs = 0;
});

/** A job that takes five seconds. */
const slow: Job = {
  name: 'slow',
  schedule: '* * * * *',
  run: async (signal) => {
    runs += 1;
    await clock.sleep(5_000, signal);
    return { counted: 7 };
  },
};
const failing = (error: Error): Job => ({ ...slow, run: () => Promise.reject(error) });
const runnerOf = (job: Job, table = timetable) =>
  new JobRunner([job], { ledger, timetable: table, clock, logger });
const tick = (tickMs: number) => timetable.scheduled.get(slow.schedule)?.(tickMs);

describe('a tick', () => {
  test('runs the job, and its outcome is kept', async () => {
    runnerOf(slow).start();
    tick(120_000);
    await clock.advance(5_000);
    expect(ledger.entries).toEqual([{ job: 'slow', tickMs: 120_000, outcome: 'done', detail: 'counted=7' }]);
    expect(logger.lines).toContainEqual({
      level: 'info',
      sentence: 'A job has run',
      meta: { job: 'slow', tookMs: 5_000, counted: 7 },
    });
  });

  test('that found nothing to do is no news', async () => {
    runnerOf({ ...slow, run: async () => ({ counted: 0 }) }).start();
    tick(120_000);
    await clock.settle();
    expect(ledger.entries).toMatchObject([{ outcome: 'done', detail: 'counted=0' }]);
    expect(logger.sentences('info')).toEqual([]);
    expect(logger.sentences('debug')).toEqual(['A job has run']);
  });

  test('is run by one replica only', async () => {
    const other = new FakeTimetable();
    runnerOf(slow).start();
    runnerOf(slow, other).start();
    tick(120_000);
    other.scheduled.get(slow.schedule)?.(120_000);
    await clock.advance(5_000);
    expect(runs).toBe(1);
  });

  test('is left out while the job is still running', async () => {
    runnerOf(slow).start();
    tick(60_000);
    await clock.advance(4_000);
    tick(120_000);
    await clock.advance(1_000);
    tick(180_000);
    await clock.advance(5_000);
    expect(runs).toBe(2);
    expect(ledger.entries.map(({ tickMs }) => tickMs)).toEqual([60_000, 180_000]);
  });

  test.each([
    [new StorageUnavailable('The database does not answer'), 'storage_unavailable'],
    [new TypeError('somebody said this'), 'unknown'],
  ])('that fails is noted and logged, and the next one runs: %s', async (error, code) => {
    runnerOf(failing(error)).start();
    tick(60_000);
    await clock.settle();
    tick(120_000);
    await clock.settle();
    expect(ledger.entries).toMatchObject([
      { outcome: 'failed', detail: code },
      { outcome: 'failed', detail: code },
    ]);
    expect(logger.sentences('error')).toEqual(['A job failed', 'A job failed']);
  });

  test('is not run when nobody can say whose it is', async () => {
    ledger.broken = true;
    runnerOf(slow).start();
    tick(60_000);
    await clock.settle();
    expect(runs).toBe(0);
    expect(logger.sentences('error')).toEqual(['A job could not be noted in the ledger']);
    ledger.broken = false;
    tick(120_000);
    await clock.settle();
    expect(runs).toBe(1);
  });

  test('that takes longer than its lease is ended, so that no replica runs it twice', async () => {
    const endless: Job = { ...slow, run: (signal) => clock.sleep(1e9, signal).then(() => ({})) };
    runnerOf(endless).start();
    tick(60_000);
    await clock.advance(30 * minuteMs);
    expect(ledger.entries).toMatchObject([{ outcome: 'failed', detail: 'job_too_long' }]);
  });
});

describe('after a start', () => {
  test('what was missed runs once, a minute later', async () => {
    timetable.last = 120_000;
    runnerOf(slow).start();
    await clock.advance(minuteMs - 1);
    expect(runs).toBe(0);
    await clock.advance(5_001);
    expect(ledger.entries).toMatchObject([{ tickMs: 120_000, outcome: 'done' }]);
    runnerOf(slow).start();
    await clock.advance(10 * minuteMs);
    expect(runs).toBe(1);
  });

  test('nothing runs where nothing was missed', async () => {
    runnerOf(slow).start();
    await clock.advance(10 * minuteMs);
    expect(runs).toBe(0);
  });
});

describe('stop', () => {
  test('ends what runs, and leaves no tick, run or sleep behind', async () => {
    timetable.last = 120_000;
    const runner = runnerOf(slow);
    runner.start();
    tick(60_000);
    await clock.advance(1_000);
    await runner.stop();
    expect(ledger.entries).toMatchObject([{ tickMs: 60_000, outcome: 'failed', detail: 'job_stopped' }]);
    expect(logger.sentences('error')).toEqual([]);
    expect(timetable.scheduled.size).toBe(0);
    expect(clock.pending).toBe(0);
    await runner.tick(slow, 180_000);
    expect(runs).toBe(1);
  });

  test('leaves no sleep behind when nothing runs', async () => {
    const runner = runnerOf(slow);
    runner.start();
    tick(60_000);
    await clock.advance(5_000);
    await runner.stop();
    expect(clock.pending).toBe(0);
  });
});
