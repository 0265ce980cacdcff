/** What background work reads and writes, in memory: people who say things in places, and what is made of it. */
import { KeptWords } from '../../../src/core/memory/reading/kept-words.ts';
import type {
  FactStore,
  MessageStore,
  Notebook,
  ProfileStore,
  ReadingStore,
  SummaryStore,
} from '../../../src/core/store-ports.ts';
import type {
  Audience,
  Fact,
  NewFact,
  ReadScope,
  StoredMessage,
  Summary,
  SummaryTopic,
  UserProfile,
} from '../../../src/core/types.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeLogger } from '../../fakes/logger.ts';

export const lounge: Audience = { visibility: 'public', platform: 'discord', workspace: 'g1', channel: '' };
export const elsewhere: Audience = { ...lounge, workspace: 'g2' };
export const backRoom: Audience = { ...lounge, visibility: 'private', channel: 'back' };
export const dm: Audience = { ...lounge, visibility: 'dm', channel: 'dm' };
export const inLounge: ReadScope = { kind: 'channel', platform: 'discord', workspace: 'g1' };

interface Said {
  message: StoredMessage;
  readonly audience: Audience;
}

interface Held {
  summary: Summary;
  voidedAt: number | undefined;
}

const never = () => Promise.reject(new Error('Nothing in the background asks for this'));

export class World {
  readonly clock = new FakeClock(Date.UTC(2026, 2, 20, 9));
  readonly logger = new FakeLogger();
  readonly said: Said[] = [];
  readonly people = new Map<number, UserProfile>();
  readonly recorded: (NewFact & { readonly id: number })[] = [];
  readonly held = new Map<string, Held>();
  readonly notes = new Map<string, string>();
  readonly readUntil = new Map<string, number>();
  readonly retracted: number[] = [];
  /** What `due` hands out, where its summary is behind. */
  topics: readonly SummaryTopic[] = [];
  /** Runs when a fact is about to be recorded. */
  beforeRecord: () => void = () => undefined;
  /** Runs when material is read. */
  onMaterial: () => void = () => undefined;

  meet(id: number, displayName: string, change: Partial<UserProfile> = {}): void {
    this.people.set(id, {
      id,
      displayName,
      platform: 'discord',
      platformUserId: `u${id}`,
      linkedUserIds: [],
      remembers: true,
      firstSeenAt: 0,
      lastSeenAt: 0,
      ...change,
    });
  }

  /** `userId` undefined: the character says it. A minute passes before each. */
  say(userId: number | undefined, text: string, audience = lounge, conversationId = 'talk'): StoredMessage {
    const id = this.said.length + 1;
    const message: StoredMessage = {
      id,
      conversationId,
      ...(userId === undefined ? {} : { userId }),
      authorName: userId === undefined ? 'Wren' : (this.people.get(userId)?.displayName ?? '?'),
      fromCharacter: userId === undefined,
      text,
      attachments: [],
      platformMessageId: `p${id}`,
      sentAt: this.clock.now() - 3_600_000 + id * 60_000,
    };
    this.said.push({ message, audience });
    return message;
  }

  change(id: number, text: string | undefined): void {
    const index = this.said.findIndex(({ message }) => message.id === id);
    const found = this.said[index];
    if (!found) return;
    if (text === undefined) this.said.splice(index, 1);
    else found.message = { ...found.message, text };
  }

  get kept(): KeptWords {
    return new KeptWords(this.profiles, (text) => text.startsWith('forget'));
  }

  readonly profiles: ProfileStore = {
    get: async (id) => this.people.get(id),
    find: never,
    meet: never,
    update: never,
  };

  readonly notebook: Notebook = {
    read: async (key) => this.notes.get(key),
    write: async (key, value) => void this.notes.set(key, value),
  };

  readonly messages: MessageStore = {
    find: async (conversationId, platformMessageId) =>
      this.said
        .map(({ message }) => message)
        .find((one) => one.conversationId === conversationId && one.platformMessageId === platformMessageId),
    recent: never,
    ofUser: never,
    saveReply: never,
    answeredBy: never,
    edit: never,
    remove: never,
    unkeepAfter: never,
  };

  readonly facts: FactStore = {
    record: async (facts) => {
      this.beforeRecord();
      this.recorded.push(...facts.map((fact, index) => ({ ...fact, id: this.recorded.length + index + 1 })));
    },
    current: async (owners, scope, limit) => this.#factsOf(owners, scope, limit),
    history: async (owners, scope, limit) => this.#factsOf(owners, scope, limit),
    used: never,
    retractFrom: async (id) => this.retracted.push(id),
    retract: never,
  };

