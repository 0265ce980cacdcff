import { describe, expect, it } from 'vitest';
import type { EntityKind } from '../../src/core/types.ts';
import { calledInStatement, namesIn, namesLike, sameEntity } from '../../src/storage/entity-names.ts';

const called = (name: string, aliases: readonly string[] = [], kind: EntityKind = 'person') =>
  calledInStatement({ name, kind, aliases });

describe('whether two are the same', () => {
  it.each([
    [called('older sister', ['mia']), called('mia')],
    [called('older sister', ['mia']), called('sister')],
    [called('sister'), called('older sister', ['mia'])],
    [called('girlfriend', ['ana']), called('wife', ['ana'])],
    [called('roommate', ['tom']), called('friend', ['tom'])],
    [called('kid', ['leo']), called('son', ['leo'])],
    [called('big sister', ['mia']), called('older sister', ['mia'])],
    [called('mum', ['ana']), called('mother', ['ana'])],
    [called('dog', ['rex'], 'pet'), called('rex')],
    [called('rex', [], 'pet'), called('rex')],
    [called('car', [], 'thing'), called('car', [], 'thing')],
  ])('yes: %o and %o', (one, other) => {
    expect(sameEntity(one, other)).toBe(true);
    expect(sameEntity(other, one)).toBe(true);
  });

  it.each([
    [called('friend', ['tom']), called('friend', ['ann'])],
    [called('older sister'), called('younger sister')],
    [called('sister', ['mia']), called('aunt', ['mia'])],
    [called('sister', ['mia']), called('friend', ['mia'])],
    [called('dog', ['max'], 'pet'), called('friend', ['max'])],
    [called("sister's husband", ['tom']), called('husband', ['tom'])],
    [called('best friend'), called('friend')],
    [called('old car', [], 'thing'), called('car', [], 'thing')],
    [called('sister'), called('brother')],
    [called('mia'), called('ann')],
    [called('paris', [], 'place'), called('paris')],
  ])('no: %o and %o', (one, other) => {
    expect(sameEntity(one, other)).toBe(false);
    expect(sameEntity(other, one)).toBe(false);
  });

  it('looks under every name that may be meant', () => {
    expect(namesLike('older sister')).toEqual(['older sister', 'sister']);
    expect(namesLike('sister')).toContain('little sister');
    expect(namesLike('mia')).toEqual(['mia']);
  });

  it('knows people by their first name, and places by the whole', () => {
    expect(namesIn('person', 'mia rose')).toEqual(['mia rose', 'mia']);
    expect(namesIn('place', 'new york')).toEqual(['new york']);
  });
});
