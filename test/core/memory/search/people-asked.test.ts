import { describe, expect, it } from 'vitest';
import { peopleAsked } from '../../../../src/core/memory/search/people-asked.ts';

const speakers = [{ name: 'Wren' }, { userId: 1, name: 'Ana' }, { userId: 2, name: 'Ben Okoro' }];
const authors = (question: string) => [
  ...peopleAsked(question, { askerUserId: 1, speakers }).authors.values(),
];
const wren = undefined;

describe('peopleAsked', () => {
  it.each([
    ['Where do I work?', [1]],
    ["what's my dog called again?", [1]],
    ['What did Ben say about Ana?', [2]],
    ["What is Ben's sister called?", [2]],
    ['What did you tell me about tea?', [wren]],
    ['What does Wren like?', [wren]],
    ['can you remind me what I bought?', [1]],
    ['Do you remember where Ben lives?', [2]],
    ['which film did you recommend to me', [wren]],
    ['What do Ana and Ben have in common?', [1, 2]],
    ['What is the capital of Peru?', []],
  ])('%s', (question, expected) => {
    expect(authors(question)).toEqual(expected);
  });

  it('takes everyone of a name', () => {
    const two = [...speakers, { userId: 3, name: 'ben' }];
    expect([...peopleAsked('What did Ben eat?', { speakers: two }).authors]).toEqual([2, 3]);
  });

  it('knows nobody by "I" where it is not known who asks', () => {
    expect(peopleAsked('Where do I work?', { speakers }).authors.size).toBe(0);
  });

  it('takes no word of every sentence for a name', () => {
    const odd = [...speakers, { userId: 4, name: 'The Dude' }];
    const asked = peopleAsked('What is the name of the cat?', { speakers: odd });
    expect(asked.authors.size + asked.names.size).toBe(0);
  });

  it('names the words that are names', () => {
    expect(peopleAsked("Did Ben's dog meet Rex?", { speakers }).names).toEqual(new Set(['ben']));
  });
});
