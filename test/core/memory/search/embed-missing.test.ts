import { beforeEach, expect, test } from 'vitest';
import {
  InvalidInput,
  ModelUnavailable,
  RateLimited,
  StorageUnavailable,
} from '../../../../src/core/errors.ts';
import { type EmbeddingSettings, embedMissing } from '../../../../src/core/memory/search/embed-missing.ts';
import type { VectorStore } from '../../../../src/core/store-ports.ts';
import type { StoredMessage } from '../../../../src/core/types.ts';
import { FakeEmbedder } from '../../../fakes/embedder.ts';
import { FakeLogger } from '../../../fakes/logger.ts';

/** Keeps vectors in memory, newest messages first. */
class FakeVectors implements Pick<VectorStore, 'put' | 'missing'> {
  messages: StoredMessage[] = [];
  readonly kept = new Map<number, readonly number[]>();
  /** Not taken, as of a message that was edited meanwhile. */
  untakable: number | undefined;

  say(text: string, ...files: string[]): number {
    const id = this.messages.length + 1;
    this.messages.unshift({
      id,
      conversationId: 'c',
      userId: 1,
      authorName: 'Ana',
      fromCharacter: false,
      text,
      attachments: files.map((name) => ({ kind: 'other', name, mediaType: '', bytes: 1, url: '' })),
      platformMessageId: `p${id}`,
      sentAt: id,
    });
    return id;
  }

  async missing(_space: string, limit: number): Promise<readonly StoredMessage[]> {
    return this.messages.filter(({ id }) => !this.kept.has(id)).slice(0, limit);
  }

  async put(space: string, entries: Parameters<VectorStore['put']>[1]): Promise<void> {
    expect(space).toBe('fake-space');
    for (const { message, vector } of entries) {
      if (message.id !== this.untakable) this.kept.set(message.id, [...vector]);
    }
  }
}

let vectors: FakeVectors;
let embedder: FakeEmbedder;
let logger: FakeLogger;
beforeEach(() => {
  vectors = new FakeVectors();
  embedder = new FakeEmbedder();
  logger = new FakeLogger();
});

const run = (change: Partial<EmbeddingSettings> = {}, signal = new AbortController().signal) =>
  embedMissing({
    embedder,
    vectors,
    settings: { batchMessages: 2, callsPerRun: 10, ...change },
    logger,
    signal,
  });

test('embeds what is missing in batches, newest first, with the names of files', async () => {
  for (const text of ['one', 'two', 'three']) vectors.say(text);
  vectors.say('', 'cat.png', 'map.pdf');
  vectors.say('look', 'dog.png');
  embedder.vectorOf = (text) => [text.length, 1];
  expect(await run()).toEqual({ embedded: 5, skipped: 0, calls: 3 });
  expect(embedder.calls).toEqual([['look\ndog.png', 'cat.png\nmap.pdf'], ['three', 'two'], ['one']]);
  expect(vectors.kept.get(1)).toEqual([3, 1]);
  expect(await run()).toEqual({ embedded: 0, skipped: 0, calls: 0 });
});

test('makes no more calls in a run than allowed, and goes on in the next', async () => {
  for (const text of ['one', 'two', 'three', 'four', 'five']) vectors.say(text);
  expect(await run({ callsPerRun: 2 })).toEqual({ embedded: 4, skipped: 0, calls: 2 });
  expect(await run({ callsPerRun: 2 })).toEqual({ embedded: 1, skipped: 0, calls: 1 });
});

test.each([
  ['rate_limited', new RateLimited(5_000)],
  ['model_unavailable', new ModelUnavailable('down')],
])('stops at the first %s, and loses nothing', async (code, failure) => {
  for (const text of ['one', 'two', 'three', 'four']) vectors.say(text);
  embedder.failure = (texts) => (texts.includes('two') ? failure : undefined);
  expect(await run()).toEqual({ embedded: 2, skipped: 0, calls: 2 });
  expect(logger.lines).toEqual([
    {
      level: 'warn',
      sentence: 'Messages could not be embedded; they are left for a later run',
      meta: { code },
    },
  ]);
  embedder.failure = () => undefined;
  expect(await run()).toEqual({ embedded: 2, skipped: 0, calls: 1 });
});

test('sends each message of a refused batch by itself, shorter, and leaves out for good what is refused even so', async () => {
  const poison = vectors.say('poison');
  const long = vectors.say(`long ${'x'.repeat(9_000)}`);
  vectors.say('fine');
  embedder.failure = (texts) =>
    texts.some((text) => text === 'poison' || text.length > 1_000) ? new InvalidInput('refused') : undefined;
  expect(await run({ batchMessages: 3 })).toEqual({ embedded: 2, skipped: 1, calls: 4 });
  expect(embedder.calls.map((texts) => texts.map((text) => text.length))).toEqual([
    [4, 6_000, 6],
    [4],
    [1_000],
    [6],
  ]);
  expect(vectors.kept.get(poison)).toEqual([]);
  expect(vectors.kept.get(long)).toEqual([1, 0]);
  expect(logger.sentences('warn')).toEqual([
    'Messages are left out of search by meaning: the model refuses them',
  ]);
  expect(JSON.stringify(logger.lines)).not.toContain('poison');
  expect((await run()).calls).toBe(0);
});

test('gives nothing up where the model refuses everything: it is set up wrong', async () => {
  for (const text of ['one', 'two', 'three']) vectors.say(text);
  embedder.failure = () => new InvalidInput('no such parameter');
  expect(await run()).toMatchObject({ embedded: 0, skipped: 0 });
  expect(vectors.kept.size).toBe(0);
  expect(logger.sentences('warn')).toEqual([
    'The embedding model refuses every message: check models.embedding.name',
  ]);
});

test('ends although the store hands out again what it would not take', async () => {
  vectors.untakable = vectors.say('edited meanwhile');
  vectors.say('fine');
  expect(await run()).toEqual({ embedded: 2, skipped: 0, calls: 1 });
});

test('never sends half a character', async () => {
  vectors.say(`${'x'.repeat(5_999)}😀`);
  await run();
  expect(embedder.calls[0]?.[0]?.isWellFormed()).toBe(true);
});

test('passes on what is not the endpoint’s: the end of the program, and the database', async () => {
  vectors.say('one');
  await expect(run({}, AbortSignal.abort(new Error('stopping')))).rejects.toThrow('stopping');
  vectors.put = () => Promise.reject(new StorageUnavailable('gone'));
  await expect(run()).rejects.toThrow(StorageUnavailable);
});
