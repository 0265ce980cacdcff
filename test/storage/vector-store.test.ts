import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseDatabaseUrl } from '../../src/storage/database-url.ts';
import { migrateDown, schemaDifference } from '../../src/storage/migrations.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { openOrm } from '../../src/storage/orm.ts';
import { describeVectorStore } from '../contract/vector-store.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeLogger } from '../fakes/logger.ts';
import { databases, type EmptyDatabase, postgres, sqliteFile } from '../support/databases.ts';
import { incoming, publicAudience } from '../support/messages.ts';

const open = (url: string, logger = new FakeLogger(), vectors = true) =>
  openStorage({ url, clock: new FakeClock(), logger, vectors });

async function query<Row>(url: string, sql: string): Promise<Row[]> {
  const orm = await openOrm(parseDatabaseUrl(url));
  try {
    return await orm.em.getConnection().execute<Row[]>(sql);
  } finally {
    await orm.close(true);
  }
}

async function hasPgVector(): Promise<boolean> {
  const server = await postgres();
  const rows = await query(server.url, `select 1 from pg_available_extensions where name = 'vector'`);
  await server.remove();
  return rows.length > 0;
}

const pgVector = await hasPgVector();

for (const [name, make] of Object.entries(databases)) {
  if (name === 'PostgreSQL' && !pgVector) continue;
  describe(name, () => {
    let database: EmptyDatabase;
    let storage: Storage;
    beforeAll(async () => {
      database = await make();
      storage = await open(database.url);
    });
    afterAll(async () => {
      await storage.close();
      await database.remove();
    });
    describeVectorStore(name, () => {
      const { vectors } = storage;
      if (vectors === undefined) throw new Error('This database has no vectors');
      return { ...storage, vectors };
    });
  });
}

describe('vectors', () => {
  it('are absent where nobody asks for them, and the extension is not loaded', async () => {
    const storage = await open('sqlite::memory:', new FakeLogger(), false);
    expect(storage.vectors).toBeUndefined();
    await storage.close();
  });

  // Runs where the server lacks pgvector, its counterpart below where it has it: one of the two always runs. The server from
  // npm has none (2026-11-23); TEST_DATABASE_URL names one that has.
  it.runIf(!pgVector)('are absent, with a warning, where PostgreSQL has no pgvector', async () => {
    const database = await postgres();
    const logger = new FakeLogger();
    const storage = await open(database.url, logger);
    expect(storage.vectors).toBeUndefined();
    expect(logger.sentences('warn')).toContain(
      'pgvector is not on the server, or not for this user; what was said is found by words alone',
    );
    expect(await storage.ping()).toBeGreaterThanOrEqual(0);
    await storage.close();
    await database.remove();
  });

  it.runIf(pgVector)(
    'leave the schema as the migrations made it, and can be taken back with them',
    async () => {
      const database = await postgres();
      await (await open(database.url)).close();
      expect(await schemaDifference(database.url)).toBe('');
      await migrateDown(database.url, { all: true });
      expect(await query(database.url, `select to_regclass('message_vector') as name`)).toEqual([
        { name: null },
      ]);
      const again = await open(database.url);
      expect(again.vectors).toBeDefined();
      await again.close();
      await database.remove();
    },
  );

  it('are absent, with a warning, where sqlite-vec cannot be loaded', async () => {
    vi.doMock('sqlite-vec', () => ({
      load: () => {
        throw new Error('Unsupported platform');
      },
    }));
    const logger = new FakeLogger();
    const storage = await open('sqlite::memory:', logger);
    expect(storage.vectors).toBeUndefined();
    expect(logger.sentences('warn')).toContain(
      'sqlite-vec could not be loaded; what was said is found by words alone',
    );
    await storage.close();
    vi.doUnmock('sqlite-vec');
  });

  it('outlast a restart, leave with their message even where the extension is off, and leave no byte', async () => {
    const database = await sqliteFile();
    const { url } = database;
    const path = url.slice('sqlite:'.length);
    const first = await open(url);
    const message = incoming({ text: 'a secret' });
    const { messageId } = await first.inbox.accept(message, 'conversation', publicAudience);
    await first.passages.index([{ messageId, terms: ['secret'], traits: 0 }]);
    // One of length one already, so that its bytes can be looked for.
    const vector = Float32Array.from({ length: 1_024 }, (_, index) => ((index % 7) - 3) / Math.sqrt(4_093));
    const norm = Math.sqrt(vector.reduce((sum, one) => sum + one * one, 0));
    await first.vectors?.put('space', [{ message: { id: messageId, text: 'a secret' }, vector }]);
    const scope = { kind: 'channel', platform: 'discord', workspace: 'guild' } as const;
    await first.eraser.scrub();
    await first.close();
    const bytes = Buffer.from(vector.map((one) => one / norm).buffer).subarray(400, 800);
    expect((await readFile(path)).includes(bytes)).toBe(true);

    const again = await open(url);
    expect(await again.vectors?.nearest('space', scope, vector, 5, [])).toEqual([messageId]);
    await again.close();

    const without = await open(url, new FakeLogger(), false);
    await without.messages.remove('conversation', message.platformMessageId, 9_000);
    await without.eraser.scrub();
    await without.close();
    expect(await query<{ count: number }>(url, 'select count(*) as count from message_vector')).toEqual([
      { count: 0 },
    ]);
    expect((await readFile(path)).includes(bytes)).toBe(false);
    await database.remove();
  });

  it('are looked for from where they end, and stragglers are come back to', async () => {
    const database = await sqliteFile();
    const storage = await open(database.url);
    const { vectors } = storage;
    if (vectors === undefined) throw new Error('No vectors');
    await storage.inbox.accept(incoming(), 'conversation', publicAudience);
    // More than is looked through at one time.
    const many = 12_000;
    for (const statement of [
      `insert into message (conversation_id, ordinal, from_character, author_name, text, platform_message_id, visibility, platform, workspace, channel, sent_at, created_at)
        select 1, value, 0, 'Wren', 'word', 'p' || value, 'public', 'discord', 'guild', '', value, '' from (
          with recursive count (value) as (select 2 union all select value + 1 from count where value < ${many}) select value from count)`,
      `insert into passage (id, message_id, sent_at, from_character, terms, traits)
        select (1 << 28) + ordinal, id, sent_at, 0, 'word', 0 from message where text = 'word'`,
    ]) {
      await query(database.url, statement);
    }
    const ids = Array.from({ length: many - 1 }, (_, index) => index + 2);
    const put = (some: readonly number[]) =>
      vectors.put(
        'space',
        some.map((id) => ({ message: { id, text: 'word' }, vector: Float32Array.of(1, 0) })),
      );
    const missing = async () => (await vectors.missing('space', 100)).map(({ id }) => id);
    const straggler = 5_900;
    await put(ids.slice(300).filter((id) => id !== straggler));
    // The newest have theirs; the walk starts below the oldest that has one.
    expect(await missing()).toEqual(ids.slice(200, 300).toReversed());
    await put(ids.slice(0, 300));
    const found: number[] = [];
    for (let call = 0; call < 5; call += 1) found.push(...(await missing()));
    expect(new Set(found)).toEqual(new Set([straggler]));
    await storage.close();
    await database.remove();
  });
});
