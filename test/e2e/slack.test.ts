import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { retryActionId } from '../../src/platforms/slack/render.ts';
import type { Seen } from '../standins/slack/people.ts';
import { House, promptOf, prose } from './house.ts';

let house: House;
let channel: string;
let channels = 0;
const user = 'UMIRA';

beforeAll(async () => {
  house = await House.open({ discord: false });
  house.slack.world.person(user, { displayName: 'Mira' });
  house.slack.world.person('UNOAH', { displayName: 'Noah' });
});
beforeEach(() => {
  channels += 1;
  channel = `C${channels}`;
});
afterAll(async () => {
  await house.close();
  expect(house.unloggable().length).toBeGreaterThan(10);
  expect(house.leaks()).toEqual([]);
});

const { stringify } = JSON;
const calls = () => house.model.calls().length;
const plain = (text: string) => text.replaceAll('\u200b', '').trim();

/** Resolves with what the character has said in a channel as soon as it suits. */
function until(where: string, test: (said: readonly Seen[]) => boolean): Promise<readonly Seen[]> {
  return house.slack.waitFor(() => {
    const said = house.slack.people.fromBot(where);
    return test(said) && said;
  });
}

async function says(where: string, text: string): Promise<Seen> {
  const [only, ...others] = await until(
    where,
    (said) => plain(said.at(-1)?.text ?? '') === text && said.at(-1)?.streaming !== 'in_progress',
  );
  expect(others).toEqual([]);
  if (!only) throw new Error('Nothing was said');
  return only;
}

