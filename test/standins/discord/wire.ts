/** The shapes that travel over the wire, as far as this stand-in fills them in. Optional keys are absent, never undefined. */

export type Json = Record<string, unknown>;

export interface WireUser extends Json {
  id: string;
  username: string;
  global_name: string | null;
  discriminator: string;
  avatar: string | null;
  bot?: boolean;
  public_flags: number;
  flags: number;
  primary_guild: null;
}

export interface WireAttachment extends Json {
  id: string;
  filename: string;
  size: number;
  url: string;
  proxy_url: string;
  content_type?: string;
}

export interface WireMessage extends Json {
  id: string;
  channel_id: string;
  type: number;
  content: string;
  author: WireUser;
  mentions: WireUser[];
  mention_roles: string[];
  mention_everyone: boolean;
  attachments: WireAttachment[];
  embeds: Json[];
  components: Json[];
  timestamp: string;
  edited_timestamp: string | null;
  flags: number;
  pinned: boolean;
  tts: boolean;
  nonce?: string | number;
  message_reference?: Json;
  referenced_message?: WireMessage | null;
  webhook_id?: string;
}

export interface WireChannel extends Json {
  id: string;
  type: number;
  flags: number;
  guild_id?: string;
  name?: string;
  parent_id?: string | null;
}

export const channelTypes = { text: 0, dm: 1, publicThread: 11, privateThread: 12 } as const;
export const messageTypes = { default: 0, memberJoin: 7, reply: 19, threadStarter: 21 } as const;
export const messageFlags = { suppressEmbeds: 4, hasThread: 32, ephemeral: 64, loading: 128 } as const;

/** Discord's intent bits, as far as they decide what this stand-in sends. */
export const intents = {
  guilds: 1 << 0,
  guildMessages: 1 << 9,
  guildMessageTyping: 1 << 11,
  directMessages: 1 << 12,
  directMessageTyping: 1 << 14,
  messageContent: 1 << 15,
} as const;

export function userOf(id: string, name: string, options: { bot?: boolean } = {}): WireUser {
  return {
    id,
    username: name.toLowerCase().replaceAll(/[^a-z0-9_.]/g, '_'),
    global_name: options.bot ? null : name,
    discriminator: '0',
    avatar: null,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
    ...(options.bot ? { bot: true } : {}),
  };
}

/** A refusal as Discord words it: HTTP status, JSON error code and, for 50035, the tree of what is wrong. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: Json | undefined;

  constructor(status: number, code: number, message: string, errors?: Json) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  body(): Json {
    return {
      message: this.message,
      code: this.code,
      ...(this.errors === undefined ? {} : { errors: this.errors }),
    };
  }
}

export const refusals = {
  unauthorized: () => new ApiError(401, 0, '401: Unauthorized'),
  notFound: () => new ApiError(404, 0, '404: Not Found'),
  unknownChannel: () => new ApiError(404, 10003, 'Unknown Channel'),
  unknownMessage: () => new ApiError(404, 10008, 'Unknown Message'),
  unknownUser: () => new ApiError(404, 10013, 'Unknown User'),
  unknownWebhook: () => new ApiError(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new ApiError(404, 10062, 'Unknown interaction'),
  alreadyAcknowledged: () => new ApiError(400, 40060, 'Interaction has already been acknowledged.'),
  missingAccess: () => new ApiError(403, 50001, 'Missing Access'),
  notYourMessage: () => new ApiError(403, 50005, 'Cannot edit a message authored by another user'),
  tooLarge: () => new ApiError(413, 40005, 'Request entity too large'),
  emptyMessage: () => new ApiError(400, 50006, 'Cannot send an empty message'),
  missingPermissions: () => new ApiError(403, 50013, 'Missing Permissions'),
  invalidForm: (field: string, code: string, message: string) =>
    new ApiError(400, 50035, 'Invalid Form Body', { [field]: { _errors: [{ code, message }] } }),
} as const;
