import { FakeClock } from '../fakes/clock.ts';
import { FakeSurface, type SurfaceFault } from '../fakes/surface.ts';
import { describeSurface } from './surface.ts';

const faults: Record<string, SurfaceFault> = {
  'rate-limited': { kind: 'rate-limited', retryAfterMs: 1000 },
  'unavailable-before': { kind: 'unavailable-before' },
  'unavailable-after': { kind: 'unavailable-after' },
  gone: { kind: 'gone' },
  permission: { kind: 'permission' },
};

for (const growth of ['replace', 'append', 'none'] as const) {
  describeSurface(`fake, growth ${growth}`, () => {
    const surface = new FakeSurface(new FakeClock(), { traits: { growth } });
    return {
      surface,
      shown: async () => surface.texts,
      fault: (fault) => {
        for (const call of ['open', 'grow'] as const) surface.failNext(call, faults[fault] as SurfaceFault);
      },
    };
  });
}
