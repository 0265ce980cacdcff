import { afterEach, beforeEach, expect, test } from 'vitest';
import { InvalidInput, ModelUnavailable, RateLimited } from '../../src/core/errors.ts';
import { OpenAiEmbedder } from '../../src/llm/openai-embedder.ts';
import { FakeClock } from '../fakes/clock.ts';
import { type ModelReply, type ModelServer, silence, startModel } from '../standins/model/model.ts';

let server: ModelServer;
let clock: FakeClock;
let embedder: OpenAiEmbedder;

beforeEach(async () => {
  server = await startModel();
  clock = new FakeClock();
  embedder = new OpenAiEmbedder({ baseUrl: server.baseUrl, model: 'small', timeoutMs: 1_000, clock });
});
afterEach(() => server.stop());

const answering = (...data: readonly object[]): ModelReply => ({
  raw: JSON.stringify({ object: 'list', model: 'small', data, usage: { prompt_tokens: 1, total_tokens: 1 } }),
  headers: { 'content-type': 'application/json' },
});
const vector = (index: number, ...embedding: number[]) => ({ object: 'embedding', index, embedding });

test('texts become vectors of one length, the same for the same text', async () => {
  const [cat, dog, again] = await embedder.embed(['a cat', 'a dog', 'a cat']);
  expect(cat?.length).toBeGreaterThan(0);
  expect(dog?.length).toBe(cat?.length);
  expect(again).toEqual(cat);
  expect(cat).not.toEqual(dog);
});

test('nothing to embed asks nobody', async () => {
  expect(await embedder.embed([])).toEqual([]);
  expect(server.calls()).toEqual([]);
});

test('the answers may come in any order', async () => {
  server.script(answering(vector(1, 0, 1), vector(0, 1, 0)));
  expect(await embedder.embed(['a', 'b'])).toEqual([Float32Array.of(1, 0), Float32Array.of(0, 1)]);
  expect(server.calls()[0]?.body).toEqual({ model: 'small', input: ['a', 'b'], encoding_format: 'float' });
});

test.each([
  ['too few', [vector(0, 1)]],
  ['of two lengths', [vector(0, 1), vector(1, 1, 2)]],
  ['empty', [vector(0), vector(1)]],
])('vectors that are %s are refused', async (_name, data) => {
  server.script(answering(...data));
  await expect(embedder.embed(['a', 'b'])).rejects.toThrow(ModelUnavailable);
});

test.each([
  [429, RateLimited],
  [503, ModelUnavailable],
  [401, ModelUnavailable],
  [400, InvalidInput],
])('status %i is an error of its class', async (status, type) => {
  server.script({ status });
  await expect(embedder.embed(['a'])).rejects.toThrow(type);
});

test('an endpoint that does not answer is given up, and a caller that goes is not told of it', async () => {
  server.script(silence, silence);
  const late = embedder.embed(['a']);
  const failed = expect(late).rejects.toThrow('No embedding came within 1000 ms');
  await server.arrived(1);
  await clock.advance(1_001);
  await failed;
  const controller = new AbortController();
  const left = embedder.embed(['a'], controller.signal);
  const cancelled = expect(left).rejects.toThrow('no longer needed');
  await server.arrived(2);
  controller.abort(new Error('no longer needed'));
  await cancelled;
});
