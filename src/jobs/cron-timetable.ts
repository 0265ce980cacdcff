import { createTask, parse, type ScheduledTask } from 'node-cron';
import type { Timetable } from './job.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** A weekly job that was missed is found again; what is rarer waits for its next tick. */
const lookBackHours = 8 * 24;
/** Zones differ from UTC by quarters of an hour, so that a minute of theirs is one of four. */
const quarters = [0, 15, 30, 45];

/** Ticks by node-cron, its own messages kept quiet: it has nothing to say that the runner does not. */
export class CronTimetable implements Timetable {
  readonly #timeZone: string;

  /** `timeZone`: IANA name in which hours and days are meant. */
  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  /** @see Timetable.schedule */
  schedule(expression: string, onTick: (tickMs: number) => void): () => void {
    const task = this.#task(expression, (date) => onTick(minuteOf(date.getTime())));
    // The process was too busy at the time: late is better than never, and the ledger knows what has been run.
    task.on('execution:missed', ({ date }) => onTick(minuteOf(date.getTime())));
    void task.start();
    return () => void task.destroy();
  }

  /** @see Timetable.lastTick */
  lastTick(expression: string, now: number): number | undefined {
    const task = this.#task(expression, () => undefined);
    try {
      const minutes = new Set(
        parse(expression).minute.flatMap((minute) => quarters.map((quarter) => (minute + quarter) % 60)),
      );
      const candidates = [...minutes].sort((a, b) => b - a);
      const thisHour = now - (now % hourMs);
      for (let hour = 0; hour <= lookBackHours; hour += 1) {
        for (const minute of candidates) {
          const tick = thisHour - hour * hourMs + minute * minuteMs;
          if (tick <= now && task.match(new Date(tick))) return tick;
        }
      }
      return undefined;
    } finally {
      void task.destroy();
    }
  }

  #task(expression: string, run: (date: Date) => void): ScheduledTask {
    return createTask(expression, ({ date }) => run(date), {
      timezone: this.#timeZone,
      suppressMissedWarning: true,
      logger: quiet,
    });
  }
}

const nothing = () => undefined;
const quiet = { info: nothing, warn: nothing, error: nothing, debug: nothing };

function minuteOf(at: number): number {
  return at - (at % minuteMs);
}