  readonly readings: ReadingStore = {
    unread: async (quietSinceMs, limit) =>
      [...Map.groupBy(this.said, ({ message }) => message.conversationId)]
        .filter(([id, said]) => {
          const left = said.filter(({ message }) => message.id > (this.readUntil.get(id) ?? 0));
          const quiet = said.every(({ message }) => message.sentAt <= quietSinceMs);
          return quiet && left.some(({ message }) => !message.fromCharacter);
        })
        .map(([id]) => id)
        .slice(0, limit),
    next: async (conversationId, limit) =>
      this.said
        .filter(({ message }) => message.conversationId === conversationId)
        .filter(({ message }) => message.id > (this.readUntil.get(conversationId) ?? 0))
        .slice(0, limit)
        .map(({ message, audience }) => ({
          message,
          audience,
          remembers: this.people.get(message.userId ?? 0)?.remembers ?? false,
        })),
    advance: async (conversationId, messageId) => void this.readUntil.set(conversationId, messageId),
  };

  readonly summaries: SummaryStore = {
    read: async (topic) => this.summaryOf(topic),
    write: async (summary, at, readAt) => {
      const key = JSON.stringify(summary.topic);
      const before = this.held.get(key);
      if (before?.voidedAt !== undefined && before.voidedAt >= readAt) return false;
      const version = (before?.summary.version ?? 0) + 1;
      this.held.set(key, { summary: { ...summary, version, writtenAt: at }, voidedAt: undefined });
      return true;
    },
    due: async (_since, behind, limit) => {
      const left = (topic: SummaryTopic) =>
        this.#material(topic, this.summaryOf(topic)?.coversUntilMessageId ?? 0).length;
      const due = this.topics.filter((topic) => left(topic) >= (this.summaryOf(topic) ? behind : 1));
      const isVoid = (topic: SummaryTopic) => this.held.get(JSON.stringify(topic))?.voidedAt !== undefined;
      return due.toSorted((a, b) => Number(isVoid(b)) - Number(isVoid(a))).slice(0, limit);
    },
    material: async (topic, after, limit) => {
      this.onMaterial();
      return this.#material(topic, after).slice(0, limit);
    },
    voidFrom: never,
  };

  summaryOf(topic: SummaryTopic): Summary | undefined {
    const held = this.held.get(JSON.stringify(topic));
    return held?.voidedAt === undefined ? held?.summary : undefined;
  }

  voidSummary(topic: SummaryTopic): void {
    const held = this.held.get(JSON.stringify(topic));
    if (held) held.voidedAt = this.clock.now();
  }

  #material(topic: SummaryTopic, after: number): readonly StoredMessage[] {
    return this.said
      .filter(({ message, audience }) =>
        topic.kind === 'conversation'
          ? message.conversationId === topic.conversationId
          : message.userId === topic.userId && isReadable(audience, message.userId, topic.scope),
      )
      .map(({ message }) => message)
      .filter(({ id }) => id > after);
  }

  #factsOf(owners: readonly number[], scope: ReadScope, limit: number): readonly Fact[] {
    return this.recorded
      .filter(
        ({ ownerUserId, audience }) =>
          owners.includes(ownerUserId) && isReadable(audience, ownerUserId, scope),
      )
      .slice(-limit)
      .toReversed()
      .map(({ ends: _, ...fact }) => ({
        ...fact,
        effect: fact.effect ?? 'holds',
        entity: {
          ...fact.entity,
          id: [...fact.entity.name].reduce((sum, mark) => sum * 31 + mark.charCodeAt(0), 7),
        },
        recordedAt: fact.validFrom,
        uses: 0,
      }));
  }
}

/** Rule 1, as the doc of `ReadScope` has it. */
function isReadable(audience: Audience, ownerUserId: number, scope: ReadScope): boolean {
  if (scope.kind === 'dm') {
    if (scope.linkedUserIds.includes(ownerUserId)) return true;
    const here = audience.platform === scope.platform && audience.workspace === scope.workspace;
    return here && ownerUserId === scope.userId;
  }
  if (audience.platform !== scope.platform || audience.workspace !== scope.workspace) return false;
  return (
    audience.visibility === 'public' ||
    (audience.visibility === 'private' && audience.channel === scope.privateChannel)
  );
}
