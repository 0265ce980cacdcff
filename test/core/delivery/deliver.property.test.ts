import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliver } from '../../../src/core/delivery/deliver.ts';
import { EditBudget } from '../../../src/core/delivery/edit-budget.ts';
import { split } from '../../../src/core/delivery/split.ts';
import { ModelUnavailable } from '../../../src/core/errors.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeLogger } from '../../fakes/logger.ts';
import { FakeSurface, type SurfaceFault } from '../../fakes/surface.ts';
import { chunked, chunkSizes, isBalanced, markdown } from './markdown.ts';

const brokenLine = 'Sorry, I lost my thread.';

const passingFault: fc.Arbitrary<SurfaceFault | undefined> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  fc.constantFrom<SurfaceFault>({ kind: 'unavailable-before' }, { kind: 'unavailable-after' }),
  fc.integer({ min: 1, max: 9000 }).map((retryAfterMs) => ({ kind: 'rate-limited', retryAfterMs }) as const),
);

const scene = fc.record({
  text: markdown.filter((text) => text.trim() !== ''),
  sizes: chunkSizes,
  everyMs: fc.constantFrom(0, 1, 16, 200),
  maxChars: fc.oneof(fc.integer({ min: 64, max: 300 }), fc.constant(2000)),
  growth: fc.constantFrom('replace', 'append', 'none'),
  latencyMs: fc.constantFrom(0, 120),
  faults: fc.array(passingFault, { maxLength: 12 }),
  minEditIntervalMs: fc.constantFrom(0, 50, 1000),
});
type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never;

function stage(given: Scene) {
  const clock = new FakeClock();
  const faults = [...given.faults];
  const { maxChars, growth, minEditIntervalMs, latencyMs } = given;
  const surface = new FakeSurface(clock, {
    traits: { maxChars, growth, minEditIntervalMs },
    latencyMs,
    faultFor: () => faults.shift(),
  });
  const deps = { clock, logger: new FakeLogger(), random: () => 0.5, budget: new EditBudget({ clock }) };
  const run = (text: AsyncIterable<string>) =>
    clock.run(deliver(text, surface, deps, { idempotencyKey: 'turn', brokenLine: () => brokenLine }), 1e8);
  return { clock, surface, run };
}

async function* stream(clock: FakeClock, chunks: readonly string[], everyMs: number, error?: Error) {
  for (const chunk of chunks) {
    if (everyMs > 0) await clock.sleep(everyMs);
    yield chunk;
  }
  if (error) throw error;
}

/** What holds in every state that was ever visible. */
function expectTidyHistory(surface: FakeSurface): void {
  expect(surface.violations).toEqual([]);
  for (const { parts } of surface.history) {
    for (const [i, part] of parts.entries()) {
      if (surface.traits.growth === 'replace' || part.whole)
        expect(isBalanced(part.text), part.text).toBe(true);
      if (i < parts.length - 1) expect(part.whole).toBe(true);
    }
  }
}

describe('deliver, for any text, pace and passing fault', () => {
  it('ends with one whole copy, in order, tidy at every moment', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async (given) => {
        const { clock, surface, run } = stage(given);
        const delivery = await run(stream(clock, chunked(given.text, given.sizes), given.everyMs));
        expect(delivery.outcome).toBe('whole');
        expect(surface.texts).toEqual(split(given.text, given.maxChars).map((part) => part.shown));
        expect(surface.parts.every((part) => part.whole)).toBe(true);
        expect(delivery.parts).toEqual(surface.parts.map((part) => part.id));
        expectTidyHistory(surface);
      }),
      { numRuns: 150 },
    );
  });

  it('ends a text that breaks off with what was read, once, and the line that says so', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async (given) => {
        const { clock, surface, run } = stage(given);
        const error = new ModelUnavailable('cut');
        const outcome = await run(stream(clock, chunked(given.text, given.sizes), given.everyMs, error)).then(
          (delivery) => delivery.outcome,
          (thrown: unknown) => thrown,
        );
        if (outcome === error) {
          expect(surface.texts).toEqual([]);
          return;
        }
        expect(outcome).toBe('broken');
        const expected = split(given.text, given.maxChars).map((part) => part.shown);
        expect(surface.texts.join('\n\n')).toBe([...expected, brokenLine].join('\n\n'));
        expect(surface.parts.map((part) => part.retryButton).indexOf(true)).toBe(surface.parts.length - 1);
        expectTidyHistory(surface);
      }),
      { numRuns: 150 },
    );
  });
});
