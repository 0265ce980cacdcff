import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { ApiError, type Args, call, type Methods, type Scene } from './api.ts';
import { EventDelivery } from './delivery.ts';
import { Faults } from './faults.ts';
import { Journal, type JournalEntry } from './journal.ts';
import { assistantMethods } from './methods/assistant.ts';
import { chatMethods } from './methods/chat.ts';
import { conversationMethods } from './methods/conversations.ts';
import { fileMethods } from './methods/files.ts';
import { streamingMethods } from './methods/streaming.ts';
import { People } from './people.ts';
import { eventBody, type Json } from './wire.ts';
import { bot, type Message, World } from './world.ts';

export interface StandInOptions {
  readonly botToken?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  /** What the bot token was granted; default: everything that the methods ask for. */
  readonly scopes?: readonly string[];
  /** What the app token was granted. */
  readonly appScopes?: readonly string[];
  readonly ackLimitMs?: number;
  readonly retryDelaysMs?: readonly number[];
  /** Tell the app of its own messages too, as Slack does. Default true. */
  readonly echo?: boolean;
}

/** Granted for what is no method of its own: events, commands and files. */
const eventScopes = ['app_mentions:read', 'commands', 'files:read'];

/** Slack, as far as a bot can see it: Web API, Socket Mode, signed HTTP events, and people who write. */
export class SlackStandIn {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly journal = new Journal();
  readonly faults = new Faults();
  readonly #options: StandInOptions;
  readonly #methods: Methods;
  readonly #sockets = new WebSocketServer({ noServer: true });
  #server: Server | undefined;
  #baseUrl = '';
  world = new World();
  delivery: EventDelivery;
  people: People;
  scopes: readonly string[];

