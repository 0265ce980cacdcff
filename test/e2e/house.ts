/** The whole bot among stand-ins: what the end-to-end tests share. */
import type { SeenMessage } from '../standins/discord/seen.ts';
import { DiscordStandIn, type Said } from '../standins/discord/server.ts';
import type { WireChannel } from '../standins/discord/wire.ts';
import { type ModelServer, type RawReply, startModel } from '../standins/model/model.ts';
import { SlackStandIn } from '../standins/slack/server.ts';
import { type Exit, FamiliarProcess, Home } from '../support/familiar.ts';

export interface HouseOptions {
  /** Each true by default. */
  readonly discord?: boolean;
  readonly slack?: boolean;
  readonly model?: boolean;
  /** A settings file's text; the shipped file by default. */
  readonly settings?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A familiar with a database of its own, and the world around it. */
export class House {
  readonly discord = new DiscordStandIn({ token: 'discord.e2e-token.qL9xw2' });
  readonly slack = new SlackStandIn({
    botToken: 'xoxb-e2e-Rk27sLq9',
    appToken: 'xapp-e2e-Wm81zTp4',
    ackLimitMs: 1_000,
    retryDelaysMs: [0, 50, 50],
  });
  readonly home: Home;
  readonly model: ModelServer;
  readonly processes: FamiliarProcess[] = [];
  readonly #env: Record<string, string> = {};

  private constructor(home: Home, model: ModelServer) {
    this.home = home;
    this.model = model;
  }

  /** Everything but the familiar itself. */
  static async build({ discord = true, slack = true, model = true, settings, env }: HouseOptions = {}) {
    const house = new House(await Home.make(), await startModel());
    if (discord) {
      const { apiUrl } = await house.discord.start();
      Object.assign(house.#env, { DISCORD_API_URL: apiUrl, DISCORD_TOKEN: house.discord.token });
    }
    if (slack) {
      const { apiUrl } = await house.slack.start();
      const { botToken, appToken } = house.slack;
      Object.assign(house.#env, {
        SLACK_API_URL: apiUrl,
        SLACK_BOT_TOKEN: botToken,
        SLACK_APP_TOKEN: appToken,
      });
    }
    if (model) {
      Object.assign(house.#env, { OPENAI_BASE_URL: house.model.baseUrl, OPENAI_API_KEY: 'sk-e2e-Vb93nXc6' });
    }
    if (settings !== undefined)
      house.#env.FAMILIAR_CONFIG = await house.home.write('settings.yaml', settings);
    Object.assign(house.#env, env);
    return house;
  }

  /** Resolves when every configured platform hears. */
  static async open(options: HouseOptions = {}): Promise<House> {
    const house = await House.build(options);
    await house.start();
    return house;
  }

  /** Starts the familiar, again after it has ended. */
  async start(): Promise<FamiliarProcess> {
    const familiar = await FamiliarProcess.start(this.home, this.#env);
    this.processes.push(familiar);
    const connected: Promise<unknown>[] = [];
    if (this.#env.DISCORD_TOKEN === this.discord.token) connected.push(this.discord.connected());
    if (this.#env.SLACK_BOT_TOKEN) {
      connected.push(this.slack.waitFor(() => this.slack.delivery.connections > 0));
    }
    await Promise.all(connected);
    return familiar;
  }

  get familiar(): FamiliarProcess {
    const newest = this.processes.at(-1);
    if (!newest) throw new Error('The familiar has not been started');
    return newest;
  }

  /** Ends it as a power failure would. */
  crash(): Promise<Exit> {
    return this.familiar.stop();
  }

  async close(): Promise<void> {
    for (const familiar of this.processes) await familiar.stop();
    await Promise.all([
      this.#env.DISCORD_API_URL && this.discord.stop(),
      this.slack.stop(),
      this.model.stop(),
    ]);
    await this.home.remove();
  }

  // ------------------------------------------------------------ Discord

  /** Somebody speaks to the character in a channel of the home server. */
  mention(channel: WireChannel, text: string, more: Partial<Said> = {}): string {
    const { world, home } = this.discord;
    const content = `<@${world.bot.id}> ${text}`;
    return this.discord.say({
      channel: channel.id,
      author: home.user,
      content,
      mentions: [world.bot],
      ...more,
    });
  }

  /** The character's messages in a channel, as they stand. */
  shown(channelId: string): SeenMessage[] {
    return this.discord.history(channelId).filter(({ byBot, deletedAt }) => byBot && deletedAt === undefined);
  }

  /** Resolves with the character's messages in a channel as soon as they suit `test`. */
  async until(
    channelId: string,
    what: string,
    test: (shown: readonly SeenMessage[]) => boolean,
  ): Promise<readonly SeenMessage[]> {
    return this.discord.waitFor(() => {
      const shown = this.shown(channelId);
      return test(shown) && shown;
    }, what);
  }

  /** Resolves with the character's only message in a channel when it reads so. */
  async says(channelId: string, text: string): Promise<SeenMessage> {
    const [only, ...others] = await this.until(channelId, `“${text}”`, (all) => all.at(-1)?.content === text);
    if (!only || others.length > 0) throw new Error(`It was said with others: ${others.length}`);
    return only;
  }

  // ------------------------------------------------------------ what must not be

  /** What of people's words, the character's words and the secrets stands in the output of any process. */
  leaks(): string[] {
    const output = this.processes.map((familiar) => familiar.output).join('\n');
    return this.unloggable().filter((text) => output.includes(text) || output.includes(inJson(text)));
  }

  /** Every text that was ever visible, as long as it cannot stand in a log by chance, and every secret. */
  unloggable(): string[] {
    const inDiscord = [...this.discord.world.messages.values()].flatMap(({ versions }) => versions);
    const inSlack = this.slack.world.messages.flatMap(({ versions }) => versions);
    const texts = [...inDiscord.map(({ content }) => content), ...inSlack.map(({ text }) => text)]
      .map((text) => text.replace(/^<@\w+> /, ''))
      .filter((text) => text.length >= 12);
    const secrets = Object.entries(this.#env).flatMap(([name, value]) =>
      /TOKEN|KEY/.test(name) ? value : [],
    );
    return [...new Set([...texts, ...secrets])];
  }
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** A model that says this and then nothing more, its connection open. */
export function stuckAfter(text: string): RawReply {
  return { raw: [{ role: 'assistant', content: '' }, ...wordsOf(text)].map(event).join(''), hang: true };
}

function wordsOf(text: string): { content: string }[] {
  return (text.match(/\s*\S+/g) ?? []).map((content) => ({ content }));
}

function event(delta: object): string {
  const choices = [{ index: 0, delta, finish_reason: null }];
  const chunk = { id: 'chat-1', object: 'chat.completion.chunk', created: 1, model: 'stand-in', choices };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

/** What a model call was asked: its messages' texts, joined. */
export function promptOf(call: { readonly body: Readonly<Record<string, unknown>> } | undefined): string {
  return JSON.stringify(call?.body.messages ?? '');
}

/** Several short sentences that no phrasebook holds. */
export function prose(sentences: number): string {
  const all = Array.from(
    { length: sentences },
    (_, at) => `Sentence ${at + 1} tells of the tide and the lamp.`,
  );
  return all.join(' ');
}
