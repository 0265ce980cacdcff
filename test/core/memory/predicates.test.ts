import { expect, test } from 'vitest';
import { predicateSpec, topicOf } from '../../../src/core/memory/predicates.ts';

const rows = [
  'name nickname pronouns age birthday home origin nationality religion employer job field team',
  'studies school degree status partner relation has owns car species diet avoids allergy health condition sober',
  'handedness fears likes dislikes supports hobby plays language learns routine goal plan event death note',
]
  .join(' ')
  .split(' ');

test.each([...rows, 'work status', 'work hours', 'saving for', 'middle name'])(
  '%s reads whole',
  (predicate) => {
    const spec = predicateSpec(predicate);
    for (const form of [spec.you, spec.other, spec.past.you, spec.past.other]) expect(form).toContain('{v}');
    expect(spec.importance).toBeGreaterThan(0);
    expect(spec.importance).toBeLessThanOrEqual(1);
  },
);

test('unrelated predicates never retire each other', () => {
  for (const predicate of rows) {
    const ends = predicateSpec(predicate).ends ?? [];
    expect(ends).not.toContain(predicate);
    if (predicate !== 'death') expect(ends.filter((ended) => ended !== 'work status')).toEqual([]);
  }
});

test('one home, many likings', () => {
  expect(predicateSpec('home').cardinality).toBe('one');
  expect(predicateSpec('likes').cardinality).toBe('many');
  expect(predicateSpec('favourite film').cardinality).toBe('one');
  expect(predicateSpec('allergy').importance).toBeGreaterThan(predicateSpec('likes').importance);
});

test('an attribute that is a plural reads as one', () => {
  expect(predicateSpec('weekends').you).toBe('your weekends are {v}');
  expect(predicateSpec('address').you).toBe('your address is {v}');
});

test('a name that is a property of objects is no row', () => {
  expect(predicateSpec('constructor').you).toBe('your constructor is {v}');
});

test('what a fact is about, in a word', () => {
  expect(topicOf({ entity: { name: 'self', kind: 'self' }, predicate: 'employer' })).toBe('work');
  expect(topicOf({ entity: { name: 'dog', kind: 'pet' }, predicate: 'name' })).toBe('pet');
  expect(topicOf({ entity: { name: 'older sister', kind: 'person' }, predicate: 'home' })).toBe('family');
});
