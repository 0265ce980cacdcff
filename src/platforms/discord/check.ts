import {
  type APIApplication,
  type APIUser,
  ApplicationFlags,
  HTTPError,
  PermissionFlagsBits,
  PermissionsBitField,
  REST,
  type RESTAPIPartialCurrentUserGuild,
  Routes,
} from 'discord.js';
import { normalizeApiUrl } from './api-url.ts';
import { toFamiliarError } from './errors.ts';

/** One line of `doctor`. */
export interface DiscordFinding {
  readonly ok: boolean;
  readonly what: string;
  readonly fix?: string;
}

const neededPermissions = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'ReadMessageHistory',
] as const;

const portal = 'https://discord.com/developers/applications';

/**
 * Whether the token works, message content may be read, and the bot may speak in its servers (as far as roles tell: a channel
 * can still forbid it). Never throws for what Discord answers; that is a finding.
 */
export async function checkDiscord(options: {
  readonly token: string;
  readonly apiUrl?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}): Promise<readonly DiscordFinding[]> {
  const rest = new REST({
    api: normalizeApiUrl(options.apiUrl),
    timeout: 10_000,
    retries: 0,
    rejectOnRateLimit: () => true,
    hashSweepInterval: 0,
    handlerSweepInterval: 0,
  }).setToken(options.token.replace(/^Bot\s+/i, ''));
  const get = <T>(route: `/${string}`): Promise<T> =>
    rest.get(route, options.signal === undefined ? {} : { signal: options.signal }) as Promise<T>;
  try {
    const user = await get<APIUser>(Routes.user());
    const application = await ifServed(get<Partial<APIApplication>>(Routes.currentApplication()));
    const guilds = await ifServed(get<RESTAPIPartialCurrentUserGuild[]>(Routes.userGuilds()));
    return [
      { ok: true, what: `Discord accepts the token: ${user.username}` },
      contentFinding(application?.flags),
      ...guildFindings(application?.id ?? user.id, guilds),
    ];
  } catch (error) {
    return [tokenFinding(error)];
  }
}

/** What only some servers of Discord's protocol tell; undefined where the address is not there. */
async function ifServed<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (toFamiliarError(error).code === 'target_gone' || statusOf(error) === 404) return undefined;
    throw error;
  }
}

function statusOf(error: unknown): unknown {
  return error instanceof HTTPError ? error.status : undefined;
}

function tokenFinding(error: unknown): DiscordFinding {
  const failure = toFamiliarError(error);
  if (failure.code === 'platform_refused') {
    return {
      ok: false,
      what: 'Discord does not accept the token',
      fix: `Copy a fresh one from the Bot page at ${portal} into DISCORD_TOKEN`,
    };
  }
  return {
    ok: false,
    what: `Discord cannot be asked (${failure.code})`,
    fix: 'Check the network, a proxy, or DISCORD_API_URL, and try again',
  };
}

function contentFinding(flags: APIApplication['flags'] | undefined): DiscordFinding {
  const granted = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;
  const what = 'Discord message content intent';
  if (flags === undefined) return { ok: true, what: `${what}: the server does not tell` };
  if ((flags & granted) !== 0) return { ok: true, what };
  return { ok: false, what, fix: `Switch "Message Content Intent" on, on the Bot page at ${portal}` };
}

function guildFindings(
  applicationId: string,
  guilds: readonly Partial<RESTAPIPartialCurrentUserGuild>[] | undefined,
): DiscordFinding[] {
  if (guilds === undefined) return [{ ok: true, what: 'Discord permissions: the server does not tell' }];
  const wanted = new PermissionsBitField(neededPermissions.map((name) => PermissionFlagsBits[name]));
  const invite = `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${wanted.bitfield}`;
  if (guilds.length === 0) {
    return [{ ok: false, what: 'The bot is in no Discord server', fix: `Invite it: ${invite}` }];
  }
  const lacking = guilds.flatMap((guild) => {
    const missing =
      guild.permissions === undefined
        ? []
        : new PermissionsBitField(BigInt(guild.permissions)).missing(wanted);
    return missing.length === 0 ? [] : [{ guild, missing }];
  });
  if (lacking.length === 0) {
    return [{ ok: true, what: `Discord permissions in ${guilds.length} server(s)` }];
  }
  return lacking.map(({ guild, missing }) => ({
    ok: false,
    what: `Discord permissions in ${guild.name ?? guild.id} lack ${missing.join(', ')}`,
    fix: `Give them to the bot's role, or invite it again: ${invite}`,
  }));
}
