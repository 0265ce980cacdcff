import { expect, test } from 'vitest';
import { answerTo, inShort } from './remembered.ts';

/** What is said to a question about a chat, without facts. */
const said = async (question: string, ...lines: string[]) =>
  inShort(await answerTo(question, ['morning all', ...lines, 'kettle is on'], { facts: false }));

test.each([
  ["what time's the plumber?", "plumber's at 9 tomorrow, finally", 'at 9'],
  ['what happened to bramble?', 'we said goodbye to Bramble today. 14 years', 'goodbye'],
  ['what have i got on thurs?', 'thursday is the parents evening, pray for me', 'parents evening'],
  ['which tree fell on my shed?', 'a birch came down on my shed last night', 'birch'],
  ['is mango still missing?', 'MANGO WAS IN THE WARDROBE. all night', 'WARDROBE'],
])('%s is answered by the words it shares with %j', async (question, line, words) => {
  expect(await said(question, line)).toContain(words);
});

test.each([
  ["what's my kayak like?", "out in Femi's kayak today, it leaks"],
  ["what's my terrier called?", "that barking is next door's terrier, he's called Rex"],
  ['which concert am i going to?', 'would kill to go to that Björk concert'],
  ['what ring do i own?', 'window shopping rings again, the opal one'],
  ['which river do i live on?', 'down by the river, drop me in the river, la la'.concat(' (lyrics)')],
])('%s is not answered by %j', async (question, line) => {
  expect(await said(question, line)).not.toContain(line.slice(0, 12));
});

test('a song is known for one by what is said right after it', async () => {
  expect(
    await said('what city am i from?', 'oh i come from alabama, sweet alabama', 'karaoke night sorry'),
  ).not.toContain('alabama');
});

test.each([
  ["when's the plumber coming?", ["plumber's at 9 tomorrow", 'they rang, 11:30 now'], '11:30', 'at 9'],
  [
    'which craft am i doing now?',
    ['getting really into quilting', 'quilting made me violent. switched to macrame, much better'],
    'macrame',
    'quilting',
  ],
  ['how many snails do i have?', ['had 6 snails. then one escaped. its 5 now'], '5', '6'],
  [
    "what's our band called?",
    ['band name is The Gulls', 'taken!! so were Gull Trouble now, nobody is happy'],
    'Gull Trouble',
    'The Gulls',
  ],
  [
    'how many miles am i aiming for?',
    ['30 miles this week lets go', 'lowered it to 12, my knee'],
    '12',
    '30',
  ],
])('%s is answered by what was said last of it', async (question, lines, now, before) => {
  const reply = await said(question, ...lines);
  expect(reply).toContain(now);
  expect(reply).not.toContain(before);
});

test.each([
  'who wrote frankenstein?',
  'do bees sleep',
  "what's the capital of france?",
  'why do cats knead',
  'how do i descale a kettle?',
])('%s stays a question about the world', async (question) => {
  expect(await answerTo(question, ['i like tea', 'kettle broke'], { facts: false })).toBeUndefined();
});
