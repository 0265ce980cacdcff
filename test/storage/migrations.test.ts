import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { migrationCommand } from '../../src/cli/migration.ts';
import { InvalidInput, StorageUnavailable } from '../../src/core/errors.ts';
import { parseDatabaseUrl } from '../../src/storage/database-url.ts';
import { migrateDown, migrateUp, pendingMigrations, schemaDifference } from '../../src/storage/migrations.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { openOrm } from '../../src/storage/orm.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeLogger } from '../fakes/logger.ts';
import { type EmptyDatabase, postgres, sqliteFile } from '../support/databases.ts';
import { fresh, incoming, publicAudience } from '../support/messages.ts';

for (const [name, make] of Object.entries({ SQLite: sqliteFile, PostgreSQL: postgres })) {
  describe(`migrations: ${name}`, () => {
    let database: EmptyDatabase | undefined;
    afterEach(async () => database?.remove());

    async function empty(): Promise<string> {
      database = await make();
      return database.url;
    }
    const open = (url: string) => openStorage({ url, clock: new FakeClock(), logger: new FakeLogger() });

    it('leave nothing that the entities say and the database does not have', async () => {
      const url = await empty();
      expect(await schemaDifference(url)).not.toBe('');
      const run = await migrateUp(url);
      expect(run.length).toBeGreaterThan(0);
      expect(await pendingMigrations(url)).toEqual([]);
      expect(await schemaDifference(url)).toBe('');
    });

    it('can all be taken back and run again', async () => {
      const url = await empty();
      const up = await migrateUp(url);
      expect(await migrateDown(url, { all: true })).toEqual([...up].reverse());
      expect(await pendingMigrations(url)).toEqual(up);
      expect(await migrateUp(url)).toEqual(up);
      expect(await migrateUp(url)).toEqual([]);
    });

    it('run once when several processes start at once', async () => {
      const url = await empty();
      const program = new URL('../../src/storage/migrations.ts', import.meta.url).href;
      const script = `const { migrateUp } = await import('${program}');
        console.log((await migrateUp(process.argv[1])).length);`;
      const runs = await Promise.all(
        [1, 2, 3].map(() =>
          promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script, url]),
        ),
      );
      const counts = runs.map((run) => Number(run.stdout)).sort();
      expect(counts.slice(0, 2)).toEqual([0, 0]);
      expect(counts[2]).toBeGreaterThan(0);
      expect(await schemaDifference(url)).toBe('');
    });

    it('refuse a database that is newer than the program', async () => {
      const url = await empty();
      await migrateUp(url);
      const orm = await openOrm(parseDatabaseUrl(url));
      await orm.em.getConnection().execute(`insert into migration (name) values ('29991231000000-future')`);
      await orm.close(true);
      await expect(open(url)).rejects.toThrow(InvalidInput);
      await expect(open(url)).rejects.toThrow('29991231000000-future');
    });

    it('keep what is stored over a restart', async () => {
      const url = await empty();
      const before = await open(url);
      const conversation = fresh('conversation');
      const { messageId } = await before.inbox.accept(incoming(), conversation, publicAudience);
      expect(await before.ping()).toBeGreaterThanOrEqual(0);
      await before.close();
      const after = await open(url);
      expect((await after.inbox.open(0)).map((one) => one.messageId)).toEqual([messageId]);
      await after.close();
    });

    it('show readable UTC times, and refuse what refers to nothing', async () => {
      const url = await empty();
      const storage = await open(url);
      await storage.notebook.write('key', 'value');
      const nowhere = {
        scope: 's',
        userId: 7,
        at: 1,
        pleasure: 0,
        arousal: 0,
        dominance: 0,
        sourceMessageId: 9,
      };
      await expect(storage.moods.append(nowhere)).rejects.toThrow(StorageUnavailable);
      await storage.close();
      const orm = await openOrm(parseDatabaseUrl(url));
      const [row] = await orm.em
        .getConnection()
        .execute<{ created_at: string }[]>('select created_at from note');
      await orm.close(true);
      expect(row?.created_at).toMatch(/^2026-03-01[T ]10:00:00/);
    });
  });
}

describe('migration command', () => {
  it('refuses what it does not know, with its usage', async () => {
    await expect(migrationCommand(['sideways'], 'sqlite::memory:')).rejects.toThrow('migration:create');
    await expect(migrationCommand(['create', 'Not A Name'], 'sqlite::memory:')).rejects.toThrow(InvalidInput);
  });
});

describe('database address', () => {
  it('is refused without repeating it, since it may hold a password', () => {
    expect(() => parseDatabaseUrl('mysql://root:hunter2@host/db')).toThrow(InvalidInput);
    expect(() => parseDatabaseUrl('mysql://root:hunter2@host/db')).not.toThrow('hunter2');
    expect(parseDatabaseUrl('sqlite:data/x.db')).toEqual({ dialect: 'sqlite', path: 'data/x.db' });
    expect(parseDatabaseUrl('postgresql://a/b')).toMatchObject({ dialect: 'postgres' });
  });

  it('of a server that is not there ends in StorageUnavailable', async () => {
    const opening = openStorage({
      url: 'postgres://x:y@127.0.0.1:1/z',
      clock: new FakeClock(),
      logger: new FakeLogger(),
    });
    await expect(opening).rejects.toThrow(StorageUnavailable);
  });
});
