/**
 * What the core asks of the outside. Each port has one contract suite in test/contract, run on every implementation and on
 * the fake. Implementations wrap unknown errors once, in the classes of errors.ts.
 */
import type {
  Attachment,
  IncomingMessage,
  ModelUsage,
  Person,
  Place,
  PlatformName,
  PromptMessage,
} from './types.ts';

/** Time, injected (rule 7). */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Uniform in [0, 1). */
export type Random = () => number;

/** Static sentence plus ids and numbers; never message text or tokens (rule 9). */
export interface Logger {
  debug(sentence: string, meta?: Readonly<Record<string, unknown>>): void;
  info(sentence: string, meta?: Readonly<Record<string, unknown>>): void;
  warn(sentence: string, meta?: Readonly<Record<string, unknown>>): void;
  error(sentence: string, meta?: Readonly<Record<string, unknown>>): void;
  /** A logger that adds `meta` to every line, e.g. a turn's correlation id. */
  with(meta: Readonly<Record<string, unknown>>): Logger;
}

// ---------------------------------------------------------------- platforms

/** The calls a rate limit allows: a token bucket shared by all surfaces with the same `key`. */
export interface RateLimit {
  /** What shares the bucket, e.g. `discord:channel:123`. */
  readonly key: string;
  /** Calls that may go out at once. */
  readonly burst: number;
  /** Calls regained per second. */
  readonly perSecond: number;
  /** A wider limit that these calls count against as well, such as all that a bot may ask in a second. */
  readonly within?: RateLimit;
}

/** The platform's limits and abilities where one reply is shown. Properties, so that the core needs no `if (platform …)`. */
export interface SurfaceTraits {
  /** Longest text of one part, counted in UTF-16 code units of our Markdown. */
  readonly maxChars: number;
  /** Never two edits of one part closer than this. */
  readonly minEditIntervalMs: number;
  /** Characters that must be there before the first text is shown (or 250 ms after the first token, whichever is first). */
  readonly firstTextChars: number;
  /**
   * `replace`: `grow` redraws the whole part, so open code fences are closed for show. `append`: the platform only adds to
   * what stands, so the shown text must be a prefix of the final one. `none`: a part is shown once, whole.
   */
  readonly growth: 'replace' | 'append' | 'none';
  readonly rateLimit: RateLimit;
}

/** Names a posted part on its platform, e.g. a message id. */
export type PartId = string;

export interface PartOptions {
  /** Stable over retries and restarts: the same part posted twice with one key shows once, where the platform can do that. */
  readonly idempotencyKey: string;
  /** True when no `grow` will follow: the part is complete. */
  readonly whole: boolean;
  /** Show a "try again" button under a reply that broke off, where the platform has buttons. */
  readonly retryButton?: boolean;
}

/**
 * Where one reply is shown and edited. One per turn; not shared. All text is Markdown; the platform renders it.
 * @throws RateLimited, PlatformUnavailable, TargetGone, PermissionMissing, PlatformRefused
 */
export interface Surface {
  readonly traits: SurfaceTraits;
  /** Shows a new part below what stands and returns its id. The first part carries the reference to what it answers. */
  open(text: string, options: PartOptions): Promise<PartId>;
  /** Makes the part's text `text` (with growth `append`: always an extension of the text before). */
  grow(part: PartId, text: string): Promise<void>;
  /** The part's last and whole text. Called once for each part that was not opened whole. */
  close(part: PartId, text: string, options?: Pick<PartOptions, 'retryButton'>): Promise<void>;
  /** Takes a part away: an adopted part that the reply no longer needs. Absent where the platform cannot. */
  remove?(part: PartId): Promise<void>;
  /** Shows that the character is writing (typing indicator, assistant status). Lapses by itself. Never throws. */
  typing(): Promise<void>;
}

/** What a reply answers, and where it goes. */
export interface SurfaceTarget {
  readonly place: Place;
  /** The message to refer to; undefined for a plain message. */
  readonly replyToPlatformMessageId?: string;
  /** The person answered (Slack streams need to know them). */
  readonly recipient: Person;
  /** Parts shown before a restart: `open` is not called again for these, the surface adopts them. */
  readonly adopted?: readonly PartId[];
}

export interface PlatformState {
  readonly state: 'off' | 'connecting' | 'ready' | 'degraded' | 'failed';
  /** One line for people: who we are there, or what is wrong. */
  readonly detail: string;
}

