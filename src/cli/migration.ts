import { InvalidInput } from '../core/errors.ts';
import { createMigrations, migrateDown, migrateUp } from '../storage/migrations.ts';

const usage =
  'Usage: npm run migration:create -- NAME | npm run migration:up | npm run migration:down [-- --all]';

/**
 * `create NAME`, `up` or `down [--all]` on the database that `url` names. Returns the exit status.
 * @throws InvalidInput, StorageUnavailable
 */
export async function migrationCommand(args: readonly string[], url: string): Promise<number> {
  const [action, ...rest] = args;
  if (action === 'create' && rest.length === 1) {
    const files = await createMigrations(rest[0] ?? '');
    return say(files, 'Written:', 'The entities have not changed since the last migration.');
  }
  if (action === 'up' && rest.length === 0) {
    return say(await migrateUp(url), 'Run:', 'The database is up to date.');
  }
  if (action === 'down' && (rest.length === 0 || (rest.length === 1 && rest[0] === '--all'))) {
    return say(
      await migrateDown(url, { all: rest.length === 1 }),
      'Reverted:',
      'There was nothing to revert.',
    );
  }
  throw new InvalidInput(usage);
}

function say(names: readonly string[], some: string, none: string): number {
  process.stdout.write(
    names.length === 0 ? `${none}\n` : `${some}\n${names.map((name) => `  ${name}\n`).join('')}`,
  );
  return 0;
}
