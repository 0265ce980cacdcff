/** What commands and wishes work on, in memory: facts, messages with their index, summaries, links and a notebook. */
import { audienceOf } from '../../../src/core/conversation/audience.ts';
import { encodeConversationId } from '../../../src/core/conversation/conversation-id.ts';
import type { WishDeps } from '../../../src/core/conversation/grant-wish.ts';
import type { MemoryCommandDeps } from '../../../src/core/conversation/memory-command.ts';
import { termsOf } from '../../../src/core/memory/search/terms.ts';
import type { CommandFile } from '../../../src/core/ports.ts';
import type { FactStore, LinkStore, MessageStore, PassageStore } from '../../../src/core/store-ports.ts';
import type {
  Audience,
  EntityKind,
  Fact,
  Place,
  ReadScope,
  StoredMessage,
  Turn,
  UserProfile,
} from '../../../src/core/types.ts';
import { FakeClock } from '../../fakes/clock.ts';

export const dm: Place = { platform: 'local', workspace: 'home', channel: '@ana', visibility: 'dm' };
export const lounge: Place = {
  platform: 'local',
  workspace: 'home',
  channel: 'lounge',
  visibility: 'public',
};

export interface Told {
  /** `self` unless told; aliases after a comma: `ex,dana`. */
  readonly entity?: string;
  readonly kind?: EntityKind;
  readonly predicate: string;
  readonly value: string;
}

interface Kept extends StoredMessage {
  readonly audience: Audience;
  terms: readonly string[];
}

export class ControlWorld {
  readonly clock = new FakeClock();
  readonly log: string[] = [];
  readonly notes = new Map<string, string>();
  readonly linkCalls: { readonly call: string; readonly hash: string; readonly at: number }[] = [];
  redeems: Awaited<ReturnType<LinkStore['redeem']>> = 'linked';
  attempts = { offered: 0, failed: 0 };
  user: UserProfile = {
    id: 7,
    platform: 'local',
    platformUserId: 'ana',
    displayName: 'Ana',
    remembers: true,
    linkedUserIds: [],
    firstSeenAt: 0,
    lastSeenAt: 0,
  };
  facts: Fact[] = [];
  messages: Kept[] = [];
  wiped: readonly number[] | undefined;
  #count = 0;

  /** Ana says it, with what is learnt from it. */
  say(text: string, told: readonly Told[] = [], place: Place = dm, userId = 7): StoredMessage {
    const message = this.#keep(text, place, { userId });
    for (const { entity = 'self', kind, predicate, value } of told) {
      const [name = 'self', ...aliases] = entity.split(',');
      this.facts.push({
        id: this.facts.length + 1,
        ownerUserId: userId,
        entity: { id: 1, name, kind: kind ?? (name === 'self' ? 'self' : 'person'), aliases },
        ...{ predicate, value, cardinality: 'many', effect: 'holds' },
        sourceMessageId: message.id,
        audience: message.audience,
        ...{ validFrom: message.sentAt, recordedAt: message.sentAt },
        ...{ confidence: 1, importance: 0.5, uses: 0 },
      });
    }
    return message;
  }

  reply(text: string, place: Place = dm): StoredMessage {
    return this.#keep(text, place, {});
  }

  /** A turn of these new messages, each after the other. */
  turn(texts: readonly string[], place: Place = dm): Turn {
    const [first, ...rest] = texts.map((text) => this.say(text, [], place));
    if (!first) throw new Error('A turn has a message');
    const said = ({ id, platformMessageId, text, sentAt }: StoredMessage) => {
      return { messageId: id, platformMessageId, text, attachments: [], sentAt };
    };
    const messages: Turn['messages'] = [said(first), ...rest.map(said)];
    return { id: 't', conversationId: encodeConversationId(place), place, user: this.user, messages };
  }

  /** Texts that stand, oldest first. */
  get texts(): readonly string[] {
    return this.messages.map(({ text }) => text).filter((text) => text !== '');
  }

  get values(): readonly string[] {
    return this.facts.map(({ value }) => value);
  }

  get deps(): MemoryCommandDeps & { readonly links: LinkStore } {
    return {
      ...this.stores,
      clock: this.clock,
      character: { name: 'Wren' },
      notebook: {
        read: async (key) => this.notes.get(key),
        write: async (key, value) => void this.notes.set(key, value),
      },
      links: this.links,
      locate: async ({ channel, visibility }, id) => ({
        ...(visibility === 'dm' ? {} : { name: `#${channel}` }),
        link: `https://chat.example/${id}`,
      }),
    };
  }

  get wishDeps(): WishDeps {
    return { stores: this.stores, characterName: 'Wren', clock: this.clock };
  }

  readonly links: LinkStore = {
    offer: async (_user, hash, expiresAt) => void this.linkCalls.push({ call: 'offer', hash, at: expiresAt }),
    attempts: async () => this.attempts,
    redeem: async (_user, hash, at) => {
      this.linkCalls.push({ call: 'redeem', hash, at });
      return this.redeems;
    },
    unlink: async () => this.user.linkedUserIds.length > 0,
  };

