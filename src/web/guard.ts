import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../core/ports.ts';
import { type Gate, isSameOrigin, namesLoopback } from './access.ts';
import { HttpError } from './http-error.ts';

/** Without a session: the login page, what it is made of, and what probes ask. */
const openPaths = new Set([
  '/login',
  '/api/login',
  '/healthz',
  '/readyz',
  '/base.css',
  '/login.js',
  '/theme.js',
  '/api.js',
  '/dom.js',
  '/favicon.svg',
]);

const maxFailedLogins = 5;
const failedLoginWindowMs = 60_000;

const loginBody = z.strictObject({ token: z.string().min(1).max(1000) });

export interface GuardOptions {
  /** Listens on a loopback address only. */
  readonly loopback: boolean;
  /** Absent when everybody who reaches the page may use it. */
  readonly gate?: Gate | undefined;
  readonly clock: Clock;
}

/** Turns requests away before any route sees them: other hosts' names, other sites' requests, people without the token. */
export function guard(app: FastifyInstance, { loopback, gate, clock }: GuardOptions): void {
  app.addHook('onRequest', async (request, reply) => {
    if (loopback && !namesLoopback(request.headers.host)) {
      throw new HttpError(
        421,
        'host_not_allowed',
        'This page answers to localhost only. To reach it by another name, set HOST and WEB_TOKEN.',
      );
    }
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    if (changes && !isSameOrigin(request.headers)) {
      throw new HttpError(
        403,
        'cross_site',
        'Requests that change something come from this page itself (Origin or Sec-Fetch-Site).',
      );
    }
    const path = request.url.split('?', 1)[0] ?? '';
    if (!gate || openPaths.has(path) || gate.admits(request.headers)) return;
    if (path.startsWith('/api/'))
      throw new HttpError(401, 'login_needed', 'Log in with the WEB_TOKEN first.');
    return reply.redirect('/login', 303);
  });
  if (gate) loginRoutes(app, gate, clock);
}

function loginRoutes(app: FastifyInstance, gate: Gate, clock: Clock): void {
  let failures: number[] = [];

  app.post('/api/login', async (request, reply) => {
    const { token } = loginBody.parse(request.body);
    const now = clock.now();
    failures = failures.filter((at) => now - at < failedLoginWindowMs);
    if (failures.length >= maxFailedLogins) {
      reply.header('retry-after', Math.ceil(failedLoginWindowMs / 1000));
      throw new HttpError(429, 'too_many_logins', 'Too many wrong tokens. Wait a minute.');
    }
    if (!gate.accepts(token)) {
      failures.push(now);
      throw new HttpError(401, 'wrong_token', 'That is not the WEB_TOKEN.');
    }
    return withCookie(reply, gate.cookie(isHttps(request)));
  });

  app.post('/api/logout', async (request, reply) => withCookie(reply, gate.expiredCookie(isHttps(request))));
}

function withCookie(reply: FastifyReply, cookie: string): FastifyReply {
  return reply.header('set-cookie', cookie).code(204).send();
}

/** A proxy's word is enough here: a lie can only make the cookie stricter. */
function isHttps(request: FastifyRequest): boolean {
  return request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https';
}
