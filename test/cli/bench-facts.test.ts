import { expect, test } from 'vitest';
import { z } from 'zod';
import { judge } from '../../src/cli/bench-facts.ts';
import { jsonLines } from '../../src/cli/json-lines.ts';

const known = { expect_any: ['lisbon'], reject: ['porto'] };
const unknown = { expect_any: ['__unknown__'], reject: ['frankfurt'] };

test.each([
  ['You live in Lisbon.', 'correct'],
  ['You moved from Porto to Lisbon.', 'wrong'],
  ['You live in Rome.', 'wrong'],
  ["I don't know where you live.", 'silent'],
])('of a told fact, %j is %s', (reply, verdict) => {
  expect(judge(known, reply)).toBe(verdict);
});

test.each([
  ["I don't know where you live.", 'correct'],
  ['Not in my notes, Sam. I don’t know, but I’d like to.', 'correct'],
  ['You live in Frankfurt.', 'wrong'],
  ["I don't know; Frankfurt?", 'wrong'],
  ['Somewhere by the sea.', 'wrong'],
])('of what was never told, %j is %s', (reply, verdict) => {
  expect(judge(unknown, reply)).toBe(verdict);
});

test('a malformed line is named by its number', () => {
  const schema = z.object({ id: z.string() });
  expect(jsonLines('{"id":"a"}\n\n{"id":"b"}', schema)).toEqual([{ id: 'a' }, { id: 'b' }]);
  expect(() => jsonLines('{"id":"a"}\n{"id":1}', schema)).toThrow(/Line 2/);
  expect(() => jsonLines('{"id":', schema)).toThrow(/Line 1: not JSON/);
});
