/** What the pretended workspace consists of: people, channels, messages and files. */

export type ChannelType = 'channel' | 'group' | 'im' | 'mpim';

export interface User {
  readonly id: string;
  readonly team: string;
  readonly name: string;
  readonly displayName: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly isBot: boolean;
}

export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  readonly name: string;
  readonly members: Set<string>;
  archived: boolean;
}

export interface SlackFile {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  readonly bytes: Uint8Array;
  /** What the app said it would upload. */
  readonly announcedBytes?: number;
}

/** What a message looked like from one moment on. */
interface Version {
  readonly at: number;
  readonly text: string;
}

export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly thread?: string;
  readonly user: string;
  readonly botId?: string;
  /** As a person sees it: mrkdwn, or the Markdown that was given as `markdown_text`. */
  text: string;
  blocks: readonly Readonly<Record<string, unknown>>[];
  readonly files: readonly SlackFile[];
  streaming?: 'in_progress' | 'completed';
  deleted: boolean;
  /** Set for an ephemeral message: who sees it. */
  readonly onlyFor?: string;
  edited?: { readonly user: string; readonly ts: string };
  readonly reactions: { readonly name: string; readonly user: string }[];
  readonly versions: Version[];
}

export interface NewMessage {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly thread?: string;
  readonly botId?: string;
  readonly blocks?: readonly Readonly<Record<string, unknown>>[];
  readonly files?: readonly SlackFile[];
  readonly streaming?: 'in_progress';
  readonly onlyFor?: string;
}

export const team = { id: 'T0STANDIN', name: 'Stand-in', domain: 'stand-in' } as const;
export const bot = { userId: 'U0FAMILIAR', botId: 'B0FAMILIAR', appId: 'A0FAMILIAR', name: 'wren' } as const;

export class World {
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  readonly messages: Message[] = [];
  readonly files = new Map<string, SlackFile>();
  #lastMicros = 0;
  #serial = 0;

  constructor() {
    this.person(bot.userId, { displayName: 'Wren', isBot: true });
  }

  /** Adds a person, or returns the one there is. */
  person(id: string, about: Partial<Omit<User, 'id'>> = {}): User {
    const known = this.users.get(id);
    if (known && Object.keys(about).length === 0) return known;
    const name = about.name ?? id.toLowerCase();
    const defaults = {
      team: team.id,
      displayName: name,
      timeZone: 'Europe/Lisbon',
      locale: 'en-GB',
      isBot: false,
    };
    const user: User = { ...defaults, ...about, id, name };
    this.users.set(id, user);
    return user;
  }

  /** Adds a channel with the bot in it, or returns the one there is. */
  channel(id: string, type: ChannelType = 'channel'): Channel {
    const known = this.channels.get(id);
    if (known) return known;
    const channel = { id, type, name: id.toLowerCase(), members: new Set([bot.userId]), archived: false };
    this.channels.set(id, channel);
    return channel;
  }

  id(prefix: string): string {
    this.#serial += 1;
    return `${prefix}${String(this.#serial).padStart(8, '0')}`;
  }

  /** A new `ts`: seconds, a point, six digits; always later than the one before. */
  ts(): string {
    const micros = Math.max(
      Math.floor((performance.timeOrigin + performance.now()) * 1000),
      this.#lastMicros + 1,
    );
    this.#lastMicros = micros;
    return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
  }

  post(given: NewMessage): Message {
    const message: Message = {
      blocks: [],
      files: [],
      ...given,
      ts: this.ts(),
      deleted: false,
      reactions: [],
      versions: [],
    };
    this.messages.push(message);
    this.#version(message);
    return message;
  }

  rewrite(message: Message, text: string): void {
    message.text = text;
    this.#version(message);
  }

  find(channel: string, ts: string): Message | undefined {
    return this.messages.find((one) => one.channel === channel && one.ts === ts && !one.deleted);
  }

  replies(channel: string, thread: string): Message[] {
    return this.messages.filter((one) => one.channel === channel && one.thread === thread && !one.deleted);
  }

  #version(message: Message): void {
    message.versions.push({ at: performance.timeOrigin + performance.now(), text: message.text });
  }
}
