import { beforeEach, describe, expect, test } from 'vitest';
import { scopeOf } from '../../../src/core/conversation/audience.ts';
import { type CommandDeps, commandSpecs, handleCommand } from '../../../src/core/conversation/commands.ts';
import { InvalidInput } from '../../../src/core/errors.ts';
import type { CommandInvocation, FactStore, ProfileStore } from '../../../src/core/ports.ts';
import type { Fact, Place, ReadScope, UserProfile } from '../../../src/core/types.ts';
import { FakeClock } from '../../fakes/clock.ts';

const dm: Place = { platform: 'local', workspace: 'home', channel: 'ana', visibility: 'dm' };
const lounge: Place = { platform: 'local', workspace: 'home', channel: 'lounge', visibility: 'public' };

let clock: FakeClock;
let facts: Fact[];
let scopes: ReadScope[];
let user: UserProfile;
let model: string | undefined;
beforeEach(() => {
  clock = new FakeClock();
  scopes = [];
  model = undefined;
  user = {
    id: 7,
    platform: 'local',
    platformUserId: 'ana',
    displayName: 'Ana',
    remembers: true,
    firstSeenAt: 0,
    lastSeenAt: 0,
  };
  facts = [
    fact(1, 'self', 'works_at', 'the lighthouse', lounge),
    fact(2, 'dog', 'name', 'Biscuit', dm),
    fact(3, 'self', 'likes', 'dogs', dm),
  ];
});

function fact(id: number, subject: string, predicate: string, value: string, { visibility }: Place): Fact {
  return {
    id,
    ownerUserId: 7,
    subject,
    predicate,
    value,
    cardinality: 'many',
    sourceMessageId: id,
    audience: { platform: 'local', workspace: 'home', channel: '', visibility },
    validFrom: Date.UTC(2026, 1, id),
    recordedAt: 0,
  };
}

/** Only what commands call; the audience in its simplest form: a channel reads what is public. */
const factStore: FactStore = {
  record: async () => undefined,
  current: async (owner, scope, limit) => {
    scopes.push(scope);
    const readable = facts.filter(({ audience }) => scope.kind === 'dm' || audience.visibility === 'public');
    return readable.filter(({ ownerUserId }) => ownerUserId === owner).slice(0, limit);
  },
  retractFrom: async () => 0,
  retract: async (owner, ids) => {
    const before = facts.length;
    facts = facts.filter(({ id, ownerUserId }) => ownerUserId !== owner || !ids.includes(id));
    return before - facts.length;
  },
};
const profiles: ProfileStore = {
  get: async () => user,
  find: async () => user,
  meet: async () => user,
  update: async (_id, change) => {
    user = { ...user, ...change };
  },
};

async function run(name: string, change: Partial<CommandInvocation> = {}): Promise<string> {
  const deps: CommandDeps = {
    character: { name: 'Wren', tagline: 'Mends clocks by the harbour' },
    profiles,
    facts: factStore,
    scopeOf,
    clock,
    feelingOf: async () => ({
      mood: { pleasure: 0.31, arousal: -0.2, dominance: 0 },
      label: 'content',
      relationship: { affinity: -0.125 },
    }),
    ping: async () => ({ databaseMs: 1.6, model }),
  };
  const by = { platform: 'local', id: 'ana', name: 'Ana' } as const;
  const reply = await handleCommand({ name, subcommand: '', argument: '', place: dm, by, ...change }, deps);
  expect(reply.ephemeral).toBe(true);
  return reply.text;
}

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

describe('/memory', () => {
  test('shows what is known, and when it was said', async () => {
    const text = await run('memory');
    expect(text).toContain('- works at: the lighthouse _(you said so on 1 February 2026)_');
    expect(text).toContain('- your dog: name: Biscuit _(you said so on 2 February 2026)_');
  });

  test('in a channel asks for, and shows, only what the channel may read', async () => {
    const text = await run('memory', { subcommand: 'show', place: lounge });
    expect(scopes).toEqual([{ kind: 'channel', platform: 'local', workspace: 'home' }]);
    expect(text).toContain('the lighthouse');
    expect(text).not.toContain('Biscuit');
  });

  test('says so when there is nothing', async () => {
    facts = [];
    expect(await run('memory')).toContain('I remember nothing about you');
  });

  test.each([
    ['my dog', [1]],
    ['the lighthouse', [2, 3]],
    ['everything', []],
    ['my boat', [1, 2, 3]],
    ['my', [1, 2, 3]],
    ['', [1, 2, 3]],
  ])('forget %j leaves %j', async (argument, left) => {
    await run('memory', { subcommand: 'forget', argument });
    expect(facts.map(({ id }) => id)).toEqual(left);
  });

  test('forgets in a channel nothing that was said in private, nor tells that it is there', async () => {
    const text = await run('memory', { subcommand: 'forget', argument: 'dog', place: lounge });
    expect(facts).toHaveLength(3);
    expect(text).toBe(await run('memory', { subcommand: 'forget', argument: 'unicorn', place: lounge }));
  });

  test('pause and resume', async () => {
    await run('memory', { subcommand: 'pause' });
    expect(user.remembers).toBe(false);
    expect(await run('memory')).toContain('paused');
    await run('memory', { subcommand: 'resume' });
    expect(user.remembers).toBe(true);
  });

  test('an unknown subcommand is told the known ones', async () => {
    expect(await run('memory', { subcommand: 'frobnicate' })).toContain('`/memory forget <what>`');
  });

  test('a value cannot bring its own Markdown', async () => {
    facts = [fact(1, 'self', 'likes', '**bold**\n# @here', dm)];
    expect(await run('memory')).toContain('likes: \\*\\*bold\\*\\* # @here _(');
  });
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
