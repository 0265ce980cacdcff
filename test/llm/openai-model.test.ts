import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InvalidInput, ModelUnavailable, RateLimited } from '../../src/core/errors.ts';
import type { ModelEvent } from '../../src/core/ports.ts';
import { OpenAiModel } from '../../src/llm/openai-model.ts';
import { collect, plainRequest, textIn } from '../contract/language-model.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeLogger } from '../fakes/logger.ts';
import { type ModelServer, type RawReply, silence, startModel } from '../standins/model/model.ts';

let server: ModelServer;
let clock: FakeClock;
let logger: FakeLogger;
let model: OpenAiModel;

beforeEach(async () => {
  server = await startModel({ always: { text: 'Hello there.' } });
  clock = new FakeClock();
  logger = new FakeLogger();
  model = new OpenAiModel({ baseUrl: server.baseUrl, logger, clock });
});
afterEach(() => server.stop());

function sse(...chunks: readonly object[]): string {
  return chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('');
}
const says = (content: string) => ({ choices: [{ index: 0, delta: { content } }] });
const ends = (finish_reason: string) => ({ choices: [{ index: 0, delta: {}, finish_reason }] });
const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
const ask = (change: object = {}) => collect(model.stream({ ...plainRequest, ...change }));

describe('the request', () => {
  test('has the protocol’s shape, without a key', async () => {
    await ask();
    const [call] = server.calls();
    expect(call?.path).toBe('/v1/chat/completions');
    expect(call?.body).toEqual({
      model: 'test-model',
      messages: [
        { role: 'system', content: 'You are Wren.' },
        { role: 'user', content: 'hello' },
      ],
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 100,
      temperature: 0.8,
    });
  });

  test('carries images as image_url parts', async () => {
    const dataUrl = 'data:image/png;base64,iVBORw0KGgo=';
    await ask({
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'what is it?' },
            { type: 'image', dataUrl },
          ],
        },
      ],
    });
    expect(server.calls()[0]?.body.messages).toEqual([
      {
        role: 'user',
        content: [
          { type: 'text', text: 'what is it?' },
          { type: 'image_url', image_url: { url: dataUrl } },
        ],
      },
    ]);
  });

  test('is made once, whatever the failure: repeating is for others to decide', async () => {
    server.script({ status: 500 }, { status: 500 });
    await failure(ask());
    expect(server.calls()).toHaveLength(1);
  });

  test('leaves out a parameter that the model refuses, from then on', async () => {
    const refusal: RawReply = {
      status: 400,
      raw: JSON.stringify({ error: { message: 'no', code: 'unsupported_value', param: 'temperature' } }),
    };
    server.script(refusal);
    expect(textIn(await ask())).toBe('Hello there.');
    await ask();
    expect(server.calls().map(({ body }) => 'temperature' in body)).toEqual([true, false, false]);
  });

  test.each([
    ['in its message only', 400, { error: { message: 'Unrecognized request argument: stream_options' } }],
    ['in a shape of its own', 422, { detail: [{ loc: ['body', 'stream_options'], msg: 'not permitted' }] }],
  ])('leaves out a parameter that a server refuses %s', async (_how, status, body) => {
    server.script({ status, raw: JSON.stringify(body) });
    expect(textIn(await ask())).toBe('Hello there.');
    expect(server.calls().map((call) => 'stream_options' in call.body)).toEqual([true, false]);
  });

  test('does not ask again and again when the refused parameter is one it cannot leave out', async () => {
    const error = { message: 'no', code: 'unsupported_value', param: 'messages' };
    server.script({ status: 400, raw: JSON.stringify({ error }) });
    expect(await failure(ask())).toBeInstanceOf(InvalidInput);
    expect(server.calls()).toHaveLength(1);
  });
});

