/** Brings a database to the program's schema and back, by the files under migrations/. */
import { readdir } from 'node:fs/promises';
import { InvalidInput, StorageUnavailable } from '../core/errors.ts';
import { type DatabaseAddress, memoryPath, parseDatabaseUrl } from './database-url.ts';
import { migrationsFolder, type Orm, openOrm } from './orm.ts';

type Dialect = DatabaseAddress['dialect'];

/** Key of the PostgreSQL advisory lock under which migrations run: `fami` in ASCII. */
const advisoryLockKey = 0x66616d69;

/**
 * Runs what is pending (`down`: reverts the newest, or all with `all`), all or nothing, one process at a time.
 * Returns the names of what was run.
 * @throws InvalidInput when the database has migrations that this program does not know
 */
export async function migrate(
  orm: Orm,
  dialect: Dialect,
  direction: 'up' | 'down',
  options: { readonly all?: boolean } = {},
): Promise<readonly string[]> {
  const target: { to?: 0 } = direction === 'down' && options.all ? { to: 0 } : {};
  return dialect === 'postgres'
    ? migrateOnPostgres(orm, direction, target)
    : migrateOnSqlite(orm, direction, target);
}

/** @throws InvalidInput, StorageUnavailable */
export async function migrateUp(url: string): Promise<readonly string[]> {
  return withOrm(url, (orm, dialect) => migrate(orm, dialect, 'up'));
}

/** Reverts the newest migration, or all. @throws InvalidInput, StorageUnavailable */
export async function migrateDown(
  url: string,
  options: { readonly all?: boolean } = {},
): Promise<readonly string[]> {
  return withOrm(url, (orm, dialect) => migrate(orm, dialect, 'down', options));
}

/** Names of what is not yet run on this database, oldest first. @throws InvalidInput, StorageUnavailable */
export async function pendingMigrations(url: string): Promise<readonly string[]> {
  return withOrm(url, async (orm) => (await orm.migrator.getPending()).map(({ name }) => name));
}

/** The SQL that would make the database what the entities say: empty when migrations and entities agree. */
export async function schemaDifference(url: string): Promise<string> {
  return withOrm(url, (orm) => differenceOf(orm));
}

/** As `schemaDifference`, on an open database. */
export async function differenceOf(orm: Orm): Promise<string> {
  return (await orm.schema.getUpdateSchemaSQL({ wrap: false })).trim();
}

/**
 * Writes a migration file for each database, from what the entities changed since the last one (kept in `snapshot.json`
 * beside the files); needs no server. Returns the paths; none when nothing changed.
 */
export async function createMigrations(name: string): Promise<readonly string[]> {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new InvalidInput('A migration is named in lower case with hyphens, such as add-user-theme');
  }
  const written: string[] = [];
  for (const url of [`sqlite:${memoryPath}`, 'postgres://offline.invalid/familiar']) {
    await withOrm(url, async (orm, dialect) => {
      const { fileName } = await orm.migrator.create(undefined, false, false, name);
      if (fileName) written.push(`migrations/${dialect}/${fileName}`);
    });
  }
  return written;
}

async function migrateOnSqlite(orm: Orm, direction: 'up' | 'down', target: { to?: 0 }) {
  const connection = orm.em.getConnection();
  // SQLite rebuilds a table to change it, which a checked foreign key would refuse; they are checked as a whole below.
  await connection.execute('pragma foreign_keys = OFF');
  await connection.execute('begin exclusive');
  try {
    await refuseNewer(orm, 'sqlite');
    const done = await orm.migrator[direction](target);
    const broken = await connection.execute<unknown[]>('pragma foreign_key_check');
    if (broken.length > 0) throw new StorageUnavailable('A migration left rows whose references are gone');
    await connection.execute('commit');
    return done.map(({ name }) => name);
  } catch (error) {
    await connection.execute('rollback');
    throw error;
  } finally {
    await connection.execute('pragma foreign_keys = ON');
  }
}

async function migrateOnPostgres(orm: Orm, direction: 'up' | 'down', target: { to?: 0 }) {
  return orm.em.getConnection().transactional(async (transaction) => {
    await orm.em
      .getConnection()
      .execute(`select pg_advisory_xact_lock(${advisoryLockKey})`, [], 'all', transaction);
    await refuseNewer(orm, 'postgres');
    const done = await orm.migrator[direction]({ ...target, transaction });
    return done.map(({ name }) => name);
  });
}

async function refuseNewer(orm: Orm, dialect: Dialect): Promise<void> {
  const files = await readdir(`${migrationsFolder}/${dialect}`);
  const known = new Set(files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3)));
  const newer = (await orm.migrator.getExecuted()).map(({ name }) => name).filter((name) => !known.has(name));
  if (newer.length === 0) return;
  throw new InvalidInput(
    `The database is newer than this Familiar: it has ${newer.join(', ')}. Update Familiar, or name another DATABASE_URL`,
  );
}

async function withOrm<T>(url: string, work: (orm: Orm, dialect: Dialect) => Promise<T>): Promise<T> {
  const address = parseDatabaseUrl(url);
  const orm = await openOrm(address);
  try {
    return await work(orm, address.dialect);
  } finally {
    await orm.close(true);
  }
}
