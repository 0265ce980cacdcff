import { describe, expect, it } from 'vitest';
import type { MoodLog } from '../../src/core/store-ports.ts';
import { fresh, incoming, publicAudience } from '../support/messages.ts';
import type { InboxStores } from './inbox-store.ts';

/** What the core relies on, for every implementation of `MoodLog`. */
export function describeMoodLog(name: string, stores: () => InboxStores & { readonly moods: MoodLog }): void {
  async function event(scope: string, at: number) {
    const accepted = await stores().inbox.accept(incoming(), fresh('conversation'), publicAudience);
    const axes = { pleasure: 0.25, arousal: -0.5, dominance: 0 };
    return { scope, userId: accepted.userId, at, ...axes, sourceMessageId: accepted.messageId };
  }

  describe(`mood log: ${name}`, () => {
    it('gives the events of a scope since a moment, oldest first, of one user where asked', async () => {
      const { moods } = stores();
      const scope = fresh('wren@');
      const [late, early, before] = [
        await event(scope, 300),
        await event(scope, 200),
        await event(scope, 100),
      ];
      const elsewhere = await event(fresh('wren@'), 250);
      for (const one of [late, early, before, elsewhere]) await moods.append(one);
      expect(await moods.since([scope], 200)).toEqual([early, late]);
      expect(await moods.since([scope], 0, late.userId)).toEqual([late]);
      expect(await moods.since([scope, elsewhere.scope], 200)).toEqual([early, elsewhere, late]);
    });

    it('ignores a second event from the same message', async () => {
      const { moods } = stores();
      const scope = fresh('wren@');
      const one = await event(scope, 100);
      await moods.append(one);
      await moods.append({ ...one, pleasure: -1 });
      expect(await moods.since([scope], 0)).toEqual([one]);
    });
  });
}
