/** The jobs with everything they bind, their model behind a real socket. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Eraser, PassageStore, VectorStore } from '../../src/core/store-ports.ts';
import type { PassageIndex, StoredMessage } from '../../src/core/types.ts';
import type { JobResult } from '../../src/jobs/job.ts';
import { type MemoryJobParts, type MemoryJobSettings, memoryJobs } from '../../src/jobs/memory-jobs.ts';
import { OpenAiModel } from '../../src/llm/openai-model.ts';
import { World } from '../core/memory/background-world.ts';
import { FakeEmbedder } from '../fakes/embedder.ts';
import { type ModelReply, type ModelServer, startModel } from '../standins/model/model.ts';

const schedule = '*/5 * * * *';
const settings: MemoryJobSettings = {
  retentionDays: 0,
  summaries: { activeDays: 30, behindMessages: 1, maxTokens: 200, perRun: 10, callsPerDay: 100 },
  reading: { quietMinutes: 10, batchMessages: 10, attempts: 3, callsPerRun: 10, callsPerDay: 100 },
  embedding: { batchMessages: 2, callsPerRun: 10 },
  schedules: {
    summaries: schedule,
    reading: schedule,
    retention: schedule,
    index: schedule,
    embedding: schedule,
  },
  model: { model: 'test-model', firstTokenTimeoutMs: 10_000, tokenTimeoutMs: 10_000 },
};

const never = () => Promise.reject(new Error('No job asks for this'));

/** What is not in the index, as a crash left it. */
class FakePassages implements PassageStore {
  left: readonly StoredMessage[] = [];
  readonly indexed = new Map<number, PassageIndex>();
  /** Handed out again and again, because the store will not index it. */
  stuck: StoredMessage | undefined;
  readonly remove = never;
  readonly search = never;
  readonly passages = never;
  readonly speakers = never;
  readonly latest = never;
  readonly workspacesOf = never;

  async unindexed(limit: number): Promise<readonly StoredMessage[]> {
    const left = this.left.filter(({ id }) => !this.indexed.has(id)).slice(0, limit);
    return this.stuck ? [this.stuck, ...left] : left;
  }

  async index(entries: readonly ({ readonly messageId: number } & PassageIndex)[]): Promise<void> {
    for (const { messageId, ...index } of entries) {
      if (messageId !== this.stuck?.id) this.indexed.set(messageId, index);
    }
  }
}

class FakeEraser implements Eraser {
  readonly calls: string[] = [];
  /** When the messages that are left were sent. */
  sent: number[] = [];
  readonly wipe = never;

  async purge(beforeMs: number, limit: number): Promise<number> {
    const gone = this.sent.filter((at) => at < beforeMs).slice(0, limit);
    this.sent = this.sent.filter((at) => !gone.includes(at));
    this.calls.push(`purge ${gone.length}`);
    return gone.length;
  }

  async scrub(): Promise<void> {
    this.calls.push('scrub');
  }
}

let server: ModelServer;
let world: World;
let passages: FakePassages;
let eraser: FakeEraser;
let parts: MemoryJobParts;

beforeEach(async () => {
  server = await startModel();
  world = new World();
  world.meet(1, 'Ana');
  passages = new FakePassages();
  eraser = new FakeEraser();
  const { clock, logger } = world;
  const model = new OpenAiModel({ baseUrl: server.baseUrl, logger, clock });
  const stores = {
    messages: world.messages,
    profiles: world.profiles,
    facts: world.facts,
    summaries: world.summaries,
    readings: world.readings,
    notebook: world.notebook,
    passages,
    eraser,
  };
  parts = { stores, model, settings, characterName: 'Wren', clock, logger };
  await clock.advance(86_400_000);
});
afterEach(() => server.stop());

function run(name: string, change: Partial<MemoryJobParts> = {}): Promise<JobResult> {
  const job = memoryJobs({ ...parts, ...change }).find((one) => one.name === name);
  if (!job) throw new Error(`There is no job ${name}`);
  return job.run(new AbortController().signal);
}

