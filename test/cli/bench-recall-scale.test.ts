import { describe, expect, it } from 'vitest';
import { benchRecallScale } from '../../src/cli/bench-recall-scale.ts';
import { ScaleWorld } from '../../src/cli/scale-world.ts';
import { InvalidInput } from '../../src/core/errors.ts';

const run = async (...args: string[]) => {
  const lines: object[] = [];
  await benchRecallScale(
    args,
    () => {},
    (figures) => lines.push(figures),
  );
  return lines;
};

describe('bench recall-scale', () => {
  it('prints what a database of the size asked for takes, and the growth', async () => {
    const lines = await run('--messages', '1000', '--questions', '20');
    expect(lines).toHaveLength(2);
    const figure = expect.any(Number);
    expect(lines[0]).toEqual({
      messages: 1_000,
      users: 1_000,
      p50Ms: figure,
      p99Ms: figure,
      ingestPerSecond: figure,
      databaseBytes: figure,
    });
  });

  it('refuses what it does not know, with its usage', async () => {
    for (const args of [
      ['--messages', '10'],
      ['--messages', 'many'],
      ['--questions', '0'],
      ['--size', '1000'],
      ['1000'],
    ]) {
      await expect(run(...args)).rejects.toThrow(InvalidInput);
    }
  });

  it('invents the same world from the same seed, and asks about what was said in it', () => {
    const [one, two] = [new ScaleWorld(100, 7), new ScaleWorld(100, 7)];
    expect(one.next(2_000)).toEqual(two.next(2_000));
    const asked = one.questions(50);
    expect(asked).toEqual(two.questions(50));
    expect(new Set(asked.map(({ place }) => place.visibility)).size).toBeGreaterThan(1);
    expect(asked.every(({ text }) => text.endsWith('?'))).toBe(true);
  });
});
