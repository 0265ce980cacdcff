import { FamiliarError, InvalidInput, ModelUnavailable, RateLimited } from '../core/errors.ts';

/** What the SDK's errors carry; read by shape, so that this file does not load the SDK. */
interface WireError {
  readonly status?: unknown;
  readonly code?: unknown;
  readonly type?: unknown;
  readonly param?: unknown;
  /** The body's `error`, where it has one. */
  readonly error?: unknown;
  readonly headers?: { get(name: string): string | null };
}

/** When a 429 does not say how long: a moment in which a token bucket of requests per minute regains something. */
const defaultRetryAfterMs = 5_000;

const fixes: Readonly<Record<number, string>> = {
  401: 'the key was refused: check OPENAI_API_KEY',
  402: "the account's credit is used up: check billing at the provider",
  403: 'the key may not use this model: check its permissions, or the model names in the configuration',
  404: 'no such model or address: check the model names in the configuration and OPENAI_BASE_URL (it usually ends in /v1)',
};

/** Wraps whatever the SDK threw, once, in the class of the caller's reaction. `now`: milliseconds since 1970, for dates in headers. */
export function toModelError(error: unknown, now: number): FamiliarError {
  if (error instanceof FamiliarError) return error;
  const cause = { cause: error };
  const wire: WireError = typeof error === 'object' && error !== null ? error : {};
  const status = statusOf(wire);

  if (status === undefined) {
    return new ModelUnavailable('The model endpoint could not be reached, or its stream broke off', cause);
  }
  if (status === 429) {
    if (wire.code === 'insufficient_quota' || wire.type === 'insufficient_quota') {
      return new ModelUnavailable(`The model endpoint answered ${status}: ${fixes[402]}`, cause);
    }
    return new RateLimited(retryAfterMs(wire.headers, now), cause);
  }
  if (wire.code === 'context_length_exceeded' || status === 413) {
    return new InvalidInput(
      'The prompt is too long for the model: lower the limits, or use a model with a larger context',
      cause,
    );
  }
  if (status === 400 || status === 422) {
    return new InvalidInput(`The model endpoint refused the request as malformed (${status})`, cause);
  }
  return new ModelUnavailable(
    `The model endpoint answered ${status}${fixes[status] ? `: ${fixes[status]}` : ''}`,
    cause,
  );
}

/**
 * Which of `candidates` a server refused as unknown or not settable, if that is what the error says. OpenAI names it in `param`;
 * other servers name it only in their message, or refuse the request (400, 422) without a word that the SDK passes on: then it
 * may be any of them.
 */
export function refusedParams<T extends string>(error: unknown, candidates: readonly T[]): readonly T[] {
  const wire: WireError = typeof error === 'object' && error !== null ? error : {};
  if (wire.status !== 400 && wire.status !== 422) return [];
  if (typeof wire.param === 'string') {
    const [name] = wire.param.split('.');
    return candidates.filter((candidate) => candidate === name);
  }
  if (wire.error === undefined || wire.error === null) return candidates;
  const told = JSON.stringify(wire.error);
  return candidates.filter((candidate) => told.includes(candidate));
}

/** An error inside a running stream has no HTTP status of its own; OpenRouter writes it as `code`. */
function statusOf(wire: WireError): number | undefined {
  if (typeof wire.status === 'number') return wire.status;
  return typeof wire.code === 'number' && wire.code >= 400 && wire.code < 600 ? wire.code : undefined;
}

/** `retry-after-ms`, or `retry-after` as seconds or as an HTTP date (RFC 9110, 10.2.3). */
function retryAfterMs(headers: WireError['headers'], now: number): number {
  const exactMs = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  if (exactMs >= 0) return exactMs;
  const after = headers?.get('retry-after') ?? '';
  const seconds = Number(after);
  if (after !== '' && seconds >= 0) return seconds * 1_000;
  const date = Date.parse(after);
  return Number.isNaN(date) ? defaultRetryAfterMs : Math.max(0, date - now);
}
