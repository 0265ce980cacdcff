import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Behaviour, behaviourSchema, type LogLevel } from './behaviour-schema.ts';
import { deepFreeze } from './deep-freeze.ts';
import type { Environment } from './environment.ts';
import { type EnvironmentSettings, environmentSchema, secretNames } from './environment-schema.ts';
import { knownKeysOf } from './known-keys.ts';
import { type Problem, problemsFrom, refuse } from './problems.ts';
import { parseYaml, type ReadFile } from './yaml-source.ts';

/** What Slack needs; which of the two further secrets is there depends on `slack.mode`. */
export type SlackSecrets = {
  readonly botToken: string;
  readonly apiUrl: string | undefined;
} & (
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string }
);

export interface Secrets {
  /** Undefined where the platform or the model is not configured. */
  readonly discord: { readonly token: string; readonly apiUrl: string | undefined } | undefined;
  readonly slack: SlackSecrets | undefined;
  readonly model: { readonly apiKey: string | undefined; readonly baseUrl: string | undefined } | undefined;
}

/** All that Familiar can be told: config/familiar.yaml, and what the environment says. Deeply frozen. */
export interface Settings extends Behaviour {
  readonly secrets: Secrets;
  readonly database: { readonly url: string };
  readonly web: {
    readonly host: string;
    readonly port: number;
    /** PORT was set: take this one or none. */
    readonly portIsExplicit: boolean;
    readonly token: string | undefined;
  };
  readonly log: {
    /** LOG_LEVEL, or `logging.level`. */
    readonly level: LogLevel;
    readonly modules: Readonly<Record<string, LogLevel>>;
    /** Undefined: pretty on a terminal, JSON otherwise. */
    readonly format: 'pretty' | 'json' | undefined;
    /** Texts that no log line may hold. */
    readonly secretValues: readonly string[];
  };
  readonly files: {
    /** Absolute. */
    readonly config: string;
    /** Absolute folder of the character files. */
    readonly characters: string;
  };
}

export interface SettingsSources {
  readonly env: Environment;
  /** What relative paths are relative to. */
  readonly cwd: string;
  /** Throws an error with the code `ENOENT` where there is no file. Default: reads the disk. */
  readonly readFile?: ReadFile;
}

/**
 * Reads and checks the whole configuration. Without a familiar.yaml every default holds.
 * @throws InvalidInput naming every problem at once, each with where it stands and how to mend it
 */
export function loadSettings({ env, cwd, readFile = readText }: SettingsSources): Settings {
  const problems: Problem[] = [];
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name in environmentSchema.shape && value?.trim()),
  );
  const environment = checkEnvironment(given, problems);
  const configName = given.FAMILIAR_CONFIG ?? 'config/familiar.yaml';
  const configFile = path.resolve(cwd, configName);
  const behaviour = checkBehaviour(configName, configFile, given, readFile, problems);

  // Both fall back to their defaults when they are wrong, so that the cross checks still find what they can.
  const secrets = checkSecrets(environment, behaviour, problems);
  checkWeb(environment, problems);
  refuse('The configuration cannot be used', problems);

  return deepFreeze({
    ...behaviour,
    secrets,
    database: { url: environment.DATABASE_URL },
    web: {
      host: environment.HOST,
      port: environment.PORT,
      portIsExplicit: given.PORT !== undefined,
      token: environment.WEB_TOKEN,
    },
    log: {
      level: environment.LOG_LEVEL ?? behaviour.logging.level,
      modules: behaviour.logging.modules,
      format: environment.LOG_FORMAT,
      secretValues: secretValuesOf(given),
    },
    files: { config: configFile, characters: path.resolve(cwd, environment.FAMILIAR_CHARACTERS) },
  });
}

function checkEnvironment(given: Environment, problems: Problem[]): EnvironmentSettings {
  const parsed = environmentSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const found = problemsFrom(parsed.error, {
    value: given,
    where: () => 'environment',
    knownKeys: () => [],
    isSecret: ([name]) => secretNames.some((secret) => secret === name),
  });
  problems.push(...found);
  const usable = Object.entries(given).filter(([name]) => !found.some((problem) => problem.path === name));
  return environmentSchema.parse(Object.fromEntries(usable));
}

