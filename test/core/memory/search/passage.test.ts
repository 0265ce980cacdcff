import { describe, expect, it } from 'vitest';
import { emptyPassage, passageOf, traits } from '../../../../src/core/memory/search/passage.ts';

const traitsOf = (text: string) => passageOf({ text, attachmentCaptions: [] }).traits;
const has = (text: string, trait: number) => (traitsOf(text) & trait) !== 0;

describe('passageOf', () => {
  it('indexes the words of text and pictures', () => {
    const passage = passageOf({ text: 'Look at him!', attachmentCaptions: ['a photo of a sleeping cat'] });
    expect(passage.terms).toEqual(['look', 'photo', 'sleep', 'cat']);
  });

  it('of an empty message holds nothing', () => {
    expect(passageOf({ text: ' 🙂 ', attachmentCaptions: [] })).toEqual(emptyPassage);
  });

  it('tells a question from a message that ends in one', () => {
    expect(has('How are you? I got a dog!', traits.asksQuestion)).toBe(true);
    expect(has('How are you? I got a dog!', traits.endsAsking)).toBe(false);
    expect(has('I got a dog! Want to see him? 🐶', traits.endsAsking)).toBe(true);
    expect(has('I got a dog.', traits.asksQuestion | traits.endsAsking)).toBe(false);
  });

  it.each([
    'We moved here last spring',
    'I quit three weeks ago',
    'see you next Friday!',
    'born in 1994',
    "It's on the 3rd",
    'my exam is in May',
    'back in college I played chess',
    'the meeting is at 5 pm',
    "I've had them for 3 years",
  ])('sees that "%s" tells a time', (text) => {
    expect(has(text, traits.tellsTime)).toBe(true);
  });

  it.each(['I like my job', 'You may sit down', 'What a lovely dog', 'I march on', 'room 12 is free'])(
    'sees no time in "%s"',
    (text) => {
      expect(has(text, traits.tellsTime)).toBe(false);
    },
  );

  it('reads a very long message in no time that grows faster than it', () => {
    const text = '? a the last 12 for in '.repeat(20_000);
    expect(passageOf({ text, attachmentCaptions: [] }).terms.length).toBeGreaterThan(20_000);
  });
});