/** One chat platform. `start` resolves when events flow; `stop` takes no more events, then closes. */
export interface Platform {
  readonly name: PlatformName;
  start(inbound: Inbound): Promise<void>;
  stop(): Promise<void>;
  surface(target: SurfaceTarget): Surface;
  /**
   * The attachment's bytes, at most `maxBytes`.
   * @throws InvalidInput when larger or from a host that is not the platform's, PlatformUnavailable
   */
  fetchAttachment(attachment: Attachment, maxBytes: number, signal?: AbortSignal): Promise<Uint8Array>;
  /** How people call a place, and where to find one message in it. Absent where the platform cannot tell; never throws. */
  locate?(place: Place, platformMessageId: string): Promise<Located>;
  state(): PlatformState;
}

export interface Located {
  /** Such as `#general` or `#general (Harbor)`. */
  readonly name?: string;
  /** Opens the message on the platform. */
  readonly link?: string;
}

/** What the core offers to platforms: every event ends in one of these. None rejects for a bad event; it logs. */
export interface Inbound {
  /** Resolves when the message is stored (or known already): only then acknowledge it to the platform. */
  message(message: IncomingMessage): Promise<void>;
  /** The user changed the text of their message. */
  edited(place: Place, platformMessageId: string, text: string): Promise<void>;
  deleted(place: Place, platformMessageId: string): Promise<void>;
  typing(place: Place, platformUserId: string): void;
  /** The "try again" button under a reply that broke off. `part`: the part it stands under. */
  retry(place: Place, part: PartId, by: Person): Promise<void>;
  command(invocation: CommandInvocation): Promise<CommandReply>;
}

export interface CommandSpec {
  readonly name: string;
  readonly description: string;
  readonly subcommands?: readonly { readonly name: string; readonly description: string }[];
  /** A free-text argument. */
  readonly argument?: { readonly name: string; readonly description: string };
}

export interface CommandInvocation {
  /** Without the slash: `memory`. */
  readonly name: string;
  /** `forget` in `/memory forget my ex`; empty when none. */
  readonly subcommand: string;
  readonly argument: string;
  readonly place: Place;
  readonly by: Person;
}

export interface CommandReply {
  /** Markdown. */
  readonly text: string;
  /** Shown to the caller only, where the platform can. */
  readonly ephemeral: boolean;
  /** Sent after the text, one by one as they come, for the caller only. May throw what the stores throw. */
  readonly files?: AsyncIterable<CommandFile>;
  /** Shown under the text where the platform has buttons; the text says how to do the same by typing. */
  readonly buttons?: readonly CommandButton[];
}

/** Pressing it runs a command, as its presser. */
export interface CommandButton {
  readonly label: string;
  /** It does what cannot be undone. */
  readonly danger: boolean;
  readonly runs: Pick<CommandInvocation, 'name' | 'subcommand' | 'argument'>;
}

export interface CommandFile {
  readonly name: string;
  /** Such as `application/json`. */
  readonly mediaType: string;
  readonly text: string;
}

// ---------------------------------------------------------------- language model

export interface ModelRequest {
  /** The provider's model name. */
  readonly model: string;
  readonly messages: readonly PromptMessage[];
  readonly maxOutputTokens: number;
  /** 0 to 2. */
  readonly temperature: number;
  /** Until the first token. */
  readonly firstTokenTimeoutMs: number;
  /** Between two tokens. */
  readonly tokenTimeoutMs: number;
  readonly signal?: AbortSignal;
  /** The answer is to be JSON of this shape (structured outputs, strict). */
  readonly format?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
}

export type ModelEvent =
  | { readonly type: 'text'; readonly text: string }
  /** `cut`: the provider ended at the token limit. `refused`: its content filter did. */
  | { readonly type: 'finish'; readonly reason: 'whole' | 'cut' | 'refused' }
  | { readonly type: 'usage'; readonly usage: ModelUsage };

/** A chat model. One `stream` is one call of the budget. */
export interface LanguageModel {
  /**
   * Makes one request, when iterated, and yields its text as it comes. Ends after `finish`.
   * @throws RateLimited, ModelUnavailable (also when the stream ends without `finish`), InvalidInput (request refused as
   * malformed or too long), or the signal's reason
   */
  stream(request: ModelRequest): AsyncIterable<ModelEvent>;
}

/** Turns texts into vectors whose nearness is nearness of meaning. */
export interface Embedder {
  /** Names the vector space: vectors of different names are never compared. */
  readonly space: string;
  /**
   * One vector for each text, in order, all of one length.
   * @throws RateLimited, ModelUnavailable, InvalidInput, or the signal's reason
   */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]>;
}
