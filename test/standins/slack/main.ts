import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Saying } from './people.ts';
import { SlackStandIn } from './server.ts';

/**
 * The stand-in as a process of its own. Prints one JSON line `{"apiUrl","controlUrl","botToken","appToken"}` and is driven by
 * POST /say (a Saying; `"mention": true` mentions the bot), POST /assistant `{"user"}`, POST /reset, GET /journal?since=N, and
 * GET /history?channel=C.
 */
const slack = new SlackStandIn({ echo: false });

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}');
}

async function control(request: IncomingMessage): Promise<unknown> {
  const url = new URL(request.url ?? '/', 'http://control');
  switch (`${request.method} ${url.pathname}`) {
    case 'POST /say': {
      const { mention, ...saying } = (await bodyOf(request)) as Saying & { mention?: boolean };
      return { ts: (mention ? slack.people.mention(saying) : slack.people.say(saying)).ts };
    }
    case 'POST /assistant':
      return slack.people.assistantThreadStarted(((await bodyOf(request)) as { user: string }).user);
    case 'POST /reset':
      slack.reset();
      return {};
    case 'GET /journal':
      return slack.journal.entries.slice(Number(url.searchParams.get('since') ?? 0));
    case 'GET /history':
      return slack.people.history(url.searchParams.get('channel') ?? '');
    default:
      return undefined;
  }
}

const { apiUrl } = await slack.start();
const server = createServer(async (request, response) => {
  const answer = await control(request).catch((error: unknown) => ({ error: String(error) }));
  response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer ?? { error: 'unknown command' }));
});
server.listen(0, '127.0.0.1', () => {
  const controlUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  console.log(JSON.stringify({ apiUrl, controlUrl, botToken: slack.botToken, appToken: slack.appToken }));
});
process.on('SIGTERM', () => process.exit(0));
