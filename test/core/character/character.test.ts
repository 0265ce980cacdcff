import { expect, test } from 'vitest';
import { parseCharacter } from '../../../src/core/character/character.ts';

const least = {
  id: 'otto',
  name: 'Otto',
  tagline: 'A goat',
  essence: 'Stubborn.',
  speech: { register: 'Bleats.' },
};

test('a character needs only a handful of fields; the rest has defaults', () => {
  const { character } = parseCharacter(least);
  expect(character).toMatchObject({
    lore: [],
    phrasebook: {},
    factSheet: { family: [] },
    moodBaseline: { arousal: 0 },
  });
});

test('all problems are reported at once, each with its path', () => {
  const { problems } = parseCharacter({
    ...least,
    id: 'Otto The Goat',
    colour: 'grey',
    speech: { register: 'Bleats.', lengthBand: [60, 5], emojiRate: 2 },
    phrasebook: { gretings: ['Hi'], greeting: ['Hi {nmae}'] },
  });
  expect(problems?.map(({ path }) => path.join('.')).toSorted()).toEqual(
    [
      'colour',
      'id',
      'phrasebook.greeting.0',
      'phrasebook.gretings',
      'speech.emojiRate',
      'speech.lengthBand',
    ].toSorted(),
  );
  expect(problems?.find(({ path }) => path.includes('gretings'))?.message).toContain(
    'did you mean "greeting"?',
  );
});

test('a value that is no object is a problem, not an exception', () => {
  for (const value of [null, undefined, 'wren', 3, []])
    expect(parseCharacter(value).problems?.length).toBeGreaterThan(0);
});
