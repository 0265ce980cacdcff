/** The whole way of a message with fakes around it and a real database in memory. */
import { fileURLToPath } from 'node:url';
import { loadCharacter } from '../../../src/config/load-character.ts';
import { ConversationInbound } from '../../../src/core/conversation/inbound.ts';
import { Pipeline, type PipelineSettings } from '../../../src/core/conversation/pipeline.ts';
import type { Stores } from '../../../src/core/conversation/remember.ts';
import type { TurnReport } from '../../../src/core/conversation/turn-report.ts';
import { createVoice } from '../../../src/core/conversation/voice.ts';
import { EditBudget } from '../../../src/core/delivery/edit-budget.ts';
import type { CommandReply } from '../../../src/core/ports.ts';
import {
  type IncomingMessage,
  type Place,
  type PlatformName,
  type PromptMessage,
  platformNames,
} from '../../../src/core/types.ts';
import { openStorage, type Storage } from '../../../src/storage/open-storage.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeLogger } from '../../fakes/logger.ts';
import { FakeModel } from '../../fakes/model.ts';
import { FakePlatform } from '../../fakes/platform.ts';

export const wren = loadCharacter(
  fileURLToPath(new URL('../../../config/characters', import.meta.url)),
  'wren',
);

export const dmOf = (user: string): Place => ({
  platform: 'local',
  workspace: 'home',
  channel: `dm-${user}`,
  visibility: 'dm',
});
export const lounge: Place = {
  platform: 'local',
  workspace: 'home',
  channel: 'lounge',
  visibility: 'public',
};

const tier = {
  model: 'm',
  maxOutputTokens: 400,
  temperature: 0.8,
  firstTokenTimeoutMs: 9_000,
  tokenTimeoutMs: 9_000,
};

const settings: PipelineSettings = {
  address: { default: 'mention', channels: {} },
  overlap: 'join',
  holdMs: 1_200,
  recall: { recentMessages: 40, recentTokens: 1_500, factTokens: 600, passages: 6, passageTokens: 900 },
  tiers: { fast: { ...tier, model: 'fast-model' }, deep: { ...tier, model: 'deep-model' } },
  attachments: { maxImages: 4, maxImageBytes: 5_000, maxTextFiles: 3, maxTextBytes: 5_000 },
  firstTextMs: 250,
};

export interface WorldOptions {
  readonly settings?: Partial<PipelineSettings>;
  readonly withModel?: boolean;
  /** Another process's world, whose clock and database this one takes over. */
  readonly after?: World;
  /** Puts something between the pipeline and the database. */
  readonly stores?: (storage: Storage) => Stores;
}

export class World {
  readonly clock: FakeClock;
  readonly storage: Storage;
  readonly model: FakeModel;
  readonly logger = new FakeLogger();
  readonly platforms: ReadonlyMap<PlatformName, FakePlatform>;
  readonly pipeline: Pipeline;
  readonly inbound: ConversationInbound;
  readonly reports: TurnReport[] = [];
  readonly prompts: (readonly PromptMessage[])[] = [];
  commandReply: CommandReply = { text: 'done', ephemeral: true };
  #said = 0;

  private constructor(clock: FakeClock, storage: Storage, options: WorldOptions) {
    const { withModel = true, stores = (all) => all } = options;
    this.clock = clock;
    this.storage = storage;
    this.model = new FakeModel(clock);
    this.platforms = new Map(platformNames.map((name) => [name, new FakePlatform(clock, name)]));
    const random = () => 0.5;
    this.pipeline = new Pipeline(
      {
        character: wren,
        voice: createVoice(wren, { clock, random, timeZone: 'UTC' }),
        stores: stores(storage),
        platforms: this.platforms,
        model: withModel ? this.model : undefined,
        editBudget: new EditBudget({ clock }),
        clock,
        random,
        logger: this.logger,
        onTurn: (report) => this.reports.push(report),
        onPrompt: (_turn, prompt) => this.prompts.push(prompt),
      },
      { ...settings, ...options.settings },
    );
    this.inbound = new ConversationInbound({
      pipeline: this.pipeline,
      stores: stores(storage),
      character: wren,
      command: async () => this.commandReply,
      now: () => clock.now(),
      logger: this.logger,
    });
  }

  static async open(options: WorldOptions = {}): Promise<World> {
    const clock = options.after?.clock ?? new FakeClock();
    const storage =
      options.after?.storage ??
      (await openStorage({ url: 'sqlite::memory:', clock, logger: new FakeLogger() }));
    return new World(clock, storage, options);
  }

  get platform(): FakePlatform {
    return this.platformOf('local');
  }

  platformOf(name: PlatformName): FakePlatform {
    const platform = this.platforms.get(name);
    if (!platform) throw new Error(`There is no platform ${name}`);
    return platform;
  }

  /** Hands a message in, and resolves when it is stored. In a channel it mentions the character unless told otherwise. */
  async say(
    text: string,
    change: Partial<IncomingMessage> & { readonly user?: string } = {},
  ): Promise<IncomingMessage> {
    const { user = 'ana', ...rest } = change;
    this.#said += 1;
    const place = rest.place ?? dmOf(user);
    const message: IncomingMessage = {
      place,
      author: { platform: place.platform, id: user, name: user[0]?.toUpperCase() + user.slice(1) },
      authorIsBot: false,
      platformMessageId: `said-${this.clock.now()}-${this.#said}`,
      text,
      mentionsCharacter: place.visibility !== 'dm',
      mentionsOthers: false,
      inOwnThread: false,
      attachments: [],
      sentAt: this.clock.now(),
      receivedAt: this.clock.now(),
      ...rest,
    };
    await this.inbound.message(message);
    return message;
  }

  /** Lets time pass until nothing runs or waits. */
  async rest(): Promise<void> {
    await this.until(() => {
      const { running, waiting } = this.pipeline.queue.load;
      return running + waiting === 0;
    });
    await this.clock.settle();
  }

  /** Lets time pass, from one sleeper to the next, until it is so. @throws Error when it does not come about in an hour */
  async until(condition: () => boolean): Promise<void> {
    const end = this.clock.now() + 3_600_000;
    for (let still = 0; !condition(); ) {
      await this.clock.settle();
      if (condition()) return;
      const nextInMs = this.clock.nextInMs;
      // The database answers within a few turns of the event loop, without any sleeper.
      still = nextInMs === undefined ? still + 1 : 0;
      if (still > 200 || this.clock.now() > end) throw new Error('It does not come about');
      if (nextInMs !== undefined) await this.clock.advance(nextInMs);
    }
  }

  /** Says it and resolves with the visible texts of the reply, when everything has come to rest. */
  async exchange(text: string, change: Parameters<World['say']>[1] = {}): Promise<readonly string[]> {
    const before = this.platform.surfaces.length;
    await this.say(text, change);
    await this.rest();
    return this.platform.surfaces.slice(before).flatMap(({ surface }) => surface.texts);
  }

  /** Messages whose turn has not ended, as a new process would find them. */
  open() {
    return this.storage.inbox.open(0);
  }

  close(): Promise<void> {
    return this.storage.close();
  }
}
