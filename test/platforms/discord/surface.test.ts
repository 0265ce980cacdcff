import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  PermissionMissing,
  PlatformRefused,
  PlatformUnavailable,
  RateLimited,
  TargetGone,
} from '../../../src/core/errors.ts';
import type { Surface } from '../../../src/core/ports.ts';
import { describeSurface } from '../../contract/surface.ts';
import type { FaultEffect } from '../../standins/discord/faults.ts';
import { DiscordHarness } from './harness.ts';

describeSurface('discord', async () => {
  const discord = await DiscordHarness.start();
  const { standIn } = discord;
  return {
    surface: discord.platform.surface({ place: discord.homePlace, recipient: discord.ana }),
    shown: async () => discord.shown(),
    fault: (fault) => {
      const effects: Readonly<Record<typeof fault, FaultEffect | undefined>> = {
        'rate-limited': { kind: 'rate-limit', retryAfterMs: 300 },
        'unavailable-before': { kind: 'cut', when: 'before' },
        'unavailable-after': { kind: 'cut', when: 'after' },
        gone: { kind: 'deleted-meanwhile' },
        permission: undefined,
      };
      const effect = effects[fault];
      if (effect === undefined) standIn.world.readOnly.add(standIn.home.channel.id);
      else standIn.faults.add({ path: /\/messages(\/\d+)?$/, effect });
    },
    stop: () => discord.stop(),
  };
});

