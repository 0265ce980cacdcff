import { LocalPlatform } from '../../src/platforms/local/adapter.ts';
import { systemClock } from '../../src/util/system-clock.ts';
import { startWeb, type WebOptions, type WebServer } from '../../src/web/server.ts';
import type { StatusView } from '../../src/web/status.ts';
import { RecordingInbound } from '../fakes/inbound.ts';
import { FakeLogger } from '../fakes/logger.ts';

export interface House {
  readonly web: WebServer;
  readonly url: string;
  readonly chat: LocalPlatform;
  readonly inbound: RecordingInbound;
  readonly logger: FakeLogger;
  /** What the status page says next. */
  status: StatusView;
  close(): Promise<void>;
}

const commands = [
  { name: 'help', description: 'What I can do' },
  { name: 'character', description: 'Who I am' },
  {
    name: 'memory',
    description: 'What I remember about you',
    subcommands: [{ name: 'forget', description: 'Forget something about you' }],
  },
  { name: 'mood', description: 'How I feel' },
  { name: 'ping', description: 'Whether I am awake' },
  { name: 'privacy', description: 'What is kept, and for how long' },
];

const healthy: StatusView = {
  ready: true,
  startedAt: Date.UTC(2026, 2, 1, 8),
  model: {
    configured: false,
    detail: 'Set OPENAI_API_KEY or OPENAI_BASE_URL; until then the phrasebook answers.',
  },
  platforms: [
    { name: 'local', state: 'ready', detail: 'People and places of its own, to try things with.' },
    { name: 'discord', state: 'ready', detail: 'Wren#1234 in 3 servers.' },
    {
      name: 'slack',
      state: 'off',
      detail: 'No tokens.',
      howToAdd: 'Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN in .env.',
    },
  ],
  database: { kind: 'sqlite', ok: true, detail: 'data/familiar.db' },
  replies: { instant: 12, fast: 3, deep: 0, broken: 0 },
};

/** The local platform and its page over a real socket, with an inbound that records. */
export async function openHouse(options: Partial<WebOptions> = {}): Promise<House> {
  const logger = new FakeLogger();
  const inbound = new RecordingInbound();
  const chat = new LocalPlatform({ clock: systemClock, logger, characterName: () => 'Wren', commands });
  await chat.start(inbound);
  const state = { status: healthy };
  const web = await startWeb({
    host: '127.0.0.1',
    port: 0,
    portIsExplicit: true,
    chat,
    character: () => ({
      ...{ backstory: 'Not for the page.' },
      name: 'Wren',
      tagline: 'Mends clocks and radios at the back of an old ship chandler’s. Listens while she works.',
      greeting: 'Mind the step. The kettle is on, the stool by the bench is free. What’s stuck?',
    }),
    status: () => state.status,
    logger,
    version: '0.1.0',
    clock: systemClock,
    ...options,
  });
  return {
    web,
    url: web.url,
    chat,
    inbound,
    logger,
    get status() {
      return state.status;
    },
    set status(status: StatusView) {
      state.status = status;
    },
    close: () => web.close(),
  };
}
