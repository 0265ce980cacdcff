import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  costOf,
  type RecallQuery,
  type RecallStores,
  recall,
  withinTokens,
} from '../../../../src/core/memory/recall/recall.ts';
import { passageOf } from '../../../../src/core/memory/search/passage.ts';
import type { Fact, Passage, StoredMessage, SummaryTopic } from '../../../../src/core/types.ts';

const message = (id: number, text: string, conversationId = 'c'): StoredMessage => ({
  id,
  conversationId,
  userId: 1,
  authorName: 'Sam',
  fromCharacter: false,
  text,
  attachments: [],
  platformMessageId: String(id),
  sentAt: id,
});

test('recent messages stay within the budget, whole, the newest of all, in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 400 }), { maxLength: 20 }),
      fc.integer({ min: 0, max: 300 }),
      (texts, budget) => {
        const messages = texts.map((text, id) => message(id, text));
        const kept = withinTokens(messages, budget);
        expect(kept.reduce((sum, one) => sum + costOf(one), 0)).toBeLessThanOrEqual(budget);
        expect(kept.map(({ id }) => id)).toEqual(
          messages.map(({ id }) => id).slice(messages.length - kept.length),
        );
        if (kept.length > 1) for (const one of kept) expect(one.text).toBe(messages[one.id]?.text);
      },
    ),
  );
});

test('one giant newest message is shortened, not dropped', () => {
  const [kept] = withinTokens([message(1, 'old'), message(2, 'word '.repeat(5000))], 100);
  expect(kept?.id).toBe(2);
  expect(kept?.text).toMatch(/^word word.* …$/);
  expect(kept && costOf(kept)).toBeGreaterThan(80);
});

const stores = (change: {
  readonly said?: Readonly<Record<string, readonly StoredMessage[]>>;
  readonly facts?: readonly Fact[];
  readonly speakers?: readonly { userId: number; name: string }[];
  readonly found?: readonly Passage[];
  readonly latest?: readonly StoredMessage[];
  readonly summaries?: Readonly<Record<SummaryTopic['kind'], string>>;
}) => {
  const asked = {
    facts: [] as unknown[],
    search: [] as unknown[],
    topics: [] as SummaryTopic[],
    latest: [] as unknown[],
  };
  const { said = {}, facts = [], speakers = [], found = [] } = change;
  const turns = found.map(({ hitMessageId }) => ({
    messageId: hitMessageId,
    conversation: 1,
    ordinal: hitMessageId,
    sentAt: hitMessageId,
    ...passageOf({ text: 'a lighthouse', attachmentCaptions: [] }),
  }));
  const all: RecallStores = {
    messages: { recent: async (id, limit) => (said[id] ?? []).slice(-limit) },
    facts: {
      current: async (owners, scope) => {
        asked.facts.push([owners, scope]);
        return facts.filter(({ ownerUserId }) => owners.includes(ownerUserId));
      },
    },
    passages: {
      search: async (scope, { excludeMessageIds }) => {
        asked.search.push([scope, excludeMessageIds]);
        return { documents: 10, totalTerms: 20, frequencies: new Map([['lighthous', 1]]), turns };
      },
      passages: async (ids) =>
        ids.flatMap((id) => found.find(({ hitMessageId }) => hitMessageId === id) ?? []),
      speakers: async () => speakers,
      workspacesOf: async () => [],
      latest: async (_scope, query) => {
        asked.latest.push(query);
        return (change.latest ?? []).slice(0, query.limit);
      },
    },
    summaries: {
      read: async (topic) => {
        asked.topics.push(topic);
        const text = change.summaries?.[topic.kind];
        return text === undefined
          ? undefined
          : { topic, text, coversUntilMessageId: 1, version: 1, writtenAt: 1 };
      },
    },
  };
  return { stores: all, asked };
};
const scope = { kind: 'channel', platform: 'local', workspace: 'home' } as const;
const dm = { kind: 'dm', platform: 'local', workspace: 'home', userId: 1, linkedUserIds: [7] } as const;
const query: RecallQuery = {
  conversationId: 'thread',
  parentConversationId: 'channel',
  user: { id: 1, displayName: 'Sam', linkedUserIds: [] },
  scope,
  text: 'the lighthouse',
  characterName: 'Wren',
  excludeMessageIds: [],
  now: 100,
};
const limits = { recentMessages: 8, recentTokens: 1000, factTokens: 500, passages: 4, passageTokens: 500 };
const ids = (messages: readonly { readonly id: number }[]) => messages.map(({ id }) => id);

test('a young thread brings the newest of its channel, an older one only itself', async () => {
  const channel = [1, 2, 3].map((id) => message(id, `above ${id}`, 'channel'));
  const young = stores({ said: { channel, thread: [message(4, 'here', 'thread')] } });
  expect(ids((await recall(young.stores, query, limits)).recent)).toEqual([1, 2, 3, 4]);
  const thread = [4, 5, 6, 7, 8, 9].map((id) => message(id, 'here', 'thread'));
  const grown = stores({ said: { channel, thread } });
  expect(ids((await recall(grown.stores, query, limits)).recent)).toEqual([4, 5, 6, 7, 8, 9]);
});

