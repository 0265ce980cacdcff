import { expect, test } from 'vitest';
import { ownAside } from '../../../../src/core/memory/answering/own-aside.ts';
import { memoryQuestionOf } from '../../../../src/core/memory/answering/question.ts';

const asideOf = (asked: string, said: string) => {
  const question = memoryQuestionOf(asked, 'Wren');
  if (!question) throw new Error('No question to memory');
  return ownAside(question, said);
};

test.each([
  ["what's on for me on thursday?", 'mon dentist, thurs pottery class, sat nothing', 'thurs pottery class'],
  ['which language do i speak with my son?', 'Welsh from me, Dutch from his dad', 'Welsh from me'],
  ['how old was i when i learnt to swim?', 'rode a bike at 5, swam at 12', 'swam at 12'],
  // The part that is named tells nothing more.
  ['who do i see on may 3?', 'Portishead, may 3', 'Portishead, may 3'],
  ['what are all my hobbies?', 'chess on mondays, hobbies otherwise: knitting', undefined],
  ['which keyboards do i own?', 'a Model M, and a keyboard my brother built', undefined],
  [
    'what language do i speak with the twins?',
    'the twins hear both: Welsh from me, Dutch from dad',
    'the twins hear both: Welsh from me',
  ],
  ['why do i avoid the lift?', 'never the lift, i panic', undefined],
])('%s of %j: %j', (asked, said, aside) => {
  expect(asideOf(asked, said)).toBe(aside ?? said);
});
