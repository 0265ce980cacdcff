import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costOf, recall, withinTokens } from '../../../src/core/memory/recall.ts';
import type { FactStore, MessageStore } from '../../../src/core/ports.ts';
import type { StoredMessage } from '../../../src/core/types.ts';

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

const stores = (byConversation: Readonly<Record<string, readonly StoredMessage[]>>) => {
  const asked: unknown[] = [];
  const messages = {
    recent: async (id: string, limit: number) => (byConversation[id] ?? []).slice(-limit),
  } satisfies Partial<MessageStore> as unknown as MessageStore;
  const facts = {
    current: async (...query: readonly unknown[]) => {
      asked.push(query.slice(0, 2));
      return [];
    },
  } satisfies Partial<FactStore> as unknown as FactStore;
  return { stores: { messages, facts }, asked };
};
const scope = { kind: 'channel', platform: 'local', workspace: 'home' } as const;
const query = {
  conversationId: 'thread',
  parentConversationId: 'channel',
  userId: 1,
  scope,
  excludeMessageIds: [],
  recentTokens: 1000,
  recentMessages: 8,
};

test('a young thread brings the newest of its channel, an older one only itself', async () => {
  const channel = [1, 2, 3].map((id) => message(id, `above ${id}`, 'channel'));
  const young = stores({ channel, thread: [message(4, 'here', 'thread')] });
  expect((await recall(young.stores, query)).recent.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  const thread = [4, 5, 6, 7, 8, 9].map((id) => message(id, 'here', 'thread'));
  const grown = stores({ channel, thread });
  expect((await recall(grown.stores, query)).recent.map(({ id }) => id)).toEqual([4, 5, 6, 7, 8, 9]);
});

test("the turn's own messages are left out without shortening the past, and facts are asked for in the place's scope", async () => {
  const thread = Array.from({ length: 12 }, (_, id) => message(id, 'x', 'thread'));
  const { stores: both, asked } = stores({ thread });
  const found = await recall(both, { ...query, excludeMessageIds: [10, 11] });
  expect(found.recent.map(({ id }) => id)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  expect(asked).toEqual([[1, scope]]);
});
