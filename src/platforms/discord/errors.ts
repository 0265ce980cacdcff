import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import {
  FamiliarError,
  PermissionMissing,
  PlatformRefused,
  PlatformUnavailable,
  RateLimited,
  TargetGone,
} from '../../core/errors.ts';

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const goneCodes = new Set<unknown>([10003, 10008, 10015, 10062]);
/** Missing access and permissions, closed DMs, no access to history, locked threads. */
const permissionCodes = new Set<unknown>([50001, 50007, 50013, 160002, 160005, 50278]);

/** Discord's own error code behind an error of ours; undefined where there is none. */
export function discordCode(error: unknown): number | undefined {
  const cause = error instanceof FamiliarError ? error.cause : error;
  return cause instanceof ApiFailure ? cause.discordCode : undefined;
}

/** A refused call without its body and address: a webhook's address holds its token, the body what was said. */
class ApiFailure extends Error {
  readonly discordCode: number | undefined;

  constructor(error: DiscordAPIError | HTTPError) {
    super(`${error.method} ${error.status}`);
    this.name = 'DiscordApiFailure';
    this.discordCode = error instanceof DiscordAPIError ? Number(error.code) : undefined;
  }
}

/** When the server names no time, as some proxies do. */
const leastRetryAfterMs = 250;

/** What went wrong with a REST call, in core's classes. */
export function toFamiliarError(error: unknown): FamiliarError {
  if (error instanceof FamiliarError) return error;
  if (error instanceof RateLimitError) {
    const waitMs = error.global ? error.timeToReset : Math.max(error.retryAfter, error.sublimitTimeout);
    return new RateLimited(Math.max(leastRetryAfterMs, Math.ceil(waitMs)), { global: error.global });
  }
  if (error instanceof DiscordAPIError) return fromApi(error);
  if (error instanceof HTTPError) {
    return new PlatformUnavailable(`Discord answered ${error.status}`, { cause: new ApiFailure(error) });
  }
  if (isConnectionError(error)) return new PlatformUnavailable('Discord did not answer', { cause: error });
  return new PlatformRefused('The call to Discord could not be made', { cause: error });
}

function fromApi(error: DiscordAPIError): FamiliarError {
  const what = `Discord answered ${error.status} (${error.code})`;
  const options = { cause: new ApiFailure(error) };
  if (goneCodes.has(error.code)) return new TargetGone(what, options);
  if (permissionCodes.has(error.code)) return new PermissionMissing(what, options);
  if (error.status === 401) {
    return new PlatformRefused('Discord no longer accepts the bot token: check DISCORD_TOKEN', options);
  }
  if (error.status === 403) return new PermissionMissing(what, options);
  if (error.status === 404) return new TargetGone(what, options);
  return new PlatformRefused(what, options);
}

function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return true;
  const code = 'code' in error ? String(error.code) : '';
  return /^(UND_ERR_|E[A-Z]{3,}|HPE_)/.test(code) && !code.startsWith('ERR_');
}
