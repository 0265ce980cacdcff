import { preciseNow } from './journal.ts';
import { newSnowflake } from './snowflake.ts';
import {
  channelTypes,
  type Json,
  messageTypes,
  refusals,
  userOf,
  type WireChannel,
  type WireMessage,
  type WireUser,
} from './wire.ts';

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly channelIds: string[];
  readonly nicks: Map<string, string>;
  readonly roles: Json[];
  /** Permission bits of the bot as `users/@me/guilds` tells them. */
  botPermissions: bigint;
}

/** A message with everything it ever said. */
export interface KeptMessage {
  readonly wire: WireMessage;
  readonly guildId: string | undefined;
  readonly versions: { at: number; content: string }[];
  readonly allowedMentions: unknown;
  deletedAt?: number;
}

const viewChannel = 1n << 10n;
const everything = (1n << 50n) - 1n;

/** Users, guilds, channels and messages: all that the REST side and the gateway speak about. */
export class World {
  readonly bot: WireUser;
  readonly applicationId: string;
  readonly users = new Map<string, WireUser>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, WireChannel>();
  readonly messages = new Map<string, KeptMessage>();
  readonly files = new Map<string, { readonly mediaType: string; readonly bytes: Uint8Array }>();
  /** Ids of the messages of each channel, oldest first. */
  readonly timeline = new Map<string, string[]>();
  /** Channels in which the bot may not write. */
  readonly readOnly = new Set<string>();
  commands: Json[] = [];
  applicationFlags: number;

  constructor(options: { botName: string; applicationFlags: number }) {
    this.applicationId = newSnowflake();
    this.bot = userOf(this.applicationId, options.botName, { bot: true });
    this.users.set(this.bot.id, this.bot);
    this.applicationFlags = options.applicationFlags;
  }

  addUser(name: string, options: { bot?: boolean } = {}): WireUser {
    const user = userOf(newSnowflake(), name, options);
    this.users.set(user.id, user);
    return user;
  }

  addGuild(name: string): Guild {
    const id = newSnowflake();
    const guild: Guild = {
      id,
      name,
      ownerId: this.addUser(`${name} owner`).id,
      channelIds: [],
      nicks: new Map(),
      roles: [role(id, '@everyone', everything & ~(1n << 3n))],
      botPermissions: everything & ~(1n << 3n),
    };
    this.guilds.set(id, guild);
    return guild;
  }

  addRole(guild: Guild, name: string): Json & { id: string } {
    const added = role(newSnowflake(), name, 0n);
    guild.roles.push(added);
    return added;
  }

  /** `hidden`: @everyone may not view it; the bot may. */
  addChannel(guild: Guild, name: string, options: { hidden?: boolean } = {}): WireChannel {
    const channel: WireChannel = {
      id: newSnowflake(),
      type: channelTypes.text,
      flags: 0,
      guild_id: guild.id,
      name,
      position: guild.channelIds.length,
      parent_id: null,
      topic: null,
      nsfw: false,
      last_message_id: null,
      rate_limit_per_user: 0,
      permission_overwrites: options.hidden
        ? [
            { id: guild.id, type: 0, allow: '0', deny: viewChannel.toString() },
            { id: this.bot.id, type: 1, allow: viewChannel.toString(), deny: '0' },
          ]
        : [],
    };
    this.channels.set(channel.id, channel);
    guild.channelIds.push(channel.id);
    return channel;
  }

  addThread(
    parent: WireChannel,
    options: { name: string; ownerId: string; hidden?: boolean; fromMessageId?: string },
  ): WireChannel {
    const thread: WireChannel = {
      id: options.fromMessageId ?? newSnowflake(),
      type: options.hidden ? channelTypes.privateThread : channelTypes.publicThread,
      flags: 0,
      guild_id: parent.guild_id ?? '',
      parent_id: parent.id,
      name: options.name,
      owner_id: options.ownerId,
      last_message_id: null,
      message_count: 0,
      member_count: 1,
      total_message_sent: 0,
      rate_limit_per_user: 0,
      thread_metadata: {
        archived: false,
        archive_timestamp: new Date().toISOString(),
        auto_archive_duration: 1440,
        locked: false,
        create_timestamp: new Date().toISOString(),
        ...(options.hidden ? { invitable: true } : {}),
      },
    };
    this.channels.set(thread.id, thread);
    return thread;
  }

