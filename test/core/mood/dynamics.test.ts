import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advance,
  feel,
  feelTowards,
  maxAffinityStep,
  maxMoodStep,
  relate,
} from '../../../src/core/mood/dynamics.ts';
import { labelOf, moodLabels } from '../../../src/core/mood/labels.ts';
import type { MoodEvent } from '../../../src/core/store-ports.ts';
import type { Mood } from '../../../src/core/types.ts';

const hourMs = 3_600_000;
const axes = ['pleasure', 'arousal', 'dominance'] as const;
const calm: Mood = { pleasure: 0.2, arousal: 0, dominance: 0.1 };

function event(change: Partial<MoodEvent> = {}): MoodEvent {
  return {
    scope: 'wren@local/home',
    userId: 1,
    at: 0,
    pleasure: 0,
    arousal: 0,
    dominance: 0,
    sourceMessageId: 1,
    ...change,
  };
}

const axis = fc.double({ min: -1, max: 1, noNaN: true });
const anyMood = fc.record({ pleasure: axis, arousal: axis, dominance: axis });
const anyMs = fc.integer({ min: 0, max: 40 * 24 * hourMs });
/** Also pushes that no appraisal gives: a log may hold what an older version wrote. */
const push = fc.oneof(axis, fc.double());
const anyEvent = fc
  .record({ pleasure: push, arousal: push, dominance: push, at: anyMs, userId: fc.constantFrom(1, 2) })
  .map(event);
const anyLog = fc.array(anyEvent, { maxLength: 60 }).map((events) => events.toSorted((a, b) => a.at - b.at));

describe('always', () => {
  test('every axis, and the affinity, stays within [-1, 1]', () => {
    fc.assert(
      fc.property(anyLog, anyMood, anyMs, (log, baseline, now) => {
        const values = [...Object.values(feel(log, baseline, now)), relate(log, 1, now).affinity];
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(-1);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('one event moves no axis farther than its step', () => {
    fc.assert(
      fc.property(anyLog, anyEvent, anyMood, (log, next, baseline) => {
        const at = Math.max(next.at, log.at(-1)?.at ?? 0);
        const longer = [...log, { ...next, at }];
        const [before, after] = [feel(log, baseline, at), feel(longer, baseline, at)];
        for (const name of axes)
          expect(Math.abs(after[name] - before[name])).toBeLessThanOrEqual(maxMoodStep + 1e-9);
        const moved = relate(longer, 1, at).affinity - relate(log, 1, at).affinity;
        expect(Math.abs(moved)).toBeLessThanOrEqual(maxAffinityStep + 1e-9);
      }),
    );
  });

  test('waiting twice is waiting once for as long', () => {
    fc.assert(
      fc.property(anyMood, anyMood, anyMs, anyMs, (mood, baseline, a, b) => {
        const twice = advance(advance(mood, baseline, a), baseline, b);
        const once = advance(mood, baseline, a + b);
        for (const name of axes) expect(Math.abs(twice[name] - once[name])).toBeLessThanOrEqual(1e-9);
      }),
    );
  });

  test('a replay in two parts is the replay of the whole', () => {
    fc.assert(
      fc.property(anyLog, anyMood, anyMs, anyMs, (log, baseline, a, b) => {
        const from = log.at(-1)?.at ?? 0;
        const inParts = advance(feel(log, baseline, from + a), baseline, b);
        const whole = feel(log, baseline, from + a + b);
        for (const name of axes) expect(Math.abs(inParts[name] - whole[name])).toBeLessThanOrEqual(1e-9);
      }),
    );
  });
});

test('the pleasure is halfway back after four hours', () => {
  const log = [event({ pleasure: -1 })];
  expect(feel(log, calm, 0).pleasure).toBeCloseTo(0);
  expect(feel(log, calm, 4 * hourMs).pleasure).toBeCloseTo(0.1);
  expect(feel(log, calm, 8 * hourMs).pleasure).toBeCloseTo(0.15);
});

test('without events the mood is the baseline', () => {
  expect(feel([], calm, 5 * hourMs)).toEqual(calm);
});

test('events that come out of order, or from a clock ahead of ours, do not stop the replay', () => {
  const log = [event({ at: 10 * hourMs, pleasure: 1 }), event({ at: 9 * hourMs, pleasure: 1 })];
  expect(feel(log, calm, 8 * hourMs)).toEqual(feel(log, calm, 10 * hourMs));
});

describe('the affinity', () => {
  test('is of one user, and grows slowly with kindness', () => {
    const log = Array.from({ length: 5 }, (_, at) => event({ at, pleasure: 0.8, dominance: 0.3, userId: 2 }));
    expect(relate(log, 1, 5).affinity).toBe(0);
    expect(relate(log, 2, 5).affinity).toBeGreaterThan(0.1);
    expect(relate(log, 2, 5).affinity).toBeLessThan(0.25);
  });

  test('suffers from attacks, not from sorrow that is shared', () => {
    expect(relate([event({ pleasure: -0.8, dominance: -0.3 })], 1, 0).affinity).toBeLessThan(0);
    expect(relate([event({ pleasure: -0.8, dominance: 0.1 })], 1, 0).affinity).toBe(0);
  });
});

test('a feeling is the mood of all and the affinity to one', () => {
  const log = [event({ pleasure: 1, dominance: 1, userId: 2 })];
  const towards = feelTowards(log, calm, 2, 0);
  expect(towards).toEqual({
    mood: feel(log, calm, 0),
    label: labelOf(towards.mood),
    relationship: relate(log, 2, 0),
  });
});

describe('labels', () => {
  test('are sixteen different words, and each can be reached', () => {
    const reached = new Set<string>();
    for (const strength of [0.1, 0.6]) {
      for (let octant = 0; octant < 8; octant += 1) {
        const signed = (bit: number) => (octant & bit ? strength : -strength);
        reached.add(labelOf({ pleasure: signed(1), arousal: signed(2), dominance: signed(4) }));
      }
    }
    expect([...reached].toSorted()).toEqual([...moodLabels].toSorted());
    expect(reached.size).toBe(16);
  });

  test('name the ends as people would', () => {
    expect(labelOf(calm)).toBe('cheerful');
    expect(labelOf({ pleasure: -0.6, arousal: 0.5, dominance: 0.4 })).toBe('angry');
    expect(labelOf({ pleasure: -0.6, arousal: -0.3, dominance: -0.3 })).toBe('sad');
  });
});
