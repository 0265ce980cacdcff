import { describe, expect, it } from 'vitest';
import { looksUnfinished } from '../../../src/core/conversation/unfinished.ts';

describe('looksUnfinished', () => {
  it.each([
    'so I was at the station and',
    'wait',
    'btw',
    'two things:',
    'first,',
    'it was (',
    '```ts\nconst a = 1',
    'but',
  ])('%j goes on', (text) => {
    expect(looksUnfinished(text)).toBe(true);
  });

  it.each(['hello', 'how are you?', 'no!', 'I like tea', '```\na\n```', 'hmm --', 'android', ''])(
    '%j is whole',
    (text) => {
      expect(looksUnfinished(text)).toBe(false);
    },
  );
});
