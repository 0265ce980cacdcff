import { afterEach, describe, expect, it } from 'vitest';
import { FamiliarError } from '../../../src/core/errors.ts';
import { normalizeApiUrl } from '../../../src/platforms/discord/api-url.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { intents } from '../../standins/discord/wire.ts';
import { DiscordHarness } from './harness.ts';

describe('discord: the connection', () => {
  let discord: DiscordHarness;

  afterEach(() => discord.stop());

  const lastBefore = (marker: string) => discord.inbound.messages.filter((each) => each.text === marker);
  const broken = () => discord.until(() => discord.platform.state().state === 'degraded', 'the breaking off');
  const ready = () => discord.until(() => discord.platform.state().state === 'ready', 'the way back');

  it('says who it is and where, and asks for no more than it needs', async () => {
    discord = await DiscordHarness.start();
    expect(discord.platform.state()).toEqual({ state: 'ready', detail: 'wren in 1 server' });
    const wanted =
      intents.guilds |
      intents.guildMessages |
      intents.guildMessageTyping |
      intents.directMessages |
      intents.directMessageTyping |
      intents.messageContent;
    expect(discord.standIn.gateway.lastIdentify.intents).toBe(wanted);
  });

  it('resumes after a cut connection and hears once what was said meanwhile', async () => {
    discord = await DiscordHarness.start();
    await discord.hear('before');
    discord.standIn.gateway.cut();
    await broken();
    const { home } = discord.standIn;
    const missed = discord.standIn.say({ channel: home.channel.id, author: home.user, content: 'meanwhile' });
    await discord.heard(missed);
    await ready();
    expect(lastBefore('meanwhile')).toHaveLength(1);
    expect(discord.standIn.gateway).toMatchObject({ identifies: 1, resumes: 1 });
    await discord.hear('after');
  });

  it('reconnects when Discord asks it to', async () => {
    discord = await DiscordHarness.start();
    discord.standIn.gateway.askToReconnect();
    await discord.standIn.waitFor(() => discord.standIn.gateway.resumes === 1, 'the resume');
    await discord.hear('after');
  });

  it('identifies anew when its session is no longer known', async () => {
    discord = await DiscordHarness.start();
    discord.standIn.gateway.forgetSessions();
    discord.standIn.gateway.cut();
    await discord.standIn.waitFor(() => discord.standIn.gateway.identifies === 2, 'a second IDENTIFY');
    await discord.standIn.connected();
    await discord.hear('after');
  });

  it('rejects a wrong token with what to do about it', async () => {
    discord = await DiscordHarness.prepare({}, { token: 'not.the.token' });
    const failure = await discord.platform.start(discord.inbound).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FamiliarError);
    expect((failure as Error).message).toMatch(/DISCORD_TOKEN/);
    expect(discord.platform.state()).toEqual({ state: 'failed', detail: (failure as Error).message });
  });

  it('rejects intents that were not granted with what to do about it', async () => {
    discord = await DiscordHarness.prepare({ disallowedIntents: intents.messageContent });
    const failure = await discord.platform.start(discord.inbound).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'permission_missing' });
    expect((failure as Error).message).toMatch(/Message Content Intent/);
    expect(discord.platform.state().state).toBe('failed');
  });

  it('says so when the token stops working later', async () => {
    discord = await DiscordHarness.start();
    discord.standIn.gateway.closeAll(4004, 'Authentication failed.');
    await discord.until(() => discord.platform.state().state === 'failed', 'the failure');
    expect(discord.platform.state().detail).toMatch(/DISCORD_TOKEN/);
  });

  it('keeps trying while Discord cannot be reached, and then connects', async () => {
    const clock = new FakeClock();
    discord = await DiscordHarness.prepare({}, { clock });
    discord.standIn.faults.add({ path: '/gateway/bot', times: 2, effect: { kind: 'status', status: 503 } });
    const started = discord.platform.start(discord.inbound);
    for (const waitMs of [1_000, 2_000]) {
      await discord.until(() => clock.nextInMs === waitMs, `a wait of ${waitMs} ms`);
      expect(discord.platform.state().state).toBe('connecting');
      await clock.advance(waitMs);
    }
    await started;
    expect(discord.platform.state().state).toBe('ready');
  });

  it('can be stopped while it keeps trying', async () => {
    const clock = new FakeClock();
    discord = await DiscordHarness.prepare({}, { clock });
    discord.standIn.faults.add({
      path: '/gateway/bot',
      times: Number.POSITIVE_INFINITY,
      effect: { kind: 'cut', when: 'before' },
    });
    const started = discord.platform.start(discord.inbound).catch((error: unknown) => error);
    await discord.until(() => clock.pending > 0, 'the first wait');
    await discord.platform.stop();
    expect(await started).toMatchObject({ code: 'platform_unavailable' });
    expect(discord.platform.state().state).toBe('off');
  });

  it('says goodbye when it stops', async () => {
    discord = await DiscordHarness.start();
    await discord.platform.stop();
    await discord.standIn.waitFor(() => discord.standIn.gateway.live === 0, 'the goodbye');
    expect(() => discord.platform.surface({ place: discord.homePlace, recipient: discord.ana })).toThrow();
  });

  it('takes the API address in every usual form', async () => {
    discord = await DiscordHarness.prepare();
    for (const form of ['http://h:1/api', 'http://h:1/api/', 'http://h:1/api/v10', 'http://h:1/api/v10/']) {
      expect(normalizeApiUrl(form)).toBe('http://h:1/api');
    }
    expect(normalizeApiUrl(undefined)).toBe('https://discord.com/api');
    expect(() => normalizeApiUrl('discord')).toThrow(/DISCORD_API_URL/);
  });
});
