import { afterEach, describe, expect, it } from 'vitest';
import { PermissionMissing, PlatformUnavailable, RateLimited, TargetGone } from '../../src/core/errors.ts';
import type { Surface } from '../../src/core/ports.ts';

export type ContractFault =
  | 'rate-limited'
  | 'unavailable-before'
  | 'unavailable-after'
  | 'gone'
  | 'permission';

/** One surface with the place behind it. */
export interface SurfaceHarness {
  readonly surface: Surface;
  /** What a person sees there now, top to bottom, without the message that is answered. */
  shown(): Promise<readonly string[]>;
  /**
   * The next call that is not `typing` meets this, and only that one. `unavailable-*`: as often as the SDK in between repeats the call by
   * itself. Absent where a place cannot be made to fail.
   */
  fault?(fault: ContractFault): void | Promise<void>;
  /** False where the platform shows a repeated `open` twice; true by default. */
  readonly dedupes?: boolean;
  stop?(): void | Promise<void>;
}

/** What core relies on, for every implementation of `Surface`. Texts are plain words: rendering has tests of its own. */
export function describeSurface(name: string, make: () => SurfaceHarness | Promise<SurfaceHarness>): void {
  describe(`surface: ${name}`, () => {
    let current: SurfaceHarness | undefined;
    const setUp = async () => {
      current = await make();
      return current;
    };
    const openFirst = async ({ surface }: SurfaceHarness, text: string) =>
      surface.open(text, { idempotencyKey: 'turn-1/0', whole: surface.traits.growth === 'none' });

    afterEach(async () => {
      await current?.stop?.();
      current = undefined;
    });

    it('states limits that a reply can live with', async () => {
      const { surface } = await setUp();
      const { maxChars, minEditIntervalMs, firstTextChars, rateLimit } = surface.traits;
      expect(maxChars).toBeGreaterThanOrEqual(64);
      expect(minEditIntervalMs).toBeGreaterThanOrEqual(0);
      expect(firstTextChars).toBeGreaterThan(0);
      expect(rateLimit.key).not.toBe('');
      expect(rateLimit.burst).toBeGreaterThanOrEqual(1);
      expect(rateLimit.perSecond).toBeGreaterThan(0);
    });

    it('shows nothing before the first part is opened', async () => {
      const harness = await setUp();
      await harness.surface.typing();
      expect(await harness.shown()).toEqual([]);
    });

    it('shows a part that is opened whole', async () => {
      const { surface, shown } = await setUp();
      const part = await surface.open('All of it at once', { idempotencyKey: 'turn-1/0', whole: true });
      expect(part).not.toBe('');
      expect(await shown()).toEqual(['All of it at once']);
    });

    it('grows a part in place and closes it with its last text', async () => {
      const harness = await setUp();
      const { surface, shown } = harness;
      if (surface.traits.growth === 'none') return;
      const part = await openFirst(harness, 'One');
      expect(await shown()).toEqual(['One']);
      await surface.grow(part, 'One two');
      expect(await shown()).toEqual(['One two']);
      await surface.close(part, 'One two three');
      expect(await shown()).toEqual(['One two three']);
    });

    it('closes a part whose last text is already shown', async () => {
      const harness = await setUp();
      const { surface, shown } = harness;
      if (surface.traits.growth === 'none') return;
      const part = await openFirst(harness, 'Nothing to add');
      await surface.close(part, 'Nothing to add');
      expect(await shown()).toEqual(['Nothing to add']);
    });

    it('shows parts below one another, in the order in which they were opened', async () => {
      const harness = await setUp();
      const { surface, shown } = harness;
      const first = await openFirst(harness, 'First');
      if (surface.traits.growth !== 'none') await surface.close(first, 'First');
      const second = await surface.open('Second', { idempotencyKey: 'turn-1/1', whole: true });
      const third = await surface.open('Third', { idempotencyKey: 'turn-1/2', whole: true });
      expect(new Set([first, second, third]).size).toBe(3);
      expect(await shown()).toEqual(['First', 'Second', 'Third']);
    });

    it('shows a part once when it is opened twice with one key', async () => {
      const { surface, shown, dedupes = true } = await setUp();
      if (!dedupes) return;
      const options = { idempotencyKey: 'turn-1/0', whole: true };
      const part = await surface.open('Only once', options);
      expect(await surface.open('Only once', options)).toBe(part);
      expect(await shown()).toEqual(['Only once']);
    });

    it('takes a part as long as its own limit', async () => {
      const { surface, shown } = await setUp();
      const text = 'lengthy '
        .repeat(Math.ceil(surface.traits.maxChars / 8))
        .slice(0, surface.traits.maxChars - 1);
      const longest = `${text}!`;
      await surface.open(longest, { idempotencyKey: 'turn-1/0', whole: true });
      expect(await shown()).toEqual([longest]);
    });

    it('closes a broken part with a button, where there are buttons, and the text unchanged', async () => {
      const harness = await setUp();
      const { surface, shown } = harness;
      if (surface.traits.growth === 'none') {
        await surface.open('Broke off', { idempotencyKey: 'turn-1/0', whole: true, retryButton: true });
      } else {
        const part = await openFirst(harness, 'Broke');
        await surface.close(part, 'Broke off', { retryButton: true });
      }
      expect(await shown()).toEqual(['Broke off']);
    });

    it('removes a part, where the platform can', async () => {
      const { surface, shown } = await setUp();
      if (!surface.remove) return;
      const part = await surface.open('Soon gone', { idempotencyKey: 'turn-1/0', whole: true });
      await surface.open('Stays', { idempotencyKey: 'turn-1/1', whole: true });
      await surface.remove(part);
      expect(await shown()).toEqual(['Stays']);
    });

    it('never throws from typing', async () => {
      const { surface, fault } = await setUp();
      await surface.typing();
      await fault?.('unavailable-before');
      await surface.typing();
    });

    const classes = [
      ['rate-limited', RateLimited],
      ['unavailable-before', PlatformUnavailable],
      ['unavailable-after', PlatformUnavailable],
      ['permission', PermissionMissing],
    ] as const;
    for (const [fault, errorClass] of classes) {
      it(`turns the fault "${fault}" of an open into ${errorClass.name}, or rides it out`, async () => {
        const harness = await setUp();
        if (!harness.fault) return;
        await harness.fault(fault);
        const options = { idempotencyKey: 'turn-1/0', whole: true };
        const failure = await harness.surface.open('Against odds', options).then(
          () => undefined,
          (error: unknown) => error,
        );
        if (failure !== undefined) expect(failure).toBeInstanceOf(errorClass);
        if (failure instanceof RateLimited) expect(failure.retryAfterMs).toBeGreaterThan(0);
        if (fault === 'permission') {
          expect(failure).toBeInstanceOf(PermissionMissing);
          return;
        }
        // Trying again with the same key shows it exactly once, whatever became of the first try.
        if (failure !== undefined && (harness.dedupes ?? true)) {
          await harness.surface.open('Against odds', options);
        }
        expect(await harness.shown()).toEqual(['Against odds']);
      });
    }

    it('turns a grow of a deleted part into TargetGone', async () => {
      const harness = await setUp();
      if (!harness.fault || harness.surface.traits.growth === 'none') return;
      const part = await openFirst(harness, 'Here');
      await harness.fault('gone');
      await expect(harness.surface.grow(part, 'Here I am')).rejects.toBeInstanceOf(TargetGone);
    });
  });
}
