import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchAttachment } from '../../../src/platforms/discord/attachments.ts';
import { checkDiscord } from '../../../src/platforms/discord/check.ts';
import { DiscordStandIn } from '../../standins/discord/server.ts';

describe('discord: doctor', () => {
  let standIn: DiscordStandIn;
  let apiUrl: string;

  beforeEach(async () => {
    standIn = new DiscordStandIn();
    ({ apiUrl } = await standIn.start());
  });

  afterEach(async () => {
    await standIn.stop();
    expect(standIn.violations).toEqual([]);
  });

  const check = (token = standIn.token) => checkDiscord({ token, apiUrl });

  it('finds nothing wrong where nothing is', async () => {
    const findings = await check();
    expect(findings.map((finding) => finding.ok)).toEqual([true, true, true]);
  });

  it('finds a wrong token', async () => {
    const [finding, ...rest] = await check('wrong');
    expect(finding).toMatchObject({ ok: false, fix: expect.stringContaining('DISCORD_TOKEN') });
    expect(rest).toEqual([]);
  });

  it('finds that message content may not be read', async () => {
    standIn.world.applicationFlags = 0;
    expect((await check())[1]).toMatchObject({
      ok: false,
      fix: expect.stringContaining('Message Content Intent'),
    });
  });

  it('finds permissions that are missing in a server, and a bot that is in none', async () => {
    standIn.home.guild.botPermissions = 1n << 10n;
    expect((await check())[2]?.what).toMatch(/Harbor lack SendMessages, ReadMessageHistory/);
    standIn.world.guilds.clear();
    expect((await check())[2]).toMatchObject({ ok: false, fix: expect.stringContaining('oauth2/authorize') });
  });

  it('does not call a good token bad where a server tells neither flags nor permissions', async () => {
    standIn.faults.add({ path: /applications/, effect: { kind: 'refusal', status: 404, code: 0 } });
    standIn.faults.add({ path: /users.@me.guilds/, effect: { kind: 'status', status: 404 } });
    const untold = { ok: true, what: expect.stringContaining('does not tell') };
    expect(await check()).toMatchObject([{ ok: true }, untold, untold]);
  });

  it('says so when Discord cannot be asked', async () => {
    standIn.faults.add({ effect: { kind: 'status', status: 502 } });
    expect(await check()).toMatchObject([{ ok: false, what: expect.stringContaining('cannot be asked') }]);
  });
});

describe('discord: attachments', () => {
  const file = { kind: 'text', name: 'a.txt', mediaType: 'text/plain', bytes: 1 } as const;

  it.each([
    'https://example.com/a.txt',
    'https://cdn.discordapp.com.example.com/a.txt',
    'http://cdn.discordapp.com/a.txt',
    'file:///etc/passwd',
    'not an address',
  ])('does not fetch %s', async (url) => {
    const fetched = fetchAttachment({ ...file, url }, { apiUrl: 'https://discord.com/api', maxBytes: 10 });
    await expect(fetched).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('gives up with the reason of the signal', async () => {
    const standIn = new DiscordStandIn();
    const { apiUrl } = await standIn.start();
    const url = `${new URL(apiUrl).origin}/attachments/1/2/a.txt`;
    const gone = fetchAttachment({ ...file, url }, { apiUrl, maxBytes: 10 });
    await expect(gone).rejects.toMatchObject({ code: 'invalid_input' });
    const why = new Error('deleted');
    const fetched = fetchAttachment(
      { ...file, url },
      { apiUrl, maxBytes: 10, signal: AbortSignal.abort(why) },
    );
    await expect(fetched).rejects.toBe(why);
    await standIn.stop();
  });
});
