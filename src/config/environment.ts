import path from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The one place that reads `process.env`. Adds what stands in `.env` below `cwd`, where there is one; a variable that the
 * environment holds already wins, even when it is empty, so that `DISCORD_TOKEN= npm start` leaves Discord out.
 */
export function readEnvironment(cwd: string = process.cwd()): Environment {
  try {
    process.loadEnvFile(path.join(cwd, '.env'));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return { ...process.env };
}
