import type { Redact } from './redact.ts';

export type Meta = Readonly<Record<string, unknown>>;

/** Where a call site hands over what people wrote, by mistake: names that are never logged with their value (rule 9). */
const withheldKeys = new Set(['text', 'content', 'prompt', 'messages', 'body', 'authorization', 'token']);

const deepest = 5;
const longestText = 2000;
const longestList = 50;

/** `meta` as plain data that can be written as JSON: redacted, errors without their messages, no cycles, bounded in size. */
export function plainMeta(meta: Meta, redact: Redact): Record<string, unknown> {
  return plainObject(meta, redact, deepest);
}

function plain(value: unknown, redact: Redact, depth: number): unknown {
  if (typeof value === 'string') return shorten(redact(value));
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`;
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return '[deeper]';
  if (value instanceof Error) return plainError(value, redact, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof URL) return shorten(redact(value.href));
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, longestList).map((item) => plain(item, redact, depth - 1));
  if (value instanceof Map) return plainObject(Object.fromEntries(value), redact, depth);
  if (value instanceof Set) return plain([...value], redact, depth);
  return plainObject(value as Meta, redact, depth);
}

function plainObject(object: Meta, redact: Redact, depth: number): Record<string, unknown> {
  const entries = Object.entries(object).map(([key, value]) => [
    redact(key),
    withheldKeys.has(key.toLowerCase()) ? '[withheld]' : plain(value, redact, depth - 1),
  ]);
  return Object.fromEntries(entries);
}

/**
 * Class, code, numbers and where it happened. The message is left out: database drivers and model clients write parameters and
 * prompts into theirs. The engine's own mistakes (`TypeError` …) keep it, nobody can mend them without.
 */
function plainError(error: Error, redact: Redact, depth: number): Record<string, unknown> {
  const of = (name: string): unknown => (name in error ? (error as unknown as Meta)[name] : undefined);
  const ours = [TypeError, RangeError, ReferenceError].some((type) => error.constructor === type);
  const code = of('code');
  const facts = {
    error: error.constructor.name || error.name,
    code: typeof code === 'string' || typeof code === 'number' ? code : undefined,
    status: numberOr(of('status')) ?? numberOr(of('statusCode')),
    retryAfterMs: numberOr(of('retryAfterMs')),
    syscall: of('syscall'),
    message: ours ? error.message : undefined,
    at: framesOf(error),
    cause: error.cause,
    errors: error instanceof AggregateError ? error.errors : undefined,
  };
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known.map(([key, value]) => [key, plain(value, redact, depth - 1)]));
}

/** The stack's frames. Its head repeats the message, which may span lines, and lines that look like frames. */
function framesOf(error: Error): readonly string[] | undefined {
  const stack = error.stack;
  if (typeof stack !== 'string') return undefined;
  const head = stack.indexOf(error.message);
  const rest = head < 0 ? '' : stack.slice(head + error.message.length);
  const frames = rest.split('\n').filter((line) => /^\s+at \S/.test(line));
  return frames.slice(0, 12).map((line) => line.trim().slice(3));
}

function numberOr(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function shorten(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}… (${text.length} characters)` : text;
}
