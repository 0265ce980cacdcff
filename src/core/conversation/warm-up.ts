import { readStatement } from '../memory/extraction/extract.ts';
import { recall } from '../memory/recall/recall.ts';
import type { Clock } from '../ports.ts';
import { compose } from '../reply/composer.ts';
import type { Place, Turn, UserProfile } from '../types.ts';
import { scopeOf } from './audience.ts';
import { conversationIdOf } from './conversation-id.ts';
import { type FeelDeps, feelingNow } from './feel.ts';
import type { Stores } from './remember.ts';
import type { Voice } from './voice.ts';

export interface WarmUpDeps {
  readonly stores: Stores;
  readonly character: FeelDeps['character'];
  readonly voice: Voice;
  readonly clock: Clock;
}

const nobody = 0;
const limits = { recentMessages: 10, recentTokens: 100, factTokens: 100, passages: 5, passageTokens: 100 };
const place: Place = { platform: 'local', workspace: 'warm-up', channel: 'warm-up', visibility: 'dm' };

/**
 * Takes an imagined message through the steps that only read, so that the first real one does not wait for queries to be
 * prepared and patterns to be compiled. Stores nothing.
 * @throws StorageUnavailable
 */
export async function warmUp({ stores, character, voice, clock }: WarmUpDeps): Promise<void> {
  const now = clock.now();
  const user: UserProfile = {
    id: nobody,
    platform: place.platform,
    platformUserId: 'warm-up',
    displayName: 'Nobody',
    linkedUserIds: [],
    remembers: false,
    firstSeenAt: now,
    lastSeenAt: now,
  };
  const text = 'I had a long day at work, what would you do with the evening?';
  const conversationId = conversationIdOf(place);
  const message = { messageId: nobody, platformMessageId: 'warm-up', text, attachments: [], sentAt: now };
  const turn: Turn = { id: 'warm-up', conversationId, place, user, messages: [message] };
  const [snapshot, feeling] = await Promise.all([
    recall(
      stores,
      {
        conversationId,
        user,
        scope: scopeOf(place, user),
        text,
        characterName: character.name,
        excludeMessageIds: [nobody],
        now,
      },
      limits,
    ),
    feelingNow(place, nobody, { stores, character, clock }),
    stores.profiles.get(nobody),
  ]);
  voice.route(turn, snapshot, feeling);
  readStatement('i moved to the coast last friday', { sentAt: now, timeZone: 'UTC' });
  const attachments = [] as const;
  const { prefix } = voice;
  compose({
    prefix,
    characterName: character.name,
    turn,
    snapshot,
    feeling,
    now,
    attachments,
    isGroup: true,
  });
}
