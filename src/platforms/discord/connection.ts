import {
  Client,
  Events,
  GatewayIntentBits,
  Options,
  Partials,
  type RateLimitData,
  SimpleIdentifyThrottler,
} from 'discord.js';
import {
  type FamiliarError,
  PermissionMissing,
  PlatformRefused,
  PlatformUnavailable,
} from '../../core/errors.ts';
import type { Clock, Logger, PlatformState } from '../../core/ports.ts';
import { toFamiliarError } from './errors.ts';
import { makeRequest } from './make-request.ts';

export interface ConnectionOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly requestTimeoutMs: number;
  readonly globalRequestsPerSecond: number;
  readonly logger: Logger;
  readonly clock: Clock;
}

const longestWaitMs = 60_000;

/** How long `stop` waits for Discord to say goodbye. */
const goodbyeMs = 2_000;

/** Close codes after which the gateway is not tried again, with what to do. */
const fatalCloses: Readonly<Record<number, string>> = {
  4004: 'Discord refused the bot token: copy a fresh one from the Bot page of the developer portal into DISCORD_TOKEN',
  4010: 'Discord refused the shard number: is another version of this bot running?',
  4011: 'The bot is in too many servers for one gateway connection',
  4013: 'Discord refused the gateway intents: update Familiar',
  4014: 'Discord refused the message content intent: switch "Message Content Intent" on, on the Bot page of the developer portal',
};

