import type { SocketModeReceiver } from '@slack/bolt';
import { InvalidInput, PlatformUnavailable, RateLimited } from '../../core/errors.ts';
import type { Clock, Logger } from '../../core/ports.ts';
import { slackCode, toPlatformError } from './errors.ts';
import { explainAppToken } from './explain.ts';

const firstWaitMs = 250;
const longestWaitMs = 30_000;
const helloWithinMs = 20_000;
const closeWithinMs = 2000;

export type ConnectionState = 'connecting' | 'ready' | 'degraded' | 'failed' | 'off';

/** Codes after which trying again with the same token is of no use. */
const hopeless = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'user_removed_from_team',
  'team_disabled',
  'token_revoked',
  'not_allowed_token_type',
  'missing_scope',
]);

/**
 * Keeps one Socket Mode connection: opens it, comes back at once when Slack recycles it, and with growing waits when Slack is
 * away. The SDK's own reconnecting waits five seconds after every refresh and leaves a rejection unhandled when it fails.
 */
export class SocketConnection {
  readonly #receiver: SocketModeReceiver;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #stopping = new AbortController();
  #state: ConnectionState = 'off';

  constructor(receiver: SocketModeReceiver, clock: Clock, logger: Logger) {
    this.#receiver = receiver;
    this.#clock = clock;
    this.#logger = logger;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** @throws InvalidInput with the fix, PlatformUnavailable */
  async start(): Promise<void> {
    this.#state = 'connecting';
    try {
      await this.#connect();
    } catch (error) {
      this.#state = 'failed';
      await this.#disconnect();
      throw startError(error);
    }
    this.#state = 'ready';
    this.#receiver.client.on('disconnected', () => void this.#comeBack());
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#state = 'off';
    await this.#disconnect();
  }

  async #comeBack(): Promise<void> {
    if (this.#stopping.signal.aborted || this.#state === 'degraded' || this.#state === 'failed') return;
    this.#state = 'degraded';
    for (let waitMs = 0; ; waitMs = Math.min(longestWaitMs, Math.max(firstWaitMs, waitMs * 2))) {
      try {
        await this.#clock.sleep(waitMs, this.#stopping.signal);
        await this.#connect();
        this.#state = 'ready';
        return;
      } catch (error) {
        if (this.#stopping.signal.aborted) return;
        if (hopeless.has(slackCode(error) ?? '')) {
          this.#state = 'failed';
          this.#logger.error('Slack no longer accepts the app token', { slackCode: slackCode(error) });
          return;
        }
        const wrapped = toPlatformError(error);
        if (wrapped instanceof RateLimited) waitMs = Math.max(waitMs, wrapped.retryAfterMs / 2);
        this.#logger.warn('The connection to Slack could not be opened', { code: wrapped.code, waitMs });
      }
    }
  }

  /** Resolves when Slack has said hello. */
  async #connect(): Promise<void> {
    const done = new AbortController();
    const late = this.#clock.sleep(helloWithinMs, done.signal).then(() => {
      throw new PlatformUnavailable('Slack did not greet the connection in time');
    });
    late.catch(() => {});
    try {
      // A connection that closes before the greeting rejects with nothing.
      await Promise.race([
        this.#receiver.client.start().catch((error: unknown) => Promise.reject(error ?? closedEarly())),
        late,
      ]);
    } finally {
      done.abort();
    }
  }

  async #disconnect(): Promise<void> {
    const done = new AbortController();
    const closed = this.#receiver.client.disconnect().catch(() => {});
    await Promise.race([closed, this.#clock.sleep(closeWithinMs, done.signal).catch(() => {})]);
    done.abort();
  }
}

function closedEarly(): PlatformUnavailable {
  return new PlatformUnavailable('Slack closed the connection before greeting it');
}

function startError(error: unknown) {
  const fix = explainAppToken(error);
  return fix === undefined ? toPlatformError(error) : new InvalidInput(fix, { cause: error });
}
