/** The commands on a real database: links between accounts, what they let be seen, and erasure. */
import { mkdtempDisposable, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handleCommand } from '../../../src/core/conversation/commands.ts';
import type { CommandReply } from '../../../src/core/ports.ts';
import type { Place, PlatformName } from '../../../src/core/types.ts';
import { openStorage } from '../../../src/storage/open-storage.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeLogger } from '../../fakes/logger.ts';
import { collected } from './control-world.ts';
import { World, wren } from './pipeline-world.ts';

let w: World;
beforeEach(async () => {
  w = await World.open({ withModel: false });
});
afterEach(() => w.close());

const dmAt = (platform: PlatformName): Place => ({
  ...{ platform, workspace: platform === 'discord' ? '' : 'home', channel: `dm-ana`, visibility: 'dm' },
});
const general: Place = { platform: 'discord', workspace: 'g1', channel: 'general', visibility: 'public' };

const say = (text: string, place: Place) => w.exchange(text, { place, user: 'ana' });

function run(place: Place, words: string, world = w): Promise<CommandReply> {
  const [name = '', ...rest] = words.split(' ');
  const subcommand = name === 'memory' ? (rest.shift() ?? '') : '';
  return handleCommand(
    {
      ...{ name, subcommand, argument: rest.join(' '), place },
      by: { platform: place.platform, id: 'ana', name: 'Ana' },
    },
    {
      ...world.storage,
      character: wren,
      clock: world.clock,
      feelingOf: () => Promise.reject(new Error('not asked for')),
      ping: async () => ({ databaseMs: 1, model: undefined }),
    },
  );
}

async function linked(): Promise<void> {
  const { text } = await run(dmAt('local'), 'link');
  const code = /\/link ([0-9A-Z-]+)/.exec(text)?.[1] ?? '';
  expect((await run(dmAt('discord'), `link ${code}`)).text).toMatch(/^Linked/);
}

describe('linked accounts', () => {
  beforeEach(async () => {
    await say('my dog is called Biscuit', dmAt('local'));
    await say('I live in Lisbon', dmAt('discord'));
  });

  it('are one memory in direct messages only, until they are unlinked', async () => {
    expect((await run(dmAt('discord'), 'memory show')).text).not.toContain('Biscuit');
    await linked();
    const { text } = await run(dmAt('discord'), 'memory show');
    expect(text).toMatch(/Biscuit.*in our direct messages on Local/);
    expect(text).toMatch(/Lisbon.*in our direct messages\b/);
    expect((await run(general, 'memory show')).text).not.toMatch(/Biscuit|Lisbon/);
    const [json] = await collected((await run(dmAt('local'), 'memory export')).files);
    expect(JSON.parse(json?.text ?? '').messages).toHaveLength(2);
    await run(dmAt('local'), 'unlink');
    expect((await run(dmAt('discord'), 'memory show')).text).not.toContain('Biscuit');
  });

  it('join by a code once, in time, and not by one of their own', async () => {
    const code = /\/link ([0-9A-Z-]+)/.exec((await run(dmAt('local'), 'link')).text)?.[1] ?? '';
    expect((await run(dmAt('local'), `link ${code}`)).text).toContain('from this very account');
    await w.clock.advance(600_001);
    expect((await run(dmAt('discord'), `link ${code}`)).text).toContain('does not work');
    await linked();
  });

  it('are wiped together only where that is asked for', async () => {
    await linked();
    const { buttons = [] } = await run(dmAt('local'), 'memory wipe');
    await run(dmAt('local'), `memory wipe ${buttons[0]?.runs.argument}`);
    const { text } = await run(dmAt('discord'), 'memory show');
    expect(text).toContain('Lisbon');
    expect(text).not.toContain('Biscuit');
    await linked();
    const asked = await run(dmAt('discord'), 'memory wipe');
    await run(dmAt('discord'), `memory wipe ${asked.buttons?.[1]?.runs.argument}`);
    expect(await w.storage.profiles.find({ platform: 'local', id: 'ana' })).toBeUndefined();
    expect(await w.storage.profiles.find({ platform: 'discord', id: 'ana' })).toBeUndefined();
  });
});

it('/memory forget in a channel takes the fact wherever it was told, and private words only in the DM', async () => {
  await say('my dog is called Biscuit', dmAt('discord'));
  await say('I am allergic to nuts', dmAt('discord'));
  await say('my dog is called Biscuit', general);
  expect((await run(general, 'memory forget nuts')).text).toContain('I remember nothing like that here');
  expect((await run(general, 'memory forget Biscuit')).text).toContain('Forgotten: 1 fact and 1 message');
  expect((await run(general, 'memory show')).text).not.toContain('Biscuit');
  const inDm = (await run(dmAt('discord'), 'memory show')).text;
  expect(inDm).toContain('nuts');
  expect(inDm).not.toContain('Biscuit');
  const words = async () => {
    const [json] = await collected((await run(dmAt('discord'), 'memory export')).files);
    return (JSON.parse(json?.text ?? '').messages as { text: string }[]).map(({ text }) => text);
  };
  expect(await words()).toEqual(['my dog is called Biscuit', 'I am allergic to nuts']);
  expect((await run(dmAt('discord'), 'memory forget my dog')).text).toContain('Forgotten');
  expect(await words()).toEqual(['I am allergic to nuts']);
});

it('/memory wipe leaves no byte of what was said in the files of the database', async () => {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'familiar-wipe-'));
  const clock = new FakeClock();
  const url = `sqlite:${path.join(folder.path, 'familiar.db')}`;
  const storage = await openStorage({ url, clock, logger: new FakeLogger() });
  const after = Object.assign(Object.create(World.prototype) as World, { clock, storage });
  const world = await World.open({ after, withModel: false });
  try {
    const place = dmAt('local');
    await world.exchange('my quokka is called Zanzibarra', { place, user: 'ana' });
    await world.exchange('forget what I told you about Madagascarina', { place, user: 'ana' });
    expect(await wordsLeft(folder.path)).toEqual(['zanzibarra', 'quokka', 'madagascarina']);
    const asked = await run(place, 'memory wipe', world);
    await run(place, `memory wipe ${asked.buttons?.[0]?.runs.argument}`, world);
    expect(await wordsLeft(folder.path)).toEqual([]);
  } finally {
    await storage.close();
  }
});

async function wordsLeft(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder);
  const contents = await Promise.all(files.map((name) => readFile(path.join(folder, name), 'latin1')));
  const all = contents.join('\n').toLowerCase();
  return ['zanzibarra', 'quokka', 'madagascarina'].filter((word) => all.includes(word));
}
