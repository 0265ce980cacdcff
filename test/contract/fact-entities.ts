import { describe, expect, it } from 'vitest';
import type { EntityRef, ReadScope } from '../../src/core/types.ts';
import {
  channel,
  dmAudience,
  dmOf,
  type FactStores,
  mia,
  privateAudience,
  sister,
  speaker,
} from './fact-store.ts';

const insiders: ReadScope = {
  kind: 'channel',
  platform: 'discord',
  workspace: 'guild',
  privateChannel: 'c1',
};
const friend = (name: string): EntityRef => ({ name: 'friend', kind: 'person', aliases: [name] });

/** Whom facts are about: what the core relies on, for every implementation of `FactStore`. */
export function describeFactEntities(name: string, stores: () => FactStores): void {
  async function world() {
    const one = await speaker(stores());
    const about = async (scope = channel) =>
      (await one.current(scope)).map(({ entity, predicate, value }) => [
        entity.name,
        [...entity.aliases].sort().join('+'),
        predicate,
        value,
      ]);
    const entities = async (scope = channel) =>
      new Set((await one.current(scope)).map(({ entity }) => entity.id)).size;
    return { ...one, about, entities };
  }
  const home = { predicate: 'home', entity: sister, text: 'my older sister Mia lives there' };

  describe(`entities of facts: ${name}`, () => {
    it('are found by any of their names', async () => {
      const { fact, tell, about, entities } = await world();
      await tell(
        fact('Rome', home),
        fact('nurse', { predicate: 'job', entity: mia, text: 'Mia is a nurse' }),
        fact('Oslo', { ...home, entity: mia, validFrom: 200, text: 'Mia moved' }),
      );
      expect(await about()).toEqual([
        ['older sister', 'mia', 'home', 'Oslo'],
        ['older sister', 'mia', 'job', 'nurse'],
      ]);
      expect(await entities()).toBe(1);
    });

    it('learn what they are called from a name that they are given', async () => {
      const { fact, tell, about } = await world();
      const role: EntityRef = { ...sister, aliases: [] };
      await tell(
        fact('Rome', { predicate: 'home', entity: role }),
        fact('Mia', { predicate: 'name', entity: role }),
        fact('nurse', { predicate: 'job', entity: mia }),
      );
      expect((await about()).map(([called, aliases]) => `${called} ${aliases}`)).toEqual(
        Array(3).fill('older sister mia'),
      );
    });

    it('are one when the words for their role agree, and several when they cannot', async () => {
      const { fact, tell, entities } = await world();
      const likes = { predicate: 'likes', cardinality: 'many' as const };
      await tell(
        fact('tea', { ...likes, entity: sister }),
        fact('rain', { ...likes, entity: { name: 'sister', kind: 'person', aliases: [] } }),
      );
      expect(await entities()).toBe(1);
      await tell(
        fact('jazz', { ...likes, entity: { name: 'younger sister', kind: 'person', aliases: [] } }),
        fact('cake', { ...likes, entity: { name: 'aunt', kind: 'person', aliases: ['mia'] } }),
      );
      expect(await entities()).toBe(3);
    });

    it('keep friends apart who share the word for what they are', async () => {
      const { fact, tell, about } = await world();
      await tell(
        fact('Rome', { predicate: 'home', entity: friend('tom') }),
        fact('Oslo', { predicate: 'home', entity: friend('ann'), validFrom: 200 }),
        fact('Lyon', { predicate: 'home', entity: friend('tom'), validFrom: 300 }),
      );
      expect(await about()).toEqual([
        ['friend', 'tom', 'home', 'Lyon'],
        ['friend', 'ann', 'home', 'Oslo'],
      ]);
    });

    it('lose a name that is corrected', async () => {
      const { fact, tell, about } = await world();
      const misnamed = fact('Mia', { predicate: 'name', entity: sister, text: 'my older sister Mia' });
      const [first] = await tell(misnamed, fact('Rome', home));
      const correction = { predicate: 'name', text: 'no, Maya not Mia', validFrom: 200 };
      const sourceMessageId = await (await speaker(stores())).say();
      const ended = await fact('Mia', { ...correction, entity: sister, effect: 'ended', sourceMessageId });
      const given = await fact('Maya', {
        ...correction,
        entity: { ...sister, aliases: ['maya'] },
        sourceMessageId,
      });
      await stores().facts.record([ended, given], 5);
      expect(await about()).toEqual([
        ['older sister', 'maya', 'name', 'Maya'],
        ['older sister', 'maya', 'home', 'Rome'],
      ]);
      // A later Mia is somebody else.
      await tell(fact('nurse', { predicate: 'job', entity: mia, text: 'Mia is a nurse' }));
      expect((await about())[0]).toEqual(['mia', '', 'job', 'nurse']);
      await stores().facts.retractFrom(sourceMessageId, 9);
      expect((await about()).at(-1)?.slice(0, 2)).toEqual(['older sister', 'mia']);
      expect(first?.value).toBe('Mia');
    });

    it('lose a name that another replaces, where nothing was said of a mistake', async () => {
      const { fact, tell, about } = await world();
      const role: EntityRef = { name: 'dog', kind: 'pet', aliases: [] };
      await tell(
        fact('Rex', { predicate: 'name', entity: role }),
        fact('Max', { predicate: 'name', entity: role, validFrom: 200 }),
      );
      expect(await about()).toEqual([['dog', 'max', 'name', 'Max']]);
    });

    it('are not known in public by a name that was told in a DM', async () => {
      const { userId, fact, tell, about } = await world();
      const role: EntityRef = { ...sister, aliases: [] };
      await tell(
        fact('Rome', { predicate: 'home', entity: role }),
        fact('Mia', { predicate: 'name', entity: sister, audience: dmAudience }),
        fact('nurse', { predicate: 'job', entity: mia }),
      );
      expect(await about()).toEqual([
        ['mia', '', 'job', 'nurse'],
        ['older sister', '', 'home', 'Rome'],
      ]);
      const inDm = await about(dmOf(userId));
      expect(new Set(inDm.map(([called, aliases]) => `${called} ${aliases}`))).toEqual(
        new Set(['older sister mia']),
      );
    });

    it('let no public statement close what is the same only to who heard a DM', async () => {
      const { userId, fact, tell, values } = await world();
      await tell(
        fact('Rome', { predicate: 'home', entity: { ...sister, aliases: [] } }),
        fact('Mia', { predicate: 'name', entity: sister, audience: dmAudience }),
        fact('Oslo', { predicate: 'home', entity: mia, validFrom: 200 }),
      );
      expect(await values(channel)).toEqual(['Oslo', 'Rome']);
      expect(await values(dmOf(userId))).toEqual(['Oslo', 'Mia', 'Rome']);
    });

    it('let the public close what a DM said of the same one, and not what only the DM knows to be the same', async () => {
      const { userId, fact, tell, values } = await world();
      await tell(
        fact('Rome', { predicate: 'home', entity: sister, audience: dmAudience }),
        fact('Oslo', { predicate: 'home', entity: mia, validFrom: 200 }),
      );
      expect(await values(dmOf(userId))).toEqual(['Oslo']);
      await tell(fact('Lyon', { predicate: 'home', entity: { ...sister, aliases: [] }, validFrom: 300 }));
      expect(await values(channel)).toEqual(['Lyon', 'Oslo']);
    });

    it('keep no name of a message that is deleted', async () => {
      const { facts } = stores();
      const { fact, tell, about } = await world();
      const [first] = await tell(
        fact('Rome', home),
        fact('nurse', { predicate: 'job', entity: sister, text: "Mia's a nurse" }),
      );
      await facts.retractFrom(first?.sourceMessageId ?? 0, 5);
      expect(await about()).toEqual([['mia', '', 'job', 'nurse']]);
      // Nothing of it is left to be found by, either.
      await tell(fact('Oslo', { ...home, entity: { ...sister, aliases: [] }, text: 'my older sister' }));
      expect(await about()).toEqual([
        ['older sister', '', 'home', 'Oslo'],
        ['mia', '', 'job', 'nurse'],
      ]);
    });

    it('lose a name that is forgotten, and stay what they are to their owner', async () => {
      const { facts } = stores();
      const { userId, fact, tell, about, current } = await world();
      const told = fact('Mia', { predicate: 'name', entity: sister, text: 'my older sister Mia' });
      await tell(told, fact('Rome', home));
      const named = (await current()).find((one) => one.predicate === 'name');
      await facts.retract(userId, [named?.id ?? 0], 5);
      expect(await about()).toEqual([['older sister', '', 'home', 'Rome']]);
    });

    it('of the public and of a private channel are read as one where both may be read', async () => {
      const { userId, fact, tell, entities } = await world();
      await tell(
        fact('Rome', { predicate: 'home', entity: sister, audience: privateAudience }),
        fact('nurse', { predicate: 'job', entity: sister }),
      );
      expect(await entities(insiders)).toBe(1);
      expect(await entities(dmOf(userId))).toBe(1);
      expect(await entities()).toBe(1);
    });
  });
}
