import type { Database } from './database.ts';
import type { PassageSql } from './passage-sql.ts';
import { postgresPassages } from './passage-sql-postgres.ts';
import { sqlitePassages } from './passage-sql-sqlite.ts';

export function passageSql(database: Database): PassageSql {
  return database.dialect === 'postgres' ? postgresPassages : sqlitePassages;
}
