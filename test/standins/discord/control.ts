import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault } from './faults.ts';
import type { DiscordStandIn } from './server.ts';
import type { Json, WireUser } from './wire.ts';

type Action = (standIn: DiscordStandIn, body: Json, query: URLSearchParams) => unknown;

/**
 * What another process may ask of the stand-in:
 * - `GET /home` ids of the server, channel and person that are there, and of the bot
 * - `POST /users {name}`, `POST /channels {name, hidden?}`, `POST /dms {user}` -> `{id}`
 * - `POST /say {channel, author?, content, mentionBot?, replyTo?}` -> `{id, at}`; `POST /typing {channel, author?}`
 * - `POST /edit {channel, id, content}`, `POST /remove {channel, id}`
 * - `POST /slash {name, channel, author?, subcommand?, options?}`, `POST /press {customId, id, author?}`
 * - `POST /fault`: a `Fault` with `path` as the source of a pattern; `POST /reset`
 * - `GET /journal?since=N` entries from the Nth on; `GET /history?channel=ID`; `GET /violations`; `GET /state`
 * - `POST /replies {channels}` for each channel the bot's newest message: `{id, replyTo, firstAt, length}`, or null
 * - `POST /wait {clients}` answers when so many clients are connected
 */
const actions: Readonly<Record<string, Action>> = {
  'GET /home': ({ home, world }) => ({
    guild: home.guild.id,
    channel: home.channel.id,
    user: home.user.id,
    bot: world.bot.id,
  }),
  'POST /users': ({ world }, body) => ({ id: world.addUser(String(body.name)).id }),
  'POST /channels': (standIn, body) => ({
    id: standIn.addChannel(String(body.name), { hidden: body.hidden === true }).id,
  }),
  'POST /dms': (standIn, body) => ({ id: standIn.world.dmWith(person(standIn, body.user)).id }),
  'POST /say': (standIn, body) => {
    const { bot } = standIn.world;
    const mention = body.mentionBot === true;
    const at = performance.timeOrigin + performance.now();
    const id = standIn.say({
      channel: String(body.channel),
      author: person(standIn, body.author),
      content: `${mention ? `<@${bot.id}> ` : ''}${String(body.content)}`,
      mentions: mention ? [bot] : [],
      ...(typeof body.replyTo === 'string' ? { replyTo: body.replyTo } : {}),
    });
    return { id, at };
  },
  'POST /typing': (standIn, body) => {
    standIn.startTyping(String(body.channel), person(standIn, body.author));
  },
  'POST /edit': (standIn, body) => {
    standIn.edit(String(body.channel), String(body.id), String(body.content));
  },
  'POST /remove': (standIn, body) => {
    standIn.remove(String(body.channel), String(body.id));
  },
  'POST /slash': (standIn, body) =>
    standIn.slash(String(body.name), {
      channel: String(body.channel),
      user: person(standIn, body.author),
      ...(typeof body.subcommand === 'string' ? { subcommand: body.subcommand } : {}),
      ...(body.options === undefined ? {} : { options: body.options as Record<string, string> }),
    }),
  'POST /press': (standIn, body) =>
    standIn.press(String(body.customId), String(body.id), person(standIn, body.author)),
  'POST /fault': (standIn, body) => {
    const { path, ...fault } = body as unknown as Fault;
    standIn.faults.add({ ...fault, ...(path === undefined ? {} : { path: new RegExp(String(path)) }) });
  },
  'POST /reset': (standIn) => {
    standIn.reset();
  },
  'POST /wait': async (standIn, body) => {
    await standIn.connected(Number(body.clients ?? 1));
  },
  'GET /journal': (standIn, _body, query) => standIn.journal.entries.slice(Number(query.get('since') ?? 0)),
  'GET /history': (standIn, _body, query) => standIn.history(query.get('channel') ?? ''),
  'POST /replies': (standIn, body) =>
    (body.channels as readonly string[]).map((channel) => {
      const reply = standIn.history(channel).findLast((message) => message.byBot);
      if (reply === undefined) return null;
      const { id, replyTo, versions, content } = reply;
      return { id, replyTo, firstAt: versions[0]?.at, length: content.length };
    }),
  'GET /violations': (standIn) => standIn.violations,
  'GET /state': ({ gateway, journal }) => ({
    clients: gateway.live,
    identifies: gateway.identifies,
    resumes: gateway.resumes,
    requests: journal.entries.length,
  }),
};

/** Serves the actions on a loopback port of its own. */
export async function startControl(standIn: DiscordStandIn): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    answer(standIn, request, response).catch((error: unknown) => {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: String(error) }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function answer(
  standIn: DiscordStandIn,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://control');
  const action = actions[`${request.method} ${url.pathname}`];
  if (action === undefined) throw new Error(`No such action: ${request.method} ${url.pathname}`);
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const result = await action(standIn, text === '' ? {} : (JSON.parse(text) as Json), url.searchParams);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(result ?? {}));
}

/** The person with this id; the one of the home server unless told. */
function person(standIn: DiscordStandIn, id: unknown): WireUser {
  if (id === undefined) return standIn.home.user;
  const user = standIn.world.users.get(String(id));
  if (user === undefined) throw new Error('No such user');
  return user;
}
