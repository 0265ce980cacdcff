import { describe, expect, it } from 'vitest';
import type { ProfileStore } from '../../src/core/store-ports.ts';
import { fresh } from '../support/messages.ts';

/** What the core relies on, for every implementation of `ProfileStore`. */
export function describeProfileStore(name: string, stores: () => { readonly profiles: ProfileStore }): void {
  describe(`profile store: ${name}`, () => {
    it('meets somebody once, freshens what is told and keeps what is not', async () => {
      const { profiles } = stores();
      const person = { platform: 'slack' as const, id: fresh('user'), name: 'Ada' };
      const met = await profiles.meet({ ...person, timeZone: 'Europe/Lisbon', locale: 'pt-PT' }, 100);
      const again = await profiles.meet({ ...person, name: 'Ada L.' }, 200);
      expect(again).toEqual({ ...met, displayName: 'Ada L.', lastSeenAt: 200 });
      expect(await profiles.meet({ ...person, name: 'Ada L.' }, 50)).toMatchObject({
        firstSeenAt: 100,
        lastSeenAt: 200,
      });
      expect(await profiles.find(person)).toEqual(again);
      expect(await profiles.find({ ...person, platform: 'discord' })).toBeUndefined();
    });

    it('changes what was asked and nothing else', async () => {
      const { profiles } = stores();
      const { id } = await profiles.meet({ platform: 'local', id: fresh('user'), name: 'Bo' }, 1);
      await profiles.update(id, { pronouns: 'they/them' });
      await profiles.update(id, { remembers: false });
      await profiles.update(id, {});
      expect(await profiles.get(id)).toMatchObject({ pronouns: 'they/them', remembers: false });
      await profiles.update(id, { pronouns: '' });
      expect(await profiles.get(id)).not.toHaveProperty('pronouns');
    });

    it('knows nobody by an unknown id', async () => {
      expect(await stores().profiles.get(2_000_000)).toBeUndefined();
    });
  });
}
