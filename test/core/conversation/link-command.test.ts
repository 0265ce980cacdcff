import { beforeEach, expect, test } from 'vitest';
import { hashOf, linkCommand, unlinkCommand } from '../../../src/core/conversation/link-command.ts';
import { ControlWorld } from './control-world.ts';

let world: ControlWorld;
let drawn: number;
beforeEach(() => {
  world = new ControlWorld();
  drawn = 0;
});

const bytes = (count: number) => Uint8Array.from({ length: count }, () => (drawn++ * 37) % 256);
const link = (argument = '') =>
  linkCommand(argument, world.user, {
    links: world.links,
    profiles: world.stores.profiles,
    clock: world.clock,
    bytes,
  });
const codeIn = (text: string) => /`([0-9A-Z]{5}-[0-9A-Z]{5})`/.exec(text)?.[1] ?? '';

test('offers a code that works for ten minutes and is kept as a hash only', async () => {
  const text = await link();
  const code = codeIn(text);
  expect(code).not.toBe('');
  expect(text).toContain(`/link ${code}`);
  expect(world.linkCalls).toEqual([{ call: 'offer', hash: hashOf(code), at: world.clock.now() + 600_000 }]);
  expect(JSON.stringify(world.linkCalls)).not.toContain(code.replace('-', ''));
  expect(codeIn(await link())).not.toBe(code);
});

test.each(['abcde-fgh1k', 'ABCDEFGHIK', ' `abcde fghik` ', 'ABCDE–FGHLK'.replace('–', '-')])(
  'takes %j for the code that was meant',
  async (typed) => {
    expect(await link(typed)).toMatch(/^Linked with your other account\./);
    expect(world.linkCalls.map(({ hash }) => hash)).toEqual([hashOf('ABCDE-FGH1K')]);
  },
);

test('says what is wrong with a code, and no more', async () => {
  world.redeems = 'unknown';
  expect(await link('ABCDE-FGHJK')).toMatch(/mistyped, used already, or older/);
  world.redeems = 'own';
  expect(await link('ABCDE-FGHJK')).toMatch(/from this very account/);
});

test('offers five codes an hour, and lets ten tries an hour fail', async () => {
  world.attempts = { offered: 5, failed: 9 };
  expect(await link()).toMatch(/try again later/);
  expect(await link('ABCDE-FGHJK')).toMatch(/^Linked/);
  world.attempts = { offered: 4, failed: 10 };
  expect(await link()).toMatch(/Your code/);
  expect(await link('ABCDE-FGHJK')).toMatch(/try again later/);
  expect(world.linkCalls.map(({ call }) => call)).toEqual(['redeem', 'offer']);
});

test('names the accounts with which it is one now, in case the code was somebody else’s', async () => {
  world.user = { ...world.user, linkedUserIds: [9] };
  expect(await link('ABCDE-FGHJK')).toMatch(
    /^Linked with \*\*Ana\*\* \(slack\)\. .*if that is not an account of yours\.$/,
  );
});

test('ends the link', async () => {
  expect(await unlinkCommand(world.user, { links: world.links })).toMatch(/not linked/);
  world.user = { ...world.user, linkedUserIds: [9] };
  expect(await unlinkCommand(world.user, { links: world.links })).toMatch(/^Unlinked/);
});
