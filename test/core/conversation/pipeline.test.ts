import { afterEach, describe, expect, it } from 'vitest';
import { ModelUnavailable, StorageUnavailable } from '../../../src/core/errors.ts';
import { dmOf, lounge, World, type WorldOptions } from './pipeline-world.ts';

const worlds: World[] = [];
async function world(options: WorldOptions = {}): Promise<World> {
  const opened = await World.open(options);
  worlds.push(opened);
  return opened;
}
afterEach(async () => {
  // A world that took over from another shares its database.
  await Promise.all([...new Set(worlds.splice(0).map(({ storage }) => storage))].map((each) => each.close()));
});

const ana = { platform: 'local', id: 'ana' } as const;
const tale = 'The lamp was lit at dusk. The boats came home one by one. Nobody slept before the last.';

async function told(at: World, user = ana) {
  const profile = await at.storage.profiles.find(user);
  const userId = profile?.id ?? 0;
  const scope = { kind: 'dm', platform: 'local', workspace: 'home', userId, linkedUserIds: [] } as const;
  const facts = await at.storage.facts.current([userId], scope, 100);
  return facts.map(({ entity, value }) => `${entity.name}: ${value}`);
}

describe('accept and address', () => {
  it('remembers what was said to others, answers nothing, and leaves nothing open', async () => {
    const w = await world();
    await w.say('my cat is called Olive', { place: lounge, mentionsCharacter: false });
    await w.rest();
    expect(w.platform.surfaces).toHaveLength(0);
    expect(w.model.requests).toHaveLength(0);
    expect(await told(w)).toEqual(['cat: Olive']);
    expect(await w.open()).toEqual([]);
  });

  it('drops bots and repeats, and shows no message to a model twice', async () => {
    const w = await world();
    w.model.always('Well heard.');
    const said = await w.say('describe the harbour at night');
    await w.inbound.message(said);
    await w.say('describe the harbour at night', { authorIsBot: true });
    await w.rest();
    await w.inbound.message(said);
    await w.rest();
    expect(w.model.requests).toHaveLength(1);
    expect(w.platform.shown).toEqual(['Well heard.']);
  });

  it('resolves only when the message is stored, and rejects when it could not be', async () => {
    const w = await world({
      stores: (storage) => ({
        ...storage,
        inbox: { ...bound(storage.inbox), accept: () => Promise.reject(new StorageUnavailable('away')) },
      }),
    });
    await expect(w.say('hello')).rejects.toThrow(StorageUnavailable);
    expect(w.platform.surfaces).toHaveLength(0);
  });
});

describe('route and answer', () => {
  it('answers small talk at once: no model call, no typing', async () => {
    const w = await world();
    const [reply, ...more] = await w.exchange('hello Wren!');
    expect(reply).not.toBe('');
    expect(more).toEqual([]);
    expect(w.model.requests).toHaveLength(0);
    expect(w.platform.surfaces[0]?.surface.typings).toBe(0);
    expect(w.reports).toMatchObject([{ route: { tier: 'instant' }, calls: [], firstTextMs: 0 }]);
  });

  it('shows typing from the start of a model turn until its first text, and not after', async () => {
    const w = await world();
    w.model.script({ text: tale, firstTokenMs: 20_000, tokenMs: 400 });
    await w.say('describe the harbour at night');
    await w.until(() => w.model.requests.length === 1);
    const { surface } = w.platform.surfaces[0] ?? {};
    expect(surface?.typings).toBe(1);
    await w.until(() => (surface?.parts.length ?? 0) > 0);
    const typings = surface?.typings;
    // Discord's indicator lapses after 10 s: it was shown again meanwhile.
    expect(typings).toBeGreaterThanOrEqual(2);
    await w.rest();
    expect(surface?.typings).toBe(typings);
    expect(surface?.texts).toEqual([tale]);
    expect(w.reports).toMatchObject([
      { calls: [{ model: 'fast-model', outcome: 'whole', firstTokenMs: 20_000 }] },
    ]);
  });

  it('refers to the newest message, and answers the person who wrote it', async () => {
    const w = await world();
    w.model.always('So be it.');
    const said = await w.say('describe the harbour at night', { place: lounge, user: 'ben' });
    await w.rest();
    expect(w.platform.surfaces.map(({ target }) => target)).toEqual([
      { place: lounge, replyToPlatformMessageId: said.platformMessageId, recipient: said.author },
    ]);
  });

  it('gives the compiled prompt of every turn: the persona first, the words last, the same as the model gets', async () => {
    const w = await world();
    w.model.always('So be it.');
    await w.exchange('describe the harbour at night');
    await w.exchange('and in the morning, describe that as well');
    expect(w.prompts).toHaveLength(2);
    expect(w.prompts).toEqual(w.model.requests.map(({ messages }) => messages));
    const [first, second] = w.prompts;
    expect(first?.[0]).toEqual(second?.[0]);
    expect(second?.[0]?.role).toBe('system');
    expect(second?.at(-1)?.content).toContain('and in the morning');
    expect(second?.slice(1, -1)).toEqual([
      { role: 'user', content: 'describe the harbour at night' },
      { role: 'assistant', content: 'So be it.' },
    ]);
  });

  it('speaks for itself where the model fails before a word, and says what it needs where there is none', async () => {
    const failing = await world();
    failing.model.script({ text: 'x', fail: { afterTokens: 0, error: new ModelUnavailable('down') } });
    const [excuse, ...more] = await failing.exchange('describe the harbour at night');
    expect(more).toEqual([]);
    expect(excuse).not.toMatch(/x|down|error/);
    expect(failing.reports).toMatchObject([
      { delivery: { outcome: 'whole' }, calls: [{ outcome: 'model_unavailable' }] },
    ]);
    const without = await world({ withModel: false });
    expect((await without.exchange('describe the harbour at night'))[0]).toMatch(/language model|phrasebook/);
  });

  it('reads attached text into the prompt, and answers though an attachment cannot be read', async () => {
    const w = await world();
    w.model.always('Read it.');
    w.platform.files.set('local:notes', new TextEncoder().encode('the tide turns at six'));
    const file = {
      kind: 'text',
      name: 'notes.txt',
      mediaType: 'text/plain',
      bytes: 21,
      url: 'local:notes',
    } as const;
    await w.exchange('what does this file tell?', {
      attachments: [file, { ...file, name: 'gone.txt', url: 'local:gone' }],
    });
    const last = w.prompts[0]?.at(-1)?.content;
    expect(last).toContain('the tide turns at six');
    expect(last).toContain('not readable for you: gone.txt');
    expect(w.platform.shown).toEqual(['Read it.']);
  });
});

