import { describe, expect, it } from 'vitest';
import { parseScript } from '../../src/cli/script-lines.ts';
import { InvalidInput } from '../../src/core/errors.ts';

const good = '{"user":"ana","text":"hello"}';
const place = { platform: 'local', workspace: 'l', channel: 'c', visibility: 'dm' };

describe('parseScript', () => {
  it('reads user lines and character lines, numbered as in the file', () => {
    const told = JSON.stringify({ character: 'Well?', at: '2026-03-01T11:00:00+01:00', place });
    expect(parseScript(`\uFEFF${good}\r\n\r\n  \n${told}\n`)).toEqual([
      { line: 1, user: 'ana', text: 'hello', at: undefined, place: undefined },
      { line: 4, character: 'Well?', at: Date.UTC(2026, 2, 1, 10), place },
    ]);
  });

  it.each([
    ['no JSON', '{"user":"ana",'],
    ['no text', { user: 'ana' }],
    ['a number for a user', { user: 1, text: 'x' }],
    ['an unknown key', { user: 'ana', text: 'x', txt: 'y' }],
    ['a moment that is none', { user: 'ana', text: 'x', at: 'yesterday' }],
    ['a platform that is none', { user: 'ana', text: 'x', place: { ...place, platform: 'irc' } }],
    ['a place without visibility', { user: 'ana', text: 'x', place: { ...place, visibility: undefined } }],
    ['a character line with a user', { character: 'x', user: 'ana' }],
    ['a list', []],
    ['nothing', null],
  ])('names the line with %s', (_, malformed) => {
    const line = typeof malformed === 'string' ? malformed : JSON.stringify(malformed);
    const read = () => parseScript(`${good}\n${line}\n{"also":"wrong"}`);
    expect(read).toThrow(InvalidInput);
    expect(read).toThrow(/^Line 2: [^\n]+$/);
  });
});
