import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractFacts, readStatement } from '../../../src/core/memory/extract.ts';
import { factsOf } from '../../../src/core/memory/remember.ts';

const inShort = (text: string): readonly string[] =>
  extractFacts(text).map(({ subject, predicate, value }) => `${subject} ${predicate}: ${value}`);

test.each([
  ['my name is Sam', 'self name: Sam'],
  ['call me Kit please', 'self name: Kit'],
  ["hey! my name's Ondine btw", 'self name: Ondine'],
  ['im 28 btw', 'self age: 28'],
  ["I'm twenty-eight", 'self age: 28'],
  ['i just turned 40', 'self age: 40'],
  ['i live in Tallinn', 'self home: Tallinn'],
  ['i moved to Ghent last week', 'self home: Ghent'],
  ["I'm from Porto", 'self origin: Porto'],
  ['i work at the Met Office', 'self employer: the Met Office'],
  ['I work as a nurse', 'self job: nurse'],
  ['im a dental hygienist', 'self job: dental hygienist'],
  ['my dog is called Bella', 'dog name: Bella'],
  ["my dog's name is Max!!! 🐶", 'dog name: Max'],
  ['I have a cat called Bean', 'cat name: Bean'],
  ['my wife is called Ann, she is a nurse', 'wife name: Ann'],
  ['my sister lives in Cork', 'sister home: Cork'],
  ['my cat is 4', 'cat age: 4'],
  ['my cousin is a nurse', 'cousin job: nurse'],
  ["my sister's birthday is 4 May", 'sister birthday: 4 May'],
  ['im allergic to walnuts just so you know', 'self allergy: walnuts'],
  ['i have a peanut allergy', 'self allergy: peanut'],
  ['my favorite movie is Spirited Away', 'self favourite movie: Spirited Away'],
  ["my birthday's on the 5th of august, write it down", 'self birthday: 5th of august'],
  ['remember that my anniversary is 12 october', 'self anniversary: 12 october'],
  ['remember that the bins go out on tuesday', 'self note: the bins go out on tuesday'],
  ["i can't stand coriander", 'self dislikes: coriander'],
  ['im vegan', 'self diet: vegan'],
])('%s -> %s', (text, fact) => {
  expect(inShort(text)).toEqual([fact]);
});

test('one sentence may hold several facts', () => {
  expect(inShort("my sister's name is Ann and I love pizza")).toEqual([
    'sister name: Ann',
    'self likes: pizza',
  ]);
  expect(inShort('I am allergic to nuts, eggs and cats')).toHaveLength(3);
  expect(extractFacts('my dogs are called Max and Pip')).toEqual([
    { subject: 'dog', predicate: 'name', value: 'Max', cardinality: 'many' },
    { subject: 'dog', predicate: 'name', value: 'Pip', cardinality: 'many' },
  ]);
});

test.each([
  'what is my name?',
  'is my name Bob',
  'do i live in Rome',
  'if i lived in Paris',
  'imagine my name is Rex',
  'maybe i work at Ikea',
  'he said my name is Bob',
  'my brother said i live in a barn',
  'she says i work at the zoo',
  'call me later',
  'I live in fear',
  'I work from home',
  'my mum is annoying',
  'my phone is dead',
  'my day is ruined',
  'I used to live in Rome',
  "I'd love a coffee",
  'I hate it',
  'i love you',
  "i'm not allergic to nuts",
  "i don't live in Rome",
  'my name is Batman jk',
  'my head is killing me',
  'i work nights',
  'im 5 minutes away',
  'you live in Saltmarket',
  'my name is not Bob',
])('%s tells nothing', (text) => {
  expect(inShort(text)).toEqual([]);
});

test('what is no fact is handed back', () => {
  expect(readStatement('my name is Bond. James Bond. now you be the villain').rest).toBe(
    'James Bond. now you be the villain',
  );
  expect(readStatement('my name is Sam btw').rest).toBe('');
});

test('quoted text and code never give facts', () => {
  const statement = fc.constantFrom(
    'my name is Rex',
    'i live in Rome',
    'my dog is called Bella',
    'i love jazz',
    'im 30',
  );
  const wrap = fc.constantFrom<(text: string) => string>(
    (text) => `"${text}"`,
    (text) => `“${text}”`,
    (text) => `\`${text}\``,
    (text) => `\`\`\`\n${text}\n\`\`\``,
    (text) => `\`\`\`js\n${text}`,
    (text) => `> ${text}`,
    (text) => `as they say, '${text}'`,
  );
  const around = fc.constantFrom('', 'look at this ', 'so ', 'lol\n');
  fc.assert(
    fc.property(statement, wrap, around, (text, quote, before) => {
      const message = quote(text).startsWith('>') ? quote(text) : before + quote(text);
      expect(extractFacts(message)).toEqual([]);
    }),
  );
});

test('any text is read without failing, and values are short', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      for (const { value } of extractFacts(`my name is ${text}`))
        expect(value.length).toBeLessThanOrEqual(300);
    }),
  );
});

test('facts are bound to owner, source, audience and time, only from the own words of a user who wants it', () => {
  const audience = { visibility: 'dm', platform: 'local', workspace: 'home', channel: 'c' } as const;
  const message = { id: 7, text: 'my name is Sam', sentAt: 1000, fromCharacter: false, userId: 3 };
  expect(factsOf(message, { id: 3, remembers: true }, audience)).toEqual([
    {
      subject: 'self',
      predicate: 'name',
      value: 'Sam',
      cardinality: 'one',
      ownerUserId: 3,
      sourceMessageId: 7,
      audience,
      validFrom: 1000,
    },
  ]);
  expect(factsOf(message, { id: 3, remembers: false }, audience)).toEqual([]);
  expect(factsOf(message, { id: 4, remembers: true }, audience)).toEqual([]);
  expect(factsOf({ ...message, fromCharacter: true }, { id: 3, remembers: true }, audience)).toEqual([]);
});
