import type {
  Attachment,
  AttachmentKind,
  IncomingMessage,
  Person,
  Place,
  Visibility,
} from '../../core/types.ts';
import type { Directory } from './directory.ts';
import type { SlackFileRef, SlackMessage, SlackMessageEvent } from './events.ts';
import { mentions, namedIn, toMarkdown } from './text.ts';

/** Who we are, and how we answer. */
export interface ParseContext {
  readonly botUserId: string;
  /** The workspace in which the event was heard. */
  readonly workspace: string;
  /** People of other organisations read the channel. */
  readonly sharedOutside: boolean;
  readonly replyInThread: boolean;
  readonly directory: Directory;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}

export type Parsed =
  | { readonly kind: 'message'; readonly message: IncomingMessage }
  | { readonly kind: 'edited'; readonly place: Place; readonly id: string; readonly text: string }
  | { readonly kind: 'deleted'; readonly place: Place; readonly id: string };

const spoken = new Set([undefined, 'file_share', 'me_message', 'thread_broadcast', 'bot_message']);

/** What an event says; undefined for joins, topics and everything else that nobody said. */
export async function parseMessageEvent(
  event: SlackMessageEvent,
  context: ParseContext,
): Promise<Parsed | undefined> {
  const { channel } = event;
  if (channel === undefined) return undefined;
  if (event.subtype === 'message_changed') return parseChange(event, channel, context);
  if (event.subtype === 'message_deleted') return parseDeletion(event, channel, context);
  if (!spoken.has(event.subtype ?? undefined) || event.ts === undefined) return undefined;
  return { kind: 'message', message: await parseSaid(event, channel, event.ts, context) };
}

async function parseSaid(
  event: SlackMessageEvent,
  channel: string,
  ts: string,
  context: ParseContext,
): Promise<IncomingMessage> {
  const { botUserId, directory } = context;
  const raw = event.text ?? '';
  const authorId = event.user ?? event.bot_id ?? '';
  const fromBot = Boolean(event.bot_id) || !event.user || event.user === botUserId;
  const unknown: Person = { platform: 'slack', id: authorId, name: authorId };
  // All at once: each may wait for Slack, and together they must not outlast the acknowledgement.
  const [visibility, author, text] = await Promise.all([
    visibilityOf(event, channel, context),
    fromBot ? unknown : personOf(authorId, directory),
    fromBot ? raw : readableText(raw, context),
  ]);
  const opensThread = visibility !== 'dm' && opens(event, context);
  const thread = isRoot(event) ? (opensThread ? ts : undefined) : event.thread_ts;
  return {
    place: { ...placeIn(channel, visibility, context), ...(thread === undefined ? {} : { thread }) },
    author,
    authorIsBot: fromBot,
    platformMessageId: ts,
    text,
    mentionsCharacter: mentionsUs(event, context),
    mentionsOthers: namedIn(raw).users.some((id) => id !== botUserId),
    inOwnThread: opensThread || event.parent_user_id === botUserId,
    attachments: (event.files ?? []).map(attachmentOf),
    sentAt: Math.round(Number(ts) * 1000),
    receivedAt: context.receivedAt,
  };
}

async function parseChange(
  event: SlackMessageEvent,
  channel: string,
  context: ParseContext,
): Promise<Parsed | undefined> {
  const { message, previous_message: before } = event;
  if (message?.ts === undefined || message.bot_id || message.user === context.botUserId) {
    return undefined;
  }
  const place = await placeOfStored(event, before ?? message, channel, context);
  // A deleted message with replies stays as a headstone.
  if (message.subtype === 'tombstone') return { kind: 'deleted', place, id: message.ts };
  // An unfurled link or a new reply count changes the message, not its text.
  if (before !== undefined && before.text === message.text) return undefined;
  const text = await readableText(message.text ?? '', context);
  return { kind: 'edited', place, id: message.ts, text };
}

async function parseDeletion(
  event: SlackMessageEvent,
  channel: string,
  context: ParseContext,
): Promise<Parsed | undefined> {
  const before = event.previous_message ?? {};
  const id = event.deleted_ts ?? before.ts;
  if (id === undefined) return undefined;
  const place = await placeOfStored(event, { ts: id, ...before }, channel, context);
  return { kind: 'deleted', place, id };
}

