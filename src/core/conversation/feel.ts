import type { Character } from '../character/character.ts';
import { appraise } from '../mood/appraisal.ts';
import { feel as moodAt, moodMemoryMs, relate, relationshipMemoryMs } from '../mood/dynamics.ts';
import { labelOf } from '../mood/labels.ts';
import type { Clock, MoodEvent, MoodLog } from '../ports.ts';
import type { Feeling, Place, Turn } from '../types.ts';

export interface FeelDeps {
  readonly stores: { readonly moods: MoodLog };
  readonly character: Pick<Character, 'id' | 'name' | 'moodBaseline'>;
  readonly clock: Clock;
}

/** Whose mood: everybody in a workspace meets the same character in the same mood. */
export function moodScopeOf(character: Pick<Character, 'id'>, place: Place): string {
  return `${character.id}@${place.platform}/${place.workspace}`;
}

/** Step `feel`: the turn's words are appraised, what they do is logged, and the log gives the mood (rule 4). */
export async function feel(turn: Turn, deps: FeelDeps): Promise<Feeling> {
  const scope = moodScopeOf(deps.character, turn.place);
  for (const { messageId, text, sentAt } of turn.messages) {
    const push = appraise(text, deps.character.name);
    const moved = push.pleasure !== 0 || push.arousal !== 0 || push.dominance !== 0;
    const event: MoodEvent = { scope, userId: turn.user.id, at: sentAt, sourceMessageId: messageId, ...push };
    if (moved) await deps.stores.moods.append(event);
  }
  return feelingNow(scope, turn.user.id, deps);
}

/** How the character feels now, towards this user. */
export async function feelingNow(scope: string, userId: number, deps: FeelDeps): Promise<Feeling> {
  const now = deps.clock.now();
  const { moods } = deps.stores;
  const [events, theirs] = await Promise.all([
    moods.since(scope, now - moodMemoryMs),
    moods.since(scope, now - relationshipMemoryMs, userId),
  ]);
  const mood = moodAt(events, deps.character.moodBaseline, now);
  return { mood, label: labelOf(mood), relationship: relate(theirs, userId, now) };
}
