/**
 * The model stand-in as its own process, for benchmarks. Prints one line, {"baseUrl"}, when it listens.
 *
 *   node test/standins/model/main.ts --first-token-ms 300 --tokens-per-second 60 --reply-tokens 200 --port 0
 */
import { parseArgs } from 'node:util';
import { startModel } from './model.ts';

const { values } = parseArgs({
  options: {
    'first-token-ms': { type: 'string', default: '300' },
    'tokens-per-second': { type: 'string', default: '60' },
    'reply-tokens': { type: 'string', default: '200' },
    port: { type: 'string', default: '0' },
  },
});

/** Five characters each, as an English token with its space is on average. */
const words = ['This ', 'word ', 'here ', 'that ', 'ends ', 'well ', 'then ', 'more ', 'text ', 'goes '];
const replyTokens = Number(values['reply-tokens']);
const text = Array.from({ length: replyTokens }, (_, index) => words[index % words.length])
  .join('')
  .trimEnd();

const server = await startModel({
  port: Number(values.port),
  journalSize: 10,
  always: {
    text: `${text}.`,
    tokenChars: 5,
    firstTokenMs: Number(values['first-token-ms']),
    tokensPerSecond: Number(values['tokens-per-second']),
  },
});
console.log(JSON.stringify({ baseUrl: server.baseUrl }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.stop().finally(() => process.exit(0));
  });
}
