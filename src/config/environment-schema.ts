import { z } from 'zod';
import { logLevels } from './behaviour-schema.ts';
import { oneOf } from './fields.ts';

const address = (example: string) =>
  z.url({
    protocol: /^(https?)$/,
    error: `an address that begins with http:// or https://, such as ${example}`,
  });

const anyText = z.string();

const database = z
  .string()
  .regex(
    /^(postgres(ql)?:\/\/\S+|sqlite:\S.*)$/,
    'postgres://user:password@host:5432/name or sqlite:PATH; default sqlite:data/familiar.db',
  );

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'a port from 0 to 65535 (0 takes any free one); default 8787')
  .transform(Number)
  .pipe(z.number().max(65_535, 'a port from 0 to 65535 (0 takes any free one); default 8787'));

/**
 * Every environment variable. An empty value counts as unset. Documented for people in `.env.example`; a test holds the two
 * together.
 */
export const environmentSchema = z.object({
  DISCORD_TOKEN: anyText.optional(),
  DISCORD_API_URL: address('https://discord.com/api').optional(),
  SLACK_BOT_TOKEN: anyText.optional(),
  SLACK_APP_TOKEN: anyText.optional(),
  SLACK_SIGNING_SECRET: anyText.optional(),
  SLACK_API_URL: address('https://slack.com/api/').optional(),
  OPENAI_API_KEY: anyText.optional(),
  OPENAI_BASE_URL: address('http://127.0.0.1:11434/v1').optional(),
  DATABASE_URL: database.default('sqlite:data/familiar.db'),
  HOST: anyText.default('127.0.0.1'),
  PORT: port.default(8787),
  WEB_TOKEN: z
    .string()
    .min(12, 'at least 12 characters, such as the output of: openssl rand -hex 24')
    .optional(),
  LOG_LEVEL: oneOf(logLevels).optional(),
  LOG_FORMAT: oneOf(['pretty', 'json']).optional(),
  FAMILIAR_CONFIG: anyText.default('config/familiar.yaml'),
  FAMILIAR_CHARACTERS: anyText.default('config/characters'),
});

export type EnvironmentSettings = z.infer<typeof environmentSchema>;
export type EnvironmentName = keyof EnvironmentSettings;

/** Variables whose value never appears in a log line or an error. */
export const secretNames = [
  'DISCORD_TOKEN',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'OPENAI_API_KEY',
  'DATABASE_URL',
  'WEB_TOKEN',
] as const satisfies readonly EnvironmentName[];