/** Where a message was when it was said: the root of a thread stood in the channel, unless it opened the thread itself. */
async function placeOfStored(
  event: SlackMessageEvent,
  stored: SlackMessage,
  channel: string,
  context: ParseContext,
): Promise<Place> {
  const visibility = await visibilityOf(event, channel, context);
  const opened = visibility !== 'dm' && opens(stored, context) ? stored.ts : undefined;
  const thread = isRoot(stored) ? opened : stored.thread_ts;
  return { ...placeIn(channel, visibility, context), ...(thread === undefined ? {} : { thread }) };
}

/** True for a mention in a channel that is to be answered in a thread of its own. */
function opens(message: SlackMessage, context: ParseContext): boolean {
  return context.replyInThread && isRoot(message) && mentionsUs(message, context);
}

/** A message that has a thread below it names itself as its thread. */
function isRoot({ thread_ts, ts }: SlackMessage): boolean {
  return !thread_ts || thread_ts === ts;
}

/** Slack says so itself by an event of its own. */
function mentionsUs(
  { type, text }: Pick<SlackMessage, 'type' | 'text'>,
  { botUserId }: ParseContext,
): boolean {
  return type === 'app_mention' || mentions(text ?? '', botUserId);
}

function placeIn(channel: string, visibility: Visibility, { workspace }: ParseContext): Place {
  return { platform: 'slack', workspace, channel, visibility };
}

/** A channel that other organisations read too counts as private: what was said elsewhere in the workspace is not for them. */
async function visibilityOf(
  event: SlackMessageEvent,
  channel: string,
  context: ParseContext,
): Promise<Visibility> {
  switch (event.channel_type) {
    case 'im':
    case 'app_home':
      return 'dm';
    case 'channel':
      context.directory.learn(channel, !context.sharedOutside);
      return context.sharedOutside ? 'private' : 'public';
    case 'group':
    case 'mpim':
      context.directory.learn(channel, false);
      return 'private';
    default: {
      const seen = await visibilityByLookup(channel, context.directory);
      return seen === 'public' && context.sharedOutside ? 'private' : seen;
    }
  }
}

/** The visibility of a channel of which only the id is known. */
export async function visibilityByLookup(channel: string, directory: Directory): Promise<Visibility> {
  if (channel.startsWith('D')) return 'dm';
  return (await directory.channel(channel)).isPublic ? 'public' : 'private';
}

/** The person behind a user id. Ids are unique within what one token reaches, shared channels included. */
export async function personOf(id: string, directory: Directory): Promise<Person> {
  const { name, timeZone, locale } = await directory.user(id);
  return {
    platform: 'slack',
    id,
    name,
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(locale === undefined ? {} : { locale }),
  };
}

async function readableText(raw: string, { botUserId, directory }: ParseContext): Promise<string> {
  const named = namedIn(raw);
  const others = named.users.filter((id) => id !== botUserId);
  const [users, channels] = await Promise.all([
    Promise.all(others.map((id) => directory.user(id))),
    Promise.all(named.channels.map((id) => directory.channel(id))),
  ]);
  return toMarkdown(raw, botUserId, {
    user: (wanted) => users.find(({ id }) => id === wanted)?.name,
    channel: (wanted) => channels.find(({ id }) => id === wanted)?.name,
  });
}

function attachmentOf(file: SlackFileRef): Attachment {
  const mediaType = file.mimetype || 'application/octet-stream';
  return {
    kind: kindOf(mediaType),
    name: file.name ?? 'file',
    mediaType,
    bytes: file.size ?? 0,
    url: file.url_private_download ?? file.url_private ?? '',
  };
}

function kindOf(mediaType: string): AttachmentKind {
  if (/^image\/(?:png|jpe?g|gif|webp)$/.test(mediaType)) return 'image';
  const text = /^(?:text\/|application\/(?:json|xml|yaml|x-yaml|toml|javascript|x-sh|sql)\b)/;
  return text.test(mediaType) ? 'text' : 'other';
}
