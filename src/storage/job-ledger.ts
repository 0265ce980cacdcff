import type { JobLedger } from '../core/store-ports.ts';
import { writeCreatedAt, writeText } from './columns.ts';
import type { Database } from './database.ts';
import { fragment } from './fragment.ts';
import type { Sql } from './orm.ts';

/** How long finished runs are kept to be looked at, in milliseconds. */
const keptForMs = 30 * 24 * 3_600_000;
/** The advisory locks of jobs: `jobs` in ASCII. */
const lockSpace = 0x6a6f6273;

export class SqlJobLedger implements JobLedger {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async claim(job: string, tickMs: number, leaseMs: number): Promise<boolean> {
    const claimed = await this.#database.transaction(async (sql) => {
      await this.#lock(sql, job);
      const now = this.#database.clock.now();
      const running = await sql
        .selectFrom('job_run')
        .select('id')
        .where('job', '=', job)
        .where('finished_at', 'is', null)
        // Whoever claimed it before has died, or takes longer than it said it would.
        .where('claimed_at', '>', now - leaseMs)
        .limit(1)
        .executeTakeFirst();
      if (running) return undefined;
      return sql
        .insertInto('job_run')
        .values({ job, tick_at: tickMs, claimed_at: now, detail: '', created_at: writeCreatedAt(now) })
        .onConflict((conflict) =>
          conflict
            .columns(['job', 'tick_at'])
            .doUpdateSet({ claimed_at: now })
            .where('job_run.finished_at', 'is', null),
        )
        .returning('id')
        .executeTakeFirst();
    });
    return claimed !== undefined;
  }

  /** Claims of one job one after the other: replicas that claim two ticks at once do not see each other's rows. */
  async #lock(sql: Sql, job: string): Promise<void> {
    if (this.#database.dialect === 'sqlite') return;
    const lock = fragment`select pg_advisory_xact_lock(${lockSpace}::int, hashtext(${job}))`;
    await this.#database.rows(sql, lock);
  }

  async finish(job: string, tickMs: number, outcome: 'done' | 'failed', detail: string): Promise<void> {
    const now = this.#database.clock.now();
    await this.#database.transaction(async (sql) => {
      await sql
        .updateTable('job_run')
        .set({ finished_at: now, outcome, detail: writeText(detail) })
        .where('job', '=', job)
        .where('tick_at', '=', tickMs)
        .execute();
      await sql
        .deleteFrom('job_run')
        .where('job', '=', job)
        .where('tick_at', '<', Math.min(tickMs, now - keptForMs))
        .execute();
    });
  }
}
