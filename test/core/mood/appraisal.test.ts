import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appraise } from '../../../src/core/mood/appraisal.ts';

const of = (text: string) => appraise(text, 'Wren');

test.each([
  'thank you so much',
  "you're a good friend",
  '🫶',
  "can't complain, best week in ages",
  'I GOT THE JOB I GOT THE JOBBBB 🎉🎉🎉',
  "that wasn't bad at all",
])('pleases: %s', (text) => {
  expect(of(text).pleasure).toBeGreaterThan(0.1);
});

test.each([
  'shut up you stupid bot',
  'I hate you',
  "that's not good",
  'he died yesterday',
  '😢',
  'STOP PINGING ME. I SAID STOP.',
])('hurts: %s', (text) => {
  expect(of(text).pleasure).toBeLessThan(-0.1);
});

test.each([
  'how do i kill the process on port 3000',
  'we need to abort the transaction if the worker is poisoned',
  "i'm at the bus stop",
  "in the movie the villain says 'i hate you all' and then leaves",
  'see `throw new Error("terrible")` and https://example.com/love',
  'can you put the milk on the list',
  '',
])('leaves cold: %s', (text) => {
  expect(Math.abs(of(text).pleasure)).toBeLessThanOrEqual(0.1);
});

describe('who is meant', () => {
  test('an attack takes dominance, somebody’s own misery does not', () => {
    const attack = of("you're stupid");
    const misery = of("I'm so stupid");
    expect(attack.pleasure).toBeLessThan(misery.pleasure);
    expect(misery.pleasure).toBeLessThan(0);
    expect(attack.dominance).toBeLessThan(0);
    expect(misery.dominance).toBeGreaterThanOrEqual(0);
  });

  test('a third party is not the character', () => {
    expect(of('the landlord is stupid').pleasure).toBeGreaterThan(of('Wren is stupid').pleasure);
  });
});

test('intensifiers and shouting count', () => {
  expect(of('that was really good').pleasure).toBeGreaterThan(of('that was good').pleasure);
  expect(of('THAT WAS GOOD!!!').arousal).toBeGreaterThan(of('that was good').arousal);
});

test('reads the first 1,000 characters', () => {
  const quiet = 'so it is. '.repeat(100);
  expect(of(`${quiet} I hate you, you are terrible`)).toEqual(of(quiet));
});

test('always stays within [-1, 1], for any text and any name', () => {
  const words = fc.array(
    fc.constantFrom('love', 'hate', 'you', 'not', 'very', '🔥', '😡', '!!!', 'I', 'WONDERFUL', "'"),
    {
      maxLength: 200,
    },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        words.map((list) => list.join(' ')),
      ),
      fc.string(),
      (text, name) => {
        for (const value of Object.values(appraise(text, name))) {
          expect(value).toBeGreaterThanOrEqual(-1);
          expect(value).toBeLessThanOrEqual(1);
        }
      },
    ),
  );
});
