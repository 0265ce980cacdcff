import { InvalidInput, ModelUnavailable, RateLimited } from '../../src/core/errors.ts';
import { OpenAiModel } from '../../src/llm/openai-model.ts';
import { languageModelContract } from '../contract/language-model.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeLogger } from '../fakes/logger.ts';
import { FakeModel } from '../fakes/model.ts';
import { startModel } from '../standins/model/model.ts';

languageModelContract('the fake', async () => {
  const clock = new FakeClock();
  const model = new FakeModel(clock);
  const errors = {
    'rate-limit': () => new RateLimited(3_000),
    unavailable: () => new ModelUnavailable('scripted'),
    invalid: () => new InvalidInput('scripted'),
  };
  return {
    model,
    says: (tokens, finish = 'whole') => void model.script({ text: tokens, finish }),
    fails: (how, afterTokens = []) =>
      void model.script({
        text: [...afterTokens, 'never said'],
        fail: { afterTokens: afterTokens.length, error: errors[how]() },
      }),
    calls: () => model.requests.length,
    run: (work) => clock.run(work),
    callEnded: async () => {
      if (model.abandoned !== 1) throw new Error('The call is still open');
    },
    stop: async () => undefined,
  };
});

languageModelContract('the openai SDK over a socket', async () => {
  const server = await startModel();
  const model = new OpenAiModel({ baseUrl: server.baseUrl, logger: new FakeLogger() });
  const finishReasons = { whole: 'stop', cut: 'length', refused: 'content_filter' } as const;
  const tokenEvent = (content: string) =>
    `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`;
  return {
    model,
    says: (tokens, finish = 'whole') =>
      server.script({
        text: tokens.join(''),
        finishReason: finishReasons[finish],
        // Long texts are there to be left early: give the reader the time.
        ...(tokens.length > 100 ? { tokensPerSecond: 200 } : {}),
      }),
    fails: (how, afterTokens = []) => {
      if (how === 'rate-limit') server.script({ status: 429, retryAfterSeconds: 3 });
      else if (how === 'invalid') server.script({ status: 400, code: 'context_length_exceeded' });
      else if (afterTokens.length === 0) server.script({ status: 500 });
      else server.script({ raw: afterTokens.map(tokenEvent).join('') });
    },
    calls: () => server.calls().length,
    run: (work) => work,
    callEnded: () => server.hungUp(1),
    stop: () => server.stop(),
  };
});
