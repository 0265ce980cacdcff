import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactStore } from '../../src/core/ports.ts';
import type { Audience, NewFact, ReadScope } from '../../src/core/types.ts';
import { fresh, incoming, publicAudience } from '../support/messages.ts';
import type { InboxStores } from './inbox-store.ts';

const dmAudience: Audience = { ...publicAudience, visibility: 'dm', workspace: '', channel: 'dm' };
const channel: ReadScope = { kind: 'channel', platform: 'discord', workspace: 'guild' };
const dmOf = (userId: number): ReadScope => ({ kind: 'dm', platform: 'discord', workspace: '', userId });

const audiences: fc.Arbitrary<Audience> = fc.record({
  visibility: fc.constantFrom('dm', 'private', 'public'),
  platform: fc.constantFrom('discord', 'slack'),
  workspace: fc.constantFrom('', 'w1', 'w2'),
  channel: fc.constantFrom('c1', 'c2'),
});

/** What the core relies on, for every implementation of `FactStore`. */
export function describeFactStore(
  name: string,
  stores: () => InboxStores & { readonly facts: FactStore },
): void {
  async function speaker() {
    const { inbox } = stores();
    const { author } = incoming();
    const conversation = fresh('conversation');
    const said = () => inbox.accept(incoming({ author }), conversation, publicAudience);
    const { userId } = await said();
    const fact = async (value: string, change: Partial<NewFact> = {}): Promise<NewFact> => ({
      ownerUserId: userId,
      subject: 'self',
      predicate: 'employer',
      value,
      cardinality: 'one',
      sourceMessageId: change.sourceMessageId ?? (await said()).messageId,
      audience: publicAudience,
      validFrom: 100,
      ...change,
    });
    const values = async (scope: ReadScope) =>
      (await stores().facts.current(userId, scope, 100)).map((one) => one.value);
    return { userId, fact, values };
  }

  describe(`fact store: ${name}`, () => {
    it('closes the old value where a predicate holds one, and keeps all where it holds many', async () => {
      const { facts } = stores();
      const { fact, values } = await speaker();
      await facts.record([await fact('Acme'), await fact('Initech', { validFrom: 200 })], 300);
      expect(await values(channel)).toEqual(['Initech']);
      const likes = { predicate: 'likes', cardinality: 'many' as const, validFrom: 50 };
      await facts.record(
        [await fact('tea', likes), await fact('rain', likes), await fact('Tea', likes)],
        300,
      );
      expect(new Set(await values(channel))).toEqual(new Set(['Initech', 'tea', 'rain']));
    });

    it('leaves the public value standing when a DM says otherwise, and closes the DM when the public hears', async () => {
      const { facts } = stores();
      const { userId, fact, values } = await speaker();
      await facts.record([await fact('Acme')], 1);
      await facts.record([await fact('Secret', { audience: dmAudience, validFrom: 200 })], 1);
      expect(await values(channel)).toEqual(['Acme']);
      expect(await values(dmOf(userId))).toEqual(['Secret', 'Acme']);
      await facts.record([await fact('Initech', { validFrom: 300 })], 1);
      expect(await values(dmOf(userId))).toEqual(['Initech']);
    });

    it('lets a statement that comes late enter history only', async () => {
      const { facts } = stores();
      const { fact, values } = await speaker();
      await facts.record([await fact('Initech', { validFrom: 200 })], 1);
      await facts.record([await fact('Acme', { validFrom: 100 })], 2);
      expect(await values(channel)).toEqual(['Initech']);
    });

    it('retracts what came from a message, and what that had closed stands again', async () => {
      const { facts } = stores();
      const { fact, values } = await speaker();
      const newer = await fact('Initech', { validFrom: 200 });
      await facts.record([await fact('Acme'), newer], 1);
      expect(await facts.retractFrom(newer.sourceMessageId, 5)).toBe(1);
      expect(await facts.retractFrom(newer.sourceMessageId, 6)).toBe(0);
      expect(await values(channel)).toEqual(['Acme']);
    });

    it('retracts single facts of their owner only', async () => {
      const { facts } = stores();
      const one = await speaker();
      const other = await speaker();
      await facts.record([await one.fact('Acme')], 1);
      const [stored] = await facts.current(one.userId, channel, 10);
      expect(await facts.retract(other.userId, [stored?.id ?? 0], 2)).toBe(0);
      expect(await facts.retract(one.userId, [stored?.id ?? 0], 2)).toBe(1);
      expect(await one.values(channel)).toEqual([]);
    });

    it('is unchanged by a replay of any sequence', async () => {
      const { facts } = stores();
      const statements = fc.array(
        fc.record({
          value: fc.constantFrom('a', 'b', 'c'),
          cardinality: fc.constantFrom('one' as const, 'many' as const),
          audience: fc.constantFrom(publicAudience, dmAudience, {
            ...publicAudience,
            visibility: 'private' as const,
            channel: 'c1',
          }),
        }),
        { minLength: 1, maxLength: 7 },
      );
      await fc.assert(
        fc.asyncProperty(statements, async (sequence) => {
          const { userId, fact } = await speaker();
          const said: NewFact[] = [];
          for (const [index, one] of sequence.entries()) {
            said.push(await fact(one.value, { ...one, predicate: one.cardinality, validFrom: 100 + index }));
          }
          for (const one of said) await facts.record([one], 500);
          const before = await facts.current(userId, dmOf(userId), 100);
          await facts.record(said, 900);
          expect(await facts.current(userId, dmOf(userId), 100)).toEqual(before);
        }),
        { numRuns: 25 },
      );
    });

    it('reads for every scope exactly what rule 1 allows', async () => {
      const { facts } = stores();
      const { userId, fact } = await speaker();
      const other = await speaker();
      const scopes = fc.oneof(
        fc.record({
          kind: fc.constant('channel' as const),
          platform: fc.constantFrom('discord' as const, 'slack' as const),
          workspace: fc.constantFrom('', 'w1', 'w2'),
          privateChannel: fc.constantFrom('c1', 'c2'),
        }),
        fc.record({
          kind: fc.constant('dm' as const),
          platform: fc.constantFrom('discord' as const, 'slack' as const),
          workspace: fc.constantFrom('', 'w1', 'w2'),
          userId: fc.constantFrom(userId, other.userId),
        }),
      );
      const { messageId } = await stores().inbox.accept(incoming(), fresh('conversation'), publicAudience);
      await fc.assert(
        fc.asyncProperty(audiences, scopes, fc.boolean(), async (audience, scope, known) => {
          const value = fresh('value');
          const said = await fact(value, {
            audience,
            predicate: 'likes',
            cardinality: 'many',
            sourceMessageId: messageId,
          });
          await facts.record([said], 1);
          const asked: ReadScope =
            scope.kind === 'channel' && !known
              ? { kind: 'channel', platform: scope.platform, workspace: scope.workspace }
              : scope;
          const read = (await facts.current(userId, asked, 1_000)).some((one) => one.value === value);
          expect(read).toBe(mayRead(audience, userId, asked));
        }),
        { numRuns: 80 },
      );
    });
  });
}

/** Rule 1 in words of its own: everyone who reads the place could read the source. */
function mayRead(source: Audience, owner: number, reader: ReadScope): boolean {
  if (source.platform !== reader.platform) return false;
  const sameWorkspace = source.workspace === reader.workspace;
  if (reader.kind === 'dm') {
    const anywhere = source.workspace === '' || reader.workspace === '';
    return reader.userId === owner && (sameWorkspace || anywhere);
  }
  if (!sameWorkspace || source.visibility === 'dm') return false;
  return source.visibility === 'public' || source.channel === reader.privateChannel;
}
