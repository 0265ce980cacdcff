/** The user in charge, over real sockets, on both platforms and one database. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WireChannel } from '../standins/discord/wire.ts';
import { House } from './house.ts';

let house: House;
let dm: WireChannel;
const slackUser = 'UDORA';
const slackDm = 'DDORA';

beforeAll(async () => {
  house = await House.open({ model: false });
  dm = house.discord.world.dmWith(house.discord.home.user);
  house.slack.world.person(slackUser, { displayName: 'Dora' });
  house.slack.world.channel(slackDm, 'im');
});
afterAll(async () => {
  await house.close();
  expect(house.discord.violations).toEqual([]);
  expect(house.leaks()).toEqual([]);
});

/** Uses a command in the Discord DM and resolves with its answers. */
async function ask(name: string, subcommand?: string, argument?: Record<string, string>, answers = 1) {
  const before = house.shown(dm.id).length;
  house.discord.slash(name, {
    channel: dm.id,
    user: house.discord.home.user,
    ...(subcommand === undefined ? {} : { subcommand }),
    ...(argument === undefined ? {} : { options: argument }),
  });
  const shown = await house.until(dm.id, `the answer to ${name}`, (all) => all.length >= before + answers);
  return shown.slice(before);
}

async function askSlack(text: string): Promise<string> {
  const before = house.slack.people.fromBot(slackDm).length;
  house.slack.people.slash('/familiar', text, { user: slackUser, channel: slackDm });
  await house.slack.waitFor(() => house.slack.people.fromBot(slackDm).length > before);
  return house.slack.people.fromBot(slackDm).at(-1)?.text ?? '';
}

async function tell(content: string): Promise<void> {
  const before = house.shown(dm.id).length;
  house.discord.say({ channel: dm.id, author: house.discord.home.user, content });
  await house.until(dm.id, 'a reply', (all) => all.length > before);
}

it('shows what is known with a link to where it was said, and exports it as files', async () => {
  await tell('my dog is called Biscuit');
  const [shown] = await ask('memory', 'show');
  expect(shown?.ephemeral).toBe(true);
  expect(shown?.content).toMatch(/Biscuit.*https:\/\/discord\.com\/channels\/@me\/\d+\/\d+/);
  const [text, json, markdown] = await ask('memory', 'export', undefined, 3);
  expect(text?.content).toContain('everything');
  const exported = house.discord.fileText(json?.id ?? '', json?.files[0] ?? '');
  expect(JSON.parse(exported)).toMatchObject({
    facts: [{ about: { name: 'dog' } }],
    messages: [{ text: 'my dog is called Biscuit' }],
  });
  expect(house.discord.fileText(markdown?.id ?? '', markdown?.files[0] ?? '')).toContain(
    '> my dog is called',
  );
});

it('links an account of the other platform, whose direct messages then know it', async () => {
  expect(await askSlack('memory show')).not.toContain('Biscuit');
  const [offer] = await ask('link');
  const code = /\/link ([0-9A-Z-]+)/.exec(offer?.content ?? '')?.[1] ?? '';
  expect(offer?.ephemeral).toBe(true);
  expect(await askSlack(`link ${code}`)).toMatch(/^Linked/);
  expect(await askSlack('memory show')).toMatch(/Biscuit.*on Discord/);
});

it('sends the export into the direct messages on Slack', async () => {
  await askSlack('memory export');
  const files = () => house.slack.people.fromBot(slackDm).flatMap((message) => message.files);
  await house.slack.waitFor(() => files().length === 2);
  expect(Buffer.from(files()[0]?.bytes ?? []).toString()).toContain('my dog is called Biscuit');
});

it('forgets what somebody wishes forgotten, said in plain words', async () => {
  await tell('forget that I told you about my dog');
  const [shown] = await ask('memory', 'show');
  expect(shown?.content).not.toContain('Biscuit');
  const [, json] = await ask('memory', 'export', undefined, 3);
  expect(house.discord.fileText(json?.id ?? '', json?.files[0] ?? '')).not.toContain('Biscuit');
});

it('wipes at the press of a button, after asking', async () => {
  await tell('I live in Lisbon');
  const [asked] = await ask('memory', 'wipe');
  const [row] = asked?.components ?? [];
  const [button] = (row?.components ?? []) as { custom_id: string }[];
  house.discord.press(button?.custom_id ?? '', asked?.id ?? '', house.discord.home.user);
  await house.until(dm.id, 'the wipe', (all) => all.some(({ content }) => content.startsWith("It's done")));
  const [shown] = await ask('memory', 'show');
  expect(shown?.content).toContain('I remember nothing about you');
});
