/** Opens MikroORM on the database that an address names. The driver is loaded when it is needed, so that PostgreSQL's costs nothing on SQLite. */
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MikroORM as CoreOrm, Options } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import type { AbstractSqlDriver, InferKyselyDB, Kysely, SqliteConnection } from '@mikro-orm/sqlite';
import { type DatabaseAddress, memoryPath } from './database-url.ts';
import { entities } from './entities.ts';

export type Orm = CoreOrm<AbstractSqlDriver>;
export type Tables = InferKyselyDB<(typeof entities)[number]>;
/** MikroORM's typed SQL builder: one statement per call, no identity map. */
export type Sql = Kysely<Tables>;

export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));
/** Connections that one process holds at most on PostgreSQL. */
const maxConnections = 10;
/** SQLite's own memory for pages, and how large its log grows before it is taken over: 32 and 16 MiB. */
const cacheKiB = 32_768;
const checkpointPages = 4_096;
/** How long SQLite waits for another process that writes to the same file, in milliseconds. */
const busyTimeoutMs = 5_000;

export async function openOrm(address: DatabaseAddress, warn: () => void = () => {}): Promise<Orm> {
  const options = {
    entities: [...entities],
    extensions: [Migrator],
    migrations: {
      path: `${migrationsFolder}/${address.dialect}`,
      glob: '*.ts',
      tableName: 'migration',
      silent: true,
      // On SQLite migrations.ts holds one exclusive transaction over all of them.
      transactional: address.dialect === 'postgres',
      snapshotName: 'snapshot',
      snapshotOnMigrate: false,
      fileName: (timestamp: string, name?: string) => `${timestamp}-${name ?? 'change'}`,
    },
    // Search by words and by meaning is of each database's own kind, written by hand in the migrations.
    schemaGenerator: { skipTables: ['passage_index', /^passage_index_/, 'message_vector'] },
    logger: warn,
    colors: false,
  };
  return address.dialect === 'postgres'
    ? openPostgres(address.url, options)
    : openSqlite(address.path, options);
}

type OrmOptions = Partial<
  Pick<Options, 'extensions' | 'migrations' | 'schemaGenerator' | 'logger' | 'colors'>
> & {
  entities: (typeof entities)[number][];
};

async function openPostgres(url: string, options: OrmOptions): Promise<Orm> {
  const { MikroORM } = await import('@mikro-orm/postgresql');
  return MikroORM.init({
    ...options,
    clientUrl: url,
    // Whole, because MikroORM reads no `sslmode` from it.
    driverOptions: { connectionString: url },
    pool: { min: 0, max: maxConnections },
  });
}

async function openSqlite(path: string, options: OrmOptions): Promise<Orm> {
  const { MikroORM } = await import('@mikro-orm/sqlite');
  if (path !== memoryPath) await mkdir(dirname(resolve(path)), { recursive: true });
  const orm = await MikroORM.init({ ...options, dbName: path === memoryPath ? path : resolve(path) });
  keepStatements(await sqliteClient(orm));
  const connection = orm.em.getConnection();
  for (const pragma of [
    `busy_timeout = ${busyTimeoutMs}`,
    'journal_mode = WAL',
    'synchronous = NORMAL',
    'foreign_keys = ON',
    // What a user deletes is overwritten in the file, not only unlinked.
    'secure_delete = ON',
    // In KiB: the indexes of a large database are written all over.
    `cache_size = -${cacheKiB}`,
    // In pages: a page that many messages change is copied into the file once for all of them.
    `wal_autocheckpoint = ${checkpointPages}`,
  ]) {
    await connection.execute(`pragma ${pragma}`);
  }
  return orm;
}

type SqliteClient = Awaited<ReturnType<SqliteConnection['getNativeClient']>>;

/** The driver under MikroORM, for what must not cost a promise per row. Only where the dialect is SQLite. */
export function sqliteClient(orm: Orm): Promise<SqliteClient> {
  return (orm.em.getConnection() as unknown as SqliteConnection).getNativeClient();
}

/** Statements that a connection keeps compiled. */
const keptStatements = 200;

/** Compiling costs as much as running a small query, and the program says the same statements again and again. */
function keepStatements(client: SqliteClient): void {
  const compile = client.prepare.bind(client);
  const kept = new Map<string, ReturnType<typeof compile>>();
  client.prepare = ((text: string) => {
    const statement = kept.get(text) ?? compile(text);
    kept.delete(text);
    kept.set(text, statement);
    const [oldest] = kept.keys();
    if (kept.size > keptStatements && oldest !== undefined) kept.delete(oldest);
    return statement;
  }) as typeof client.prepare;
}
