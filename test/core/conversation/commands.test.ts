import { beforeEach, describe, expect, test } from 'vitest';
import { type CommandDeps, commandSpecs, handleCommand } from '../../../src/core/conversation/commands.ts';
import { InvalidInput } from '../../../src/core/errors.ts';
import type { CommandInvocation, CommandReply } from '../../../src/core/ports.ts';
import { ControlWorld, collected, dm, lounge } from './control-world.ts';

let world: ControlWorld;
let model: string | undefined;
beforeEach(() => {
  world = new ControlWorld();
  model = undefined;
});

async function reply(name: string, change: Partial<CommandInvocation> = {}): Promise<CommandReply> {
  const deps: CommandDeps = {
    ...world.deps,
    character: { name: 'Wren', tagline: 'Mends clocks by the harbour' },
    feelingOf: async () => ({
      mood: { pleasure: 0.31, arousal: -0.2, dominance: 0 },
      label: 'content',
      relationship: { affinity: -0.125 },
    }),
    ping: async () => ({ databaseMs: 1.6, model }),
  };
  const by = { platform: 'local', id: 'ana', name: 'Ana' } as const;
  const given = await handleCommand({ name, subcommand: '', argument: '', place: dm, by, ...change }, deps);
  expect(given.ephemeral).toBe(true);
  return given;
}

async function run(name: string, change: Partial<CommandInvocation> = {}): Promise<string> {
  return (await reply(name, change)).text;
}

const memory = (subcommand: string, argument = '', place = dm) =>
  reply('memory', { subcommand, argument, place });

test('every registered command answers, and no other', async () => {
  for (const { name, subcommands = [{ name: '' }] } of commandSpecs) {
    for (const { name: subcommand } of subcommands) expect(await run(name, { subcommand })).not.toBe('');
  }
  await expect(run('dance')).rejects.toBeInstanceOf(InvalidInput);
});

test('/help names the character and every command', async () => {
  const text = await run('help');
  expect(text).toContain("I'm Wren");
  for (const { name } of commandSpecs) expect(text).toContain(`\`/${name}\``);
});

describe('/memory show', () => {
  test('shows what is known by entity, with where and when it was said', async () => {
    world.say('my dog is called Biscuit', [
      { entity: 'dog,biscuit', kind: 'pet', predicate: 'name', value: 'Biscuit' },
    ]);
    world.say('I live in Lisbon', [{ predicate: 'home', value: 'Lisbon' }], lounge);
    const text = await run('memory');
    expect(text.split('\n').slice(1)).toEqual([
      '',
      '**You**',
      '- You live in Lisbon _(you said so on 1 March 2026, in #lounge ([message](https://chat.example/m2)))_',
      '',
      '**Dog (Biscuit)**',
      '- Your dog is called Biscuit _(you said so on 1 March 2026, in our direct messages ([message](https://chat.example/m1)))_',
      '',
      '`/memory forget <what>` makes me forget, `/memory export` gives you all of it as files.',
    ]);
  });

  test('in a channel shows only what the channel may read', async () => {
    world.say('my dog is called Biscuit', [{ entity: 'dog', predicate: 'name', value: 'Biscuit' }]);
    world.say('I live in Lisbon', [{ predicate: 'home', value: 'Lisbon' }], lounge);
    const text = await run('memory', { subcommand: 'show', place: lounge });
    expect(text).toContain('Lisbon');
    expect(text).not.toContain('Biscuit');
    expect(text).toContain('in a direct message I can show you more');
  });

  test('names the platform where a linked account said it', async () => {
    world.user = { ...world.user, linkedUserIds: [9] };
    const slackDm = { platform: 'slack', workspace: 'T1', channel: 'D1', visibility: 'dm' } as const;
    world.say('I like tea', [{ predicate: 'likes', value: 'tea' }], slackDm, 9);
    expect(await run('memory')).toContain('in our direct messages on Slack');
  });

  test('comes in pages, the most salient first', async () => {
    for (let at = 1; at <= 23; at++)
      world.say(`I like tea ${at}`, [{ predicate: 'likes', value: `tea ${at}` }]);
    world.facts = world.facts.map((fact) => ({ ...fact, importance: fact.id / 100 }));
    const first = await memory('show');
    expect(first.text).toMatch(/tea 23\b[\s\S]*tea 14\b/);
    expect(first.text).not.toMatch(/tea 13\b/);
    expect(first.text).toContain('23 things, page 1 of 3');
    expect(first.buttons).toEqual([
      { label: 'More', danger: false, runs: { name: 'memory', subcommand: 'show', argument: '2' } },
    ]);
    const last = await memory('show', '3');
    expect(last.text.match(/You like tea/g)).toHaveLength(3);
    expect(last.buttons).toEqual([]);
    expect((await memory('show', '99')).text).toBe(last.text);
  });

  test('says so when there is nothing', async () => {
    expect(await run('memory')).toContain('I remember nothing about you');
  });

  test('a value cannot bring its own Markdown', async () => {
    world.say('x', [{ predicate: 'likes', value: '**bold**\n# @here' }]);
    expect(await run('memory')).toContain('You like \\*\\*bold\\*\\* # @here _(');
  });
});

