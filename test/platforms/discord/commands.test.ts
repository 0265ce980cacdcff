import { afterEach, describe, expect, it } from 'vitest';
import type { CommandReply } from '../../../src/core/ports.ts';
import { DiscordPlatform } from '../../../src/platforms/discord/adapter.ts';
import { commandBodies } from '../../../src/platforms/discord/commands.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { commandSpecs, DiscordHarness } from './harness.ts';

describe('discord: commands', () => {
  let discord: DiscordHarness;

  afterEach(async () => {
    await discord.stop();
    expect(discord.standIn.violations).toEqual([]);
  });

  const puts = () => discord.standIn.journal.of('PUT', /\/commands$/);
  const registered = () =>
    discord.standIn.waitFor(() => (puts()[0]?.status ?? 0) > 0, 'the commands to be registered');
  const use = (name: string, more: { subcommand?: string; options?: Record<string, string> } = {}) =>
    discord.standIn.slash(name, {
      channel: discord.standIn.home.channel.id,
      user: discord.standIn.home.user,
      ...more,
    });
  const answers = (channel = discord.standIn.home.channel.id) => discord.standIn.history(channel);

  it('registers them once, for servers and DMs, and not again while they are the same', async () => {
    discord = await DiscordHarness.start();
    await registered();
    expect(discord.standIn.world.commands).toMatchObject(commandBodies(commandSpecs));
    expect(discord.standIn.world.commands[0]).toMatchObject({ contexts: [0, 1] });
    await discord.platform.stop();
    expect(discord.notebook.notes.size).toBe(1);

    const options = {
      token: discord.standIn.token,
      apiUrl: discord.apiUrl,
      notebook: discord.notebook,
      logger: discord.logger,
      clock: new FakeClock(),
      replyWithReference: true,
    };
    const again = new DiscordPlatform({ ...options, commands: commandSpecs });
    await again.start(discord.inbound);
    await again.stop();
    expect(puts()).toHaveLength(1);

    const changed = new DiscordPlatform({ ...options, commands: commandSpecs.slice(1) });
    await changed.start(discord.inbound);
    await changed.stop();
    expect(puts()).toHaveLength(2);
    expect(discord.standIn.world.commands.map((command) => command.name)).toEqual(['memory', 'mood']);
  });

  it('starts although registering fails, and tries again after a while', async () => {
    const clock = new FakeClock();
    discord = await DiscordHarness.prepare({}, { clock });
    discord.standIn.faults.add({ method: 'PUT', effect: { kind: 'status', status: 500 } });
    await discord.platform.start(discord.inbound);
    await discord.until(() => clock.nextInMs === 5_000, 'the pause');
    expect(discord.notebook.notes.size).toBe(0);
    expect(discord.logger.sentences('warn')).toContain('Discord commands could not be registered');
    await clock.advance(5_000);
    await discord.until(() => discord.notebook.notes.size === 1, 'the commands to be registered');
  });

  it('hands in name, subcommand, argument, place and person, and shows the reply to the caller only', async () => {
    discord = await DiscordHarness.start();
    discord.inbound.commandReply = { text: 'Forgotten. @everyone', ephemeral: true };
    use('memory', { subcommand: 'forget', options: { what: ' my ex ' } });
    await discord.standIn.waitFor(() => answers().length === 1, 'the reply');
    expect(discord.inbound.commands).toEqual([
      {
        name: 'memory',
        subcommand: 'forget',
        argument: 'my ex',
        place: discord.homePlace,
        by: { ...discord.ana, locale: 'en-US' },
      },
    ]);
    expect(answers()).toMatchObject([
      { content: 'Forgotten. @everyone', ephemeral: true, pings: { everyone: false } },
    ]);
  });

  it('works in a DM, and without subcommand or argument', async () => {
    discord = await DiscordHarness.start();
    discord.inbound.commandReply = { text: 'pong', ephemeral: false };
    const dm = discord.standIn.world.dmWith(discord.standIn.home.user);
    discord.standIn.slash('ping', { channel: dm.id, user: discord.standIn.home.user });
    await discord.standIn.waitFor(() => answers(dm.id).length === 1, 'the reply');
    expect(discord.inbound.commands[0]).toMatchObject({
      subcommand: '',
      argument: '',
      place: { workspace: '', channel: dm.id, visibility: 'dm' },
    });
    expect(answers(dm.id)).toMatchObject([{ content: 'pong', ephemeral: false }]);
  });

  it('asks for patience when the reply takes long, and fills it in later', async () => {
    const clock = new FakeClock();
    discord = await DiscordHarness.start({}, { clock });
    const { promise, resolve } = Promise.withResolvers<CommandReply>();
    discord.inbound.command = () => promise;
    const interaction = use('ping');
    await discord.until(() => clock.pending > 0, 'the patience to be measured');
    await clock.advance(1_500);
    await discord.standIn.waitFor(() => interaction.acknowledged, 'the deferral');
    expect(interaction.acknowledged).toBe(5);
    resolve({ text: 'Here at last', ephemeral: false });
    await discord.standIn.waitFor(() => answers()[0]?.content === 'Here at last', 'the reply');
    expect(answers()).toHaveLength(1);
  });

  it('splits a reply that is longer than a message, and sends one that is far longer as a file', async () => {
    discord = await DiscordHarness.start();
    discord.inbound.commandReply = { text: 'A fact to remember.\n'.repeat(150), ephemeral: true };
    use('memory', { subcommand: 'show' });
    await discord.standIn.waitFor(() => answers().length === 2, 'two messages');
    expect(answers().map((message) => message.ephemeral)).toEqual([true, true]);

    discord.inbound.commandReply = { text: 'A fact to remember.\n'.repeat(1_000), ephemeral: true };
    use('memory', { subcommand: 'show' });
    await discord.standIn.waitFor(() => answers().length === 3, 'one message with a file');
    expect(answers()[2]).toMatchObject({ files: ['reply.md'], ephemeral: true });
  });

  async function* files(...texts: readonly string[]) {
    for (const [at, text] of texts.entries())
      yield { name: `memory-${at + 1}.json`, mediaType: 'application/json', text };
  }

  it('sends files one by one after the text, for the caller only', async () => {
    discord = await DiscordHarness.start();
    const german = JSON.stringify({ said: 'Grüße 🧡' });
    discord.inbound.commandReply = { text: 'Here it is', ephemeral: true, files: files(german, '{}') };
    use('memory', { subcommand: 'show' });
    await discord.standIn.waitFor(() => answers().length === 3, 'the text and two files');
    expect(answers().map(({ content, files: names, ephemeral }) => ({ content, names, ephemeral }))).toEqual([
      { content: 'Here it is', names: [], ephemeral: true },
      { content: '', names: ['memory-1.json'], ephemeral: true },
      { content: '', names: ['memory-2.json'], ephemeral: true },
    ]);
    expect(discord.standIn.fileText(answers()[1]?.id ?? '', 'memory-1.json')).toBe(german);
  });

  it('takes files of four megabytes', async () => {
    discord = await DiscordHarness.start();
    const text = JSON.stringify('x'.repeat(4_000_000));
    discord.inbound.commandReply = { text: 'Here it is', ephemeral: true, files: files(text) };
    use('memory', { subcommand: 'show' });
    await discord.standIn.waitFor(() => answers()[1]?.files.length === 1, 'the file');
    expect(discord.standIn.fileText(answers()[1]?.id ?? '', 'memory-1.json')).toBe(text);
  });

  it('says so when the files break off', async () => {
    discord = await DiscordHarness.start();
    async function* broken() {
      yield* files('{}');
      throw new Error('the database went away');
    }
    discord.inbound.commandReply = { text: 'Here it is', ephemeral: true, files: broken() };
    use('memory', { subcommand: 'show' });
    await discord.standIn.waitFor(() => answers().length === 3, 'the apology');
    expect(answers()[2]).toMatchObject({ ephemeral: true, content: expect.stringMatching(/not all there/) });
    const logged = () =>
      discord.logger.sentences('warn').includes('A Discord interaction could not be answered');
    await discord.until(logged, 'a line in the log');
  });

  const button = (label: string, argument: string, danger = true) => ({
    label,
    danger,
    runs: { name: 'memory', subcommand: 'forget', argument },
  });

  it('shows buttons that run a command as their presser, in the place of what they stood under', async () => {
    discord = await DiscordHarness.start();
    discord.inbound.commandReply = {
      text: 'Sure?',
      ephemeral: true,
      buttons: [button('Delete everything', 'K7QF-3MXD'), button('No colon: lost', 'yes: a: b', false)],
    };
    use('memory', { subcommand: 'forget' });
    await discord.standIn.waitFor(() => answers().length === 1, 'the question');
    const [row] = answers()[0]?.components ?? [];
    expect(row?.components).toMatchObject([
      { label: 'Delete everything', style: 4, custom_id: 'familiar:run:memory:forget:K7QF-3MXD' },
      { label: 'No colon: lost', style: 2, custom_id: 'familiar:run:memory:forget:yes: a: b' },
    ]);

    discord.inbound.commandReply = { text: 'It is done', ephemeral: true };
    const { user } = discord.standIn.home;
    discord.standIn.press('familiar:run:memory:forget:yes: a: b', answers()[0]?.id ?? '', user);
    await discord.standIn.waitFor(() => answers()[0]?.content === 'It is done', 'the answer');
    expect(answers()).toHaveLength(1);
    expect(answers()[0]?.components).toEqual([]);
    expect(discord.inbound.commands[1]).toEqual({
      ...{ name: 'memory', subcommand: 'forget', argument: 'yes: a: b', place: discord.homePlace },
      by: { ...discord.ana, locale: 'en-US' },
    });
  });

  it('leaves out a button that carries more than Discord takes', async () => {
    discord = await DiscordHarness.start();
    discord.inbound.commandReply = {
      text: 'Sure?',
      ephemeral: true,
      buttons: [button('Too long', 'x'.repeat(90))],
    };
    use('memory', { subcommand: 'forget' });
    await discord.standIn.waitFor(() => answers().length === 1, 'the question');
    expect(answers()[0]?.components).toEqual([]);
  });

  it('tells how a place is called and where a message stands in it', async () => {
    discord = await DiscordHarness.start();
    const { guild, channel } = discord.standIn.home;
    const link = `https://discord.com/channels/${guild.id}/${channel.id}/55`;
    expect(await discord.platform.locate(discord.homePlace, '55')).toEqual({
      name: '#general (Harbor)',
      link,
    });
    const dm = { platform: 'discord', workspace: '', channel: '77', visibility: 'dm' } as const;
    expect(await discord.platform.locate(dm, '55')).toEqual({
      link: 'https://discord.com/channels/@me/77/55',
    });
  });
});
