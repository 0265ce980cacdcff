import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { SlackStandIn } from './server.ts';

let slack: SlackStandIn;
let client: WebClient;
let apiUrl: string;

beforeEach(async () => {
  slack = new SlackStandIn({ ackLimitMs: 40, retryDelaysMs: [0, 10], echo: false });
  ({ apiUrl } = await slack.start());
  client = new WebClient(slack.botToken, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
});
afterEach(() => slack.stop());

const refusal = async (call: Promise<unknown>) => {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof WebAPIPlatformError)) throw new Error(`not refused by Slack: ${error}`);
  return error.data.error;
};

/** A connected app that acknowledges nothing by itself. */
async function connect(): Promise<{ socket: WebSocket; next: () => Promise<Record<string, unknown>> }> {
  const { url } = await new WebClient(slack.appToken, { slackApiUrl: apiUrl }).apps.connections.open({});
  const socket = new WebSocket(url ?? '');
  const waiting: Record<string, unknown>[] = [];
  socket.on('message', (data) => {
    waiting.push(JSON.parse(String(data)));
    slack.journal.touch();
  });
  return { socket, next: () => slack.waitFor(() => waiting.shift()) };
}

describe('Socket Mode', () => {
  it('greets, sends again what is not acknowledged, counts, and gives up', async () => {
    const { next } = await connect();
    expect(await next()).toMatchObject({ type: 'hello' });
    slack.people.say({ channel: 'C1', user: 'U1', text: 'hi' });
    const tries = [await next(), await next(), await next()];
    expect(tries.map(({ retry_attempt }) => retry_attempt)).toEqual([0, 1, 2]);
    expect(new Set(tries.map(({ envelope_id }) => envelope_id)).size).toBe(3);
    await slack.waitFor(() => slack.delivery.deliveries[0]?.givenUp);
  });

  it('stops once acknowledged, and notes when', async () => {
    const { socket, next } = await connect();
    await next();
    slack.people.say({ channel: 'C1', user: 'U1', text: 'hi' });
    const { envelope_id, payload } = await next();
    expect(payload).toMatchObject({
      type: 'event_callback',
      event: { type: 'message', channel_type: 'channel' },
    });
    socket.send(JSON.stringify({ envelope_id, payload: {} }));
    const ackedAt = await slack.waitFor(() => slack.delivery.deliveries[0]?.ackedAt);
    expect(ackedAt).toBeGreaterThan(slack.delivery.deliveries[0]?.sentAt[0] ?? Number.POSITIVE_INFINITY);
  });

  it('keeps events for the app that is not there yet', async () => {
    slack.people.say({ channel: 'C1', user: 'U1', text: 'early' });
    const { next } = await connect();
    await next();
    expect(await next()).toMatchObject({ type: 'events_api', payload: { event: { text: 'early' } } });
  });
});

describe('Web API', () => {
  it('refuses unknown methods, wrong tokens, wrong kinds of token and missing scopes', async () => {
    expect(await refusal(client.apiCall('chat.shout'))).toBe('unknown_method');
    expect(await refusal(new WebClient('xoxb-no', { slackApiUrl: apiUrl }).auth.test())).toBe('invalid_auth');
    expect(await refusal(client.apps.connections.open({}))).toBe('not_allowed_token_type');
    slack.scopes = ['commands'];
    expect(await refusal(client.chat.postMessage({ channel: 'C1', text: 'x' }))).toBe('missing_scope');
  });

  it('holds streams to their rules', async () => {
    const { ts: thread_ts } = slack.people.say({ channel: 'C1', user: 'U1', text: 'hi' });
    const recipient = { recipient_user_id: 'U1', recipient_team_id: 'T0STANDIN' };
    const start = (more: object) => client.apiCall('chat.startStream', { channel: 'C1', ...more });
    expect(await refusal(start(recipient))).toBe('invalid_arguments');
    expect(await refusal(start({ thread_ts }))).toBe('missing_recipient_user_id');
    expect(await refusal(start({ thread_ts, recipient_user_id: 'U1' }))).toBe('missing_recipient_team_id');
    const { ts } = (await start({ thread_ts, ...recipient, markdown_text: 'One' })) as { ts?: string };
    const part = { channel: 'C1', ts: ts ?? '' };
    expect(await refusal(client.chat.update({ ...part, text: 'no' }))).toBe('streaming_state_conflict');
    await client.chat.appendStream({ ...part, markdown_text: ' two' });
    expect(await refusal(client.chat.appendStream({ ...part, markdown_text: 'x'.repeat(12_000) }))).toBe(
      'msg_too_long',
    );
    await client.chat.stopStream({ ...part, markdown_text: ' three' });
    expect(await refusal(client.chat.stopStream(part))).toBe('message_not_in_streaming_state');
    expect(slack.people.fromBot('C1').map(({ text, versions }) => [text, versions.length])).toEqual([
      ['One two three', 3],
    ]);
  });

  it('plays its faults once each, before or after the effect', async () => {
    slack.world.channel('C1');
    const post = (text: string) => client.chat.postMessage({ channel: 'C1', text });
    slack.faults.next(
      'chat.postMessage',
      { rateLimitSeconds: 7 },
      { status: 503 },
      { cut: 'before' },
      { cut: 'after' },
    );
    await expect(post('limited')).rejects.toMatchObject({ retryAfter: 7 });
    await expect(post('unavailable')).rejects.toMatchObject({ statusCode: 503 });
    await expect(post('cut before')).rejects.toThrow();
    await expect(post('cut after')).rejects.toThrow();
    await post('fine');
    expect(slack.people.fromBot('C1').map(({ text }) => text)).toEqual(['cut after', 'fine']);
  });

  it('takes files in two steps', async () => {
    slack.world.channel('C1');
    const content = Buffer.from('hello');
    const { upload_url, file_id } = await client.files.getUploadURLExternal({
      filename: 'a.txt',
      length: content.length,
    });
    expect((await fetch(upload_url ?? '', { method: 'POST', body: content })).status).toBe(200);
    await client.files.completeUploadExternal({ files: [{ id: file_id ?? '' }], channel_id: 'C1' });
    expect(slack.world.messages.at(-1)?.files[0]?.bytes).toEqual(content);
  });

  it('publishes views, opens DMs, reacts and lists members', async () => {
    const { ts } = slack.people.say({ channel: 'C1', user: 'U1', text: 'hi' });
    await client.views.publish({ user_id: 'U1', view: { type: 'home', blocks: [] } });
    expect((await client.conversations.open({ users: 'U1' })).channel?.id).toBe('D1');
    await client.reactions.add({ channel: 'C1', timestamp: ts, name: 'wave' });
    expect(await refusal(client.reactions.add({ channel: 'C1', timestamp: ts, name: 'wave' }))).toBe(
      'already_reacted',
    );
    expect((await client.conversations.members({ channel: 'C1' })).members).toEqual(['U0FAMILIAR', 'U1']);
    await client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'psst' });
    expect(slack.people.fromBot('C1').map(({ onlyFor }) => onlyFor)).toEqual(['U1']);
  });
});