/**
 * One logged-in discord.js client and how it is doing. discord.js itself reconnects and resumes; this makes the first
 * connection, again and again while Discord cannot be reached, and puts what is wrong into words.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #stopping = new AbortController();
  #client: Client | undefined;
  #fatal: FamiliarError | undefined;
  #state: PlatformState = { state: 'off', detail: 'Not started' };

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** The client once it is logged in. */
  get client(): Client | undefined {
    return this.#client;
  }

  /**
   * Resolves when events flow. `attach` sees each client before it connects, so that no event is missed.
   * @throws PlatformRefused for a wrong token, PermissionMissing for intents that are not granted, PlatformUnavailable when
   * stopped before it was connected
   */
  async open(attach: (client: Client<true>) => void): Promise<void> {
    const { clock, logger } = this.#options;
    for (let attempt = 0; ; attempt += 1) {
      this.#state = { state: 'connecting', detail: 'Connecting to Discord' };
      const client = createClient(this.#options);
      this.#client = client;
      this.#watch(client);
      attach(client as Client<true>);
      try {
        await this.#logIn(client);
        return;
      } catch (error) {
        const failure = this.#fatal ?? loginFailure(error);
        await destroyQuietly(client);
        this.#client = undefined;
        if (this.#stopping.signal.aborted) throw new PlatformUnavailable('Stopped before Discord answered');
        if (failure.code !== 'platform_unavailable' && failure.code !== 'rate_limited') {
          this.#state = { state: 'failed', detail: failure.message };
          throw failure;
        }
        const waitMs = Math.min(longestWaitMs, 1_000 * 2 ** attempt);
        this.#state = { state: 'connecting', detail: 'Discord cannot be reached; trying again' };
        logger.warn('Discord cannot be reached, trying again', { attempt, waitMs, error: failure.code });
        await clock.sleep(waitMs, this.#stopping.signal).catch(() => {});
        if (this.#stopping.signal.aborted) throw new PlatformUnavailable('Stopped before Discord answered');
      }
    }
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    const client = this.#client;
    this.#client = undefined;
    this.#state = { state: 'off', detail: 'Stopped' };
    if (client !== undefined) await destroyQuietly(client);
  }

  state(): PlatformState {
    if (this.#state.state !== 'ready' || !this.#client?.isReady()) return this.#state;
    const guilds = this.#client.guilds.cache.size;
    const where = guilds === 1 ? '1 server' : `${guilds} servers`;
    return { state: 'ready', detail: `${this.#client.user.tag} in ${where}` };
  }

  async #logIn(client: Client): Promise<void> {
    const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
    client.once(Events.ClientReady, () => resolve());
    // A close that discord.js does not recover from, and a stop, end the waiting too.
    client.once(Events.ShardDisconnect, (event) => reject(new Error(`closed with ${event.code}`)));
    const stopped = () => reject(this.#stopping.signal.reason);
    this.#stopping.signal.addEventListener('abort', stopped, { once: true });
    if (this.#stopping.signal.aborted) stopped();
    ready.catch(() => {});
    try {
      await Promise.race([client.login(this.#options.token), ready]);
      await ready;
    } finally {
      this.#stopping.signal.removeEventListener('abort', stopped);
    }
  }

  #watch(client: Client): void {
    const { logger } = this.#options;
    const ready = () => {
      this.#state = { state: 'ready', detail: 'Connected' };
    };
    client.on(Events.ClientReady, ready);
    client.on(Events.ShardResume, (_shard, replayedEvents) => {
      ready();
      logger.info('Discord connection resumed', { replayedEvents });
    });
    client.on(Events.ShardReady, () => {
      if (client.isReady()) ready();
    });
    client.on(Events.ShardReconnecting, () => {
      if (this.#state.state !== 'ready') return;
      this.#state = { state: 'degraded', detail: 'The connection to Discord broke; reconnecting' };
      logger.warn('Discord connection lost, reconnecting');
    });
    client.on(Events.ShardDisconnect, (event) => {
      const fix = fatalCloses[event.code];
      if (fix === undefined) return;
      this.#fatal = event.code === 4014 ? new PermissionMissing(fix) : new PlatformRefused(fix);
      this.#state = { state: 'failed', detail: fix };
      logger.error('Discord closed the connection for good', { closeCode: event.code });
    });
    client.on(Events.ShardError, (error) => {
      logger.warn('Discord connection error', { error: error.name });
    });
    client.on(Events.Error, (error) => {
      logger.error('A Discord event could not be handled', { error: error.name });
    });
  }
}

function createClient(options: ConnectionOptions): Client {
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.MessageContent,
      GatewayIntentBits.GuildMessageTyping,
      GatewayIntentBits.DirectMessages,
      GatewayIntentBits.DirectMessageTyping,
    ],
    // Without these discord.js drops what happens in DMs that it has not seen since the start.
    partials: [Partials.Channel, Partials.Message],
    makeCache: Options.cacheWithLimits(cacheLimits),
    allowedMentions: { parse: [], repliedUser: false },
    waitGuildTimeout: 5_000,
    rest: {
      makeRequest,
      api: options.apiUrl,
      timeout: options.requestTimeoutMs,
      // Delivery repeats calls itself, with one nonce for all tries.
      retries: 0,
      globalRequestsPerSecond: options.globalRequestsPerSecond,
      // In the middle of a reply nothing may wait unseen: delivery paces by what it is told.
      rejectOnRateLimit: (limit: RateLimitData) => limit.route.startsWith('/channels/'),
    },
    // One connection needs no look at the session limits before each IDENTIFY.
    ws: { buildIdentifyThrottler: async () => new SimpleIdentifyThrottler(1) },
  });
}

/** Messages are parsed from the gateway's payloads; discord.js need keep only channels and roles. */
const cacheLimits = {
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: {
    maxSize: 50,
    keepOverLimit: (member: { id: string; client: { user: { id: string } | null } }) =>
      member.id === member.client.user?.id,
  },
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildSoundboardSoundManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: 0,
  UserManager: {
    maxSize: 200,
    keepOverLimit: (user: { id: string; client: { user: { id: string } | null } }) =>
      user.id === user.client.user?.id,
  },
  VoiceStateManager: 0,
};

function loginFailure(error: unknown): FamiliarError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (code === 'TokenInvalid' || status === 401) return new PlatformRefused(fatalCloses[4004] ?? '');
  const failure = toFamiliarError(error);
  // discord.js words failures of the gateway's socket as plain errors: they pass.
  return failure.code === 'platform_refused' && status === undefined
    ? new PlatformUnavailable('Discord cannot be reached', { cause: error })
    : failure;
}

/** `destroy` waits for the close frame, which a broken connection never brings. */
async function destroyQuietly(client: Client): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, goodbyeMs);
  await Promise.race([client.destroy().catch(() => {}), late]);
  clearTimeout(timer);
}
