import type { Json } from './wire.ts';

/** Requests that share a bucket per major parameter (channel, guild, webhook). */
export interface RateLimitRule {
  readonly bucket: string;
  readonly method: string;
  readonly path: RegExp;
  readonly limit: number;
  readonly windowMs: number;
}

/** What Discord has been seen to allow a bot: 5 messages, 5 edits and 5 typing notices in 5 s per channel, 50 requests/s in all. */
const realisticRules: readonly RateLimitRule[] = [
  { bucket: 'create', method: 'POST', path: /^\/channels\/\d+\/messages$/, limit: 5, windowMs: 5_000 },
  { bucket: 'edit', method: 'PATCH', path: /^\/channels\/\d+\/messages\/\d+$/, limit: 5, windowMs: 5_000 },
  { bucket: 'delete', method: 'DELETE', path: /^\/channels\/\d+\/messages\/\d+$/, limit: 5, windowMs: 1_000 },
  { bucket: 'typing', method: 'POST', path: /^\/channels\/\d+\/typing$/, limit: 5, windowMs: 5_000 },
  { bucket: 'commands', method: 'PUT', path: /^\/applications\/\d+\/commands$/, limit: 2, windowMs: 60_000 },
];

export interface RateLimitOptions {
  readonly rules?: readonly RateLimitRule[];
  /** Requests per second over everything but interactions; 50 unless told. */
  readonly globalPerSecond?: number;
}

export interface Verdict {
  readonly headers: Record<string, string>;
  /** The body of the 429, when the request is refused. */
  readonly refusal?: Json;
}

interface Window {
  startedAt: number;
  used: number;
}

export class RateLimits {
  readonly #rules: readonly RateLimitRule[];
  readonly #globalPerSecond: number;
  readonly #windows = new Map<string, Window>();
  #global: Window = { startedAt: 0, used: 0 };

  constructor(options: RateLimitOptions = {}) {
    this.#rules = options.rules ?? realisticRules;
    this.#globalPerSecond = options.globalPerSecond ?? 50;
  }

  /** Counts the request and says whether it may pass. */
  admit(method: string, path: string, nowMs: number): Verdict {
    const free = path.startsWith('/interactions/') || path.startsWith('/webhooks/');
    if (!free && this.#overGlobal(nowMs)) {
      return refuse(this.#global.startedAt + 1_000 - nowMs, { global: true });
    }
    const rule = this.#rules.find((each) => each.method === method && each.path.test(path));
    if (rule === undefined) return { headers: {} };
    return this.#admitTo(rule, `${rule.bucket}:${/\d+/.exec(path)?.[0] ?? ''}`, nowMs);
  }

  clear(): void {
    this.#windows.clear();
    this.#global = { startedAt: 0, used: 0 };
  }

  #overGlobal(nowMs: number): boolean {
    if (nowMs - this.#global.startedAt >= 1_000) this.#global = { startedAt: nowMs, used: 0 };
    this.#global.used += 1;
    return this.#global.used > this.#globalPerSecond;
  }

  #admitTo(rule: RateLimitRule, key: string, nowMs: number): Verdict {
    const known = this.#windows.get(key);
    const window =
      known !== undefined && nowMs - known.startedAt < rule.windowMs ? known : { startedAt: nowMs, used: 0 };
    this.#windows.set(key, window);
    const resetAfterMs = window.startedAt + rule.windowMs - nowMs;
    const headers = bucketHeaders(rule, Math.max(0, rule.limit - window.used - 1), resetAfterMs, nowMs);
    if (window.used >= rule.limit) return refuse(resetAfterMs, { headers, global: false });
    window.used += 1;
    return { headers };
  }
}

/** The answer of a 429, as Discord words it: whole seconds in the header, fractions in the body. */
export function refuse(
  retryAfterMs: number,
  options: { headers?: Record<string, string>; global: boolean },
): Verdict {
  return {
    headers: {
      ...options.headers,
      'retry-after': String(Math.max(1, Math.ceil(retryAfterMs / 1_000))),
      'x-ratelimit-scope': options.global ? 'global' : 'user',
      ...(options.global ? { 'x-ratelimit-global': 'true' } : {}),
    },
    refusal: {
      message: 'You are being rate limited.',
      retry_after: Math.round(retryAfterMs) / 1_000,
      global: options.global,
    },
  };
}

function bucketHeaders(
  rule: RateLimitRule,
  remaining: number,
  resetAfterMs: number,
  nowMs: number,
): Record<string, string> {
  return {
    'x-ratelimit-bucket': `standin-${rule.bucket}`,
    'x-ratelimit-limit': String(rule.limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': ((nowMs + resetAfterMs) / 1_000).toFixed(3),
    'x-ratelimit-reset-after': (resetAfterMs / 1_000).toFixed(3),
  };
}
