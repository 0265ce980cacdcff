import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeLogger } from '../fakes/logger.ts';
import { type EmptyDatabase, sqliteFile } from '../support/databases.ts';

describe('a long row of queries', () => {
  let database: EmptyDatabase | undefined;
  let storage: Storage | undefined;
  afterEach(async () => {
    await storage?.close();
    await database?.remove();
  });

  it.each([
    ['queries', 2_000, (store: Storage) => store.notebook.read('nothing')],
    ['transactions', 500, (store: Storage) => store.messages.remove('talk', 'unknown', 1_000)],
  ])(
    'of %s on SQLite held up every answer until its last: others get their turn in between',
    async (_, count, ask) => {
      database = await sqliteFile();
      storage = await openStorage({ url: database.url, clock: new FakeClock(), logger: new FakeLogger() });
      let running = true;
      let turns = 0;
      const others = (async () => {
        while (running) {
          await turn();
          turns += 1;
        }
      })();
      for (let index = 0; index < count; index += 1) await ask(storage);
      running = false;
      // Far fewer than there are queries, and far more than none.
      expect(turns).toBeGreaterThan(3);
      await others;
    },
  );
});
