import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { limitParamFor } from '../../src/llm/chat-params.ts';
import { checkModel, findLocalServers } from '../../src/llm/check.ts';
import { systemClock } from '../../src/util/system-clock.ts';
import { FakeLogger } from '../fakes/logger.ts';
import { type ModelServer, startModel } from '../standins/model/model.ts';

let server: ModelServer;
beforeEach(async () => {
  server = await startModel();
});
afterEach(() => server.stop());

const check = () =>
  checkModel({ baseUrl: server.baseUrl, model: 'small', logger: new FakeLogger(), clock: systemClock });

test('a model that answers is fine, with the time to its first token', async () => {
  server.script('Hi!');
  const result = await check();
  expect(result).toMatchObject({ ok: true, what: expect.stringContaining('small') });
  expect(result.firstTokenMs).toBeGreaterThanOrEqual(0);
  expect(server.calls()).toHaveLength(1);
});

test('a refused key comes with its fix', async () => {
  server.script({ status: 401 });
  expect(await check()).toMatchObject({ ok: false, fix: expect.stringContaining('OPENAI_API_KEY') });
});

test('finds the servers that list models, and no others', async () => {
  const ollama = await serve({ object: 'list', data: [{ id: 'llama3.2' }] });
  const fresh = await serve({ object: 'list', data: null });
  const other = await serve({ hello: 'world' });
  const gone = await serve({});
  await gone.close();
  const found = await findLocalServers(
    [ollama, fresh, other, gone].map(({ url }, index) => ({ name: `server ${index}`, baseUrl: `${url}/v1` })),
    2_000,
  );
  expect(found).toEqual([
    { name: 'server 0', baseUrl: `${ollama.url}/v1`, models: ['llama3.2'] },
    { name: 'server 1', baseUrl: `${fresh.url}/v1`, models: [] },
  ]);
  await Promise.all([ollama.close(), fresh.close(), other.close()]);
});

test.each([
  ['https://api.openai.com/v1', 'max_completion_tokens'],
  ['https://eu.api.openai.com/v1', 'max_completion_tokens'],
  ['https://openrouter.ai/api/v1', 'max_tokens'],
  ['http://127.0.0.1:11434/v1', 'max_tokens'],
  ['https://api.openai.com.example.org/v1', 'max_tokens'],
])('%s takes the length limit as %s', (baseUrl, param) => {
  expect(limitParamFor(baseUrl)).toBe(param);
});

async function serve(body: object): Promise<{ readonly url: string; close(): Promise<void> }> {
  const http = createServer((request, response) => {
    response.writeHead(request.url === '/v1/models' ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => http.close(() => resolve())),
  };
}
