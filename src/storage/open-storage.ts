import { FamiliarError, StorageUnavailable } from '../core/errors.ts';
import type { Clock, Logger } from '../core/ports.ts';
import type {
  Eraser,
  FactStore,
  Inbox,
  JobLedger,
  LinkStore,
  MessageStore,
  MoodLog,
  Notebook,
  PassageStore,
  ProfileStore,
  ReadingStore,
  SummaryStore,
  VectorStore,
} from '../core/store-ports.ts';
import { Database } from './database.ts';
import { parseDatabaseUrl } from './database-url.ts';
import { SqlEraser } from './eraser.ts';
import { SqlFactStore } from './fact-store.ts';
import { SqlInbox } from './inbox.ts';
import { History } from './ingest.ts';
import { SqlJobLedger } from './job-ledger.ts';
import { SqlLinkStore } from './link-store.ts';
import { SqlMessageStore } from './message-store.ts';
import { migrate } from './migrations.ts';
import { SqlMoodLog } from './mood-log.ts';
import { SqlNotebook } from './notebook.ts';
import { openOrm } from './orm.ts';
import { SqlPassageStore } from './passage-store.ts';
import { SqlProfileStore } from './profile-store.ts';
import { SqlReadingStore } from './reading-store.ts';
import { SqlSummaryStore } from './summary-store.ts';
import { openVectorStore } from './vector-store.ts';

export interface StorageOptions {
  /** `postgres://…`, `sqlite:PATH` (its folder is created) or `sqlite::memory:`. */
  readonly url: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Texts are embedded, so that vectors are to be kept. Default: false. */
  readonly vectors?: boolean;
}

export interface Storage {
  readonly inbox: Inbox;
  readonly history: History;
  readonly messages: MessageStore;
  readonly profiles: ProfileStore;
  readonly facts: FactStore;
  readonly links: LinkStore;
  readonly passages: PassageStore;
  /** Undefined when not asked for, and where this database has no vectors. */
  readonly vectors: VectorStore | undefined;
  readonly summaries: SummaryStore;
  readonly readings: ReadingStore;
  readonly ledger: JobLedger;
  readonly eraser: Eraser;
  readonly moods: MoodLog;
  readonly notebook: Notebook;
  /** Milliseconds that a smallest query took. @throws StorageUnavailable */
  ping(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Opens the database and brings it to the program's schema.
 * @throws InvalidInput for an address of another form, or a database that is newer than the program; StorageUnavailable
 */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { url, clock, logger } = options;
  const address = parseDatabaseUrl(url);
  try {
    const orm = await openOrm(address, () => logger.warn('The database driver reported a problem'));
    try {
      const migrations = await migrate(orm, address.dialect, 'up');
      if (migrations.length > 0) logger.info('Database migrated', { migrations: [...migrations] });
    } catch (error) {
      await orm.close(true);
      throw error;
    }
    const database = new Database(orm, address.dialect, clock);
    const vectors = options.vectors ? await openVectorStore(orm, database, logger) : undefined;
    return {
      inbox: new SqlInbox(database),
      history: new History(database),
      messages: new SqlMessageStore(database),
      profiles: new SqlProfileStore(database),
      facts: new SqlFactStore(database),
      links: new SqlLinkStore(database),
      passages: new SqlPassageStore(database),
      vectors,
      summaries: new SqlSummaryStore(database),
      readings: new SqlReadingStore(database),
      ledger: new SqlJobLedger(database),
      eraser: new SqlEraser(database),
      moods: new SqlMoodLog(database),
      notebook: new SqlNotebook(database),
      ping: () => database.ping(),
      close: () => database.close(),
    };
  } catch (error) {
    if (error instanceof FamiliarError) throw error;
    const reason = `${error instanceof Error && 'code' in error ? ` (${error.code})` : ''}: ${checks[address.dialect]}`;
    throw new StorageUnavailable(`The database cannot be opened${reason}`, { cause: error });
  }
}

/** The driver's own message is left out: it may repeat the password. */
const checks = {
  sqlite:
    'check that DATABASE_URL names a database that this user may read and write, in a folder that can be written to, and that no other program locks',
  postgres: 'check that the server runs, and host, port, user, password and name in DATABASE_URL',
} as const;
