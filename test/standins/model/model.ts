import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { type Fixture, LLMock } from '@copilotkit/aimock';

/** What one call is answered with: a text, or a fault. */
export type ModelReply = TextReply | ErrorReply | DisconnectReply | RawReply;

export interface TextReply {
  readonly text: string;
  /** Characters per streamed token; 5 by default. */
  readonly tokenChars?: number;
  /** Milliseconds to the first chunk; 0 by default. */
  readonly firstTokenMs?: number;
  /** As fast as it goes by default. */
  readonly tokensPerSecond?: number;
  /** `stop` by default. */
  readonly finishReason?: string;
  /** Streamed as `reasoning_content` before the text. */
  readonly reasoning?: string;
  /** The connection is cut after that many chunks; the first chunk holds the role only. */
  readonly cutAfterChunks?: number;
}

/** An HTTP error with the protocol's JSON body. */
export interface ErrorReply {
  readonly status: number;
  readonly code?: string;
  readonly retryAfterSeconds?: number;
}

/** The connection is closed before a byte of the answer. */
export interface DisconnectReply {
  readonly disconnect: true;
}

/** Exactly these bytes, an event stream unless `status` says otherwise. */
export interface RawReply {
  readonly raw: string;
  /** 200 by default; others are sent as JSON. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Leave the connection open until the client goes. */
  readonly hang?: boolean;
}

/** Headers, then nothing. */
export const silence: RawReply = { raw: '', hang: true };

export interface ModelOptions {
  /** Said when the script has run out. Without it such a call fails with 404. */
  readonly always?: TextReply;
  /** 0, any free one, by default. */
  readonly port?: number;
  /** Calls kept in the journal; 1,000 by default. */
  readonly journalSize?: number;
}

export interface ModelCall {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A model server of the Chat Completions protocol on a loopback socket. */
export interface ModelServer {
  /** What OPENAI_BASE_URL is set to. */
  readonly baseUrl: string;
  /** The next calls are answered with these, one each. */
  script(...replies: readonly (ModelReply | string)[]): void;
  /** The calls that have been answered or begun to be, oldest first. */
  calls(): readonly ModelCall[];
  /** Resolves when that many calls have arrived in all. */
  arrived(count: number): Promise<void>;
  /** Resolves when that many answers have lost their client before their end, in all. */
  hungUp(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** Marks each call, so that its answer and its journal entry can be found again. aimock matches fixtures by it. */
const callHeader = 'x-aimock-context';

export async function startModel(options: ModelOptions = {}): Promise<ModelServer> {
  const arrivals = new Tally();
  const hangUps = new Tally();
  const scripted: ModelReply[] = [];
  const rawCalls = new Map<string, ModelCall>();
  const mock = new LLMock({
    port: options.port ?? 0,
    host: '127.0.0.1',
    logLevel: 'silent',
    journalMaxEntries: options.journalSize ?? 1_000,
  });

  // The mount sees each call before aimock does. It answers what aimock has no words for, and leaves the rest to it.
  const scriptable = {
    async handleRequest(request: IncomingMessage, response: ServerResponse) {
      const mark = `call-${arrivals.count}`;
      request.headers[callHeader] = mark;
      response.once('close', () => {
        if (!response.writableFinished) hangUps.add();
      });
      const reply = scripted.shift();
      if (reply && 'raw' in reply) {
        const body = JSON.parse(await readText(request));
        rawCalls.set(mark, { path: request.url ?? '', headers: flat(request.headers), body });
        serveRaw(reply, response);
        arrivals.add();
        return true;
      }
      if (reply) mock.prependFixture({ ...fixtureOf(reply), match: { context: mark } });
      arrivals.add();
      return false;
    },
  };
  mock.mount('/v1/chat/completions', scriptable);
  mock.mount('/v1/embeddings', scriptable);
  // Embeddings need no script: aimock makes them from their text.
  if (options.always) mock.addFixture({ ...fixtureOf(options.always), match: { endpoint: 'chat' } });
  await mock.start();

  return {
    baseUrl: `${mock.url}/v1`,
    script(...replies) {
      scripted.push(...replies.map((reply) => (typeof reply === 'string' ? { text: reply } : reply)));
    },
    calls() {
      const byMark = new Map(rawCalls);
      for (const { path, headers, body } of mock.getRequests()) {
        const mark = headers[callHeader];
        if (mark) byMark.set(mark, { path, headers, body: asSent(body) });
      }
      return Array.from({ length: arrivals.count }, (_, index) => byMark.get(`call-${index}`) ?? []).flat();
    },
    arrived: (count) => arrivals.reached(count),
    hungUp: (count) => hangUps.reached(count),
    stop: () => mock.stop(),
  };
}

function fixtureOf(reply: TextReply | ErrorReply | DisconnectReply): Fixture {
  if ('disconnect' in reply) return { match: {}, response: { content: '' }, chaos: { disconnectRate: 1 } };
  if ('status' in reply) {
    const error = { message: `Scripted ${reply.status}`, ...(reply.code ? { code: reply.code } : {}) };
    return {
      match: {},
      response: {
        status: reply.status,
        error,
        ...(reply.retryAfterSeconds === undefined ? {} : { retryAfter: reply.retryAfterSeconds }),
      },
    };
  }
  return {
    match: {},
    chunkSize: reply.tokenChars ?? 5,
    streamingProfile: { ttft: reply.firstTokenMs ?? 0, tps: reply.tokensPerSecond ?? 0 },
    ...(reply.cutAfterChunks === undefined ? {} : { truncateAfterChunks: reply.cutAfterChunks }),
    response: {
      content: reply.text,
      finishReason: reply.finishReason ?? 'stop',
      ...(reply.reasoning ? { reasoning: reply.reasoning } : {}),
    },
  };
}

function serveRaw(reply: RawReply, response: ServerResponse): void {
  const status = reply.status ?? 200;
  const contentType = status === 200 ? 'text/event-stream' : 'application/json';
  response.writeHead(status, { 'content-type': contentType, ...reply.headers });
  response.flushHeaders();
  if (reply.raw) response.write(reply.raw);
  if (!reply.hang) response.end();
}

/** aimock writes notes of its own into the body, under names with an underscore. */
function asSent(body: object | null): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body ?? {}).filter(([name]) => !name.startsWith('_')));
}

function flat(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** Counts, and tells who waits for a count. */
class Tally {
  count = 0;
  #waiting: { readonly count: number; readonly wake: () => void }[] = [];

  add(): void {
    this.count += 1;
    for (const { count, wake } of this.#waiting) if (count <= this.count) wake();
    this.#waiting = this.#waiting.filter(({ count }) => count > this.count);
  }

  reached(count: number): Promise<void> {
    if (this.count >= count) return Promise.resolve();
    return new Promise((wake) => {
      this.#waiting.push({ count, wake });
    });
  }
}
