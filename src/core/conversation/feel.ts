import type { Character } from '../character/character.ts';
import { appraise } from '../mood/appraisal.ts';
import { feel as moodAt, moodMemoryMs, relate, relationshipMemoryMs } from '../mood/dynamics.ts';
import { labelOf } from '../mood/labels.ts';
import type { Clock } from '../ports.ts';
import type { MoodEvent, MoodLog } from '../store-ports.ts';
import type { Feeling, Place, Turn } from '../types.ts';

export interface FeelDeps {
  readonly stores: { readonly moods: MoodLog };
  readonly character: Pick<Character, 'id' | 'name' | 'moodBaseline'>;
  readonly clock: Clock;
}

/** Where what is said in a place is logged, named by who could read it: all of a workspace, one private channel, one DM. */
export function moodScopeOf(character: Pick<Character, 'id'>, place: Place): string {
  const { visibility, channel } = place;
  const shared = sharedScopeOf(character, place);
  return visibility === 'public' ? shared : `${shared}/${visibility}/${channel}`;
}

function sharedScopeOf(character: Pick<Character, 'id'>, { platform, workspace }: Place): string {
  return `${character.id}@${platform}/${workspace}`;
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
  return feelingNow(turn.place, turn.user.id, deps);
}

/**
 * How the character feels now, in this place, towards this user. It shows what may be known there (rule 1): what was said to
 * the whole workspace and in the place itself; in a DM, of that only what its user said.
 */
export async function feelingNow(place: Place, userId: number, deps: FeelDeps): Promise<Feeling> {
  const now = deps.clock.now();
  const { stores, character } = deps;
  const felt = [...new Set([sharedScopeOf(character, place), moodScopeOf(character, place)])];
  const [events, theirs] = await Promise.all([
    stores.moods.since(felt, now - moodMemoryMs, place.visibility === 'dm' ? userId : undefined),
    stores.moods.since(felt, now - relationshipMemoryMs, userId),
  ]);
  const mood = moodAt(events, character.moodBaseline, now);
  return { mood, label: labelOf(mood), relationship: relate(theirs, userId, now) };
}
