import { InvalidInput } from '../core/errors.ts';
import type { PrintRow } from './bench-figures.ts';

type Bench = (args: readonly string[], print: PrintRow) => Promise<void>;

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  turn: async () => (await import('./bench-turn.ts')).benchTurn,
};

/** `npm run --silent bench -- NAME`: measures, and prints one JSON line per figure. */
export async function benchCommand([name, ...args]: readonly string[]): Promise<number> {
  const load = name !== undefined && Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!load) throw new InvalidInput(`Usage: npm run --silent bench -- ${Object.keys(benches).join('|')}`);
  const bench = await load();
  await bench(args, (row) => console.log(JSON.stringify({ ...row, value: Number(row.value.toFixed(3)) })));
  return 0;
}
