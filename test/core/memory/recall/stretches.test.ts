import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stretchesOf } from '../../../../src/core/memory/recall/stretches.ts';
import type { Passage, StoredMessage } from '../../../../src/core/types.ts';

const message = (id: number, text = `line ${id}`): StoredMessage => ({
  id,
  conversationId: 'c',
  userId: 1,
  authorName: 'Sam',
  fromCharacter: false,
  text,
  attachments: [],
  platformMessageId: String(id),
  sentAt: id,
});
const around = (hit: number, reach = 2): Passage => ({
  hitMessageId: hit,
  messages: Array.from({ length: 2 * reach + 1 }, (_, index) => message(hit - reach + index)),
});
const idsOf = (passages: readonly Passage[]) => passages.map(({ messages }) => messages.map(({ id }) => id));
const plenty = 10_000;

test('stretches that overlap are one, in order, where the better stands', () => {
  expect(idsOf(stretchesOf([around(20), around(50), around(17)], new Set(), plenty))).toEqual([
    [15, 16, 17, 18, 19, 20, 21, 22],
    [48, 49, 50, 51, 52],
  ]);
});

test('a hit inside of a stretch that is told already brings nothing twice', () => {
  expect(idsOf(stretchesOf([around(20), around(21)], new Set(), plenty))).toEqual([[18, 19, 20, 21, 22]]);
});

test('what stands in the chat is not told as past', () => {
  const shown = new Set([19, 20, 21, 22]);
  expect(idsOf(stretchesOf([around(21), around(18)], shown, plenty))).toEqual([[16, 17, 18]]);
});

test('a stretch too large for the budget gives its hit alone', () => {
  const long = { ...around(20), messages: [message(19, 'word '.repeat(300)), message(20)] };
  expect(idsOf(stretchesOf([long], new Set(), 30))).toEqual([[20]]);
  expect(stretchesOf([long], new Set(), 2)).toEqual([]);
});

test('no message is told twice, and none that is shown', () => {
  const hits = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 });
  fc.assert(
    fc.property(hits, fc.array(fc.integer({ min: 1, max: 40 })), fc.nat(400), (found, seen, tokens) => {
      const shown = new Set(seen);
      const told = idsOf(
        stretchesOf(
          found.map((hit) => around(hit)),
          shown,
          tokens,
        ),
      ).flat();
      expect(new Set(told).size).toBe(told.length);
      expect(told.some((id) => shown.has(id))).toBe(false);
    }),
  );
});
