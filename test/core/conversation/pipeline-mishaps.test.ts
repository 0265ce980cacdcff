import { afterEach, describe, expect, it } from 'vitest';
import type { Stores } from '../../../src/core/conversation/remember.ts';
import { StorageUnavailable } from '../../../src/core/errors.ts';
import type { Storage } from '../../../src/storage/open-storage.ts';
import { dmOf, World, type WorldOptions } from './pipeline-world.ts';

const worlds: World[] = [];
async function world(options: WorldOptions = {}): Promise<World> {
  const opened = await World.open(options);
  worlds.push(opened);
  return opened;
}
afterEach(async () => {
  await Promise.all([...new Set(worlds.splice(0).map(({ storage }) => storage))].map((each) => each.close()));
});

const tale = 'The lamp was lit at dusk. The boats came home one by one. Nobody slept before the last.';

/** A world whose facts cannot be read: every turn fails before its answer. */
const forgetful: WorldOptions = {
  stores: (storage: Storage): Stores => ({
    ...storage,
    facts: {
      record: (...args) => storage.facts.record(...args),
      retract: (...args) => storage.facts.retract(...args),
      retractFrom: (...args) => storage.facts.retractFrom(...args),
      used: (...args) => storage.facts.used(...args),
      history: (...args) => storage.facts.history(...args),
      current: () => Promise.reject(new StorageUnavailable('disk')),
    },
  }),
};

describe('a turn that failed before its answer', () => {
  it('lost the message when not even that could be said: it stays open', async () => {
    const w = await world(forgetful);
    w.platform.surfaceOptions = { faultFor: () => ({ kind: 'permission' }) };
    await w.exchange('describe the harbour at night');
    expect(await w.open()).toHaveLength(1);
  });

  it('lost the message when it was shut down meanwhile: it stays open', async () => {
    const w = await world(forgetful);
    w.platform.surfaceOptions = { faultFor: () => ({ kind: 'unavailable-before' }) };
    await w.say('describe the harbour at night');
    await w.until(() => w.platform.surfaces.some(({ surface }) => surface.calls.length > 0));
    await w.clock.run(w.pipeline.queue.stop(1_000));
    expect(await w.open()).toHaveLength(1);
  });
});

describe('a reply that the platform stopped showing', () => {
  it('stayed cut for good: it is left open, and made whole in place after a restart', async () => {
    const first = await world();
    first.model.script({ text: tale, tokenMs: 200 });
    first.platform.surfaceOptions = {
      faultFor: (call) => (call === 'open' ? undefined : { kind: 'refused' }),
    };
    const [shown] = await first.exchange('describe the harbour at night');
    expect(tale.startsWith(shown ?? 'nothing')).toBe(true);
    expect(shown).not.toBe(tale);
    const open = await first.open();
    expect(open).toHaveLength(1);

    const second = await world({ after: first });
    second.model.script(tale);
    for (const message of open) second.pipeline.enqueue(message);
    await second.rest();
    expect(second.platform.surfaces.map(({ target }) => target.adopted)).toEqual([open[0]?.shownParts]);
    expect(second.platform.shown).toEqual([tale]);
    expect(await second.open()).toEqual([]);
  });

  it('mixed two replies up: each that was begun is made whole in its own place', async () => {
    const first = await world();
    first.model.always({ text: tale, tokenMs: 200 });
    first.platform.surfaceOptions = {
      faultFor: (call) => (call === 'open' ? undefined : { kind: 'refused' }),
    };
    await first.exchange('describe the harbour at night');
    await first.exchange('describe the harbour in the morning');
    const open = await first.open();
    expect(open).toHaveLength(2);

    const second = await world({ after: first });
    second.model.always(tale);
    for (const message of open) second.pipeline.enqueue(message);
    await second.rest();
    expect(second.platform.surfaces.map(({ target }) => target.adopted)).toEqual(
      open.map(({ shownParts }) => shownParts),
    );
    expect(second.platform.shown).toEqual([tale, tale]);
  });
});

describe('the button "try again"', () => {
  it('pressed twice put the same words twice before the model', async () => {
    const w = await world();
    w.model.script(
      { text: tale, tokenMs: 100, fail: { afterTokens: 6, error: new Error('cut') } },
      { text: tale },
    );
    await w.exchange('describe the harbour at night');
    const [part] = w.platform.surfaces[0]?.surface.parts ?? [];
    expect(part?.retryButton).toBe(true);
    const before = w.prompts.length;
    const place = dmOf('ana');
    const by = { platform: 'local', id: 'ana', name: 'Ana' } as const;
    const again = () => w.inbound.retry(place, part?.id ?? '', by);
    await Promise.all([again(), again()]);
    await w.rest();
    expect(w.prompts).toHaveLength(before + 1);
    expect(w.platform.surfaces.at(-1)?.surface.texts).toEqual([tale]);
  });
});

describe('a new database, which counts its messages from one again', () => {
  it('opened the replies of the old one anew, because their idempotency keys were the same', async () => {
    const keysOf = async (platformMessageId: string) => {
      const w = await world();
      w.model.always(tale);
      await w.exchange('describe the harbour at night', { platformMessageId });
      return w.platform.surfaces.flatMap(({ surface }) => surface.keys);
    };
    const [before, after, again] = [await keysOf('m1'), await keysOf('m2'), await keysOf('m1')];
    expect(before).toHaveLength(1);
    expect(after).not.toEqual(before);
    expect(again).toEqual(before);
  });
});

describe('a turn that cannot be settled after its answer was shown', () => {
  it('was answered a second time', async () => {
    const w = await world({
      stores: (storage: Storage): Stores => ({
        ...storage,
        inbox: {
          accept: (...args) => storage.inbox.accept(...args),
          journal: (...args) => storage.inbox.journal(...args),
          open: (...args) => storage.inbox.open(...args),
          settle: () => Promise.reject(new StorageUnavailable('disk')),
        },
      }),
    });
    w.model.always(tale);
    expect(await w.exchange('describe the harbour at night')).toEqual([tale]);
    expect(w.platform.shown).toEqual([tale]);
    expect(await w.open()).toHaveLength(1);
  });
});
