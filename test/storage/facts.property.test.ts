import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Audience, EntityRef, Fact, NewFact, ReadScope } from '../../src/core/types.ts';
import { Database } from '../../src/storage/database.ts';
import { parseDatabaseUrl } from '../../src/storage/database-url.ts';
import { SqlFactStore } from '../../src/storage/fact-store.ts';
import { SqlInbox } from '../../src/storage/inbox.ts';
import { migrate } from '../../src/storage/migrations.ts';
import { type Orm, openOrm } from '../../src/storage/orm.ts';
import { FakeClock } from '../fakes/clock.ts';
import { databases, type EmptyDatabase } from '../support/databases.ts';
import { fresh, incoming, publicAudience } from '../support/messages.ts';

const audiences: readonly Audience[] = [
  publicAudience,
  { ...publicAudience, visibility: 'private', channel: 'c1' },
  { ...publicAudience, visibility: 'dm', workspace: '', channel: 'd' },
];
const person = (name: string, ...aliases: readonly string[]): EntityRef => ({
  name,
  kind: 'person',
  aliases,
});
const self: EntityRef = { name: 'self', kind: 'self', aliases: [] };
const roles = [self, person('sister'), { name: 'dog', kind: 'pet', aliases: [] } as const];
const named = [
  ...roles,
  person('older sister', 'mia'),
  person('mia'),
  person('friend', 'mia'),
  person('friend', 'tom'),
  person('tom'),
  { name: 'dog', kind: 'pet', aliases: ['rex'] } as const,
  person('rex'),
];

interface Saying {
  readonly entity: EntityRef;
  readonly predicate: string;
  readonly effect: 'holds' | 'ended';
  readonly value: string;
  readonly audience: number;
  readonly ends: boolean;
  readonly lasts: number | undefined;
  readonly sameMessage: boolean;
}

const saying = (entities: readonly EntityRef[]): fc.Arbitrary<Saying> =>
  fc.record({
    entity: fc.constantFrom(...entities),
    predicate: fc.constantFrom('home', 'likes', 'name', 'partner'),
    effect: fc.constantFrom('holds' as const, 'holds' as const, 'holds' as const, 'ended' as const),
    value: fc.constantFrom('Mia', 'Tom', 'Rex', 'Maya'),
    audience: fc.constantFrom(0, 0, 1, 2),
    ends: fc.boolean(),
    lasts: fc.option(fc.constantFrom(5, 10_000), { nil: undefined, freq: 4 }),
    sameMessage: fc.boolean(),
  });

const channel: ReadScope = { kind: 'channel', platform: 'discord', workspace: 'guild' };
const insiders: ReadScope = { ...channel, privateChannel: 'c1' };
const dmOf = (userId: number): ReadScope => ({
  kind: 'dm',
  platform: 'discord',
  workspace: '',
  userId,
  linkedUserIds: [],
});

