import { randomBytes } from 'node:crypto';
import type { Call, RestContext } from './rest-context.ts';
import { checkContent, type MessageRoutes, numbered, trimmed } from './rest-messages.ts';
import { newSnowflake } from './snowflake.ts';
import { type Json, messageFlags, refusals, type WireMessage } from './wire.ts';
import type { KeptMessage } from './world.ts';

/** How long Discord waits for the first answer to an interaction. */
const firstAnswerMs = 3_000;

/** One use of a command or button, with all that was answered to it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly channelId: string;
  readonly createdAt: number;
  /** The message whose button was pressed. */
  readonly pressedMessageId?: string;
  /** Callback type of the first answer: 4 message, 5 deferred, 6 deferred update, 7 update. */
  acknowledged?: number;
  acknowledgedAt?: number;
  originalId?: string;
  /** Ids of the answers, the original first. */
  readonly answers: string[];
}

export class InteractionRoutes {
  readonly #context: RestContext;
  readonly #messages: MessageRoutes;
  readonly all = new Map<string, Interaction>();

  constructor(context: RestContext, messages: MessageRoutes) {
    this.#context = context;
    this.#messages = messages;
  }

  open(channelId: string, pressedMessageId?: string): Interaction {
    const interaction: Interaction = {
      id: newSnowflake(),
      token: randomBytes(24).toString('base64url'),
      channelId,
      createdAt: Date.now(),
      answers: [],
      ...(pressedMessageId === undefined ? {} : { pressedMessageId }),
    };
    this.all.set(interaction.token, interaction);
    return interaction;
  }

  callback(id: string, token: string, call: Call): Json | undefined {
    const interaction = this.all.get(token);
    if (interaction === undefined || interaction.id !== id) throw refusals.unknownInteraction();
    if (interaction.acknowledged !== undefined) throw refusals.alreadyAcknowledged();
    if (Date.now() - interaction.createdAt > firstAnswerMs) throw refusals.unknownInteraction();
    const type = Number(call.body.type);
    const data = (call.body.data ?? {}) as Json;
    if (type === 4) checkContent(data, call.files.length);
    interaction.acknowledged = type;
    interaction.acknowledgedAt = Date.now();
    if (type === 4 || type === 5) {
      const loading = type === 5 ? messageFlags.loading : 0;
      const kept = this.#answer(interaction, data, call, loading);
      interaction.originalId = kept.wire.id;
    } else if (interaction.pressedMessageId !== undefined) {
      interaction.originalId = interaction.pressedMessageId;
      const pressed = this.#context.world.message(interaction.channelId, interaction.pressedMessageId);
      if (type === 7) this.#messages.change(pressed, data);
    }
    return call.query.includes('with_response=true')
      ? { interaction: { id: interaction.id, type: 2, response_message_id: interaction.originalId } }
      : undefined;
  }

  followUp(token: string, call: Call): WireMessage {
    const interaction = this.#open(token);
    checkContent(call.body, call.files.length);
    return this.#answer(interaction, call.body, call, 0).wire;
  }

  edit(token: string, messageId: string, call: Call): WireMessage {
    const kept = this.#find(token, messageId);
    if (call.body.content !== undefined) checkContent(call.body, call.files.length);
    kept.wire.flags &= ~messageFlags.loading;
    this.#messages.change(kept, call.body);
    return kept.wire;
  }

  get(token: string, messageId: string): WireMessage {
    return this.#find(token, messageId).wire;
  }

  remove(token: string, messageId: string): void {
    const kept = this.#find(token, messageId);
    kept.deletedAt = Date.now();
    this.#context.announceDeletion(kept);
  }

  #open(token: string): Interaction {
    const interaction = this.all.get(token);
    if (interaction?.acknowledged === undefined) throw refusals.unknownWebhook();
    return interaction;
  }

  #find(token: string, messageId: string): KeptMessage {
    const interaction = this.#open(token);
    const id = messageId === '@original' ? interaction.originalId : messageId;
    if (id === undefined) throw refusals.unknownMessage();
    return this.#context.world.message(interaction.channelId, id);
  }

  #answer(interaction: Interaction, data: Json, call: Call, extraFlags: number): KeptMessage {
    const { world } = this.#context;
    const settable = messageFlags.ephemeral | messageFlags.suppressEmbeds;
    const wire = world.draft({
      channel_id: interaction.channelId,
      content: trimmed(data.content),
      author: world.bot,
      application_id: world.applicationId,
      webhook_id: world.applicationId,
      flags: (Number(data.flags ?? 0) & settable) | extraFlags,
      attachments: this.#messages.attach(interaction.channelId, call),
      components: numbered(data.components),
    });
    const kept = world.keep(wire, data.allowed_mentions);
    interaction.answers.push(wire.id);
    this.#context.announceMessage('MESSAGE_CREATE', kept);
    return kept;
  }
}
