import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phraseIntents } from '../../../src/core/phrases.ts';
import { speakWithoutModel } from '../../../src/core/reply/instant.ts';
import { Phrasebook } from '../../../src/core/reply/phrasebook.ts';
import { askedSnapshot, feeling, options, snapshotOf, turnOf } from './turns.ts';

/** A book that says which intent it was asked for, and with what. */
const shown: Readonly<Record<string, string>> = {
  answer: '{answer}',
  subject: '{subject}',
  line: '{line}',
  fact: '{fact}',
};
const naming = Object.fromEntries(
  Object.entries(phraseIntents).map(([intent, { slots }]) => {
    const slot = (slots as readonly string[]).find((name) => name in shown);
    return [intent, [slot === undefined ? `<${intent}>` : `<${intent}> ${shown[slot]}`]];
  }),
);

function answer(
  text: string,
  lines: readonly string[] = [],
  why: 'not_configured' | 'unavailable' = 'not_configured',
): string {
  const phrasebook = new Phrasebook(naming, () => 0);
  return speakWithoutModel({
    turn: turnOf(text),
    snapshot: snapshotOf(lines),
    feeling,
    phrasebook,
    why,
    options,
  });
}

test.each([
  ['what is the capital of france', '<needs_model>'],
  ['write a python script that sorts files by date', '<needs_model_deep>'],
  ['i passed my driving test!!!', '<news_good>'],
  ['work was hell today', '<news_bad>'],
  ['my grandma died yesterday', '<loss>'],
  ['i want to die', '<crisis>'],
  ['its my birthday today!', '<birthday>'],
  ['we went to the beach and ate chips', '<statement>'],
  ['tell me a joke', '<joke>'],
  ['you are so annoying', '<insult>'],
  ['you keep repeating yourself', '<complaint>'],
  ['my dog is called Bella and he just ate my homework', '<fact_noted_pet> your dog is called Bella'],
  // What is over cannot be named where only its end was told.
  ['i quit my job', '<statement>'],
  ['Mia moved to Berlin', '<fact_noted_family> Mia lives in Berlin'],
  ['สวัสดีครับ', '<foreign_language>'],
])('%s -> %s', (text, said) => {
  expect(answer(text)).toBe(said);
});

test('what memory does not know it says plainly', async () => {
  const text = "what's my brother's name";
  const said = speakWithoutModel({
    turn: turnOf(text),
    snapshot: await askedSnapshot(text),
    feeling,
    phrasebook: new Phrasebook(naming, () => 0),
    why: 'not_configured',
    options,
  });
  expect(said).toBe("<memory_unknown> your brother's name");
});

test('another language is answered in it', () => {
  expect(answer('Wie geht es dir heute?')).toMatch(/^<their_words> Ich .*Englisch/);
});

test('"yes" to her own question is taken as an answer', () => {
  expect(answer('yes', ['wren: Did you sleep?'])).toBe('<answered>');
});

test('after a crisis she stays with it', () => {
  const lines = ['i want to die', 'wren: Are you safe? findahelpline.com'];
  expect(answer('no', lines)).toBe('<crisis>');
  expect(answer('ok', lines)).toBe('<after_crisis>');
  expect(answer('thanks', lines)).toBe('<after_crisis>');
});

test('when the model is only unreachable, she says that instead of pretending to listen', () => {
  expect(answer('what is the capital of france', [], 'unavailable')).toBe('<model_unavailable>');
  expect(answer('we went to the beach', [], 'unavailable')).toBe('<model_unavailable>');
  expect(answer('i want to die', [], 'unavailable')).toBe('<crisis>');
});

test('there is an answer to any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
      expect(answer(text)).not.toBe('');
    }),
  );
});

test('a mention and nothing else was met with "I see": it is a call, and is answered as one', () => {
  expect(answer('')).toBe('<presence>');
  expect(answer('  ', ['wren: And where do you live?'])).toBe('<presence>');
});