  constructor(options: StandInOptions = {}) {
    this.#options = options;
    this.botToken = options.botToken ?? 'xoxb-stand-in';
    this.appToken = options.appToken ?? 'xapp-stand-in';
    this.signingSecret = options.signingSecret ?? 'stand-in-signing-secret';
    this.#methods = {
      ...chatMethods,
      ...streamingMethods,
      ...conversationMethods,
      ...assistantMethods,
      ...fileMethods,
      'apps.connections.open': { token: 'app', scopes: [], run: () => this.#openConnection() },
    };
    this.scopes = options.scopes ?? [
      ...eventScopes,
      ...Object.values(this.#methods).flatMap((method) => method.scopes),
    ];
    this.delivery = this.#newDelivery();
    this.people = new People(this);
  }

  /** Resolves with the address to give to the app as its API address. */
  async start(): Promise<{ apiUrl: string }> {
    const server = createServer((request, response) => void this.#handle(request, response));
    server.on('upgrade', (request, socket, head) => {
      if (!request.url?.startsWith('/link/')) return socket.destroy();
      this.#sockets.handleUpgrade(request, socket, head, (ws) => this.delivery.attach(ws, bot.appId));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#server = server;
    this.#baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    return { apiUrl: `${this.#baseUrl}api/` };
  }

  async stop(): Promise<void> {
    this.delivery.close();
    this.#sockets.close();
    const server = this.#server;
    if (server === undefined) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  /** A new, empty workspace; connections stay. */
  reset(): void {
    this.world.messages.length = 0;
    this.delivery.deliveries.length = 0;
    this.journal.clear();
    this.faults.clear();
  }

  get scene(): Scene {
    const { world, journal, faults } = this;
    const echo = this.#options.echo ?? true;
    const tell = (event: Json) => void (echo && this.event(event));
    return { world, journal, faults, baseUrl: this.#baseUrl, tell };
  }

  /** Sends events to a request URL from now on, instead of over sockets. */
  useHttp(eventsUrl: string): void {
    this.delivery.options = { ...this.delivery.options, eventsUrl };
  }

  event(event: Json) {
    return this.delivery.deliver('events_api', String(event.type), eventBody(event, this.world.id('Ev')));
  }

  waitFor<T>(look: () => T | undefined | false, timeoutMs?: number): Promise<T> {
    return this.journal.waitFor(look, timeoutMs);
  }

  calls(method: string): JournalEntry[] {
    return this.journal.calls(method);
  }

  #newDelivery(): EventDelivery {
    const { ackLimitMs = 3000, retryDelaysMs = [0, 60_000, 300_000] } = this.#options;
    const options = { ackLimitMs, retryDelaysMs, signingSecret: this.signingSecret };
    return new EventDelivery(options, this.journal, this.world);
  }

  #openConnection(): Json {
    if (!(this.#options.appScopes ?? ['connections:write']).includes('connections:write')) {
      throw new ApiError('missing_scope', { needed: 'connections:write', provided: '' });
    }
    return { url: `${this.#baseUrl.replace('http', 'ws')}link/?ticket=${this.world.id('ticket-')}` };
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://stand-in');
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return;
    }
    const body = Buffer.concat(chunks);
    if (pathname.startsWith('/api/')) return this.#api(pathname.slice(5), request, body, response);
    if (pathname.startsWith('/respond/')) return this.#respond(pathname, body, response);
    if (pathname.startsWith('/upload/')) return this.#upload(pathname.slice(8), request, body, response);
    if (pathname.startsWith('/files-pri/')) return this.#download(pathname, request, response);
    response.writeHead(404).end();
  }

  async #api(method: string, request: IncomingMessage, raw: Buffer, response: ServerResponse): Promise<void> {
    const { token: bodyToken, ...args } = readArgs(request, raw);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? bodyToken;
    this.journal.note({ kind: 'api', name: method, args });
    const fault = this.faults.take(method);
    if (fault.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    if (fault.cut === 'before') return void request.socket.destroy();
    if (fault.rateLimitSeconds !== undefined) {
      response.setHeader('retry-after', String(fault.rateLimitSeconds));
      return this.#answer(method, response, 429, { ok: false, error: 'ratelimited' });
    }
    if (fault.status !== undefined) return this.#answer(method, response, fault.status, {});
    if (fault.deleted) this.#deleteNamed(args);
    if (token === this.botToken) response.setHeader('x-oauth-scopes', [...new Set(this.scopes)].join(','));
    let answer: Json;
    try {
      if (fault.error !== undefined) throw new ApiError(fault.error);
      const tokens = { bot: this.botToken, app: this.appToken };
      answer = call(this.#methods, method, args, token, tokens, this.scopes, this.scene);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      answer = { ok: false, error: error.code, ...error.extra };
    }
    if (fault.cut === 'after') return void request.socket.destroy();
    this.#answer(method, response, 200, answer);
  }

  #answer(method: string, response: ServerResponse, status: number, body: Json): void {
    response
      .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
      .end(JSON.stringify(body));
    this.journal.note({ kind: 'answered', name: method, status, body });
  }

  #deleteNamed(args: Args): void {
    const message = this.world.find(args.channel ?? '', args.ts ?? '');
    if (message !== undefined) message.deleted = true;
  }

  #respond(pathname: string, raw: Buffer, response: ServerResponse): void {
    const body = JSON.parse(raw.toString()) as Json;
    const [, , channel = '', user = '', ts = ''] = pathname.split('/');
    const onlyFor = body.response_type === 'in_channel' ? {} : { onlyFor: user };
    const blocks = (body.blocks ?? []) as Message['blocks'];
    const text = String(body.text ?? '');
    const replaced = body.replace_original === true ? this.world.find(channel, ts) : undefined;
    if (replaced === undefined) {
      this.world.post({ channel, user: bot.userId, botId: bot.botId, text, blocks, ...onlyFor });
    } else {
      this.world.rewrite(replaced, text);
      replaced.blocks = blocks;
    }
    response.writeHead(200).end('ok');
    this.journal.note({ kind: 'response_url', name: 'response_url', body });
  }

  /** The bytes come as they are, or as the one file of a form. */
  async #upload(id: string, request: IncomingMessage, raw: Buffer, response: ServerResponse): Promise<void> {
    const file = this.world.files.get(id);
    if (file === undefined) return void response.writeHead(404).end();
    const bytes = await uploaded(request, raw);
    if (bytes.length !== file.announcedBytes) return void response.writeHead(400).end('length mismatch');
    this.world.files.set(id, { ...file, bytes });
    response.writeHead(200).end(`OK - ${bytes.length}`);
    this.journal.note({ kind: 'upload', name: id });
  }

  #download(pathname: string, request: IncomingMessage, response: ServerResponse): void {
    const id = pathname.split('/')[2]?.split('-')[1] ?? '';
    const file = this.world.files.get(id);
    this.journal.note({ kind: 'download', name: id });
    if (request.headers.authorization !== `Bearer ${this.botToken}`) {
      // Without a valid token Slack shows its sign-in page, with status 200.
      return void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!DOCTYPE html><p>Sign in</p>');
    }
    if (file === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': file.mimetype }).end(file.bytes);
  }
}

async function uploaded(request: IncomingMessage, raw: Buffer): Promise<Uint8Array> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return raw;
  const form = await new Response(raw, { headers: { 'content-type': type } }).formData();
  const [value] = form.values();
  if (value === undefined) return new Uint8Array();
  return typeof value === 'string' ? Buffer.from(value) : new Uint8Array(await value.arrayBuffer());
}

function readArgs(request: IncomingMessage, raw: Buffer): Record<string, string> {
  const text = raw.toString();
  if (!request.headers['content-type']?.includes('json'))
    return Object.fromEntries(new URLSearchParams(text));
  const entries = Object.entries(JSON.parse(text === '' ? '{}' : text) as Json);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}
