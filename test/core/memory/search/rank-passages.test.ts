import { describe, expect, it } from 'vitest';
import { passageOf } from '../../../../src/core/memory/search/passage.ts';
import { queryOf } from '../../../../src/core/memory/search/passage-query.ts';
import { peopleAsked } from '../../../../src/core/memory/search/people-asked.ts';
import { rankPassages } from '../../../../src/core/memory/search/rank-passages.ts';
import type { PassageFindings, PassageTurn } from '../../../../src/core/types.ts';

const start = Date.UTC(2026, 0, 5, 10);
const dayMs = 86_400_000;
const speakers = [{ name: 'Wren' }, { userId: 1, name: 'Ana' }, { userId: 2, name: 'Ben' }];

interface Line {
  readonly by?: number;
  readonly text: string;
  /** Days after the first. */
  readonly day?: number;
  readonly conversation?: number;
}

/** Message ids count the lines from 1. */
function findingsOf(lines: readonly Line[]): PassageFindings {
  const turns = lines.map(
    ({ by, text, day = 0, conversation = 1 }, index): PassageTurn => ({
      messageId: index + 1,
      conversation,
      ordinal: index + 1,
      sentAt: start + day * dayMs + index * 60_000,
      ...(by !== undefined && { userId: by }),
      ...passageOf({ text, attachmentCaptions: [] }),
    }),
  );
  const frequencies = new Map<string, number>();
  for (const { terms } of turns) {
    for (const term of new Set(terms)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  const totalTerms = turns.reduce((sum, { terms }) => sum + terms.length, 0);
  return { documents: turns.length, totalTerms, frequencies, turns };
}

function rank(question: string, lines: readonly Line[], askerUserId = 1): readonly number[] {
  const query = queryOf(question, start + 60 * dayMs);
  const people = peopleAsked(question, { askerUserId, speakers });
  return rankPassages(query, findingsOf(lines), people).map(({ messageId }) => messageId);
}

const filler: readonly Line[] = Array.from({ length: 12 }, (_, index) => ({
  by: 1 + (index % 2),
  text: `Remark ${index} on nothing`,
  day: 30 + index,
  conversation: 2,
}));

describe('rankPassages', () => {
  it('puts the rarer word before the commoner', () => {
    const lines = [
      { by: 1, text: 'The garden was green', day: 0 },
      { by: 1, text: 'The garden was wet', day: 1 },
      { by: 1, text: 'The orchid was green', day: 2 },
      { by: 1, text: 'The garden was full', day: 3 },
    ];
    expect(rank('orchid garden', lines)[0]).toBe(3);
  });

  it('finds the answer that shares no word with the question, by the question before it', () => {
    const found = rank('What is the name of the puppy?', [
      ...filler,
      { by: 2, text: 'What did you call your puppy?', day: 0, conversation: 3 },
      { by: 1, text: 'Biscuit!', day: 0, conversation: 3 },
    ]);
    expect(found.slice(0, 2)).toContain(14);
  });

  it('lends nothing over a long silence, or to another conversation', () => {
    const near = { by: 2, text: 'Tell me of the puppy', day: 0, conversation: 3 };
    const answer = { by: 1, text: 'Biscuit', conversation: 3 };
    expect(rank('puppy', [near, { ...answer, day: 0 }])).toEqual([1, 2]);
    expect(rank('puppy', [near, { ...answer, day: 2 }])).toEqual([1]);
    expect(rank('puppy', [near, { ...answer, day: 0, conversation: 4 }])).toEqual([1]);
  });

  it('lends nothing over a gap in the conversation as wide as its reach', () => {
    const findings = findingsOf([
      { by: 2, text: 'The puppy' },
      { by: 1, text: 'Biscuit' },
    ]);
    const [first, second] = findings.turns;
    if (!first || !second) throw new Error('Two turns');
    const parted = { ...findings, turns: [first, { ...second, ordinal: first.ordinal + 9 }] };
    const people = peopleAsked('puppy', { speakers });
    expect(rankPassages(queryOf('puppy', start), parted, people).map(({ messageId }) => messageId)).toEqual([
      1,
    ]);
  });

  it('favours whoever is asked about, and leaves the others in', () => {
    const lines = [
      { by: 1, text: 'I play the trumpet', day: 0 },
      { by: 2, text: 'I play the trumpet', day: 3 },
      { text: 'I play the trumpet', day: 6 },
    ];
    expect(rank('Which trumpet does Ben play?', lines)[0]).toBe(2);
    expect(rank('Which trumpet do I play?', lines)[0]).toBe(1);
    expect(rank('Which trumpet do you play?', lines)[0]).toBe(3);
    expect(rank('Which trumpet does Ben play?', lines)).toHaveLength(3);
  });

  it('favours a message that tells a time when asked for one', () => {
    const lines = [
      { by: 1, text: 'The marathon was hard work', day: 0 },
      { by: 1, text: 'The marathon was last Sunday', day: 4 },
      { by: 1, text: 'The marathon was hard luck', day: 8 },
    ];
    expect(rank('When was the marathon?', lines)[0]).toBe(2);
  });

  it('favours what was said near the date asked for', () => {
    const lines = [
      { by: 1, text: 'We saw a concert', day: 0 },
      { by: 1, text: 'We saw a concert', day: 30 },
      { by: 1, text: 'We saw a concert', day: 55 },
    ];
    expect(rank('Which concert was on 4 February 2026?', lines)[0]).toBe(2);
  });

  it('finds what is told by another word', () => {
    const lines = [...filler, { by: 1, text: 'My brother bakes', day: 0 }];
    expect(rank('Do I have siblings?', lines)[0]).toBe(13);
  });

  it('leaves out what shares nothing with the question', () => {
    expect(rank('zeppelin', filler)).toEqual([]);
    expect(rank('hello!', filler)).toEqual([]);
  });

  it('does not depend on what else is in the turns but on the given statistics', () => {
    const findings = findingsOf([...filler, { by: 1, text: 'A zeppelin flew over', conversation: 3 }]);
    const query = queryOf('zeppelin', start);
    const people = peopleAsked('zeppelin', { speakers });
    const alone = { ...findings, turns: findings.turns.slice(-1) };
    expect(rankPassages(query, alone, people)).toEqual(rankPassages(query, findings, people));
  });

  it('of equals names the newer first, the same way each time', () => {
    const lines = [0, 5, 10].map((day) => ({ by: 1, text: 'A zeppelin', day }));
    expect(rank('zeppelin', lines)).toEqual([3, 2, 1]);
  });
});
