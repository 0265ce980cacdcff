import {
  type AnyThreadChannel,
  ChannelType,
  type Client,
  type GuildBasedChannel,
  PermissionFlagsBits,
  type Role,
} from 'discord.js';
import type { Located } from '../../core/ports.ts';
import type { Place } from '../../core/types.ts';

/** What has to be known of a channel to tell who reads it. */
export interface ChannelFacts {
  readonly id: string;
  readonly name?: string;
  /** Set for a thread: the channel it hangs on. */
  readonly parentId?: string;
  readonly privateThread: boolean;
  /** Who started the thread. */
  readonly ownerId?: string;
  /** True when every member of the server can view it (for a thread: its parent). */
  readonly everyoneCanView: boolean;
}

/**
 * Where a message stands. A public thread belongs to its parent; a private one has members of its own, so it is a private
 * channel. A channel of which nothing is known counts as private: what is said there stays there.
 */
export function placeOf(
  guildId: string | null | undefined,
  channelId: string,
  facts: ChannelFacts | undefined,
): Place {
  if (!guildId) {
    return { platform: 'discord', workspace: '', channel: channelId, visibility: 'dm' };
  }
  const base = { platform: 'discord', workspace: guildId } as const;
  if (facts === undefined || facts.privateThread) {
    return { ...base, channel: channelId, visibility: 'private' };
  }
  const visibility = facts.everyoneCanView ? 'public' : 'private';
  return facts.parentId === undefined
    ? { ...base, channel: channelId, visibility }
    : { ...base, channel: facts.parentId, thread: channelId, visibility };
}

/** `#general (Harbor)` where discord.js knows the channel, and the link that opens a message in any client. */
export function locate(client: Client | undefined, place: Place, messageId: string): Located {
  const { workspace, channel, thread } = place;
  const link = `https://discord.com/channels/${workspace || '@me'}/${thread ?? channel}/${messageId}`;
  const known = client?.channels.cache.get(thread ?? channel);
  if (known === undefined || known.isDMBased()) return { link };
  return { link, name: `#${known.name} (${known.guild.name})` };
}

/** Looks channels up in what discord.js keeps of the gateway's events; asks Discord once for those it doesn't know. */
export class Channels {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Undefined when discord.js does not know the channel. */
  known(channelId: string): ChannelFacts | undefined {
    const channel = this.#client.channels.cache.get(channelId);
    if (channel === undefined || channel.isDMBased()) return undefined;
    const viewed = channel.isThread() ? channel.parent : channel;
    const base = {
      id: channel.id,
      name: channel.name,
      privateThread: channel.type === ChannelType.PrivateThread,
      everyoneCanView: viewed !== null && everyoneCanView(viewed),
    };
    if (!channel.isThread()) return base;
    return {
      ...base,
      ...(channel.parentId === null ? {} : { parentId: channel.parentId }),
      ...(channel.ownerId === null ? {} : { ownerId: channel.ownerId }),
    };
  }

  async find(channelId: string): Promise<ChannelFacts | undefined> {
    const known = this.known(channelId);
    if (known !== undefined) return known;
    // A thread that was archived when we connected, or a channel we may not see: the second stays unknown.
    await this.#client.channels.fetch(channelId).catch(() => null);
    return this.known(channelId);
  }

  roleName(guildId: string | undefined, roleId: string): string | undefined {
    return this.#client.guilds.cache.get(guildId ?? '')?.roles.cache.get(roleId)?.name;
  }

  /** The role that Discord made for the bot: people pick it by mistake when they mean the bot. */
  ownRole(guildId: string | undefined): string | undefined {
    const guild = this.#client.guilds.cache.get(guildId ?? '');
    return this.#client.user === null ? undefined : guild?.roles.botRoleFor(this.#client.user)?.id;
  }
}

/** False where the server's roles are not known: what is said there then stays there. */
function everyoneCanView(channel: Exclude<GuildBasedChannel, AnyThreadChannel>): boolean {
  // Typed as always there; discord.js knows it only from a payload that lists the roles with their permissions.
  const everyone: Partial<Role> | undefined = channel.guild.roles.cache.get(channel.guild.id);
  if (everyone?.permissions === undefined) return false;
  return channel.permissionsFor(channel.guild.id, false)?.has(PermissionFlagsBits.ViewChannel) ?? false;
}
