import type { Character } from '../character/character.ts';
import { compilePersona } from '../character/persona.ts';
import { memoryWords } from '../memory/memory-words.ts';
import type { Clock, Random } from '../ports.ts';
import type { WithoutModel } from '../reply/answer.ts';
import { speak, speakWithoutModel } from '../reply/instant.ts';
import { Phrasebook } from '../reply/phrasebook.ts';
import { type RouteOptions, route } from '../reply/router.ts';
import type { Feeling, Phrase, Route, Snapshot, Turn } from '../types.ts';

/** How one character decides what to say and says it: its persona and its phrasebook, bound together. */
export interface Voice {
  /** The stable beginning of every prompt. */
  readonly prefix: string;
  route(turn: Turn, snapshot: Snapshot, feeling: Feeling): Route;
  say(phrase: Phrase, turn: Turn): string;
  /** What to say when the model is not configured, or did not answer. Never fails. */
  withoutModel(why: WithoutModel, turn: Turn, snapshot: Snapshot, feeling: Feeling): string;
  /** Stands under a reply that broke off. */
  brokenLine(conversationId: string): string;
  /** Something of ours failed before an answer was there. */
  troubleLine(conversationId: string): string;
}

export interface VoiceDeps {
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Random;
  /** IANA name, for users whose platform does not tell theirs. */
  readonly timeZone: string;
  /** Whether a language model is configured. Default: none. */
  readonly hasModel?: boolean;
}

export function createVoice(
  character: Character,
  { clock, random, timeZone, hasModel = false }: VoiceDeps,
): Voice {
  const phrasebook = new Phrasebook(character.phrasebook, random);
  const options = (): RouteOptions => ({
    now: clock.now(),
    timeZone,
    characterName: character.name,
    memory: memoryWords,
    hasModel,
  });
  const plain = (intent: string): Phrase => ({ intent, slots: {} });
  return {
    prefix: compilePersona(character).prefix,
    route: (turn, snapshot, feeling) => route(turn, snapshot, feeling, options()),
    say: (phrase, turn) => speak(phrase, phrasebook, turn.conversationId),
    withoutModel: (why, turn, snapshot, feeling) =>
      speakWithoutModel({
        turn,
        snapshot,
        feeling,
        phrasebook,
        why: why === 'not_configured' ? why : 'unavailable',
        options: options(),
      }),
    brokenLine: (conversationId) => phrasebook.say(plain('broke_off'), conversationId),
    troubleLine: (conversationId) => phrasebook.say(plain('model_unavailable'), conversationId),
  };
}