  dmWith(user: WireUser): WireChannel {
    for (const channel of this.channels.values()) {
      if (channel.type !== channelTypes.dm) continue;
      if ((channel.recipients as WireUser[]).some((each) => each.id === user.id)) return channel;
    }
    const channel: WireChannel = {
      id: newSnowflake(),
      type: channelTypes.dm,
      flags: 0,
      last_message_id: null,
      recipients: [user],
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** @throws ApiError 10003 */
  channel(id: string): WireChannel {
    const channel = this.channels.get(id);
    if (channel === undefined) throw refusals.unknownChannel();
    return channel;
  }

  /** @throws ApiError 10008 for a message that never was, was deleted, or stands elsewhere */
  message(channelId: string, id: string): KeptMessage {
    const kept = this.messages.get(id);
    if (kept === undefined || kept.deletedAt !== undefined || kept.wire.channel_id !== channelId) {
      throw refusals.unknownMessage();
    }
    return kept;
  }

  keep(wire: WireMessage, allowedMentions?: unknown): KeptMessage {
    const kept: KeptMessage = {
      wire,
      guildId: this.channels.get(wire.channel_id)?.guild_id,
      versions: [{ at: preciseNow(), content: wire.content }],
      allowedMentions,
    };
    this.messages.set(wire.id, kept);
    const line = this.timeline.get(wire.channel_id) ?? [];
    line.push(wire.id);
    this.timeline.set(wire.channel_id, line);
    return kept;
  }

  memberOf(guildId: string, user: WireUser): Json {
    return {
      nick: this.guilds.get(guildId)?.nicks.get(user.id) ?? null,
      avatar: null,
      banner: null,
      roles: [],
      joined_at: '2024-01-01T00:00:00.000000+00:00',
      premium_since: null,
      deaf: false,
      mute: false,
      pending: false,
      flags: 0,
      communication_disabled_until: null,
    };
  }

  /** A new message's wire form, complete as the API sends it. */
  draft(fields: Pick<WireMessage, 'channel_id' | 'content' | 'author'> & Partial<WireMessage>): WireMessage {
    return {
      id: newSnowflake(),
      type: messageTypes.default,
      mentions: [],
      mention_roles: [],
      mention_everyone: false,
      attachments: [],
      embeds: [],
      components: [],
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      flags: 0,
      pinned: false,
      tts: false,
      ...fields,
    };
  }

  guildPayload(guild: Guild): Json {
    const own = guild.channelIds.flatMap((id) => this.channels.get(id) ?? []);
    const threads = [...this.channels.values()].filter(
      (each) => each.guild_id === guild.id && isThread(each.type),
    );
    return {
      id: guild.id,
      name: guild.name,
      icon: null,
      splash: null,
      discovery_splash: null,
      owner_id: guild.ownerId,
      region: 'deprecated',
      afk_channel_id: null,
      afk_timeout: 300,
      verification_level: 0,
      default_message_notifications: 0,
      explicit_content_filter: 0,
      roles: guild.roles,
      emojis: [],
      stickers: [],
      features: [],
      mfa_level: 0,
      application_id: null,
      system_channel_id: null,
      system_channel_flags: 0,
      rules_channel_id: null,
      vanity_url_code: null,
      description: null,
      banner: null,
      premium_tier: 0,
      premium_subscription_count: 0,
      preferred_locale: 'en-US',
      public_updates_channel_id: null,
      nsfw_level: 0,
      premium_progress_bar_enabled: false,
      safety_alerts_channel_id: null,
      joined_at: '2024-01-01T00:00:00.000000+00:00',
      large: false,
      unavailable: false,
      member_count: 2,
      members: [{ user: this.bot, ...this.memberOf(guild.id, this.bot) }],
      voice_states: [],
      presences: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
      channels: own,
      threads,
    };
  }
}

export function isThread(type: number): boolean {
  return type === channelTypes.publicThread || type === channelTypes.privateThread;
}

function role(id: string, name: string, permissions: bigint): Json & { id: string } {
  return {
    id,
    name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: 0,
    permissions: permissions.toString(),
    managed: false,
    mentionable: true,
    flags: 0,
  };
}
