import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageDeleteBulkDispatchData,
  type GatewayMessageDeleteDispatchData,
  type GatewayMessageUpdateDispatchData,
  type GatewayTypingStartDispatchData,
  type Interaction,
} from 'discord.js';
import { FamiliarError, PlatformUnavailable } from '../../core/errors.ts';
import type {
  Clock,
  CommandSpec,
  Inbound,
  Located,
  Logger,
  Platform,
  PlatformState,
  Surface,
  SurfaceTarget,
} from '../../core/ports.ts';
import type { Notebook } from '../../core/store-ports.ts';
import type { Attachment, Person, Place } from '../../core/types.ts';
import { normalizeApiUrl } from './api-url.ts';
import { fetchAttachment } from './attachments.ts';
import { answerButton, answerCommand, commandWords, registerCommands } from './commands.ts';
import { Connection } from './connection.ts';
import { InOrder } from './in-order.ts';
import { OwnMessages } from './own-messages.ts';
import { OwnThreads } from './own-threads.ts';
import { type MessageData, type ParseContext, parseMessage, parseText } from './parse.ts';
import { Channels, locate, placeOf } from './places.ts';
import { retryButtonId } from './retry-button.ts';
import { commandOfButton } from './run-button.ts';
import { DiscordSurface } from './surface.ts';

export interface DiscordOptions {
  readonly token: string;
  /** With or without `/v10`; https://discord.com/api unless told. */
  readonly apiUrl?: string | undefined;
  readonly commands: readonly CommandSpec[];
  readonly notebook: Notebook;
  readonly logger: Logger;
  readonly clock: Clock;
  /** The first message of a reply refers to what it answers. */
  readonly replyWithReference: boolean;
  /** How long one REST call may take; 10 s unless told. */
  readonly requestTimeoutMs?: number | undefined;
  /** What Discord grants the bot over all routes; 50 unless told, more for very large bots. */
  readonly globalRequestsPerSecond?: number | undefined;
}

/** Pauses before registering the commands is tried again. */
const registerPausesMs = [5_000, 60_000, 600_000];

/** How long `stop` waits for events that are being taken in. */
const settleMs = 3_000;

/** Edits remembered to tell a changed text from an unfolded link. */
const rememberedEdits = 1_000;

/**
 * The character on Discord. Events are taken from the gateway's payloads, in order for each channel; discord.js keeps the
 * connection, the channels and roles, and makes the calls.
 */
export class DiscordPlatform implements Platform {
  readonly name = 'discord';
  readonly #options: DiscordOptions;
  readonly #apiUrl: string;
  readonly #connection: Connection;
  readonly #own = new OwnMessages();
  readonly #edits = new Map<string, string>();
  readonly #inOrder = new InOrder();
  readonly #background = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  #accepting = false;

