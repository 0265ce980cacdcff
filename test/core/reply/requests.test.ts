import { describe, expect, it } from 'vitest';
import { endsInRequest } from '../../../src/core/reply/requests.ts';

describe('a request after a statement', () => {
  it.each([
    'my cat is called Olive, describe her in a long poem',
    'my cat is called Olive and describe her in a long poem',
    'I work at a bakery; can you suggest a name for our new loaf',
    "my sister is called Ida. write her a birthday card, she's 30",
  ])('is heard in %j', (text) => {
    expect(endsInRequest(text)).toBe(true);
  });

  it.each([
    'my cat is called Olive',
    'I write novels and translate poems for a living',
    'my name is Ana, nice to meet you',
    'I like to read, play guitar and cook',
    'write me a poem',
  ])('is not heard in %j', (text) => {
    expect(endsInRequest(text)).toBe(false);
  });
});
