import { existsSync } from 'node:fs';
import { FamiliarError } from '../../core/errors.ts';
import { type DatabaseAddress, parseDatabaseUrl } from '../../storage/database-url.ts';
import { openOrm } from '../../storage/orm.ts';
import type { DoctorLine } from './line.ts';

/** Reaches the database and compares its schema with the program's. Changes nothing, and creates no file. */
export async function checkDatabase(url: string): Promise<readonly DoctorLine[]> {
  const address = parseDatabaseUrl(url);
  const what = `Database: ${address.dialect === 'sqlite' ? `SQLite, ${address.path}` : 'PostgreSQL'}`;
  if (address.dialect === 'sqlite' && !existsSync(address.path)) {
    return [{ state: 'works', what: `${what} (will be created at the first start)` }];
  }
  try {
    const pending = await pendingOn(address);
    if (pending.length === 0) return [{ state: 'works', what }];
    const fix =
      'They run at the next start, or now with `npm run migration:up`. Keep a copy of the data first.';
    return [{ state: 'works', what: `${what}; migrations pending: ${pending.join(', ')}`, fix }];
  } catch (error) {
    return [{ state: 'broken', what, fix: reasonOf(error, address.dialect) }];
  }
}

async function pendingOn(address: DatabaseAddress): Promise<readonly string[]> {
  const orm = await openOrm(address);
  try {
    // The list of pending migrations comes from the files alone when no server answers.
    await orm.em.getConnection().execute('select 1');
    return (await orm.migrator.getPending()).map(({ name }) => name);
  } finally {
    await orm.close(true);
  }
}

function reasonOf(error: unknown, dialect: 'sqlite' | 'postgres'): string {
  if (error instanceof FamiliarError && error.cause === undefined) return error.message;
  const code = codeOf(error);
  const check =
    dialect === 'postgres'
      ? 'check that the server runs, and host, port, user, password and name in DATABASE_URL'
      : 'check that the file is a database and that this user may read and write it and its folder';
  return `It did not open${code ? ` (${code})` : ''}: ${check}.`;
}

/** The driver's code, below whatever wraps it. Its message is left out: it may repeat the password. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const deeper = codeOf(error.cause);
  if (deeper) return deeper;
  if (error instanceof FamiliarError || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
