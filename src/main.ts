/** The composition root: builds everything, starts it, stops it in reverse order. */
import { readFileSync } from 'node:fs';
import { loadCharacter } from './config/load-character.ts';
import type { Settings } from './config/settings.ts';
import type { Character } from './core/character/character.ts';
import { commandSpecs, handleCommand } from './core/conversation/commands.ts';
import { conversationIdOf } from './core/conversation/conversation-id.ts';
import { type FeelDeps, feelingNow } from './core/conversation/feel.ts';
import { ConversationInbound } from './core/conversation/inbound.ts';
import { Pipeline, type PipelineDeps, type PipelineSettings } from './core/conversation/pipeline.ts';
import { keepStarting } from './core/conversation/platform-start.ts';
import { createVoice } from './core/conversation/voice.ts';
import { warmUp } from './core/conversation/warm-up.ts';
import { EditBudget } from './core/delivery/edit-budget.ts';
import type { MeaningSearch } from './core/memory/search/find-passages.ts';
import type { Inbound, Logger, Platform } from './core/ports.ts';
import { defaultAttachmentLimits } from './core/reply/attachments.ts';
import type { PlatformName } from './core/types.ts';
import { openEmbedder, openMeaning } from './embedding.ts';
import type { OpenAiModel } from './llm/openai-model.ts';
import { DatabaseWatch } from './ops/database-watch.ts';
import { TurnTally } from './ops/turn-tally.ts';
import { LocalPlatform } from './platforms/local/adapter.ts';
import { statusOf, toAdd } from './status.ts';
import { openStorage, type Storage } from './storage/open-storage.ts';
import { systemClock } from './util/system-clock.ts';

export type HeadParts = Pick<
  PipelineDeps,
  'clock' | 'random' | 'logger' | 'onTurn' | 'onPrompt' | 'model'
> & {
  /** Undefined where nothing is embedded. */
  readonly meaning?: MeaningSearch | undefined;
  readonly settings: Settings;
  readonly character: Character;
  readonly storage: Storage;
  readonly platforms: ReadonlyMap<PlatformName, Platform>;
};

export interface Head {
  readonly pipeline: Pipeline;
  readonly inbound: Inbound;
  /** @see warmUp */
  warmUp(): Promise<void>;
}

/** The character's head, without the outside: what every command that talks is built on. */
export function buildHead({ settings, storage, meaning, ...parts }: HeadParts): Head {
  const { character, clock, logger, random } = parts;
  const voice = createVoice(character, {
    clock,
    random,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    hasModel: parts.model !== undefined,
  });
  const editBudget = new EditBudget({ clock });
  const stores = { ...storage, meaning };
  const pipeline = new Pipeline({ ...parts, stores, voice, editBudget }, pipelineSettings(settings));
  const feelDeps: FeelDeps = { stores: storage, character, clock };
  const inbound = new ConversationInbound({
    pipeline,
    stores: storage,
    character,
    logger,
    now: () => clock.now(),
    command: (invocation) =>
      handleCommand(invocation, {
        ...storage,
        character,
        clock,
        locate: async (place, id) => (await parts.platforms.get(place.platform)?.locate?.(place, id)) ?? {},
        feelingOf: (place, userId) => feelingNow(place, userId, feelDeps),
        ping: async () => ({
          databaseMs: await storage.ping(),
          model: parts.model && settings.models.fast.name,
        }),
      }),
  });
  return { pipeline, inbound, warmUp: () => warmUp({ stores: storage, character, voice, clock }) };
}

/** The configured model, its SDK loaded only then. */
export async function openModel(settings: Settings, logger: Logger): Promise<OpenAiModel | undefined> {
  const { model } = settings.secrets;
  if (!model) return undefined;
  const { OpenAiModel } = await import('./llm/openai-model.ts');
  return new OpenAiModel({ ...model, logger: logger.with({ module: 'llm' }) });
}

export interface RunningFamiliar {
  /** Where the local page is. */
  readonly url: string;
  /** What is not configured, each with how to add it. */
  readonly toAdd: Readonly<Record<string, string>>;
  /** Resolves when nothing of the start goes on any more: every platform works or was given up. */
  readonly settled: Promise<unknown>;
  /** Takes no more turns, lets running ones finish within the grace, closes everything. */
  stop(): Promise<void>;
}

/**
 * Resolves when the local page answers; other platforms connect meanwhile.
 * @throws InvalidInput when the configuration cannot work; StorageUnavailable
 */
