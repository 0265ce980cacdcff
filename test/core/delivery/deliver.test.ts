import { describe, expect, it } from 'vitest';
import { deliver } from '../../../src/core/delivery/deliver.ts';
import type { DeliverOptions } from '../../../src/core/delivery/delivery-options.ts';
import { EditBudget } from '../../../src/core/delivery/edit-budget.ts';
import { ModelUnavailable, TurnCancelled } from '../../../src/core/errors.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeLogger } from '../../fakes/logger.ts';
import { FakeSurface, type FakeSurfaceOptions, WindowLimiter } from '../../fakes/surface.ts';

const brokenLine = 'Sorry, I lost my thread.';

function setUp(options: FakeSurfaceOptions = {}) {
  const clock = new FakeClock();
  const logger = new FakeLogger();
  const surface = new FakeSurface(clock, options);
  const deps = { clock, logger, random: () => 0.5, budget: new EditBudget({ clock }) };
  const start = (text: AsyncIterable<string>, more: Partial<DeliverOptions> = {}) =>
    deliver(text, surface, deps, { idempotencyKey: 'turn-1', brokenLine: () => brokenLine, ...more });
  return { clock, logger, surface, deps, start };
}

/** `count` tokens, one every `everyMs`, then the error if there is one. */
async function* tokens(clock: FakeClock, texts: readonly string[], everyMs: number, error?: Error) {
  for (const text of texts) {
    await clock.sleep(everyMs);
    yield text;
  }
  if (error) throw error;
}

const sentence = (words: number) => Array.from({ length: words }, (_, i) => `word${i} `);
const joined = (texts: readonly string[]) => texts.join('').trim();

