import type { SurfaceTraits } from '../../core/ports.ts';

/**
 * Slack's limits where a reply is shown. Sources: https://docs.slack.dev/apis/web-api/rate-limits (limits hold per method, app and
 * workspace) and the methods' pages. chat.appendStream is tier 4, 100 and more a minute with generous bursts; chat.update is
 * tier 3, 50 and more a minute with sporadic bursts. chat.postMessage and chat.startStream, about one a second and channel, open
 * a part each and stay well below.
 */
const sharedTraits = {
  /** `markdown_text` and the Markdown block. */
  maxChars: 12_000,
  firstTextChars: 16,
} as const;

export function streamTraits(workspace: string): SurfaceTraits {
  const rateLimit = { key: `slack:team:${workspace}:append`, burst: 20, perSecond: 100 / 60 };
  return { ...sharedTraits, growth: 'append', minEditIntervalMs: 500, rateLimit };
}

export function editTraits(workspace: string): SurfaceTraits {
  const rateLimit = { key: `slack:team:${workspace}:update`, burst: 10, perSecond: 50 / 60 };
  return { ...sharedTraits, growth: 'replace', minEditIntervalMs: 1000, rateLimit };
}