describe('queue and deliver', () => {
  it('joins what comes before the first text: one reply, the first call abandoned', async () => {
    const w = await world();
    w.model.script('too early', 'To both of you questions: yes.');
    await w.say('would you describe the harbour');
    await w.until(() => w.model.requests.length === 1);
    const second = await w.say('would you describe the ships as well');
    await w.rest();
    expect(w.platform.shown).toEqual(['To both of you questions: yes.']);
    expect(w.model.abandoned).toBe(1);
    expect(w.prompts.at(-1)?.at(-1)?.content).toMatch(/describe the harbour\n.*describe the ships/);
    expect(w.platform.surfaces.at(-1)?.target.replyToPlatformMessageId).toBe(second.platformMessageId);
    const stored = await w.storage.messages.recent('local/home/dm-ana', 10);
    expect(stored.map(({ fromCharacter }) => fromCharacter)).toEqual([false, false, true]);
    expect(await w.open()).toEqual([]);
  });

  it('answers what comes after the first text next, in order', async () => {
    const w = await world();
    w.model.script({ text: tale, tokenMs: 100 }, 'And that is that.');
    await w.say('would you describe the harbour');
    await w.until(() => w.platform.shown.length === 1);
    await w.say('would you describe the ships as well');
    await w.rest();
    expect(w.platform.shown).toEqual([tale, 'And that is that.']);
    expect(w.model.abandoned).toBe(0);
  });

  it('waits for a writer who types on, within the hold', async () => {
    const w = await world();
    w.model.always('Now I have heard it all.');
    w.inbound.typing(dmOf('ana'), 'ana');
    const at = w.clock.now();
    await w.say('so I was at the pier and');
    await w.clock.advance(1_100);
    expect(w.model.requests).toHaveLength(0);
    await w.say('describe what I could have seen there');
    await w.rest();
    expect(w.model.requests).toHaveLength(1);
    expect(w.clock.now() - at).toBeLessThan(3_000);
    expect(w.platform.shown).toEqual(['Now I have heard it all.']);
  });

  it('keeps what stands of a reply that breaks off, offers to try again, and then makes it whole in place', async () => {
    const w = await world();
    const error = new ModelUnavailable('cut');
    w.model.script({ text: tale, fail: { afterTokens: 9, error } }, tale);
    await w.say('describe the harbour at night');
    await w.rest();
    const [broken] = w.platform.surfaces[0]?.surface.parts ?? [];
    expect(broken).toMatchObject({ whole: true, retryButton: true });
    expect(broken?.text).toMatch(/^The lamp was lit at dusk\. The boats came\n\n\S/);
    const stored = await w.storage.messages.recent('local/home/dm-ana', 10);
    expect(stored.at(-1)).toMatchObject({ fromCharacter: true, platformMessageId: broken?.id });
    await w.inbound.retry(dmOf('ana'), broken?.id ?? '', { ...ana, name: 'Ana' });
    await w.rest();
    expect(w.platform.surfaces[1]?.target.adopted).toEqual([broken?.id]);
    expect(w.platform.surfaces[1]?.surface.parts).toMatchObject([
      { id: broken?.id, text: tale, retryButton: false },
    ]);
    const after = await w.storage.messages.recent('local/home/dm-ana', 10);
    expect(after.map(({ text }) => text)).toEqual(['describe the harbour at night', tale]);
    expect(await w.open()).toEqual([]);
  });

  it('hears “try again” while the reply that broke off is not yet stored', async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const w = await world({
      stores: (storage) => ({
        ...storage,
        messages: Object.assign(bound(storage.messages), {
          saveReply: async (reply: Parameters<typeof storage.messages.saveReply>[0]) => {
            await held;
            return storage.messages.saveReply(reply);
          },
        }),
      }),
    });
    w.model.script({ text: tale, fail: { afterTokens: 9, error: new ModelUnavailable('cut') } }, tale);
    await w.say('describe the harbour at night');
    await w.until(() => w.platform.surfaces[0]?.surface.parts[0]?.retryButton === true);
    const pressed = w.inbound.retry(dmOf('ana'), w.platform.surfaces[0]?.surface.parts[0]?.id ?? '', {
      ...ana,
      name: 'Ana',
    });
    await w.clock.settle();
    letGo();
    await w.until(() => w.platform.shown.at(-1) === tale);
    await pressed;
    await w.rest();
    expect(w.model.requests).toHaveLength(2);
  });

  it('stops a reply whose message is deleted, and learns nothing from it', async () => {
    const w = await world();
    w.model.script({ text: tale, tokenMs: 500 });
    const said = await w.say('my cat is called Olive. describe her in a long poem');
    await w.until(() => w.platform.shown.length === 1);
    await w.inbound.deleted(said.place, said.platformMessageId);
    await w.rest();
    expect(w.model.abandoned).toBe(1);
    expect(w.reports).toMatchObject([{ delivery: { outcome: 'cancelled' } }]);
    expect(await told(w)).toEqual([]);
    expect(await w.open()).toEqual([]);
  });
});

