import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectIntent } from '../../../src/core/reply/intents.ts';

test.each([
  ['heyyy', 'greeting'],
  ['hi Wren', 'greeting'],
  ['hellooooo everyone 👋', 'greeting'],
  ["what's up?", 'greeting'],
  ['goooood morning!!', 'greeting_morning'],
  ['gm all', 'greeting_morning'],
  ['Good evening, friends.', 'greeting_evening'],
  ['Wren?', 'presence'],
  ['u there', 'presence'],
  ['thx!!', 'thanks'],
  ['ok thanks', 'thanks'],
  ['tysm 🥺', 'thanks'],
  ['ahh ok that makes sense, thanks!', 'thanks'],
  ['np', 'welcome'],
  ['ur the best', 'praise'],
  ['good bot', 'praise'],
  ['sorry about that', 'apology'],
  ['LMAOOO', 'laughter'],
  ['hahaha ok fair', 'laughter'],
  ['😂😂', 'laughter'],
  ['k', 'ok'],
  ['👍', 'ok'],
  ['wow', 'reaction'],
  ['❤️', 'affection'],
  ['love you', 'affection'],
  ['brb dinner', 'leave'],
  ['gn', 'good_night'],
  ['night night, sleep tight', 'good_night'],
  ['cya', 'farewell'],
  ['see ya tomorrow', 'farewell'],
  ['hey wren how are you?', 'how_are_you'],
  ['im good thanks', 'fine'],
  ['who r u', 'who_are_you'],
  ['how old are you', 'your_age'],
  ['wait r u a real person or ai', 'are_you_a_bot'],
  ['what can you do?', 'what_can_you_do'],
  ['/help', 'what_can_you_do'],
  ['merry xmas everyone!', 'season'],
  ['happy birthday to you bot 🎂', 'birthday_wish'],
  ['tell me a joke', 'joke'],
  ['you suck', 'insult'],
  ['you keep repeating yourself', 'complaint'],
  ['do you have a cat?', 'your_family'],
])('%s is %s', (text, intent) => {
  expect(detectIntent(text, 'Wren')?.intent).toBe(intent);
});

test.each([
  'good morning, how do i boil an egg',
  'hi, my dog died',
  'thanks to you i lost my job',
  'hey wren can you help me with maths',
  'thank you for last night, i actually called my dad',
  'ok but why',
  'ok?',
  'really?',
  'huh?',
  '😭',
  'ok 🙄',
  'great, it broke again 🙄',
  'how are you supposed to cook rice',
  'who are you voting for',
  'what can you do about mould',
  'bye forever i guess',
  'good morning vietnam is a great film',
  'love you to the moon said the book',
  'guten tag',
  '',
  '   ',
  '???',
  '7',
])('%s is no small talk', (text) => {
  expect(detectIntent(text, 'Wren')).toBeUndefined();
});

test('a greeting with anything unforeseen behind it is no greeting', () => {
  const words = fc.array(fc.stringMatching(/^[bcdfgjkmpqvwxz]{5,9}$/), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.constantFrom('hi', 'good morning', 'thanks', 'lol', 'bye'), words, (opening, more) => {
      expect(detectIntent(`${opening}, ${more.join(' ')}`, 'Wren')).toBeUndefined();
    }),
  );
});
