import { getTasks } from 'node-cron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CronTimetable } from '../../src/jobs/cron-timetable.ts';

const at = (iso: string) => Date.parse(iso);

describe('schedule', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: at('2026-03-28T22:00:30Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('ticks at whole minutes of the time zone, also over a change of the clocks', async () => {
    const ticks: string[] = [];
    const stop = new CronTimetable('Europe/Lisbon').schedule('30 3 * * *', (tick) =>
      ticks.push(new Date(tick).toISOString()),
    );
    await vi.advanceTimersByTimeAsync(2 * 86_400_000);
    expect(ticks).toEqual(['2026-03-29T02:30:00.000Z', '2026-03-30T02:30:00.000Z']);
    stop();
  });

  test('stops without a timer or a task left', async () => {
    const before = getTasks().size;
    let ticks = 0;
    const stop = new CronTimetable('UTC').schedule('* * * * *', () => {
      ticks += 1;
    });
    await vi.advanceTimersByTimeAsync(90_000);
    expect(ticks).toBe(2);
    stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(ticks).toBe(2);
    expect(vi.getTimerCount()).toBe(0);
    expect(getTasks().size).toBe(before);
  });

  test('tells a tick that the process was too busy for, late', async () => {
    const ticks: string[] = [];
    const stop = new CronTimetable('UTC').schedule('5 * * * *', (tick) =>
      ticks.push(new Date(tick).toISOString()),
    );
    await vi.advanceTimersByTimeAsync(60_000);
    vi.setSystemTime(at('2026-03-28T23:20:00Z'));
    await vi.advanceTimersByTimeAsync(2 * 3_600_000);
    stop();
    expect(ticks.slice(0, 3)).toEqual([
      '2026-03-28T22:05:00.000Z',
      '2026-03-28T23:05:00.000Z',
      '2026-03-29T00:05:00.000Z',
    ]);
  });
});

describe('lastTick', () => {
  const now = at('2026-03-20T12:34:56.789Z');

  test.each([
    ['* * * * *', 'UTC', '2026-03-20T12:34:00Z'],
    ['34 12 * * *', 'UTC', '2026-03-20T12:34:00Z'],
    ['35 12 * * *', 'UTC', '2026-03-19T12:35:00Z'],
    ['*/20 * * * *', 'Asia/Kathmandu', '2026-03-20T12:15:00Z'],
    ['30 3 * * *', 'America/New_York', '2026-03-20T07:30:00Z'],
    ['0 4 * * sat', 'UTC', '2026-03-14T04:00:00Z'],
  ])('of %s in %s', (expression, zone, expected) => {
    expect(new CronTimetable(zone).lastTick(expression, now)).toBe(at(expected));
  });

  test('is not looked for further back than a week', () => {
    expect(new CronTimetable('UTC').lastTick('0 0 1 1 *', now)).toBeUndefined();
    expect(getTasks().size).toBe(0);
  });
});
