import type { CommandInvocation, CommandReply, CommandSpec, PartId } from '../../../src/core/ports.ts';
import type { Notebook } from '../../../src/core/store-ports.ts';
import type { IncomingMessage, Person, Place } from '../../../src/core/types.ts';
import { SlackPlatform } from '../../../src/platforms/slack/adapter.ts';
import type { SlackOptions } from '../../../src/platforms/slack/options.ts';
import { systemClock } from '../../../src/util/system-clock.ts';
import { RecordingInbound } from '../../fakes/inbound.ts';
import { FakeLogger } from '../../fakes/logger.ts';
import { SlackStandIn, type StandInOptions } from '../../standins/slack/server.ts';
import { team } from '../../standins/slack/world.ts';

/** A notebook that outlives a restart of the platform. */
class MemoryNotebook implements Notebook {
  readonly notes = new Map<string, string>();

  async read(key: string): Promise<string | undefined> {
    return this.notes.get(key);
  }

  async write(key: string, value: string): Promise<void> {
    this.notes.set(key, value);
  }
}

export const commands: readonly CommandSpec[] = [
  { name: 'help', description: 'What there is' },
  { name: 'ping', description: 'Still there?' },
  {
    name: 'memory',
    description: 'What is remembered',
    subcommands: [{ name: 'forget', description: 'Forget something' }],
    argument: { name: 'what', description: 'What it is about' },
  },
];

/** Tells the stand-in's waiters of everything that comes in, so that they need not look again and again. */
class WatchedInbound extends RecordingInbound {
  readonly #changed: () => void;

  constructor(changed: () => void) {
    super();
    this.#changed = changed;
  }

  override message(message: IncomingMessage): Promise<void> {
    return this.#watch(super.message(message));
  }

  override edited(place: Place, platformMessageId: string, text: string): Promise<void> {
    return this.#watch(super.edited(place, platformMessageId, text));
  }

  override deleted(place: Place, platformMessageId: string): Promise<void> {
    return this.#watch(super.deleted(place, platformMessageId));
  }

  override retry(place: Place, part: PartId, by: Person): Promise<void> {
    return this.#watch(super.retry(place, part, by));
  }

  override command(invocation: CommandInvocation): Promise<CommandReply> {
    return this.#watch(super.command(invocation));
  }

  #watch<T>(work: Promise<T>): Promise<T> {
    this.#changed();
    return work;
  }
}

export interface Harness {
  readonly slack: SlackStandIn;
  readonly platform: SlackPlatform;
  readonly inbound: RecordingInbound;
  readonly logger: FakeLogger;
  readonly notebook: MemoryNotebook;
  readonly apiUrl: string;
  /** A second platform on the same workspace and notebook, as after a restart. */
  restarted(changes?: Partial<SlackOptions>): SlackPlatform;
  stop(): Promise<void>;
}

export interface HarnessOptions {
  readonly standIn?: StandInOptions;
  readonly platform?: Partial<SlackOptions>;
  /** False leaves `start` to the test. */
  readonly start?: boolean;
}

/** The real Bolt before the stand-in, over loopback sockets. */
export async function harness(given: HarnessOptions = {}): Promise<Harness> {
  const slack = new SlackStandIn({ ackLimitMs: 500, retryDelaysMs: [0, 50, 50], ...given.standIn });
  const { apiUrl } = await slack.start();
  const inbound = new WatchedInbound(() => slack.journal.touch());
  const logger = new FakeLogger();
  const notebook = new MemoryNotebook();
  const options: SlackOptions = {
    botToken: slack.botToken,
    appToken: slack.appToken,
    mode: 'socket',
    apiUrl,
    commands,
    notebook,
    logger,
    clock: systemClock,
    replyInThread: true,
    suggestedPrompts: [{ title: 'Say hello', message: 'Hello, Wren' }],
    ...given.platform,
  };
  const platforms = [new SlackPlatform(options)];
  const [platform] = platforms as [SlackPlatform];
  if (given.start !== false) await platform.start(inbound);
  return {
    ...{ slack, platform, inbound, logger, notebook, apiUrl },
    restarted: (changes = {}) => {
      const next = new SlackPlatform({ ...options, ...changes });
      platforms.push(next);
      return next;
    },
    stop: async () => {
      for (const one of platforms) await one.stop();
      await slack.stop();
    },
  };
}

export function place(given: Partial<Place> = {}): Place {
  return { platform: 'slack', workspace: team.id, channel: 'C1', visibility: 'public', ...given };
}

export const mira = { platform: 'slack', id: 'UMIRA', name: 'Mira' } as const;
