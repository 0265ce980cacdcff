import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messageFlags } from '../../standins/discord/wire.ts';
import { DiscordHarness } from './harness.ts';

describe('discord: what comes in', () => {
  let discord: DiscordHarness;

  beforeEach(async () => {
    discord = await DiscordHarness.start();
  });

  afterEach(async () => {
    await discord.stop();
    expect(discord.standIn.violations).toEqual([]);
  });

  it('hears a mention in a server, without the mention itself', async () => {
    const { bot } = discord.standIn.world;
    const before = Date.now();
    const message = await discord.hear(`<@${bot.id}>, how are you?`, { mentions: [bot] });
    expect(message).toMatchObject({
      place: discord.homePlace,
      author: { platform: 'discord', id: discord.standIn.home.user.id, name: 'Ana' },
      authorIsBot: false,
      text: 'how are you?',
      mentionsCharacter: true,
      mentionsOthers: false,
      inOwnThread: false,
      attachments: [],
    });
    expect(Math.abs(message.sentAt - before)).toBeLessThan(5_000);
    expect(message.receivedAt).toBeGreaterThanOrEqual(message.sentAt);
  });

  it('takes neither @everyone nor somebody else for a mention of the character', async () => {
    const ben = discord.standIn.world.addUser('Ben');
    const everyone = await discord.hear('@everyone look');
    expect(everyone).toMatchObject({
      mentionsCharacter: false,
      mentionsOthers: false,
      text: '@everyone look',
    });
    const other = await discord.hear(`<@${ben.id}> look`, { mentions: [ben] });
    expect(other).toMatchObject({ mentionsCharacter: false, mentionsOthers: true, text: '@Ben look' });
  });

  it('hears a DM, which has no server', async () => {
    const { world, home } = discord.standIn;
    const dm = world.dmWith(home.user);
    const message = await discord.hear('just us', { channel: dm.id });
    expect(message.place).toEqual({ platform: 'discord', workspace: '', channel: dm.id, visibility: 'dm' });
  });

  it('uses the name a person has in the server', async () => {
    discord.standIn.home.guild.nicks.set(discord.standIn.home.user.id, 'Ana Banana');
    expect((await discord.hear('hi')).author.name).toBe('Ana Banana');
  });

  it('knows a hidden channel as private', async () => {
    const { standIn } = discord;
    const hidden = standIn.addChannel('staff', { hidden: true });
    const message = await discord.hear('psst', { channel: hidden.id });
    expect(message.place).toMatchObject({ channel: hidden.id, visibility: 'private' });
  });

  it('hears a public thread as part of its channel', async () => {
    const { standIn } = discord;
    const { home } = standIn;
    const thread = standIn.addThread(home.channel.id, { name: 'Plans', ownerId: home.user.id });
    const message = await discord.hear('in here', { channel: thread.id });
    expect(message.place).toEqual({ ...discord.homePlace, thread: thread.id });
    expect(message.inOwnThread).toBe(false);
  });

  it('hears a private thread as a private channel of its own', async () => {
    const { standIn } = discord;
    const { home } = standIn;
    const thread = standIn.addThread(home.channel.id, { name: 'Us', ownerId: home.user.id, hidden: true });
    const message = await discord.hear('in here', { channel: thread.id });
    expect(message.place).toEqual({
      platform: 'discord',
      workspace: home.guild.id,
      channel: thread.id,
      visibility: 'private',
    });
  });

  it('knows a thread as its own that it started, or that hangs on what it said', async () => {
    const { standIn } = discord;
    const { home, world } = standIn;
    const own = standIn.addThread(home.channel.id, { name: 'Mine', ownerId: world.bot.id });
    expect((await discord.hear('hi', { channel: own.id })).inOwnThread).toBe(true);

    const surface = discord.platform.surface({ place: discord.homePlace, recipient: discord.ana });
    const said = await surface.open('Something', { idempotencyKey: 'a', whole: true });
    const onOwn = standIn.addThread(home.channel.id, {
      name: 'On it',
      ownerId: home.user.id,
      fromMessageId: said,
    });
    expect((await discord.hear('hi', { channel: onOwn.id })).inOwnThread).toBe(true);
  });

  it('asks once whether an unknown thread hangs on its own message', async () => {
    const { standIn } = discord;
    const { home, world } = standIn;
    // Said before this process knew of anything.
    const old = world.keep(world.draft({ channel_id: home.channel.id, content: 'Old', author: world.bot }));
    const thread = standIn.addThread(home.channel.id, {
      name: 'Old one',
      ownerId: home.user.id,
      fromMessageId: old.wire.id,
    });
    expect((await discord.hear('hi', { channel: thread.id })).inOwnThread).toBe(true);
    expect((await discord.hear('again', { channel: thread.id })).inOwnThread).toBe(true);
    expect(standIn.journal.of('GET', /\/messages\/\d+$/)).toHaveLength(1);
  });

  it('hears replies, and whether they are to the character', async () => {
    const { standIn } = discord;
    const surface = discord.platform.surface({ place: discord.homePlace, recipient: discord.ana });
    const own = await surface.open('Ask me', { idempotencyKey: 'a', whole: true });
    const toIt = await discord.hear('asking', { replyTo: own, mentions: [standIn.world.bot] });
    // The reply's silent mention of the author is not a mention in the text.
    expect(toIt).toMatchObject({
      replyTo: { platformMessageId: own, toCharacter: true },
      mentionsCharacter: false,
    });
    const toAna = await discord.hear('me too', { replyTo: toIt.platformMessageId });
    expect(toAna.replyTo).toEqual({ platformMessageId: toIt.platformMessageId, toCharacter: false });
  });

  it('hears edits of text, once each, and no unfolding link', async () => {
    const { standIn } = discord;
    const channel = standIn.home.channel.id;
    const { platformMessageId: id } = await discord.hear('frist');
    standIn.unfurl(channel, id);
    standIn.edit(channel, id, 'first');
    standIn.unfurl(channel, id);
    await discord.hear('a marker behind them');
    expect(discord.inbound.edits).toEqual([
      { place: discord.homePlace, platformMessageId: id, text: 'first' },
    ]);
  });

  it('hears edits and deletions of messages from before it was there', async () => {
    const { standIn } = discord;
    const { home, world } = standIn;
    const dm = world.dmWith(home.user);
    const old = world.keep(world.draft({ channel_id: dm.id, content: 'old', author: home.user }));
    standIn.edit(dm.id, old.wire.id, 'older');
    standIn.remove(dm.id, old.wire.id);
    await discord.until(() => discord.inbound.deletions.length === 1, 'the deletion');
    const place = { platform: 'discord', workspace: '', channel: dm.id, visibility: 'dm' };
    expect(discord.inbound.edits).toEqual([{ place, platformMessageId: old.wire.id, text: 'older' }]);
    expect(discord.inbound.deletions).toEqual([{ place, platformMessageId: old.wire.id }]);
  });

  it('hears every message of a bulk deletion', async () => {
    const { standIn } = discord;
    const ids = [];
    for (const text of ['one', 'two', 'three']) ids.push((await discord.hear(text)).platformMessageId);
    standIn.removeMany(standIn.home.channel.id, ids);
    await discord.until(() => discord.inbound.deletions.length === 3, 'three deletions');
    expect(discord.inbound.deletions.map((each) => each.platformMessageId)).toEqual(ids);
  });

  it('keeps the order of a channel while a message is being stored', async () => {
    const { standIn } = discord;
    const channel = standIn.home.channel.id;
    discord.inbound.hold();
    const { platformMessageId: id } = await discord.hear('soon gone');
    standIn.remove(channel, id);
    // Another channel is not held up.
    const dm = standIn.world.dmWith(standIn.home.user);
    await discord.hear('meanwhile', { channel: dm.id });
    expect(discord.inbound.deletions).toEqual([]);
    discord.inbound.release();
    await discord.until(() => discord.inbound.deletions.length === 1, 'the deletion');
  });

  it('hears people typing, in servers and DMs, and not itself', async () => {
    const { standIn } = discord;
    const { home, world } = standIn;
    standIn.startTyping(home.channel.id, world.bot);
    standIn.startTyping(home.channel.id, home.user);
    const dm = world.dmWith(home.user);
    standIn.startTyping(dm.id, home.user);
    await discord.until(() => discord.inbound.typings.length >= 2, 'two typings');
    expect(discord.inbound.typings).toEqual([
      { place: discord.homePlace, platformUserId: home.user.id },
      {
        place: { platform: 'discord', workspace: '', channel: dm.id, visibility: 'dm' },
        platformUserId: home.user.id,
      },
    ]);
  });

  it('ignores notices such as joins, and marks bots and webhooks', async () => {
    const { standIn } = discord;
    const robot = standIn.world.addUser('Robot', { bot: true });
    const joined = standIn.say({
      channel: standIn.home.channel.id,
      author: standIn.home.user,
      content: '',
      extra: { type: 7 },
    });
    expect((await discord.hear('beep', { author: robot })).authorIsBot).toBe(true);
    expect((await discord.hear('hook', { extra: { webhook_id: '123456789012345678' } })).authorIsBot).toBe(
      true,
    );
    expect(discord.inbound.messages.some((each) => each.platformMessageId === joined)).toBe(false);
  });

  it('describes attachments by kind, fetches them, and names stickers', async () => {
    const png = new Uint8Array([137, 80, 78, 71]);
    const code = new TextEncoder().encode('const a = 1;');
    const message = await discord.hear('see', {
      attachments: [
        { name: 'cat.png', mediaType: 'image/png', bytes: png },
        { name: 'main.ts', mediaType: 'video/mp2t', bytes: code },
        { name: 'notes.txt', mediaType: 'text/plain; charset=utf-8', bytes: code },
        { name: 'song.mp3', mediaType: 'audio/mpeg', bytes: code },
      ],
    });
    expect(message.attachments.map(({ kind, name, mediaType }) => [kind, name, mediaType])).toEqual([
      ['image', 'cat.png', 'image/png'],
      ['text', 'main.ts', 'video/mp2t'],
      ['text', 'notes.txt', 'text/plain'],
      ['other', 'song.mp3', 'audio/mpeg'],
    ]);
    const [image, text] = message.attachments;
    if (!image || !text) throw new Error('no attachments');
    expect([...(await discord.platform.fetchAttachment(image, 10))]).toEqual([...png]);
    await expect(discord.platform.fetchAttachment(text, 5)).rejects.toMatchObject({ code: 'invalid_input' });

    const sticker = await discord.hear('', {
      extra: { sticker_items: [{ id: '123456789012345678', name: 'Wave', format_type: 1 }] },
    });
    expect(sticker.text).toBe('[sticker: Wave]');
  });

  it('takes no more events once it is stopping, and finishes those it has taken', async () => {
    const { standIn } = discord;
    const { home } = standIn;
    discord.inbound.hold();
    await discord.hear('in time');
    const stopping = discord.platform.stop();
    standIn.say({ channel: home.channel.id, author: home.user, content: 'too late' });
    expect(standIn.gateway.live).toBe(1);
    discord.inbound.release();
    await stopping;
    await standIn.waitFor(() => standIn.gateway.live === 0, 'the goodbye');
    expect(discord.inbound.messages.map((message) => message.text)).toEqual(['in time']);
  });

  it('does not mistake the echo of its own messages for something new', async () => {
    const surface = discord.platform.surface({ place: discord.homePlace, recipient: discord.ana });
    const part = await surface.open('Mine', { idempotencyKey: 'a', whole: false });
    await surface.close(part, 'Mine and more');
    await discord.hear('a marker behind them');
    expect(discord.inbound.messages).toHaveLength(1);
    expect(discord.inbound.edits).toEqual([]);
    expect(
      messageFlags.suppressEmbeds &
        Number(discord.standIn.history(discord.standIn.home.channel.id)[0]?.flags),
    ).toBe(0);
  });
});

