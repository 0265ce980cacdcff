import { WebClient } from '@slack/web-api';
import { boltLogger } from './app.ts';
import { toPlatformError } from './errors.ts';
import { explainAppToken, explainBotToken } from './explain.ts';
import { normalApiUrl } from './options.ts';
import { botScopes } from './scopes.ts';

export interface SlackCredentials {
  readonly botToken: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly apiUrl?: string;
  readonly signal?: AbortSignal;
}

/** One line of `doctor`. */
export interface CheckLine {
  readonly ok: boolean;
  readonly what: string;
  readonly fix?: string;
}

const quiet = { debug() {}, info() {}, warn() {}, error() {}, with: () => quiet };

/** Tries the tokens at Slack. Never throws; the signal's abort makes what is left fail. */
export async function checkSlack(credentials: SlackCredentials): Promise<readonly CheckLine[]> {
  const { botToken, appToken, signingSecret, signal } = credentials;
  const options = {
    slackApiUrl: normalApiUrl(credentials.apiUrl),
    logger: boltLogger(quiet),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    fetch: ((url: string, init: RequestInit) =>
      fetch(
        url,
        signal === undefined ? init : { ...init, signal: joined(init.signal, signal) },
      )) as typeof fetch,
  };
  const lines = await checkBotToken(new WebClient(botToken, options));
  if (appToken !== undefined) return [...lines, await checkAppToken(new WebClient(appToken, options))];
  if (signingSecret !== undefined) return [...lines, checkSecret(signingSecret)];
  const fix = 'set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP events';
  return [...lines, { ok: false, what: 'Slack has no way to send events', fix }];
}

function joined(own: AbortSignal | null | undefined, outer: AbortSignal): AbortSignal {
  return own ? AbortSignal.any([own, outer]) : outer;
}

async function checkBotToken(client: WebClient): Promise<CheckLine[]> {
  try {
    const { user, team, response_metadata } = await client.auth.test();
    const line = { ok: true, what: `Slack bot token: @${user ?? '?'} at ${team ?? '?'}` };
    return [line, checkScopes(response_metadata?.scopes)];
  } catch (error) {
    return [{ ok: false, what: 'Slack bot token', fix: explainBotToken(error) ?? unreachable(error) }];
  }
}

function checkScopes(granted: readonly string[] | undefined): CheckLine {
  if (granted === undefined) return { ok: true, what: 'Slack scopes: the server does not tell' };
  const missing = Object.entries(botScopes).filter(([scope]) => !granted.includes(scope));
  if (missing.length === 0) return { ok: true, what: 'Slack scopes: all that are needed' };
  const list = missing.map(([scope, purpose]) => `${scope} (${purpose})`).join(', ');
  const fix = `apply config/slack-manifest.yaml and install the app again; missing: ${list}`;
  return { ok: false, what: 'Slack scopes', fix };
}

async function checkAppToken(client: WebClient): Promise<CheckLine> {
  const what = 'Slack app token (Socket Mode)';
  try {
    await client.apps.connections.open({});
    return { ok: true, what };
  } catch (error) {
    return { ok: false, what, fix: explainAppToken(error) ?? unreachable(error) };
  }
}

function checkSecret(secret: string): CheckLine {
  const what = 'Slack signing secret (HTTP events)';
  if (/^[0-9a-f]{32}$/.test(secret)) return { ok: true, what };
  return {
    ok: false,
    what,
    fix: 'SLACK_SIGNING_SECRET should be 32 hexadecimal characters: copy it from the page "Basic Information"',
  };
}

function unreachable(error: unknown): string {
  return `Slack could not be asked: ${toPlatformError(error).message}`;
}
