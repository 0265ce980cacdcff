import type { CommandSpec } from '../../../src/core/ports.ts';
import type { Notebook } from '../../../src/core/store-ports.ts';
import type { Person, Place } from '../../../src/core/types.ts';
import { DiscordPlatform } from '../../../src/platforms/discord/adapter.ts';
import { systemClock } from '../../../src/util/system-clock.ts';
import { RecordingInbound } from '../../fakes/inbound.ts';
import { FakeLogger } from '../../fakes/logger.ts';
import { DiscordStandIn, type StandInOptions } from '../../standins/discord/server.ts';

export class MapNotebook implements Notebook {
  readonly notes = new Map<string, string>();

  async read(key: string): Promise<string | undefined> {
    return this.notes.get(key);
  }

  async write(key: string, value: string): Promise<void> {
    this.notes.set(key, value);
  }
}

export const commandSpecs: readonly CommandSpec[] = [
  { name: 'ping', description: 'Is it awake?' },
  {
    name: 'memory',
    description: 'What it remembers of you',
    subcommands: [
      { name: 'show', description: 'Show it' },
      { name: 'forget', description: 'Forget something' },
    ],
    argument: { name: 'what', description: 'What it is about' },
  },
  { name: 'mood', description: 'How it feels', argument: { name: 'when', description: 'A day' } },
];

type PlatformOptions = Partial<ConstructorParameters<typeof DiscordPlatform>[0]>;

/** The real discord.js, logged in to the stand-in. */
export class DiscordHarness {
  readonly standIn: DiscordStandIn;
  readonly inbound = new RecordingInbound();
  readonly logger = new FakeLogger();
  readonly notebook: MapNotebook;
  readonly platform: DiscordPlatform;
  readonly apiUrl: string;

  private constructor(standIn: DiscordStandIn, apiUrl: string, options: PlatformOptions) {
    this.standIn = standIn;
    this.apiUrl = apiUrl;
    this.notebook = new MapNotebook();
    this.platform = new DiscordPlatform({
      token: standIn.token,
      apiUrl,
      commands: commandSpecs,
      notebook: this.notebook,
      logger: this.logger,
      clock: systemClock,
      replyWithReference: true,
      requestTimeoutMs: 4_000,
      ...options,
    });
  }

  /** Not yet started: for what goes wrong at the start. */
  static async prepare(standIn: StandInOptions = {}, options: PlatformOptions = {}): Promise<DiscordHarness> {
    const server = new DiscordStandIn(standIn);
    const { apiUrl } = await server.start();
    return new DiscordHarness(server, apiUrl, options);
  }

  static async start(standIn: StandInOptions = {}, options: PlatformOptions = {}): Promise<DiscordHarness> {
    const harness = await DiscordHarness.prepare(standIn, options);
    await harness.platform.start(harness.inbound);
    return harness;
  }

  async stop(): Promise<void> {
    await this.platform.stop();
    await this.standIn.stop();
  }

  /** Says something in the home channel and waits until it has come in. */
  async hear(content: string, more: Partial<Parameters<DiscordStandIn['say']>[0]> = {}) {
    const { home } = this.standIn;
    const id = this.standIn.say({ channel: home.channel.id, author: home.user, content, ...more });
    return this.heard(id);
  }

  async heard(messageId: string) {
    return this.until(
      () => this.inbound.messages.find((message) => message.platformMessageId === messageId),
      'the message to come in',
    );
  }

  /** What our side has seen changes without the stand-in's knowing, so it is asked every few turns of the loop. */
  async until<T>(probe: () => T | undefined | false, what: string): Promise<T> {
    const deadline = performance.now() + 8_000;
    for (;;) {
      const found = probe();
      if (found) return found;
      if (performance.now() > deadline) throw new Error(`Waited in vain for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  get homePlace(): Place {
    const { guild, channel } = this.standIn.home;
    return { platform: 'discord', workspace: guild.id, channel: channel.id, visibility: 'public' };
  }

  get ana(): Person {
    return { platform: 'discord', id: this.standIn.home.user.id, name: 'Ana' };
  }

  /** What a person sees in a channel: the bot's messages as they are now. */
  shown(channelId = this.standIn.home.channel.id): string[] {
    return this.standIn
      .history(channelId)
      .filter((message) => message.byBot && message.deletedAt === undefined)
      .map((message) => message.content);
  }
}