describe('/memory forget', () => {
  beforeEach(() => {
    world.say('my ex is called Dana', [{ entity: 'ex,dana', predicate: 'name', value: 'Dana' }]);
    world.say('I live in Lisbon', [{ predicate: 'home', value: 'Lisbon' }]);
  });

  test('says what was forgotten', async () => {
    const { text } = await memory('forget', 'my ex');
    expect(text).toContain('Forgotten: 1 fact and 1 message.');
    expect(text).toContain('- Your ex is called Dana');
    expect(text).toContain('On the platform they stand until you delete them');
    expect(world.values).toEqual(['Lisbon']);
  });

  test('asks where several are meant, and takes them on a yes', async () => {
    world.say('my boss is called Dana', [{ entity: 'boss,dana', predicate: 'name', value: 'Dana' }]);
    const asked = await memory('forget', 'Dana');
    expect(asked.text).toContain('That would be 2 facts and 2 messages:');
    expect(asked.text).toContain('`/memory forget yes: Dana`');
    expect(world.values).toHaveLength(3);
    const [button] = asked.buttons ?? [];
    expect(button).toMatchObject({ label: 'Forget all of it', danger: true });
    await reply('memory', { ...button?.runs });
    expect(world.values).toEqual(['Lisbon']);
  });

  test('tells of no more than this place may know', async () => {
    const text = await run('memory', { subcommand: 'forget', argument: 'my ex', place: lounge });
    expect(world.values).toHaveLength(2);
    expect(text).toBe(await run('memory', { subcommand: 'forget', argument: 'unicorn', place: lounge }));
  });

  test.each(['', 'everything', 'my', 'my boat'])('forget %j leaves all', async (argument) => {
    await memory('forget', argument);
    expect(world.values).toHaveLength(2);
  });
});

describe('/memory wipe', () => {
  beforeEach(() => {
    world.say('I live in Lisbon', [{ predicate: 'home', value: 'Lisbon' }]);
  });

  test('asks first, with a code and a button that is good for the caller and ten minutes', async () => {
    const asked = await memory('wipe');
    expect(world.wiped).toBeUndefined();
    const [button, ...more] = asked.buttons ?? [];
    expect(more).toEqual([]);
    expect(button).toMatchObject({ label: 'Delete everything', danger: true });
    expect(asked.text).toContain(`\`/memory wipe ${button?.runs.argument}\``);
    world.user = { ...world.user, id: 8 };
    expect((await reply('memory', { ...button?.runs })).text).toContain('does not work');
    world.user = { ...world.user, id: 7 };
    await world.clock.advance(600_000);
    expect((await reply('memory', { ...button?.runs })).text).toContain('does not work');
    expect(world.wiped).toBeUndefined();
  });

  test('deletes this account, scrubs, and tells what it cannot delete', async () => {
    world.user = { ...world.user, linkedUserIds: [9] };
    const [button] = (await memory('wipe')).buttons ?? [];
    const { text } = await reply('memory', { ...button?.runs });
    expect(world.wiped).toEqual([7]);
    expect(world.log).toEqual(['wipe', 'scrub']);
    expect(text).toContain('1 message, 1 fact, and the profile');
    expect(text).toContain('What I cannot delete');
  });

  test('deletes linked accounts where that is asked for', async () => {
    world.user = { ...world.user, linkedUserIds: [9, 12] };
    const asked = await memory('wipe');
    const [, all] = asked.buttons ?? [];
    expect(asked.text).toContain('Your linked accounts (2) stay as they are');
    await memory('wipe', `${all?.runs.argument}`.toLowerCase());
    expect(world.wiped).toEqual([7, 9, 12]);
  });

  test.each(['yes', 'AAAA-AAAA', 'everything'])('%j is no code', async (argument) => {
    await memory('wipe', argument);
    expect(world.wiped).toBeUndefined();
  });
});

test('/memory export brings two files, and says what they hold', async () => {
  world.say('I live in Lisbon', [{ predicate: 'home', value: 'Lisbon' }]);
  const { text, files } = await memory('export');
  expect(text).toContain('everything that I have of you');
  const names = (await collected(files)).map(({ name }) => name);
  expect(names).toEqual(['familiar-memory-2026-03-01.json', 'familiar-memory-2026-03-01.md']);
  expect((await memory('export', '', lounge)).text).toContain('that may be read in this place');
});

test('/memory pause and resume', async () => {
  await memory('pause');
  expect(world.user.remembers).toBe(false);
  expect(await run('memory')).toContain('paused');
  await memory('resume');
  expect(world.user.remembers).toBe(true);
});

test('an unknown subcommand of /memory is told the known ones', async () => {
  expect(await run('memory', { subcommand: 'frobnicate' })).toContain('`/memory forget <what>`');
});

test('/link offers a code and joins by one; /unlink ends it', async () => {
  expect(await run('link')).toContain('Your code: `');
  expect(await run('link', { argument: 'ABCDE-FGHJK' })).toMatch(/^Linked/);
  expect(await run('unlink')).toContain('not linked');
});

test('/mood says it in a word, in words and in numbers', async () => {
  const text = await run('mood');
  expect(text).toContain('I feel **content**: things please me, quiet inside, steady.');
  expect(text).toContain('Pleasure +0.31, arousal -0.20, dominance 0.00; and towards you -0.13');
});

test('/ping and /privacy tell whether a model gets what is said', async () => {
  expect(await run('ping')).toContain('answered in 2 ms. No model is configured');
  expect(await run('privacy')).toContain('nobody; no language model is configured');
  model = 'llama3.2';
  expect(await run('ping')).toContain('`llama3.2`');
  expect(await run('privacy')).toContain('I send the recent messages');
});