describe('discord: what goes out', () => {
  let discord: DiscordHarness;
  let surface: Surface;
  const channel = () => discord.standIn.home.channel.id;
  const once = { idempotencyKey: 'turn-1/0', whole: false };
  const messages = /^\/channels\/\d+\/messages/;

  beforeEach(async () => {
    discord = await DiscordHarness.start();
    surface = discord.platform.surface({ place: discord.homePlace, recipient: discord.ana });
  });

  afterEach(async () => {
    await discord.stop();
    expect(discord.standIn.violations).toEqual([]);
  });

  const shownNow = () => discord.standIn.history(channel()).filter((message) => message.byBot);
  const failing = (effect: FaultEffect) => discord.standIn.faults.add({ path: messages, effect });

  it('refers to what it answers in the first part only', async () => {
    const { platformMessageId } = await discord.hear('hello');
    const reply = discord.platform.surface({
      place: discord.homePlace,
      recipient: discord.ana,
      replyToPlatformMessageId: platformMessageId,
    });
    await reply.open('First', once);
    await reply.open('Second', { idempotencyKey: 'turn-1/1', whole: true });
    expect(shownNow().map((message) => message.replyTo)).toEqual([platformMessageId, undefined]);
  });

  it('still answers when the message it refers to is gone', async () => {
    const { platformMessageId } = await discord.hear('hello');
    discord.standIn.remove(channel(), platformMessageId);
    const reply = discord.platform.surface({
      place: discord.homePlace,
      recipient: discord.ana,
      replyToPlatformMessageId: platformMessageId,
    });
    await reply.open('Anyway', once);
    expect(shownNow()).toMatchObject([{ content: 'Anyway', replyTo: undefined }]);
  });

  it('answers without a reference where it may not read the history', async () => {
    const { platformMessageId } = await discord.hear('hello');
    failing({ kind: 'refusal', status: 400, code: 160_002 });
    const reply = discord.platform.surface({
      place: discord.homePlace,
      recipient: discord.ana,
      replyToPlatformMessageId: platformMessageId,
    });
    await reply.open('Anyway', once);
    expect(shownNow()).toMatchObject([{ content: 'Anyway', replyTo: undefined }]);
  });

  it.each([
    [403, 50_001, 'permission_missing'],
    [403, 50_007, 'permission_missing'],
    [404, 10_003, 'target_gone'],
    [400, 50_035, 'platform_refused'],
    [400, 40_060, 'platform_refused'],
  ])('reports %i with code %i as %s', async (status, code, ours) => {
    failing({ kind: 'refusal', status, code });
    await expect(surface.open('a', once)).rejects.toMatchObject({ code: ours });
  });

  it('refers to nothing when it adopts parts that were shown before a restart', async () => {
    const { platformMessageId } = await discord.hear('hello');
    const before = await surface.open('Before', once);
    const adopting = discord.platform.surface({
      place: discord.homePlace,
      recipient: discord.ana,
      replyToPlatformMessageId: platformMessageId,
      adopted: [before],
    });
    await adopting.grow(before, 'Before and after');
    await adopting.open('More', { idempotencyKey: 'turn-1/1', whole: true });
    expect(shownNow()).toMatchObject([
      { content: 'Before and after' },
      { content: 'More', replyTo: undefined },
    ]);
  });

  it('pings nobody, whatever the text says', async () => {
    const { user } = discord.standIn.home;
    const part = await surface.open(`@everyone @here <@${user.id}>`, once);
    await surface.close(part, `@everyone @here <@${user.id}> <@&${discord.standIn.home.guild.id}> and more`);
    const [message] = discord.standIn.history(channel());
    expect(message?.pings).toEqual({ everyone: false, users: [], roles: [] });
    for (const sent of discord.standIn.journal.entries.filter((entry) => messages.test(entry.path))) {
      expect(sent.body).toMatchObject({ allowed_mentions: { parse: [], replied_user: false } });
    }
  });

  it('unfolds links only when the text is whole', async () => {
    const suppressed = () => (discord.standIn.history(channel())[0]?.flags ?? 0) & 4;
    const part = await surface.open('See https://example.com/lo', once);
    expect(suppressed()).toBe(4);
    await surface.grow(part, 'See https://example.com/long');
    expect(suppressed()).toBe(4);
    await surface.close(part, 'See https://example.com/long/path');
    expect(suppressed()).toBe(0);
  });

  it('answers in a thread and in a DM', async () => {
    const { standIn } = discord;
    const thread = standIn.addThread(channel(), { name: 'T', ownerId: standIn.home.user.id });
    const dm = standIn.world.dmWith(standIn.home.user);
    const inThread = { ...discord.homePlace, thread: thread.id };
    const inDm = { platform: 'discord', workspace: '', channel: dm.id, visibility: 'dm' } as const;
    await discord.platform.surface({ place: inThread, recipient: discord.ana }).open('T', once);
    await discord.platform.surface({ place: inDm, recipient: discord.ana }).open('D', once);
    expect([discord.shown(thread.id), discord.shown(dm.id)]).toEqual([['T'], ['D']]);
  });

  it('shows a part once when the answer to the first try was lost', async () => {
    failing({ kind: 'cut', when: 'after' });
    await expect(surface.open('Once', once)).rejects.toBeInstanceOf(PlatformUnavailable);
    const part = await surface.open('Once', once);
    expect(shownNow().map((message) => message.id)).toEqual([part]);
  });

  it('tells at once of a rate limit, instead of waiting for it', async () => {
    const started = performance.now();
    const opened = await surface.open('0', once);
    const failure = await (async () => {
      for (let edit = 1; edit <= 6; edit += 1) await surface.grow(opened, `${edit}`);
    })().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RateLimited);
    expect(failure).toMatchObject({ global: false });
    expect((failure as RateLimited).retryAfterMs).toBeGreaterThan(2_000);
    expect(performance.now() - started).toBeLessThan(2_500);
  });

  it('tells a global limit from one of a channel', async () => {
    failing({ kind: 'rate-limit', retryAfterMs: 1_000, global: true });
    await expect(surface.open('a', once)).rejects.toMatchObject({ code: 'rate_limited', global: true });
  });

  it.each([
    ['a server error', { kind: 'status', status: 503 }, PlatformUnavailable],
    ['a cut connection', { kind: 'cut', when: 'before' }, PlatformUnavailable],
  ] as const)(
    'reports %s as unavailable, without repeating it by itself',
    async (_name, effect, errorClass) => {
      failing(effect);
      const failure = await surface.open('a', once).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(errorClass);
      expect(discord.standIn.journal.of('POST', messages)).toHaveLength(1);
    },
  );

  it('reports an answer that does not come in time as unavailable', async () => {
    const hasty = await DiscordHarness.start({}, { requestTimeoutMs: 50 });
    hasty.standIn.faults.add({ path: messages, effect: { kind: 'delay', ms: 500 } });
    const slow = hasty.platform.surface({ place: hasty.homePlace, recipient: hasty.ana });
    await expect(slow.open('a', once)).rejects.toBeInstanceOf(PlatformUnavailable);
    await hasty.stop();
  });

  it('reports what is gone, forbidden and malformed in classes of their own', async () => {
    const { standIn } = discord;
    const part = await surface.open('a', once);
    standIn.remove(channel(), part);
    await expect(surface.grow(part, 'b')).rejects.toBeInstanceOf(TargetGone);
    await expect(surface.open('x'.repeat(2_001), { ...once, idempotencyKey: '2' })).rejects.toBeInstanceOf(
      PlatformRefused,
    );
    standIn.world.readOnly.add(channel());
    await expect(surface.open('c', { ...once, idempotencyKey: '3' })).rejects.toBeInstanceOf(
      PermissionMissing,
    );
    const nowhere = { ...discord.homePlace, channel: '123456789012345678' };
    const lost = discord.platform.surface({ place: nowhere, recipient: discord.ana });
    await expect(lost.open('d', once)).rejects.toBeInstanceOf(TargetGone);
  });

  it('keeps what was said out of its errors', async () => {
    const failure = await surface.open(`secret ${'x'.repeat(2_001)}`, once).catch((error: unknown) => error);
    const { inspect } = await import('node:util');
    expect(inspect(failure, { depth: 9, showHidden: true })).not.toContain('secret');
  });

  it('shows that it types, and never fails over it', async () => {
    await surface.typing();
    expect(discord.standIn.journal.of('POST', /\/typing$/)).toHaveLength(1);
    discord.standIn.faults.add({ path: /\/typing$/, effect: { kind: 'status', status: 500 } });
    await surface.typing();
    expect(discord.logger.sentences('debug')).toContain('Typing could not be shown');
  });

  it('offers to try again under a reply that broke off, once', async () => {
    const { home } = discord.standIn;
    const part = await surface.open('Well', once);
    await surface.close(part, 'Well, it broke off.', { retryButton: true });
    const interaction = discord.standIn.press('familiar:retry', part, home.user);
    const retry = await discord.until(() => discord.inbound.retries[0], 'the retry');
    expect(retry).toMatchObject({ place: discord.homePlace, part, by: discord.ana });
    expect(interaction.acknowledged).toBe(7);
    expect(discord.standIn.history(channel())[0]).toMatchObject({
      content: 'Well, it broke off.',
      components: [],
    });
  });
});
