import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audienceOf, scopeOf } from '../core/conversation/audience.ts';
import { conversationIdOf } from '../core/conversation/conversation-id.ts';
import { findPassages } from '../core/memory/search/find-passages.ts';
import { passageOf } from '../core/memory/search/passage.ts';
import type { Attachment, Place } from '../core/types.ts';
import { openStorage, type Storage } from '../storage/open-storage.ts';
import { systemClock } from '../util/system-clock.ts';
import type { RecallConversation, RecallTurn } from './bench-recall-lines.ts';
import { silentLogger } from './doctor/silent-logger.ts';

/** All speakers of a conversation can read it, whoever asks. */
const place: Place = {
  platform: 'local',
  workspace: 'bench',
  channel: 'recall',
  visibility: 'public',
};
/** For those who say nothing: names that no question holds. */
const names = { stranger: 'stranger0', character: 'character0' };
const minuteMs = 60_000;
const dayMs = 86_400_000;
const firstDay = Date.UTC(2026, 0, 1);
const indexedAtOnce = 200;

/** One conversation in a database of its own, searched as a turn's recall searches it. */
export interface RecallWorld {
  /** Ids of turns, best first. */
  search(question: string, limit: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Where one speaker asks, the only other one stands for the character: "you" in a question means it. */
export async function recallWorld(conversation: RecallConversation): Promise<RecallWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'familiar-recall-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const storage = await openStorage({
      url: `sqlite:${join(folder, 'recall.db')}`,
      clock: systemClock,
      logger: silentLogger,
    });
    const close = async () => {
      await storage.close();
      await remove();
    };
    try {
      return { ...(await filled(storage, conversation)), close };
    } catch (error) {
      await storage.close();
      throw error;
    }
  } catch (error) {
    await remove();
    throw error;
  }
}

async function filled(
  storage: Storage,
  { asker, turns }: RecallConversation,
): Promise<Pick<RecallWorld, 'search'>> {
  const speakers = [...new Set(turns.map(({ speaker }) => speaker))];
  const others = speakers.filter((speaker) => speaker !== asker);
  const character = asker && speakers.length === 2 && others.length === 1 ? others[0] : undefined;
  const times = timesOf(turns);
  const turnIds = new Map<number, string>();
  const passages: { messageId: number; terms: readonly string[]; traits: number }[] = [];
  for (const [index, turn] of turns.entries()) {
    const sentAt = times[index] ?? firstDay;
    const messageId = await store(storage, turn, sentAt, turn.speaker === character);
    turnIds.set(messageId, turn.id);
    const attachmentCaptions = attachmentsOf(turn).map(({ name }) => name);
    passages.push({ messageId, ...passageOf({ text: turn.text, attachmentCaptions }) });
  }
  for (let from = 0; from < passages.length; from += indexedAtOnce) {
    await storage.passages.index(passages.slice(from, from + indexedAtOnce));
  }
  const now = Math.max(...times) + 60 * minuteMs;
  const user = await storage.profiles.meet(personOf(asker ?? names.stranger), now);
  const scope = scopeOf(place, user);
  const characterName = character ?? names.character;
  return {
    async search(text, limit) {
      const query = { text, user, scope, characterName, excludeMessageIds: [], now };
      const found = await findPassages(storage.passages, query, limit);
      return found.flatMap((messageId) => turnIds.get(messageId) ?? []);
    },
  };
}

async function store(
  storage: Storage,
  turn: RecallTurn,
  sentAt: number,
  fromCharacter: boolean,
): Promise<number> {
  const conversationId = conversationIdOf(place);
  if (fromCharacter) {
    const reply = {
      conversationId,
      place,
      characterName: turn.speaker,
      text: spoken(turn),
      parts: [turn.id],
    };
    return (await storage.messages.saveReply({ ...reply, sentAt })).id;
  }
  const message = {
    place,
    author: personOf(turn.speaker),
    authorIsBot: false,
    platformMessageId: turn.id,
    text: turn.text,
    mentionsCharacter: false,
    mentionsOthers: false,
    inOwnThread: false,
    attachments: attachmentsOf(turn),
    sentAt,
    receivedAt: sentAt,
  };
  const { messageId } = await storage.inbox.accept(message, conversationId, audienceOf(place));
  await storage.inbox.settle([messageId]);
  return messageId;
}

/** The character sends no files: what its picture shows is part of what it said. */
function spoken({ text, caption }: RecallTurn): string {
  return caption ? `${text}\n[${caption}]` : text;
}

function attachmentsOf({ caption }: RecallTurn): readonly Attachment[] {
  if (!caption) return [];
  return [
    { kind: 'image', name: caption, mediaType: 'image/jpeg', bytes: 1, url: 'https://bench.invalid/1' },
  ];
}

function personOf(name: string) {
  return { platform: place.platform, id: name, name };
}

/** Turns without a time follow the last one by a minute, in a new session by a day. */
function timesOf(turns: readonly RecallTurn[]): readonly number[] {
  let last = firstDay;
  return turns.map(({ at, session }, index) => {
    const before = turns[index - 1];
    if (at) last = Date.parse(at);
    else if (before) last += before.session === session ? minuteMs : dayMs;
    return last;
  });
}
