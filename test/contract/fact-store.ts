import { describe, expect, it } from 'vitest';
import type { FactStore } from '../../src/core/store-ports.ts';
import type { Audience, EntityRef, NewFact, ReadScope } from '../../src/core/types.ts';
import type { FakeClock } from '../fakes/clock.ts';
import { fresh, incoming, publicAudience } from '../support/messages.ts';
import type { InboxStores } from './inbox-store.ts';

export type FactStores = InboxStores & { readonly facts: FactStore };

export const dmAudience: Audience = { ...publicAudience, visibility: 'dm', workspace: '', channel: 'dm' };
export const privateAudience: Audience = { ...publicAudience, visibility: 'private', channel: 'c1' };
export const channel: ReadScope = { kind: 'channel', platform: 'discord', workspace: 'guild' };
export const dmOf = (userId: number, linkedUserIds: readonly number[] = []): ReadScope => ({
  kind: 'dm',
  platform: 'discord',
  workspace: '',
  userId,
  linkedUserIds,
});
const self: EntityRef = { name: 'self', kind: 'self', aliases: [] };
export const sister: EntityRef = { name: 'older sister', kind: 'person', aliases: ['mia'] };
export const mia: EntityRef = { name: 'mia', kind: 'person', aliases: [] };
const day = 86_400_000;

/** Somebody who talks to a house with these stores. */
export async function speaker(stores: FactStores) {
  const { author } = incoming();
  const conversation = fresh('conversation');
  // One after the other, however many are asked for at once: what is said later has the higher id.
  let last: Promise<number> = Promise.resolve(0);
  const say = (text = 'Hello there') => {
    last = last.then(
      async () =>
        (await stores.inbox.accept(incoming({ author, text }), conversation, publicAudience)).messageId,
    );
    return last;
  };
  const { userId } = await stores.inbox.accept(incoming({ author }), conversation, publicAudience);
  const fact = async (value: string, change: Partial<NewFact> & { readonly text?: string } = {}) => {
    const { text, ...rest } = change;
    const made: NewFact = {
      ownerUserId: userId,
      entity: self,
      predicate: 'employer',
      value,
      cardinality: 'one',
      sourceMessageId: rest.sourceMessageId ?? (await say(text)),
      audience: publicAudience,
      validFrom: 100,
      confidence: 0.8,
      importance: 0.5,
      ...rest,
    };
    return made;
  };
  /** Says each in a message of its own and records it at once. */
  const tell = async (...facts: readonly Promise<NewFact>[]) => {
    const told = await Promise.all(facts);
    for (const one of told) await stores.facts.record([one], 1_000);
    return told;
  };
  const current = (scope: ReadScope = channel) => stores.facts.current([userId], scope, 1_000);
  const history = (scope: ReadScope = channel) => stores.facts.history([userId], scope, 1_000);
  const values = async (scope: ReadScope = channel) => (await current(scope)).map((one) => one.value);
  return { userId, author, conversation, say, fact, tell, current, history, values };
}

