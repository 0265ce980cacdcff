import { afterEach, expect, it } from 'vitest';
import { bot, team } from '../../standins/slack/world.ts';
import { type Harness, harness } from './harness.ts';

let h: Harness;
afterEach(() => h.stop());

it('opens a thread of its own for a mention in a channel', async () => {
  h = await harness();
  h.slack.world.person('UMIRA', { displayName: 'Mira', timeZone: 'Europe/Lisbon', locale: 'pt-PT' });
  const { ts } = h.slack.people.mention({
    channel: 'C1',
    user: 'UMIRA',
    text: 'hello *there*, see <https://a.b/|this> &amp; that',
  });
  const [message] = await h.slack.waitFor(() => h.inbound.messages.length > 0 && h.inbound.messages);
  expect(message).toMatchObject({
    place: { platform: 'slack', workspace: team.id, channel: 'C1', thread: ts, visibility: 'public' },
    author: { platform: 'slack', id: 'UMIRA', name: 'Mira', timeZone: 'Europe/Lisbon', locale: 'pt-PT' },
    authorIsBot: false,
    platformMessageId: ts,
    text: 'hello **there**, see [this](https://a.b/) & that',
    mentionsCharacter: true,
    mentionsOthers: false,
    inOwnThread: true,
    sentAt: Math.round(Number(ts) * 1000),
  });
});

for (const first of ['message', 'app_mention'] as const) {
  it(`takes a mention in once when the ${first} event comes first`, async () => {
    h = await harness();
    h.inbound.hold();
    h.slack.people.mention({ channel: 'C1', user: 'UMIRA', text: 'hi', first });
    await h.slack.waitFor(() => h.inbound.messages.length > 0);
    h.inbound.release();
    await h.slack.waitFor(() => h.slack.delivery.deliveries.filter((one) => one.ackedAt).length === 2);
    expect(h.inbound.messages).toHaveLength(1);
    expect(h.inbound.messages[0]).toMatchObject({
      mentionsCharacter: true,
      text: 'hi',
      place: { visibility: 'public' },
    });
  });
}

it('hears a follow-up in the thread without a mention', async () => {
  h = await harness();
  const root = h.slack.people.mention({ channel: 'C1', user: 'UMIRA', text: 'hi' });
  h.slack.people.say({ channel: 'C1', user: 'UMIRA', text: 'and you?', thread: root.ts });
  const message = await h.slack.waitFor(() => h.inbound.messages.find(({ text }) => text === 'and you?'));
  expect(message).toMatchObject({ place: { thread: root.ts }, mentionsCharacter: false, inOwnThread: false });
});

it('knows a thread under its own message', async () => {
  h = await harness();
  h.slack.people.say({ channel: 'C1', user: 'UMIRA', text: 'first' });
  const own = h.slack.world.post({ channel: 'C1', user: bot.userId, botId: bot.botId, text: 'Good morning' });
  h.slack.people.say({ channel: 'C1', user: 'UMIRA', text: 'morning!', thread: own.ts });
  const message = await h.slack.waitFor(() => h.inbound.messages.find(({ text }) => text === 'morning!'));
  expect(message.inOwnThread).toBe(true);
});

const kinds = [
  { channelType: 'im', channel: 'DMIRA', visibility: 'dm' },
  { channelType: 'group', channel: 'G1', visibility: 'private' },
  { channelType: 'mpim', channel: 'G2', visibility: 'private' },
] as const;
for (const { channelType, channel, visibility } of kinds) {
  it(`hears ${channelType} as ${visibility}, outside a thread`, async () => {
    h = await harness();
    h.slack.people.say({ channel, channelType, user: 'UMIRA', text: 'hi' });
    const [message] = await h.slack.waitFor(() => h.inbound.messages.length > 0 && h.inbound.messages);
    expect(message?.place).toEqual({ platform: 'slack', workspace: team.id, channel, visibility });
  });
}

