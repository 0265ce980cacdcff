import { fileURLToPath } from 'node:url';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { InvalidInput } from '../core/errors.ts';
import type { LocalChat } from '../core/local-chat.ts';
import type { Clock, Logger } from '../core/ports.ts';
import { Gate, isLoopback } from './access.ts';
import { chatApi } from './chat-api.ts';
import { EventStreams } from './event-stream.ts';
import { guard } from './guard.ts';
import { answerErrors } from './http-error.ts';
import { listenOn } from './listen.ts';
import type { CharacterView, StatusView } from './status.ts';
import { statusApi } from './status-api.ts';

export interface WebOptions {
  readonly host: string;
  readonly port: number;
  /** Somebody chose the port: when it is taken, that is an error; else the next free one is used. */
  readonly portIsExplicit: boolean;
  /** What one logs in with; needed when `host` is not a loopback address. */
  readonly token?: string | undefined;
  readonly chat: LocalChat;
  readonly character: () => CharacterView;
  readonly status: () => StatusView;
  readonly logger: Logger;
  readonly version: string;
  readonly clock: Clock;
}

export interface WebServer {
  /** Where to point a browser. */
  readonly url: string;
  readonly port: number;
  /** Ends every connection at once. */
  close(): Promise<void>;
}

const publicFolder = fileURLToPath(new URL('public', import.meta.url));
const maxJsonBytes = 256 * 1024;
const pages = { '/': 'index.html', '/status': 'status.html' } as const;

/**
 * Serves the chat page, the status page and their API.
 * @throws InvalidInput when the port is taken, the address is not this machine's, or a token is missing or too short
 */
export async function startWeb(options: WebOptions): Promise<WebServer> {
  const { host, port, token, clock, logger } = options;
  const loopback = isLoopback(host);
  if (!loopback && !token) {
    throw new InvalidInput(
      `HOST is ${host}, which others can reach: set WEB_TOKEN, e.g. from: openssl rand -hex 24`,
    );
  }
  const gate = token ? new Gate(token) : undefined;
  const streams = new EventStreams(clock);
  const app = fastify({
    bodyLimit: maxJsonBytes,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 300 },
  });
  answerErrors(app, logger);
  await secure(app);
  guard(app, { loopback, gate, clock });
  acceptBodies(app);
  chatApi(app, { ...options, streams, login: gate !== undefined });
  statusApi(app, { ...options, streams });
  await serveFiles(app, gate !== undefined);
  const taken = await listenOn((at) => app.listen(at), options);
  const address = app.server.address();
  const actualPort = address !== null && typeof address === 'object' ? address.port : taken;
  if (port !== 0 && actualPort !== port) {
    logger.warn('The usual port is taken, the next free one is used', { port, used: actualPort });
  }
  return {
    url: `http://${nameOf(host)}:${actualPort}`,
    port: actualPort,
    close: async () => {
      streams.close();
      await app.close();
    },
  };
}

/** No script, style, picture or connection that is not from here; no inline script at all. */
async function secure(app: FastifyInstance): Promise<void> {
  const self = ["'self'"];
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: self,
        styleSrc: self,
        imgSrc: ["'self'", 'blob:'],
        connectSrc: self,
        manifestSrc: self,
        formAction: self,
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Plain HTTP on loopback, or TLS by a proxy that says this itself.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

function acceptBodies(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
}

async function serveFiles(app: FastifyInstance, login: boolean): Promise<void> {
  await app.register(fastifyStatic, { root: publicFolder, index: false, cacheControl: false });
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-cache');
  });
  for (const [path, file] of Object.entries(pages)) app.get(path, (_request, reply) => reply.sendFile(file));
  app.get('/login', (_request, reply) => (login ? reply.sendFile('login.html') : reply.redirect('/', 303)));
}

/** A name that a browser on this machine can open. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}
