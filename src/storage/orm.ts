/** Opens MikroORM on the database that an address names. The driver is loaded when it is needed, so that PostgreSQL's costs nothing on SQLite. */
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MikroORM as CoreOrm, Options } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import type { AbstractSqlDriver, InferKyselyDB, Kysely } from '@mikro-orm/sqlite';
import { type DatabaseAddress, memoryPath } from './database-url.ts';
import { entities } from './entities.ts';

export type Orm = CoreOrm<AbstractSqlDriver>;
export type Tables = InferKyselyDB<(typeof entities)[number]>;
/** MikroORM's typed SQL builder: one statement per call, no identity map. */
export type Sql = Kysely<Tables>;

export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));
/** Connections that one process holds at most on PostgreSQL. */
const maxConnections = 10;
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
    logger: warn,
    colors: false,
  };
  return address.dialect === 'postgres'
    ? openPostgres(address.url, options)
    : openSqlite(address.path, options);
}

type OrmOptions = Partial<Pick<Options, 'extensions' | 'migrations' | 'logger' | 'colors'>> & {
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
  const connection = orm.em.getConnection();
  for (const pragma of [
    `busy_timeout = ${busyTimeoutMs}`,
    'journal_mode = WAL',
    'synchronous = NORMAL',
    'foreign_keys = ON',
    // What a user deletes is overwritten in the file, not only unlinked.
    'secure_delete = ON',
  ]) {
    await connection.execute(`pragma ${pragma}`);
  }
  return orm;
}
