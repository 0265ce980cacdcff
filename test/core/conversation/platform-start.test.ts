import { beforeEach, describe, expect, it } from 'vitest';
import { keepStarting } from '../../../src/core/conversation/platform-start.ts';
import { InvalidInput, PlatformUnavailable, RateLimited } from '../../../src/core/errors.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { RecordingInbound } from '../../fakes/inbound.ts';
import { FakeLogger } from '../../fakes/logger.ts';
import { FakePlatform } from '../../fakes/platform.ts';

let clock: FakeClock;
let logger: FakeLogger;
let closing: AbortController;
beforeEach(() => {
  clock = new FakeClock();
  logger = new FakeLogger();
  closing = new AbortController();
});

/** Fails with these errors first, one for each try. */
class Reluctant extends FakePlatform {
  readonly triedAt: number[] = [];
  readonly #errors: Error[];

  constructor(...errors: Error[]) {
    super(clock, 'discord');
    this.#errors = errors;
  }

  override async start(inbound: RecordingInbound): Promise<void> {
    this.triedAt.push(clock.now());
    const error = this.#errors.shift();
    if (error) throw error;
    await super.start(inbound);
  }
}

const start = (platform: FakePlatform) =>
  keepStarting(platform, new RecordingInbound(), { clock, logger, signal: closing.signal });

describe('keepStarting', () => {
  it('tries again, ever more slowly, while the platform is out of reach', async () => {
    const platform = new Reluctant(...Array.from({ length: 10 }, () => new PlatformUnavailable('away')));
    expect(await clock.run(start(platform))).toBe(true);
    const pauses = platform.triedAt.slice(1).map((at, index) => at - (platform.triedAt[index] ?? 0));
    expect(pauses).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300].map((seconds) => seconds * 1_000));
    expect(logger.sentences('warn')).toHaveLength(10);
    expect(platform.state().state).toBe('ready');
  });

  it('waits at least as long as it is told to', async () => {
    const platform = new Reluctant(new RateLimited(45_000));
    expect(await clock.run(start(platform))).toBe(true);
    expect((platform.triedAt[1] ?? 0) - (platform.triedAt[0] ?? 0)).toBe(45_000);
  });

  it('tells once, with the fix, what only people can mend', async () => {
    const platform = new Reluctant(new InvalidInput('Discord refuses the token: set DISCORD_TOKEN anew'));
    expect(await start(platform)).toBe(false);
    expect(platform.triedAt).toHaveLength(1);
    expect(logger.lines).toMatchObject([
      {
        level: 'error',
        meta: { platform: 'discord', fix: 'Discord refuses the token: set DISCORD_TOKEN anew' },
      },
    ]);
  });

  it('ends when the process does, in the middle of a pause', async () => {
    const platform = new Reluctant(new PlatformUnavailable('away'));
    const started = start(platform);
    await clock.settle();
    closing.abort();
    expect(await started).toBe(false);
    expect(platform.triedAt).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });
});
