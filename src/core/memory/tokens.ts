import { estimateTokenCount } from 'tokenx';

/** Estimated tokens of a text; exact enough for budgets, without any provider's vocabulary. */
export function countTokens(text: string): number {
  return estimateTokenCount(text);
}