for (const [name, make] of Object.entries(databases)) {
  if (name === 'SQLite in a file') continue;
  const numRuns = name === 'PostgreSQL' ? 15 : 60;

  describe(`facts in ${name}`, () => {
    let empty: EmptyDatabase;
    let orm: Orm;
    let facts: SqlFactStore;
    let inbox: SqlInbox;

    beforeAll(async () => {
      empty = await make();
      const address = parseDatabaseUrl(empty.url);
      orm = await openOrm(address);
      await migrate(orm, address.dialect, 'up');
      const database = new Database(orm, address.dialect, new FakeClock(1_000));
      facts = new SqlFactStore(database);
      inbox = new SqlInbox(database);
    });
    afterAll(async () => {
      await orm.close(true);
      await empty.remove();
    });

    /** Somebody who says these things, each where it is said; nothing is recorded yet. */
    async function say(sayings: readonly Saying[]): Promise<{ userId: number; told: readonly NewFact[] }> {
      const { author } = incoming();
      const conversation = fresh('conversation');
      const accept = (text: string) => inbox.accept(incoming({ author, text }), conversation, publicAudience);
      const { userId } = await accept('hello');
      const told: NewFact[] = [];
      let messageId = 0;
      let heardBy = publicAudience;
      for (const [index, { audience, ends, lasts, sameMessage, ...one }] of sayings.entries()) {
        const words = [one.entity.name, ...one.entity.aliases].join(' ');
        if (!sameMessage || messageId === 0) {
          ({ messageId } = await accept(words));
          heardBy = audiences[audience] ?? publicAudience;
        }
        told.push({
          ...one,
          ownerUserId: userId,
          cardinality: one.predicate === 'home' || one.predicate === 'name' ? 'one' : 'many',
          sourceMessageId: messageId,
          audience: heardBy,
          validFrom: 100 + index,
          ...(ends && { ends: ['partner'] }),
          ...(lasts !== undefined && { validTo: 100 + index + lasts }),
          confidence: 1,
          importance: 0.5,
        });
      }
      return { userId, told };
    }
    const dump = async (userId: number) => {
      const rows = async (sql: string) => orm.em.getConnection().execute<unknown[]>(sql);
      return [
        await rows(`select * from fact where owner_id = ${userId} order by id`),
        await rows(`select * from entity_memory where owner_id = ${userId} order by id`),
        await rows(`select * from entity_alias where owner_id = ${userId} order by id`),
        await rows(
          `select * from entity_mention where alias_id in (select id from entity_alias where owner_id = ${userId}) order by id`,
        ),
      ];
    };
    const read = async (userId: number, scope: ReadScope) => ({
      current: (await facts.current([userId], scope, 1_000)).map(words),
      history: (await facts.history([userId], scope, 1_000)).map(words),
    });
    const said = (entities: readonly EntityRef[]) =>
      fc.array(saying(entities), { minLength: 1, maxLength: 9 });

    it('leaves its tables unchanged when a conversation is recorded again and again', async () => {
      await fc.assert(
        fc.asyncProperty(said(named), fc.boolean(), async (sayings, atOnce) => {
          const { userId, told } = await say(sayings);
          if (atOnce) await facts.record(told, 500);
          else for (const one of told) await facts.record([one], 500);
          const before = await dump(userId);
          for (let round = 2; round <= 5; round += 1) {
            for (const one of told) await facts.record([one], 500 + round);
          }
          expect(await dump(userId)).toEqual(before);
        }),
        { numRuns },
      );
    });

    it('shows no channel anything that follows from what it may not read', async () => {
      await fc.assert(
        fc.asyncProperty(said(named), async (sayings) => {
          const all = await say(sayings);
          await facts.record(all.told, 500);
          for (const [scope, mayRead] of [
            [channel, ['public']],
            [insiders, ['public', 'private']],
          ] as const) {
            const heard = await say(sayings);
            const may = ({ audience }: NewFact) => mayRead.some((one) => one === audience.visibility);
            await facts.record(heard.told.filter(may), 500);
            expect(await read(all.userId, scope)).toEqual(await read(heard.userId, scope));
          }
        }),
        { numRuns },
      );
    });

    it('stands, after any deletions, as if the deleted messages had never been', async () => {
      await fc.assert(
        fc.asyncProperty(said(roles), fc.infiniteStream(fc.boolean()), async (sayings, deletes) => {
          // The value of a name is a name too, by which another message may find somebody.
          const plain = sayings.map((one) => ({
            ...one,
            predicate: one.predicate === 'name' ? 'home' : one.predicate,
          }));
          const all = await say(plain);
          await facts.record(all.told, 500);
          const gone = new Set(
            [...new Set(all.told.map((one) => one.sourceMessageId))].filter(() => deletes.next().value),
          );
          for (const messageId of gone) await facts.retractFrom(messageId, 600);
          const kept = await say(plain);
          await facts.record(
            kept.told.filter((_, index) => !gone.has(all.told[index]?.sourceMessageId ?? 0)),
            500,
          );
          for (const scope of [dmOf, () => channel, () => insiders]) {
            expect(await read(all.userId, scope(all.userId))).toEqual(
              await read(kept.userId, scope(kept.userId)),
            );
          }
        }),
        { numRuns },
      );
    });

    it('keeps no word of what was deleted', async () => {
      await fc.assert(
        fc.asyncProperty(said(named), async (sayings) => {
          const { userId, told } = await say(sayings);
          await facts.record(told, 500);
          for (const { sourceMessageId } of told) await facts.retractFrom(sourceMessageId, 600);
          const [rows, ...entities] = await dump(userId);
          expect(entities).toEqual([[], [], []]);
          expect(JSON.stringify(rows)).not.toMatch(/mia|tom|rex|maya|home|likes|name|partner/i);
        }),
        { numRuns },
      );
    });

    it('lets no predicate but those that a statement names be ended by it', async () => {
      await fc.assert(
        fc.asyncProperty(said(roles), said(roles), async (before, after) => {
          const likes = before.map((one) => ({ ...one, predicate: 'likes', ends: false }));
          const others = after.map((one) => ({
            ...one,
            predicate: one.predicate === 'likes' ? 'home' : one.predicate,
          }));
          const { userId, told } = await say([...likes, ...others]);
          const liked = async () =>
            (await read(userId, dmOf(userId))).history
              .filter(({ predicate }) => predicate === 'likes')
              // They may be called by another name now.
              .map(({ names: _names, ...one }) => one);
          await facts.record(told.slice(0, likes.length), 500);
          const standing = await liked();
          await facts.record(told.slice(likes.length), 500);
          expect(await liked()).toEqual(standing);
        }),
        { numRuns },
      );
    });
  });
}

/** A fact as a reader is told it, without the ids of rows. */
function words({ entity, predicate, value, effect, validFrom, validTo, audience }: Fact) {
  const names = entity.kind === 'self' ? ['self'] : [entity.name, ...entity.aliases];
  return { names, predicate, value, effect, validFrom, validTo, audience };
}