test("the turn's own messages are left out without shortening the past, and all is asked for in the place's scope", async () => {
  const thread = Array.from({ length: 12 }, (_, id) => message(id, 'x', 'thread'));
  const { stores: all, asked } = stores({ said: { thread } });
  const found = await recall(all, { ...query, excludeMessageIds: [10, 11] }, limits);
  expect(ids(found.recent)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  expect(asked.facts).toEqual([[[1], scope]]);
  expect(asked.search).toEqual([[scope, [10, 11]]]);
});

test('in a channel the facts of others whom the turn names come along, with their names', async () => {
  const facts = [fact(1, 1), fact(2, 2), fact(3, 3)];
  const speakers = [
    { userId: 1, name: 'Sam' },
    { userId: 2, name: 'Ana' },
  ];
  const found = await recall(stores({ facts, speakers }).stores, { ...query, text: 'ask ana' }, limits);
  expect(ids(found.facts).toSorted()).toEqual([1, 2]);
  expect(found.people).toEqual([{ userId: 2, name: 'Ana' }]);
});

test('in a DM what is known under the other accounts of the user counts, and nobody else is looked for', async () => {
  const facts = [fact(1, 1), fact(2, 2), fact(7, 7)];
  const speakers = [{ userId: 2, name: 'Ana' }];
  const user = { ...query.user, linkedUserIds: [7] };
  const { stores: all } = stores({ facts, speakers });
  const found = await recall(all, { ...query, user, scope: dm, text: 'ask ana' }, limits);
  expect(ids(found.facts).toSorted()).toEqual([1, 7]);
  expect(found.people).toEqual([]);
});

test('what is found in the past comes with its neighbours, without what stands in the chat anyway', async () => {
  const found = [
    { hitMessageId: 3, messages: [2, 3, 4, 5].map((id) => message(id, 'a lighthouse', 'thread')) },
  ];
  const said = { thread: [4, 5, 6].map((id) => message(id, 'here', 'thread')) };
  const { passages } = await recall(stores({ found, said }).stores, query, limits);
  expect(passages.map(({ messages }) => ids(messages))).toEqual([[2, 3]]);
});

test('where a search finds little, what the people of whom the turn speaks said last is told', async () => {
  const latest = [9, 8, 7, 6, 5].map((id) => message(id, `latest ${id}`, 'elsewhere'));
  const speakers = [{ userId: 2, name: 'Ana' }];
  const said = { thread: [message(4, 'here', 'thread')] };
  const ask = async (text: string, change: Partial<RecallQuery> = {}) => {
    const { stores: all, asked } = stores({ latest, said, ...(text.includes('ana') ? { speakers } : {}) });
    const { passages } = await recall(
      all,
      { ...query, parentConversationId: 'none', text, ...change },
      limits,
    );
    return { told: passages.map(({ messages }) => ids(messages)), asked: asked.latest };
  };
  expect(await ask('is ana around midweek?')).toEqual({
    told: [[9], [8], [7], [6]],
    asked: [{ userIds: [2], limit: 4, excludeMessageIds: [4] }],
  });
  expect((await ask('what did i report?')).asked).toEqual([
    { userIds: [1], limit: 4, excludeMessageIds: [4] },
  ]);
  expect((await ask('anything broken?')).asked).toEqual([{ limit: 4, excludeMessageIds: [4] }]);
  expect((await ask('anything broken?', { scope: dm })).asked).toEqual([
    { userIds: [1], limit: 4, excludeMessageIds: [4] },
  ]);
  expect(await ask('and you?')).toEqual({ told: [], asked: [] });
});

test('the summary is of the user in a DM, and of the talk as well in a channel', async () => {
  const { stores: all, asked } = stores({
    summaries: { user: 'Sam keeps bees.', conversation: 'Tea was drunk.' },
  });
  expect((await recall(all, query, limits)).summary).toBe('Sam keeps bees.\nTea was drunk.');
  expect((await recall(all, { ...query, scope: dm }, limits)).summary).toBe('Sam keeps bees.');
  expect(asked.topics.map((topic) => topic.kind)).toEqual(['user', 'conversation', 'user']);
  expect((await recall(stores({}).stores, query, limits)).summary).toBeUndefined();
});

function fact(id: number, ownerUserId: number): Fact {
  return {
    id,
    ownerUserId,
    entity: { id, name: 'self', kind: 'self', aliases: [] },
    predicate: 'likes',
    value: 'bees',
    cardinality: 'many',
    effect: 'holds',
    sourceMessageId: id,
    audience: { visibility: 'public', platform: 'local', workspace: 'home', channel: '' },
    validFrom: 1,
    recordedAt: 1,
    confidence: 1,
    importance: 0.5,
    uses: 0,
  };
}
