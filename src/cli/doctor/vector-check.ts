import type { Settings } from '../../config/settings.ts';
import { memoryPath, parseDatabaseUrl } from '../../storage/database-url.ts';
import { openOrm } from '../../storage/orm.ts';
import { loadSqliteVec } from '../../storage/vector-sqlite.ts';
import type { DoctorLine } from './line.ts';

/** Whether the database can keep the vectors of search by meaning, where that is asked for. Changes nothing. */
export async function checkVectors({ models, secrets, database }: Settings): Promise<readonly DoctorLine[]> {
  if (models.embedding.name === '') return [];
  const what = 'Search by meaning';
  if (!secrets.model) {
    const fix = 'models.embedding.name is set: set OPENAI_API_KEY, or OPENAI_BASE_URL, in .env, too.';
    return [{ state: 'absent', what: `${what}: not configured`, fix }];
  }
  return [
    parseDatabaseUrl(database.url).dialect === 'sqlite'
      ? await sqliteLine(what)
      : await postgresLine(what, database.url),
  ];
}

async function sqliteLine(what: string): Promise<DoctorLine> {
  const orm = await openOrm({ dialect: 'sqlite', path: memoryPath });
  try {
    await loadSqliteVec(orm);
    return { state: 'works', what: `${what}: sqlite-vec` };
  } catch {
    const fix = `sqlite-vec has no part for this machine (${process.platform}, ${process.arch}): what was said is found by words alone.`;
    return { state: 'broken', what, fix };
  } finally {
    await orm.close(true);
  }
}

async function postgresLine(what: string, url: string): Promise<DoctorLine> {
  const orm = await openOrm(parseDatabaseUrl(url));
  try {
    const found = await orm.em
      .getConnection()
      .execute<unknown[]>(`select 1 from pg_available_extensions where name = 'vector'`);
    if (found.length > 0) return { state: 'works', what: `${what}: pgvector` };
    const fix = 'The server has no pgvector: install it there, or what was said is found by words alone.';
    return { state: 'broken', what, fix };
  } finally {
    await orm.close(true);
  }
}
