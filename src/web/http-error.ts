import type { FastifyError, FastifyInstance } from 'fastify';
import { z } from 'zod';
import { FamiliarError, InvalidInput, PlatformUnavailable, RateLimited } from '../core/errors.ts';
import type { Logger } from '../core/ports.ts';

/** A refusal with the words that its client reads. */
export class HttpError extends FamiliarError {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** The one place that turns errors into what a client of the pages reads: `{ error: { code, message } }`. */
export function answerErrors(app: FastifyInstance, logger: Logger): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.status >= 500) {
      logger.error('A request to the chat page failed', { route: request.routeOptions.url, error });
    }
    if (error instanceof RateLimited) reply.header('retry-after', Math.ceil(error.retryAfterMs / 1000));
    return reply.code(refusal.status).send({ error: { code: refusal.code, message: refusal.message } });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: { code: 'not_found', message: 'There is nothing at this address.' } }),
  );
}

function refusalOf(error: FastifyError | FamiliarError | z.ZodError): Refusal {
  if (error instanceof z.ZodError) return { status: 400, code: 'invalid_input', message: describe(error) };
  if (error instanceof HttpError) return error;
  if (error instanceof InvalidInput) return { status: 400, code: error.code, message: error.message };
  if (error instanceof RateLimited) return { status: 429, code: error.code, message: error.message };
  if (error instanceof PlatformUnavailable) return { status: 503, code: error.code, message: error.message };
  if (!(error instanceof FamiliarError) && error.statusCode !== undefined && error.statusCode < 500) {
    return { status: error.statusCode, code: codeOf(error), message: error.message };
  }
  return { status: 500, code: 'internal', message: 'Something went wrong here; the log tells what.' };
}

/** Which field, and what is wrong with it. */
function describe(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
    .join('; ');
}

/** Fastify's own codes in the form of ours: `FST_ERR_CTP_BODY_TOO_LARGE` is `body_too_large`. */
function codeOf(error: FastifyError): string {
  return error.code?.replace(/^FST_(?:ERR_)?(?:CTP_)?/, '').toLowerCase() ?? 'refused';
}
