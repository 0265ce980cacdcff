import { preciseNow } from './journal.ts';
import type { Call, RestContext } from './rest-context.ts';
import { newSnowflake } from './snowflake.ts';
import {
  type Json,
  messageFlags,
  messageTypes,
  refusals,
  type WireAttachment,
  type WireMessage,
} from './wire.ts';
import type { KeptMessage } from './world.ts';

/** What bots may send; the OpenAPI description says 4,000, which is for users with a subscription. */
const maxContentChars = 2_000;

/** Of one file, for bots in servers without boosts and in DMs. */
export const maxFileBytes = 10_485_760;

/** A nonce is remembered for a few minutes. */
const nonceLifeMs = 5 * 60_000;

export class MessageRoutes {
  readonly #context: RestContext;
  readonly #nonces = new Map<string, { readonly at: number; readonly messageId: string }>();

  constructor(context: RestContext) {
    this.#context = context;
  }

  create(channelId: string, call: Call): WireMessage {
    const { world } = this.#context;
    const channel = world.channel(channelId);
    if (world.readOnly.has(channelId)) throw refusals.missingPermissions();
    const body = call.body;
    checkContent(body, call.files.length);
    const known = this.#sentBefore(body);
    if (known !== undefined) return known.wire;
    const reference = this.#reference(channelId, body.message_reference);
    const wire = world.draft({
      channel_id: channelId,
      content: trimmed(body.content),
      author: world.bot,
      components: numbered(body.components),
      flags: Number(body.flags ?? 0) & messageFlags.suppressEmbeds,
      attachments: this.attach(channelId, call),
      ...this.#mentioned(body),
      ...reference,
      ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: body.nonce as string }),
    });
    const kept = world.keep(wire, body.allowed_mentions);
    if (typeof body.nonce === 'string') this.#nonces.set(body.nonce, { at: Date.now(), messageId: wire.id });
    channel.last_message_id = wire.id;
    this.#context.announceMessage('MESSAGE_CREATE', kept);
    return wire;
  }

  edit(channelId: string, messageId: string, call: Call): WireMessage {
    const kept = this.#context.world.message(channelId, messageId);
    if (kept.wire.author.id !== this.#context.world.bot.id) throw refusals.notYourMessage();
    if (call.body.content !== undefined) checkContent(call.body, call.files.length);
    this.change(kept, call.body);
    return kept.wire;
  }

  /** Applies an edit and tells the gateway. */
  change(kept: KeptMessage, body: Json): void {
    if (body.content !== undefined) {
      kept.wire.content = trimmed(body.content);
      kept.wire.edited_timestamp = new Date().toISOString();
      kept.versions.push({ at: preciseNow(), content: kept.wire.content });
      Object.assign(kept.wire, this.#mentioned(body));
    }
    if (Array.isArray(body.components)) kept.wire.components = numbered(body.components);
    if (typeof body.flags === 'number') {
      const settable = messageFlags.suppressEmbeds;
      kept.wire.flags = (kept.wire.flags & ~settable) | (body.flags & settable);
    }
    this.#context.announceMessage('MESSAGE_UPDATE', kept);
  }

  get(channelId: string, messageId: string): WireMessage {
    return this.#context.world.message(channelId, messageId).wire;
  }

  list(channelId: string): WireMessage[] {
    const { world } = this.#context;
    world.channel(channelId);
    return (world.timeline.get(channelId) ?? [])
      .flatMap((id) => world.messages.get(id) ?? [])
      .filter((kept) => kept.deletedAt === undefined && (kept.wire.flags & messageFlags.ephemeral) === 0)
      .toReversed()
      .slice(0, 50)
      .map((kept) => kept.wire);
  }

  remove(channelId: string, messageId: string): void {
    const kept = this.#context.world.message(channelId, messageId);
    kept.deletedAt = Date.now();
    this.#context.announceDeletion(kept);
  }

  react(channelId: string, messageId: string): void {
    this.#context.world.message(channelId, messageId);
  }

  #sentBefore(body: Json): KeptMessage | undefined {
    if (body.enforce_nonce !== true || typeof body.nonce !== 'string') return undefined;
    const known = this.#nonces.get(body.nonce);
    if (known === undefined || Date.now() - known.at > nonceLifeMs) return undefined;
    return this.#context.world.messages.get(known.messageId);
  }

  #reference(channelId: string, given: unknown): Partial<WireMessage> {
    if (given === undefined || given === null) return {};
    const { world } = this.#context;
    const asked = given as Json;
    const target = world.messages.get(String(asked.message_id));
    if (target === undefined || target.deletedAt !== undefined || target.wire.channel_id !== channelId) {
      if (asked.fail_if_not_exists === false) return {};
      throw refusals.invalidForm('message_reference', 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
    }
    const { referenced_message: _nested, ...referenced } = target.wire;
    return {
      type: messageTypes.reply,
      message_reference: {
        type: 0,
        channel_id: channelId,
        message_id: target.wire.id,
        ...(target.guildId === undefined ? {} : { guild_id: target.guildId }),
      },
      referenced_message: referenced as WireMessage,
    };
  }

  /** Stores uploaded files and gives them an address on this server. */
  attach(channelId: string, call: Call): WireAttachment[] {
    if (call.files.some(({ bytes }) => bytes.length > maxFileBytes)) throw refusals.tooLarge();
    return call.files.map((file) => {
      const id = newSnowflake();
      const path = `/attachments/${channelId}/${id}/${encodeURIComponent(file.name)}`;
      this.#context.world.files.set(path, { mediaType: file.mediaType, bytes: file.bytes });
      const url = `${this.#context.origin()}${path}`;
      return {
        id,
        filename: file.name,
        size: file.bytes.length,
        url,
        proxy_url: url,
        content_type: file.mediaType,
      };
    });
  }

  #mentioned(body: Json): Pick<WireMessage, 'mentions' | 'mention_roles' | 'mention_everyone'> {
    const pings = pingsOf(trimmed(body.content), body.allowed_mentions);
    return {
      mentions: pings.users.flatMap((id) => this.#context.world.users.get(id) ?? []),
      mention_roles: pings.roles,
      mention_everyone: pings.everyone,
    };
  }
}