describe('discord: what a sparing server leaves out', () => {
  let discord: DiscordHarness;

  afterEach(() => discord.stop());

  for (const field of ['roles', 'channels'] as const) {
    it(`is not deaf in a server that comes without its ${field}: the channel counts as private`, async () => {
      discord = await DiscordHarness.prepare();
      const { world } = discord.standIn;
      const whole = world.guildPayload.bind(world);
      world.guildPayload = (guild) => ({ ...whole(guild), [field]: undefined });
      await discord.platform.start(discord.inbound);
      const message = await discord.hear('anybody?');
      expect(message.place).toEqual({
        ...discord.homePlace,
        visibility: field === 'roles' ? 'private' : 'public',
      });
    });
  }

  it('is not deaf to a channel that it can neither find in what it was told nor ask for', async () => {
    discord = await DiscordHarness.start();
    const { gateway, home, bot } = { ...discord.standIn, bot: discord.standIn.world.bot };
    const data = {
      ...{ id: '1234567890123456', channel_id: '99', guild_id: '98', author: home.user, mentions: [bot] },
      ...{ content: `<@${bot.id}> hi`, timestamp: '2026-03-01T10:00:00Z' },
    };
    gateway.dispatch({ event: 'MESSAGE_CREATE', data });
    expect(await discord.heard(data.id)).toMatchObject({
      place: { workspace: '98', channel: '99', visibility: 'private' },
      mentionsCharacter: true,
    });
  });

  it('reads an edit that does not say when', async () => {
    discord = await DiscordHarness.start();
    const { gateway, home } = discord.standIn;
    const { platformMessageId: id } = await discord.hear('I live in Porto');
    const data = { id, channel_id: home.channel.id, guild_id: home.guild.id, content: 'I live in Faro' };
    gateway.dispatch({ event: 'MESSAGE_UPDATE', data });
    expect(await discord.until(() => discord.inbound.edits[0], 'the edit')).toMatchObject({
      text: 'I live in Faro',
    });
  });
});
