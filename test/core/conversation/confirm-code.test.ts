import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { confirmCode, confirmWithinMs, isConfirmCode } from '../../../src/core/conversation/confirm-code.ts';
import type { Notebook } from '../../../src/core/store-ports.ts';

let notes: Map<string, string>;
let notebook: Notebook;
beforeEach(() => {
  notes = new Map();
  notebook = { read: async (key) => notes.get(key), write: async (key, value) => void notes.set(key, value) };
});

const now = Date.UTC(2026, 2, 1, 10);
const wipe = { userId: 7, purpose: 'wipe' };

test('a code is short, and good for its user and purpose however it is typed', async () => {
  const code = await confirmCode(wipe, notebook, now);
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  for (const typed of [code, code.toLowerCase(), code.replace('-', ' '), ` \`${code}\` `])
    expect(await isConfirmCode(typed, wipe, notebook, now)).toBe(true);
  expect(await isConfirmCode(code, { ...wipe, userId: 8 }, notebook, now)).toBe(false);
  expect(await isConfirmCode(code, { ...wipe, purpose: 'wipe-linked' }, notebook, now)).toBe(false);
});

test('a code is good after a restart, and not at another database', async () => {
  const code = await confirmCode(wipe, notebook, now);
  const restarted = { read: async (key: string) => notes.get(key), write: async () => undefined };
  expect(await isConfirmCode(code, wipe, restarted, now)).toBe(true);
  notes = new Map();
  expect(await isConfirmCode(code, wipe, notebook, now)).toBe(false);
});

test('a code works within its ten minutes and never after', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 4_000_000_000_000 }),
      fc.integer({ min: -confirmWithinMs, max: 3 * 86_400_000 }),
      async (madeAt, laterMs) => {
        const code = await confirmCode(wipe, notebook, madeAt);
        const good = await isConfirmCode(code, wipe, notebook, madeAt + laterMs);
        // To the second: a code is never good for longer, and may end a second early.
        if (laterMs >= confirmWithinMs) expect(good).toBe(false);
        if (laterMs >= 0 && laterMs < confirmWithinMs - 1_000) expect(good).toBe(true);
      },
    ),
  );
});

test.each(['', 'yes', 'K7QF', 'K7QF-3MXD-9', 'Ünïcode!', '????-????'])('%j is none', async (code) => {
  expect(await isConfirmCode(code, wipe, notebook, now)).toBe(false);
});
