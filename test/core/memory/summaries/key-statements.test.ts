import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  mostTelling,
  type Statement,
  statementsOf,
} from '../../../../src/core/memory/summaries/key-statements.ts';
import { World } from '../background-world.ts';

const world = new World();
world.meet(1, 'Ana');
const dayMs = 86_400_000;

/** Said day after day, in order. */
const said = (...texts: readonly string[]): readonly Statement[] =>
  texts.flatMap((text, day) => statementsOf({ ...world.say(1, text), sentAt: day * dayMs }));
const chosen = (statements: readonly Statement[], maxStatements: number) =>
  mostTelling(statements, { maxChars: 2_000, maxStatements }).map(({ text }) => text);

describe('statements', () => {
  test.each([
    ['nothing of the character', { fromCharacter: true }],
    ['no question', { text: 'Do I live in Lisbon with my sister?' }],
    ['no command', { text: '/memory forget my ex boyfriend Sam' }],
    ['no code', { text: '```\nI live in Lisbon with my sister\n```' }],
    ['no quotation', { text: '> I live in Lisbon with my sister' }],
    ['no reaction', { text: 'haha yes!! 🎉' }],
    ['nothing that is as long as an essay', { text: `I live in Lisbon ${'and also in Porto '.repeat(20)}` }],
  ])('%s', (_what, change) => {
    const message = { ...world.say(1, 'I live in Lisbon with my sister.'), ...change };
    expect(statementsOf(message)).toEqual([]);
  });

  test('are sentences, each as it was written', () => {
    const texts = said('Well… I live in Lisbon, with Mia. We have 2 cats!\nLovely weather, Porto?').map(
      ({ text }) => text,
    );
    expect(texts).toEqual(['I live in Lisbon, with Mia.', 'We have 2 cats!']);
  });
});

describe('the most telling', () => {
  test('are about the speaker’s life, and not about the talk', () => {
    const statements = said(
      'Thanks so much for asking about that, really appreciate you.',
      'My brother Tom starts at the shipyard in Porto on Monday.',
      'You should totally see your friends more often then.',
      'That was quite something to look at yesterday.',
    );
    expect(chosen(statements, 1)).toEqual(['My brother Tom starts at the shipyard in Porto on Monday.']);
  });

  test('come in order of time, and nothing twice', () => {
    const statements = said(
      'I work at the shipyard in Porto.',
      'My sister Mia is allergic to walnuts.',
      'I work at the shipyard in Porto.',
    );
    expect(chosen(statements, 2)).toEqual([
      'My sister Mia is allergic to walnuts.',
      'I work at the shipyard in Porto.',
    ]);
  });

  test('are those from which something important is known', () => {
    const [plain, ...rest] = said('I went to the harbour with Tom.', 'I went to the doctor with Mia.');
    expect(chosen([...rest, ...(plain ? [{ ...plain, importance: 1 }] : [])], 1)).toEqual([
      'I went to the harbour with Tom.',
    ]);
  });

  test('are newer ones, where all else is equal', () => {
    expect(
      chosen(
        said('I went to the harbour with Tom.', ...Array(90).fill('ok'), 'I met the doctor with Mia.'),
        1,
      ),
    ).toEqual(['I met the doctor with Mia.']);
  });

  test('always fit', () => {
    const texts = fc.array(fc.lorem({ maxCount: 12 }), { maxLength: 30 });
    fc.assert(
      fc.property(texts, fc.nat(400), fc.nat(8), (words, maxChars, maxStatements) => {
        const statements = said(...words.map((word) => `I ${word}`));
        const telling = mostTelling(statements, { maxChars, maxStatements });
        expect(telling.length).toBeLessThanOrEqual(maxStatements);
        expect(telling.map(({ text }) => text).join('').length).toBeLessThanOrEqual(maxChars);
        expect(telling.toSorted((a, b) => a.sentAt - b.sentAt)).toEqual(telling);
      }),
    );
  });
});