  get stores(): WishDeps['stores'] {
    const note = (what: string) => this.log.push(what);
    const facts: FactStore = {
      record: async () => undefined,
      current: async (owners, scope, limit) =>
        this.#readable(scope)
          .filter((fact) => owners.includes(fact.ownerUserId) && fact.validTo === undefined)
          .slice(0, limit),
      history: async (owners, scope, limit) =>
        this.#readable(scope)
          .filter((fact) => owners.includes(fact.ownerUserId))
          .slice(0, limit),
      used: async () => undefined,
      retractFrom: async (id) => this.#retract((fact) => fact.sourceMessageId === id, `facts of ${id}`),
      retract: async (owner, ids) =>
        this.#retract((fact) => fact.ownerUserId === owner && ids.includes(fact.id), `facts ${ids}`),
    };
    const passages: PassageStore = {
      index: async () => undefined,
      remove: async (id) => {
        note(`index ${id}`);
        this.messages = this.messages.map((one) => (one.id === id ? { ...one, terms: [] } : one));
      },
      search: async (scope, { terms, limit, excludeMessageIds }) => ({
        ...{ documents: 1, totalTerms: 1, frequencies: new Map() },
        turns: this.messages
          .filter((one) => reads(scope, one) && terms.some((term) => one.terms.includes(term)))
          .filter(({ id }) => !excludeMessageIds.includes(id))
          .slice(0, limit)
          .map(({ id, terms, sentAt, userId }) => ({
            ...{ messageId: id, conversation: 1, ordinal: id, sentAt, terms, traits: 0 },
            ...(userId === undefined ? {} : { userId }),
          })),
      }),
      passages: async (ids, scope, around) =>
        ids.flatMap((id) => {
          const hit = this.messages.find((one) => one.id === id && reads(scope, one) && one.text !== '');
          const near = ({ conversationId, id: other }: Kept) =>
            conversationId === hit?.conversationId && Math.abs(other - id) <= around;
          return hit ? [{ hitMessageId: id, messages: this.messages.filter(near) }] : [];
        }),
      unindexed: async () => [],
      latest: async () => [],
      workspacesOf: async () => [],
      speakers: async () => [],
    };
    const messages: MessageStore = {
      recent: async (conversationId, limit) =>
        this.messages.filter((one) => one.conversationId === conversationId && one.text !== '').slice(-limit),
      ofUser: async (userId, scope, after, limit) =>
        this.messages
          .filter((one) => one.userId === userId && one.id > after && reads(scope, one) && one.text !== '')
          .slice(0, limit),
      saveReply: () => Promise.reject(new Error('not here')),
      find: async (_conversation, id) => this.messages.find((one) => one.platformMessageId === id),
      answeredBy: async () => undefined,
      edit: async () => undefined,
      unkeepAfter: async () => [],
      remove: async (_conversation, platformMessageId) => {
        const found = this.messages.find((one) => one.platformMessageId === platformMessageId);
        if (!found) return undefined;
        note(`words ${found.id}`);
        this.messages = this.messages.map((one) => (one === found ? { ...one, text: '' } : one));
        return found;
      },
    };
    return {
      facts,
      passages,
      messages,
      profiles: {
        get: async (id) => (id === this.user.id ? this.user : { ...this.user, id, platform: 'slack' }),
        find: async () => this.user,
        meet: async () => this.user,
        update: async (_id, change) => {
          this.user = { ...this.user, ...change };
        },
      },
      summaries: {
        read: async () => undefined,
        write: async () => true,
        due: async () => [],
        material: async () => [],
        voidFrom: async (id) => void note(`summaries ${id}`),
      },
      eraser: {
        wipe: async (userIds) => {
          this.wiped = userIds;
          note('wipe');
          return { messages: this.messages.length, facts: this.facts.length };
        },
        purge: async () => 0,
        scrub: async () => void note('scrub'),
      },
    };
  }

  #keep(text: string, place: Place, by: { readonly userId?: number }): Kept {
    this.#count += 1;
    const message: Kept = {
      id: this.#count,
      conversationId: encodeConversationId(place),
      ...by,
      authorName: by.userId === undefined ? 'Wren' : 'Ana',
      fromCharacter: by.userId === undefined,
      ...{ text, attachments: [], platformMessageId: `m${this.#count}`, sentAt: this.clock.now() },
      audience: audienceOf(place),
      terms: termsOf(text),
    };
    this.messages.push(message);
    return message;
  }

  #readable(scope: ReadScope): Fact[] {
    return this.facts.filter((fact) => reads(scope, { ...fact, userId: fact.ownerUserId }));
  }

  #retract(gone: (fact: Fact) => boolean, what: string): number {
    const before = this.facts.length;
    this.facts = this.facts.filter((fact) => !gone(fact));
    this.log.push(what);
    return before - this.facts.length;
  }
}

/** The audience in its simplest form: a channel reads what is public, a DM what its user said and what was said in it. */
function reads(scope: ReadScope, row: { readonly audience: Audience; readonly userId?: number }): boolean {
  if (scope.kind === 'channel') return row.audience.visibility === 'public';
  return row.userId === undefined || row.userId === scope.userId || scope.linkedUserIds.includes(row.userId);
}

/** All files of an answer. */
export async function collected(files: AsyncIterable<CommandFile> | undefined): Promise<CommandFile[]> {
  const found: CommandFile[] = [];
  for await (const file of files ?? []) found.push(file);
  return found;
}
