import type { JobLedger } from '../core/ports.ts';
import { writeCreatedAt, writeText } from './columns.ts';
import type { Database } from './database.ts';

/** How long finished runs are kept to be looked at, in milliseconds. */
const keptForMs = 30 * 24 * 3_600_000;

export class SqlJobLedger implements JobLedger {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async claim(job: string, tickMs: number, leaseMs: number): Promise<boolean> {
    const now = this.#database.clock.now();
    const claimed = await this.#database.run((sql) =>
      sql
        .insertInto('job_run')
        .values({ job, tick_at: tickMs, claimed_at: now, detail: '', created_at: writeCreatedAt(now) })
        // Whoever claimed it has died, or takes longer than it said it would.
        .onConflict((conflict) =>
          conflict
            .columns(['job', 'tick_at'])
            .doUpdateSet({ claimed_at: now })
            .where('job_run.finished_at', 'is', null)
            .where('job_run.claimed_at', '<=', now - leaseMs),
        )
        .returning('id')
        .executeTakeFirst(),
    );
    return claimed !== undefined;
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
