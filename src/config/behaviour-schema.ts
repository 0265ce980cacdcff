import { z } from 'zod';
import { fraction, oneOf, text, timeZone, wholeNumber, yesOrNo } from './fields.ts';
import { schedule } from './schedule.ts';

export const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

const addressPolicy = oneOf(['always', 'mention', 'off']);

const placeKey = z
  .string()
  .regex(/^(discord|slack|local)\/\S+$/, 'platform/channel id, such as discord/123456789012345678');

/** A group whose keys all have defaults, so that the group itself may be left out. */
function group<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, 'a group of settings, one per line, indented').prefault(() => ({}) as never);
}

function tierModel(name: string, maxOutputTokens: number) {
  return group({
    name: text('the model name that your provider uses').default(name),
    maxOutputTokens: wholeNumber('tokens', 16, 32_000, maxOutputTokens),
    temperature: fraction(0, 2, 0.8),
  });
}

/**
 * Everything in config/familiar.yaml: how the character behaves, no secrets. Defaults and units are the file's own
 * comments; a test holds the two together.
 */
export const behaviourSchema = z.strictObject(
  {
    character: text('the name of a file in the characters folder, without .yaml').default('wren'),
    conversation: group({
      address: group({
        default: addressPolicy.default('mention'),
        channels: z
          .record(placeKey, addressPolicy, 'channels and their policy, such as discord/123: always')
          .default({}),
      }),
      overlap: oneOf(['join', 'queue']).default('join'),
      holdMs: wholeNumber('milliseconds', 0, 5000, 1200),
      resumeWithinMinutes: wholeNumber('minutes', 0, 1440, 15),
    }),
    memory: group({
      recentMessages: wholeNumber('messages', 0, 500, 40),
      recentTokens: wholeNumber('tokens', 0, 100_000, 1500),
      factTokens: wholeNumber('tokens', 0, 20_000, 600),
      passages: wholeNumber('passages', 0, 50, 6),
      passageTokens: wholeNumber('tokens', 0, 20_000, 900),
      retentionDays: wholeNumber('days', 0, 36_500, 0),
      summaries: group({
        activeDays: wholeNumber('days', 1, 3650, 30),
        behindMessages: wholeNumber('messages', 1, 1000, 12),
        maxTokens: wholeNumber('tokens', 64, 2000, 350),
        perRun: wholeNumber('summaries', 1, 1000, 20),
        callsPerDay: wholeNumber('calls', 0, 1_000_000, 500),
      }),
      reading: group({
        quietMinutes: wholeNumber('minutes', 0, 10_080, 10),
        batchMessages: wholeNumber('messages', 1, 200, 25),
        attempts: wholeNumber('tries', 1, 10, 3),
        callsPerRun: wholeNumber('calls', 0, 10_000, 20),
        callsPerDay: wholeNumber('calls', 0, 1_000_000, 500),
      }),
      embedding: group({
        waitMs: wholeNumber('milliseconds', 0, 10_000, 300),
        batchMessages: wholeNumber('messages', 1, 200, 50),
        callsPerRun: wholeNumber('calls', 0, 10_000, 40),
      }),
    }),
    jobs: group({
      timeZone: timeZone('UTC'),
      summaries: schedule('*/10 * * * *'),
      reading: schedule('*/5 * * * *'),
      retention: schedule('30 3 * * *'),
      index: schedule('*/15 * * * *'),
      embedding: schedule('*/5 * * * *'),
    }),
    models: group({
      fast: tierModel('gpt-4.1-mini', 400),
      deep: tierModel('gpt-4.1', 1200),
      embedding: group({
        name: z
          .string("the embedding model's name as your provider uses it, or '' for none")
          .trim()
          .default(''),
      }),
      firstTokenTimeoutMs: wholeNumber('milliseconds', 500, 300_000, 10_000),
      tokenTimeoutMs: wholeNumber('milliseconds', 500, 300_000, 15_000),
    }),
    delivery: group({ firstTextMs: wholeNumber('milliseconds', 0, 5000, 250) }),
    attachments: group({
      maxImages: wholeNumber('images', 0, 10, 4),
      maxImageKilobytes: wholeNumber('kilobytes', 1, 20_000, 5000),
      maxTextKilobytes: wholeNumber('kilobytes', 1, 5000, 100),
    }),
    discord: group({ replyWithReference: yesOrNo(true) }),
    slack: group({
      mode: oneOf(['socket', 'http']).default('socket'),
      httpPort: wholeNumber('port', 1, 65_535, 3000),
      replyInThread: yesOrNo(true),
      // Four is what assistant.threads.setSuggestedPrompts takes.
      suggestedPrompts: z
        .array(
          z.strictObject(
            { title: text('what the button says'), message: text('what is sent when it is pressed') },
            'a title and a message',
          ),
          'a list of prompts, each with a title and a message',
        )
        .max(4, 'at most 4 prompts')
        .default([
          { title: 'Introduce yourself', message: 'Who are you?' },
          { title: 'What do you remember?', message: 'What do you know about me?' },
          { title: 'Just talk', message: 'How are you today?' },
        ]),
    }),
    shutdown: group({ graceMs: wholeNumber('milliseconds', 0, 60_000, 8000) }),
    logging: group({
      level: oneOf(logLevels).default('info'),
      modules: z.record(z.string(), oneOf(logLevels), 'module names and their level').default({}),
    }),
  },
  'a group of settings, one per line',
);

export type Behaviour = z.infer<typeof behaviourSchema>;
