import type { APIMessage, APIUser, GatewayMessageCreateDispatchData } from 'discord.js';
import type { IncomingMessage, Person, Place } from '../../core/types.ts';
import { parseAttachment } from './attachments.ts';
import { type Names, readableText, withoutMentions } from './readable-text.ts';

/** What a message cannot tell about itself. */
export interface ParseContext {
  readonly place: Place;
  readonly characterId: string;
  /** The bot's managed role in this server: mentioning it means the character. */
  readonly characterRoleId?: string | undefined;
  readonly inOwnThread: boolean;
  readonly receivedAt: number;
  roleName(id: string): string | undefined;
  channelName(id: string): string | undefined;
  /** True for messages known to be the character's. */
  isOwnMessage(id: string): boolean;
}

/**
 * The parts of a gateway message that are read; dispatch payloads fit, and plain objects in tests. Parsing works on payloads
 * and not on discord.js structures, because those depend on what is cached: an edit of an old message would come out empty.
 */
export type MessageData = Pick<GatewayMessageCreateDispatchData, 'id' | 'channel_id' | 'author' | 'content'> &
  Partial<
    Pick<
      GatewayMessageCreateDispatchData,
      | 'attachments'
      | 'edited_timestamp'
      | 'guild_id'
      | 'member'
      | 'mentions'
      | 'message_reference'
      | 'message_snapshots'
      | 'poll'
      | 'referenced_message'
      | 'sticker_items'
      | 'timestamp'
      | 'type'
      | 'webhook_id'
    >
  >;

/** `Default` and `Reply`; all else is a notice (joins, pins, boosts) or an answer of some bot. */
const spokenTypes = new Set<number>([0, 19]);

/** Fenced and inline code: what looks like a mention in there is none. */
const code = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;

/** `message_reference.type` of a forwarded message. */
const forwardReference = 1;

/** A user's message, or undefined for a system notice. */
export function parseMessage(data: MessageData, context: ParseContext): IncomingMessage | undefined {
  if (!spokenTypes.has(data.type ?? 0)) return undefined;
  const replyTo = parseReply(data, context);
  const mentioned = mentionedIds(data);
  return {
    place: context.place,
    author: parsePerson(data.author, data.member?.nick),
    authorIsBot: data.author.bot === true || Boolean(data.webhook_id),
    platformMessageId: data.id,
    text: parseText(data, context),
    mentionsCharacter: characterMentions(data, context).length > 0,
    mentionsOthers: mentioned.some((id) => id !== context.characterId),
    ...(replyTo === undefined ? {} : { replyTo }),
    inOwnThread: context.inOwnThread,
    attachments: (data.attachments?.length ? data.attachments : (forwarded(data)?.attachments ?? [])).map(
      parseAttachment,
    ),
    sentAt: sentAt(data, context),
    receivedAt: context.receivedAt,
  };
}

function parsePerson(user: APIUser, nick?: string | null, locale?: string): Person {
  return {
    platform: 'discord',
    id: user.id,
    name: nick || user.global_name || user.username,
    ...(locale === undefined ? {} : { locale }),
  };
}

/** The message as a person reads it, without the character's own mention. */
export function parseText(data: MessageData, context: ParseContext): string {
  const content = withoutMentions(contentOf(data), characterMentions(data, context));
  const parts = [readableText(content, namesOf(data, context))];
  const forward = forwarded(data);
  // Quoted, because somebody else said it.
  if (forward?.content) parts.push(quote(readableText(forward.content, namesOf(data, context))));
  for (const sticker of data.sticker_items ?? []) parts.push(`[sticker: ${sticker.name}]`);
  const question = data.poll?.question.text;
  if (question) parts.push(`[poll: ${question}]`);
  return parts.filter((part) => part !== '').join('\n');
}

function parseReply(data: MessageData, context: ParseContext): IncomingMessage['replyTo'] {
  const id = data.message_reference?.message_id;
  if (!id || data.message_reference?.type === forwardReference) return undefined;
  const author = data.referenced_message?.author?.id;
  const toCharacter = author === undefined ? context.isOwnMessage(id) : author === context.characterId;
  return { platformMessageId: id, toCharacter };
}

/** The ways in which the text mentions the character. @everyone and a reply's silent mention are not among them. */
function characterMentions(data: MessageData, context: ParseContext): string[] {
  const id = context.characterId;
  const spelled = mentionedIds(data).includes(id) ? [`<@${id}>`, `<@!${id}>`] : [];
  if (context.characterRoleId !== undefined) spelled.push(`<@&${context.characterRoleId}>`);
  return spelled.filter((mention) => contentOf(data).includes(mention));
}

/**
 * Users mentioned in the text itself. `mentions` alone would count the author of the message replied to. Where it names nobody,
 * as some proxies have it, what is spelled outside of code counts.
 */
function mentionedIds(data: MessageData): string[] {
  const real = new Set((data.mentions ?? []).map((user) => user.id));
  const text = real.size > 0 ? contentOf(data) : contentOf(data).replace(code, ' ');
  const spelled = [...text.matchAll(/<@!?(\d{1,20})>/g)].map((match) => match[1] ?? '');
  return [...new Set(spelled)].filter((id) => real.size === 0 || real.has(id));
}

/** Absent where a message has only attachments, at servers that leave empty fields out. */
function contentOf(data: MessageData): string {
  return data.content ?? '';
}

function namesOf(data: MessageData, context: ParseContext): Names {
  return {
    user: (id) => {
      const user = data.mentions?.find((each) => each.id === id);
      return user === undefined ? undefined : parsePerson(user, nickOf(user)).name;
    },
    role: (id) => context.roleName(id),
    channel: (id) => context.channelName(id),
  };
}

/** In a server, a mentioned user carries their membership. */
function nickOf(user: APIUser & { member?: { nick?: string | null } }): string | null | undefined {
  return user.member?.nick;
}

function forwarded(data: MessageData): Pick<APIMessage, 'content' | 'attachments'> | undefined {
  return data.message_snapshots?.[0]?.message;
}

function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

function sentAt(data: MessageData, context: ParseContext): number {
  const at = Date.parse(data.timestamp ?? '');
  return Number.isNaN(at) ? context.receivedAt : at;
}
