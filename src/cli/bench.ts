import { InvalidInput } from '../core/errors.ts';
import type { PrintRow } from './bench-figures.ts';

/** `printFigures`: for a bench whose output is an object of its own form. */
type Bench = (
  args: readonly string[],
  print: PrintRow,
  printFigures: (figures: object) => void,
) => Promise<void>;

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  audience: async () => (await import('./bench-audience.ts')).benchAudience,
  extraction: async () => (await import('./bench-extraction.ts')).benchExtraction,
  facts: async () => (await import('./bench-facts.ts')).benchFacts,
  recall: async () => (await import('./bench-recall.ts')).benchRecall,
  'recall-scale': async () => (await import('./bench-recall-scale.ts')).benchRecallScale,
  turn: async () => (await import('./bench-turn.ts')).benchTurn,
};

/** `npm run --silent bench -- NAME`: measures, and prints JSON lines. */
export async function benchCommand([name, ...args]: readonly string[]): Promise<number> {
  const load = name !== undefined && Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!load) throw new InvalidInput(`Usage: npm run --silent bench -- ${Object.keys(benches).join('|')}`);
  const bench = await load();
  const print = (figures: object) => console.log(JSON.stringify(figures));
  await bench(args, (row) => print({ ...row, value: Number(row.value.toFixed(3)) }), print);
  return 0;
}
