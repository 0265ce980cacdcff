import { expect, test } from 'vitest';
import { describeAsked, describe as told } from '../../../src/core/memory/describe.ts';
import type { EntityRef } from '../../../src/core/types.ts';

const self: EntityRef = { name: 'self', kind: 'self', aliases: [] };
const ex: EntityRef = { name: 'ex', kind: 'person', aliases: ['dana'] };
const boat: EntityRef = { name: 'boat', kind: 'thing', aliases: [] };

test.each([
  [ex, 'name', 'dana', 'your ex is called Dana'],
  [ex, 'name', 'mary-jane o’neil', 'your ex is called Mary-Jane O’neil'],
  [ex, 'name', 'deShawn', 'your ex is called deShawn'],
  [ex, 'home', 'rome', 'your ex lives in Rome'],
  [self, 'home', 'a village near the sea', 'you live in a village near the sea'],
  [self, 'home', 'downtown', 'you live in downtown'],
  [self, 'likes', 'rome', 'you like rome'],
  [boat, 'name', 'kestrel', 'your boat is called kestrel'],
] as const)('%o %s %j is told with the capitals of names', (entity, predicate, value, clause) => {
  expect(told([{ entity, predicate, value }])).toBe(clause);
});

test('asks who somebody is by what they are, or what they are by who they are', () => {
  expect(describeAsked(ex, 'relation')).toBe('who your ex is');
  expect(describeAsked({ ...ex, name: 'dana' }, 'relation')).toBe('who Dana is to you');
});
