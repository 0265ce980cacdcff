import { closest, distance } from 'fastest-levenshtein';
import { FamiliarError } from '../core/errors.ts';

/** A command gets its arguments and gives the exit status. */
type Command = (args: readonly string[]) => Promise<number>;

/** Imported one at a time, so that each costs only what it needs. */
const commands: Readonly<
  Record<string, { readonly summary: string; readonly load: () => Promise<Command> }>
> = {
  start: {
    summary: 'run the character on every configured platform, with the local chat page',
    load: async () => (await import('./start.ts')).startCommand,
  },
  chat: {
    summary: 'talk in the terminal: [--user NAME] [--character NAME]',
    load: async () => (await import('./chat.ts')).chatCommand,
  },
  doctor: {
    summary: 'check configuration, database, model and platforms',
    load: async () => (await import('./doctor.ts')).doctorCommand,
  },
  script: {
    summary: 'answer a conversation from a file: FILE.jsonl [--show-prompt]',
    load: async () => (await import('./script.ts')).scriptCommand,
  },
  bench: {
    summary: 'measure: turn, recall, recall-scale, facts, audience, extraction',
    load: async () => (await import('./bench.ts')).benchCommand,
  },
  migration: {
    summary: 'change the database schema: create NAME | up | down',
    load: async () => {
      const { migrationCommand } = await import('./migration.ts');
      const { readSettings } = await import('./settings.ts');
      return async (args) => migrationCommand(args, readSettings().database.url);
    },
  },
};

function usage(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`);
  return ['Usage: familiar COMMAND', '', ...lines].join('\n');
}

async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help') {
    console.log(usage());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    const guess = closest(name, Object.keys(commands));
    const hint = distance(name, guess) <= 3 ? ` Did you mean "${guess}"?` : '';
    console.error(`There is no command "${name}".${hint}\n\n${usage()}`);
    return 2;
  }
  return (await command.load())(args);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  // What people can mend is said in one line; everything else with its stack.
  const isMistyped = isOptionMistake(error);
  console.error(isMistyped || error instanceof FamiliarError ? error.message : error);
  process.exitCode = isMistyped ? 2 : 1;
}

/** What `parseArgs` throws for an option that there is not, or without its value. */
function isOptionMistake(error: unknown): error is TypeError {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
