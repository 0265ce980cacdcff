import { beforeEach, describe, expect, test } from 'vitest';
import { InvalidInput, ModelUnavailable, RateLimited, TurnCancelled } from '../../../src/core/errors.ts';
import { type AnswerDeps, answer } from '../../../src/core/reply/answer.ts';
import type { Answer, PromptMessage } from '../../../src/core/types.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeLogger } from '../../fakes/logger.ts';
import { FakeModel } from '../../fakes/model.ts';

const messages: readonly PromptMessage[] = [
  { role: 'system', content: 'You are Wren.' },
  { role: 'user', content: 'hello' },
];
const settings = {
  maxOutputTokens: 300,
  temperature: 0.8,
  firstTokenTimeoutMs: 10_000,
  tokenTimeoutMs: 5_000,
};

let clock: FakeClock;
let model: FakeModel;
let logger: FakeLogger;
beforeEach(() => {
  clock = new FakeClock();
  model = new FakeModel(clock);
  logger = new FakeLogger();
});

function deps(change: Partial<AnswerDeps> = {}): AnswerDeps {
  return {
    model,
    settings: {
      fast: { ...settings, model: 'small' },
      deep: { ...settings, model: 'large', maxOutputTokens: 900 },
    },
    characterName: 'Wren',
    withoutModel: (why) => `fallback: ${why}`,
    clock,
    logger,
    ...change,
  };
}

async function read(given: Answer, into: string[] = []): Promise<string[]> {
  for await (const text of given.text) into.push(text);
  return into;
}

const fast = (change: Partial<AnswerDeps> = {}) => answer({ tier: 'fast', messages }, deps(change));

describe('without a model', () => {
  test('an instant reply is its phrase, and makes no call', async () => {
    const given = answer({ tier: 'instant', text: 'Morning, Ana.' }, deps());
    expect(await read(given)).toEqual(['Morning, Ana.']);
    expect(given.calls).toEqual([]);
    expect(model.requests).toEqual([]);
  });

  test('says so when none is configured', async () => {
    const given = fast({ model: undefined });
    expect(await read(given)).toEqual(['fallback: not_configured']);
    expect(given.calls).toEqual([]);
  });

  test.each([
    [new ModelUnavailable('down'), 'unavailable', 'model_unavailable'],
    [new RateLimited(1_000), 'rate_limited', 'rate_limited'],
    [new InvalidInput('too long'), 'invalid_input', 'invalid_input'],
    [new TypeError('a bug'), 'unavailable', 'unknown'],
  ])('gives way to the fallback when the model fails before any text: %s', async (error, why, outcome) => {
    model.script({ text: 'x', fail: { afterTokens: 0, error } });
    const given = fast();
    expect(await clock.run(read(given))).toEqual([`fallback: ${why}`]);
    expect(given.calls).toEqual([{ model: 'small', outcome }]);
    expect(logger.sentences('warn')).toEqual(['The model failed']);
  });

  test.each([
    ['refused', 'refused', 'refused'],
    ['whole', 'unavailable', 'empty'],
  ] as const)('gives way to the fallback when nothing was said: %s', async (finish, why, outcome) => {
    model.script({ text: [' ', '\n'], finish });
    const given = fast();
    expect(await clock.run(read(given))).toEqual([`fallback: ${why}`]);
    expect(given.calls).toMatchObject([{ outcome }]);
  });
});

describe('with a model', () => {
  test('streams its text as it comes, and keeps the call', async () => {
    const usage = { inputTokens: 50, outputTokens: 3, cachedTokens: 40 };
    model.script({ text: ['Hello', ' there', '.'], firstTokenMs: 300, usage });
    const given = fast();
    expect(await clock.run(read(given))).toEqual(['Hello', ' there', '.']);
    expect(given.calls).toEqual([{ model: 'small', firstTokenMs: 300, usage, outcome: 'whole' }]);
  });

  test('asks as its tier is set up', async () => {
    model.script('Fine.');
    await clock.run(read(answer({ tier: 'deep', messages }, deps())));
    expect(model.requests).toEqual([{ ...settings, model: 'large', maxOutputTokens: 900, messages }]);
  });

  test.each([
    ['Wren', ':', ' Hello'],
    ['**Wren:**', ' Hello'],
    ['**Wr', 'en**: ', 'Hello'],
    ['\n\n', ' wren: Hello'],
    ['<think>', 'they greet', ' me</thi', 'nk>\n\nWren: ', 'Hello'],
  ])('leaves out what is not said: %s %s %s', async (...tokens) => {
    model.script({ text: tokens });
    expect((await clock.run(read(fast()))).join('')).toBe('Hello');
  });

  test.each(['Wrench is a word', 'W', 'wren', '**bold** start', '<thin'])(
    'holds back nothing that is said: %s',
    async (text) => {
      model.script({ text: [...text] });
      expect((await clock.run(read(fast()))).join('')).toBe(text);
    },
  );

  test('holds back no longer than it can be the own name', async () => {
    model.script({ text: ['Wr', 'on', 'g'] });
    expect(await clock.run(read(fast()))).toEqual(['Wron', 'g']);
  });

  test.each([
    ['in the middle of a', 'in the middle of a…'],
    ['A whole sentence.', 'A whole sentence. …'],
    ['```js\nlet a', '```js\nlet a\n```\n…'],
  ])('ends tidily when it was cut: %j', async (text, whole) => {
    model.script({ text: [text], finish: 'cut' });
    const given = fast();
    expect((await clock.run(read(given))).join('')).toBe(whole);
    expect(given.calls).toMatchObject([{ outcome: 'cut' }]);
  });

  test.each([new ModelUnavailable('gone'), new RateLimited(5)])(
    'throws ModelUnavailable when it breaks off after some text: %s',
    async (error) => {
      model.script({ text: ['This', ' breaks', ' off'], fail: { afterTokens: 2, error } });
      const given = fast();
      const seen: string[] = [];
      await expect(clock.run(read(given, seen))).rejects.toBeInstanceOf(ModelUnavailable);
      expect(seen.join('')).toBe('This breaks');
      expect(given.calls).toMatchObject([{ outcome: error.code, firstTokenMs: 300 }]);
    },
  );

  test('a cancelled turn throws its reason and says nothing instead', async () => {
    model.script('one two three');
    const abort = new AbortController();
    const reason = new TurnCancelled('superseded');
    const seen: string[] = [];
    const given = fast({ signal: abort.signal });
    const work = read(given, seen);
    const outcome = expect(work).rejects.toBe(reason);
    await clock.advance(100);
    abort.abort(reason);
    await outcome;
    expect(seen).toEqual([]);
    expect(given.calls).toEqual([{ model: 'small', outcome: 'turn_cancelled' }]);
  });

  test('makes no request for a turn that was cancelled before', async () => {
    const reason = new TurnCancelled('shutdown');
    await expect(read(fast({ signal: AbortSignal.abort(reason) }))).rejects.toBe(reason);
    expect(model.requests).toEqual([]);
  });

  test('a reader that leaves ends the call and its record', async () => {
    model.script('one two three');
    const given = fast();
    const first = await clock.run(
      (async () => {
        for await (const text of given.text) return text;
        return undefined;
      })(),
    );
    expect(first).toBe('one');
    expect(model.abandoned).toBe(1);
    expect(given.calls).toMatchObject([{ outcome: 'turn_cancelled' }]);
  });

  test('logs no text', async () => {
    const error = new Error('server said: hunter2');
    model.script({ text: 'x', fail: { afterTokens: 0, error } });
    await clock.run(read(fast()));
    expect(JSON.stringify(logger.lines)).not.toContain('hunter2');
  });
});
