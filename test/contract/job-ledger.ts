import { describe, expect, it } from 'vitest';
import type { JobLedger } from '../../src/core/store-ports.ts';
import type { FakeClock } from '../fakes/clock.ts';
import { fresh } from '../support/messages.ts';

export interface LedgerStores {
  readonly ledger: JobLedger;
  readonly clock: FakeClock;
}

/** What the core relies on, for every implementation of `JobLedger`. */
export function describeJobLedger(name: string, stores: () => LedgerStores): void {
  describe(`job ledger: ${name}`, () => {
    it('gives each tick to one of all who claim it at once', async () => {
      const { ledger } = stores();
      const job = fresh('job');
      const claims = await Promise.all(Array.from({ length: 8 }, () => ledger.claim(job, 60_000, 1_000)));
      expect(claims.filter(Boolean)).toHaveLength(1);
      await ledger.finish(job, 60_000, 'done', '');
      expect(await ledger.claim(job, 120_000, 1_000)).toBe(true);
      expect(await ledger.claim(fresh('job'), 60_000, 1_000)).toBe(true);
    });

    it('ran a job twice at once when its next tick came to another replica: no tick while one is unfinished', async () => {
      const { ledger, clock } = stores();
      const job = fresh('job');
      const ticks = Array.from({ length: 8 }, (_, index) => (index + 1) * 60_000);
      const claims = await Promise.all(ticks.map((tick) => ledger.claim(job, tick, 1_000)));
      expect(claims.filter(Boolean)).toHaveLength(1);
      const running = ticks[claims.indexOf(true)] ?? 0;
      await ledger.finish(job, running, 'done', '');
      expect(await ledger.claim(job, 600_000, 1_000)).toBe(true);
      // Whoever holds it has died.
      await clock.advance(1_000);
      expect(await ledger.claim(job, 660_000, 1_000)).toBe(true);
      expect(await ledger.claim(job, 720_000, 1_000)).toBe(false);
    });

    it('gives away what nobody finished in time, and nothing that was finished', async () => {
      const { ledger, clock } = stores();
      const job = fresh('job');
      expect(await ledger.claim(job, 60_000, 1_000)).toBe(true);
      await clock.advance(999);
      expect(await ledger.claim(job, 60_000, 1_000)).toBe(false);
      await clock.advance(1);
      expect(await ledger.claim(job, 60_000, 1_000)).toBe(true);
      expect(await ledger.claim(job, 60_000, 1_000)).toBe(false);
      await ledger.finish(job, 60_000, 'failed', 'model_unavailable');
      await clock.advance(10_000);
      expect(await ledger.claim(job, 60_000, 1_000)).toBe(false);
    });
  });
}