describe('a structured answer', () => {
  const format = { name: 'one_number', schema: { type: 'object', properties: { n: { type: 'integer' } } } };
  const sentFormats = () => server.calls().map(({ body }) => body.response_format);
  const withSchema = { type: 'json_schema', json_schema: { ...format, strict: true } };
  const refusal = (message: string, param?: string): RawReply => ({
    status: 400,
    raw: JSON.stringify({ error: { message, ...(param ? { param } : {}) } }),
  });

  test('is asked for with a strict schema, and not where nobody wants one', async () => {
    await ask({ format });
    await ask();
    expect(sentFormats()).toEqual([withSchema, undefined]);
  });

  test.each([
    ['OpenAI', refusal("'response_format' of type 'json_schema' is not supported", 'response_format')],
    ['a server that names it in its message', refusal('response_format type is unavailable now')],
    ['a server without a word', { status: 422, raw: '' }],
  ])(
    'falls back to JSON without a schema, then to plain text, where %s refuses it',
    async (_who, refuses) => {
      server.script(refuses);
      expect(textIn(await ask({ format }))).toBe('Hello there.');
      server.script(refuses);
      await ask({ format });
      await ask({ format });
      expect(sentFormats()).toEqual([
        withSchema,
        { type: 'json_object' },
        { type: 'json_object' },
        undefined,
        undefined,
      ]);
    },
  );

  test('gives up when the server refuses the request without any format too', async () => {
    const refuses = refusal('no', 'response_format');
    server.script(refuses, refuses, refuses);
    expect(await failure(ask({ format }))).toBeInstanceOf(InvalidInput);
    expect(server.calls()).toHaveLength(3);
  });
});

describe('the stream', () => {
  test.each([
    ['OpenAI', { prompt_tokens_details: { cached_tokens: 64 } }],
    ['DeepSeek', { prompt_cache_hit_tokens: 64 }],
    ['Moonshot', { cached_tokens: 64 }],
    ['Anthropic behind a proxy', { cache_read_input_tokens: 64 }],
  ])('reads cached tokens as %s writes them', async (_server, cached) => {
    const usage = { prompt_tokens: 100, completion_tokens: 7, ...cached };
    server.script({ raw: `${sse(says('hi'), ends('stop'), { choices: [], usage })}data: [DONE]\n\n` });
    expect(await ask()).toContainEqual({
      type: 'usage',
      usage: { inputTokens: 100, outputTokens: 7, cachedTokens: 64 },
    });
  });

  test('does not wait long for a usage block that never comes', async () => {
    server.script({ raw: sse(says('hi'), ends('stop')), hang: true });
    const events: ModelEvent[] = [];
    const work = collect(model.stream(plainRequest), events);
    await untilText(events);
    const before = clock.now();
    await clock.run(work);
    expect(clock.now() - before).toBeLessThanOrEqual(250);
    expect(events.at(-1)).toEqual({ type: 'finish', reason: 'whole' });
    await server.hungUp(1);
  });

  test('is whole when the connection breaks after the finish', async () => {
    server.script({ raw: `${sse(says('hi'), ends('stop'))}data: {broken\n\n` });
    expect(await ask()).toEqual([
      { type: 'text', text: 'hi' },
      { type: 'finish', reason: 'whole' },
    ]);
  });

  test('is whole when the server says that it is done, and never why', async () => {
    const role = { choices: [{ index: 0, delta: { role: 'assistant', content: null } }] };
    server.script({ raw: `: waiting\n\n${sse(role, says('hi'))}data: [DONE]\n\n` });
    expect(await ask()).toEqual([
      { type: 'text', text: 'hi' },
      { type: 'finish', reason: 'whole' },
    ]);
  });

  test('reads the answer of a server that does not stream', async () => {
    const answer = {
      choices: [{ index: 0, message: { role: 'assistant', content: 'hi' }, finish_reason: 'length' }],
      usage: { prompt_tokens: 9, completion_tokens: 1 },
    };
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    server.script({ raw: JSON.stringify(answer), headers });
    expect(await ask()).toEqual([
      { type: 'text', text: 'hi' },
      { type: 'usage', usage: { inputTokens: 9, outputTokens: 1, cachedTokens: 0 } },
      { type: 'finish', reason: 'cut' },
    ]);
    server.script({ raw: JSON.stringify({ error: { message: 'overloaded', code: 502 } }), headers });
    expect(await failure(ask())).toBeInstanceOf(ModelUnavailable);
  });

  test('does not say what a reasoning model thinks', async () => {
    server.script({ text: 'Four.', reasoning: 'two and two are' });
    expect(textIn(await ask())).toBe('Four.');
  });

  test("tells a model's own refusal", async () => {
    server.script({ raw: sse({ choices: [{ index: 0, delta: { refusal: 'I cannot' } }] }, ends('stop')) });
    expect(await ask()).toEqual([{ type: 'finish', reason: 'refused' }]);
  });

  test.each([
    ['a cut connection', { text: 'a text of some length', cutAfterChunks: 3, tokensPerSecond: 500 }],
    ['a malformed chunk', { raw: `${sse(says('hi'))}data: {broken\n\n` }],
    ['an end that nothing announced', { raw: sse(says('hi')) }],
    ['a stream of nothing', { raw: 'data: [DONE]\n\n' }],
    [
      'an error inside of the stream',
      { raw: sse(says('hi'), { error: { message: 'overloaded', code: 502 } }) },
    ],
    ['a provider that failed', { raw: sse(says('hi'), ends('error')) }],
    ['a disconnect before the first token', { disconnect: true }],
    ['a web page instead of a stream', { raw: '<html><body>Welcome</body></html>' }],
  ] as const)('ends in ModelUnavailable after %s', async (_fault, reply) => {
    server.script(reply);
    expect(await failure(ask())).toBeInstanceOf(ModelUnavailable);
  });

  test('gives up when no token comes in time, and closes the connection', async () => {
    server.script(silence);
    const work = failure(ask({ firstTokenTimeoutMs: 8_000 }));
    await server.arrived(1);
    await clock.advance(8_000);
    const error = await work;
    expect(error).toBeInstanceOf(ModelUnavailable);
    expect(error).toHaveProperty('message', 'The model sent no token within 8000 ms');
    await server.hungUp(1);
  });

  test('gives up when it falls silent between two tokens, counted from the last one', async () => {
    server.script({ raw: sse(says('hi')), hang: true });
    const events: ModelEvent[] = [];
    const work = failure(
      collect(model.stream({ ...plainRequest, firstTokenTimeoutMs: 60_000, tokenTimeoutMs: 5_000 }), events),
    );
    await untilText(events);
    await clock.advance(5_000);
    expect(await work).toHaveProperty('message', 'The model fell silent for 5000 ms');
    expect(textIn(events)).toBe('hi');
  });
});

