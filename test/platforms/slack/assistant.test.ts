import { afterEach, expect, it } from 'vitest';
import { retryActionId } from '../../../src/platforms/slack/render.ts';
import { bot, team } from '../../standins/slack/world.ts';
import { type Harness, harness, mira, place } from './harness.ts';

let h: Harness;
afterEach(() => h.stop());

const api = (method: string) => h.slack.waitFor(() => h.slack.calls(method)[0]?.args);

it('offers prompts when the assistant pane opens, and titles the thread after its first message', async () => {
  h = await harness({ platform: { promptsTitle: 'What shall we do?' } });
  const { channel, thread } = h.slack.people.assistantThreadStarted(mira.id);
  const offered = await api('assistant.threads.setSuggestedPrompts');
  expect(offered).toMatchObject({ channel_id: channel, thread_ts: thread, title: 'What shall we do?' });
  expect(JSON.parse(offered.prompts ?? '')).toEqual([{ title: 'Say hello', message: 'Hello, Wren' }]);
  const say = (text: string) =>
    h.slack.people.say({ channel, channelType: 'im', user: mira.id, text, thread });
  say('Help me plan a garden for a very shady balcony with two small children and a cat\nplease');
  const titled = await api('assistant.threads.setTitle');
  expect(titled).toEqual({
    channel_id: channel,
    thread_ts: thread,
    title: 'Help me plan a garden for a very shady balcony with two…',
  });
  say('and herbs');
  await h.slack.waitFor(() => h.inbound.messages.length === 2);
  expect(h.inbound.messages[1]?.place).toMatchObject({ channel, thread, visibility: 'dm' });
  await h.platform.stop();
  expect(h.slack.calls('assistant.threads.setTitle')).toHaveLength(1);
});

it('shows a status in threads, and streams there', async () => {
  h = await harness();
  const { channel, thread } = h.slack.people.assistantThreadStarted(mira.id);
  const where = place({ channel, thread, visibility: 'dm' });
  const surface = h.platform.surface({ place: where, recipient: mira });
  await surface.typing();
  expect(await api('assistant.threads.setStatus')).toEqual({
    channel_id: channel,
    thread_ts: thread,
    status: 'is typing…',
  });
  const part = await surface.open('Let us see', { idempotencyKey: 'k', whole: false });
  await surface.close(part, 'Let us see.');
  expect(h.slack.people.fromBot(channel)).toMatchObject([
    { text: 'Let us see.', thread, streaming: 'completed' },
  ]);
});

it('clears a status that arrives after the reply', async () => {
  h = await harness();
  const { channel, thread } = h.slack.people.assistantThreadStarted(mira.id);
  const surface = h.platform.surface({
    place: place({ channel, thread, visibility: 'dm' }),
    recipient: mira,
  });
  h.slack.faults.next('assistant.threads.setStatus', { delayMs: 100 });
  const typing = surface.typing();
  await surface.open('Quick', { idempotencyKey: 'k', whole: true });
  await typing;
  await surface.typing();
  const statuses = h.slack.calls('assistant.threads.setStatus').map(({ args }) => args.status);
  expect(statuses).toEqual(['is typing…', '']);
});

it('shows no status outside a thread, and stops trying where Slack refuses it', async () => {
  h = await harness();
  h.slack.people.say({ channel: 'C1', user: mira.id, text: 'hi' });
  await h.platform.surface({ place: place(), recipient: mira }).typing();
  expect(h.slack.calls('assistant.threads.setStatus')).toHaveLength(0);
  h.slack.faults.always('assistant.threads.setStatus', { error: 'missing_scope' });
  for (const thread of ['1.1', '1.2'])
    await h.platform.surface({ place: place({ thread }), recipient: mira }).typing();
  expect(h.slack.calls('assistant.threads.setStatus')).toHaveLength(1);
});

for (const mode of ['socket', 'http'] as const) {
  it(`runs a slash command: acknowledged at once, answered to its caller only (${mode})`, async () => {
    h = await harness({ platform: { mode, httpPort: 0, signingSecret: 'stand-in-signing-secret' } });
    if (mode === 'http') h.slack.useHttp(`http://127.0.0.1:${h.platform.httpPort}/slack/events`);
    h.slack.world.person(mira.id, { displayName: 'Mira' });
    h.slack.world.channel('C1');
    h.inbound.commandReply = { text: '**Forgotten**', ephemeral: true };
    const delivery = h.slack.people.slash('/familiar', 'memory forget my ex', {
      user: mira.id,
      channel: 'C1',
    });
    await h.slack.waitFor(() => delivery.ackedAt);
    expect(delivery.response ?? {}).toEqual({});
    await h.slack.waitFor(() => h.slack.people.fromBot('C1').length > 0);
    expect(h.inbound.commands).toMatchObject([
      {
        name: 'memory',
        subcommand: 'forget',
        argument: 'my ex',
        by: { id: mira.id, name: 'Mira' },
        place: place(),
      },
    ]);
    const [answer] = h.slack.people.fromBot('C1');
    expect(answer?.onlyFor).toBe(mira.id);
    expect(answer?.text.replaceAll('\u200b', '')).toBe('*Forgotten*');
  });

  it(`hands on the press of "Try again" (${mode})`, async () => {
    h = await harness({ platform: { mode, httpPort: 0, signingSecret: 'stand-in-signing-secret' } });
    if (mode === 'http') h.slack.useHttp(`http://127.0.0.1:${h.platform.httpPort}/slack/events`);
    const root = h.slack.people.mention({ channel: 'C1', user: mira.id, text: 'hi' });
    const ours = { channel: 'C1', user: bot.userId, botId: bot.botId, text: 'It broke off', thread: root.ts };
    const broken = h.slack.world.post(ours);
    const delivery = h.slack.people.press(retryActionId, broken, mira.id);
    await h.slack.waitFor(() => delivery.ackedAt && h.inbound.retries.length > 0);
    expect(h.inbound.retries).toMatchObject([
      {
        place: { workspace: team.id, channel: 'C1', thread: root.ts, visibility: 'public' },
        part: broken.ts,
        by: { id: mira.id },
      },
    ]);
  });
}
