/** Turns and snapshots in short, for the tests of routing and of the voice without a model. */
import { memoryWords } from '../../../src/core/memory/memory-words.ts';
import type { RouteOptions } from '../../../src/core/reply/router.ts';
import type { Fact, Feeling, Snapshot, StoredMessage, Turn, UserProfile } from '../../../src/core/types.ts';

/** Wednesday, 18 November 2026, 11:06:40 UTC. */
export const now = Date.UTC(2026, 10, 18, 11, 6, 40);

export const options: RouteOptions = { now, timeZone: 'UTC', characterName: 'Wren', memory: memoryWords };

export const feeling: Feeling = {
  mood: { pleasure: 0.3, arousal: 0, dominance: 0 },
  label: 'content',
  relationship: { affinity: 0 },
};

export function turnOf(text: string, user: Partial<UserProfile> = {}): Turn {
  return {
    id: 'turn',
    conversationId: 'local/home/lounge',
    place: { platform: 'local', workspace: 'home', channel: 'lounge', visibility: 'public' },
    user: {
      id: 1,
      platform: 'local',
      platformUserId: 'sam',
      displayName: 'Sam',
      remembers: true,
      firstSeenAt: 0,
      lastSeenAt: 0,
      ...user,
    },
    messages: [{ messageId: 99, platformMessageId: '99', text, attachments: [], sentAt: now }],
  };
}

/** `lines`: the character's begin with "wren: ". Told facts are found by memory itself. */
export function snapshotOf(
  lines: readonly string[] = [],
  told: readonly string[] = [],
  sentAt = now - 60_000,
): Snapshot {
  const facts = told.flatMap((text) => memoryWords.readStatement(text).facts);
  return {
    recent: lines.map((line, id) => storedOf(line, id, sentAt)),
    facts: facts.map((fact, id) => ({
      ...(fact as Fact),
      id,
      ownerUserId: 1,
      sourceMessageId: id,
      audience: { visibility: 'public', platform: 'local', workspace: 'home', channel: '' },
      validFrom: 0,
      recordedAt: 0,
    })),
  };
}

function storedOf(line: string, id: number, sentAt: number): StoredMessage {
  const fromCharacter = line.startsWith('wren: ');
  return {
    id,
    conversationId: 'local/home/lounge',
    authorName: fromCharacter ? 'Wren' : 'Sam',
    fromCharacter,
    text: line.replace(/^wren: /, ''),
    attachments: [],
    platformMessageId: String(id),
    sentAt,
    ...(fromCharacter ? {} : { userId: 1 }),
  };
}