describe('errors', () => {
  test.each([
    ['seconds', { 'retry-after': '7' }, 7_000],
    ['milliseconds, which are more exact', { 'retry-after-ms': '1250', 'retry-after': '2' }, 1_250],
    ['a date', { 'retry-after': new Date(Date.UTC(2026, 2, 1, 10, 0, 30)).toUTCString() }, 30_000],
    ['nothing', {}, 5_000],
  ])('takes the time to wait from %s', async (_how, headers, retryAfterMs) => {
    server.script({ status: 429, headers, raw: JSON.stringify({ error: { message: 'slow down' } }) });
    const error = await failure(ask());
    expect(error).toBeInstanceOf(RateLimited);
    expect(error).toHaveProperty('retryAfterMs', retryAfterMs);
  });

  test('a used-up quota is not a rate limit: waiting does not help', async () => {
    server.script({ status: 429, code: 'insufficient_quota' });
    const error = await failure(ask());
    expect(error).toBeInstanceOf(ModelUnavailable);
    expect(error).toHaveProperty('message', expect.stringContaining('billing'));
  });

  test.each([
    [401, 'OPENAI_API_KEY'],
    [403, 'permissions'],
    [404, 'OPENAI_BASE_URL'],
  ])('%i names the fix', async (status, fix) => {
    server.script({ status });
    const error = await failure(ask());
    expect(error).toBeInstanceOf(ModelUnavailable);
    expect(error).toHaveProperty('message', expect.stringMatching(new RegExp(`${status}.*${fix}`)));
  });

  test.each([400, 413, 422])('%i is InvalidInput', async (status) => {
    server.script({ status });
    expect(await failure(ask())).toBeInstanceOf(InvalidInput);
  });

  test('a server that is not there is ModelUnavailable', async () => {
    await server.stop();
    expect(await failure(ask())).toBeInstanceOf(ModelUnavailable);
    server = await startModel();
  });
});

/** Real sockets decide when the text comes; waits for it turn by turn of the event loop. */
async function untilText(events: readonly ModelEvent[]): Promise<void> {
  while (!events.some((event) => event.type === 'text')) await clock.settle();
  await clock.settle();
}
