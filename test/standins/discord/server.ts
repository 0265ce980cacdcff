import type { AddressInfo } from 'node:net';
import { Faults } from './faults.ts';
import { Gateway } from './gateway.ts';
import { Journal } from './journal.ts';
import { type RateLimitOptions, RateLimits } from './rate-limits.ts';
import { Rest } from './rest.ts';
import type { RestContext } from './rest-context.ts';
import type { Interaction } from './rest-interactions.ts';
import { maxFileBytes } from './rest-messages.ts';
import { loadSchemaCheck, type SchemaCheck, type Violation } from './schema-check.ts';
import { type SeenMessage, seen } from './seen.ts';
import { newSnowflake } from './snowflake.ts';
import {
  channelTypes,
  intents,
  type Json,
  messageFlags,
  messageTypes,
  type WireAttachment,
  type WireChannel,
  type WireMessage,
  type WireUser,
} from './wire.ts';
import { type Guild, isThread, type KeptMessage, World } from './world.ts';

export interface StandInOptions {
  readonly token?: string;
  readonly botName?: string;
  readonly heartbeatMs?: number;
  /** `false`: no limits at all. */
  readonly rateLimits?: RateLimitOptions | false;
  /** Gateway intents that are refused with 4014. */
  readonly disallowedIntents?: number;
  /** Flags of the application; by default it may read message content. */
  readonly applicationFlags?: number;
  /** Check against Discord's OpenAPI description where it is at hand; true unless told. */
  readonly validate?: boolean;
}

export interface Said {
  /** Channel, thread or DM id. */
  readonly channel: string;
  readonly author: WireUser;
  readonly content: string;
  /** Users whose mention stands in the content. */
  readonly mentions?: readonly WireUser[];
  readonly mentionRoles?: readonly string[];
  readonly replyTo?: string;
  readonly attachments?: readonly { name: string; mediaType: string; bytes: Uint8Array }[];
  /** Anything else of the wire form, such as `type` or `sticker_items`. */
  readonly extra?: Partial<WireMessage>;
}

const messageContentFlag = 1 << 18;

/**
 * Discord over loopback sockets: a gateway and REST v10 as far as Familiar uses them, a test's hand on what people say and on
 * what goes wrong, and a record of all that was asked.
 */
export class DiscordStandIn {
  readonly token: string;
  readonly world: World;
  readonly journal = new Journal();
  readonly faults = new Faults();
  readonly violations: Violation[] = [];
  readonly gateway: Gateway;
  /** A server with one public channel and one person in it, for tests that need no more. */
  readonly home: { readonly guild: Guild; readonly channel: WireChannel; readonly user: WireUser };
  readonly #schema: SchemaCheck | undefined;
  readonly #limits: RateLimits | undefined;
  readonly #rest: Rest;
  #origin = '';

