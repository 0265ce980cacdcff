import { expect, test } from 'vitest';
import { extractFacts } from '../../../../src/core/memory/extraction/extract.ts';

const context = { sentAt: Date.parse('2026-03-11T15:00:00Z'), timeZone: 'Europe/London' };

const pieces = [
  'my ',
  'i ',
  'not ',
  'a ',
  ' ',
  ',',
  '.',
  '"',
  "'",
  '*',
  '_',
  '`',
  '(',
  '😀',
  '\n',
  'and ',
  'the ',
  'i am ',
  'be ',
  '9 ',
  'i like a and ',
  'my old old ',
  'my sister (Ann) ',
  'i live with my a ',
  'really just also ',
  'on may 9 ',
  'Ana Bea ',
  'every day ',
  'i have two ',
  'call me ',
  'you can just ',
  'i have a very very ',
  'my dream dream dream ',
  'in in in ',
];

/** Reading time that grows with the square of the length would need minutes here; the bound is loose, for slow machines. */
test.each(pieces)(
  '100,000 characters of %j are read in no time',
  (piece) => {
    const huge = piece.repeat(Math.ceil(100_000 / piece.length));
    const clause = piece.repeat(Math.ceil(270 / piece.length)).slice(0, 270);
    for (const text of [huge, clause, `i am allergic to ${clause}`, `my favourite ${clause} is ${clause}`])
      expect(extractFacts(text, context).length).toBeLessThanOrEqual(40);
  },
  5_000,
);
