import { beforeEach, expect, test } from 'vitest';
import { exportFiles } from '../../../src/core/conversation/memory-export.ts';
import type { CommandFile } from '../../../src/core/ports.ts';
import type { Place } from '../../../src/core/types.ts';
import { ControlWorld, collected, dm, lounge } from './control-world.ts';

let world: ControlWorld;
beforeEach(() => {
  world = new ControlWorld();
});

async function exported(place: Place = dm, maxFileBytes?: number): Promise<CommandFile[]> {
  const deps = {
    ...world.deps,
    characterName: 'Wren',
    ...(maxFileBytes === undefined ? {} : { maxFileBytes }),
  };
  return collected(exportFiles(world.user, place, deps));
}

const parsed = (file: CommandFile | undefined) => JSON.parse(file?.text ?? '') as Record<string, unknown>;

test('one file for programs and one to read, with everything and where it came from', async () => {
  const source = world.say('my dog is called Biscuit', [
    { entity: 'dog,biscuit', kind: 'pet', predicate: 'name', value: 'Biscuit' },
  ]);
  const [json, text, ...more] = await exported();
  expect(more).toEqual([]);
  expect(json).toMatchObject({ name: 'familiar-memory-2026-03-01.json', mediaType: 'application/json' });
  expect(parsed(json)).toEqual({
    format: 'familiar-memory',
    version: 1,
    part: 1,
    character: 'Wren',
    exportedAt: '2026-03-01T10:00:00.000Z',
    scope: 'dm',
    accounts: [
      {
        ...{ platform: 'local', id: 'ana', displayName: 'Ana', pronouns: null, timeZone: null, locale: null },
        ...{
          remembers: true,
          firstSeenAt: '1970-01-01T00:00:00.000Z',
          lastSeenAt: '1970-01-01T00:00:00.000Z',
        },
      },
    ],
    facts: [
      {
        account: { platform: 'local', id: 'ana' },
        about: { name: 'dog', kind: 'pet', aliases: ['biscuit'] },
        ...{ predicate: 'name', value: 'Biscuit', effect: 'holds', confidence: 1, importance: 0.5, uses: 0 },
        audience: { visibility: 'dm', platform: 'local', workspace: 'home', channel: '@ana' },
        sourceMessageId: source.id,
        validFrom: '2026-03-01T10:00:00.000Z',
        validTo: null,
        recordedAt: '2026-03-01T10:00:00.000Z',
        lastUsedAt: null,
      },
    ],
    summaries: [],
    messages: [
      {
        id: source.id,
        account: { platform: 'local', id: 'ana' },
        conversation: { platform: 'local', workspace: 'home', channel: '@ana' },
        ...{ platformMessageId: 'm1', replyToPlatformMessageId: null, sentAt: '2026-03-01T10:00:00.000Z' },
        ...{ text: 'my dog is called Biscuit', attachments: [] },
      },
    ],
  });
  expect(text).toMatchObject({ name: 'familiar-memory-2026-03-01.md', mediaType: 'text/markdown' });
  expect(text?.text).toMatch(/^# What Wren remembers of you/);
  expect(text?.text).toContain('Dog (Biscuit): Your dog is called Biscuit (said on 2026-03-01)');
  expect(text?.text).toContain('> my dog is called Biscuit');
});

test('in a channel holds only what the channel may read; in a DM what linked accounts said, too', async () => {
  world.user = { ...world.user, linkedUserIds: [9] };
  world.say('I am allergic to nuts', [{ predicate: 'allergy', value: 'nuts' }]);
  world.say('I live in Lisbon', [{ predicate: 'home', value: 'Lisbon' }], lounge);
  world.say('from my other account', [], dm, 9);
  const [inLounge, textInLounge] = await exported(lounge);
  expect(parsed(inLounge)).toMatchObject({
    scope: 'channel',
    accounts: [{ id: 'ana' }],
    messages: [{ id: 2 }],
  });
  expect(`${inLounge?.text}${textInLounge?.text}`).not.toMatch(/nuts|other account/);
  const [inDm] = await exported();
  expect(parsed(inDm)).toMatchObject({
    accounts: [{ platform: 'local' }, { platform: 'slack' }],
    facts: [{ value: 'nuts' }, { value: 'Lisbon' }],
    messages: [{ id: 1 }, { id: 2 }, { id: 3, account: { platform: 'slack' } }],
  });
});

test('many messages are read page by page and fill files of bounded size, each whole in itself', async () => {
  const said = Array.from({ length: 2_345 }, (_, at) => `message number ${at} with “quotes” and ünïcode`);
  for (const text of said) world.say(text);
  const pages: number[] = [];
  const { ofUser } = world.stores.messages;
  const deps = {
    ...world.deps,
    characterName: 'Wren',
    maxFileBytes: 50_000,
    messages: {
      ofUser: (...asked: Parameters<typeof ofUser>) => {
        pages.push(asked[2]);
        return ofUser(...asked);
      },
    },
  };
  const files: CommandFile[] = [];
  const pagesAt: number[] = [];
  for await (const file of exportFiles(world.user, dm, deps)) {
    files.push(file);
    pagesAt.push(pages.length);
  }
  expect(pages).toEqual([0, 500, 1000, 1500, 2000]);
  // The first files are given away before the last page is read.
  expect(pagesAt[0]).toBe(1);
  for (const { text } of files) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(50_000);
  const json = files.filter(({ name }) => name.endsWith('.json'));
  expect(json.map(({ name }) => name).slice(0, 2)).toEqual([
    'familiar-memory-2026-03-01.json',
    'familiar-memory-2026-03-01-2.json',
  ]);
  const messages = json.flatMap((file) =>
    (parsed(file).messages as { text: string }[]).map(({ text }) => text),
  );
  expect(messages).toEqual(said);
  expect(json.map((file) => parsed(file).part)).toEqual(json.map((_, at) => at + 1));
  const read = files.filter(({ name }) => name.endsWith('.md')).map(({ text }) => text);
  for (const text of said) expect(read.filter((one) => one.includes(`> ${text}\n`))).toHaveLength(1);
});

test('of somebody who said nothing there are still two whole files', async () => {
  const [json, text] = await exported();
  expect(parsed(json)).toMatchObject({ facts: [], messages: [] });
  expect(text?.text).toContain('Ana on local (ana)');
});
