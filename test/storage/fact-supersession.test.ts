import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Audience } from '../../src/core/types.ts';
import { covers } from '../../src/storage/fact-reach.ts';
import {
  replay,
  type SameEntity,
  type Statement,
  type Told,
  tell,
  valueKey,
} from '../../src/storage/fact-supersession.ts';

const place = { platform: 'discord', workspace: 'guild' } as const;
const audiences: readonly Audience[] = [
  { ...place, visibility: 'public', channel: '' },
  { ...place, visibility: 'private', channel: 'c1' },
  { ...place, visibility: 'private', channel: 'c2' },
  { ...place, visibility: 'dm', workspace: '', channel: 'd' },
];
const oneEntity: SameEntity = (one, other) => one === other;

/** Any statements of one predicate, in the order of telling. */
const told: fc.Arbitrary<readonly Statement[]> = fc
  .array(
    fc.record({
      entityId: fc.constantFrom(1, 2),
      audience: fc.constantFrom(...audiences),
      effect: fc.constantFrom('holds' as const, 'holds' as const, 'ended' as const),
      key: fc.constantFrom('a', 'b', 'c', ''),
      cardinality: fc.constantFrom('one' as const, 'many' as const),
      validFrom: fc.integer({ min: 0, max: 40 }),
      lasts: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined, freq: 4 }),
      sameMessage: fc.boolean(),
    }),
    { maxLength: 14 },
  )
  .map((all) => {
    let message = 0;
    return all.map(({ lasts, sameMessage, key, ...one }, index) => {
      if (!sameMessage) message += 1;
      return {
        ...one,
        key: one.effect === 'holds' && key === '' ? 'a' : key,
        id: index + 1,
        told: message,
        implied: false,
        ...(lasts !== undefined && { plannedTo: one.validFrom + lasts }),
      };
    });
  });

const byId = (statements: readonly Told[]) => statements.toSorted((a, b) => a.id - b.id);

describe('supersession', () => {
  it('is the same told one by one, with what may still hold, and told all at once', () => {
    fc.assert(
      fc.property(told, (statements) => {
        const kept = new Map<number, Told>();
        for (const said of statements) {
          const mayHold = [...kept.values()].filter(
            (old) => old.validTo === undefined || old.validTo > said.validFrom,
          );
          for (const changed of tell(mayHold, said, oneEntity)) kept.set(changed.id, changed);
        }
        expect(byId([...kept.values()])).toEqual(byId(replay(statements.toReversed(), oneEntity)));
      }),
      { numRuns: 500 },
    );
  });

  it('shows no reader anything of what was said where they cannot read', () => {
    fc.assert(
      fc.property(told, fc.constantFrom(...audiences), (statements, reader) => {
        const canRead = (statement: Statement) => covers(statement.audience, reader);
        expect(byId(replay(statements, oneEntity).filter(canRead))).toEqual(
          byId(replay(statements.filter(canRead), oneEntity)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('never lets a narrower audience close what a wider one knows', () => {
    fc.assert(
      fc.property(told, (statements) => {
        const after = replay(statements, oneEntity);
        const audienceOf = new Map(after.map((one) => [one.id, one.audience]));
        for (const { closedBy, audience } of after) {
          const by = closedBy === undefined ? undefined : audienceOf.get(closedBy);
          if (by) expect(covers(by, audience)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps one value at most of a predicate that holds one, for each audience', () => {
    fc.assert(
      fc.property(told, (statements) => {
        const single = statements.map(({ plannedTo: _plannedTo, ...one }) => ({
          ...one,
          entityId: 1,
          cardinality: 'one' as const,
        }));
        const standing = replay(single, oneEntity).filter((one) => one.validTo === undefined);
        for (const group of Map.groupBy(standing, (one) => JSON.stringify(one.audience)).values()) {
          expect(group).toHaveLength(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('ends nothing before it began, and takes no telling away', () => {
    fc.assert(
      fc.property(told, (statements) => {
        const after = replay(statements, oneEntity);
        expect(after.map((one) => one.id).sort((a, b) => a - b)).toEqual(statements.map((one) => one.id));
        for (const { validFrom, validTo } of after) {
          if (validTo !== undefined) expect(validTo).toBeGreaterThanOrEqual(validFrom);
        }
      }),
    );
  });

  it('takes values for the same that differ in letter case, spaces and Unicode form', () => {
    expect(valueKey('  New\n York ')).toBe('new york');
    expect(valueKey('Zoe\u0308')).toBe(valueKey('zo\u00eb'));
    expect(valueKey('Acme')).not.toBe(valueKey('Acme Inc'));
  });
});
