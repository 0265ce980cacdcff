import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchRecall, figuresOf, outcomeOf } from '../../src/cli/bench-recall.ts';
import { parseConversations } from '../../src/cli/bench-recall-lines.ts';

const talk = (session: number, ...turns: readonly (readonly [speaker: string, text: string])[]) =>
  turns.map(([speaker, text], index) => ({
    id: `${session}:${index + 1}`,
    session,
    speaker,
    text,
    caption: '',
    at: null,
  }));

const stranger = {
  id: 'two-people',
  asker: null,
  speakers: ['Ana', 'Ben'],
  turns: [
    ...talk(1, ['Ana', 'I started pottery'], ['Ben', 'What did you make?'], ['Ana', 'Three blue bowls']),
    ...talk(2, ['Ben', 'My brother moved to Oslo'], ['Ana', 'Look at this!']),
  ].map((turn) => (turn.id === '2:2' ? { ...turn, caption: 'a photo of a sleeping walrus' } : turn)),
  questions: [
    { text: 'What did Ana make in her pottery?', gold: ['1:3'], category: 4 },
    { text: 'Does Ben have siblings?', gold: ['2:1'], category: 'kin' },
    { text: 'Who saw a walrus?', gold: ['2:2'], category: 1 },
    { text: 'Which zeppelin did Ben fly?', gold: ['1:1'], category: 5 },
    { text: 'Without an answer?', gold: [], category: 1 },
  ],
};

const own = {
  id: 'asker',
  asker: 'Ana',
  speakers: ['Ana', 'Coach'],
  turns: [
    ...talk(1, ['Coach', 'I run every morning'], ['Ana', 'I run every evening'], ['Ana', 'Rain again']),
    ...talk(2, ['Ana', 'A quiet day'], ['Coach', 'Rest well']),
  ],
  questions: [
    { text: 'When do I run?', gold: ['1:2'], category: 'self' },
    { text: 'When do you run?', gold: ['1:1'], category: 'other' },
  ],
};

describe('bench recall', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'familiar-bench-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('finds again, through the real store, what was said, shown and asked in the first person', async () => {
    const file = join(folder, 'small.jsonl');
    await writeFile(file, `${JSON.stringify(stranger)}\n\n${JSON.stringify(own)}\n`);
    const printed: object[] = [];
    await benchRecall(
      [file],
      () => {},
      (figures) => printed.push(figures),
    );
    expect(printed).toEqual([
      expect.objectContaining({
        file: 'small.jsonl',
        questions: 5,
        r5: 100,
        r10: 100,
        r20: 100,
        h10: 100,
        mrr: 0.9,
      }),
    ]);
    expect(printed[0]).toMatchObject({
      byCategory: {
        1: { questions: 1 },
        4: { questions: 1 },
        kin: { r5: 100 },
        self: { mrr: 1 },
        other: { mrr: 1 },
      },
      adversarial: { questions: 1, r5: 0 },
      p50Ms: expect.any(Number),
      p99Ms: expect.any(Number),
    });
  });

  it('refuses no file, a missing one and a malformed line', async () => {
    const run = (...files: string[]) =>
      benchRecall(
        files,
        () => {},
        () => {},
      );
    await expect(run()).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(run(join(folder, 'missing.jsonl'))).rejects.toMatchObject({ code: 'invalid_input' });
    expect(() => parseConversations('\n{"id":"x"')).toThrow('Line 2: not JSON');
    expect(() => parseConversations(JSON.stringify({ ...own, turns: [{ id: 'a' }] }))).toThrow(
      /^Line 1: turns\.0\.speaker/,
    );
  });
});

describe('outcomeOf', () => {
  const found = Array.from({ length: 30 }, (_, index) => `t${index + 1}`);

  it('counts the share of gold turns within each depth, and the first of them', () => {
    expect(outcomeOf({ gold: ['t2', 't7', 't15', 'gone'], category: '1' }, found)).toEqual({
      category: '1',
      r5: 0.25,
      r10: 0.5,
      r20: 0.75,
      h10: 1,
      rr: 0.5,
    });
  });

  it('is nothing when none is found', () => {
    expect(outcomeOf({ gold: ['gone'], category: '1' }, found)).toMatchObject({ r20: 0, h10: 0, rr: 0 });
    expect(outcomeOf({ gold: ['t11'], category: '1' }, found)).toMatchObject({ r10: 0, r20: 1, h10: 0 });
  });
});

describe('figuresOf', () => {
  const outcome = (category: string, share: number) => ({
    category,
    r5: share,
    r10: share,
    r20: share,
    h10: share,
    rr: share,
  });

  it('means over categories 1 to 4 and named ones, and keeps 5 apart', () => {
    const figures = figuresOf([
      outcome('1', 1),
      outcome('preference', 0.5),
      outcome('5', 0),
      outcome('7', 0),
    ]);
    expect(figures).toMatchObject({
      questions: 2,
      r10: 75,
      mrr: 0.75,
      adversarial: { questions: 1, r10: 0 },
    });
    expect(Object.keys(figures.byCategory)).toEqual(['1', '7', 'preference']);
  });

  it('of nothing is nothing', () => {
    expect(figuresOf([])).toMatchObject({ questions: 0, r10: 0, mrr: 0, adversarial: { questions: 0 } });
  });
});
