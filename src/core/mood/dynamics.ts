import type { MoodEvent } from '../store-ports.ts';
import type { Feeling, Mood, Relationship } from '../types.ts';
import { labelOf } from './labels.ts';

const hourMs = 3_600_000;

/** Hours in which half of the distance to the baseline is gone. Excitement goes fastest, as it does in people. */
const halfLifeHours: Readonly<Record<keyof Mood, number>> = { pleasure: 4, arousal: 1, dominance: 8 };
/** Hours in which half of what stands between the character and a user fades: thirty days. */
const affinityHalfLifeHours = 24 * 30;

/** The farthest one event moves an axis of the mood. */
export const maxMoodStep = 0.2;
/** The farthest one event moves the affinity: it takes weeks to become close, and to become strangers. */
export const maxAffinityStep = 0.05;

/** Events older than this no longer move any axis by a thousandth. Milliseconds. */
export const moodMemoryMs = 4 * 24 * hourMs;
/** Events older than this are a sixteenth of what they were to the affinity. Milliseconds. */
export const relationshipMemoryMs = 4 * affinityHalfLifeHours * hourMs;

const axes = ['pleasure', 'arousal', 'dominance'] as const;
type Push = Pick<MoodEvent, keyof Mood>;

/**
 * The mood at `now`: a replay of its events, oldest first, and nothing else (rule 4). Between events every axis returns
 * to the baseline exponentially. An event that is dated before its predecessor, or after `now`, counts as simultaneous.
 */
export function feel(events: Iterable<MoodEvent>, baseline: Mood, now: number): Mood {
  let mood = bounded(baseline);
  let at: number | undefined;
  for (const event of events) {
    if (at !== undefined) mood = advance(mood, baseline, event.at - at);
    at = Math.max(at ?? event.at, event.at);
    mood = pushed(mood, event);
  }
  return at === undefined ? mood : advance(mood, baseline, now - at);
}

/** The mood after `elapsedMs` in which nothing happened. */
export function advance(mood: Mood, baseline: Mood, elapsedMs: number): Mood {
  const rest = bounded(baseline);
  return eachAxis((axis) => rest[axis] + (mood[axis] - rest[axis]) * kept(elapsedMs, halfLifeHours[axis]));
}

/** What stands between the character and one user at `now`, from the same events. Returns to 0 over months. */
export function relate(events: Iterable<MoodEvent>, userId: number, now: number): Relationship {
  let affinity = 0;
  let at: number | undefined;
  for (const event of events) {
    if (event.userId !== userId) continue;
    if (at !== undefined) affinity *= kept(event.at - at, affinityHalfLifeHours);
    at = Math.max(at ?? event.at, event.at);
    affinity = stepped(affinity, warmthOf(event), maxAffinityStep);
  }
  return { affinity: at === undefined ? 0 : affinity * kept(now - at, affinityHalfLifeHours) };
}

/** How the character feels while it answers this user. */
export function feelTowards(
  events: readonly MoodEvent[],
  baseline: Mood,
  userId: number,
  now: number,
): Feeling {
  const mood = feel(events, baseline, now);
  return { mood, label: labelOf(mood), relationship: relate(events, userId, now) };
}

/**
 * How a push bears on the affinity. Somebody's own bad news makes the character sad without loss of dominance, and brings the
 * two no farther apart; what is meant against the character takes its dominance with it.
 */
function warmthOf(push: Push): number {
  return push.pleasure < 0 && push.dominance >= 0 ? 0 : push.pleasure;
}

function pushed(mood: Mood, push: Push): Mood {
  return eachAxis((axis) => stepped(mood[axis], push[axis], maxMoodStep));
}

/** One step in the direction of `push`; smaller near the end of the axis, so that it never leaves [-1, 1]. */
function stepped(value: number, push: number, maxStep: number): number {
  const force = Number.isFinite(push) ? clamp(push) : 0;
  const room = Math.min(1, 1 - value * Math.sign(force));
  return clamp(value + maxStep * force * room);
}

/** The share that is left after `elapsedMs`; all of it when no time has passed. */
function kept(elapsedMs: number, halfLife: number): number {
  return 2 ** (-Math.max(0, elapsedMs) / (halfLife * hourMs));
}

function eachAxis(value: (axis: keyof Mood) => number): Mood {
  const [pleasure, arousal, dominance] = axes.map((axis) => clamp(value(axis)));
  return { pleasure: pleasure ?? 0, arousal: arousal ?? 0, dominance: dominance ?? 0 };
}

function bounded(mood: Mood): Mood {
  return eachAxis((axis) => mood[axis]);
}

function clamp(value: number): number {
  return Math.min(1, Math.max(-1, value));
}
