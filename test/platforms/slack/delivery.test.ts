import { afterEach, expect, it } from 'vitest';
import { signedRequest } from '../../standins/slack/delivery.ts';
import { type Harness, harness } from './harness.ts';

let h: Harness;
afterEach(() => h.stop());

for (const mode of ['socket', 'http'] as const) {
  const setUp = async () => {
    h = await harness({
      platform: { mode, httpPort: 0, httpHost: '127.0.0.1', signingSecret: 'stand-in-signing-secret' },
      standIn: { ackLimitMs: 700, retryDelaysMs: [0, 20, 20] },
    });
    if (mode === 'http') h.slack.useHttp(`http://127.0.0.1:${h.platform.httpPort}/slack/events`);
    return h;
  };

  it(`acknowledges an event only when it is stored (${mode})`, async () => {
    await setUp();
    h.inbound.hold();
    h.slack.people.say({ channel: 'C1', user: 'UMIRA', text: 'keep this' });
    await h.slack.waitFor(() => h.inbound.messages.length > 0);
    const [delivery] = h.slack.delivery.deliveries;
    // Looking up the author took a round trip: an acknowledgement that did not wait would be here by now.
    expect(delivery?.ackedAt).toBeUndefined();
    const releasedAt = performance.timeOrigin + performance.now();
    h.inbound.release();
    const ackedAt = await h.slack.waitFor(() => delivery?.ackedAt);
    expect(ackedAt).toBeGreaterThanOrEqual(releasedAt);
  });

  it(`leaves an event that could not be stored to be sent again (${mode})`, async () => {
    await setUp();
    let failures = 1;
    h.inbound.onMessage = () => {
      if (failures-- > 0) throw new Error('disk full');
    };
    h.slack.people.say({ channel: 'C1', user: 'UMIRA', text: 'keep this' });
    const [delivery] = h.slack.delivery.deliveries;
    await h.slack.waitFor(() => delivery?.ackedAt);
    expect(delivery?.sentAt).toHaveLength(2);
    expect(h.inbound.messages.map(({ platformMessageId }) => platformMessageId)).toEqual([
      h.inbound.messages[0]?.platformMessageId,
      h.inbound.messages[0]?.platformMessageId,
    ]);
  });
}

it('refuses HTTP events with a wrong signature', async () => {
  h = await harness({ platform: { mode: 'http', httpPort: 0, signingSecret: 'stand-in-signing-secret' } });
  const url = `http://127.0.0.1:${h.platform.httpPort}/slack/events`;
  const payload = {
    type: 'event_callback',
    event: { type: 'message', channel: 'C1', user: 'U1', ts: '1.1', text: 'x' },
  };
  const forged = signedRequest({ type: 'events_api', payload }, 'another-secret');
  expect((await fetch(url, forged)).status).toBe(401);
  const genuine = signedRequest({ type: 'events_api', payload }, 'stand-in-signing-secret');
  expect((await fetch(url, { ...genuine, body: `${genuine.body} ` })).status).toBe(401);
  const challenge = signedRequest(
    { type: 'events_api', payload: { type: 'url_verification', challenge: 'c-1' } },
    'stand-in-signing-secret',
  );
  expect(await (await fetch(url, challenge)).json()).toEqual({ challenge: 'c-1' });
  expect(h.inbound.messages).toHaveLength(0);
});

it('comes back at once when Slack refreshes the connection, and loses nothing', async () => {
  h = await harness();
  h.slack.delivery.refresh();
  await h.slack.waitFor(() => h.slack.journal.entries.some(({ kind }) => kind === 'closed'));
  h.slack.people.say({ channel: 'C1', user: 'UMIRA', text: 'still there?' });
  await h.slack.waitFor(() => h.inbound.messages.length > 0, 2000);
  expect(h.slack.calls('apps.connections.open')).toHaveLength(2);
  expect(h.platform.state().state).toBe('ready');
});

it('says that it is degraded while Slack is away, and comes back', async () => {
  h = await harness();
  h.slack.faults.next(
    'apps.connections.open',
    { status: 503 },
    { cut: 'before' },
    { error: 'internal_error' },
  );
  h.slack.delivery.dropConnections();
  await h.slack.waitFor(() => h.slack.calls('apps.connections.open').length > 1);
  expect(h.platform.state().state).toBe('degraded');
  h.slack.people.say({ channel: 'C1', user: 'UMIRA', text: 'hello?' });
  await h.slack.waitFor(() => h.inbound.messages.length > 0);
  expect(h.platform.state().state).toBe('ready');
});

it('gives up, without crashing, when the token is revoked while it runs', async () => {
  h = await harness();
  h.slack.faults.always('apps.connections.open', { error: 'invalid_auth' });
  h.slack.delivery.dropConnections();
  await expect.poll(() => h.platform.state().state, { timeout: 5000 }).toBe('failed');
  expect(h.logger.sentences('error')).toEqual(['Slack no longer accepts the app token']);
});

it('still answers when Slack does not say who somebody is', async () => {
  h = await harness();
  h.slack.faults.always('users.info', { error: 'user_not_found' });
  h.slack.people.say({ channel: 'C1', user: 'UMIRA', text: 'hi' });
  const [message] = await h.slack.waitFor(() => h.inbound.messages.length > 0 && h.inbound.messages);
  expect(message?.author).toEqual({ platform: 'slack', id: 'UMIRA', name: 'UMIRA' });
});

it('stores within the 3 s although Slack is slow to say who somebody is', async () => {
  h = await harness({ standIn: { ackLimitMs: 3000 } });
  h.slack.faults.always('users.info', { delayMs: 5000 });
  h.slack.people.say({ channel: 'C1', user: 'UMIRA', text: 'hi' });
  const [delivery] = h.slack.delivery.deliveries;
  await h.slack.waitFor(() => delivery?.ackedAt);
  expect(delivery?.sentAt).toHaveLength(1);
  expect(h.inbound.messages[0]?.author.name).toBe('UMIRA');
});
