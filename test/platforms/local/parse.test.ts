import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../src/platforms/local/commands.ts';
import { userIdOf } from '../../../src/platforms/local/directory.ts';
import { parseText } from '../../../src/platforms/local/parse.ts';

const robin = { id: 'robin', name: 'Robin' };
const users = [robin, { id: 'mary-ann', name: 'Mary Ann' }];
const parse = (text: string, character = 'Wren') => parseText(text, character, robin, users);

describe('parseText', () => {
  it.each([
    ['@Wren hello', 'hello'],
    ['@wren, are you there?', 'are you there?'],
    ['so @WREN what now', 'so what now'],
    ['what do you think, @Wren?', 'what do you think,?'],
    ['@Wren', ''],
  ])('takes the character’s mention out of %j', (typed, text) => {
    expect(parse(typed)).toEqual({ text, mentionsCharacter: true, mentionsOthers: false });
  });

  it.each(['me@wren.example', '@wrenfan hi', 'look at `@Wren`', '```\n@Wren\n```', '@@Wren'])(
    'sees no mention in %j',
    (text) => {
      expect(parse(text)).toEqual({ text, mentionsCharacter: false, mentionsOthers: false });
    },
  );

  it('writes people with their display name, and knows its author is no other', () => {
    expect(parse('ask @mary-ann')).toEqual({
      text: 'ask @Mary Ann',
      mentionsCharacter: false,
      mentionsOthers: true,
    });
    expect(parse('I am @robin').mentionsOthers).toBe(false);
  });

  it('reads a name with signs that patterns know', () => {
    expect(parse('@C3-P.O (the 2nd) hi', 'C3-P.O (the 2nd)')).toMatchObject({
      text: 'hi',
      mentionsCharacter: true,
    });
  });

  it('leaves the author’s own spacing alone where nobody was mentioned', () => {
    expect(parse('a  list:\n  - one').text).toBe('a  list:\n  - one');
  });
});

describe('parseCommand', () => {
  const specs = [
    { name: 'memory', description: '', subcommands: [{ name: 'forget', description: '' }] },
    { name: 'ping', description: '' },
  ];

  it.each([
    ['/ping', { name: 'ping', subcommand: '', argument: '' }],
    [' /PING ', { name: 'ping', subcommand: '', argument: '' }],
    ['/memory', { name: 'memory', subcommand: '', argument: '' }],
    ['/memory forget', { name: 'memory', subcommand: 'forget', argument: '' }],
    ['/memory forget  my ex', { name: 'memory', subcommand: 'forget', argument: 'my ex' }],
    ['/memory of my ex', { name: 'memory', subcommand: '', argument: 'of my ex' }],
    ['/nonsense now', { name: 'nonsense', subcommand: '', argument: 'now' }],
  ])('reads %j', (text, command) => {
    expect(parseCommand(text, specs)).toEqual(command);
  });

  it.each(['/usr/bin is full', '// why?', '/ ping', 'say /ping', '/2'])(
    'leaves %j to the character',
    (text) => {
      expect(parseCommand(text, specs)).toBeUndefined();
    },
  );
});

it.each([
  ['Robin', 'robin'],
  ['  Mary  Ann ', 'mary-ann'],
  ['Žofie', 'žofie'],
  ['<b>', 'b'],
  ['../..', ''],
  ['x'.repeat(80), 'x'.repeat(32)],
])('makes an id of the name %j', (name, id) => {
  expect(userIdOf(name)).toBe(id);
});
