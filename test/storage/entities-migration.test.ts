import { afterEach, describe, expect, it } from 'vitest';
import { parseDatabaseUrl } from '../../src/storage/database-url.ts';
import { migrateDown, migrateUp, schemaDifference } from '../../src/storage/migrations.ts';
import { openOrm } from '../../src/storage/orm.ts';
import { type EmptyDatabase, postgres, sqliteFile } from '../support/databases.ts';

const at = "'2026-03-01 10:00:00'";
const readers = "'public', 'discord', 'guild', ''";

/** What a house of the first version had stored: a name that was corrected, a home, a pet, and something taken back. */
const stored = [
  `insert into user_profile (id, platform, platform_user_id, display_name, remembers, first_seen_at, last_seen_at, created_at)
   values (1, 'discord', 'u1', 'Ana', ON, 1, 2, ${at})`,
  `insert into conversation (id, key, platform, workspace, channel, visibility, own_thread, created_at)
   values (1, 'c', 'discord', 'guild', 'general', 'public', OFF, ${at})`,
  ...[1, 2, 3, 4, 5].map(
    (id) =>
      `insert into message (id, conversation_id, user_id, from_character, author_name, text, platform_message_id, visibility, platform, workspace, channel, sent_at, created_at)
       values (${id}, 1, 1, OFF, 'Ana', 'text', 'm${id}', ${readers}, ${id}, ${at})`,
  ),
  ...[
    `1, 'self', 'home', 'Porto', 'one', 1, 10, null, null, null`,
    `2, 'dog', 'name', 'Rex', 'one', 2, 20, null, null, null`,
    `3, 'older sister', 'name', 'Maya', 'one', 4, 40, null, null, null`,
    `4, 'older sister', 'name', 'Mia', 'one', 3, 30, 40, 3, null`,
    `5, 'self', 'diet', '', 'one', 5, 50, null, null, 60`,
  ].map(
    (row) =>
      `insert into fact (id, subject, predicate, value, cardinality, source_message_id, valid_from, valid_to, closed_by_id, retracted_at, owner_id, visibility, platform, workspace, channel, recorded_at, created_at)
       values (${row}, 1, ${readers}, 99, ${at})`,
  ),
];
const oldFacts =
  'select id, subject, predicate, value, valid_from, valid_to, closed_by_id, retracted_at from fact order by id';

for (const [name, make] of Object.entries({ SQLite: sqliteFile, PostgreSQL: postgres })) {
  describe(`from subjects to entities and back: ${name}`, () => {
    let database: EmptyDatabase | undefined;
    afterEach(async () => database?.remove());

    it('keeps what was told, and its names', async () => {
      database = await make();
      const { url } = database;
      const query = async (sql: string) => {
        const orm = await openOrm(parseDatabaseUrl(url));
        try {
          const rows = await orm.em.getConnection().execute<Record<string, unknown>[]>(sql);
          return Array.isArray(rows)
            ? rows.map((row) => Object.values(row).map((value) => (value === null ? null : String(value))))
            : [];
        } finally {
          await orm.close(true);
        }
      };
      const [yes, no] = name === 'SQLite' ? ['1', '0'] : ['true', 'false'];
      const run = await migrateUp(url);
      for (let left = run.length; left > 1; left -= 1) await migrateDown(url);
      for (const statement of stored) {
        await query(statement.replaceAll('ON,', `${yes},`).replaceAll('OFF,', `${no},`));
      }
      const before = await query(oldFacts);
      expect(before).toHaveLength(5);

      await migrateUp(url);
      expect(await schemaDifference(url)).toBe('');
      expect(await query('select name, kind, owner_id, visibility from entity_memory order by name')).toEqual(
        [
          ['dog', 'pet', '1', 'public'],
          ['older sister', 'person', '1', 'public'],
          ['self', 'self', '1', 'public'],
        ],
      );
      expect(
        await query(
          `select e.name, a.alias, a.proper, a.retired, a.last_told, m.source_message_id
           from entity_alias a join entity_memory e on e.id = a.entity_id join entity_mention m on m.alias_id = a.id
           order by m.source_message_id, a.proper`,
        ),
      ).toEqual([
        ['dog', 'dog', no, no, '2', '2'],
        ['dog', 'rex', yes, no, '2', '2'],
        ['older sister', 'older sister', no, no, '4', '3'],
        ['older sister', 'mia', yes, yes, '3', '3'],
        ['older sister', 'older sister', no, no, '4', '4'],
        ['older sister', 'maya', yes, no, '4', '4'],
      ]);
      expect(
        await query(
          `select f.id, e.name, f.predicate, f.value, f.value_key, f.effect, f.valid_to, f.closed_by_id, f.uses
           from fact f left join entity_memory e on e.id = f.entity_id order by f.id`,
        ),
      ).toEqual([
        ['1', 'self', 'home', 'Porto', 'porto', 'holds', null, null, '0'],
        ['2', 'dog', 'name', 'Rex', 'rex', 'holds', null, null, '0'],
        ['3', 'older sister', 'name', 'Maya', 'maya', 'holds', null, null, '0'],
        ['4', 'older sister', 'name', 'Mia', 'mia', 'holds', '40', '3', '0'],
        ['5', null, '', '', '', 'holds', null, null, '0'],
      ]);

      await query(
        `insert into fact (id, owner_id, entity_id, predicate, value, value_key, cardinality, effect, visibility, platform, workspace, channel, source_message_id, valid_from, valid_to, hidden, confidence, importance, uses, recorded_at, forgotten, created_at)
         select 6, 1, entity_id, 'home', '', '', 'one', 'ended', ${readers}, 5, 70, 70, ${no}, 1, 0.5, 0, 99, ${no}, ${at} from fact where id = 1`,
      );
      await query('update fact set valid_to = 70, closed_by_id = 6 where id = 1');
      for (let left = run.length; left > 1; left -= 1) await migrateDown(url);
      expect(await query(oldFacts)).toEqual([
        ['1', 'self', 'home', 'Porto', '10', '70', null, null],
        ...before.slice(1, 4),
        // A retracted fact has no words left.
        ['5', '', '', '', '50', null, null, '60'],
      ]);
      await migrateUp(url);
      expect(await schemaDifference(url)).toBe('');
    });
  });
}
