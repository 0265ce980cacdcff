import { describe, expect, it } from 'vitest';
import { queryOf, searchTerms } from '../../../../src/core/memory/search/passage-query.ts';
import { termOf } from '../../../../src/core/memory/search/terms.ts';

const now = Date.UTC(2026, 2, 10, 12);
const query = (question: string) => queryOf(question, now);
const weightOf = (question: string, word: string) =>
  query(question).concepts.find((concept) => concept.word === word)?.weight;

describe('queryOf', () => {
  it('asks for the topic, and a third as much for the words that frame it', () => {
    const question = 'What kind of guitar did Ana mention?';
    expect(weightOf(question, 'guitar')).toBe(1);
    expect(weightOf(question, 'kind')).toBeCloseTo(1 / 3);
    expect(weightOf(question, 'mention')).toBeCloseTo(1 / 3);
    expect(weightOf(question, 'what')).toBeUndefined();
  });

  it('asks for each thing once', () => {
    const { concepts } = query('dogs, a dog, the DOG');
    expect(concepts).toHaveLength(1);
  });

  it('knows other names of what is asked, each worth less than its own', () => {
    const [siblings] = query('How many siblings do I have?').concepts.filter(
      ({ word }) => word === 'siblings',
    );
    expect(siblings?.terms[0]).toEqual({ term: termOf('sibling'), worth: 1 });
    const brother = siblings?.terms.find(({ term }) => term === termOf('brother'));
    expect(brother?.worth).toBeGreaterThan(0);
    expect(brother?.worth).toBeLessThan(1);
  });

  it('looks for two words written as one', () => {
    const terms = searchTerms(query('Where did the road trip go?'), 50);
    expect(terms).toContain('roadtrip');
  });

  it.each([
    'When did Ana move?',
    'do you remember when I got the dog',
    'What year was it?',
    'how long have I lived here?',
    'Since when does he run?',
  ])('hears in "%s" a question for a time', (question) => {
    expect(query(question).asksWhen).toBe(true);
  });

  it.each(['How did she feel when she won?', 'What does Ana do when it rains?', 'Where is it?'])(
    'hears in "%s" none',
    (question) => {
      expect(query(question).asksWhen).toBe(false);
    },
  );

  it('finds the stretch of time that is asked for', () => {
    const [range] = query('What did I do in January 2026?').dates;
    expect(range).toMatchObject({ from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 1, 1) });
    expect(query('What is my dog called?').dates).toEqual([]);
  });

  it('reads a bounded part of a pasted page', () => {
    const page = Array.from({ length: 5_000 }, (_, index) => `word${index}`).join(' ');
    expect(query(page).concepts.length).toBeLessThanOrEqual(24);
  });
});

describe('searchTerms', () => {
  it("has the question's own words before any that stand for them", () => {
    const terms = searchTerms(query('Which pets and hobbies do my siblings enjoy?'), 4);
    expect(terms).toEqual(['pet', 'hobbi', 'sibl', 'enjoy']);
  });

  it('is empty for small talk', () => {
    expect(searchTerms(query('hey, how are you?'), 50)).toEqual([]);
  });
});
