import { expect, it } from 'vitest';
import { TargetGone } from '../../../src/core/errors.ts';
import type { SurfaceTarget } from '../../../src/core/ports.ts';
import { LocalPlatform } from '../../../src/platforms/local/adapter.ts';
import { describeSurface } from '../../contract/surface.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { RecordingInbound } from '../../fakes/inbound.ts';
import { FakeLogger } from '../../fakes/logger.ts';

const here = { user: 'robin', place: 'lounge' };

const target: SurfaceTarget = {
  place: { platform: 'local', workspace: 'local', channel: 'lounge', visibility: 'public' },
  recipient: { platform: 'local', id: 'robin', name: 'Robin' },
};

async function started(): Promise<LocalPlatform> {
  const platform = new LocalPlatform({
    clock: new FakeClock(),
    logger: new FakeLogger(),
    characterName: () => 'Wren',
    commands: [],
  });
  await platform.start(new RecordingInbound());
  return platform;
}

const shownBy = async (platform: LocalPlatform) => (await platform.history(here, 100)).messages;

describeSurface('local', async () => {
  const platform = await started();
  return {
    surface: platform.surface(target),
    shown: async () => (await shownBy(platform)).map((message) => message.text),
  };
});

it('tells that a part is gone once it was removed', async () => {
  const platform = await started();
  const surface = platform.surface(target);
  const part = await surface.open('Here', { idempotencyKey: 'turn-1/0', whole: false });
  await surface.remove?.(part);
  await expect(surface.grow(part, 'Here I am')).rejects.toBeInstanceOf(TargetGone);
  await expect(surface.close(part, 'Here I am.')).rejects.toBeInstanceOf(TargetGone);
});

it('refers to the answered message with the first part only', async () => {
  const platform = await started();
  const surface = platform.surface({ ...target, replyToPlatformMessageId: 'm1' });
  await surface.open('One', { idempotencyKey: 'turn-1/0', whole: true });
  await surface.open('Two', { idempotencyKey: 'turn-1/1', whole: true });
  expect((await shownBy(platform)).map((message) => message.replyTo)).toEqual(['m1', undefined]);
});

it('goes on with a part that a process before this one had shown', async () => {
  const platform = await started();
  const surface = platform.surface({ ...target, adopted: ['reply-turn-1/0'] });
  await surface.grow('reply-turn-1/0', 'Half of');
  await surface.close('reply-turn-1/0', 'Half of it, and the rest');
  expect(await shownBy(platform)).toMatchObject([
    { id: 'reply-turn-1/0', text: 'Half of it, and the rest', growing: false },
  ]);
});

it('says while text may follow, and offers to try again what broke off', async () => {
  const platform = await started();
  const surface = platform.surface(target);
  const part = await surface.open('It bro', { idempotencyKey: 'turn-1/0', whole: false });
  expect(await shownBy(platform)).toMatchObject([{ growing: true, retry: false }]);
  await surface.close(part, 'It broke off', { retryButton: true });
  expect(await shownBy(platform)).toMatchObject([{ growing: false, retry: true }]);
});