describe('remember', () => {
  it('makes what it was told usable in the next turn, for the model and without one', async () => {
    const w = await world();
    w.model.always('Olive it is.');
    await w.exchange('my cat is called Olive');
    expect((await w.exchange("what's my cat called?"))[0]).toContain('Olive');
    expect(w.model.requests).toHaveLength(0);
    await w.exchange('describe my cat in a long poem');
    expect(w.prompts.at(-1)?.at(-1)?.content).toMatch(/cat.*Olive/);
  });

  it('learns nothing while memory is paused', async () => {
    const w = await world();
    await w.exchange('hello Wren!');
    const { id = 0 } = (await w.storage.profiles.find(ana)) ?? {};
    await w.storage.profiles.update(id, { remembers: false });
    await w.exchange('my cat is called Olive');
    expect(await told(w)).toEqual([]);
    await w.storage.profiles.update(id, { remembers: true });
    await w.exchange('my dog is called Hector');
    expect(await told(w)).toEqual(['dog: Hector']);
  });

  it('remembers the new words of a message that was edited while it was answered', async () => {
    const w = await world();
    w.model.script({ text: tale, tokenMs: 500 });
    const said = await w.say('my cat is called Olive. describe her in a long poem');
    await w.until(() => w.platform.shown.length === 1);
    await w.inbound.edited(
      said.place,
      said.platformMessageId,
      'my cat is called Plum. describe her in a long poem',
    );
    await w.rest();
    expect(await told(w)).toEqual(['cat: Plum']);
  });

  it('takes back what a message told when it is edited or deleted later', async () => {
    const w = await world();
    const said = await w.say('my cat is called Olive');
    await w.rest();
    await w.inbound.edited(said.place, said.platformMessageId, 'my cat is called Plum');
    expect(await told(w)).toEqual(['cat: Plum']);
    await w.inbound.deleted(said.place, said.platformMessageId);
    expect(await told(w)).toEqual([]);
  });

  it('never learns from its own words', async () => {
    const w = await world();
    w.model.always('My cat is called Ampersand, and I work at the harbour.');
    await w.exchange('describe your life to me at length');
    expect(await told(w)).toEqual([]);
  });
});