const answers = (facts: readonly object[], more: object = {}): ModelReply => ({
  text: JSON.stringify({ facts }),
  tokenChars: 7,
  ...more,
});
const moved = {
  message: 1,
  quote: 'I finally moved to Lisbon',
  entity: 'self',
  kind: 'self',
  alsoCalled: [],
  predicate: 'home',
  attribute: '',
  value: 'Lisbon',
  effect: 'holds',
};

describe('which jobs there are', () => {
  const names = (change: Partial<MemoryJobParts>) =>
    memoryJobs({ ...parts, ...change }).map(({ name }) => name);

  test('all of them with a model, and without one all but reading', () => {
    expect(names({})).toEqual(['summaries', 'reading', 'retention', 'index']);
    expect(names({ model: undefined })).toEqual(['summaries', 'retention', 'index']);
  });

  test('embedding where there is an embedder and the database keeps vectors', () => {
    const embedder = new FakeEmbedder();
    const vectors: VectorStore = { put: never, missing: never, nearest: never };
    const stores = { ...parts.stores, vectors };
    expect(names({ embedder })).not.toContain('embedding');
    expect(names({ stores })).not.toContain('embedding');
    expect(names({ embedder, stores })).toContain('embedding');
    const off = { ...settings, embedding: { ...settings.embedding, callsPerRun: 0 } };
    expect(names({ embedder, stores, settings: off })).not.toContain('embedding');
  });

  test('none that is switched off', () => {
    const schedules = { ...settings.schedules, summaries: 'off', index: 'off' };
    const reading = { ...settings.reading, callsPerRun: 0 };
    expect(names({ settings: { ...settings, schedules, reading } })).toEqual(['retention']);
  });
});

describe('reading', () => {
  beforeEach(() => {
    world.say(1, 'I finally moved to Lisbon');
  });

  test('asks for structured output and records what it may believe', async () => {
    server.script(answers([moved, { ...moved, quote: 'I moved to Rome', value: 'Rome' }]));
    expect(await run('reading')).toEqual({
      conversations: 1,
      batches: 1,
      facts: 1,
      dropped: 1,
      unreadable: 0,
      skipped: 0,
      calls: 1,
    });
    expect(server.calls()[0]?.body).toMatchObject({
      model: 'test-model',
      temperature: 0,
      response_format: { type: 'json_schema', json_schema: { name: 'facts_told', strict: true } },
    });
    expect(world.recorded).toMatchObject([{ predicate: 'home', value: 'Lisbon', sourceMessageId: 1 }]);
    expect(world.logger.lines).toContainEqual({
      level: 'info',
      sentence: 'Facts that the model claims to have read were dropped',
      meta: { dropped: 1, malformed: 0, no_quote: 1, known: 0 },
    });
  });

  test('does with plain JSON where the server knows no schema', async () => {
    const error = { message: 'response_format json_schema is not supported', param: 'response_format' };
    server.script(
      { status: 400, raw: JSON.stringify({ error }) },
      { text: `\`\`\`json\n${JSON.stringify({ facts: [moved] })}\n\`\`\`` },
    );
    expect(await run('reading')).toMatchObject({ facts: 1 });
  });

  test.each<[string, ModelReply, object]>([
    ['malformed JSON', { text: '{"facts":[{"message":1' }, { unreadable: 1 }],
    ['an answer cut at the limit', answers([moved], { finishReason: 'length' }), { unreadable: 1 }],
    ['a refusal', answers([moved], { finishReason: 'content_filter' }), { unreadable: 1 }],
    ['a cut connection', answers([moved], { cutAfterChunks: 3, tokensPerSecond: 500 }), { unreadable: 1 }],
    ['a disconnect', { disconnect: true }, { unreadable: 1 }],
    ['a server error', { status: 503 }, { unreadable: 1 }],
    ['a rate limit', { status: 429, retryAfterSeconds: 1 }, { unreadable: 0 }],
  ])('loses nothing by %s', async (_fault, reply, expected) => {
    server.script(reply);
    expect(await run('reading')).toMatchObject({ facts: 0, batches: 0, ...expected });
    server.script(answers([moved]));
    expect(await run('reading')).toMatchObject({ facts: 1 });
    expect(JSON.stringify(world.logger.lines)).not.toContain('Lisbon');
  });
});

