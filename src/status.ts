/** What the status page and the start line say of the whole: gathered from every room, so it stands beside the root. */
import type { Settings } from './config/settings.ts';
import type { Platform } from './core/ports.ts';
import type { PlatformName } from './core/types.ts';
import type { Tally } from './ops/turn-tally.ts';
import type { PlatformView, StatusView } from './web/status.ts';

const howToAdd = {
  discord: 'Set DISCORD_TOKEN in .env (README, "Discord")',
  slack: 'Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN in .env (README, "Slack")',
  model:
    'Set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own, in .env (README, "A language model")',
} as const;

/** What is not configured, each with how to add it. */
export function toAdd({ secrets }: Settings): Readonly<Record<string, string>> {
  const missing = Object.entries(howToAdd).filter(([part]) => !secrets[part as keyof typeof howToAdd]);
  return Object.fromEntries(missing);
}

export interface StatusSources {
  readonly settings: Settings;
  readonly platforms: ReadonlyMap<PlatformName, Platform>;
  readonly tally: Tally;
  readonly startedAt: number;
  readonly databaseOk: boolean;
}

export function statusOf({ settings, platforms, tally, startedAt, databaseOk }: StatusSources): StatusView {
  const { models, secrets, database } = settings;
  const view = (name: PlatformName): PlatformView => {
    const state = platforms.get(name)?.state();
    if (state) return { name, ...state };
    const how = name === 'local' ? {} : { howToAdd: howToAdd[name] };
    return { name, state: 'off', detail: '', ...how };
  };
  const views = (['local', 'discord', 'slack'] as const).map(view);
  return {
    ready: databaseOk && views.every(({ state }) => state !== 'failed' && state !== 'connecting'),
    startedAt,
    model: secrets.model
      ? { configured: true, detail: `fast: ${models.fast.name}, deep: ${models.deep.name}` }
      : { configured: false, detail: howToAdd.model },
    platforms: views,
    database: { ...databaseView(database.url), ok: databaseOk },
    replies: tally.replies,
    ...(tally.lastMessageAt !== undefined && { lastMessageAt: tally.lastMessageAt }),
    ...(tally.lastReplyAt !== undefined && { lastReplyAt: tally.lastReplyAt }),
  };
}

/** The database in a line, without its user and password. */
function databaseView(url: string): Pick<StatusView['database'], 'kind' | 'detail'> {
  if (url.startsWith('sqlite:')) return { kind: 'sqlite', detail: url.slice('sqlite:'.length) };
  const { host, pathname } = new URL(url);
  return { kind: 'postgres', detail: `${host}${pathname}` };
}
