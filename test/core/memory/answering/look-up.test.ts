import { expect, test } from 'vitest';
import { answerTo, inShort } from './remembered.ts';

const told = [
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
];
const said = async (question: string, lines: readonly string[] = told) =>
  inShort(await answerTo(question, lines));

test.each([
  ["what's my name?", 'Your name is Sam.'],
  ['whats my dog called again', 'Your dog is called Bella.'],
  ["do you remember my cat's name?", 'Your cat is called Bean.'],
  ['where do i work?', 'You work at the Met Office.'],
  ['do you remember where I work?', 'You work at the Met Office.'],
  ['what did I say I was allergic to?', 'eggs and nuts'],
  ["what's my fav color", 'Your favourite colour is green.'],
  ['which city did i tell you my sister lives in', 'Your sister lives in Cork.'],
  ['what did i say my thesis was about', 'eels'],
  ["wren, what's my dog called?", 'Your dog is called Bella.'],
])('%s -> %s', async (question, answer) => {
  expect(await said(question)).toContain(answer);
});

test.each([
  ['how old am i?', 'unknown: how old you are'],
  ["what's my brother's name?", "unknown: your brother's name"],
  ['where do i live', 'unknown: where you live'],
  ['what do i hate?', "unknown: what you don't like"],
])('%s is a memory question about something unknown', async (question, answer) => {
  expect(await said(question)).toBe(answer);
});

test.each([
  "what's my best option",
  'what is love',
  'hello',
  "what's my name in elvish lol",
  'i love rain',
  'what do you think of my hat?',
  'how do i unclog a sink without chemicals',
  'should i quit my job?',
  'am i the asshole for leaving the party at 9',
  '',
])('%s is no question to memory', async (text) => {
  expect(await answerTo(text, told)).toBeUndefined();
});

test('all that is known is told together, and nothing is said to be nothing', async () => {
  expect(await answerTo('what do you know about me?', told)).toMatchObject({
    kind: 'fact',
    about: 'everything',
  });
  expect(await said('what do you know about me?')).toContain('You work at the Met Office.');
  expect((await answerTo('what do you know about me?', []))?.kind).toBe('unknown');
});

test("a relative's fact never answers for the user", async () => {
  expect(await said('where do i live?', ['my sister lives in Cork'])).toMatch(/^unknown/);
});

test('"before" asks for what has ended, "now" for what stands', async () => {
  const moved = ['I live in Leeds', 'I live in Whitby'];
  expect(await said('where do i live now?', moved)).toContain('Whitby');
  expect(await said('where did i live before?', moved)).toContain('Leeds');
});

test('nothing is read for a text that asks memory nothing', async () => {
  const { answerQuestion } = await import('../../../../src/core/memory/answering/answer-question.ts');
  const { readerOf } = await import('./remembered.ts');
  const reads = { history: 0, statements: 0 };
  const asked = { userIds: [1], characterName: 'Wren', now: 0 };
  const known = { recent: [], passages: [], people: [] };
  await answerQuestion({ ...asked, text: 'lovely weather today' }, known, readerOf([], reads));
  expect(reads).toEqual({ history: 0, statements: 0 });
});

test.each([
  'my cat is called Bean',
  'my sister lives in Cork',
  'when i was a kid we lived in Leeds',
  'what a day at work',
  'where i live it never stops raining',
  'i forgot my keys at work',
])('%s tells, and asks nothing', async (text) => {
  expect(await answerTo(text, told)).toBeUndefined();
});
