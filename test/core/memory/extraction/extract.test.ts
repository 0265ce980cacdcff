import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractFacts, readStatement } from '../../../../src/core/memory/extraction/extract.ts';
import type { ExtractionContext, KnownFact } from '../../../../src/core/memory/extraction/extracted-fact.ts';
import { factsOf } from '../../../../src/core/memory/remember.ts';
import { fragmentStatements } from './statements/fragments.ts';
import { healthStatements } from './statements/health.ts';
import { householdStatements } from './statements/household.ts';
import { identityStatements } from './statements/identity.ts';
import { nothingTold } from './statements/nothing.ts';
import { tastesStatements } from './statements/tastes.ts';
import { timeStatements } from './statements/time.ts';
import { workStatements } from './statements/work.ts';

/** A Wednesday afternoon. */
const context: ExtractionContext = { sentAt: Date.parse('2026-03-11T15:00:00Z'), timeZone: 'Europe/London' };

const inShort = (text: string, more: Partial<ExtractionContext> = {}): readonly string[] =>
  extractFacts(text, { ...context, ...more }).map(({ entity, predicate, value, effect }) => {
    const ending = value === '' ? ' ended' : ' was';
    return `${entity.name} ${predicate}${effect === 'ended' ? ending : ''}${value === '' ? '' : `: ${value}`}`;
  });

const statements = [
  ...identityStatements,
  ...workStatements,
  ...tastesStatements,
  ...healthStatements,
  ...householdStatements,
  ...timeStatements,
  ...fragmentStatements,
].map(([text, ...facts]) => [text, facts] as const);

test.each(statements)('%s -> %j', (text, facts) => {
  expect(inShort(text)).toEqual(facts);
});

test.each(nothingTold)('%s tells nothing', (text) => {
  expect(inShort(text)).toEqual([]);
});

test('the entity carries role, name and kind', () => {
  const [name, home] = extractFacts('my older sister Mia lives in Rome');
  expect(name).toEqual({
    entity: { name: 'older sister', kind: 'person', aliases: ['mia'] },
    predicate: 'name',
    value: 'Mia',
    cardinality: 'one',
    effect: 'holds',
    confidence: 0.9,
    importance: 0.9,
  });
  expect(home).toMatchObject({ entity: { name: 'older sister' }, predicate: 'home', value: 'Rome' });
});

test('who was introduced is known by name, here and later', () => {
  expect(inShort('my brother Otto is a welder. Otto lives in Graz')).toEqual([
    'brother name: Otto',
    'brother job: welder',
    'brother home: Graz',
  ]);
  const known = [knownFact({ name: 'older sister', kind: 'person', aliases: ['mia'] }, 'name', 'Mia')];
  expect(extractFacts('mia quit her job', { ...context, known })).toSatisfy((facts: readonly unknown[]) =>
    facts.every((fact) => (fact as { entity: { name: string } }).entity.name === 'older sister'),
  );
  expect(inShort('Mia is allergic to bees', { known })).toEqual(['older sister allergy: bees']);
});

test('two friends stay two people', () => {
  const facts = extractFacts('my friend Tom lives in Hull. my friend Ann lives in York');
  const named = facts.map(({ entity, predicate, value }) => `${entity.name} ${predicate}: ${value}`);
  expect(named).toContain('friend home: Hull');
  expect(named).toContain('ann home: York');
  expect(named).toContain('ann relation: friend');
});

test('a pronoun means who was spoken of last, and nobody else', () => {
  expect(inShort('my cat is called Miso. she is 9')).toEqual(['cat name: Miso', 'cat age: 9']);
  expect(inShort('my uncle lives in Bonn. she is a nurse')).toEqual(['uncle home: Bonn']);
  expect(inShort('he lives in Bonn')).toEqual([]);
  expect(inShort('her name is Olive')).toEqual([]);
});

test('since when, and until when', () => {
  const [moved] = extractFacts('I moved to Ghent last year', context);
  expect(moved?.validFrom).toBe(Date.parse('2025-01-01T00:00:00Z'));
  const [dentist] = extractFacts('dentist tomorrow', context);
  expect(dentist?.validTo).toBe(Date.parse('2026-03-13T00:00:00Z'));
});

test('a date is one of the speaker, not of the server', () => {
  const at = Date.parse('2026-03-11T23:30:00Z');
  const there = (timeZone: string) => inShort('exam tomorrow', { sentAt: at, timeZone });
  expect(there('Europe/London')).toEqual(['self plan: exam on 2026-03-12']);
  expect(there('Asia/Tokyo')).toEqual(['self plan: exam on 2026-03-13']);
  expect(there('Nowhere/Unknown')).toEqual(['self plan: exam on 2026-03-12']);
});

test('without a context no date is guessed', () => {
  expect(extractFacts('dentist tomorrow')).toEqual([]);
  expect(extractFacts('my name is Sam').map(({ value }) => value)).toEqual(['Sam']);
});

