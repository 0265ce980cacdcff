import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { retryButtonId } from '../../src/platforms/discord/retry-button.ts';
import type { WireChannel } from '../standins/discord/wire.ts';
import { House, promptOf, prose, stuckAfter } from './house.ts';

let house: House;
let channel: WireChannel;
let channels = 0;

beforeAll(async () => {
  house = await House.open({ slack: false });
});
beforeEach(() => {
  // A channel each: neither rate limits nor recent turns are shared between tests.
  channels += 1;
  channel = house.discord.addChannel(`room-${channels}`);
});
afterAll(async () => {
  await house.close();
  expect(house.discord.violations).toEqual([]);
  expect(house.unloggable().length).toBeGreaterThan(20);
  expect(house.leaks()).toEqual([]);
});

const calls = () => house.model.calls().length;

describe('Discord, from the gateway to the last edit', () => {
  it('answers a mention: typing, first text, edits, final text, in one message that refers to the question', async () => {
    const text = prose(12);
    house.model.script({ text, firstTokenMs: 150, tokensPerSecond: 60 });
    const asked = house.mention(channel, 'tell me of the tide please');
    const reply = await house.says(channel.id, text);
    const [typing] = house.discord.journal.of('POST', `/channels/${channel.id}/typing`);
    const [create] = house.discord.journal.of('POST', `/channels/${channel.id}/messages`);
    expect(typing?.at).toBeLessThan(create?.at ?? 0);
    expect(reply.replyTo).toBe(asked);
    expect(reply.versions.length).toBeGreaterThanOrEqual(3);
    for (const { content } of reply.versions) expect(text.startsWith(content)).toBe(true);
    expect(reply.versions[0]?.content.length).toBeLessThan(text.length / 2);
    expect(reply.pings).toMatchObject({ everyone: false, users: [] });
  });

  it('answers in a DM, without a reference being needed to find it', async () => {
    const { world, home } = house.discord;
    const dm = world.dmWith(world.addUser('Dora'));
    const [dora] = dm.recipients as (typeof home.user)[];
    house.model.script('Just between us, then.');
    house.discord.say({
      channel: dm.id,
      author: dora ?? home.user,
      content: 'can you keep something to yourself?',
    });
    await house.says(dm.id, 'Just between us, then.');
  });

  it('goes on in a thread that was made below its own answer, without a mention', async () => {
    house.model.script('Start a thread if you like.', 'And here we are.');
    house.mention(channel, 'where should we talk about the boat?');
    const first = await house.says(channel.id, 'Start a thread if you like.');
    const { user } = house.discord.home;
    const thread = house.discord.addThread(channel.id, {
      name: 'Boat',
      ownerId: user.id,
      fromMessageId: first.id,
    });
    house.discord.say({ channel: thread.id, author: user, content: 'the boat then, where do we begin?' });
    await house.says(thread.id, 'And here we are.');
  });

  it('answers a reply to what it said, without a mention', async () => {
    house.model.script('The green one.', 'Because it keeps time.');
    house.mention(channel, 'which clock should be sold first?');
    const first = await house.says(channel.id, 'The green one.');
    const author = house.discord.home.user;
    house.discord.say({ channel: channel.id, author, content: 'why that one of all?', replyTo: first.id });
    await house.until(channel.id, 'the second answer', (all) => all[1]?.content === 'Because it keeps time.');
  });

  it('hears neither @everyone nor talk among others, and answers who comes next', async () => {
    const before = calls();
    const author = house.discord.home.user;
    const ben = house.discord.world.addUser('Ben');
    house.discord.say({ channel: channel.id, author, content: '@everyone explain the meeting to me' });
    house.discord.say({ channel: channel.id, author: ben, content: 'no idea what it is about either' });
    house.discord.say({ channel: channel.id, author, content: `<@${ben.id}> find out?`, mentions: [ben] });
    house.model.script('It was about the roof.');
    house.mention(channel, 'do you know what it was about?', { author: ben });
    await house.says(channel.id, 'It was about the roof.');
    expect(calls() - before).toBe(1);
    // What was said to others is heard all the same.
    expect(promptOf(house.model.calls().at(-1))).toContain('explain the meeting');
  });

  it('answers two people in one channel each, with a reference to their own message', async () => {
    const ben = house.discord.world.addUser('Ben');
    house.model.script({ text: 'To the first: seven.', firstTokenMs: 100 }, 'To the second: nine.');
    const first = house.mention(channel, 'how many springs does this one need?');
    const second = house.mention(channel, 'and how many screws does mine need?', { author: ben });
    const shown = await house.until(
      channel.id,
      'both answers',
      (all) => all[1]?.content.includes('nine') ?? false,
    );
    expect(shown.map(({ content, replyTo }) => [content, replyTo])).toEqual([
      ['To the first: seven.', first],
      ['To the second: nine.', second],
    ]);
    expect(promptOf(house.model.calls().at(-1))).toContain('Ben: and how many screws');
  });

  it('joins a burst into one turn: the first model call is hung up on, one answer is shown', async () => {
    const before = calls();
    house.model.script(
      { text: 'too early', firstTokenMs: 5_000 },
      'Both at once: the blue one, and on Friday.',
    );
    house.mention(channel, 'which of the two boats do you prefer?');
    await house.model.arrived(before + 1);
    const second = house.mention(channel, 'when would you sail it to the island?');
    await house.model.hungUp(1);
    const reply = await house.says(channel.id, 'Both at once: the blue one, and on Friday.');
    expect(reply.replyTo).toBe(second);
    expect(calls() - before).toBe(2);
    const prompt = promptOf(house.model.calls().at(-1));
    expect(prompt).toContain('which of the two boats');
    expect(prompt).toContain('when would you sail it');
  });

  it('splits a long reply at 2,000 characters, with code fences whole in every part', async () => {
    const code = Array.from(
      { length: 90 },
      (_, at) => `const tide${at} = measure(${at}); // high water`,
    ).join('\n');
    const text = `Here it is.\n\n\`\`\`ts\n${code}\n\`\`\`\n\nThat is all of it.`;
    house.model.script({ text, tokenChars: 40 });
    house.mention(channel, 'write down the whole table of tides as code');
    const shown = await house.until(channel.id, 'the last part', (all) =>
      Boolean(all.at(-1)?.content.endsWith('That is all of it.')),
    );
    expect(shown.length).toBeGreaterThan(1);
    for (const { content } of shown) {
      expect(content.length).toBeLessThanOrEqual(2_000);
      expect((content.match(/^```/gm) ?? []).length % 2).toBe(0);
    }
    const lines = shown
      .flatMap(({ content }) => content.split('\n'))
      .filter((line) => line.startsWith('const tide'));
    expect(lines.join('\n')).toBe(code);
    expect(shown.map(({ replyTo }) => replyTo !== undefined)).toEqual([
      true,
      ...shown.slice(1).map(() => false),
    ]);
  });

  it.each([
    ['is down', { status: 503 }],
    ['hangs up', { disconnect: true }],
    ['has too much to do', { status: 429, retryAfterSeconds: 30 }],
  ] as const)('says once, in its own voice, that the model %s', async (_, fault) => {
    const before = calls();
    house.model.script(fault);
    house.mention(channel, 'explain the escapement of a clock to me');
    const [reply, ...others] = await house.until(channel.id, 'an answer', (all) => all.length > 0);
    expect(others).toEqual([]);
    expect(reply?.content.length).toBeGreaterThan(10);
    expect(reply?.content).not.toMatch(/error|503|429|exception|undefined/i);
    // What comes next is answered as ever, and nothing of the failure comes late.
    house.model.script('It ticks because it stops.');
    house.mention(channel, 'then tell me why it ticks at all');
    const all = await house.until(channel.id, 'the next answer', (now) => now.length > 1);
    expect(all.map(({ content }) => content)).toEqual([reply?.content, 'It ticks because it stops.']);
    expect(calls() - before).toBe(2);
  });

  it('keeps what stands when the model is cut midway, says so, and makes it whole on “Try again”', async () => {
    const whole = prose(9);
    house.model.script({ text: whole, cutAfterChunks: 40, tokensPerSecond: 100 });
    house.mention(channel, 'tell me a longer story about the tide');
    const [broken] = await house.until(channel.id, 'the button', (all) => all[0]?.components.length === 1);
    const stands = broken?.content.split('\n\n')[0] ?? '';
    expect(whole.startsWith(stands)).toBe(true);
    expect(stands.length).toBeGreaterThan(100);
    expect(broken?.content.length).toBeGreaterThan(stands.length + 10);
    house.model.script(whole);
    house.discord.press(retryButtonId, broken?.id ?? '', house.discord.home.user);
    const reply = await house.says(channel.id, whole);
    expect(reply.id).toBe(broken?.id);
    expect(reply.components).toEqual([]);
  });

  it('stops when the message is deleted while it answers', async () => {
    house.model.script(stuckAfter('A beginning that will never come to its end.'));
    const asked = house.mention(channel, 'tell me what nobody should hear');
    await house.until(channel.id, 'a beginning', (all) => all.length > 0);
    house.discord.remove(channel.id, asked);
    await house.familiar.logged('Turn ended', ({ outcome }) => outcome === 'cancelled');
    house.model.script('Something else, gladly.');
    house.mention(channel, 'talk of something else please');
    await house.until(
      channel.id,
      'the next answer',
      (all) => all.at(-1)?.content === 'Something else, gladly.',
    );
    expect(promptOf(house.model.calls().at(-1))).not.toContain('nobody should hear');
  });

  it('remembers the new words when a told fact is edited', async () => {
    const { world } = house.discord;
    const eve = world.addUser('Eve');
    const dm = world.dmWith(eve);
    const told = house.discord.say({ channel: dm.id, author: eve, content: 'my dog is called Bello' });
    await house.until(dm.id, 'an acknowledgement', (all) => all.length === 1);
    house.discord.edit(dm.id, told, 'my dog is called Hector');
    house.discord.say({ channel: dm.id, author: eve, content: "what's my dog called?" });
    const [, answer] = await house.until(dm.id, 'the name', (all) => all.length === 2);
    expect(answer?.content).toContain('Hector');
    expect(answer?.content).not.toContain('Bello');
  });

  it('never brings what was told in a DM into the prompt of a channel, though the DM has it', async () => {
    const { world } = house.discord;
    const finn = world.addUser('Finn');
    const dm = world.dmWith(finn);
    house.discord.say({ channel: dm.id, author: finn, content: 'my sister is called Marigold' });
    await house.until(dm.id, 'an acknowledgement', (all) => all.length === 1);
    house.model.script('I had better not say.', 'Here I may.');
    house.mention(channel, 'write a birthday poem for my sister', { author: finn });
    await house.says(channel.id, 'I had better not say.');
    const inChannel = promptOf(house.model.calls().at(-1));
    expect(inChannel).toContain('birthday poem');
    expect(inChannel).not.toContain('Marigold');
    house.discord.say({ channel: dm.id, author: finn, content: 'write a birthday poem for my sister' });
    await house.until(dm.id, 'the poem', (all) => all.at(-1)?.content === 'Here I may.');
    expect(promptOf(house.model.calls().at(-1))).toContain('Marigold');
  });

  it('answers once what Discord tells again after a broken connection', async () => {
    const before = calls();
    house.model.script('Once is enough.');
    house.mention(channel, 'say that only one single time please');
    await house.says(channel.id, 'Once is enough.');
    const { resumes } = house.discord.gateway;
    house.discord.gateway.cut();
    await house.discord.waitFor(() => house.discord.gateway.resumes > resumes, 'a resumed session');
    house.model.script('And so is this.');
    house.mention(channel, 'and what do you say after the storm?');
    const all = await house.until(channel.id, 'both answers', (now) => now.length > 1);
    expect(all.map(({ content }) => content)).toEqual(['Once is enough.', 'And so is this.']);
    expect(calls() - before).toBe(2);
  });

  it('answers what was said while the connection was broken', async () => {
    house.model.script('I was only gone for a moment.');
    house.discord.gateway.cut();
    house.mention(channel, 'are you still with us over there?');
    await house.says(channel.id, 'I was only gone for a moment.');
  });
});
