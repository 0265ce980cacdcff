import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeLogger } from '../fakes/logger.ts';
import { type EmptyDatabase, sqliteFile } from '../support/databases.ts';
import { incoming, publicAudience } from '../support/messages.ts';

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

  it('for summaries that are due looked through all that was said in one query: window by window, newest first', async () => {
    database = await sqliteFile();
    storage = await openStorage({ url: database.url, clock: new FakeClock(), logger: new FakeLogger() });
    // Two windows of one moment each, and one that speaks in the first and the last of them.
    const past = Array.from({ length: 9_000 }, (_, index) => ({
      message: incoming({
        author: { platform: 'discord', id: `user ${index % 3}`, name: 'Ada' },
        text: 'hello',
        platformMessageId: `${index}`,
        sentAt: index < 2_200 ? 1_000 : index < 4_400 ? 2_000 : 3_000 + index,
      }),
      conversationId: index === 8_999 ? 'talk 0' : `talk ${index % 3}`,
      audience: publicAudience,
    }));
    await storage.history.ingest(past.slice(0, -1));
    await storage.history.ingest(past.slice(-1));
    let turns = 0;
    let running = true;
    const others = (async () => {
      for (; running; turns += 1) await turn();
    })();
    const due = await storage.summaries.due(1_000, 1, 100);
    running = false;
    await others;
    // One is what the test itself begins with.
    expect(turns).toBeGreaterThan(1);
    const conversations = due.flatMap((topic) =>
      topic.kind === 'conversation' ? [topic.conversationId] : [],
    );
    expect(conversations).toEqual(['talk 0', 'talk 2', 'talk 1']);
    expect(due).toHaveLength(6);
    expect(await storage.summaries.due(11_999, 1, 100)).toHaveLength(2);
    expect(await storage.summaries.due(12_000, 1, 100)).toEqual([]);
  });
});
