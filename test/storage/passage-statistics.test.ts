import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { ReadScope } from '../../src/core/types.ts';
import { parseDatabaseUrl } from '../../src/storage/database-url.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { type Orm, openOrm } from '../../src/storage/orm.ts';
import { idsIn, server } from '../contract/passage-store.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeLogger } from '../fakes/logger.ts';
import { type EmptyDatabase, postgres, sqliteFile } from '../support/databases.ts';
import { fresh } from '../support/messages.ts';

const word = fc.constantFrom('dog', 'cat', 'über', '@ana', '^sea', 'walk');
const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const user = fc.nat(2);
const where = fc.constantFrom('dm', 'p1', 'p2', 'general');
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('say' as const), text, user, where }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reply' as const), text, at: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit' as const), text, at: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), at: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unindex' as const), at: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wipe' as const), user }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('purge' as const), limit: fc.nat(4) }) },
);

for (const [name, make] of Object.entries({ SQLite: sqliteFile, PostgreSQL: postgres })) {
  describe(`passage statistics: ${name}`, () => {
    let database: EmptyDatabase | undefined;
    afterEach(async () => database?.remove());

    async function house(): Promise<{ storage: Storage; orm: Orm; close(): Promise<void> }> {
      database = await make();
      const { url } = database;
      const storage = await openStorage({ url, clock: new FakeClock(), logger: new FakeLogger() });
      const orm = await openOrm(parseDatabaseUrl(url));
      if (name === 'SQLite') {
        const vocabulary = `create virtual table temp.passage_index_terms using fts5vocab(main, passage_index, row)`;
        await orm.em.getConnection().execute(vocabulary);
      }
      const close = async () => {
        await storage.close();
        await orm.close(true);
      };
      return { storage, orm, close };
    }

    it('equal a recount after anything that happens to messages', async () => {
      const { storage, orm, close } = await house();
      const steps = fc.array(step, { minLength: 5, maxLength: 30 });
      await fc.assert(
        fc.asyncProperty(steps, async (all) => {
          const world = server(storage);
          const people = [world.person('Ada'), world.person('Bob'), world.person('Bob')];
          const direct = people.map(() => fresh('dm'));
          const said: Awaited<ReturnType<typeof world.say>>[] = [];
          for (const one of all) {
            const target = 'at' in one ? said[one.at % Math.max(1, said.length)] : undefined;
            switch (one.kind) {
              case 'say': {
                const at =
                  one.where === 'dm'
                    ? world.place('dm', direct[one.user] ?? '')
                    : world.place(one.where === 'general' ? 'public' : 'private', one.where);
                const author = people[one.user];
                said.push(await world.say(one.text, { at, ...(author && { author }) }));
                break;
              }
              case 'wipe':
              case 'purge': {
                if (one.kind === 'purge') await storage.eraser.purge(2_000, one.limit);
                else {
                  const known = await storage.profiles.find(people[one.user] ?? world.person());
                  if (known) await storage.eraser.wipe([known.id]);
                }
                // What is gone cannot be answered.
                const left = await Promise.all(
                  said.map((one) => storage.messages.find(one.conversation, one.platformMessageId)),
                );
                said.splice(0, said.length, ...said.filter((_, index) => left[index] !== undefined));
                break;
              }
              default: {
                if (target === undefined) break;
                const { conversation, platformMessageId, messageId } = target;
                if (one.kind === 'unindex') await storage.passages.remove(messageId);
                if (one.kind === 'remove')
                  await storage.messages.remove(conversation, platformMessageId, 2_000);
                if (one.kind === 'edit') {
                  await storage.messages.edit(conversation, platformMessageId, one.text, 2_000);
                  await storage.passages.index([{ messageId, terms: one.text.split(' '), traits: 0 }]);
                }
                if (one.kind === 'reply') {
                  const { id } = await storage.messages.saveReply({
                    conversationId: conversation,
                    characterName: 'Wren',
                    text: one.text,
                    parts: [`reply to ${messageId}`],
                    answersMessageId: messageId,
                    sentAt: 3_000,
                  });
                  await storage.passages.index([{ messageId: id, terms: one.text.split(' '), traits: 0 }]);
                }
              }
            }
          }
          await expectRecount(orm, name === 'SQLite');
        }),
        { numRuns: 25 },
      );
      await close();
    });

    it('and all that is found do not depend on what the reader may not read', async () => {
      const { storage, close } = await house();
      const said = fc.record({ text, user, where });
      const query = fc.record({
        terms: fc.uniqueArray(word, { minLength: 1 }),
        limit: fc.integer({ min: 1, max: 8 }),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(said, { maxLength: 25 }),
          where,
          query,
          async (all, reader, { terms, limit }) => {
            const findingsIn = async (keep: (scope: ReadScope, one: (typeof all)[number]) => boolean) => {
              const world = server(storage);
              const people = [world.person('Ada'), world.person('Bob'), world.person('Cem')];
              const userIds: number[] = [];
              for (const person of people) userIds.push((await storage.profiles.meet(person, 1)).id);
              const scope =
                reader === 'dm'
                  ? world.direct(userIds[0] ?? 0)
                  : reader === 'general'
                    ? world.open
                    : world.privately(reader);
              const names = new Map<number, number>();
              for (const [index, one] of all.entries()) {
                if (!keep(scope, one)) continue;
                const at =
                  one.where === 'dm'
                    ? world.place('dm', `dm of ${userIds[one.user]}`)
                    : world.place(one.where === 'general' ? 'public' : 'private', one.where);
                const author = people[one.user];
                const { messageId } = await world.say(one.text, { at, ...(author && { author }) });
                names.set(messageId, index);
              }
              const found = await world.search(terms.join(' '), scope, { limit, before: 2, after: 1 });
              const hits = found.turns.map(({ messageId }) => messageId);
              const passages = await storage.passages.passages(hits, scope, 2);
              // Ids differ between the two worlds, and nothing else may.
              return {
                ...found,
                passages: passages.map(({ messages }) => messages.map(({ id }) => names.get(id))),
                speakers: (await storage.passages.speakers(['ada', 'bob', 'cem'], scope)).map(
                  (one) => one.name,
                ),
                turns: found.turns.map((turn) => ({
                  ...turn,
                  messageId: names.get(turn.messageId),
                  userId: userIds.indexOf(turn.userId ?? -1),
                })),
              };
            };
            const whole = await findingsIn(() => true);
            const readable = await findingsIn(({ kind, ...scope }, one) => {
              if (kind === 'dm') return one.user === 0;
              return (
                one.where === 'general' || ('privateChannel' in scope && one.where === scope.privateChannel)
              );
            });
            expect(whole).toEqual(readable);
            expect(idsIn({ ...(await server(storage).search('dog')), frequencies: new Map() })).toEqual([]);
          },
        ),
        { numRuns: 25 },
      );
      await close();
    });
  });
}

