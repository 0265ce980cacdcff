import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import type { Json } from './wire.ts';
import type { World } from './world.ts';

/** What a method may use. */
export interface Scene {
  readonly world: World;
  readonly journal: Journal;
  readonly faults: Faults;
  /** Base address with a trailing slash, e.g. `http://127.0.0.1:1234/`. */
  readonly baseUrl: string;
  /** Tells the app what happened in a channel. */
  readonly tell: (event: Json) => void;
}

export type Args = Readonly<Record<string, string>>;

/** A Web API method: who may call it and what it does. */
interface Method {
  readonly token: 'bot' | 'app';
  /** Any one of these scopes is enough; none needed when empty. */
  readonly scopes: readonly string[];
  readonly run: (args: Args, scene: Scene) => Json;
}

export type Methods = Readonly<Record<string, Method>>;

/** A refusal: becomes `{"ok":false,"error":…}`. */
export class ApiError extends Error {
  readonly code: string;
  readonly extra: Json;

  constructor(code: string, extra: Json = {}) {
    super(code);
    this.code = code;
    this.extra = extra;
  }
}

/** The argument, or the refusal that Slack gives when it is missing. */
export function required(args: Args, name: string): string {
  const value = args[name];
  if (value !== undefined && value !== '') return value;
  const messages = [`[ERROR] missing required field: ${name}`];
  throw new ApiError('invalid_arguments', { response_metadata: { messages } });
}

/** A JSON-valued argument. */
export function parsed<T>(args: Args, name: string, otherwise: T): T {
  const value = args[name];
  if (value === undefined) return otherwise;
  try {
    return JSON.parse(value) as T;
  } catch {
    throw new ApiError('invalid_arguments', {
      response_metadata: { messages: [`[ERROR] invalid JSON: ${name}`] },
    });
  }
}

export interface Tokens {
  readonly bot: string;
  readonly app: string;
}

/** Checks token and scopes and runs the method. Throws ApiError for every refusal. */
export function call(
  methods: Methods,
  name: string,
  args: Args,
  token: string | undefined,
  tokens: Tokens,
  granted: readonly string[],
  scene: Scene,
): Json {
  const method = methods[name];
  if (method === undefined) throw new ApiError('unknown_method', { req_method: name });
  if (token === undefined) throw new ApiError('not_authed');
  if (token !== tokens.bot && token !== tokens.app) throw new ApiError('invalid_auth');
  if (token !== tokens[method.token]) throw new ApiError('not_allowed_token_type');
  const { scopes } = method;
  if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) {
    throw new ApiError('missing_scope', { needed: scopes.join(','), provided: granted.join(',') });
  }
  return { ok: true, ...method.run(args, scene) };
}
