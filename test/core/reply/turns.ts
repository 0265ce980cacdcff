/** Turns and snapshots in short, for the tests of routing and of the voice without a model. */
import { memoryWords } from '../../../src/core/memory/memory-words.ts';
import type { RouteOptions } from '../../../src/core/reply/router.ts';
import type { Feeling, Snapshot, StoredMessage, Turn, UserProfile } from '../../../src/core/types.ts';
import { answerTo, factsOf, messagesOf } from '../memory/answering/remembered.ts';

/** Wednesday, 18 November 2026, 11:06:40 UTC. */
export const now = Date.UTC(2026, 10, 18, 11, 6, 40);

export const options: RouteOptions = {
  now,
  timeZone: 'UTC',
  characterName: 'Wren',
  memory: memoryWords,
  hasModel: true,
};

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
      linkedUserIds: [],
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
  return {
    recent: lines.map((line, id) => storedOf(line, id, sentAt)),
    facts: factsOf(messagesOf(told)),
    people: [],
    passages: [],
  };
}

/** As `snapshotOf`, with what memory says to the question. */
export async function askedSnapshot(
  question: string,
  lines: readonly string[] = [],
  told: readonly string[] = [],
  /** False: as if no fact had been extracted. */
  facts = true,
): Promise<Snapshot> {
  const answer = await answerTo(question, told, { facts });
  return { ...snapshotOf(lines, told), ...(answer && { answer }) };
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
