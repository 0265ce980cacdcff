import fc from 'fast-check';
import { expect, test } from 'vitest';
import { salience } from '../../../../src/core/memory/recall/salience.ts';

const day = 86_400_000;
const facts = fc
  .record({
    importance: fc.double({ min: 0, max: 1, noNaN: true }),
    uses: fc.integer({ min: 0, max: 1000 }),
    recordedAt: fc.integer({ min: 0, max: 3000 * day }),
    restsFor: fc.integer({ min: 0, max: 1000 * day }),
  })
  .map(({ restsFor, ...fact }) => ({ ...fact, lastUsedAt: fact.recordedAt + restsFor }));
const moment = (fact: { readonly lastUsedAt: number }, later: number) => fact.lastUsedAt + later;
const later = fc.integer({ min: 0, max: 3000 * day });

test('salience is finite and never rises by waiting', () => {
  fc.assert(
    fc.property(facts, later, later, (fact, a, b) => {
      const [sooner, latest] = [Math.min(a, b), Math.max(a, b)];
      const early = salience(fact, moment(fact, sooner));
      const late = salience(fact, moment(fact, latest));
      expect(Number.isFinite(late)).toBe(true);
      expect(late).toBeLessThanOrEqual(early + 1e-9);
    }),
  );
});

test('using a fact raises its salience, and so does importance', () => {
  fc.assert(
    fc.property(facts, later, (fact, wait) => {
      const now = moment(fact, wait);
      const used = { ...fact, uses: fact.uses + 1, lastUsedAt: now };
      expect(salience(used, now)).toBeGreaterThan(salience(fact, now) - 1e-9);
      expect(salience({ ...fact, importance: 1 }, now)).toBeGreaterThanOrEqual(salience(fact, now));
    }),
  );
});

test('an allergy told a year ago outweighs a liking told a month ago, not one told just now and often used', () => {
  const now = 1000 * day;
  const allergy = salience({ importance: 1, uses: 0, recordedAt: now - 365 * day }, now);
  const old = salience({ importance: 0.3, uses: 0, recordedAt: now - 365 * day }, now);
  const often = salience({ importance: 0.3, uses: 20, recordedAt: now - 30 * day, lastUsedAt: now }, now);
  expect(allergy).toBeGreaterThan(old);
  expect(often).toBeGreaterThan(allergy);
});