  constructor(options: StandInOptions = {}) {
    this.token = options.token ?? 'stand-in.bot.token';
    this.#schema = options.validate === false ? undefined : loadSchemaCheck();
    this.world = new World({
      botName: options.botName ?? 'Wren',
      applicationFlags: options.applicationFlags ?? messageContentFlag,
    });
    this.gateway = new Gateway(this.world, {
      token: this.token,
      heartbeatMs: options.heartbeatMs ?? 41_250,
      disallowedIntents: options.disallowedIntents ?? 0,
      changed: () => this.journal.changed(),
    });
    this.#limits = options.rateLimits === false ? undefined : new RateLimits(options.rateLimits ?? undefined);
    this.#rest = new Rest(this.#context(), {
      token: this.token,
      journal: this.journal,
      faults: this.faults,
      limits: this.#limits,
      schema: this.#schema,
      violations: this.violations,
    });
    this.gateway.attach(this.#rest.server);
    const guild = this.world.addGuild('Harbor');
    this.home = {
      guild,
      channel: this.world.addChannel(guild, 'general'),
      user: this.world.addUser('Ana'),
    };
  }

  async start(port = 0): Promise<{ apiUrl: string }> {
    await new Promise<void>((resolve) => this.#rest.server.listen(port, '127.0.0.1', () => resolve()));
    const address = this.#rest.server.address() as AddressInfo;
    this.#origin = `http://127.0.0.1:${address.port}`;
    this.gateway.url = `ws://127.0.0.1:${address.port}`;
    return { apiUrl: `${this.#origin}/api` };
  }

  async stop(): Promise<void> {
    await this.gateway.stop();
    this.#rest.server.closeAllConnections();
    await new Promise<void>((resolve) => this.#rest.server.close(() => resolve()));
  }

  /** Forgets faults, journal and bucket counts; the world stays. */
  reset(): void {
    this.faults.clear();
    this.journal.clear();
    this.#limits?.clear();
    this.violations.length = 0;
  }

  // ------------------------------------------------------------ what people do

  say(said: Said): string {
    const channel = this.world.channel(said.channel);
    const target = said.replyTo === undefined ? undefined : this.world.messages.get(said.replyTo);
    const wire = this.world.draft({
      channel_id: channel.id,
      content: said.content,
      author: said.author,
      mentions: [...(said.mentions ?? [])],
      mention_roles: [...(said.mentionRoles ?? [])],
      mention_everyone: /@(everyone|here)\b/.test(said.content),
      attachments: (said.attachments ?? []).map((file) => this.#upload(channel.id, file)),
      nonce: newSnowflake(),
      ...(said.replyTo === undefined ? {} : this.#replyFields(channel.id, said.replyTo, target)),
      ...said.extra,
    });
    channel.last_message_id = wire.id;
    this.#announceMessage('MESSAGE_CREATE', this.world.keep(wire));
    return wire.id;
  }

  edit(channelId: string, messageId: string, content: string): void {
    this.#rest.messages.change(this.world.message(channelId, messageId), { content });
  }

  /** Discord adds a link preview: an update that changes no text. */
  unfurl(channelId: string, messageId: string): void {
    const kept = this.world.message(channelId, messageId);
    kept.wire.embeds = [{ type: 'link', url: 'https://example.com', title: 'Example' }];
    this.#announceMessage('MESSAGE_UPDATE', kept);
  }

  remove(channelId: string, messageId: string): void {
    this.#rest.messages.remove(channelId, messageId);
  }

  removeMany(channelId: string, messageIds: readonly string[]): void {
    const channel = this.world.channel(channelId);
    for (const id of messageIds) this.world.message(channelId, id).deletedAt = Date.now();
    this.gateway.dispatch({
      event: 'MESSAGE_DELETE_BULK',
      intent: intents.guildMessages,
      data: { ids: [...messageIds], channel_id: channelId, guild_id: channel.guild_id },
    });
  }

  startTyping(channelId: string, user: WireUser): void {
    this.#announceTyping(channelId, user.id);
  }

  /** Uses a slash command; `options` as Discord sends them. */
  slash(
    name: string,
    use: { channel: string; user: WireUser; subcommand?: string; options?: Readonly<Record<string, string>> },
  ): Interaction {
    const given = Object.entries(use.options ?? {}).map(([key, value]) => ({ name: key, type: 3, value }));
    const command = this.world.commands.find((each) => each.name === name);
    return this.#interact(use, {
      type: 2,
      data: {
        id: command?.id ?? newSnowflake(),
        name,
        type: 1,
        options: use.subcommand === undefined ? given : [{ name: use.subcommand, type: 1, options: given }],
      },
    });
  }

  press(customId: string, messageId: string, user: WireUser): Interaction {
    const pressed = this.world.messages.get(messageId);
    const there = JSON.stringify(pressed?.wire.components ?? []).includes(JSON.stringify(customId));
    if (pressed === undefined || !there) throw new Error('No such button to press');
    return this.#interact(
      { channel: pressed.wire.channel_id, user },
      { type: 3, message: pressed.wire, data: { custom_id: customId, component_type: 2, id: 1 } },
      messageId,
    );
  }

  interaction(token: string): Interaction | undefined {
    return this.#rest.interactions.all.get(token);
  }

  /** Adds a channel to the home server and tells the clients. */
  addChannel(name: string, options: { hidden?: boolean } = {}): WireChannel {
    const channel = this.world.addChannel(this.home.guild, name, options);
    this.gateway.dispatch({ event: 'CHANNEL_CREATE', intent: intents.guilds, data: channel });
    return channel;
  }

  addThread(parentId: string, options: Parameters<World['addThread']>[1]): WireChannel {
    const thread = this.world.addThread(this.world.channel(parentId), options);
    this.#announceThread(thread);
    return thread;
  }

  // ------------------------------------------------------------ what can be seen

  history(channelId: string): SeenMessage[] {
    return (this.world.timeline.get(channelId) ?? []).flatMap((id) => {
      const kept = this.world.messages.get(id);
      return kept === undefined ? [] : [seen(kept)];
    });
  }

  /** What stands in a file under a message. */
  fileText(messageId: string, name: string): string {
    const attached = this.world.messages.get(messageId)?.wire.attachments;
    const url = attached?.find(({ filename }) => filename === name)?.url;
    const file = url === undefined ? undefined : this.world.files.get(new URL(url).pathname);
    if (file === undefined) throw new Error('No such file under that message');
    return Buffer.from(file.bytes).toString('utf8');
  }

  waitFor<T>(probe: () => T | undefined | false | null | 0 | '', what: string, timeoutMs?: number) {
    return this.journal.waitFor(probe, what, timeoutMs);
  }

  /** Resolves when `count` clients are connected and identified. */
  async connected(count = 1): Promise<void> {
    await this.waitFor(() => this.gateway.live >= count, `${count} connected client(s)`);
  }

  // ------------------------------------------------------------ gateway events

  #context(): RestContext {
    return {
      world: this.world,
      origin: () => this.#origin,
      gatewayUrl: () => this.gateway.url,
      announceMessage: (event, kept) => this.#announceMessage(event, kept),
      announceDeletion: (kept) => this.#announceDeletion(kept),
      announceThread: (thread) => this.#announceThread(thread),
      announceTyping: (channelId, userId) => this.#announceTyping(channelId, userId),
    };
  }

  #announceMessage(event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE', kept: KeptMessage): void {
    if ((kept.wire.flags & messageFlags.ephemeral) !== 0) {
      this.journal.changed();
      return;
    }
    if (this.#schema !== undefined) {
      this.violations.push(...this.#schema.component('MessageResponse', kept.wire, event));
    }
    const data = { ...kept.wire, ...this.#where(kept.wire.channel_id, kept.wire.author) };
    const mentioned = kept.wire.mentions.some((user) => user.id === this.world.bot.id);
    const readable = kept.guildId === undefined || mentioned || kept.wire.author.id === this.world.bot.id;
    this.gateway.dispatch({
      event,
      intent: kept.guildId === undefined ? intents.directMessages : intents.guildMessages,
      data,
      ...(readable ? {} : { dataWithoutContent: { ...data, content: '', attachments: [], embeds: [] } }),
    });
  }

  #announceDeletion(kept: KeptMessage): void {
    this.gateway.dispatch({
      event: 'MESSAGE_DELETE',
      intent: kept.guildId === undefined ? intents.directMessages : intents.guildMessages,
      data: {
        id: kept.wire.id,
        channel_id: kept.wire.channel_id,
        ...(kept.guildId === undefined ? {} : { guild_id: kept.guildId }),
      },
    });
  }

  #announceThread(thread: WireChannel): void {
    this.gateway.dispatch({
      event: 'THREAD_CREATE',
      intent: intents.guilds,
      data: { ...thread, newly_created: true },
    });
  }

  #announceTyping(channelId: string, userId: string): void {
    const channel = this.world.channel(channelId);
    const user = this.world.users.get(userId);
    const guildId = channel.guild_id;
    this.gateway.dispatch({
      event: 'TYPING_START',
      intent: guildId === undefined ? intents.directMessageTyping : intents.guildMessageTyping,
      data: {
        channel_id: channelId,
        user_id: userId,
        timestamp: Math.floor(Date.now() / 1_000),
        ...(guildId === undefined || user === undefined
          ? {}
          : { guild_id: guildId, member: { user, ...this.world.memberOf(guildId, user) } }),
      },
    });
  }

  #interact(use: { channel: string; user: WireUser }, body: Json, pressedMessageId?: string): Interaction {
    const channel = this.world.channel(use.channel);
    const interaction = this.#rest.interactions.open(channel.id, pressedMessageId);
    const guildId = channel.guild_id;
    this.gateway.dispatch({
      event: 'INTERACTION_CREATE',
      data: {
        id: interaction.id,
        application_id: this.world.applicationId,
        token: interaction.token,
        version: 1,
        channel_id: channel.id,
        channel: { ...channel, permissions: '2248473465835073' },
        app_permissions: '2248473465835073',
        locale: 'en-US',
        entitlements: [],
        attachment_size_limit: maxFileBytes,
        authorizing_integration_owners: { 0: guildId ?? '0' },
        context: guildId === undefined ? 1 : 0,
        ...(guildId === undefined
          ? { user: use.user }
          : {
              guild_id: guildId,
              guild_locale: 'en-US',
              guild: { id: guildId, locale: 'en-US', features: [] },
              member: {
                user: use.user,
                ...this.world.memberOf(guildId, use.user),
                permissions: '2248473465835073',
              },
            }),
        ...body,
      },
    });
    return interaction;
  }

  /** A guild message carries the member; a DM carries neither guild nor member, but its channel type. */
  #where(channelId: string, author: WireUser): Json {
    const channel = this.world.channel(channelId);
    if (channel.guild_id === undefined) return { channel_type: channelTypes.dm };
    return {
      guild_id: channel.guild_id,
      channel_type: channel.type,
      member: this.world.memberOf(channel.guild_id, author),
      ...(isThread(channel.type) ? { position: 0 } : {}),
    };
  }

  #replyFields(channelId: string, messageId: string, target: KeptMessage | undefined): Partial<WireMessage> {
    const { referenced_message: _nested, ...wire } = target?.wire ?? {};
    return {
      type: messageTypes.reply,
      message_reference: { type: 0, channel_id: channelId, message_id: messageId },
      referenced_message: target === undefined ? null : (wire as WireMessage),
    };
  }

  #upload(channelId: string, file: { name: string; mediaType: string; bytes: Uint8Array }): WireAttachment {
    const id = newSnowflake();
    const path = `/attachments/${channelId}/${id}/${encodeURIComponent(file.name)}`;
    this.world.files.set(path, { mediaType: file.mediaType, bytes: file.bytes });
    const url = `${this.#origin}${path}`;
    return {
      id,
      filename: file.name,
      size: file.bytes.length,
      url,
      proxy_url: url,
      content_type: file.mediaType,
    };
  }
}