/** Counts again from the passages themselves what the index keeps. */
async function expectRecount(orm: Orm, sqlite: boolean): Promise<void> {
  const run = <Row>(sql: string) => orm.em.getConnection().execute<Row[]>(sql);
  const inScopes = `select place_scope_id as scope, terms, message_id from passage where place_scope_id is not null
    union all select owner_scope_id, terms, message_id from passage where owner_scope_id is not null`;
  const rows = await run<{ scope: number; terms: string; message_id: number }>(inScopes);
  const totals = new Map<number, { documents: number; terms: number }>();
  const holding = new Map<number, Map<string, number>>();
  for (const { scope, terms } of rows) {
    const list = terms.split(' ').filter(Boolean);
    const total = totals.get(scope) ?? { documents: 0, terms: 0 };
    totals.set(scope, { documents: total.documents + 1, terms: total.terms + list.length });
    const counts = holding.get(scope) ?? new Map<string, number>();
    holding.set(scope, counts);
    for (const term of new Set(list)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const kept = await run<{ id: number; documents: number; total_terms: number | string }>(
    'select id, documents, total_terms from index_scope',
  );
  for (const { id, documents, total_terms } of kept) {
    const recounted = totals.get(id) ?? { documents: 0, terms: 0 };
    expect({ documents, terms: Number(total_terms) }).toEqual(recounted);
  }
  expect([...totals.keys()].every((scope) => kept.some(({ id }) => id === scope))).toBe(true);
  const statistics = await run<{ scope_id: number; documents: number }>(
    'select scope_id, documents from term_statistic',
  );
  const byScope = Map.groupBy(statistics, (row) => row.scope_id);
  const sorted = (counts: readonly number[]) => counts.toSorted((a, b) => a - b);
  for (const scope of new Set([...byScope.keys(), ...holding.keys()])) {
    expect(sorted((byScope.get(scope) ?? []).map((row) => row.documents))).toEqual(
      sorted([...(holding.get(scope)?.values() ?? [])]),
    );
  }
  const said = await run<{ count: number | string }>(
    'select coalesce(sum(messages), 0) as count from speaker',
  );
  const speakers = await run<{ count: number | string }>(
    `select count(*) as count from (${inScopes}) held join message on message.id = held.message_id where user_id is not null`,
  );
  expect(Number(said[0]?.count)).toBe(Number(speakers[0]?.count));
  // The inverted index holds as many tokens as the statistics count.
  const tokens = await run<{ count: number | string }>(
    sqlite
      ? 'select coalesce(sum(doc), 0) as count from passage_index_terms'
      : 'select coalesce(sum(cardinality(tsvector_to_array(tokens))), 0) as count from passage_index',
  );
  const counted = statistics.reduce((sum, row) => sum + row.documents, 0);
  expect(Number(tokens[0]?.count)).toBe(counted);
}
