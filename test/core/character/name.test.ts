import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callsByName } from '../../../src/core/character/name.ts';

test.each([
  'wren, what time is it',
  'hey wren',
  'Hey Wren how are you',
  'what do you think, wren?',
  'wren?',
  'Wren',
  'WREN!!',
  'wren what is love',
  'wren tell me a joke',
  'thanks wren!',
  'ok so wren, listen',
  'good morning Wren ☀️',
  '@wren hi',
  'how are you wren?',
  'lol wren 😂',
  'wren you there?',
  'nice one wren',
  'I like it. Wren, do you?',
])('%s calls Wren', (text) => {
  expect(callsByName(text, 'Wren')).toBe(true);
});

test.each([
  'wren said that yesterday',
  'I asked wren about it',
  "wren's clock is fast",
  'hey wren said hi',
  'wren is a bot',
  'did wren answer you?',
  'wrench, please',
  'i love wrens',
  'wren does not know',
  'is wren down?',
  'and wren was there',
  'the wren, a small bird, sings',
  '`wren, x`',
  '> wren, hello',
  'wren and I talked',
  'saw a wren, lovely bird',
  'wren can be slow',
  'nothing to do with it',
  '',
])('%s does not call Wren', (text) => {
  expect(callsByName(text, 'Wren')).toBe(false);
});

test('any text with any name is decided without failing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, name) => {
      expect(typeof callsByName(text, name)).toBe('boolean');
    }),
  );
});

test('a name is literal text, also with signs in it', () => {
  expect(callsByName('hey c-3.po', 'C-3.PO')).toBe(true);
  expect(callsByName('hey c-3xpo', 'C-3.PO')).toBe(false);
});