it('takes what people mention apart: others by name, everyone not at all', async () => {
  h = await harness();
  h.slack.world.person('UVIC', { displayName: 'Vic' });
  h.slack.people.say({ channel: 'C1', user: 'UMIRA', text: '<!here> ask <@UVIC> in <#C9|random>' });
  h.slack.people.say({ channel: 'C1', user: 'UMIRA', text: '<!everyone> lunch' });
  const [first, second] = await h.slack.waitFor(() => h.inbound.messages.length === 2 && h.inbound.messages);
  expect(first).toMatchObject({
    text: '@here ask @Vic in #random',
    mentionsOthers: true,
    mentionsCharacter: false,
  });
  expect(second).toMatchObject({ text: '@everyone lunch', mentionsOthers: false, mentionsCharacter: false });
});

it('marks bots and itself, and lets joins pass unheard', async () => {
  h = await harness();
  h.slack.people.say({ channel: 'C1', user: 'UMIRA', text: 'joined', subtype: 'channel_join' });
  const { surface } = {
    surface: h.platform.surface({
      place: { platform: 'slack', workspace: team.id, channel: 'C1', visibility: 'public' },
      recipient: { platform: 'slack', id: 'UMIRA', name: 'Mira' },
    }),
  };
  await surface.open('My own words', { idempotencyKey: 'k', whole: true });
  const [own] = await h.slack.waitFor(() => h.inbound.messages.length > 0 && h.inbound.messages);
  expect(own).toMatchObject({ authorIsBot: true, text: 'My own words' });
  expect(h.inbound.messages).toHaveLength(1);
});

it('passes edits and deletions on to where the message was said', async () => {
  h = await harness();
  const message = h.slack.people.mention({ channel: 'C1', user: 'UMIRA', text: 'I am Mira' });
  await h.slack.waitFor(() => h.inbound.messages.length > 0);
  const { place } = h.inbound.messages[0] ?? {};
  h.slack.people.edit(message, `<@${bot.userId}> I am *Mia*`);
  await h.slack.waitFor(() => h.inbound.edits.length > 0);
  expect(h.inbound.edits).toEqual([{ place, platformMessageId: message.ts, text: 'I am **Mia**' }]);
  h.slack.people.remove(message);
  await h.slack.waitFor(() => h.inbound.deletions.length > 0);
  expect(h.inbound.deletions).toEqual([{ place, platformMessageId: message.ts }]);
});

it('does not take an unfurled link for an edit', async () => {
  h = await harness();
  const message = h.slack.people.say({ channel: 'C1', user: 'UMIRA', text: 'https://a.b' });
  h.slack.people.edit(message, 'https://a.b');
  h.slack.people.edit(message, 'https://c.d');
  await h.slack.waitFor(() => h.inbound.edits.length > 0);
  expect(h.inbound.edits.map(({ text }) => text)).toEqual(['https://c.d']);
});

it('brings files in, and reads them with the token only from Slack', async () => {
  h = await harness();
  const bytes = new TextEncoder().encode('milk, eggs');
  const files = [{ name: 'list.txt', mimetype: 'text/plain', bytes }];
  h.slack.people.say({ channel: 'DMIRA', channelType: 'im', user: 'UMIRA', text: 'my list', files });
  const [message] = await h.slack.waitFor(() => h.inbound.messages.length > 0 && h.inbound.messages);
  const [attachment] = message?.attachments ?? [];
  if (attachment === undefined) throw new Error('no attachment');
  expect(attachment).toMatchObject({
    kind: 'text',
    name: 'list.txt',
    mediaType: 'text/plain',
    bytes: bytes.length,
  });
  expect(Buffer.from(await h.platform.fetchAttachment(attachment, 100)).toString()).toBe('milk, eggs');
  await expect(h.platform.fetchAttachment(attachment, 5)).rejects.toMatchObject({ code: 'invalid_input' });
  const lying = { ...attachment, bytes: 0 };
  await expect(h.platform.fetchAttachment(lying, 5)).rejects.toMatchObject({ code: 'invalid_input' });
  const foreign = { ...attachment, url: 'https://files.slack.com.example.org/x' };
  await expect(h.platform.fetchAttachment(foreign, 100)).rejects.toMatchObject({ code: 'invalid_input' });
});

