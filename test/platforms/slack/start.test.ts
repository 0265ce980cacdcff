import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkSlack } from '../../../src/platforms/slack/check.ts';
import { botScopes } from '../../../src/platforms/slack/scopes.ts';
import { type Harness, type HarnessOptions, harness } from './harness.ts';

let h: Harness | undefined;
afterEach(async () => {
  await h?.stop();
  h = undefined;
});

const failures: readonly [string, HarnessOptions, string, RegExp][] = [
  ['a wrong bot token', { platform: { botToken: 'xoxb-wrong' } }, 'invalid_input', /SLACK_BOT_TOKEN/],
  ['an app token as bot token', { platform: { botToken: 'xapp-stand-in' } }, 'invalid_input', /xoxb-/],
  ['a wrong app token', { platform: { appToken: 'xapp-wrong' } }, 'invalid_input', /SLACK_APP_TOKEN/],
  ['an app token without its scope', { standIn: { appScopes: [] } }, 'invalid_input', /connections:write/],
  [
    'Slack out of reach',
    { platform: { apiUrl: 'http://127.0.0.1:9/api' } },
    'platform_unavailable',
    /did not answer/,
  ],
  ['no signing secret', { platform: { mode: 'http' } }, 'invalid_input', /SLACK_SIGNING_SECRET/],
];
for (const [what, options, code, message] of failures) {
  it(`refuses to start with ${what}, and says the fix`, async () => {
    const made = await harness({ ...options, start: false });
    h = made;
    await expect(made.platform.start(made.inbound)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
    expect(made.platform.state()).toMatchObject({ state: 'failed', detail: expect.stringMatching(message) });
  });
}

it('takes the API address without a slash at its end too', async () => {
  const made = await harness({ start: false });
  h = made;
  const platform = made.restarted({ apiUrl: made.apiUrl.replace(/\/$/, '') });
  expect(platform.state().state).toBe('off');
  await platform.start(made.inbound);
  expect(platform.state()).toEqual({ state: 'ready', detail: '@wren at Stand-in' });
  await platform.stop();
  expect(platform.state().state).toBe('off');
});

it('starts at the second try when Slack was away at the first', async () => {
  const made = await harness({ start: false });
  h = made;
  const { platform, inbound, slack } = made;
  for (const [method, fault] of [
    ['auth.test', { cut: 'before' }],
    ['apps.connections.open', { status: 503 }],
  ] as const) {
    slack.faults.next(method, fault);
    await expect(platform.start(inbound)).rejects.toMatchObject({ code: 'platform_unavailable' });
  }
  await platform.start(inbound);
  slack.people.say({ channel: 'C1', user: 'U1', text: 'hi' });
  await slack.waitFor(() => inbound.messages.length === 1);
});

it('says that the port for events is taken', async () => {
  const http = { mode: 'http', httpPort: 0, httpHost: '127.0.0.1', signingSecret: 's' } as const;
  const made = await harness({ platform: http });
  h = made;
  const second = made.restarted({ httpPort: made.platform.httpPort ?? 0 });
  const starting = second.start(made.inbound);
  await expect(starting).rejects.toMatchObject({ message: expect.stringMatching(/Port \d+ .* not free/) });
});

it('does not connect when it is stopped while it starts', async () => {
  const made = await harness({ start: false });
  h = made;
  made.slack.faults.next('auth.test', { delayMs: 50 });
  const starting = made.platform.start(made.inbound);
  await made.platform.stop();
  await expect(starting).rejects.toMatchObject({ code: 'platform_unavailable' });
  expect(made.platform.state().state).toBe('off');
  expect(made.slack.calls('apps.connections.open')).toHaveLength(0);
});

it('keeps tokens out of its log', async () => {
  const made = await harness();
  h = made;
  made.slack.faults.next('apps.connections.open', { status: 500 });
  made.slack.delivery.dropConnections();
  await made.slack.waitFor(() => made.slack.calls('apps.connections.open').length > 2);
  expect(made.logger.lines.length).toBeGreaterThan(1);
  expect(JSON.stringify(made.logger.lines)).not.toMatch(/xoxb-stand-in|xapp-stand-in/);
});

describe('doctor', () => {
  it('finds nothing wrong with good tokens', async () => {
    h = await harness({ start: false });
    const { apiUrl, slack } = h;
    const lines = await checkSlack({ botToken: slack.botToken, appToken: slack.appToken, apiUrl });
    expect(lines.map(({ ok }) => ok)).toEqual([true, true, true]);
  });

  it('names every scope that is missing, with what it is for', async () => {
    h = await harness({ start: false, standIn: { scopes: ['chat:write', 'commands'], appScopes: [] } });
    const { apiUrl, slack } = h;
    const [token, scopes, app] = await checkSlack({
      botToken: slack.botToken,
      appToken: slack.appToken,
      apiUrl,
    });
    expect(token?.ok).toBe(true);
    expect(scopes).toMatchObject({
      ok: false,
      fix: expect.stringMatching(/files:read \(to read attachments\)/),
    });
    expect(scopes?.fix).not.toContain('chat:write');
    expect(app).toMatchObject({ ok: false, fix: expect.stringContaining('connections:write') });
  });

  it('tells wrong tokens, an unlikely secret and an unreachable Slack apart', async () => {
    h = await harness({ start: false });
    const { apiUrl, slack } = h;
    const wrong = await checkSlack({ botToken: 'xoxb-wrong', appToken: 'xapp-wrong', apiUrl });
    expect(wrong.map(({ ok }) => ok)).toEqual([false, false]);
    const http = await checkSlack({ botToken: slack.botToken, signingSecret: 'short', apiUrl });
    expect(http.at(-1)).toMatchObject({ ok: false, fix: expect.stringContaining('SLACK_SIGNING_SECRET') });
    const away = await checkSlack({ botToken: 'xoxb', apiUrl: 'http://127.0.0.1:9/api/' });
    expect(away[0]).toMatchObject({ ok: false, fix: expect.stringContaining('did not answer') });
    const none = await checkSlack({ botToken: slack.botToken, apiUrl });
    expect(none.at(-1)).toMatchObject({ ok: false, fix: expect.stringContaining('SLACK_APP_TOKEN') });
  });
});

it('asks in the manifest for exactly the scopes it needs', () => {
  const manifest = parse(readFileSync('config/slack-manifest.yaml', 'utf8'));
  expect(manifest.oauth_config.scopes.bot).toEqual(Object.keys(botScopes));
  expect(manifest.settings.socket_mode_enabled).toBe(true);
  expect(manifest.features.slash_commands).toMatchObject([{ command: '/familiar' }]);
});