/** Whom a text would notify, after `allowed_mentions` has had its say. */
export function pingsOf(
  content: string,
  allowed: unknown,
): { everyone: boolean; users: string[]; roles: string[] } {
  const rules = allowed as { parse?: string[]; users?: string[]; roles?: string[] } | null | undefined;
  const may = (kind: 'users' | 'roles', id: string) =>
    rules === undefined ||
    rules === null ||
    (rules.parse ?? []).includes(kind) ||
    (rules[kind] ?? []).includes(id);
  const ids = (pattern: RegExp) => [
    ...new Set([...content.matchAll(pattern)].map((match) => String(match[1]))),
  ];
  return {
    everyone:
      /@(everyone|here)\b/.test(content) &&
      (rules === undefined || rules === null || (rules.parse ?? []).includes('everyone')),
    users: ids(/<@!?(\d+)>/g).filter((id) => may('users', id)),
    roles: ids(/<@&(\d+)>/g).filter((id) => may('roles', id)),
  };
}

/** @throws ApiError 50035 for a text that is too long, 50006 for a message with nothing in it */
export function checkContent(body: Json, files: number): void {
  if (typeof body.content === 'string' && body.content.length > maxContentChars) {
    throw refusals.invalidForm(
      'content',
      'BASE_TYPE_MAX_LENGTH',
      `Must be ${maxContentChars} or fewer in length.`,
    );
  }
  const others = [body.embeds, body.components, body.sticker_ids].some(
    (each) => Array.isArray(each) && each.length > 0,
  );
  if (trimmed(body.content) === '' && files === 0 && !others) throw refusals.emptyMessage();
}

/** Components as Discord gives them back: each with a number within the message. */
export function numbered(components: unknown): Json[] {
  let next = 0;
  const number = (list: unknown): Json[] =>
    (Array.isArray(list) ? (list as Json[]) : []).map((component) => {
      next += 1;
      const own = { id: next, ...component };
      return 'components' in component ? { ...own, components: number(component.components) } : own;
    });
  return number(components);
}

export function trimmed(content: unknown): string {
  return typeof content === 'string' ? content.trim() : '';
}
