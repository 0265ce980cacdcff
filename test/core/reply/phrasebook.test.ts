import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phraseIntents } from '../../../src/core/phrases.ts';
import { Phrasebook } from '../../../src/core/reply/phrasebook.ts';

const random = fc.noBias(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
const intents = Object.keys(phraseIntents);

test('it always says something, whatever book, intent, slots and chance it is given', () => {
  const word = fc.oneof(fc.constantFrom('{name}', '{x}', '{', 'Hi {name}'), fc.string({ minLength: 1 }));
  const book = fc.dictionary(fc.constantFrom(...intents, 'toString', 'x'), fc.array(word));
  const slots = fc.dictionary(fc.constantFrom('name', 'fact', 'x'), fc.string());
  const intent = fc.oneof(fc.constantFrom(...intents, '__proto__', 'constructor'), fc.string());
  fc.assert(
    fc.property(book, intent, slots, random, (variants, said, values, chance) => {
      const text = new Phrasebook(variants, () => chance).say({ intent: said, slots: values }, 'dm');
      expect(text.length).toBeGreaterThan(0);
    }),
  );
});

test('nothing is said again in the same conversation within the last 20 phrases while variants are left', () => {
  const variants = Array.from({ length: 21 }, (_, at) => `Phrase ${at}`);
  fc.assert(
    fc.property(fc.array(random, { minLength: 60, maxLength: 60 }), (chances) => {
      let at = 0;
      const book = new Phrasebook({ ok: variants }, () => chances[at++] ?? 0);
      const said = chances.map(() => book.say({ intent: 'ok', slots: {} }, 'dm'));
      for (let from = 0; from + 21 <= said.length; from++)
        expect(new Set(said.slice(from, from + 21)).size).toBe(21);
    }),
  );
});

test('with few variants, the one said longest ago comes next, and another conversation starts afresh', () => {
  const book = new Phrasebook({ ok: ['A', 'B', 'C'] }, () => 0);
  const say = (conversation: string) => book.say({ intent: 'ok', slots: {} }, conversation);
  expect(Array.from({ length: 5 }, () => say('dm'))).toEqual(['A', 'B', 'C', 'A', 'B']);
  expect(say('lounge')).toBe('A');
});

test('a variant whose slot has no value is passed over, and a value is inserted as it is', () => {
  const book = new Phrasebook({ greeting: ['Hi, {name}.', 'Hi.'] }, () => 0);
  expect(book.say({ intent: 'greeting', slots: {} }, 'dm')).toBe('Hi.');
  expect(book.say({ intent: 'greeting', slots: { name: '{days} $1' } }, 'dm')).toBe('Hi, {days} $1.');
});

test('a missing intent is said with the words of the one that stands in for it', () => {
  const book = new Phrasebook({ farewell: ['Bye.'] }, () => 0);
  expect(book.say({ intent: 'good_night', slots: {} }, 'dm')).toBe('Bye.');
});

test('safety, honesty and look-ups do not depend on the file', () => {
  const book = new Phrasebook({}, () => 0);
  expect(book.say({ intent: 'crisis', slots: {} }, 'dm')).toContain('emergency');
  expect(book.say({ intent: 'are_you_a_bot', slots: {} }, 'dm')).toContain('bot');
  expect(book.say({ intent: 'memory_answer', slots: { answer: 'Your name is Sam.' } }, 'dm')).toBe(
    'Your name is Sam.',
  );
  expect(book.say({ intent: 'needs_model_deep', slots: {} }, 'dm')).toContain('language model');
});
