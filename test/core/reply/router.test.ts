import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foreignLanguageOf, replyInKind } from '../../../src/core/reply/languages.ts';
import { route } from '../../../src/core/reply/router.ts';
import { unaddressed } from '../../../src/core/reply/unaddressed.ts';
import { askedSnapshot, feeling, now, options, snapshotOf, turnOf } from './turns.ts';

const routed = (text: string, lines: readonly string[] = [], told: readonly string[] = []) =>
  route(turnOf(text), snapshotOf(lines, told), feeling, options);

/** With what memory says to the text. */
const routedAsked = async (text: string, lines: readonly string[] = [], told: readonly string[] = []) =>
  route(turnOf(text), await askedSnapshot(text, lines, told), feeling, options);

test.each([
  ['hi', 'greeting'],
  ['my name is Ondine btw', 'fact_noted_name'],
  ['my cat is called Bean', 'fact_noted_pet'],
  ['my sister lives in Cork', 'fact_noted_family'],
  ['im allergic to walnuts', 'fact_noted_allergy'],
  ['what time is it?', 'time'],
  ['time in utc?', 'time'],
  ['is it friday today?', 'date'],
  ['what year are we in lol', 'date'],
  ['bonjour', 'their_words'],
  ["what's my name?", 'memory_unknown'],
  ['are you a bot?', 'are_you_a_bot'],
])('%s is instant: %s', async (text, intent) => {
  expect(await routedAsked(text)).toMatchObject({ tier: 'instant', phrase: { intent } });
});

test.each([
  ["Wren, what's my dog called?", 'memory_answer'],
  ['hey wren whats my dog called', 'memory_answer'],
  ["what's my dog called, Wren?", 'memory_answer'],
  ["what's my dog called wren?", 'memory_answer'],
  ['Wren: what do you know about me?', 'memory_about_you'],
  ['wren what time is it?', 'time'],
  ["@Wren, what's my cat called?", 'memory_unknown'],
])('is not deaf to a question that calls it by name: %s', async (text, intent) => {
  const known = intent === 'memory_unknown' ? [] : ['my dog is called Pip'];
  expect(await routedAsked(text, [], known)).toMatchObject({ tier: 'instant', phrase: { intent } });
});

test.each(['Wren is my sister', 'my dog is called Wren', "wren's nest"])('keeps the name in %j', (text) => {
  expect(unaddressed(text, 'Wren')).toBe(text);
});

test.each([
  ['do bees sleep', 'no-phrase'],
  ['good morning, any tips for waking up?', 'question'],
  ['i want to die', 'crisis'],
  ["can't do this anymore", 'crisis'],
  ['ok bye forever i guess', 'crisis'],
  ['my grandma died yesterday', 'loss'],
  ['i got the job!!', 'news_good'],
  ['i love my ex and im so lonely', 'news_bad'],
  ['tell me a joke', 'deserves-words'],
  ['wie geht es dir heute', 'foreign-language'],
  ['¿dónde está mi perro hoy?', 'foreign-language'],
  ['как дела', 'foreign-language'],
  ['my name is Bond. James Bond. now you be the villain', 'no-phrase'],
])('%s is fast: %s', (text, reason) => {
  expect(routed(text)).toEqual({ tier: 'fast', reasons: [reason] });
});

test.each([
  'write a discord bot command in typescript that lets people claim roles with buttons',
  '```js\nids.forEach(async id => 1)\n``` why is results always empty',
  'hey, can you help me plan a 5 day trip to lisbon and porto with a toddler, budget around 1200 euro, no hostels',
  'make a comparison table of lemmy, discourse and a plain mailing list for a 300 person hobby club',
  "from everything i've said about my sleep, work out which nights are bad and what might be causing it",
])('%s is deep', (text) => {
  expect(routed(text).tier).toBe('deep');
});

test("a word that answers the character's question is not instant; the same word out of nowhere is", () => {
  for (const word of ['yes', 'no', 'ok', 'lol', 'wow']) {
    expect(routed(word, ['wren: Did you sleep?'])).toMatchObject({
      tier: 'fast',
      reasons: ['answers-question'],
    });
    expect(routed(word, ['wren: I slept.']).tier).toBe('instant');
  }
});

test('nothing is small talk soon after a crisis', () => {
  const lines = [
    'i want to die',
    'wren: Are you safe this minute? findahelpline.com',
    'idk',
    'wren: Who could you call?',
  ];
  for (const word of ['ok', 'thanks', 'lol', 'bye']) expect(routed(word, lines).reasons).toEqual(['crisis']);
});

