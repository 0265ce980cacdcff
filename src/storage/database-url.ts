import { InvalidInput } from '../core/errors.ts';

export type DatabaseAddress =
  | { readonly dialect: 'sqlite'; readonly path: string }
  | { readonly dialect: 'postgres'; readonly url: string };

export const memoryPath = ':memory:';

/**
 * Reads `sqlite:PATH`, `sqlite::memory:` and `postgres://…`.
 * @throws InvalidInput for anything else; the line never repeats the address, which may hold a password.
 */
export function parseDatabaseUrl(url: string): DatabaseAddress {
  if (/^postgres(ql)?:\/\/./.test(url)) return { dialect: 'postgres', url };
  const path = /^sqlite:(?:\/\/)?(.+)$/.exec(url)?.[1];
  if (path !== undefined) return { dialect: 'sqlite', path };
  throw new InvalidInput('DATABASE_URL must be sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/DATABASE');
}
