import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseCharacter } from '../../../src/core/character/character.ts';
import { compilePersona } from '../../../src/core/character/persona.ts';
import { phraseIntents } from '../../../src/core/phrases.ts';

const file = new URL('../../../config/characters/wren.yaml', import.meta.url);
const parsed = parseCharacter(parse(readFileSync(file, 'utf8')));

test('the shipped character is valid, with every slot known to its intent', () => {
  expect(parsed.problems).toBeUndefined();
});

/** Filled by ready lines in the user's language. */
const wordless = ['their_words'];

test.each(Object.keys(phraseIntents).filter((intent) => !wordless.includes(intent)))(
  'Wren has at least six different things to say for %s',
  (intent) => {
    expect(new Set(parsed.character?.phrasebook[intent]).size).toBeGreaterThanOrEqual(6);
  },
);

test('every crisis phrase names a helpline and local emergency help, and is honest about being a program', () => {
  for (const phrase of parsed.character?.phrasebook.crisis ?? []) {
    expect(phrase).toMatch(/findahelpline\.com/);
    expect(phrase).toMatch(/emergency/);
  }
});

test('no phrase uses a word that Wren never says', () => {
  const banned = parsed.character?.speech.bannedWords ?? [];
  const phrases = Object.values(parsed.character?.phrasebook ?? {})
    .flat()
    .join('\n')
    .toLowerCase();
  expect(banned.length).toBeGreaterThan(0);
  expect(banned.filter((words) => phrases.includes(words.toLowerCase()))).toEqual([]);
});

test('no two phrases of one intent open alike', () => {
  for (const [intent, variants] of Object.entries(parsed.character?.phrasebook ?? {})) {
    const openers = variants.map((variant) => variant.split(/\s+/).slice(0, 4).join(' '));
    expect([intent, openers.filter((opener, at) => openers.indexOf(opener) !== at)]).toEqual([intent, []]);
  }
});

test('the persona holds identity, facts, honesty and the way of group chats, and is compiled once', () => {
  const character = parsed.character;
  if (!character) throw new Error('Wren is not valid');
  const persona = compilePersona(character);
  expect(compilePersona(character)).toBe(persona);
  expect(compilePersona(structuredClone(character))).toEqual(persona);
  expect(persona.prefix).toMatch(/^You are Wren\./);
  for (const part of [
    'Saltmarket',
    'Ampersand',
    'you are a bot',
    'Never begin with "Wren:"',
    "Mostly it's just stuck.",
  ]) {
    expect(persona.prefix).toContain(part);
  }
  expect(persona.prefix).not.toContain('undefined');
  expect(compilePersona({ ...character, essence: 'Other.' }).hash).not.toBe(persona.hash);
});
