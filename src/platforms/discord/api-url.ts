import { InvalidInput } from '../../core/errors.ts';

export const defaultApiUrl = 'https://discord.com/api';

/**
 * The base address as discord.js wants it: no trailing slash and no version.
 * @throws InvalidInput when it is not an http(s) address
 */
export function normalizeApiUrl(apiUrl: string | undefined): string {
  const given = apiUrl?.trim() || defaultApiUrl;
  if (!/^https?:\/\/[^/]/.test(given) || !URL.canParse(given)) {
    throw new InvalidInput('DISCORD_API_URL is not an http(s) address: leave it unset for discord.com');
  }
  return given.replace(/\/+$/, '').replace(/\/v\d+$/, '');
}
