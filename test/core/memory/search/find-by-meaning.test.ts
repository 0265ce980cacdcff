import { beforeEach, expect, test } from 'vitest';
import { ModelUnavailable, RateLimited, StorageUnavailable } from '../../../../src/core/errors.ts';
import { searchByMeaning } from '../../../../src/core/memory/search/find-by-meaning.ts';
import type { PassageSearch } from '../../../../src/core/memory/search/find-passages.ts';
import type { VectorStore } from '../../../../src/core/store-ports.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeEmbedder } from '../../../fakes/embedder.ts';
import { FakeLogger } from '../../../fakes/logger.ts';

const search: PassageSearch = {
  text: 'Where did I go on holiday?',
  user: { id: 1, displayName: 'Ana' },
  scope: { kind: 'channel', platform: 'discord', workspace: 'guild' },
  characterName: 'Wren',
  excludeMessageIds: [9],
  now: 0,
};

let clock: FakeClock;
let logger: FakeLogger;
let embedder: FakeEmbedder;
let asked: Parameters<VectorStore['nearest']>[];
let nearest: VectorStore['nearest'];
beforeEach(() => {
  clock = new FakeClock();
  logger = new FakeLogger();
  embedder = new FakeEmbedder();
  asked = [];
  nearest = async (...args) => {
    asked.push(args);
    return [5, 3];
  };
});

const find = (change: Partial<PassageSearch> = {}) =>
  searchByMeaning({
    embedder,
    vectors: { nearest: (...args) => nearest(...args) },
    deadlineMs: 300,
    clock,
    logger,
  })({ ...search, ...change }, 7);

test('asks the store for what is nearest to the question, in its space and scope', async () => {
  embedder.vectorOf = (text) => [text.length, 2];
  expect(await find()).toEqual([5, 3]);
  expect(embedder.calls).toEqual([[search.text]]);
  expect(asked).toEqual([['fake-space', search.scope, Float32Array.of(search.text.length, 2), 7, [9]]]);
  expect(clock.pending).toBe(0);
  expect(logger.lines).toEqual([]);
});

test('does without a vector that comes too late, and takes the request back', async () => {
  let signal: AbortSignal | undefined;
  const embed = embedder.embed.bind(embedder);
  embedder.embed = (texts, given) => {
    signal = given;
    return embed(texts, given);
  };
  embedder.hangs = true;
  const finding = find();
  await clock.advance(299);
  expect(signal?.aborted).toBe(false);
  await clock.advance(1);
  expect(await finding).toEqual([]);
  expect(signal?.aborted).toBe(true);
  expect(asked).toEqual([]);
  expect(logger.lines).toEqual([
    {
      level: 'debug',
      sentence: 'The vector of a question came too late; words alone were searched for',
      meta: {},
    },
  ]);
});

test.each([new ModelUnavailable('down'), new RateLimited(1_000)])(
  'does without where the endpoint fails: %s',
  async (failure) => {
    embedder.failure = () => failure;
    expect(await find()).toEqual([]);
    expect(logger.lines).toEqual([
      {
        level: 'debug',
        sentence: 'Search by meaning failed; words alone were searched for',
        meta: { code: failure.code },
      },
    ]);
    expect(clock.pending).toBe(0);
  },
);

test('does without where the store fails', async () => {
  nearest = () => Promise.reject(new StorageUnavailable('gone'));
  expect(await find()).toEqual([]);
  expect(logger.sentences('debug')).toHaveLength(1);
});

test('embeds only the beginning of a pasted page', async () => {
  await find({ text: `${'x'.repeat(1_999)}😀 and so on` });
  expect(embedder.calls[0]?.[0]).toHaveLength(2_000);
  expect(embedder.calls[0]?.[0]?.isWellFormed()).toBe(true);
});
