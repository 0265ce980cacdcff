import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { releaseMemory } from '../../src/util/release-memory.ts';

test('collects what nothing holds any more', async () => {
  const garbage = new WeakRef(new Array(100_000).fill('held by nobody'));
  // What a WeakRef was made of is held until the turn of the event loop ends.
  await setImmediate();
  expect(garbage.deref()?.length).toBe(100_000);
  await setImmediate();
  await releaseMemory();
  expect(garbage.deref()).toBeUndefined();
});