  /** @throws InvalidInput for an `apiUrl` that is not an http(s) address */
  constructor(options: DiscordOptions) {
    this.#options = options;
    this.#apiUrl = normalizeApiUrl(options.apiUrl);
    this.#connection = new Connection({
      token: options.token,
      apiUrl: this.#apiUrl,
      requestTimeoutMs: options.requestTimeoutMs ?? 10_000,
      globalRequestsPerSecond: options.globalRequestsPerSecond ?? 50,
      logger: options.logger,
      clock: options.clock,
    });
  }

  /**
   * Resolves when events flow. While Discord cannot be reached it keeps trying until `stop`; `state` tells.
   * @throws PlatformRefused or PermissionMissing, the message saying the fix, when trying again would not help
   */
  async start(inbound: Inbound): Promise<void> {
    this.#accepting = true;
    await this.#connection.open((client) => this.#listen(client, inbound));
    const client = this.#connection.client;
    if (client?.isReady()) this.#run(this.#register(client), 'Discord commands could not be registered');
  }

  async stop(): Promise<void> {
    this.#accepting = false;
    this.#stopping.abort();
    const enough = new AbortController();
    const settled = Promise.all([this.#inOrder.idle(), ...this.#background]);
    await Promise.race([settled, this.#options.clock.sleep(settleMs, enough.signal).catch(() => {})]);
    enough.abort();
    await this.#connection.close();
  }

  state(): PlatformState {
    return this.#connection.state();
  }

  /** @throws PlatformUnavailable before `start` and after `stop` */
  surface(target: SurfaceTarget): Surface {
    const client = this.#connection.client;
    if (client === undefined) throw new PlatformUnavailable('Discord is not connected');
    return new DiscordSurface({
      rest: client.rest,
      channelId: target.place.thread ?? target.place.channel,
      replyToMessageId: this.#options.replyWithReference ? target.replyToPlatformMessageId : undefined,
      adopted: target.adopted ?? [],
      own: this.#own,
      logger: this.#options.logger,
    });
  }

  async locate(place: Place, platformMessageId: string): Promise<Located> {
    return locate(this.#connection.client, place, platformMessageId);
  }

  fetchAttachment(attachment: Attachment, maxBytes: number, signal?: AbortSignal): Promise<Uint8Array> {
    return fetchAttachment(attachment, {
      apiUrl: this.#apiUrl,
      maxBytes,
      ...(signal === undefined ? {} : { signal }),
    });
  }

  #listen(client: Client<true>, inbound: Inbound): void {
    const channels = new Channels(client);
    const threads = new OwnThreads({ rest: client.rest, own: this.#own, characterId: () => client.user.id });
    const reader: Reader = { client, channels, threads, inbound };
    const on = <T extends { channel_id: string }>(
      event: GatewayDispatchEvents,
      take: (reader: Reader, data: T) => Promise<void>,
    ) => {
      client.ws.on(event, (data: T) => {
        if (!this.#accepting) return;
        this.#inOrder.run(data.channel_id, () => this.#safely(take(reader, data), event));
      });
    };
    on(GatewayDispatchEvents.MessageCreate, this.#created);
    on(GatewayDispatchEvents.MessageUpdate, this.#updated);
    on(GatewayDispatchEvents.MessageDelete, this.#deleted);
    on(GatewayDispatchEvents.MessageDeleteBulk, this.#deletedMany);
    client.ws.on(GatewayDispatchEvents.TypingStart, (data: GatewayTypingStartDispatchData) => {
      if (!this.#accepting || data.user_id === client.user.id) return;
      const facts = data.guild_id ? channels.known(data.channel_id) : undefined;
      inbound.typing(placeOf(data.guild_id, data.channel_id, facts), data.user_id);
    });
    client.on(Events.InteractionCreate, (interaction) => {
      if (!this.#accepting) return;
      this.#run(this.#interaction(reader, interaction), 'A Discord interaction could not be answered');
    });
  }

  readonly #created = async (reader: Reader, data: GatewayMessageCreateDispatchData): Promise<void> => {
    const receivedAt = this.#options.clock.now();
    // The echo of a reply, and of each of its parts: remembered, not parsed.
    if (data.author.id === reader.client.user.id) {
      this.#own.add(data.id);
      return;
    }
    const message = parseMessage(data, await this.#context(reader, data, receivedAt));
    if (message !== undefined) await reader.inbound.message(message);
  };

  readonly #updated = async (reader: Reader, data: GatewayMessageUpdateDispatchData): Promise<void> => {
    if (data.author?.id === reader.client.user.id) {
      this.#own.add(data.id);
      return;
    }
    // Links that unfold, pins and new threads update a message too; only an edit of its text moves this time. Where it is not
    // told at all, the text decides.
    const editedAt: string | null | undefined = data.edited_timestamp;
    if (editedAt === null || data.content === undefined) return;
    if (editedAt !== undefined) {
      if (this.#edits.get(data.id) === editedAt) return;
      this.#rememberEdit(data.id, editedAt);
    }
    const context = await this.#context(reader, data, this.#options.clock.now());
    await reader.inbound.edited(context.place, data.id, parseText(data, context));
  };

  readonly #deleted = async (reader: Reader, data: GatewayMessageDeleteDispatchData): Promise<void> => {
    const place = await this.#place(reader, data.guild_id, data.channel_id);
    await reader.inbound.deleted(place, data.id);
  };

  readonly #deletedMany = async (
    reader: Reader,
    data: GatewayMessageDeleteBulkDispatchData,
  ): Promise<void> => {
    const place = await this.#place(reader, data.guild_id, data.channel_id);
    for (const id of data.ids) await reader.inbound.deleted(place, id);
  };

  async #interaction(reader: Reader, interaction: Interaction): Promise<void> {
    if (interaction.isChatInputCommand()) await this.#command(reader, interaction);
    else if (interaction.isButton() && interaction.customId === retryButtonId) {
      await this.#retry(reader, interaction);
    } else if (interaction.isButton()) await this.#pressed(reader, interaction);
  }

  /** A button that runs a command, as its presser and where it stands. */
  async #pressed(reader: Reader, interaction: ButtonInteraction): Promise<void> {
    const runs = commandOfButton(interaction.customId, this.#options.commands);
    if (runs === undefined) return;
    await answerButton(interaction, async () => {
      const place = await this.#place(reader, interaction.guildId ?? undefined, interaction.channelId);
      return reader.inbound.command({ ...runs, place, by: personOf(interaction) });
    });
  }

  async #command(reader: Reader, interaction: ChatInputCommandInteraction): Promise<void> {
    const place = this.#place(reader, interaction.guildId ?? undefined, interaction.channelId);
    const reply = place.then((found) =>
      reader.inbound.command({
        name: interaction.commandName,
        ...commandWords(interaction),
        place: found,
        by: personOf(interaction),
      }),
    );
    await answerCommand(interaction, reply, this.#options.clock);
  }

  /** Takes the button away at once, which acknowledges it and keeps it from being pressed twice. */
  async #retry(reader: Reader, interaction: ButtonInteraction): Promise<void> {
    const place = this.#place(reader, interaction.guildId ?? undefined, interaction.channelId);
    await interaction.update({ components: [] });
    await reader.inbound.retry(await place, interaction.message.id, personOf(interaction));
  }

  /** Tries again while Discord is unavailable; a restart would otherwise be needed for the commands to appear. */
  async #register(client: Client<true>): Promise<void> {
    const { clock, commands, logger, notebook } = this.#options;
    const applicationId = client.application.id;
    for (const pauseMs of [...registerPausesMs, undefined]) {
      try {
        const written = await registerCommands(commands, { applicationId, rest: client.rest, notebook });
        if (written) logger.info('Discord commands registered');
        return;
      } catch (error) {
        logger.warn('Discord commands could not be registered', { error: nameOf(error) });
        if (!(error instanceof PlatformUnavailable) || pauseMs === undefined) return;
      }
      await clock.sleep(pauseMs, this.#stopping.signal).catch(() => {});
      if (this.#stopping.signal.aborted) return;
    }
  }

  async #context(
    reader: Reader,
    data: MessageData & { readonly guild_id?: string },
    receivedAt: number,
  ): Promise<ParseContext> {
    // Some servers write null for a DM where Discord leaves it out.
    const guildId = data.guild_id || undefined;
    // Nothing is awaited for channels that are known: a quick answer starts within this call.
    const known = guildId === undefined ? undefined : reader.channels.known(data.channel_id);
    const facts =
      guildId === undefined ? undefined : (known ?? (await reader.channels.find(data.channel_id)));
    return {
      place: placeOf(guildId, data.channel_id, facts),
      characterId: reader.client.user.id,
      characterRoleId: reader.channels.ownRole(guildId),
      inOwnThread: facts?.parentId === undefined ? false : await reader.threads.isOwn(facts),
      receivedAt,
      roleName: (id) => reader.channels.roleName(guildId, id),
      channelName: (id) => reader.channels.known(id)?.name,
      isOwnMessage: (id) => this.#own.has(id),
    };
  }

  async #place(reader: Reader, guildId: string | undefined, channelId: string) {
    const facts = guildId ? await reader.channels.find(channelId) : undefined;
    return placeOf(guildId, channelId, facts);
  }

  #rememberEdit(messageId: string, editedAt: string): void {
    this.#edits.set(messageId, editedAt);
    if (this.#edits.size <= rememberedEdits) return;
    for (const oldest of this.#edits.keys()) {
      this.#edits.delete(oldest);
      return;
    }
  }

  async #safely(work: Promise<void>, event: string): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.#options.logger.error('A Discord event could not be taken in', { event, error: nameOf(error) });
    }
  }

  #run(work: Promise<void>, failure: string): void {
    const done = work
      .catch((error: unknown) => this.#options.logger.warn(failure, { error: nameOf(error) }))
      .finally(() => this.#background.delete(done));
    this.#background.add(done);
  }
}

/** What an event handler needs of its client. */
interface Reader {
  readonly client: Client<true>;
  readonly channels: Channels;
  readonly threads: OwnThreads;
  readonly inbound: Inbound;
}

function personOf(interaction: ChatInputCommandInteraction | ButtonInteraction): Person {
  const { user, member } = interaction;
  const nick = member === null ? null : 'nickname' in member ? member.nickname : member.nick;
  return {
    platform: 'discord',
    id: user.id,
    name: nick ?? user.globalName ?? user.username,
    locale: interaction.locale,
  };
}

function nameOf(error: unknown): string {
  if (error instanceof FamiliarError) return error.code;
  return error instanceof Error ? error.name : typeof error;
}