describe('what fails, and what is handed over', () => {
  it('says that something went wrong when the memory fails, and answers the next message as ever', async () => {
    let broken = true;
    const w = await world({
      stores: (storage) => ({
        ...storage,
        facts: Object.assign(bound(storage.facts), {
          current: (...args: Parameters<typeof storage.facts.current>) =>
            broken ? Promise.reject(new StorageUnavailable('disk')) : storage.facts.current(...args),
        }),
      }),
    });
    w.model.always('As ever.');
    const [trouble, ...more] = await w.exchange('describe the harbour at night');
    expect(more).toEqual([]);
    expect(trouble).not.toBe('');
    expect(trouble).not.toContain('disk');
    expect(w.logger.sentences('error')).toEqual(['A turn failed before its answer was shown']);
    expect(await w.open()).toEqual([]);
    broken = false;
    expect(await w.exchange('describe the harbour in the morning')).toEqual(['As ever.']);
  });

  it('leaves a message open whose reply cannot be delivered, and goes on with the others', async () => {
    const w = await world();
    w.model.always('As ever.');
    w.platform.surfaceOptions = { faultFor: () => ({ kind: 'permission' }) };
    await w.exchange('describe the harbour at night');
    expect(await w.open()).toHaveLength(1);
    w.platform.surfaceOptions = {};
    expect(await w.exchange('describe the harbour in the morning')).toEqual(['As ever.']);
  });

  it('stopped within its grace finishes the reply; what comes later stays open', async () => {
    const w = await world();
    w.model.always({ text: tale, tokenMs: 100 });
    await w.say('describe the harbour at night');
    await w.until(() => w.platform.shown.length === 1);
    const stopped = w.pipeline.queue.stop(10_000);
    await w.say('describe the harbour in the morning');
    await w.clock.run(stopped);
    expect(w.platform.shown).toEqual([tale]);
    expect((await w.open()).map(({ incoming }) => incoming.text)).toEqual([
      'describe the harbour in the morning',
    ]);
  });

  it('out of grace leaves the message open with its visible parts, and the next process makes the reply whole there', async () => {
    const first = await world();
    first.model.script({ text: tale, tokenMs: 5_000 });
    await first.say('describe the harbour at night');
    await first.until(() => first.platform.shown.length === 1);
    await first.clock.run(first.pipeline.queue.stop(1_000));
    const [part] = first.platform.surfaces[0]?.surface.parts ?? [];
    const [left, ...others] = await first.open();
    expect(others).toEqual([]);
    expect(left?.shownParts).toEqual([part?.id]);

    const second = await world({ after: first });
    second.model.script('Another tale, and a whole one.');
    for (const message of await second.open()) second.pipeline.enqueue(message);
    await second.rest();
    expect(second.platform.surfaces.map(({ target }) => target.adopted)).toEqual([[part?.id]]);
    expect(second.platform.surfaces[0]?.surface.parts).toMatchObject([
      { id: part?.id, text: 'Another tale, and a whole one.', whole: true },
    ]);
    expect(await second.open()).toEqual([]);
  });

  it('answers after a restart what was accepted and never begun, under the same key as before', async () => {
    const first = await world();
    first.model.always({ text: 'never', firstTokenMs: 3_000_000 });
    await first.say('describe the harbour at night');
    await first.clock.settle();

    const second = await world({ after: first });
    second.model.script('Here it is, then.');
    for (const message of await second.open()) second.pipeline.enqueue(message);
    await second.until(() => second.platform.shown.length === 1);
    expect(second.platform.shown).toEqual(['Here it is, then.']);
    expect(second.platform.surfaces[0]?.target.adopted).toEqual([]);
  });

  it('says nothing of what people said in any log line', async () => {
    const w = await world();
    w.model.script({ text: tale, fail: { afterTokens: 9, error: new ModelUnavailable('cut') } });
    await w.exchange('my cat is called Olive. describe her in a long poem');
    const lines = JSON.stringify(w.logger.lines);
    expect(w.logger.lines.length).toBeGreaterThan(1);
    for (const word of ['Olive', 'poem', 'lamp', 'dusk']) expect(lines).not.toContain(word);
    const turns = new Set(w.logger.lines.map(({ meta }) => meta.turn));
    expect(turns.size).toBe(1);
  });
});

/** The methods of a store as an object whose parts can be replaced. */
function bound<T extends object>(store: T): T {
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(store)).filter(
    (name) => name !== 'constructor',
  );
  const methods = names.map((name) => [name, (store as Record<string, unknown>)[name]] as const);
  return Object.fromEntries(
    methods.map(([name, method]) => [name, typeof method === 'function' ? method.bind(store) : method]),
  ) as T;
}
