import { afterEach, expect, it } from 'vitest';
import type { CommandReply } from '../../../src/core/ports.ts';
import { type Harness, harness, mira, place } from './harness.ts';

let h: Harness;
afterEach(() => h.stop());

async function* files(...texts: readonly string[]) {
  for (const [at, text] of texts.entries())
    yield { name: `memory-${at + 1}.json`, mediaType: 'application/json', text };
}

async function asked(reply: CommandReply, text = 'memory forget', channel = 'C1'): Promise<void> {
  h.slack.world.person(mira.id, { displayName: 'Mira' });
  h.slack.world.channel(channel);
  h.inbound.commandReply = reply;
  h.slack.people.slash('/familiar', text, { user: mira.id, channel });
  await h.slack.waitFor(() => h.slack.people.fromBot(channel).length > 0);
}

const direct = () => h.slack.people.fromBot('DMIRA');
const shown = () => h.slack.people.fromBot('C1').map(({ text, onlyFor }) => ({ text, onlyFor }));

it('sends files into the direct messages of whoever asked, and nothing into the channel', async () => {
  h = await harness();
  const german = JSON.stringify({ said: 'Grüße 🧡' });
  await asked({ text: 'Here it is', ephemeral: true, files: files(german, '{}') });
  await h.slack.waitFor(() => direct().flatMap((message) => message.files).length === 2);
  expect(shown()).toEqual([{ text: 'Here it is', onlyFor: mira.id }]);
  const sent = direct().flatMap((message) => message.files);
  expect(sent.map(({ name }) => name)).toEqual(['memory-1.json', 'memory-2.json']);
  expect(sent.map(({ bytes }) => Buffer.from(bytes).toString('utf8'))).toEqual([german, '{}']);
  // One line opens the conversation; no further scope is asked for.
  expect(h.slack.calls('chat.postMessage').map(({ args }) => args?.channel)).toEqual([mira.id]);
  expect(h.slack.calls('conversations.open')).toEqual([]);
});

it('says what is missing where the app may not send files', async () => {
  h = await harness();
  h.slack.scopes = h.slack.scopes.filter((scope) => scope !== 'files:write');
  await asked({ text: 'Here it is', ephemeral: true, files: files('{}') });
  await h.slack.waitFor(() => shown().length === 2);
  expect(shown()[1]).toEqual({ text: expect.stringContaining('files:write'), onlyFor: mira.id });
});

it('says so when the files break off', async () => {
  h = await harness();
  async function* broken() {
    yield* files('{}');
    throw new Error('the database went away');
  }
  await asked({ text: 'Here it is', ephemeral: true, files: broken() });
  await h.slack.waitFor(() => shown().length === 2);
  expect(shown()[1]?.text).toContain('not all there');
});

const buttons = [
  {
    ...{ label: 'Delete everything', danger: true },
    runs: { name: 'memory', subcommand: 'forget', argument: 'K7QF-3MXD' },
  },
  { label: 'More', danger: false, runs: { name: 'memory', subcommand: 'forget', argument: 'yes: "a", b' } },
];

for (const mode of ['socket', 'http'] as const) {
  it(`shows buttons that run a command, answered in the place of what they stood under (${mode})`, async () => {
    h = await harness({ platform: { mode, httpPort: 0, signingSecret: 'stand-in-signing-secret' } });
    if (mode === 'http') h.slack.useHttp(`http://127.0.0.1:${h.platform.httpPort}/slack/events`);
    await asked({ text: '**Sure?** Type `/memory forget x`', ephemeral: true, buttons });
    const [question] = h.slack.people.fromBot('C1');
    expect(question?.blocks).toMatchObject([
      { type: 'markdown', text: '**Sure?** Type `/familiar memory forget x`' },
      {
        type: 'actions',
        elements: [
          { action_id: 'familiar_run_0', style: 'danger', text: { text: 'Delete everything' } },
          { action_id: 'familiar_run_1', text: { text: 'More' } },
        ],
      },
    ]);

    h.inbound.commandReply = { text: 'It is done. `/memory show` lists', ephemeral: true };
    h.slack.people.press('familiar_run_1', { channel: 'C1', ts: question?.ts ?? '' }, mira.id);
    await h.slack.waitFor(() => shown()[0]?.text.startsWith('It is done'));
    expect(shown()).toEqual([{ text: 'It is done. `/familiar memory show` lists', onlyFor: mira.id }]);
    expect(h.slack.people.fromBot('C1')[0]?.blocks).toEqual([]);
    expect(h.inbound.commands[1]).toMatchObject({
      ...{ name: 'memory', subcommand: 'forget', argument: 'yes: "a", b' },
      ...{ by: { id: mira.id, name: 'Mira' }, place: place() },
    });
  });
}

it('names commands as they are typed: through ours, or by themselves where a workspace declares them so', async () => {
  h = await harness();
  await asked({ text: 'See `/memory show`, `/ping` and `/usr/bin`', ephemeral: true });
  h.slack.people.slash('/memory', 'forget x', { user: mira.id, channel: 'C1' });
  await h.slack.waitFor(() => shown().length === 2);
  expect(shown().map(({ text }) => text)).toEqual([
    'See `/familiar memory show`, `/familiar ping` and `/usr/bin`',
    'See `/memory show`, `/ping` and `/usr/bin`',
  ]);
});

it('tells how a place is called and where a message stands in it', async () => {
  h = await harness();
  h.slack.people.say({ channel: 'C1', user: mira.id, text: 'hello' });
  await h.slack.waitFor(() => h.inbound.messages.length === 1);
  const base = h.apiUrl.replace(/api\/$/, '');
  expect(await h.platform.locate(place(), '12.000345')).toEqual({
    name: '#c1',
    link: `${base}archives/C1/p12000345`,
  });
  expect(await h.platform.locate(place({ thread: '11.0001' }), '12.000345')).toMatchObject({
    link: `${base}archives/C1/p12000345?thread_ts=11.0001&cid=C1`,
  });
  const dm = place({ channel: 'DMIRA', visibility: 'dm' });
  expect(await h.platform.locate(dm, '12.000345')).toEqual({ link: `${base}archives/DMIRA/p12000345` });
  expect(await h.platform.locate(place({ workspace: 'TOTHER' }), '12.000345')).toEqual({ name: '#c1' });
});
