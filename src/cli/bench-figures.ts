/** One measured figure; printed as a JSON line. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

export type PrintRow = (row: BenchRow) => void;

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