/** The samples of Slack's answers that may lie beside the repository. */
function samplesFolder(): string | undefined {
  for (let at = process.cwd(); at !== dirname(at); at = dirname(at)) {
    const folder = join(at, 'shared/specs/slack-samples/api');
    if (existsSync(folder)) return folder;
  }
  return undefined;
}

/** Keys of `ours` that the sample does not have, as paths. */
function strangers(ours: unknown, sample: unknown, path = ''): string[] {
  if (Array.isArray(ours))
    return ours.flatMap((one) => strangers(one, (sample as unknown[])?.[0], `${path}[]`));
  if (typeof ours !== 'object' || ours === null) return [];
  return Object.entries(ours).flatMap(([key, value]) => {
    const known = typeof sample === 'object' && sample !== null && key in sample;
    const at = `${path}.${key}`;
    return known ? strangers(value, (sample as Record<string, unknown>)[key], at) : [at];
  });
}

// The samples are not ours to keep in the repository: compared where they lie beside it (2026-11-23).
describe.runIf(samplesFolder() !== undefined)('answers beside samples of the real ones', () => {
  it('uses no key that Slack does not', async () => {
    const { ts, channel } = slack.people.say({ channel: 'C1', user: 'U1', text: 'hi' });
    await client.chat.postMessage({ channel, text: 'hello', thread_ts: ts });
    await client.conversations.info({ channel });
    await client.conversations.replies({ channel, ts });
    await client.conversations.history({ channel });
    await client.users.info({ user: 'U1', include_locale: true });
    await client.auth.test();
    const answers = slack.journal.entries.filter(({ kind }) => kind === 'answered');
    expect(answers).toHaveLength(6);
    for (const { name, body } of answers) {
      const sample: unknown = JSON.parse(readFileSync(join(samplesFolder() ?? '', `${name}.json`), 'utf8'));
      expect(strangers(body, sample), name).toEqual([]);
    }
  });
});

it('runs as a process of its own, driven over HTTP', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const { apiUrl: api, controlUrl, botToken } = JSON.parse(line) as Record<string, string>;
    const control = async (path: string, body?: object) => {
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      return (await fetch(`${controlUrl}${path}`, init)).json();
    };
    await control('say', { channel: 'C1', user: 'U1', text: 'hi', mention: true });
    await new WebClient(botToken, { slackApiUrl: api ?? '' }).chat.postMessage({
      channel: 'C1',
      text: 'hello',
    });
    expect(await control('history?channel=C1')).toMatchObject([
      { text: '<@U0FAMILIAR> hi' },
      { text: 'hello' },
    ]);
    const journal = (await control('journal')) as { name: string; at: number }[];
    expect(journal.map(({ name }) => name)).toContain('chat.postMessage');
    await control('reset', {});
    expect(await control('history?channel=C1')).toEqual([]);
  } finally {
    child.kill();
  }
});
