import { expect, test } from 'vitest';
import { extractFacts } from '../../../src/core/memory/extract.ts';
import { answerFromFacts } from '../../../src/core/memory/look-up.ts';

const facts = [
  'my name is Sam',
  'I work at the Met Office',
  'my dog is called Bella',
  'I have a cat called Bean',
  'I am allergic to nuts and eggs',
  'my favourite colour is green',
  'my sister lives in Cork',
  'my thesis is about eels',
  'I love rain',
  'my mum hates fish',
  'my dentist appointment is on friday',
  'remember that my keys are under the pot',
].flatMap(extractFacts);

test.each([
  ["what's my name?", 'Your name is Sam.'],
  ['whats my dog called again', 'Your dog is called Bella.'],
  ["do you remember my cat's name?", 'Your cat is called Bean.'],
  ['where do i work?', 'You work at the Met Office.'],
  ['do you remember where I work?', 'You work at the Met Office.'],
  ['what did I say I was allergic to?', 'You are allergic to nuts and eggs.'],
  ['am i allergic to eggs?', 'You are allergic to eggs.'],
  ["what's my fav color", 'Your favourite colour is green.'],
  ['which city did i tell you my sister lives in', 'Your sister lives in Cork.'],
  ['what did i say my thesis was about', 'Your thesis is about eels.'],
  ["when's my dentist appointment?", 'Your dentist appointment is on friday.'],
  ['do i have any cats', 'Your cat is called Bean.'],
  ['who is Bella?', 'Bella is your dog.'],
])('%s -> %s', (question, answer) => {
  expect(answerFromFacts(question, facts)).toMatchObject({ kind: 'answer', answer });
});

test.each([
  ['how old am i?', 'how old you are'],
  ["what's my brother's name?", "your brother's name"],
  ['where do i live', 'where you live'],
  ["what's my favourite song", 'what your favourite song is'],
])('%s is a memory question about something unknown', (question, subject) => {
  expect(answerFromFacts(question, facts)).toEqual({ kind: 'unknown', subject });
});

test.each([
  "what's my best option",
  'who is Napoleon',
  'what is love',
  'hello',
  "what's my name in elvish lol",
  'i love rain',
  '',
])('%s is no question to memory', (text) => {
  expect(answerFromFacts(text, facts)).toBeUndefined();
});

test('all that is known is told together, and nothing is said to be nothing', () => {
  const all = answerFromFacts('what do you know about me?', facts);
  expect(all).toMatchObject({ kind: 'answer', about: 'everything' });
  expect(all?.kind === 'answer' && all.answer).toContain('You work at the Met Office.');
  expect(answerFromFacts('what do you know about me?', [])?.kind).toBe('unknown');
});

test("a relative's fact never answers for the user", () => {
  expect(answerFromFacts('what do i hate?', facts)?.kind).toBe('unknown');
  expect(answerFromFacts('where do i live?', extractFacts('my sister lives in Cork'))?.kind).toBe('unknown');
});

test('what was told in two places is told back once', () => {
  const twice = ['my dog is called Pip', 'my dog is called pip', 'my dog is called Rex'].flatMap(
    extractFacts,
  );
  const found = answerFromFacts("what's my dog called?", twice);
  expect(found).toMatchObject({ answer: 'Your dogs are called Pip and Rex.' });
});
