import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { FamiliarProcess, Home } from '../support/familiar.ts';
import { ask, fromPage, listen, type SeenEvent } from '../web/client.ts';
import { House, prose } from './house.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function openHouse(options: Parameters<typeof House.open>[0]): Promise<House> {
  const house = await House.open(options);
  closing.push(() => house.close());
  return house;
}

async function emptyHome(): Promise<Home> {
  const home = await Home.make();
  closing.push(() => home.remove());
  return home;
}

/** What a reader of the page sees of a reply, oldest first. */
interface Seen {
  readonly id: string;
  readonly text: string;
  readonly growing: boolean;
}

function repliesIn(events: readonly SeenEvent[]): Seen[] {
  return events.flatMap(({ data }) => {
    const { message } = data as { message?: Seen & { author: { isCharacter: boolean } } };
    return message?.author.isCharacter ? [message] : [];
  });
}

/** Says something on the page and resolves with every state of the reply that came over the event stream. */
async function exchange(url: string, text: string): Promise<readonly Seen[]> {
  const { events, stop } = await listen(`${url}/api/events?user=ana&place=dm`);
  try {
    const body = { user: 'ana', place: 'dm', text };
    const said = await ask(`${url}/api/messages`, { method: 'POST', headers: fromPage, body });
    expect(said.status).toBe(201);
    await expect.poll(() => repliesIn(events).at(-1)?.growing, { timeout: 10_000, interval: 5 }).toBe(false);
    return repliesIn(events);
  } finally {
    stop();
  }
}

const lastText = (replies: readonly Seen[]) => replies.at(-1)?.text ?? '';

describe('the local page', () => {
  it('is all there is without credentials: instant replies, a memory that outlives a restart, and honesty', async () => {
    const house = await openHouse({ discord: false, slack: false, model: false });
    const { url } = house.familiar;
    expect(Object.keys(house.familiar.log.at(-1)?.notConfigured ?? {})).toEqual([
      'discord',
      'slack',
      'model',
    ]);
    expect(lastText(await exchange(url, 'hello Wren!'))).not.toBe('');
    expect(lastText(await exchange(url, 'my dog is called Hector'))).toContain('Hector');
    expect(lastText(await exchange(url, 'write me a poem about the sea'))).toMatch(/language model/i);
    const tiers = () =>
      house.familiar.log.filter(({ message }) => message === 'Turn ended').map(({ tier }) => tier);
    await house.familiar.logged('Turn ended', undefined, 3);
    expect(tiers()).toEqual(['instant', 'instant', 'fast']);
    house.familiar.kill('SIGINT');
    expect(await house.familiar.exited).toEqual({ status: 0, signal: null });
    await house.start();
    expect(lastText(await exchange(house.familiar.url, "what's my dog called?"))).toContain('Hector');
    const spoken = ['hello Wren', 'called Hector', 'poem about'];
    for (const { output } of house.processes) for (const text of spoken) expect(output).not.toContain(text);
  });

  it('streams what the model says into one message', async () => {
    const house = await openHouse({ discord: false, slack: false });
    const text = prose(6);
    house.model.script({ text, tokensPerSecond: 100 });
    const replies = await exchange(house.familiar.url, 'tell me of the tide please');
    expect(lastText(replies)).toBe(text);
    expect(new Set(replies.map(({ id }) => id)).size).toBe(1);
    expect(replies.length).toBeGreaterThan(3);
    expect(house.familiar.output).not.toContain('of the tide');
  });
});

describe('the start', () => {
  it('says in one line who holds a port that was asked for, and ends with 1', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    closing.push(() => holder.close());
    await new Promise((resolve) => holder.once('listening', resolve));
    const address = holder.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const familiar = new FamiliarProcess(await emptyHome(), { PORT: port });
    expect(await familiar.exited).toEqual({ status: 1, signal: null });
    const lines = familiar.output.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`Port ${port} on 127.0.0.1 is taken`);
    expect(lines[0]).toContain('set PORT');
    expect(familiar.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('names every mistake in the settings at once, and ends with 1', async () => {
    const home = await emptyHome();
    const file = await home.write(
      'settings.yaml',
      'delivry:\n  firstTextMs: 10\nmodels:\n  fast:\n    temperature: 9\n',
    );
    const familiar = new FamiliarProcess(home, { FAMILIAR_CONFIG: file, PORT: 'many' });
    expect(await familiar.exited).toEqual({ status: 1, signal: null });
    expect(familiar.output).toMatch(/delivry.*delivery/s);
    expect(familiar.output).toContain('models.fast.temperature');
    expect(familiar.output).toContain('PORT');
    expect(familiar.output).not.toMatch(/\n\s+at /);
  });

  it('with a wrong Discord token still serves the page, and logs the fix once', async () => {
    const house = await House.build({
      slack: false,
      model: false,
      env: { DISCORD_TOKEN: 'discord.not-this-one.x7Kp' },
    });
    closing.push(() => house.close());
    const familiar = await house.start();
    const failed = await familiar.logged('A platform cannot be started');
    expect(failed).toMatchObject({ level: 'error', module: 'discord' });
    expect(failed.fix).toMatch(/DISCORD_TOKEN/);
    expect(lastText(await exchange(familiar.url, 'hello Wren!'))).not.toBe('');
    const status = await ask(`${familiar.url}/api/status`);
    expect(status.text).toContain('failed');
    familiar.kill('SIGTERM');
    expect(await familiar.exited).toEqual({ status: 0, signal: null });
    expect(familiar.count('A platform cannot be started')).toBe(1);
    expect(familiar.output).not.toContain('not-this-one');
  });

  it('with Discord out of reach serves the page, and connects when Discord is back', async () => {
    const house = await House.build({ slack: false });
    closing.push(() => house.close());
    house.discord.faults.add({
      path: /^\/gateway\/bot$|^\/users\/@me$/,
      times: 1,
      effect: { kind: 'status', status: 503 },
    });
    const familiar = await house.start();
    house.model.script('Here after all.');
    const channel = house.discord.addChannel('late');
    house.mention(channel, 'are you there by now or not?');
    await house.says(channel.id, 'Here after all.');
    expect(familiar.count('Discord cannot be reached, trying again')).toBe(1);
    expect(familiar.log.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
