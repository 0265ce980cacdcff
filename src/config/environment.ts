import path from 'node:path';
import { InvalidInput } from '../core/errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The one place that reads `process.env`. Adds what stands in `.env` below `cwd`, where there is one; a variable that the
 * environment holds already wins, even when it is empty, so that `DISCORD_TOKEN= npm start` leaves Discord out.
 * @throws InvalidInput when `.env` is there and cannot be read
 */
export function readEnvironment(cwd: string = process.cwd()): Environment {
  try {
    process.loadEnvFile(path.join(cwd, '.env'));
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!absent) throw new InvalidInput('.env cannot be read: check its permissions', { cause: error });
  }
  return { ...process.env };
}
