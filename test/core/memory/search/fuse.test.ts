import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuse } from '../../../../src/core/memory/search/fuse.ts';

const ranking = fc.uniqueArray(fc.nat(50), { maxLength: 20 });

describe('fuse', () => {
  it('leaves a single ranking as it is', () => {
    fc.assert(
      fc.property(ranking, (one) => {
        expect(fuse([one])).toEqual(one);
        expect(fuse([one, []])).toEqual(one);
      }),
    );
  });

  it('puts what both find before what one finds at the same place', () => {
    expect(
      fuse([
        [1, 2, 3],
        [4, 2, 5],
      ])[0],
    ).toBe(2);
  });

  it('prefers the earlier ranking where scores are equal', () => {
    expect(fuse([[1], [2]])).toEqual([1, 2]);
    expect(fuse([[2], [1]])).toEqual([2, 1]);
  });

  it('names everything once', () => {
    fc.assert(
      fc.property(fc.array(ranking, { maxLength: 4 }), (rankings) => {
        const fused = fuse(rankings);
        expect(fused.toSorted()).toEqual([...new Set(rankings.flat())].toSorted());
      }),
    );
  });

  it('never puts before another what every ranking puts behind it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50), { minLength: 2, maxLength: 10 }), fc.nat(), (all, seed) => {
        const [first, ...rest] = all;
        const turned = [...rest.slice(seed % rest.length), ...rest.slice(0, seed % rest.length)];
        expect(fuse([all, [first as number, ...turned]])[0]).toBe(first);
      }),
    );
  });
});