export async function startFamiliar(settings: Settings, logger: Logger): Promise<RunningFamiliar> {
  const clock = systemClock;
  // Whatever is built before something fails is closed again.
  await using building = new AsyncDisposableStack();
  const character = loadCharacter(settings.files.characters, settings.character);
  const embedder = await openEmbedder(settings);
  const storage = await openStorage({
    url: settings.database.url,
    clock,
    logger: logger.with({ module: 'storage' }),
    vectors: embedder !== undefined,
  });
  building.defer(() => storage.close());

  const local = new LocalPlatform({
    clock,
    logger: logger.with({ module: 'local' }),
    characterName: () => character.name,
    commands: commandSpecs,
    recall: (place, limit) => storage.messages.recent(conversationIdOf(place), limit),
  });
  const remote = await remotePlatforms(settings, storage, logger);
  const platforms = new Map<PlatformName, Platform>([local, ...remote].map((one) => [one.name, one]));
  const model = await openModel(settings, logger);
  const tally = new TurnTally();
  const head = buildHead({
    settings,
    character,
    storage,
    platforms,
    model,
    meaning: openMeaning({
      settings,
      embedder,
      vectors: storage.vectors,
      clock,
      logger: logger.with({ module: 'memory' }),
    }),
    clock,
    logger: logger.with({ module: 'conversation' }),
    random: Math.random,
    onTurn: (report) => tally.count(report),
  });
  // Read before the first event comes, so that nothing new is taken for something left over.
  const leftOpen = await storage.inbox.open(clock.now() - settings.conversation.resumeWithinMinutes * 60_000);
  const closing = new AbortController();
  const background: Promise<void>[] = [];
  // Ends after the platforms have stopped: a start that is tried for ever ends only with them.
  building.defer(async () => {
    await Promise.all(background);
  });
  const connect = async (platform: Platform) => {
    building.defer(() => platform.stop());
    const deps = { clock, logger: logger.with({ module: platform.name }), signal: closing.signal };
    if (!(await keepStarting(platform, head.inbound, deps))) return;
    for (const message of leftOpen) {
      if (message.incoming.place.platform === platform.name) head.pipeline.enqueue(message);
    }
  };

  await connect(local);
  const watch = new DatabaseWatch(() => storage.ping(), {
    clock,
    logger: logger.with({ module: 'storage' }),
  });
  const { startWeb } = await import('./web/server.ts');
  const startedAt = clock.now();
  const web = await startWeb({
    ...settings.web,
    chat: local,
    character: () => ({
      ...character,
      greeting: character.greetings[0],
      suggestions: settings.slack.suggestedPrompts.map(({ message }) => message),
    }),
    status: () => statusOf({ settings, platforms, tally: tally.now, startedAt, databaseOk: watch.ok }),
    logger: logger.with({ module: 'web' }),
    version: packageVersion(),
    clock,
  });
  building.defer(() => web.close());
  const { startJobs } = await import('./jobs/start-jobs.ts');
  const jobs = startJobs({
    settings,
    stores: storage,
    model,
    embedder,
    characterName: character.name,
    clock,
    logger: logger.with({ module: 'jobs' }),
  });
  building.defer(() => jobs.stop());
  const starting = remote.map((platform) => connect(platform));
  background.push(watch.run(closing.signal), ...starting);
  building.defer(async () => {
    closing.abort();
    await head.pipeline.queue.stop(settings.shutdown.graceMs);
  });
  const running = building.move();
  // The first reply need not wait for the SDK to be loaded and the first query to be prepared.
  const ready = Promise.all([model?.prepare(), head.warmUp()]);
  const cold = (error: unknown) =>
    logger.warn('Warming up failed; the first reply will be slower', { error });
  starting.push(ready.then(() => {}, cold));
  const settled = Promise.all(starting);
  background.push(settled.then(() => {}));
  return { url: web.url, toAdd: toAdd(settings), settled, stop: () => running.disposeAsync() };
}

/** The platforms whose credentials are there, their SDKs loaded only then. */
async function remotePlatforms(settings: Settings, storage: Storage, logger: Logger): Promise<Platform[]> {
  const { discord, slack } = settings.secrets;
  const shared = { commands: commandSpecs, notebook: storage.notebook, clock: systemClock };
  const platforms: Platform[] = [];
  if (discord) {
    const { DiscordPlatform } = await import('./platforms/discord/adapter.ts');
    platforms.push(
      new DiscordPlatform({
        ...shared,
        ...settings.discord,
        ...discord,
        logger: logger.with({ module: 'discord' }),
      }),
    );
  }
  if (slack) {
    const { SlackPlatform } = await import('./platforms/slack/adapter.ts');
    platforms.push(
      new SlackPlatform({ ...shared, ...settings.slack, ...slack, logger: logger.with({ module: 'slack' }) }),
    );
  }
  return platforms;
}

function pipelineSettings(settings: Settings): PipelineSettings {
  const { conversation, memory, models, attachments, delivery } = settings;
  const { firstTokenTimeoutMs, tokenTimeoutMs } = models;
  const tier = ({ name, ...rest }: Settings['models']['fast']) => ({
    ...rest,
    model: name,
    firstTokenTimeoutMs,
    tokenTimeoutMs,
  });
  return {
    ...conversation,
    ...delivery,
    recall: memory,
    tiers: { fast: tier(models.fast), deep: tier(models.deep) },
    attachments: {
      maxImages: attachments.maxImages,
      maxImageBytes: attachments.maxImageKilobytes * 1000,
      maxTextFiles: defaultAttachmentLimits.maxTextFiles,
      maxTextBytes: attachments.maxTextKilobytes * 1000,
    },
  };
}

function packageVersion(): string {
  const file = new URL('../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}
