import { describe, expect, it } from 'vitest';
import type { Notebook } from '../../src/core/store-ports.ts';
import { fresh } from '../support/messages.ts';

/** What adapters rely on, for every implementation of `Notebook`. */
export function describeNotebook(name: string, stores: () => { readonly notebook: Notebook }): void {
  describe(`notebook: ${name}`, () => {
    it('keeps the last value of each key', async () => {
      const { notebook } = stores();
      const key = fresh('key');
      expect(await notebook.read(key)).toBeUndefined();
      await notebook.write(key, 'one');
      await notebook.write(key, 'two');
      await notebook.write(fresh('key'), 'other');
      expect(await notebook.read(key)).toBe('two');
    });
  });
}
