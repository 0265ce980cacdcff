import { afterEach, describe, expect, it } from 'vitest';
import { House, prose, stuckAfter } from './house.ts';

let house: House;
afterEach(async () => {
  await house.close();
  expect(house.leaks()).toEqual([]);
});

const beginning = 'The tide came up to the door and then it did not';
const whole = `${prose(4)} And so it ended.`;

/** The first text is visible and noted: edits come only after that. */
async function midReplyOnDiscord(text: string): Promise<string> {
  const channel = house.discord.addChannel('long-room');
  house.model.script(stuckAfter(text));
  house.mention(channel, 'tell me how the flood ended');
  await house.until(channel.id, 'a beginning', (all) => all.length > 0);
  return channel.id;
}

describe('the process ends in the middle', () => {
  it('killed in mid-reply on Discord: after the restart one whole reply stands, in the same message', async () => {
    house = await House.open({ slack: false });
    const channel = await midReplyOnDiscord(beginning);
    const [begun] = house.shown(channel);
    expect(await house.crash()).toEqual({ status: null, signal: 'SIGKILL' });
    house.model.script(whole);
    await house.start();
    const reply = await house.says(channel, whole);
    expect(reply.id).toBe(begun?.id);
    expect(house.discord.violations).toEqual([]);
  });

  it('killed while Discord was taking the first text, before it could be noted: still one reply stands', async () => {
    house = await House.open({ slack: false });
    const channel = house.discord.addChannel('long-room');
    const path = `/channels/${channel.id}/messages`;
    house.discord.faults.add({ method: 'POST', path, effect: { kind: 'delay', ms: 200 } });
    house.model.script(stuckAfter(beginning));
    house.mention(channel, 'tell me how the flood ended');
    const posts = () => house.discord.journal.of('POST', path).length;
    await house.discord.waitFor(() => posts() === 1, 'a request with the first text');
    await house.crash();
    await house.until(channel.id, 'the first text', (all) => all.length === 1);
    house.model.script(whole);
    await house.start();
    await house.says(channel.id, whole);
    expect(posts()).toBe(2);
  });

  it('killed in mid-reply of several parts on Discord: all parts are of the new reply, none of the old', async () => {
    house = await House.open({ slack: false });
    const channel = house.discord.addChannel('long-room');
    house.model.script({ text: prose(150), tokenChars: 40, tokensPerSecond: 60 });
    house.mention(channel, 'tell me how the flood ended');
    await house.until(channel.id, 'an edit of the second part', (all) => (all[1]?.versions.length ?? 0) > 1);
    await house.crash();
    house.model.script('It ended well.');
    await house.start();
    await house.until(
      channel.id,
      'one part',
      (all) => all.length === 1 && all[0]?.content === 'It ended well.',
    );
  });

  it('killed in mid-reply on Slack: after the restart one whole reply stands, no stream is left open', async () => {
    house = await House.open({ discord: false });
    house.model.script(stuckAfter(`${beginning} ${prose(3)}`));
    house.slack.people.mention({ channel: 'C1', user: 'UMIRA', text: 'tell me how the flood ended' });
    await house.slack.waitFor(() => house.slack.people.fromBot('C1')[0]?.text.includes('Sentence 3'));
    await house.crash();
    house.model.script(whole);
    await house.start();
    const said = await house.slack.waitFor(() => {
      const all = house.slack.people.fromBot('C1');
      return all.some(({ text }) => text.replaceAll('\u200b', '').trim() === whole) && all;
    });
    expect(said).toHaveLength(1);
    expect(said[0]?.streaming).not.toBe('in_progress');
  });

  it('answers after the restart what was accepted before it and not yet answered', async () => {
    house = await House.open();
    const channel = house.discord.addChannel('quiet-room');
    house.model.script(
      { text: 'never said', firstTokenMs: 60_000 },
      { text: 'never said', firstTokenMs: 60_000 },
    );
    house.mention(channel, 'is there anybody in the lighthouse?');
    house.slack.people.mention({ channel: 'C1', user: 'UMIRA', text: 'is there anybody on the pier?' });
    await house.model.arrived(2);
    await house.crash();
    house.model.script('There is, now.', 'There is, now.');
    await house.start();
    await house.says(channel.id, 'There is, now.');
    await house.slack.waitFor(() =>
      house.slack.people.fromBot('C1').some(({ text }) => text.includes('There is, now.')),
    );
    expect(house.slack.people.fromBot('C1')).toHaveLength(1);
  });

  it('asked to stop in mid-reply, finishes the reply and ends with 0', async () => {
    house = await House.open({ slack: false });
    const channel = house.discord.addChannel('last-room');
    const text = prose(6);
    house.model.script({ text, tokensPerSecond: 60 });
    house.mention(channel, 'tell me one last story please');
    await house.until(channel.id, 'a beginning', (all) => all.length > 0);
    house.familiar.kill('SIGTERM');
    expect(await house.familiar.exited).toEqual({ status: 0, signal: null });
    await house.says(channel.id, text);
    expect(house.familiar.log.at(-1)?.message).toBe('Familiar has stopped');
  });

  it('out of grace, hands the reply over to the next start', async () => {
    house = await House.open({ slack: false, settings: 'shutdown:\n  graceMs: 200\n' });
    const channel = await midReplyOnDiscord(beginning);
    house.familiar.kill('SIGINT');
    expect(await house.familiar.exited).toEqual({ status: 0, signal: null });
    house.model.script(whole);
    await house.start();
    await house.says(channel, whole);
  });

  it('asked twice to stop, ends at once', async () => {
    house = await House.open({ slack: false });
    await midReplyOnDiscord(beginning);
    house.familiar.kill('SIGTERM');
    await house.familiar.logged('Familiar stops');
    house.familiar.kill('SIGTERM');
    expect(await house.familiar.exited).toEqual({ status: 130, signal: null });
    expect(house.familiar.count('Familiar has stopped')).toBe(0);
  });
});
