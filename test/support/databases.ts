/** Empty databases of each kind for the contract suites; each call makes one and names how to take it away. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { inject } from 'vitest';

export interface EmptyDatabase {
  readonly url: string;
  remove(): Promise<void>;
}

export const databases: Readonly<Record<string, () => Promise<EmptyDatabase>>> = {
  'SQLite in memory': async () => ({ url: 'sqlite::memory:', remove: async () => {} }),
  'SQLite in a file': sqliteFile,
  PostgreSQL: postgres,
};

export async function sqliteFile(): Promise<EmptyDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'familiar-sqlite-'));
  return {
    url: `sqlite:${join(folder, 'made', 'familiar.db')}`,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

export async function postgres(): Promise<EmptyDatabase> {
  const server = inject('postgresUrl');
  const name = `familiar_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, remove: () => administer(server, `drop database ${name} with (force)`) };
}

async function administer(server: string, sql: string): Promise<void> {
  const orm = await MikroORM.init({ clientUrl: server, discovery: { warnWhenNoEntities: false } });
  try {
    await orm.em.getConnection().execute(sql);
  } finally {
    await orm.close(true);
  }
}
