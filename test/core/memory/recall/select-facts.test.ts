import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factsSpokenOf, selectFacts } from '../../../../src/core/memory/recall/select-facts.ts';
import type { Fact } from '../../../../src/core/types.ts';

const day = 86_400_000;
const now = 1000 * day;
const fact = (id: number, value: string, change: Partial<Fact> = {}): Fact => ({
  id,
  ownerUserId: 1,
  entity: { id: 1, name: 'self', kind: 'self', aliases: [] },
  predicate: 'likes',
  value,
  cardinality: 'many',
  effect: 'holds',
  sourceMessageId: id,
  audience: { visibility: 'dm', platform: 'local', workspace: 'local', channel: 'dm' },
  validFrom: now - 10 * day,
  recordedAt: now - 10 * day,
  confidence: 1,
  importance: 0.3,
  uses: 0,
  ...change,
});
const dog = { id: 2, name: 'dog', kind: 'pet', aliases: ['bella'] } as const;
const ids = (facts: readonly Fact[]) => facts.map(({ id }) => id);

test('what the turn speaks of comes first, by name, alias or value, whatever its salience', () => {
  const facts = [
    fact(1, 'tea', { importance: 1 }),
    fact(2, '4', { entity: dog, predicate: 'age', recordedAt: 0 }),
    fact(3, 'long walks', { recordedAt: 0 }),
  ];
  const all = { now, tokens: 1000 };
  expect(ids(selectFacts(facts, { ...all, text: "Bella's birthday!" }))[0]).toBe(2);
  expect(ids(selectFacts(facts, { ...all, text: 'do dogs dream' }))[0]).toBe(2);
  expect(ids(selectFacts(facts, { ...all, text: 'i had a long walk' }))[0]).toBe(3);
  expect(ids(selectFacts(facts, { ...all, text: 'hello' }))[0]).toBe(1);
  expect(ids(factsSpokenOf(facts, 'a walk with the dog'))).toEqual([2]);
});

test('facts stay within their tokens, in an order that does not hang on the order of the store', () => {
  const some = fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 1e6 }),
      value: fc.string({ maxLength: 60 }),
      importance: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { selector: ({ id }) => id, maxLength: 30 },
  );
  fc.assert(
    fc.property(some, fc.integer({ min: 0, max: 400 }), (parts, tokens) => {
      const facts = parts.map(({ id, value, importance }) => fact(id, value, { importance }));
      const chosen = selectFacts(facts, { text: 'tea', now, tokens });
      expect(chosen.length * 10).toBeLessThanOrEqual(tokens);
      expect(ids(selectFacts(facts.toReversed(), { text: 'tea', now, tokens }))).toEqual(ids(chosen));
    }),
  );
});
