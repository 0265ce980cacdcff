/** What a turn costs, through the whole bot over real sockets: stand-ins and model run in processes of their own. */

import { InvalidInput } from '../core/errors.ts';
import { DiscordDriver, type DiscordReady } from './bench-discord.ts';
import { median, type PrintRow, pause, quantile } from './bench-figures.ts';
import { LocalDriver } from './bench-local.ts';
import { RawModel } from './bench-model.ts';
import { type MeasuredFamiliar, startFamiliarMeasured, startMeasured, startServer } from './bench-process.ts';
import { SlackDriver, type SlackReady } from './bench-slack.ts';

const streams = 300;
const settleMs = 3_000;
const replyTokens = 200;
const briefTokens = 40;
/** Five characters a token, the last one's space a full stop. */
const replyChars = replyTokens * 5;

interface Stage extends Required<Outside> {
  /** As `modelUrl`, with replies of `briefTokens`: how long a reply becomes does not matter for its first words. */
  readonly briefModelUrl: string;
  readonly print: PrintRow;
}

const parts: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  idle,
  instant,
  'first-text': firstText,
  cpu,
  streams: concurrent,
};

/** Prints the rows of `bench -- turn`; with arguments, of these parts only. @throws InvalidInput for an unknown part */
export async function benchTurn(args: readonly string[], print: PrintRow): Promise<void> {
  const chosen = Object.entries(parts).filter(([name]) => args.length === 0 || args.includes(name));
  if (chosen.length < args.length)
    throw new InvalidInput(`The parts of turn are ${Object.keys(parts).join(', ')}`);
  await using servers = new AsyncDisposableStack();
  const start = async <Ready>(script: string, options: readonly string[] = []): Promise<Ready> => {
    const server = await startServer<Ready>(script, options);
    servers.defer(() => server.stop());
    return server.ready;
  };
  const model = async (tokens: number) => {
    const pace = ['--first-token-ms', '300', '--tokens-per-second', '60', '--reply-tokens', String(tokens)];
    return (await start<{ baseUrl: string }>('test/standins/model/main.ts', pace)).baseUrl;
  };
  const stage: Stage = {
    discord: new DiscordDriver(
      await start<DiscordReady>('test/standins/discord/main.ts', [
        '--no-limits',
        '--channels',
        String(streams),
      ]),
    ),
    slack: new SlackDriver(await start<SlackReady>('test/standins/slack/main.ts')),
    modelUrl: await model(replyTokens),
    briefModelUrl: await model(briefTokens),
    print,
  };
  for (const [, measure] of chosen) await measure(stage);
}

/** The servers that a Familiar under measurement talks to; what is absent is not configured. */
interface Outside {
  readonly discord?: DiscordDriver;
  readonly slack?: SlackDriver;
  readonly modelUrl?: string;
}

/** Runs `work` with a Familiar that is connected to all of the outside. */
async function withFamiliar<T>(
  outside: Outside,
  work: (familiar: MeasuredFamiliar) => Promise<T>,
): Promise<T> {
  const { discord, slack, modelUrl } = outside;
  const drivers = [discord, slack].filter((driver) => driver !== undefined);
  await Promise.all(drivers.map((driver) => driver.expectBot()));
  const familiar = await startFamiliarMeasured({
    ...(discord && { discord: discord.ready }),
    ...(slack && { slack: slack.ready }),
    ...(modelUrl && { modelUrl }),
  });
  try {
    await Promise.all(drivers.map((driver) => driver.connected()));
    return await work(familiar);
  } finally {
    await familiar.stop();
  }
}

/** Cold starts with nothing configured, as a newcomer has them, and the memory with everything configured. */
async function idle({ discord, slack, modelUrl, print }: Stage): Promise<void> {
  const starts: number[] = [];
  for (let run = 0; run < 5; run += 1) starts.push(await withFamiliar({}, async ({ readyMs }) => readyMs));
  print({ name: 'ready_ms', value: median(starts), unit: 'ms' });
  const rss = (outside: Outside) =>
    withFamiliar(outside, async (familiar) => {
      await pause(settleMs);
      return (await familiar.report()).rssMb;
    });
  print({ name: 'idle_rss_mb', value: await rss({}), unit: 'MB' });
  print({ name: 'idle_rss_all_platforms_mb', value: await rss({ discord, slack, modelUrl }), unit: 'MB' });
}

