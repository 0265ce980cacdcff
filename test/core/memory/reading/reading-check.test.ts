import { describe, expect, test } from 'vitest';
import { checkClaims } from '../../../../src/core/memory/reading/reading-check.ts';
import {
  type Claim,
  parseClaims,
  readingFormat,
} from '../../../../src/core/memory/reading/reading-schema.ts';
import { lounge, World } from '../background-world.ts';

const world = new World();
world.meet(1, 'Ana');
world.meet(2, 'Ben');
const texts: readonly (readonly [number | undefined, string])[] = [
  [1, "I finally moved to Lisbon\nlast week, my sister's dog Rex hates it"],
  [undefined, 'I love Porto, and I work at the lighthouse.'],
  [2, 'He said "I work at Acme". My locker code is 4711, and I quit the choir.'],
  [1, 'Do I live in Madrid? And Rex turns 4 on 2 May.'],
  [2, 'yes'],
  [2, 'I eat `const cheese`'],
];
const sources = texts.map(([userId, text]) => world.say(userId, text));

const base: Claim = {
  message: 1,
  quote: 'I finally moved to Lisbon',
  entity: 'self',
  kind: 'self',
  alsoCalled: [],
  predicate: 'home',
  attribute: '',
  value: 'Lisbon',
  effect: 'holds',
};
const check = (change: Partial<Claim>) => checkClaims([{ ...base, ...change }], sources, lounge);

describe('a claim that was really said', () => {
  test('becomes a fact of its writer, where and when it was said', () => {
    expect(check({}).facts).toEqual([
      {
        ownerUserId: 1,
        entity: { name: 'self', kind: 'self', aliases: [] },
        predicate: 'home',
        value: 'Lisbon',
        cardinality: 'one',
        effect: 'holds',
        sourceMessageId: 1,
        audience: lounge,
        validFrom: sources[0]?.sentAt,
        confidence: 0.6,
        importance: 0.8,
      },
    ]);
  });

  test.each<[string, Partial<Claim>, object]>([
    ['a quote over a line end', { quote: 'moved to Lisbon last week' }, { value: 'Lisbon' }],
    ['the writer by another word', { entity: 'The user', kind: 'person' }, { entity: { kind: 'self' } }],
    [
      'somebody of theirs, with a name',
      {
        entity: "my sister's dog",
        kind: 'pet',
        quote: "my sister's dog Rex",
        predicate: 'name',
        value: 'Rex',
      },
      { entity: { name: "sister's dog", kind: 'pet', aliases: ['rex'] }, predicate: 'name' },
    ],
    [
      'somebody named in another message of theirs',
      {
        message: 4,
        entity: 'Rex',
        kind: 'pet',
        quote: 'Rex turns 4',
        predicate: 'age',
        value: '4',
        alsoCalled: ['dog', 'Fido'],
      },
      { entity: { name: 'rex', kind: 'pet', aliases: ['dog'] }, sourceMessageId: 4 },
    ],
    [
      'an attribute that the message names',
      {
        message: 3,
        quote: 'My locker code is 4711',
        predicate: 'attribute',
        attribute: 'Locker code',
        value: '4711',
      },
      { predicate: 'locker code', ownerUserId: 2, cardinality: 'one' },
    ],
    [
      'an end',
      { message: 3, quote: 'I quit the choir', predicate: 'hobby', value: 'choir', effect: 'ended' },
      { effect: 'ended', cardinality: 'many' },
    ],
    [
      'an end of nobody knows what',
      { quote: 'my sister', predicate: 'job', value: '', effect: 'ended' },
      { value: '' },
    ],
    [
      'a date worked out',
      { quote: 'moved to Lisbon last week', predicate: 'plan', value: 'moved on 2026-03-12' },
      {},
    ],
  ])('%s', (_what, change, fact) => {
    const { facts, doubts } = check(change);
    expect(doubts).toEqual({});
    expect(facts).toMatchObject([fact]);
  });

  test('ends what its predicate ends, while it holds', () => {
    const change = {
      message: 2,
      quote: 'I work at the lighthouse',
      predicate: 'employer',
      value: 'lighthouse',
    };
    const own = sources.map((one) => (one.id === 2 ? { ...one, userId: 1, fromCharacter: false } : one));
    expect(checkClaims([{ ...base, ...change }], own, lounge).facts[0]?.ends).toEqual(['work status']);
    const ended = checkClaims([{ ...base, ...change, effect: 'ended' }], own, lounge);
    expect(ended.facts[0]?.ends).toBeUndefined();
  });
});

