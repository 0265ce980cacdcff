import { describe, expect, it } from 'vitest';
import { findPassages, type PassageSearch } from '../../../../src/core/memory/search/find-passages.ts';
import { passageOf } from '../../../../src/core/memory/search/passage.ts';
import type { PassageStore } from '../../../../src/core/store-ports.ts';
import type { PassageTurn } from '../../../../src/core/types.ts';

const now = Date.UTC(2026, 2, 1);
const ana = { id: 1, displayName: 'Ana' };
const channel = { kind: 'channel', platform: 'discord', workspace: 'w' } as const;
const dm = { kind: 'dm', platform: 'discord', workspace: '', userId: 1, linkedUserIds: [] } as const;

const said: readonly (readonly [userId: number | undefined, text: string])[] = [
  [1, 'I play the cello'],
  [2, 'I play the cello too'],
  [undefined, 'The cello is my favourite sound'],
];

/** Finds all that was said for any question, as if every message were a candidate or a neighbour of one. */
class Lines implements Pick<PassageStore, 'search' | 'speakers'> {
  readonly searches: Parameters<PassageStore['search']>[1][] = [];
  readonly namesAsked: (readonly string[])[] = [];

  async search(...[, query]: Parameters<PassageStore['search']>) {
    this.searches.push(query);
    const turns = said.map(
      ([userId, text], index): PassageTurn => ({
        messageId: 10 + index,
        conversation: 1,
        ordinal: index * 20,
        sentAt: now,
        ...(userId !== undefined && { userId }),
        ...passageOf({ text, attachmentCaptions: [] }),
      }),
    );
    const totalTerms = turns.reduce((sum, { terms }) => sum + terms.length, 0);
    return { documents: 100, totalTerms, frequencies: new Map([['cello', 3]]), turns };
  }

  async speakers(names: readonly string[]) {
    this.namesAsked.push(names);
    return names.includes('ben') ? [{ userId: 2, name: 'Ben' }] : [];
  }
}

function find(text: string, change: Partial<PassageSearch> = {}, limit = 10) {
  const lines = new Lines();
  const search = { text, user: ana, scope: channel, characterName: 'Wren', excludeMessageIds: [], now };
  return findPassages(lines, { ...search, ...change }, limit).then((found) => ({ found, lines }));
}

describe('findPassages', () => {
  it.each([
    ['Which instrument do I play, the cello?', 10],
    ['Does Ben play the cello?', 11],
    ['What do you think of the cello?', 12],
    ["What is Wren's word on the cello?", 12],
    ['Does Ana play the cello?', 10],
  ])('answers "%s" by whom it is about', async (question, expected) => {
    const { found } = await find(question);
    expect(found[0]).toBe(expected);
    expect(found).toHaveLength(3);
  });

  it('gives as many as are asked for, and none that are excluded', async () => {
    expect((await find('cello', {}, 2)).found).toHaveLength(2);
    const { found, lines } = await find('cello', { excludeMessageIds: [12] });
    expect(found).not.toContain(12);
    expect(found).toHaveLength(2);
    expect(lines.searches[0]?.excludeMessageIds).toEqual([12]);
  });

  it('looks for words of the same meaning, too, within a bound', async () => {
    const { lines } = await find(
      `siblings ${Array.from({ length: 100 }, (_, index) => `word${index}`).join(' ')}`,
    );
    const [search] = lines.searches;
    expect(search?.terms.length).toBeLessThanOrEqual(32);
    expect((await find('siblings')).lines.searches[0]?.terms).toContain('brother');
    expect(search?.limit).toBeLessThanOrEqual(400);
  });

  it('fuses in what is near by meaning, and goes by words alone where that is not known', async () => {
    const search = {
      text: 'Do I play the cello?',
      user: ana,
      scope: channel,
      characterName: 'Wren',
      excludeMessageIds: [99],
      now,
    };
    const words = await findPassages(new Lines(), search, 10);
    const last = words.at(-1) as number;
    expect((await findPassages(new Lines(), search, 10, async () => [last, 99, 50]))[0]).toBe(last);
    expect(await findPassages(new Lines(), search, 10, async () => [50, 99])).toEqual([
      ...words.slice(0, 1),
      50,
      ...words.slice(1),
    ]);
    expect(await findPassages(new Lines(), search, 10, async () => [])).toEqual(words);
  });

  it('does not search for small talk, nor for nothing', async () => {
    const { found, lines } = await find('hey, how are you?');
    expect(found).toEqual([]);
    expect(lines.searches).toEqual([]);
    expect((await find('cello', {}, 0)).lines.searches).toEqual([]);
  });

  it('asks for nobody by name in a DM, where nobody else has spoken', async () => {
    const { lines } = await find('Does Ben play the cello?', { scope: dm });
    expect(lines.namesAsked).toEqual([]);
  });
});