function checkBehaviour(
  name: string,
  file: string,
  given: Environment,
  readFile: ReadFile,
  problems: Problem[],
): Behaviour {
  let text: string;
  try {
    text = readFile(file);
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!absent || given.FAMILIAR_CONFIG !== undefined) {
      const wrong = absent ? 'is not there' : 'cannot be read';
      problems.push({
        where: name,
        path: '',
        wrong,
        fix: 'check FAMILIAR_CONFIG and the file’s permissions',
      });
    }
    return behaviourSchema.parse({});
  }
  const source = parseYaml(text, name);
  problems.push(...source.problems);
  const parsed = behaviourSchema.safeParse(source.value ?? {});
  if (parsed.success) return parsed.data;
  const knownKeys = knownKeysOf(behaviourSchema);
  problems.push(...problemsFrom(parsed.error, { value: source.value, where: source.where, knownKeys }));
  return behaviourSchema.parse({});
}

function checkSecrets(env: EnvironmentSettings, behaviour: Behaviour, problems: Problem[]): Secrets {
  const { DISCORD_TOKEN, OPENAI_API_KEY, OPENAI_BASE_URL } = env;
  return {
    discord: DISCORD_TOKEN ? { token: DISCORD_TOKEN, apiUrl: env.DISCORD_API_URL } : undefined,
    slack: checkSlack(env, behaviour.slack.mode, problems),
    model:
      OPENAI_API_KEY || OPENAI_BASE_URL ? { apiKey: OPENAI_API_KEY, baseUrl: OPENAI_BASE_URL } : undefined,
  };
}

function checkSlack(
  env: EnvironmentSettings,
  mode: 'socket' | 'http',
  problems: Problem[],
): SlackSecrets | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  const missing = (path: string, fix: string) =>
    void problems.push({ where: 'environment', path, wrong: 'is missing', fix });
  if (!botToken) {
    if (appToken || signingSecret)
      missing('SLACK_BOT_TOKEN', 'copy the bot token (xoxb-…) from "OAuth & Permissions" of your Slack app');
    return undefined;
  }
  const shared = { botToken, apiUrl: env.SLACK_API_URL };
  if (mode === 'socket') {
    if (appToken) return { ...shared, mode, appToken };
    missing(
      'SLACK_APP_TOKEN',
      'create an app-level token (xapp-…) with connections:write under "Basic Information", or set slack.mode to http',
    );
    return undefined;
  }
  if (signingSecret) return { ...shared, mode, signingSecret };
  missing(
    'SLACK_SIGNING_SECRET',
    'copy the signing secret from "Basic Information", or set slack.mode to socket',
  );
  return undefined;
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;

function checkWeb(env: EnvironmentSettings, problems: Problem[]): void {
  if (loopback.test(env.HOST) || env.WEB_TOKEN) return;
  problems.push({
    where: 'environment',
    path: 'WEB_TOKEN',
    wrong: `is missing while HOST ${env.HOST} lets other machines in`,
    fix: 'set WEB_TOKEN to a long random text, or HOST to 127.0.0.1',
  });
}

/** The secrets themselves, and the password inside the database address, also as it is written there. */
function secretValuesOf(given: Environment): readonly string[] {
  const values = secretNames.flatMap((name) => given[name] ?? []).filter((value) => !isPlainDatabase(value));
  const password = URL.parse(given.DATABASE_URL ?? '')?.password;
  return [...new Set([...values, ...(password ? [password, decodeURIComponent(password)] : [])])];
}

/** A database address without a password is no secret, and the doctor names it. */
function isPlainDatabase(value: string): boolean {
  return value.startsWith('sqlite:') || (/^postgres(ql)?:/.test(value) && !URL.parse(value)?.password);
}

function readText(file: string): string {
  return readFileSync(file, 'utf8');
}
