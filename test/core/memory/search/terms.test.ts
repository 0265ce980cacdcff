import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termOf, termsOf, wordsOf } from '../../../../src/core/memory/search/terms.ts';

describe('wordsOf', () => {
  it('parts words at punctuation, hyphens, emoji and apostrophes of both kinds', () => {
    expect(wordsOf("My mother-in-law’s café, isn't it? 🎉C3PO")).toEqual(
      'my mother in law café isn it c3po'.split(' '),
    );
  });

  it('reads full-width and ligature letters as the letters they are', () => {
    expect(wordsOf('Ｆｕｌｌ oﬃce')).toEqual(['full', 'office']);
  });

  it('takes pairs of letters where a script has no spaces', () => {
    expect(wordsOf('東京大学 rocks')).toEqual(['東京', '京大', '大学', 'rocks']);
    expect(wordsOf('猫')).toEqual(['猫']);
  });

  it('leaves keys and encoded data out', () => {
    expect(wordsOf(`key ${'a1'.repeat(30)}`)).toEqual(['key']);
  });
});

describe('termOf', () => {
  it.each([
    ['went', 'go'],
    ['children', 'child'],
    ['taught', 'teach'],
    ['wives', 'wife'],
    ['favourite', 'favorite'],
    ['bday', 'birthday'],
    ['café', 'cafe'],
    ['swimming', 'swim'],
    ['adopted', 'adoption'],
  ])('folds %s and %s into one', (one, other) => {
    expect(termOf(one)).toBe(termOf(other));
  });

  it.each([
    ['sing', 'sign'],
    ['son', 'song'],
    ['desert', 'dessert'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(termOf(one)).not.toBe(termOf(other));
  });

  it('gives the same term again after others', () => {
    const before = termOf('running');
    for (let index = 0; index < 30_000; index += 1) termOf(`w${index}`);
    expect(termOf('running')).toBe(before);
  });
});

describe('termsOf', () => {
  it('drops stop words and single letters, keeps repetition, order and digits', () => {
    expect(termsOf('I have 2 dogs and a dog named X')).toEqual(['2', 'dog', 'dog', 'name']);
  });

  it('finds nothing in nothing, and never an empty term', () => {
    expect(termsOf('')).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => termsOf(text).every((term) => term !== '')),
    );
  });

  it('does not mind case', () => {
    fc.assert(
      fc.property(fc.lorem(), (text) => {
        expect(termsOf(text.toUpperCase())).toEqual(termsOf(text));
      }),
    );
  });
});