/** Event sent by the gateway to the reply's request received, without a model. */
async function instant({ discord, print }: Stage): Promise<void> {
  const texts = ['hello!', 'thanks', 'good night', 'who are you?', 'how are you?', 'lol'];
  await withFamiliar({ discord }, async () => {
    const times: number[] = [];
    for (let turn = 0; turn < 600; turn += 1) {
      const said = await discord.say(turn % streams, texts[turn % texts.length] ?? 'hello!');
      const shownAt = await discord.firstTextAt(said, 5);
      if (turn >= 100) times.push(shownAt - said.at);
      // Discord takes 50 requests a second from a bot: no faster, or the limit is what is measured.
      await pause(30);
    }
    print({ name: 'instant_p50_ms', value: quantile(times, 0.5), unit: 'ms' });
    print({ name: 'instant_p99_ms', value: quantile(times, 0.99), unit: 'ms' });
  });
}

const question = 'what would you put in a time capsule, and why that?';

/** First visible text on each platform over the raw SDK's first token, turn about in one run. */
async function firstText({ discord, slack, briefModelUrl, print }: Stage): Promise<void> {
  const modelUrl = briefModelUrl;
  await withFamiliar({ discord, slack, modelUrl }, async (familiar) => {
    const local = await LocalDriver.open(familiar.url);
    const times = {
      raw: [] as number[],
      discord: [] as number[],
      slack: [] as number[],
      local: [] as number[],
    };
    const model = new RawModel(modelUrl);
    const warmUp = 3;
    for (let turn = 0; turn < 20 + warmUp; turn += 1) {
      const raw = await model.firstTokenMs(question);
      const saidOnDiscord = await discord.say(turn, question);
      const onDiscord = (await discord.firstTextAt(saidOnDiscord)) - saidOnDiscord.at;
      await discord.whole([saidOnDiscord], briefTokens * 5);
      const onSlack = await slack.firstTextMs(question);
      const onLocal = await local.firstTextMs(question);
      if (turn < warmUp) continue;
      times.raw.push(raw);
      times.discord.push(onDiscord);
      times.slack.push(onSlack);
      times.local.push(onLocal);
    }
    local.close();
    const raw = median(times.raw);
    print({ name: 'raw_first_token_ms', value: raw, unit: 'ms' });
    for (const platform of ['discord', 'slack', 'local'] as const) {
      print({ name: `first_text_ratio_${platform}`, value: median(times[platform]) / raw, unit: 'ratio' });
    }
  });
}

/** CPU of 200-token turns over that of the least bot that does the same, the same load on both. */
async function cpu({ discord, modelUrl, print }: Stage): Promise<void> {
  const batches = 4;
  const atOnce = 10;
  const load = async (reset: () => Promise<void>) => {
    for (let batch = 0; batch <= batches; batch += 1) {
      // The first batch warms up.
      if (batch === 1) await reset();
      const said = Array.from({ length: atOnce }, (_, index) => discord.say(index, question));
      await discord.whole(await Promise.all(said), replyChars);
    }
  };
  const turns = batches * atOnce;
  const { apiUrl, token } = discord.ready;
  await discord.expectBot();
  const bot = await startMeasured('test/bench/minimal-discord-bot.ts', [], {
    DISCORD_API_URL: apiUrl,
    DISCORD_TOKEN: token,
    OPENAI_BASE_URL: modelUrl,
  });
  await discord.connected();
  await load(bot.reset);
  const least = (await bot.report()).cpuMs / turns;
  await bot.stop();
  const ours = await withFamiliar({ discord, modelUrl }, async (familiar) => {
    await load(familiar.reset);
    return (await familiar.report()).cpuMs / turns;
  });
  print({ name: 'cpu_per_turn_ms', value: ours, unit: 'ms' });
  print({ name: 'cpu_per_turn_minimal_bot_ms', value: least, unit: 'ms' });
  print({ name: 'cpu_ratio', value: ours / least, unit: 'ratio' });
}

async function concurrent({ discord, modelUrl, print }: Stage): Promise<void> {
  await withFamiliar({ discord, modelUrl }, async (familiar) => {
    await discord.whole([await discord.say(0, question)], replyChars);
    await familiar.reset();
    const said = Array.from({ length: streams }, (_, index) => discord.say(index, question));
    const whole = await discord.whole(await Promise.all(said), replyChars);
    const { loopDelayP99Ms } = await familiar.report();
    print({ name: 'streams_whole', value: whole, unit: 'replies' });
    print({ name: 'streams_loop_delay_p99_ms', value: loopDelayP99Ms, unit: 'ms' });
  });
}