describe('Slack, from the socket to the last word', () => {
  it('answers a mention in a thread below it, streamed, after the event is acknowledged', async () => {
    const text = prose(10);
    house.model.script({ text, firstTokenMs: 100, tokensPerSecond: 80 });
    const root = house.slack.people.mention({ channel, user, text: 'tell me of the tide please' });
    const said = await says(channel, text);
    expect(said).toMatchObject({ thread: root.ts, streaming: 'completed' });
    expect(said.versions.length).toBeGreaterThan(2);
    const order = house.slack.journal.entries.map(({ kind, name }) => `${kind} ${name}`);
    expect(order.indexOf('acked message')).toBeGreaterThan(-1);
    expect(order.indexOf('acked message')).toBeLessThan(order.indexOf('api chat.startStream'));
    expect(house.slack.calls('chat.appendStream').length).toBeGreaterThan(0);
    expect(house.slack.calls('chat.stopStream')).toHaveLength(1);
    expect(house.slack.calls('chat.update')).toHaveLength(0);
  });

  it('goes on in its own thread without a mention, and keeps people apart', async () => {
    house.model.script('Ask me anything here.', 'Then nine, Noah.');
    const root = house.slack.people.mention({ channel, user, text: 'where should we plan the fair?' });
    await says(channel, 'Ask me anything here.');
    house.slack.people.say({
      channel,
      user: 'UNOAH',
      text: 'how many tables will it need?',
      thread: root.ts,
    });
    const said = await until(channel, (all) => all.some(({ text }) => plain(text) === 'Then nine, Noah.'));
    expect(said.map(({ thread }) => thread)).toEqual([root.ts, root.ts]);
    expect(promptOf(house.model.calls().at(-1))).toContain('Noah: how many tables');
  });

  it('answers in a DM', async () => {
    house.model.script('Nobody else reads this.');
    house.slack.people.say({
      channel: 'DMIRA',
      channelType: 'im',
      user,
      text: 'can anybody else read this?',
    });
    await says('DMIRA', 'Nobody else reads this.');
  });

  it('lives in the assistant pane: prompts, a title, a status while it thinks, a stream', async () => {
    const pane = house.slack.people.assistantThreadStarted('UNOAH');
    const prompts = await house.slack.waitFor(
      () => house.slack.calls('assistant.threads.setSuggestedPrompts')[0],
    );
    expect(stringify(prompts.args.prompts)).toContain('Who are you?');
    house.model.script({ text: prose(3), firstTokenMs: 100 });
    const say = { ...pane, channelType: 'im', user: 'UNOAH', text: 'help me to plan a garden' } as const;
    house.slack.people.say(say);
    expect(await says(pane.channel, prose(3))).toMatchObject({ thread: pane.thread });
    const title = await house.slack.waitFor(() => house.slack.calls('assistant.threads.setTitle')[0]);
    expect(title.args).toMatchObject({ channel_id: pane.channel, title: 'help me to plan a garden' });
    const inPane = house.slack
      .calls('assistant.threads.setStatus')
      .filter(({ args }) => args.channel_id === pane.channel);
    expect(inPane[0]?.args.status).not.toBe('');
  });

  it('answers once what Slack delivers again', async () => {
    const before = calls();
    house.model.script('Once, and that is it.');
    house.slack.people.mention({ channel, user, text: 'say that only one single time please' });
    await says(channel, 'Once, and that is it.');
    for (const { payload } of [...house.slack.delivery.deliveries].slice(-2)) {
      const again = house.slack.delivery.deliver('events_api', 'message', payload);
      await house.slack.waitFor(() => again.ackedAt);
    }
    house.model.script('This is another matter.');
    house.slack.people.mention({ channel, user, text: 'and now something entirely different' });
    const said = await until(channel, (all) =>
      all.some(({ text }) => plain(text) === 'This is another matter.'),
    );
    expect(said).toHaveLength(2);
    expect(calls() - before).toBe(2);
  });

  it('says once, in its own voice, that the model is down', async () => {
    house.model.script({ status: 500 });
    house.slack.people.mention({ channel, user, text: 'explain the escapement of a clock' });
    const said = await until(channel, (all) => all.length > 0 && all[0]?.streaming !== 'in_progress');
    expect(said).toHaveLength(1);
    expect(said[0]?.text).not.toMatch(/error|500|undefined/i);
  });

  it('keeps what stands when the model is cut midway, and makes it whole on “Try again”', async () => {
    const whole = prose(9);
    house.model.script({ text: whole, cutAfterChunks: 40, tokensPerSecond: 100 });
    house.slack.people.mention({ channel, user, text: 'tell me a longer story about the tide' });
    const [broken] = await until(channel, (all) => stringify(all[0]?.blocks ?? []).includes(retryActionId));
    expect(whole.startsWith(broken?.text.split('\n\n')[0] ?? '?')).toBe(true);
    house.model.script(whole);
    const message = house.slack.world.find(channel, broken?.ts ?? '');
    if (!message) throw new Error('The broken reply is gone');
    house.slack.people.press(retryActionId, message, user);
    const said = await until(channel, (all) => plain(all[0]?.text ?? '') === whole);
    expect(said).toHaveLength(1);
    expect(stringify(said[0]?.blocks)).not.toContain(retryActionId);
  });

  it('never brings what was told in a DM into the prompt of a channel', async () => {
    const tell = { channel: 'DMIRA', channelType: 'im', user, text: 'my sister is called Marigold' } as const;
    const before = house.slack.people.fromBot('DMIRA').length;
    house.slack.people.say(tell);
    await until('DMIRA', (said) => said.length === before + 1);
    house.model.script('I had better not say.');
    house.slack.people.mention({ channel, user, text: 'write a birthday poem for my sister' });
    await says(channel, 'I had better not say.');
    expect(promptOf(house.model.calls().at(-1))).not.toContain('Marigold');
  });

  it('shows replies by edits once and for all where Slack refuses to stream', async () => {
    house.slack.faults.always('chat.startStream', { error: 'unknown_method' });
    const tries = () => house.slack.calls('chat.startStream').length;
    const before = tries();
    for (const round of ['first', 'second']) {
      const text = `${round}: ${prose(8)}`;
      house.model.script({ text, tokensPerSecond: 80 });
      house.slack.people.mention({
        channel: `${channel}${round}`,
        user,
        text: `tell the ${round} story please`,
      });
      const said = await says(`${channel}${round}`, text);
      expect(said.versions.length).toBeGreaterThan(1);
    }
    expect(tries() - before).toBe(1);
    expect(house.slack.calls('chat.update').length).toBeGreaterThan(1);
    // A restart does not forget it.
    house.familiar.kill('SIGTERM');
    await house.familiar.exited;
    await house.start();
    house.model.script('No need to ask again.');
    house.slack.people.mention({ channel, user, text: 'are you back after the restart?' });
    await says(channel, 'No need to ask again.');
    expect(tries() - before).toBe(1);
  });
});
