import type { WebClient } from '@slack/web-api';
import type { Clock, Logger } from '../../core/ports.ts';
import { toPlatformError } from './errors.ts';

export interface SlackUser {
  readonly id: string;
  readonly name: string;
  /** The workspace the user belongs to: another one than ours in a shared channel. */
  readonly team?: string;
  readonly timeZone?: string;
  readonly locale?: string;
}

export interface SlackChannel {
  readonly id: string;
  readonly name?: string;
  /** True only where Slack says so: what cannot be looked up is taken for private. */
  readonly isPublic: boolean;
}

interface Entry<T> {
  readonly value: Promise<T>;
  goodUntil: number;
}

const keepMs = 3_600_000;
const keepFailureMs = 60_000;
const keepAtMost = 5000;
/** An event is acknowledged within 3 s: names must not take longer than that leaves. */
const patienceMs = 1200;

/** Names, time zones and channel kinds, looked up once an hour at most. Never throws: what is not known has its id as name. */
export class Directory {
  readonly #client: WebClient;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #users = new Map<string, Entry<SlackUser>>();
  readonly #channels = new Map<string, Entry<SlackChannel>>();
  readonly #names = new Map<string, Entry<string | undefined>>();

  constructor(client: WebClient, clock: Clock, logger: Logger) {
    this.#client = client;
    this.#clock = clock;
    this.#logger = logger;
  }

  user(id: string): Promise<SlackUser> {
    return this.#cached(this.#users, id, { id, name: id }, async () => {
      const { user } = await this.#client.users.info({ user: id, include_locale: true });
      const name =
        user?.profile?.display_name || user?.profile?.real_name || user?.real_name || user?.name || id;
      return {
        id,
        name,
        ...(user?.team_id ? { team: user.team_id } : {}),
        ...(user?.tz ? { timeZone: user.tz } : {}),
        ...(user?.locale ? { locale: user.locale } : {}),
      };
    });
  }

  channel(id: string): Promise<SlackChannel> {
    return this.#cached(this.#channels, id, { id, isPublic: false }, async () => {
      const { channel } = await this.#client.conversations.info({ channel: id });
      const shared = channel?.is_ext_shared === true;
      const isPublic = channel?.is_channel === true && channel.is_private === false && !shared;
      return { id, isPublic, ...(channel?.name ? { name: channel.name } : {}) };
    });
  }

  /** The channel's name, also of one of which only an event has told so far. Undefined where Slack does not say. */
  async channelName(id: string): Promise<string | undefined> {
    const known = await this.channel(id);
    if (known.name !== undefined) return known.name;
    return this.#cached(this.#names, id, undefined, async () => {
      const { channel } = await this.#client.conversations.info({ channel: id });
      return channel?.name;
    });
  }

  /** Takes what an event says of a channel, so that it need not be asked. */
  learn(id: string, isPublic: boolean): void {
    const known = this.#channels.get(id);
    const now = this.#clock.now();
    if (known && known.goodUntil > now) return;
    this.#keep(this.#channels, id, { goodUntil: now + keepMs, value: Promise.resolve({ id, isPublic }) });
  }

  #cached<T>(entries: Map<string, Entry<T>>, id: string, otherwise: T, look: () => Promise<T>): Promise<T> {
    const now = this.#clock.now();
    const known = entries.get(id);
    if (known && known.goodUntil > now) return this.#soon(known.value, otherwise);
    const entry: Entry<T> = {
      goodUntil: now + keepMs,
      value: look().catch((error: unknown) => {
        entry.goodUntil = this.#clock.now() + keepFailureMs;
        this.#logger.debug('Slack did not say who or what this is', { code: toPlatformError(error).code });
        return otherwise;
      }),
    };
    this.#keep(entries, id, entry);
    return this.#soon(entry.value, otherwise);
  }

  #keep<T>(entries: Map<string, Entry<T>>, id: string, entry: Entry<T>): void {
    entries.delete(id);
    entries.set(id, entry);
    const [oldest] = entries.keys();
    if (entries.size > keepAtMost && oldest !== undefined) entries.delete(oldest);
  }

  async #soon<T>(value: Promise<T>, otherwise: T): Promise<T> {
    const done = new AbortController();
    const late = this.#clock.sleep(patienceMs, done.signal).then(
      () => otherwise,
      () => otherwise,
    );
    try {
      return await Promise.race([value, late]);
    } finally {
      done.abort();
    }
  }
}
