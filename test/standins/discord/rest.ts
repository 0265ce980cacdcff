import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { FaultEffect, Faults } from './faults.ts';
import { type Journal, type JournalEntry, preciseNow } from './journal.ts';
import { type ReadBody, readBody } from './multipart.ts';
import { type RateLimits, refuse } from './rate-limits.ts';
import { ApplicationRoutes } from './rest-application.ts';
import type { Call, RestContext } from './rest-context.ts';
import { InteractionRoutes } from './rest-interactions.ts';
import { MessageRoutes } from './rest-messages.ts';
import type { SchemaCheck, Violation } from './schema-check.ts';
import { ApiError, type Json, refusals } from './wire.ts';

interface RestOptions {
  readonly token: string;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly limits: RateLimits | undefined;
  readonly schema: SchemaCheck | undefined;
  readonly violations: Violation[];
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly answer: (ids: readonly string[], call: Call) => Answer;
}

/** The REST side: routing, authorization, buckets, faults and the journal; what a route does is in the `rest-*` files. */
export class Rest {
  readonly #context: RestContext;
  readonly #options: RestOptions;
  readonly #routes: readonly Route[];
  readonly messages: MessageRoutes;
  readonly interactions: InteractionRoutes;
  readonly server: Server;

  constructor(context: RestContext, options: RestOptions) {
    this.#context = context;
    this.#options = options;
    this.messages = new MessageRoutes(context);
    this.interactions = new InteractionRoutes(context, this.messages);
    this.#routes = this.#table(new ApplicationRoutes(context));
    this.server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        options.violations.push({ where: `${request.method} ${request.url}`, problem: String(error) });
        response.destroy();
      });
    });
    this.server.keepAliveTimeout = 60_000;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = preciseNow();
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const method = request.method ?? 'GET';
    if (url.pathname.startsWith('/attachments/')) {
      this.#file(url.pathname, response);
      return;
    }
    // Clients may escape `@original` and emoji.
    const path = decodeURI(url.pathname)
      .replace(/^(\/api)?(\/v\d+)?/, '')
      .replaceAll('%40', '@');
    const read = await readBody(request);
    const entry: JournalEntry = {
      method,
      path,
      query: url.search,
      body: read.body,
      files: read.files.map((file) => file.name),
      at,
      status: 0,
      answeredAt: 0,
      answer: undefined,
    };
    this.#options.journal.add(entry);
    const effects = this.#options.faults.take(method, path);
    await this.#delay(effects);
    if (effects.some((effect) => effect.kind === 'cut' && effect.when === 'before')) {
      request.socket.destroy();
      this.#options.journal.changed();
      return;
    }
    const { answer, headers } = this.#decide(request, entry, read, effects);
    entry.answer = answer.body;
    if (effects.some((effect) => effect.kind === 'cut' && effect.when === 'after')) {
      request.socket.destroy();
      this.#options.journal.changed();
      return;
    }
    entry.status = answer.status;
    entry.answeredAt = preciseNow();
    this.#check(entry, read.multipart);
    reply(response, answer, headers);
    this.#options.journal.changed();
  }

  #decide(
    request: IncomingMessage,
    entry: JournalEntry,
    read: ReadBody,
    effects: readonly FaultEffect[],
  ): { answer: Answer; headers: Record<string, string> } {
    for (const effect of effects) {
      if (effect.kind === 'status') return { answer: { status: effect.status }, headers: {} };
      if (effect.kind === 'refusal') {
        const refusal = new ApiError(effect.status, effect.code, 'Refused by script');
        return { answer: { status: effect.status, body: refusal.body() }, headers: {} };
      }
      if (effect.kind === 'rate-limit') {
        const verdict = refuse(effect.retryAfterMs, { global: effect.global ?? false });
        return { answer: { status: 429, body: verdict.refusal }, headers: verdict.headers };
      }
    }
    const open = /^\/(interactions|webhooks)\//.test(entry.path);
    if (!open && request.headers.authorization !== `Bot ${this.#options.token}`) {
      return { answer: { status: 401, body: refusals.unauthorized().body() }, headers: {} };
    }
    const verdict = this.#options.limits?.admit(entry.method, entry.path, Date.now()) ?? { headers: {} };
    if ('refusal' in verdict && verdict.refusal !== undefined) {
      return { answer: { status: 429, body: verdict.refusal }, headers: verdict.headers };
    }
    if (effects.some((effect) => effect.kind === 'deleted-meanwhile')) this.#deleteTarget(entry.path);
    return { answer: this.#route(entry, read), headers: verdict.headers };
  }

  #route(entry: JournalEntry, read: ReadBody): Answer {
    const call: Call = { body: (read.body ?? {}) as Json, files: read.files, query: entry.query };
    try {
      for (const route of this.#routes) {
        if (route.method !== entry.method) continue;
        const match = route.pattern.exec(entry.path);
        if (match !== null) return route.answer(match.slice(1), call);
      }
      throw refusals.notFound();
    } catch (error) {
      if (error instanceof ApiError) return { status: error.status, body: error.body() };
      throw error;
    }
  }

  #check(entry: JournalEntry, multipart: boolean): void {
    const { schema, violations } = this.#options;
    if (schema === undefined || entry.status === 429 || entry.status >= 500) return;
    // What was refused may be malformed on purpose; what was taken may not.
    if (entry.status < 300) {
      violations.push(...schema.request(entry.method, entry.path, entry.body, multipart));
    }
    violations.push(...schema.response(entry.method, entry.path, entry.status, entry.answer));
  }

  async #delay(effects: readonly FaultEffect[]): Promise<void> {
    for (const effect of effects) {
      if (effect.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, effect.ms));
    }
  }

  #deleteTarget(path: string): void {
    const [, channelId = '', messageId = ''] = /^\/channels\/(\d+)\/messages\/(\d+)/.exec(path) ?? [];
    const kept = this.#context.world.messages.get(messageId);
    if (kept?.wire.channel_id === channelId) this.messages.remove(channelId, messageId);
  }

  #file(path: string, response: ServerResponse): void {
    const file = this.#context.world.files.get(path);
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': file.mediaType, 'content-length': file.bytes.length });
    response.end(file.bytes);
  }

  #table(application: ApplicationRoutes): Route[] {
    const { messages, interactions } = this;
    const route = (
      method: string,
      template: string,
      answer: (ids: readonly string[], call: Call) => Answer,
    ): Route => ({
      method,
      pattern: new RegExp(`^${template.replaceAll(':id', '(\\d+)').replaceAll(':any', '([^/]+)')}$`),
      answer,
    });
    const ok = (body: unknown): Answer => ({ status: 200, body });
    const none: Answer = { status: 204 };
    return [
      route('POST', '/channels/:id/messages', ([c = ''], call) => ok(messages.create(c, call))),
      route('PATCH', '/channels/:id/messages/:id', ([c = '', m = ''], call) => ok(messages.edit(c, m, call))),
      route('GET', '/channels/:id/messages/:id', ([c = '', m = '']) => ok(messages.get(c, m))),
      route('GET', '/channels/:id/messages', ([c = '']) => ok(messages.list(c))),
      route('DELETE', '/channels/:id/messages/:id', ([c = '', m = '']) => {
        messages.remove(c, m);
        return none;
      }),
      route('PUT', '/channels/:id/messages/:id/reactions/:any/@me', ([c = '', m = '']) => {
        messages.react(c, m);
        return none;
      }),
      route('POST', '/channels/:id/typing', ([c = '']) => {
        this.#context.world.channel(c);
        this.#context.announceTyping(c, this.#context.world.bot.id);
        return none;
      }),
      route('POST', '/channels/:id/threads', ([c = ''], call) => ({
        status: 201,
        body: application.createThread(c, call),
      })),
      route('POST', '/channels/:id/messages/:id/threads', ([c = '', m = ''], call) => ({
        status: 201,
        body: application.createThread(c, call, m),
      })),
      route('GET', '/channels/:id', ([c = '']) => ok(application.channel(c))),
      route('GET', '/gateway/bot', () => ok(application.gateway())),
      route('GET', '/users/@me', () => ok(application.me())),
      route('GET', '/users/@me/guilds', () => ok(application.guilds())),
      route('POST', '/users/@me/channels', (_ids, call) => ok(application.createDm(call))),
      route('GET', '/applications/@me', () => ok(application.application())),
      route('GET', '/oauth2/applications/@me', () => ok(application.application())),
      route('GET', '/applications/:id/commands', ([a = '']) => ok(application.commands(a))),
      route('PUT', '/applications/:id/commands', ([a = ''], call) =>
        ok(application.setCommands(a, call.body as unknown as Json[])),
      ),
      route('POST', '/interactions/:id/:any/callback', ([i = '', t = ''], call) => {
        const body = interactions.callback(i, t, call);
        return body === undefined ? none : ok(body);
      }),
      route('POST', '/webhooks/:id/:any', ([, t = ''], call) => ok(interactions.followUp(t, call))),
      route('PATCH', '/webhooks/:id/:any/messages/:any', ([, t = '', m = ''], call) =>
        ok(interactions.edit(t, m, call)),
      ),
      route('GET', '/webhooks/:id/:any/messages/:any', ([, t = '', m = '']) => ok(interactions.get(t, m))),
      route('DELETE', '/webhooks/:id/:any/messages/:any', ([, t = '', m = '']) => {
        interactions.remove(t, m);
        return none;
      }),
    ];
  }
}

function reply(response: ServerResponse, answer: Answer, headers: Record<string, string>): void {
  if (answer.body === undefined) {
    response.writeHead(answer.status, headers).end();
    return;
  }
  response.writeHead(answer.status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(answer.body));
}