describe('deliver, when text becomes visible', () => {
  it('shows an answer that is whole at once in one call, without moving time', async () => {
    const { clock, surface, start } = setUp();
    const startedAt = clock.now();
    const delivery = await start(
      (async function* () {
        yield 'Good morning!';
      })(),
    );
    expect(delivery).toMatchObject({ outcome: 'whole', firstTextAt: startedAt, doneAt: startedAt, edits: 0 });
    expect(surface.calls.map((call) => call.call)).toEqual(['open']);
    expect(surface.parts).toEqual([{ id: 'part-1', text: 'Good morning!', whole: true, retryButton: false }]);
    expect(clock.pending).toBe(0);
  });

  it('shows the first text as soon as 16 characters are there', async () => {
    const { clock, surface, start } = setUp();
    const startedAt = clock.now();
    await clock.run(start(tokens(clock, ['Hello ', 'my dear ', 'friend', ' of old'], 50)));
    expect(surface.history[0]).toMatchObject({
      at: startedAt + 150,
      parts: [{ text: 'Hello my dear friend' }],
    });
  });

  it('shows what there is 250 ms after the first token when the text is slow', async () => {
    const { clock, surface, start } = setUp();
    const startedAt = clock.now();
    await clock.run(start(tokens(clock, ['Hm, ', 'well. ', 'I ', 'think so.'], 200)));
    expect(surface.history[0]).toMatchObject({ at: startedAt + 450, parts: [{ text: 'Hm, well.' }] });
  });

  it('edits no faster than the surface allows, always with the latest text, and ends with all of it', async () => {
    const { clock, surface, start } = setUp();
    const texts = sentence(250);
    const delivery = await clock.run(start(tokens(clock, texts, 16)));
    const at = surface.history.map((state) => state.at);
    const gaps = at.slice(1, -1).map((time, i) => time - (at[i] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000);
    expect(delivery.edits).toBeGreaterThanOrEqual(3);
    expect(surface.texts).toEqual([joined(texts)]);
    expect(delivery.doneAt - (delivery.firstTextAt ?? 0)).toBeLessThan(250 * 16 + 10);
  });

  it('shows nothing before the end on a surface without growth', async () => {
    const { clock, surface, start } = setUp({ traits: { growth: 'none', maxChars: 200 } });
    await clock.run(start(tokens(clock, sentence(60), 16)));
    expect(surface.calls.every((call) => call.call === 'open')).toBe(true);
    expect(surface.texts.length).toBeGreaterThan(1);
    expect(surface.violations).toEqual([]);
  });

  it('shows nothing when it was superseded before the first text', async () => {
    const { clock, surface, start } = setUp();
    const delivery = await clock.run(
      start(tokens(clock, sentence(20), 16), { beforeFirstText: () => false }),
    );
    expect(delivery.outcome).toBe('superseded');
    expect(surface.calls).toEqual([]);
  });

  it('notes every new part before going on', async () => {
    const { clock, surface, start } = setUp({ traits: { maxChars: 100 } });
    const noted: (readonly string[])[] = [];
    const onParts = async (parts: readonly string[]) => {
      noted.push(parts);
    };
    const delivery = await clock.run(start(tokens(clock, sentence(40), 16), { onParts }));
    expect(noted.map((parts) => parts.length)).toEqual(surface.parts.map((_, i) => i + 1));
    expect(noted.at(-1)).toEqual(delivery.parts);
  });
});

describe('deliver, when calls fail', () => {
  it('shows a part once though the answer to its open was lost', async () => {
    const { clock, surface, start } = setUp();
    surface.failNext('open', { kind: 'unavailable-after' }, { kind: 'unavailable-before' });
    const delivery = await clock.run(start(tokens(clock, sentence(20), 16)));
    expect(delivery).toMatchObject({ outcome: 'whole', retries: 2 });
    expect(surface.texts).toEqual([joined(sentence(20))]);
  });

  it('lets a failed edit go and brings everything with the next', async () => {
    const { clock, surface, start } = setUp();
    surface.failNext('grow', { kind: 'unavailable-before' }, { kind: 'refused' });
    const delivery = await clock.run(start(tokens(clock, sentence(250), 16)));
    expect(delivery).toMatchObject({ outcome: 'whole', retries: 0 });
    expect(surface.texts).toEqual([joined(sentence(250))]);
  });

  it('repeats the last text until it is delivered', async () => {
    const { clock, surface, start } = setUp();
    surface.failNext('close', ...Array.from({ length: 9 }, () => ({ kind: 'unavailable-before' }) as const));
    const delivery = await clock.run(start(tokens(clock, sentence(20), 16)));
    expect(delivery).toMatchObject({ outcome: 'whole', retries: 9 });
    expect(surface.parts[0]).toMatchObject({ text: joined(sentence(20)), whole: true });
  });

  it('waits as long as a 429 asks', async () => {
    const { clock, surface, start } = setUp();
    surface.failNext('close', { kind: 'rate-limited', retryAfterMs: 7000 });
    const delivery = await clock.run(start(tokens(clock, sentence(20), 16)));
    expect(delivery).toMatchObject({ outcome: 'whole', rateLimits: 1 });
    const [failed, made] = surface.calls.filter((call) => call.call === 'close');
    expect((made?.at ?? 0) - (failed?.at ?? 0)).toBeGreaterThanOrEqual(7000);
  });

  it('withdraws a reply whose first part somebody deleted', async () => {
    const { clock, surface, start } = setUp();
    const running = start(tokens(clock, sentence(400), 16));
    await clock.advance(1500);
    surface.deletePart('part-1');
    expect(await clock.run(running)).toMatchObject({ outcome: 'cancelled', parts: [] });
    expect(surface.texts).toEqual([]);
  });

  it('posts a later part anew, once, when somebody deleted it', async () => {
    const { clock, surface, start } = setUp({ traits: { maxChars: 100, minEditIntervalMs: 10 } });
    surface.failNext('grow', ...Array.from({ length: 99 }, () => ({ kind: 'refused' }) as const));
    const running = start(tokens(clock, sentence(25), 40));
    while (surface.parts.length < 2) await clock.advance(20);
    surface.deletePart('part-2');
    const delivery = await clock.run(running);
    expect(delivery.outcome).toBe('whole');
    expect(joined(surface.texts.map((text) => `${text} `))).toBe(joined(sentence(25)));
  });

  it('gives up, and says so to the operator, where it may not speak', async () => {
    const { clock, surface, logger, start } = setUp();
    surface.failNext('open', { kind: 'permission' });
    expect(await clock.run(start(tokens(clock, sentence(20), 16)))).toMatchObject({
      outcome: 'undeliverable',
    });
    expect(logger.lines).toMatchObject([{ level: 'error', meta: { code: 'permission_missing' } }]);
  });
});

describe('deliver, when the text fails', () => {
  const cut = new ModelUnavailable('cut');

  it('keeps what is there, closes its fence and says in voice that it broke off', async () => {
    const { clock, surface, start } = setUp();
    const texts = ['Look at this:\n', '```ts\n', 'const x = ', 'unfinished('];
    const delivery = await clock.run(start(tokens(clock, texts, 300, cut)));
    expect(delivery.outcome).toBe('broken');
    expect(surface.parts).toMatchObject([
      {
        text: `Look at this:\n\`\`\`ts\nconst x = unfinished(\n\`\`\`\n\n${brokenLine}`,
        whole: true,
        retryButton: true,
      },
    ]);
  });

  it('puts the line into a part of its own where it does not fit', async () => {
    const { clock, surface, start } = setUp({ traits: { maxChars: 64 } });
    await clock.run(start(tokens(clock, ['a'.repeat(20), 'b'.repeat(20), 'c'.repeat(20)], 100, cut)));
    expect(surface.parts).toMatchObject([
      { text: 'a'.repeat(20) + 'b'.repeat(20) + 'c'.repeat(20), retryButton: false },
      { text: brokenLine, whole: true, retryButton: true },
    ]);
  });

  it('leaves it to the caller when nothing was shown', async () => {
    const { clock, surface, start } = setUp();
    await expect(clock.run(start(tokens(clock, ['Hm'], 10, cut)))).rejects.toBe(cut);
    await expect(clock.run(start(tokens(clock, ['  \n'], 10)))).rejects.toBeInstanceOf(ModelUnavailable);
    expect(surface.calls).toEqual([]);
  });
});

describe('deliver, when it is ended from outside', () => {
  it('closes what is shown when the answer is no longer wanted, and lets the text go', async () => {
    const { clock, surface, start } = setUp();
    const abort = new AbortController();
    let released = false;
    const text = (async function* () {
      try {
        yield* tokens(clock, ['```\n', ...sentence(400)], 16);
      } finally {
        released = true;
      }
    })();
    const running = start(text, { signal: abort.signal });
    await clock.advance(1500);
    abort.abort(new TurnCancelled('stopped'));
    expect((await clock.run(running)).outcome).toBe('cancelled');
    expect(surface.parts).toMatchObject([{ whole: true }]);
    expect(surface.texts[0]).toMatch(/^```\nword0[^`]*\n```$/);
    await clock.advance(100);
    expect(released).toBe(true);
    expect(clock.pending).toBe(0);
  });

  it('leaves everything as it is on shutdown', async () => {
    const { clock, surface, start } = setUp();
    const abort = new AbortController();
    const running = start(tokens(clock, sentence(400), 16), { signal: abort.signal });
    await clock.advance(1500);
    const callsBefore = surface.calls.length;
    abort.abort(new TurnCancelled('shutdown'));
    expect(await clock.run(running)).toMatchObject({ outcome: 'cancelled', parts: ['part-1'] });
    expect(surface.calls).toHaveLength(callsBefore);
  });

  it('redraws the parts that stood before a restart, and removes what is left over', async () => {
    const adopted = ['p0', 'p1', 'p2'].map((id) => ({ id, text: `old ${id}` }));
    const { clock, surface, start } = setUp({ adopted, traits: { maxChars: 100 } });
    const delivery = await clock.run(start(tokens(clock, sentence(20), 16), { adopted: ['p0', 'p1', 'p2'] }));
    expect(delivery).toMatchObject({ outcome: 'whole', parts: ['p0', 'p1'] });
    expect(joined(surface.texts.map((text) => `${text} `))).toBe(joined(sentence(20)));
  });
});

describe('deliver, many replies at once', () => {
  it('brings 50 replies in 5 channels home without one 429, and keeps them fresh', async () => {
    const clock = new FakeClock();
    const deps = { clock, logger: new FakeLogger(), random: () => 0.5, budget: new EditBudget({ clock }) };
    const startedAt = clock.now();
    const channels = Array.from({ length: 5 }, () => new WindowLimiter(clock, 5, 5000));
    const texts = sentence(600);
    const replies = channels.flatMap((limiter, channel) =>
      Array.from({ length: 10 }, (_, i) => {
        const rateLimit = { key: `discord:channel:${channel}`, burst: 5, perSecond: 1 };
        const traits = { rateLimit, maxChars: 20_000 };
        const surface = new FakeSurface(clock, { traits, limiter, latencyMs: 80 });
        const options = { idempotencyKey: `turn-${channel}-${i}`, brokenLine: () => brokenLine };
        return { surface, done: deliver(tokens(clock, texts, 50), surface, deps, options) };
      }),
    );
    const deliveries = await clock.run(Promise.all(replies.map((reply) => reply.done)));

    expect(channels.map((channel) => channel.rejections)).toEqual([0, 0, 0, 0, 0]);
    expect(deliveries.every(({ outcome, rateLimits }) => outcome === 'whole' && rateLimits === 0)).toBe(true);
    for (const { surface } of replies) expect(surface.texts).toEqual([joined(texts)]);
    // 10 first texts need two windows of 5 s; so do 10 last ones, after 30 s of text.
    expect(Math.max(...deliveries.map((delivery) => (delivery.firstTextAt ?? 0) - startedAt))).toBeLessThan(
      6_500,
    );
    expect(Math.max(...deliveries.map((delivery) => delivery.doneAt - startedAt))).toBeLessThan(42_000);
    // Staleness: 10 replies share the 2 edits of each window that the limit leaves, 25 s a round, and none is passed over.
    const edits = deliveries.map((delivery) => delivery.edits);
    expect(Math.max(...edits) - Math.min(...edits)).toBeLessThanOrEqual(1);
  });
});
