import { describe, expect, test } from 'vitest';
import { InvalidInput, ModelUnavailable, RateLimited, TurnCancelled } from '../../src/core/errors.ts';
import type { LanguageModel, ModelEvent, ModelRequest } from '../../src/core/ports.ts';

export interface ModelHarness {
  readonly model: LanguageModel;
  /** The next call says these tokens. */
  says(tokens: readonly string[], finish?: 'whole' | 'cut' | 'refused'): void;
  /** The next call fails after these tokens. `rate-limit` asks to wait for 3 s; that and `invalid` come before any token. */
  fails(how: 'rate-limit' | 'unavailable' | 'invalid', afterTokens?: readonly string[]): void;
  /** Calls that reached the other side. */
  calls(): number;
  /** Lets time pass as far as the model needs it. */
  run<T>(work: Promise<T>): Promise<T>;
  /** Resolves when a call that was left or aborted has ended on the other side too. */
  callEnded(): Promise<void>;
  stop(): Promise<void>;
}

export const plainRequest: ModelRequest = {
  model: 'test-model',
  messages: [
    { role: 'system', content: 'You are Wren.' },
    { role: 'user', content: 'hello' },
  ],
  maxOutputTokens: 100,
  temperature: 0.8,
  firstTokenTimeoutMs: 10_000,
  tokenTimeoutMs: 10_000,
};

export async function collect(
  events: AsyncIterable<ModelEvent>,
  into: ModelEvent[] = [],
): Promise<ModelEvent[]> {
  for await (const event of events) into.push(event);
  return into;
}

export function textIn(events: readonly ModelEvent[]): string {
  return events.map((event) => (event.type === 'text' ? event.text : '')).join('');
}

/** What core relies on from every chat model. */
export function languageModelContract(name: string, make: () => Promise<ModelHarness>): void {
  describe(`language model contract: ${name}`, () => {
    async function withHarness(work: (harness: ModelHarness) => Promise<void>): Promise<void> {
      const harness = await make();
      try {
        await work(harness);
      } finally {
        await harness.stop();
      }
    }

    test('yields the text in order, then finishes once', () =>
      withHarness(async ({ model, says, run }) => {
        says(['Well', ' now,', ' hello', ' there.']);
        const events = await run(collect(model.stream(plainRequest)));
        expect(textIn(events)).toBe('Well now, hello there.');
        const finishes = events.filter((event) => event.type === 'finish');
        expect(finishes).toEqual([{ type: 'finish', reason: 'whole' }]);
        const lastText = events.findLastIndex((event) => event.type === 'text');
        expect(events.findIndex((event) => event.type === 'finish')).toBeGreaterThan(lastText);
      }));

    test('makes no request before it is iterated', () =>
      withHarness(async ({ model, says, calls, run }) => {
        says(['hi']);
        const events = model.stream(plainRequest);
        expect(calls()).toBe(0);
        await run(collect(events));
        expect(calls()).toBe(1);
      }));

    test.each(['cut', 'refused'] as const)('tells that the reply was %s', (finish) =>
      withHarness(async ({ model, says, run }) => {
        says(['half', ' a reply'], finish);
        const events = await run(collect(model.stream(plainRequest)));
        expect(events).toContainEqual({ type: 'finish', reason: finish });
      }),
    );

    test('throws RateLimited with the time to wait', () =>
      withHarness(async ({ model, fails, run }) => {
        fails('rate-limit');
        const error = await run(collect(model.stream(plainRequest)).catch((reason: unknown) => reason));
        expect(error).toBeInstanceOf(RateLimited);
        expect(error).toHaveProperty('retryAfterMs', 3_000);
      }));

    test('throws ModelUnavailable when it fails before any text', () =>
      withHarness(async ({ model, fails, run }) => {
        fails('unavailable');
        await expect(run(collect(model.stream(plainRequest)))).rejects.toBeInstanceOf(ModelUnavailable);
      }));

    test('throws InvalidInput when the request is refused', () =>
      withHarness(async ({ model, fails, run }) => {
        fails('invalid');
        await expect(run(collect(model.stream(plainRequest)))).rejects.toBeInstanceOf(InvalidInput);
      }));

    test('throws ModelUnavailable, and no finish, when the stream breaks off after some text', () =>
      withHarness(async ({ model, fails, run }) => {
        fails('unavailable', ['This', ' breaks']);
        const seen: ModelEvent[] = [];
        await expect(run(collect(model.stream(plainRequest), seen))).rejects.toBeInstanceOf(ModelUnavailable);
        expect(textIn(seen)).toBe('This breaks');
        expect(seen.some((event) => event.type === 'finish')).toBe(false);
      }));

    test('throws the reason of a signal that was aborted before', () =>
      withHarness(async ({ model, says, run }) => {
        says(['never', ' said']);
        const reason = new TurnCancelled('shutdown');
        const work = collect(model.stream({ ...plainRequest, signal: AbortSignal.abort(reason) }));
        await expect(run(work)).rejects.toBe(reason);
      }));

    test("throws the signal's reason when aborted in the middle, and ends the call", () =>
      withHarness(async ({ model, says, run, callEnded }) => {
        says(Array.from({ length: 400 }, () => ' word'));
        const abort = new AbortController();
        const reason = new TurnCancelled('deleted');
        const work = (async () => {
          for await (const event of model.stream({ ...plainRequest, signal: abort.signal })) {
            if (event.type === 'text') abort.abort(reason);
          }
        })();
        await expect(run(work)).rejects.toBe(reason);
        await callEnded();
      }));

    test('ends the call when its reader leaves early', () =>
      withHarness(async ({ model, says, run, callEnded }) => {
        says(Array.from({ length: 400 }, () => ' word'));
        const work = (async () => {
          for await (const event of model.stream(plainRequest)) if (event.type === 'text') return event.text;
          return undefined;
        })();
        expect(await run(work)).toBe(' word');
        await callEnded();
      }));

    test('serves calls side by side', () =>
      withHarness(async ({ model, says, run }) => {
        says(['one', ' reply']);
        says(['one', ' reply']);
        const both = await run(
          Promise.all([collect(model.stream(plainRequest)), collect(model.stream(plainRequest))]),
        );
        expect(both.map(textIn)).toEqual(['one reply', 'one reply']);
      }));
  });
}
