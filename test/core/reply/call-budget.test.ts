import { expect, test } from 'vitest';
import { CallBudgetExceeded } from '../../../src/core/errors.ts';
import { CallBudget } from '../../../src/core/reply/call-budget.ts';

test.each([
  ['instant', 0],
  ['fast', 1],
  ['deep', 2],
] as const)('%s may make %i calls, and the next one throws', (tier, allowed) => {
  const budget = new CallBudget(tier);
  for (let call = 0; call < allowed; call += 1) budget.spend('m').settle({ outcome: 'whole' });
  expect(() => budget.spend('m')).toThrow(CallBudgetExceeded);
  expect(budget.calls).toHaveLength(allowed);
  expect(budget.spent).toBe(allowed);
});

test('an open call is spent before it has ended, and ends once', () => {
  const budget = new CallBudget('fast');
  const call = budget.spend('small');
  expect(budget.calls).toEqual([]);
  expect(() => budget.spend('small')).toThrow(CallBudgetExceeded);
  call.settle({ outcome: 'whole', firstTokenMs: 12 });
  call.settle({ outcome: 'model_unavailable' });
  expect(budget.calls).toEqual([{ model: 'small', outcome: 'whole', firstTokenMs: 12 }]);
});
