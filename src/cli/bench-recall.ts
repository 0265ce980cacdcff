/** How much of what was said is found again, and how fast: `bench -- recall FILE.jsonl…`. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { InvalidInput } from '../core/errors.ts';
import type { PrintRow } from './bench-figures.ts';
import { quantile } from './bench-figures.ts';
import { parseConversations, type RecallQuestion } from './bench-recall-lines.ts';
import { recallWorld } from './bench-recall-world.ts';

/** One question's outcome; shares in [0, 1]. */
export interface QuestionOutcome {
  readonly category: string;
  /** Share of its gold turns among the first 5, 10 and 20. */
  readonly r5: number;
  readonly r10: number;
  readonly r20: number;
  /** 1 when any gold turn is among the first 10. */
  readonly h10: number;
  /** 1 / rank of the first gold turn; 0 when none is found. */
  readonly rr: number;
}

/** Ranks further down count as not found. */
const depth = 100;
/** Questions whose answer is not there to be found are kept apart. */
const adversarial = '5';

/** @throws InvalidInput for no file, one that cannot be read, or a malformed line */
export async function benchRecall(
  files: readonly string[],
  _print: PrintRow,
  printFigures: (figures: object) => void,
): Promise<void> {
  if (files.length === 0) throw new InvalidInput('Usage: npm run --silent bench -- recall FILE.jsonl…');
  for (const file of files) printFigures({ file: basename(file), ...(await measure(file)) });
}

async function measure(file: string): Promise<object> {
  const outcomes: QuestionOutcome[] = [];
  const times: number[] = [];
  for (const conversation of await conversationsIn(file)) {
    const world = await recallWorld(conversation);
    try {
      for (const question of conversation.questions) {
        if (question.gold.length === 0) continue;
        const started = performance.now();
        const found = await world.search(question.text, depth);
        times.push(performance.now() - started);
        outcomes.push(outcomeOf(question, found));
      }
    } finally {
      await world.close();
    }
  }
  return {
    ...figuresOf(outcomes),
    p50Ms: rounded(quantile(times, 0.5)),
    p99Ms: rounded(quantile(times, 0.99)),
  };
}

async function conversationsIn(file: string) {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new InvalidInput(`${file} cannot be read`, { cause });
  });
  return parseConversations(text);
}

export function outcomeOf(
  { gold, category }: Pick<RecallQuestion, 'gold' | 'category'>,
  found: readonly string[],
): QuestionOutcome {
  const wanted = new Set(gold);
  const share = (count: number) => found.slice(0, count).filter((id) => wanted.has(id)).length / wanted.size;
  const first = found.findIndex((id) => wanted.has(id));
  return {
    category,
    r5: share(5),
    r10: share(10),
    r20: share(20),
    h10: first >= 0 && first < 10 ? 1 : 0,
    rr: first < 0 ? 0 : 1 / (first + 1),
  };
}

/** Means in percent (mrr: in [0, 1]) over categories 1 to 4 and those with a name; 5 stands apart. */
export function figuresOf(outcomes: readonly QuestionOutcome[]) {
  const categories = Map.groupBy(outcomes, ({ category }) => category);
  const counted = outcomes.filter(
    ({ category }) => /^[1-4]$/.test(category) || Number.isNaN(Number(category)),
  );
  const names = [...categories.keys()].filter((category) => category !== adversarial).toSorted();
  return {
    ...means(counted),
    byCategory: Object.fromEntries(names.map((name) => [name, means(categories.get(name) ?? [])])),
    adversarial: means(categories.get(adversarial) ?? []),
  };
}

function means(outcomes: readonly QuestionOutcome[]) {
  const mean = (key: Exclude<keyof QuestionOutcome, 'category'>) =>
    outcomes.length === 0 ? 0 : outcomes.reduce((sum, outcome) => sum + outcome[key], 0) / outcomes.length;
  const percent = (share: number) => Number((100 * share).toFixed(2));
  return {
    questions: outcomes.length,
    r5: percent(mean('r5')),
    r10: percent(mean('r10')),
    r20: percent(mean('r20')),
    h10: percent(mean('h10')),
    mrr: Number(mean('rr').toFixed(4)),
  };
}

function rounded(ms: number): number {
  return Number(ms.toFixed(2));
}
