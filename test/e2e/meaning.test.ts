/** Search by meaning on the whole way: settings, an endpoint behind a socket, the job, the database, recall. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSettings } from '../../src/config/settings.ts';
import { recall } from '../../src/core/memory/recall/recall.ts';
import { embedMissing } from '../../src/core/memory/search/embed-missing.ts';
import { passageOf } from '../../src/core/memory/search/passage.ts';
import { openEmbedder, openMeaning } from '../../src/embedding.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeLogger } from '../fakes/logger.ts';
import { type ModelReply, type ModelServer, startModel } from '../standins/model/model.ts';
import { type EmptyDatabase, sqliteFile } from '../support/databases.ts';
import { incoming, publicAudience } from '../support/messages.ts';

let server: ModelServer;
let database: EmptyDatabase;
let storage: Storage | undefined;
let clock: FakeClock;
let logger: FakeLogger;
beforeEach(async () => {
  server = await startModel();
  database = await sqliteFile();
  clock = new FakeClock();
  logger = new FakeLogger();
});
afterEach(async () => {
  await storage?.close();
  await database.remove();
  await server.stop();
});

/** A familiar's memory with these settings, in which something has been said. */
async function house(yaml: string) {
  const settings = loadSettings({
    env: { OPENAI_BASE_URL: server.baseUrl },
    cwd: '/',
    readFile: () => yaml,
  });
  const embedder = await openEmbedder(settings);
  const opened = await openStorage({ url: database.url, clock, logger, vectors: embedder !== undefined });
  storage = opened;
  const ids: number[] = [];
  for (const text of said) {
    const message = incoming({ text, author: { platform: 'discord', id: 'ana', name: 'Ana' } });
    const { messageId } = await opened.inbox.accept(message, 'conversation', publicAudience);
    await opened.passages.index([{ messageId, ...passageOf({ text, attachmentCaptions: [] }) }]);
    ids.push(messageId);
  }
  const meaning = openMeaning({ settings, embedder, vectors: opened.vectors, clock, logger });
  const embedAll = async () => {
    if (!embedder || !opened.vectors) throw new Error('Nothing to embed with');
    const { signal } = new AbortController();
    return embedMissing({
      embedder,
      vectors: opened.vectors,
      settings: settings.memory.embedding,
      logger,
      signal,
    });
  };
  const found = async (text: string) => {
    const snapshot = await recall(
      { ...opened, meaning },
      {
        conversationId: 'another conversation',
        user: { id: 1, linkedUserIds: [], displayName: 'Ana' },
        scope: { kind: 'channel', platform: 'discord', workspace: 'guild' },
        text,
        characterName: 'Wren',
        excludeMessageIds: [],
        now: clock.now(),
      },
      { ...settings.memory, passages: 1 },
    );
    return snapshot.passages.map(({ hitMessageId }) => said[ids.indexOf(hitMessageId)]);
  };
  return { embedAll, found, settings };
}

const said = ['My bike has two flat tyres', 'They drill next door until midnight', 'Rain all week'] as const;
const question = 'Why am I grumpy?';

/** What the endpoint says: a vector for each text, in order. */
const vectors = (...embeddings: (readonly number[])[]): ModelReply => ({
  raw: JSON.stringify({
    object: 'list',
    model: 'small',
    data: embeddings.map((embedding, index) => ({ object: 'embedding', index, embedding })),
    usage: { prompt_tokens: 1, total_tokens: 1 },
  }),
  headers: { 'content-type': 'application/json' },
});

test('a question that shares no word with what was said finds it by its meaning', async () => {
  const { embedAll, found } = await house('models: { embedding: { name: small } }');
  // Newest first.
  server.script(vectors([0, 1, 0], [0.9, 0.1, 0.1], [0, 0, 1]), vectors([1, 0, 0]));
  expect(await embedAll()).toEqual({ embedded: 3, skipped: 0, calls: 1 });
  expect(await found(question)).toEqual([said[1]]);
  expect(server.calls().map(({ path, body }) => ({ path, ...body }))).toEqual([
    { path: '/v1/embeddings', model: 'small', input: said.toReversed(), encoding_format: 'float' },
    { path: '/v1/embeddings', model: 'small', input: [question], encoding_format: 'float' },
  ]);
  expect(logger.sentences('warn')).toEqual([]);
});

test('both rankings count: what words and meaning agree on comes first', async () => {
  const { embedAll, found } = await house('models: { embedding: { name: small } }');
  server.script(vectors([0.1, 1, 0], [1, 0, 0], [0.9, 0.2, 0]), vectors([1, 0, 0]));
  await embedAll();
  expect(await found('What about the bike?')).toEqual([said[0]]);
});

test('without an embedding model words find nothing: what was said last is told, and nobody is asked', async () => {
  const { found } = await house('');
  expect(storage?.vectors).toBeUndefined();
  expect(await found(question)).toEqual([said[2]]);
  expect(await found('What about the bike?')).toEqual([said[0]]);
  expect(server.calls()).toEqual([]);
});

test('with an endpoint that fails, words find what they can, without an error', async () => {
  const { embedAll, found } = await house('models: { embedding: { name: small } }');
  server.script(vectors([0, 1], [1, 0], [0, -1]), { status: 503 }, { disconnect: true });
  await embedAll();
  expect(await found(question)).toEqual([said[2]]);
  expect(await found('What about the bike?')).toEqual([said[0]]);
  expect(logger.lines.map(({ sentence }) => sentence)).toContain(
    'Search by meaning failed; words alone were searched for',
  );
  expect(logger.sentences('warn')).toEqual([]);
});
