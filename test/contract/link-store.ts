import { describe, expect, it } from 'vitest';
import type { LinkStore, ProfileStore } from '../../src/core/store-ports.ts';
import { fresh } from '../support/messages.ts';

/** What the core relies on, for every implementation of `LinkStore`. */
export function describeLinkStore(
  name: string,
  stores: () => { readonly links: LinkStore; readonly profiles: ProfileStore },
): void {
  const account = async (platform: 'discord' | 'slack' = 'discord') =>
    (await stores().profiles.meet({ platform, id: fresh('user'), name: 'Ada' }, 1)).id;
  const linked = async (id: number) => (await stores().profiles.get(id))?.linkedUserIds;
  const link = async (one: number, other: number) => {
    const code = fresh('hash');
    await stores().links.offer(one, code, 200, 100);
    return stores().links.redeem(other, code, 150);
  };

  describe(`link store: ${name}`, () => {
    it('links two accounts by a code that works once', async () => {
      const { links, profiles } = stores();
      const person = { platform: 'discord' as const, id: fresh('user'), name: 'Ada' };
      const one = (await profiles.meet(person, 1)).id;
      const [two, three] = [await account('slack'), await account()];
      const code = fresh('hash');
      await links.offer(one, code, 200, 100);
      expect(await links.redeem(two, code, 199)).toBe('linked');
      expect(await links.redeem(three, code, 199)).toBe('unknown');
      expect(await linked(one)).toEqual([two]);
      expect(await linked(two)).toEqual([one]);
      expect(await linked(three)).toEqual([]);
      expect((await profiles.find(person))?.linkedUserIds).toEqual([two]);
      expect((await profiles.meet(person, 5)).linkedUserIds).toEqual([two]);
    });

    it('refuses a code that is too old, void, unknown, or offered by who tries it', async () => {
      const { links } = stores();
      const [one, two] = [await account(), await account()];
      const [old, newer] = [fresh('hash'), fresh('hash')];
      await links.offer(one, old, 200, 100);
      expect(await links.redeem(two, old, 200)).toBe('unknown');
      await links.offer(one, newer, 300, 110);
      expect(await links.redeem(two, old, 120)).toBe('unknown');
      expect(await links.redeem(two, fresh('hash'), 120)).toBe('unknown');
      expect(await links.redeem(one, newer, 120)).toBe('own');
      expect(await linked(one)).toEqual([]);
      expect(await links.redeem(two, newer, 120)).toBe('linked');
    });

    it('counts what was offered and tried in vain since a moment', async () => {
      const { links } = stores();
      const [one, two] = [await account(), await account()];
      for (const at of [100, 200, 300]) await links.offer(one, fresh('hash'), 1_000, at);
      for (const at of [150, 250]) await links.redeem(two, fresh('hash'), at);
      expect(await links.attempts(one, 200)).toEqual({ offered: 2, failed: 0 });
      expect(await links.attempts(two, 200)).toEqual({ offered: 0, failed: 1 });
      expect(await links.attempts(two, 0)).toEqual({ offered: 0, failed: 2 });
    });

    it('gives a code to one of many who try it at once', async () => {
      const { links } = stores();
      const one = await account();
      const others = await Promise.all(Array.from({ length: 8 }, () => account()));
      const code = fresh('hash');
      await links.offer(one, code, 200, 100);
      const outcomes = await Promise.all(others.map((other) => links.redeem(other, code, 150)));
      expect(outcomes.filter((outcome) => outcome === 'linked')).toHaveLength(1);
      expect(await linked(one)).toEqual([others[outcomes.indexOf('linked')]]);
    });

    it('makes one group of two, and lets one account leave it', async () => {
      const { links } = stores();
      const [a, b, c, d] = [await account(), await account(), await account(), await account()];
      await link(a, b);
      await link(c, d);
      await link(d, a);
      expect(await linked(a)).toEqual([b, c, d]);
      expect(await linked(c)).toEqual([a, b, d]);
      expect(await links.unlink(b)).toBe(true);
      expect(await links.unlink(b)).toBe(false);
      expect(await linked(b)).toEqual([]);
      expect(await linked(d)).toEqual([a, c]);
      await links.unlink(a);
      await links.unlink(c);
      // Nobody is left to be linked with.
      expect(await links.unlink(d)).toBe(false);
    });

    it('makes one group, whole, of many that are linked at once', async () => {
      const { links } = stores();
      const accounts = await Promise.all(Array.from({ length: 6 }, () => account()));
      const pairs = accounts.slice(1).map((account, index) => [accounts[index] ?? 0, account] as const);
      const codes = await Promise.all(
        pairs.map(async ([one]) => {
          const code = fresh('hash');
          await links.offer(one, code, 200, 100);
          return code;
        }),
      );
      const outcomes = await Promise.all(
        pairs.map(([, other], index) => links.redeem(other, codes[index] ?? '', 150)),
      );
      expect(outcomes).toEqual(pairs.map(() => 'linked'));
      for (const one of accounts) {
        expect(await linked(one)).toEqual(accounts.filter((other) => other !== one).sort((x, y) => x - y));
      }
    });
  });
}