test('a known fact is looked up; an unknown one is only denied at once when nothing else could tell', async () => {
  expect(
    (await routedAsked("what's my dog called?", ['my dog is called Bella'], ['my dog is called Bella']))
      .phrase?.slots.answer,
  ).toBe('Your dog is called Bella.');
  expect(await routedAsked("what's my cat called?", ['i fed miso, my cat'])).toEqual({
    tier: 'fast',
    reasons: ['memory-unsure'],
  });
});

test('the words of a user are retold by a model where there is one, and else quoted with their day', async () => {
  const told = ['landlord sold the place so we had to go back to my mums in Grimsby'];
  const question = 'where am i living now?';
  const snapshot = await askedSnapshot(question, [], told, false);
  const asked = (hasModel: boolean) => route(turnOf(question), snapshot, feeling, { ...options, hasModel });
  expect(asked(true)).toEqual({ tier: 'fast', reasons: ['memory-quote'] });
  const alone = asked(false);
  expect(alone).toMatchObject({ tier: 'instant', reasons: ['memory', 'memory_quote'] });
  expect(alone.phrase?.slots).toMatchObject({ when: 'on 23 February' });
  expect(alone.phrase?.slots.quote).toMatch(/^“.*Grimsby”$/);
});

test('what cannot be known from memory alone is left to the model', async () => {
  const snapshot = {
    ...snapshotOf(),
    answer: { kind: 'unknown', subject: 'that about Leo', sure: false },
  } as const;
  const asked = (hasModel: boolean) =>
    route(turnOf("when is leo's birthday?"), snapshot, feeling, { ...options, hasModel });
  expect(asked(true).tier).toBe('fast');
  expect(asked(false)).toMatchObject({ tier: 'instant', phrase: { intent: 'memory_unknown' } });
});

test('clock answers use the zone of the user, else name the zone', () => {
  const timed = (text: string, timeZone?: string) =>
    route(turnOf(text, timeZone === undefined ? {} : { timeZone }), snapshotOf(), feeling, options).phrase
      ?.slots;
  expect(timed('what time is it')?.time).toBe('11:06 UTC');
  expect(timed('what time is it', 'Asia/Tokyo')?.time).toBe('20:06');
  expect(timed('what time is it in new york')?.time).toBe('06:06 in New York');
  expect(timed('what day is it')).toMatchObject({ weekday: 'Wednesday', date: '18 November 2026' });
  expect(timed('what time is it', 'Mars/Olympus')?.time).toBe('11:06');
});

test('greetings know the hour and how long somebody was away', () => {
  const at = (timeZone: string) =>
    route(turnOf('hi', { timeZone }), snapshotOf(), feeling, options).phrase?.intent;
  expect([at('UTC'), at('Asia/Tokyo'), at('Pacific/Honolulu')]).toEqual([
    'greeting_morning',
    'greeting_evening',
    'greeting_night',
  ]);
  const away = route(turnOf('hi'), snapshotOf(['bye'], [], now - 9 * 86_400_000), feeling, options);
  expect(away.phrase).toMatchObject({ intent: 'greeting_return', slots: { days: '9', name: 'Sam' } });
});

test('what a user wants to be called comes before the display name; a paused memory says so', () => {
  expect(routed('hi', [], ['call me Kit']).phrase?.slots.name).toBe('Kit');
  const paused = route(turnOf('my name is Kit', { remembers: false }), snapshotOf(), feeling, options);
  expect(paused.phrase?.intent).toBe('memory_paused');
});

test('a message with an attachment is for the model', () => {
  const turn = turnOf('hi');
  const attachment = { kind: 'image', name: 'a.png', mediaType: 'image/png', bytes: 1, url: 'x' } as const;
  const messages = [{ ...turn.messages[0], attachments: [attachment] }] as const;
  expect(route({ ...turn, messages }, snapshotOf(), feeling, options)).toEqual({
    tier: 'fast',
    reasons: ['attachment'],
  });
});

test('English is never taken for another language', () => {
  for (const text of [
    'i am so tired of this',
    'die hard is on',
    'is that a man or a dog',
    'con artists are the worst',
    'pizza',
    'my son was in bed',
  ])
    expect([text, foreignLanguageOf(text), replyInKind(text)]).toEqual([text, undefined, undefined]);
});

test('a message in another language never gets an English stock phrase', () => {
  const foreign = fc.constantFrom(
    'Wie geht es dir heute?',
    'je suis très content, et toi ?',
    'co u ciebie, jak się masz',
    'как дела?',
    '元気ですか',
    '你好，你会说中文吗',
    'bu gün çok yorgunum, sen nasılsın',
    'hoe gaat het met jou',
  );
  fc.assert(
    fc.property(foreign, (text) => {
      expect(routed(text).tier).toBe('fast');
    }),
  );
});

test('any text is routed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), (text) => {
      const { tier, phrase } = routed(text);
      expect(phrase !== undefined).toBe(tier === 'instant');
    }),
  );
});