describe('summaries', () => {
  const topic = { kind: 'conversation', conversationId: 'talk' } as const;

  beforeEach(() => {
    world.topics = [topic];
    world.say(1, 'I finally moved to Lisbon with my sister Mia.');
  });

  test('are written by the model', async () => {
    server.script('Ana moved to Lisbon.');
    expect(await run('summaries')).toMatchObject({ byModel: 1, byWords: 0, calls: 1 });
    expect(world.summaryOf(topic)?.text).toBe('Ana moved to Lisbon.');
    expect(server.calls()[0]?.body).not.toHaveProperty('response_format');
  });

  test.each<[string, ModelReply]>([
    ['a server error', { status: 500 }],
    ['a rate limit', { status: 429, retryAfterSeconds: 60 }],
    ['a cut connection', { text: 'Ana moved to Lisbon, and', cutAfterChunks: 3, tokensPerSecond: 500 }],
  ])('are written in words after %s', async (_fault, reply) => {
    server.script(reply);
    expect(await run('summaries')).toMatchObject({ byModel: 0, byWords: 1 });
    expect(world.summaryOf(topic)?.text).toContain('said: “I finally moved to Lisbon with my sister Mia.”');
  });

  test('are written in words without a model', async () => {
    expect(await run('summaries', { model: undefined })).toMatchObject({ byWords: 1, calls: 0 });
  });
});

describe('retention', () => {
  const dayMs = 86_400_000;

  test('purges in batches until nothing is too old, then scrubs', async () => {
    const now = world.clock.now();
    eraser.sent = Array.from({ length: 450 }, (_, index) => now - 31 * dayMs - index);
    eraser.sent.push(now - 29 * dayMs);
    expect(await run('retention', { settings: { ...settings, retentionDays: 30 } })).toEqual({ purged: 450 });
    expect(eraser.calls).toEqual(['purge 200', 'purge 200', 'purge 50', 'purge 0', 'scrub']);
    expect(eraser.sent).toEqual([now - 29 * dayMs]);
  });

  test('keeps everything at 0 days, and still scrubs what users deleted', async () => {
    eraser.sent = [0];
    expect(await run('retention')).toEqual({ purged: 0 });
    expect(eraser.calls).toEqual(['scrub']);
  });
});

describe('index', () => {
  test('makes findable what a crash left out, and marks the rest as looked at', async () => {
    world.meet(2, 'Ben', { remembers: false });
    passages.left = [
      world.say(1, 'I finally moved to Lisbon'),
      world.say(2, 'Nobody is to know'),
      world.say(undefined, 'Lisbon is lovely'),
      world.say(1, 'Wren, forget everything about my ex'),
    ];
    expect(await run('index')).toEqual({ indexed: 4 });
    const terms = [...passages.indexed.values()].map((index) => index.terms.includes('lisbon'));
    expect(terms).toEqual([true, false, true, false]);
    expect(passages.indexed.get(2)).toEqual({ terms: [], traits: 0 });
    expect(passages.indexed.get(4)).toEqual({ terms: [], traits: 0 });
    expect(await run('index')).toEqual({ indexed: 0 });
  });

  test('ends although the store hands out the same message for ever', async () => {
    passages.stuck = world.say(1, 'I finally moved to Lisbon');
    expect(await run('index')).toEqual({ indexed: 1 });
  });
});