it('treats a channel shared with another organisation as private', async () => {
  h = await harness();
  const message = h.slack.people.say({ channel: 'C1', user: 'UMIRA', text: 'one' });
  const delivery = await h.slack.waitFor(() => h.slack.delivery.deliveries.at(-1));
  h.slack.delivery.deliver('events_api', 'message', {
    ...delivery.payload,
    is_ext_shared_channel: true,
    event: { ...(delivery.payload.event as object), ts: h.slack.world.ts(), text: 'two' },
  });
  const shared = await h.slack.waitFor(() => h.inbound.messages.find(({ text }) => text === 'two'));
  expect(shared.place.visibility).toBe('private');
  expect(message.text).toBe('one');
});

/** An envelope with nothing but the event, as a sparing server sends it. */
function deliverBare(event: Record<string, unknown>) {
  h.slack.delivery.deliver('events_api', String(event.type), { type: 'event_callback', event });
}

it('is not deaf to a bare mention in a channel that it may not look up', async () => {
  h = await harness();
  for (const method of ['conversations.info', 'users.info']) {
    h.slack.faults.always(method, { error: 'missing_scope' });
  }
  // The text does not spell the mention: the event's type says it.
  deliverBare({ type: 'app_mention', user: 'UMIRA', channel: 'C1', ts: '1700000000.000100', text: 'hi' });
  const [message] = await h.slack.waitFor(() => h.inbound.messages.length > 0 && h.inbound.messages);
  expect(message).toMatchObject({
    place: { workspace: team.id, channel: 'C1', thread: '1700000000.000100', visibility: 'private' },
    author: { id: 'UMIRA', name: 'UMIRA' },
    mentionsCharacter: true,
  });
});

it('hears a person whose event says null where Slack leaves a field out', async () => {
  h = await harness();
  const nothing = { subtype: null, bot_id: null, thread_ts: null, files: null, client_msg_id: null };
  const said = { type: 'message', user: 'UMIRA', channel: 'DMIRA', channel_type: 'im' };
  deliverBare({ ...nothing, ...said, ts: '1700000000.000200', text: 'hi' });
  const [message] = await h.slack.waitFor(() => h.inbound.messages.length > 0 && h.inbound.messages);
  expect(message).toMatchObject({ authorIsBot: false, text: 'hi', place: { visibility: 'dm' } });
  expect(message?.place).not.toHaveProperty('thread');
});

it('takes a message that names itself as its thread for one outside of threads', async () => {
  h = await harness();
  const ts = '1700000000.000300';
  const said = { type: 'message', user: 'UMIRA', channel: 'C1', channel_type: 'channel', ts, thread_ts: ts };
  deliverBare({ ...said, text: `<@${bot.userId}> hi` });
  const [message] = await h.slack.waitFor(() => h.inbound.messages.length > 0 && h.inbound.messages);
  expect(message).toMatchObject({ place: { thread: ts }, inOwnThread: true });
});

it('takes back what was deleted, where the event names it only as it was before', async () => {
  h = await harness();
  const previous_message = { type: 'message', user: 'UMIRA', ts: '1700000000.000400', text: 'hi' };
  const event = { type: 'message', subtype: 'message_deleted', channel: 'DMIRA', ts: '1700000000.000500' };
  deliverBare({ ...event, previous_message });
  await h.slack.waitFor(() => h.inbound.deletions.length > 0);
  expect(h.inbound.deletions[0]?.platformMessageId).toBe('1700000000.000400');
});