test.each([
  ['So, where do you live?', 'Lisbon', 'self home: Lisbon'],
  ["Nice. What's your name?", 'Ines', 'self name: Ines'],
  ['How old are you, if I may?', '31', 'self age: 31'],
  ['Oh no. Are you allergic to anything?', 'nuts and kiwi', 'self allergy: nuts'],
  ["What's your favourite season?", 'autumn', 'self favourite season: autumn'],
  ['What do you do for a living?', 'plumber', 'self job: plumber'],
  ["What is your dog's name?", 'Bramble', 'dog name: Bramble'],
])('after %s, %s is understood', (line, answer, fact) => {
  expect(inShort(answer, { previousCharacterLine: line })).toContain(fact);
});

test.each([
  ['Where do you live?', 'nowhere lol'],
  ['Where do you live?', 'why do you ask?'],
  ['Where do you live?', 'i hate that question'],
  ['I once lived in Rome.', 'Lisbon'],
  ['Where do you live? And how old are you?', 'Lisbon'],
  ['Do you like tea?', 'Lisbon'],
])('after %s, %s is no answer', (line, answer) => {
  expect(inShort(answer, { previousCharacterLine: line })).toEqual([]);
});

test('what is no fact is handed back as it was written', () => {
  expect(readStatement('my name is Bond. James Bond. now you be the villain').rest).toBe(
    'James Bond. now you be the villain',
  );
  expect(readStatement('my name is Sam btw').rest).toBe('');
  expect(readStatement('im bored').rest).toBe('im bored');
});

test('a joke takes back its own line and the one before, no more', () => {
  expect(inShort('i live in Rome\ni work at the circus\njk')).toEqual(['self home: Rome']);
  expect(inShort('no joke, i live in Rome')).toEqual(['self home: Rome']);
});

const plain = fc.constantFrom(
  'my name is Rex',
  'i live in Rome',
  'my dog is called Bella',
  'i love jazz',
  'im 30',
  'my sister works at Fiat',
  'i have a dentist appointment tomorrow',
);

test('quoted text and code never give facts', () => {
  const wrap = fc.constantFrom<(text: string) => string>(
    (text) => `"${text}"`,
    (text) => `“${text}”`,
    (text) => `\`${text}\``,
    (text) => `\`\`\`\n${text}\n\`\`\``,
    (text) => `\`\`\`js\n${text}`,
    (text) => `> ${text}`,
    (text) => `♪ ${text} ♪`,
    (text) => `as they say, '${text}'`,
  );
  const around = fc.constantFrom('', 'look at this ', 'so ', 'lol\n');
  fc.assert(
    fc.property(plain, wrap, around, (text, quote, before) => {
      const message = /^[>♪]/.test(quote(text)) ? quote(text) : before + quote(text);
      expect(inShort(message)).toEqual([]);
    }),
  );
});

test('what is asked, supposed, reported or joked never gives facts', () => {
  const wrap = fc.constantFrom<(text: string) => string>(
    (text) => `${text}?`,
    (text) => `if ${text} then what`,
    (text) => `imagine ${text}`,
    (text) => `maybe ${text}`,
    (text) => `my brother says ${text}`,
    (text) => `he thinks ${text}`,
    (text) => `${text} jk`,
    (text) => `${text} /j`,
    (text) => `${text}, just kidding`,
  );
  fc.assert(
    fc.property(plain, wrap, (text, frame) => {
      expect(inShort(frame(text))).toEqual([]);
    }),
  );
});

test('any text is read without failing, the same way each time, and gives few and short facts', () => {
  const word = fc.constantFrom(
    ...statements.flatMap(([text]) => text.split(' ')),
    '?',
    '"',
    '*',
    '```',
    '\n',
    '😀',
    'not',
  );
  const text = fc.oneof(
    fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
  );
  fc.assert(
    fc.property(text, (message) => {
      const facts = extractFacts(message, context);
      expect(extractFacts(message, context)).toEqual(facts);
      expect(facts.length).toBeLessThanOrEqual(40);
      for (const fact of facts) {
        expect(fact.value.length).toBeLessThanOrEqual(300);
        expect(fact.confidence).toBeGreaterThan(0);
        expect(fact.confidence).toBeLessThanOrEqual(1);
        if (fact.effect === 'holds') expect(fact.value).not.toBe('');
      }
    }),
    { numRuns: 400 },
  );
});

test('facts are bound to owner, source, audience and time, only from the own words of a user who wants it', () => {
  const audience = { visibility: 'dm', platform: 'local', workspace: 'home', channel: 'c' } as const;
  const message = { id: 7, text: 'my name is Sam', sentAt: 1000, fromCharacter: false, userId: 3 };
  expect(factsOf(message, { id: 3, remembers: true }, audience)).toEqual([
    {
      entity: { name: 'self', kind: 'self', aliases: [] },
      predicate: 'name',
      value: 'Sam',
      cardinality: 'one',
      effect: 'holds',
      confidence: 0.9,
      importance: 0.9,
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

function knownFact(entity: KnownFact['entity'], predicate: string, value: string): KnownFact {
  return {
    entity,
    predicate,
    value,
    cardinality: 'one',
    effect: 'holds',
    validFrom: context.sentAt - 60_000,
  };
}
