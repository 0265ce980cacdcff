import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Audience, ReadScope } from '../../src/core/types.ts';
import { fresh } from '../support/messages.ts';
import { type FactStores, speaker } from './fact-store.ts';

const platforms = fc.constantFrom('discord' as const, 'slack' as const);
const workspaces = fc.constantFrom('', 'w1', 'w2');
const audiences: fc.Arbitrary<Audience> = fc.record({
  visibility: fc.constantFrom('dm', 'private', 'public'),
  platform: platforms,
  workspace: workspaces,
  channel: fc.constantFrom('c1', 'c2'),
});

/** Rule 1 for facts, for every implementation of `FactStore`. */
export function describeFactAudience(name: string, stores: () => FactStores): void {
  describe(`audience of facts: ${name}`, () => {
    let owner: Awaited<ReturnType<typeof speaker>>;
    let other: Awaited<ReturnType<typeof speaker>>;
    beforeAll(async () => {
      owner = await speaker(stores());
      other = await speaker(stores());
    });

    it('reads for every scope exactly what rule 1 allows', async () => {
      const { facts } = stores();
      const sourceMessageId = await owner.say();
      const scopes = fc.oneof(
        fc.record(
          {
            kind: fc.constant('channel' as const),
            platform: platforms,
            workspace: workspaces,
            privateChannel: fc.constantFrom('c1', 'c2'),
          },
          { requiredKeys: ['kind', 'platform', 'workspace'] },
        ),
        fc.record({
          kind: fc.constant('dm' as const),
          platform: platforms,
          workspace: workspaces,
          userId: fc.constantFrom(owner.userId, other.userId),
          linkedUserIds: fc.constantFrom([], [owner.userId], [other.userId, owner.userId]),
        }),
      );
      let allowed = 0;
      await fc.assert(
        fc.asyncProperty(audiences, scopes, async (audience, scope) => {
          const value = fresh('value');
          const said = { audience, predicate: 'likes', cardinality: 'many' as const, sourceMessageId };
          await facts.record([await owner.fact(value, said)], 1);
          const may = mayRead(audience, owner.userId, scope);
          if (may) allowed += 1;
          const owners = [owner.userId, other.userId];
          for (const read of [facts.current(owners, scope, 1_000), facts.history(owners, scope, 1_000)]) {
            expect((await read).some((one) => one.value === value)).toBe(may);
          }
        }),
        { numRuns: 100 },
      );
      expect(allowed).toBeGreaterThan(5);
    });
  });
}

/** Rule 1 in words of its own: everyone who reads the place could read the source. */
function mayRead(source: Audience, owner: number, reader: ReadScope): boolean {
  if (reader.kind === 'dm' && reader.linkedUserIds.includes(owner)) return true;
  if (source.platform !== reader.platform) return false;
  const sameWorkspace = source.workspace === reader.workspace;
  if (reader.kind === 'dm') {
    const anywhere = source.workspace === '' || reader.workspace === '';
    return reader.userId === owner && (sameWorkspace || anywhere);
  }
  if (!sameWorkspace || source.visibility === 'dm') return false;
  return source.visibility === 'public' || source.channel === reader.privateChannel;
}
