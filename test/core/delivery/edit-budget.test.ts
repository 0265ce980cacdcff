import { describe, expect, it } from 'vitest';
import { EditBudget, type Share } from '../../../src/core/delivery/edit-budget.ts';
import { RateLimited } from '../../../src/core/errors.ts';
import { FakeClock } from '../../fakes/clock.ts';

const limit = { key: 'discord:channel:1', burst: 5, perSecond: 1 };

function setUp() {
  const clock = new FakeClock();
  return { clock, budget: new EditBudget({ clock }) };
}

/** Asks for a call, and notes under `name` when it went out. */
function call(share: Share, kind: 'needed' | 'edit', name: string, log: string[], error?: unknown): void {
  share.take(kind).then((lease) => {
    log.push(name);
    lease.done(error);
  });
}

describe('EditBudget', () => {
  it('lets a burst out at once and the rest only when the window has passed', async () => {
    const { clock, budget } = setUp();
    const share = budget.join(limit);
    const log: string[] = [];
    for (let i = 0; i < 7; i++) call(share, 'needed', `${i}`, log);
    await clock.settle();
    expect(log).toEqual(['0', '1', '2', '3', '4']);
    await clock.advance(4900);
    expect(log).toHaveLength(5);
    await clock.advance(200);
    expect(log).toHaveLength(7);
  });

  it('keeps the wider limit over many channels, and gives what is needed first', async () => {
    const { clock, budget } = setUp();
    const within = { key: 'discord:all', burst: 10, perSecond: 10 };
    const log: string[] = [];
    const shares = Array.from({ length: 30 }, (_, i) =>
      budget.join({ ...limit, key: `discord:channel:${i}`, within }),
    );
    for (const share of shares) call(share, 'edit', 'edit', log);
    await clock.settle();
    // Half stays free for first and last texts.
    expect(log).toHaveLength(5);
    for (const share of shares.slice(0, 8)) call(share, 'needed', 'needed', log);
    await clock.settle();
    expect(log.slice(5)).toEqual(Array(5).fill('needed'));
    await clock.advance(1100);
    expect(log.slice(10, 13)).toEqual(Array(3).fill('needed'));
    await clock.advance(10_000);
    expect(log).toHaveLength(38);
  });

  it('slows one channel down for its own 429, and all for a global one', async () => {
    const { clock, budget } = setUp();
    const within = { key: 'discord:all', burst: 10, perSecond: 10 };
    const join = (channel: number) => budget.join({ ...limit, key: `discord:channel:${channel}`, within });
    const log: string[] = [];
    call(join(1), 'needed', 'limited', log, new RateLimited(5000));
    await clock.settle();
    call(join(1), 'needed', 'same channel', log);
    call(join(2), 'needed', 'other channel', log);
    await clock.settle();
    expect(log).toEqual(['limited', 'other channel']);
    call(join(3), 'needed', 'globally limited', log, new RateLimited(20_000, { global: true }));
    await clock.settle();
    call(join(4), 'needed', 'after the global limit', log);
    await clock.advance(19_000);
    expect(log).not.toContain('after the global limit');
    await clock.advance(2000);
    expect(log).toContain('after the global limit');
  });

  it('gives the narrow slot back when the wait for the wide one is given up', async () => {
    const { clock, budget } = setUp();
    const within = { key: 'discord:all', burst: 1, perSecond: 1 };
    const holder = await budget.join({ ...limit, key: 'discord:channel:1', within }).take('needed');
    const share = budget.join({ ...limit, key: 'discord:channel:2', burst: 1, within });
    const giveUp = new AbortController();
    const waiting = share.take('needed', giveUp.signal);
    await clock.settle();
    giveUp.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
    holder.unused();
    const log: string[] = [];
    call(share, 'needed', 'next', log);
    await clock.settle();
    expect(log).toEqual(['next']);
  });

  it('counts a call from its end, however long it takes', async () => {
    const { clock, budget } = setUp();
    const share = budget.join({ ...limit, burst: 1 });
    const first = await share.take('needed');
    const log: string[] = [];
    call(share, 'needed', 'second', log);
    await clock.advance(60_000);
    expect(log).toEqual([]);
    first.done();
    await clock.advance(1100);
    expect(log).toEqual(['second']);
  });

  it('keeps a slot for the last text when edits have used up the others', async () => {
    const { clock, budget } = setUp();
    const share = budget.join(limit);
    const log: string[] = [];
    for (let i = 0; i < 9; i++) call(share, 'edit', 'edit', log);
    await clock.settle();
    expect(log).toHaveLength(4);
    call(share, 'needed', 'last', log);
    await clock.settle();
    expect(log.at(-1)).toBe('last');
  });

  it('gives two busy replies turns, so that neither starves the other', async () => {
    const { clock, budget } = setUp();
    const log: string[] = [];
    const loop = async (name: string) => {
      const share = budget.join(limit);
      for (;;) {
        const lease = await share.take('edit');
        log.push(name);
        lease.done();
      }
    };
    void loop('a');
    void loop('b');
    await clock.advance(60_000);
    const a = log.filter((name) => name === 'a').length;
    expect(log.length).toBeGreaterThan(30);
    expect(Math.abs(a - (log.length - a))).toBeLessThanOrEqual(1);
  });

  it('holds everything back for as long as a 429 asks, and slows edits down until it goes well again', async () => {
    const { clock, budget } = setUp();
    const share = budget.join({ ...limit, burst: 50, perSecond: 50 });
    const times: number[] = [];
    const startedAt = clock.now();
    const edit = async (error?: unknown) => {
      const lease = await share.take('edit');
      times.push(clock.now() - startedAt);
      lease.done(error);
    };
    await edit(new RateLimited(3000));
    for (const error of [new RateLimited(10), undefined, undefined]) await clock.run(edit(error));
    expect(times[1]).toBeGreaterThanOrEqual(3000);
    const gapAfterSecond = (times[2] ?? 0) - (times[1] ?? 0);
    expect(gapAfterSecond).toBeGreaterThan(30);
    for (let i = 0; i < 40; i++) await clock.run(edit());
    expect((times.at(-1) ?? 0) - (times.at(-2) ?? 0)).toBeLessThan(gapAfterSecond);
  });

  it('holds all buckets of a platform back under a global limit, and no other platform', async () => {
    const { clock, budget } = setUp();
    const log: string[] = [];
    const [here, there, elsewhere] = ['discord:channel:1', 'discord:channel:2', 'slack:T1'].map((key) =>
      budget.join({ ...limit, key }),
    ) as [Share, Share, Share];
    call(here, 'needed', 'here', log, new RateLimited(2000, { global: true }));
    await clock.settle();
    call(there, 'needed', 'there', log);
    call(elsewhere, 'needed', 'elsewhere', log);
    await clock.settle();
    expect(log).toEqual(['here', 'elsewhere']);
    await clock.advance(2000);
    expect(log.at(-1)).toBe('there');
  });

  it('stops waiting when its signal fires, and the next in line gets the slot', async () => {
    const { clock, budget } = setUp();
    const share = budget.join({ ...limit, burst: 1 });
    (await share.take('needed')).done();
    const abort = new AbortController();
    const waiting = share.take('needed', abort.signal);
    const log: string[] = [];
    call(share, 'needed', 'next', log);
    abort.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await clock.advance(1100);
    expect(log).toEqual(['next']);
  });

  it('forgets channels in which nothing happens any more', async () => {
    const { clock, budget } = setUp();
    for (let i = 0; i < 100; i++) {
      const share = budget.join({ ...limit, key: `discord:channel:${i}` });
      (await share.take('needed')).done();
      share.leave();
    }
    expect(budget.size).toBe(100);
    await clock.advance(120_000);
    budget.join(limit);
    expect(budget.size).toBe(1);
  });
});
