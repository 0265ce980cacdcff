import { expect, test } from 'vitest';
import { memoryQuestionOf } from '../../../../src/core/memory/answering/question.ts';
import { findQuotes } from '../../../../src/core/memory/answering/quote.ts';
import { answerTo, inShort } from './remembered.ts';

/** What is quoted, in a chat that is mostly about other things. */
const quoted = async (question: string, ...lines: string[]) =>
  inShort(
    await answerTo(
      question,
      [
        'ok thanks',
        'is the server laggy for anyone else',
        ...lines,
        'brb, kettle',
        'that meeting could have been an email',
      ],
      { facts: false },
    ),
  );

test.each([
  ['where am i living now', 'landlord sold the place so we had to go back to my mums in Grimsby', 'Grimsby'],
  ['what do i do for a living', 'i fix lifts for a living so yes i have ups and downs', 'fix lifts'],
  ["what's my job?", 'being a locksmith means everyone texts you at 2am', 'locksmith'],
  ['who is bex?', 'auntie Bex is my mums sister, shes the fun one', 'auntie Bex'],
  ['what are my kids called', 'my kids Ezra and Noor are driving me up the wall', 'Ezra and Noor'],
  ['which medicine am i allergic to', 'penicillin puts me in hospital so no thanks', 'penicillin'],
  ['what instrument do i play', 'band practice tonight, im on drums again because nobody else can', 'drums'],
  ['what was i diagnosed with?', 'got the diagnosis today. coeliac. bye bread', 'coeliac'],
  ["when's my dentist appointment", 'dentist on the 14th, dreading it', '14th'],
  ['what am i saving for?', 'saving up for a campervan, got 4k so far', 'campervan'],
  ['what time do i get up', 'up at 5:30 every day to walk the dog, no exceptions', '5:30'],
  ["what's my thesis about", 'thesis is on medieval beekeeping law, dont ask', 'beekeeping'],
  ['what section of the choir am i in', 'im in the choir, alto section', 'alto'],
])('%s is answered by %j', async (question, line, words) => {
  expect(await quoted(question, line)).toContain(words);
});

test.each([
  ['where do i live?', 'my brother lives in Osaka, lucky sod'],
  ['what city do i live in', 'layover in Doha, 6 hours, send help'],
  ['where do i live', 'id love to live in Lisbon one day'],
  ['who do i work for?', 'applied for a job at Spotify, wish me luck'],
  ['where do i work', 'if i worked at a zoo id steal a penguin'],
  ['how old am i', 'my son just turned 6 and wants a drum kit'],
  ['when is my birthday?', 'my mums bday is june 2nd, need to get flowers'],
  ["what's my diet?", 'my roommate went carnivore, eats steak for breakfast'],
  ['what are my pronouns', "my kid's teacher goes by they/them"],
  ["what's my favourite band?", "my dad's favourite band is Queen, every road trip"],
  ['what do i love?', "oh SURE i just LOVE it when the train's cancelled"],
  ['what do i hate', '"I hate mondays" - Garfield, on every mug in my office'],
  ['am i married?', '> my wife left me'],
  ['whats my name again', 'im exhausted and hungry'],
  ['which season is my favourite?', "favourite season? the one where i'm asleep"],
])('%s is not answered by %j', async (question, line) => {
  expect(await quoted(question, line)).toMatch(/^unknown: /);
});

test.each([
  ['where do i live', ['i live in Hackney', 'moved to Margate last weekend, sea air!'], 'Margate', 'Hackney'],
  [
    "what's my favourite colour",
    ['my favourite colour is blue', 'nah, favourite colour is orange now'],
    'orange',
    'blue',
  ],
  [
    'which team am i on?',
    ['im in the sales team', '*was. reorg. product team as of monday'],
    'product',
    'sales',
  ],
  ["when's my anniversary?", ['my anniversary is the 3rd of june', 'correction, the 4th'], '4th', '3rd'],
  [
    'who do i work for now',
    ['got laid off from Monzo on friday. first day at Wise is the 3rd'],
    'Wise',
    'Monzo',
  ],
  [
    'what do i do now?',
    ['three years ago i was a chef in Nice, now i do payroll in Hull'],
    'payroll',
    'chef',
  ],
  ['what team am i on?', ['they moved me from support to the data team'], 'data', 'support'],
  ["what's my job", ["my husband's a firefighter and never home", 'i teach year 4s'], 'teach', 'firefighter'],
])('%s is answered by what holds now, and by nothing else', async (question, lines, words, not) => {
  const said = await quoted(question, ...lines);
  expect(said).toContain(words);
  expect(said).not.toContain(not);
});

test('another user is quoted by name', async () => {
  const answer = await answerTo('what did ty wear to the exam?', [
    'Ty: wore a cow onesie to the exam, passed',
  ]);
  expect(answer).toMatchObject({
    kind: 'quote',
    quotes: [{ by: 'Ty', text: expect.stringContaining('onesie') }],
  });
});

test("the answer to the character's own question is known for one", async () => {
  const lines = ['wren: And where do you live?', 'Whitby, by the sea'];
  expect(inShort(await answerTo('where do i live?', lines, { facts: false }))).toContain('Whitby');
});

test('the answer of a long message is cut out of it', async () => {
  const line = `${'we talked about the match. '.repeat(20)}i live in Whitby. ${'then it rained. '.repeat(30)}`;
  expect((await quoted('where do i live', line)).length).toBeLessThan(240);
});

test('two hundred messages are read in a few milliseconds', () => {
  const question = memoryQuestionOf('where do i live now?');
  if (!question) throw new Error('A memory question is not seen as one');
  const said = Array.from({ length: 200 }, (_, id) => ({
    id,
    text: `message ${id}: we went to the shops with my brother and got some bread, then home, it was fun`,
    sentAt: id * 60_000,
  }));
  const once = () => {
    const startedAt = performance.now();
    findQuotes(question, said);
    return performance.now() - startedAt;
  };
  const times = Array.from({ length: 12 }, once).toSorted((a, b) => a - b);
  // The bound is wide, since other tests run beside it.
  expect(times[5]).toBeLessThan(80);
});