/** What the core relies on, for every implementation of `FactStore`. */
export function describeFactStore(
  name: string,
  stores: () => FactStores & { readonly clock: FakeClock },
): void {
  describe(`fact store: ${name}`, () => {
    it('gives back what it was given', async () => {
      const { facts } = stores();
      const { userId, fact, current } = await speaker(stores());
      const told = await fact('Acme', { confidence: 0.7, importance: 0.4 });
      await facts.record([told], 300);
      const { validTo: _validTo, entity: _entity, ...words } = told;
      expect(await current()).toEqual([
        {
          ...words,
          id: expect.any(Number),
          entity: { id: expect.any(Number), ...self },
          effect: 'holds',
          recordedAt: 300,
          uses: 0,
        },
      ]);
      expect(await facts.current([], dmOf(userId), 10)).toEqual([]);
    });

    it('closes the old value where a predicate holds one, and keeps all where it holds many', async () => {
      const { fact, tell, values } = await speaker(stores());
      await tell(fact('Acme'), fact('Initech', { validFrom: 200 }));
      expect(await values()).toEqual(['Initech']);
      const likes = { predicate: 'likes', cardinality: 'many' as const, validFrom: 50 };
      await tell(fact('tea', likes), fact('rain', likes), fact(' Tea', likes));
      expect(await values()).toEqual(['rain', 'tea', 'Initech']);
    });

    it('goes by the order of telling, not by when something became true', async () => {
      const { fact, tell, values, history } = await speaker(stores());
      const home = { predicate: 'home' };
      await tell(
        fact('Austin', { ...home, validFrom: 500 }),
        fact('San Antonio', { ...home, validFrom: 200 }),
      );
      expect(await values()).toEqual(['San Antonio']);
      expect((await history()).map((one) => [one.value, one.validTo])).toEqual([
        ['San Antonio', undefined],
        ['Austin', 500],
      ]);
    });

    it('lets what was told earlier and recorded later enter history only', async () => {
      const { facts } = stores();
      const { fact, values, history } = await speaker(stores());
      const earlier = await fact('Acme', { validFrom: 100 });
      await facts.record([await fact('Initech', { validFrom: 200 })], 1);
      await facts.record([earlier], 2);
      expect(await values()).toEqual(['Initech']);
      expect((await history()).map((one) => [one.value, one.validTo])).toEqual([
        ['Initech', undefined],
        ['Acme', 200],
      ]);
    });

    it('leaves the public value standing when a DM says otherwise, and closes the DM when the public hears', async () => {
      const { userId, fact, tell, values } = await speaker(stores());
      await tell(fact('Acme'), fact('Secret', { audience: dmAudience, validFrom: 200 }));
      expect(await values(channel)).toEqual(['Acme']);
      expect(await values(dmOf(userId))).toEqual(['Secret', 'Acme']);
      await tell(fact('Initech', { validFrom: 300 }));
      expect(await values(dmOf(userId))).toEqual(['Initech']);
    });

    it('ends one value, or all of a predicate, and keeps the ending as history', async () => {
      const { fact, tell, values, history } = await speaker(stores());
      const pet = { predicate: 'pet', cardinality: 'many' as const };
      await tell(fact('Acme'), fact('Rex', pet), fact('Luna', pet));
      const [quit] = await tell(fact('', { effect: 'ended', validFrom: 300 }));
      await tell(fact('rex', { ...pet, effect: 'ended', validFrom: 400 }));
      expect(await values()).toEqual(['Luna']);
      const ended = (await history()).filter((one) => one.effect === 'ended');
      expect(ended.map((one) => [one.value, one.validFrom, one.validTo])).toEqual([
        ['rex', 400, 400],
        ['', 300, 300],
      ]);
      await stores().facts.retractFrom(quit?.sourceMessageId ?? 0, 5);
      expect(await values()).toEqual(['Luna', 'Acme']);
    });

    it('ends other predicates with a statement, of the same entity only, until that is taken back', async () => {
      const { fact, tell, values, history } = await speaker(stores());
      const partner = { predicate: 'partner', cardinality: 'many' as const };
      await tell(fact('Tom', partner), fact('Ann', { ...partner, entity: sister }), fact('Acme'));
      const [single] = await tell(fact('single', { predicate: 'status', ends: ['partner'], validFrom: 300 }));
      expect(await values()).toEqual(['single', 'Acme', 'Ann']);
      expect((await history()).map((one) => one.value)).toEqual(['single', 'Acme', 'Ann', 'Tom']);
      expect(await stores().facts.retractFrom(single?.sourceMessageId ?? 0, 5)).toBe(1);
      expect(await values()).toEqual(['Acme', 'Ann', 'Tom']);
    });

    it('lets a planned event stand until it has passed', async () => {
      const { clock } = stores();
      const { fact, tell, values, history } = await speaker(stores());
      const event = { predicate: 'event', cardinality: 'many' as const, validFrom: clock.now() };
      await tell(fact('dentist', { ...event, validTo: clock.now() + day }));
      expect(await values()).toEqual(['dentist']);
      // The same event, put off.
      await tell(fact('dentist', { ...event, validTo: clock.now() + 2 * day }));
      await clock.advance(day);
      expect(await values()).toEqual(['dentist']);
      await clock.advance(day);
      expect(await values()).toEqual([]);
      expect(await history()).toHaveLength(1);
    });

    it('does not let a statement about the past close what holds now', async () => {
      const { fact, tell, values } = await speaker(stores());
      await tell(
        fact('Lisbon', { predicate: 'home', validFrom: 500 }),
        fact('Paris', { predicate: 'home', validFrom: 100, validTo: 200 }),
      );
      expect(await values()).toEqual(['Lisbon']);
    });

    it('keeps a fact that was told twice when one telling is deleted', async () => {
      const { facts } = stores();
      const { fact, tell, current, history } = await speaker(stores());
      const [first] = await tell(fact('nuts', { predicate: 'allergy', cardinality: 'many' }));
      const [second] = await tell(
        fact('Nuts', { predicate: 'allergy', cardinality: 'many', validFrom: 200 }),
      );
      expect((await history()).map((one) => [one.value, one.validFrom])).toEqual([['nuts', 100]]);
      await facts.retractFrom(first?.sourceMessageId ?? 0, 5);
      expect((await current()).map((one) => [one.value, one.validFrom])).toEqual([['Nuts', 200]]);
      await facts.retractFrom(second?.sourceMessageId ?? 0, 5);
      expect(await history()).toEqual([]);
    });

    it('shows in history how a value was put in its message last, and not before', async () => {
      const { facts } = stores();
      const { fact, history } = await speaker(stores());
      const said = await fact('Initech');
      await facts.record([said, { ...said, value: 'Initech Corp' }], 1);
      expect((await history()).map((one) => one.value)).toEqual(['Initech Corp']);
    });

    it('retracts what came from a message, and what that had closed stands again', async () => {
      const { facts } = stores();
      const { fact, tell, values, history } = await speaker(stores());
      const [, newer] = await tell(fact('Acme'), fact('Initech', { validFrom: 200 }));
      expect(await facts.retractFrom(newer?.sourceMessageId ?? 0, 5)).toBe(1);
      expect(await facts.retractFrom(newer?.sourceMessageId ?? 0, 6)).toBe(0);
      expect(await values()).toEqual(['Acme']);
      expect(await history()).toHaveLength(1);
    });

    it('retracts single facts of their owner only, with every telling of the same', async () => {
      const { facts } = stores();
      const one = await speaker(stores());
      const other = await speaker(stores());
      await one.tell(
        one.fact('Acme', { audience: dmAudience }),
        one.fact('Acme', { validFrom: 200 }),
        one.fact('Acme', { validFrom: 300 }),
      );
      const [stored] = await one.current();
      expect(await facts.retract(other.userId, [stored?.id ?? 0], 2)).toBe(0);
      expect(await facts.retract(one.userId, [stored?.id ?? 0], 2)).toBe(1);
      expect(await one.history(dmOf(one.userId))).toEqual([]);
    });

    it('learns nothing any more from a message of which something was forgotten, until it is edited', async () => {
      const { facts } = stores();
      const { userId, fact, tell, current, values } = await speaker(stores());
      const [told] = await tell(fact('Acme'));
      if (told === undefined) throw new Error('Nothing was told');
      await facts.retract(userId, [(await current())[0]?.id ?? 0], 2);
      await facts.record([told, { ...told, value: 'Acme Inc.' }], 3);
      expect(await values()).toEqual([]);
      expect(await facts.retractFrom(told.sourceMessageId, 4)).toBe(0);
      await facts.record([{ ...told, value: 'Initech' }], 5);
      expect(await values()).toEqual(['Initech']);
    });

    it('learns nothing from a message that was deleted meanwhile', async () => {
      const { facts, messages, inbox } = stores();
      const { author, conversation, fact, values } = await speaker(stores());
      const message = incoming({ author });
      const { messageId } = await inbox.accept(message, conversation, publicAudience);
      await messages.remove(conversation, message.platformMessageId, 1);
      await facts.record([await fact('Acme', { sourceMessageId: messageId })], 2);
      expect(await values()).toEqual([]);
    });

    it('counts how often a fact was used', async () => {
      const { facts } = stores();
      const { fact, tell, current } = await speaker(stores());
      await tell(fact('Acme'), fact('tea', { predicate: 'likes', cardinality: 'many' }));
      const [, acme] = await current();
      await facts.used([acme?.id ?? 0], 5);
      await facts.used([acme?.id ?? 0], 7);
      await facts.used([], 9);
      expect((await current()).map((one) => [one.value, one.uses, one.lastUsedAt])).toEqual([
        ['tea', 0, undefined],
        ['Acme', 2, 7],
      ]);
    });

    it('reads what several accounts of one person own, in a DM wherever it was said', async () => {
      const { facts } = stores();
      const here = await speaker(stores());
      const there = await speaker(stores());
      const elsewhere: Audience = { ...privateAudience, platform: 'slack', workspace: 'team' };
      await here.tell(here.fact('Acme'));
      await there.tell(there.fact('tea', { audience: elsewhere, predicate: 'likes' }));
      const owners = [here.userId, there.userId];
      const values = async (scope: ReadScope) =>
        (await facts.current(owners, scope, 10)).map((one) => one.value);
      expect(await values(dmOf(here.userId, [there.userId]))).toEqual(['tea', 'Acme']);
      expect(await values(dmOf(here.userId))).toEqual(['Acme']);
      expect(await values(channel)).toEqual(['Acme']);
    });
  });
}