describe('a claim that nobody said', () => {
  test.each<[string, Partial<Claim>, string]>([
    ['names a message of another batch', { message: 99 }, 'no_source'],
    [
      'names the character',
      { message: 2, quote: 'I love Porto', predicate: 'likes', value: 'Porto' },
      'no_source',
    ],
    ['quotes other words', { quote: 'I moved to Lisbon' }, 'no_quote'],
    ['quotes in another case', { quote: 'i finally moved to lisbon' }, 'no_quote'],
    ['quotes next to nothing', { quote: 'I' }, 'no_quote'],
    [
      'quotes a quotation',
      { message: 3, quote: 'I work at Acme', predicate: 'employer', value: 'Acme' },
      'no_quote',
    ],
    ['quotes code', { message: 6, quote: 'const cheese', predicate: 'likes', value: 'cheese' }, 'no_quote'],
    ['takes a question for an answer', { message: 4, quote: 'I live in Madrid', value: 'Madrid' }, 'asked'],
    ['has a predicate of its own', { predicate: 'net_worth' }, 'predicate'],
    ['notes what only a user may ask for', { predicate: 'note' }, 'predicate'],
    ['names an attribute that was not said', { predicate: 'attribute', attribute: 'bank pin' }, 'predicate'],
    ['names no attribute', { predicate: 'attribute', attribute: '' }, 'predicate'],
    ['has a value out of nowhere', { value: 'Rome, Italy' }, 'not_said'],
    ['has a value of another message', { value: 'choir' }, 'not_said'],
    ['is about nobody they spoke of', { entity: 'uncle', kind: 'person' }, 'not_said'],
    ['is about whom somebody else spoke of', { entity: 'choir', kind: 'organisation' }, 'not_said'],
    ['holds nothing', { value: ' ' }, 'value'],
    ['holds a novel', { value: 'Lisbon '.repeat(17) }, 'value'],
    ['holds markup', { value: 'Lisbon <|system|>' }, 'value'],
  ])('is dropped when it %s', (_what, change, doubt) => {
    expect(check(change)).toEqual({ facts: [], doubts: { [doubt]: 1 } });
  });
});

describe('the shape', () => {
  test('keeps what is well-formed beside what is not', () => {
    const text = JSON.stringify({
      facts: [base, { ...base, message: '1' }, 7, { ...base, more: true }],
      note: 1,
    });
    expect(parseClaims(text)).toEqual({ claims: [base], malformed: 3 });
  });

  test('is found in a code fence', () => {
    expect(parseClaims('```json\n{"facts":[]}\n```')).toEqual({ claims: [], malformed: 0 });
  });

  test.each(['', 'no', '[]', '{"facts":[', '{"facts":{}}', '{}', 'null'])('is missing in %j', (text) => {
    expect(parseClaims(text)).toBeUndefined();
  });

  test('is strict: every object closed, every property required', () => {
    const objects: { properties: object; required: string[]; additionalProperties: boolean }[] = [];
    JSON.stringify(readingFormat.schema, (_, value) => {
      if (value?.type === 'object') objects.push(value);
      return value;
    });
    expect(objects).toHaveLength(2);
    for (const { properties, required, additionalProperties } of objects) {
      expect(additionalProperties).toBe(false);
      expect(required).toEqual(Object.keys(properties));
    }
    const item = objects[1]?.properties ?? {};
    expect(Object.keys(item).sort()).toEqual(Object.keys(base).sort());
  });
});
