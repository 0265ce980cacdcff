import { expect, it } from 'vitest';
import type { EntityRef, NewFact } from '../../src/core/types.ts';
import { Database } from '../../src/storage/database.ts';
import { tidyOwners } from '../../src/storage/fact-retraction.ts';
import { SqlFactStore } from '../../src/storage/fact-store.ts';
import { SqlInbox } from '../../src/storage/inbox.ts';
import { migrate } from '../../src/storage/migrations.ts';
import { openOrm } from '../../src/storage/orm.ts';
import { FakeClock } from '../fakes/clock.ts';
import { incoming, publicAudience } from '../support/messages.ts';

it('leaves no name of messages that were deleted for good', async () => {
  const orm = await openOrm({ dialect: 'sqlite', path: ':memory:' });
  await migrate(orm, 'sqlite', 'up');
  const database = new Database(orm, 'sqlite', new FakeClock());
  const [inbox, facts] = [new SqlInbox(database), new SqlFactStore(database)];
  const { author } = incoming();
  const say = (text: string) => inbox.accept(incoming({ author, text }), 'c', publicAudience);
  const tell = async (text: string, entity: EntityRef, predicate: string): Promise<NewFact> => {
    const { userId, messageId } = await say(text);
    return {
      ownerUserId: userId,
      entity,
      predicate,
      value: 'x',
      cardinality: 'one',
      sourceMessageId: messageId,
      audience: publicAudience,
      validFrom: 1,
      confidence: 1,
      importance: 0.5,
    };
  };
  const mia: EntityRef = { name: 'older sister', kind: 'person', aliases: ['mia'] };
  const first = await tell('my older sister Mia', mia, 'home');
  const dog = await tell('my dog', { name: 'dog', kind: 'pet', aliases: [] }, 'age');
  const second = await tell('Mia is a nurse', mia, 'job');
  await facts.record([first, dog, second], 1);
  await database.transaction(async (sql) => {
    await sql.deleteFrom('message').where('id', 'in', [first.sourceMessageId, dog.sourceMessageId]).execute();
    await tidyOwners(sql, [first.ownerUserId]);
  });
  const left = await database.run((sql) => sql.selectFrom('entity_memory').select('name').execute());
  expect(left).toEqual([{ name: 'mia' }]);
  const scope = { kind: 'channel', platform: 'discord', workspace: 'guild' } as const;
  const [fact] = await facts.current([first.ownerUserId], scope, 10);
  expect([fact?.entity.name, fact?.entity.aliases]).toEqual(['mia', []]);
  await orm.close(true);
});
