import { ModelUnavailable } from '../../src/core/errors.ts';
import type { Clock, LanguageModel, ModelEvent, ModelRequest } from '../../src/core/ports.ts';
import type { ModelUsage } from '../../src/core/types.ts';

export interface ModelScript {
  /** A string is cut into words; an array is the tokens themselves. */
  readonly text: string | readonly string[];
  /** 300 by default. */
  readonly firstTokenMs?: number;
  /** Between two tokens; 16 by default. */
  readonly tokenMs?: number;
  readonly finish?: 'whole' | 'cut' | 'refused';
  readonly usage?: ModelUsage;
  /** Thrown after that many tokens; 0 is before the first. */
  readonly fail?: { readonly afterTokens: number; readonly error: Error };
}

/** A model that says what the test scripted, token by token on the given clock. */
export class FakeModel implements LanguageModel {
  readonly requests: ModelRequest[] = [];
  /** Calls whose stream was abandoned or aborted before its end. */
  abandoned = 0;
  readonly #clock: Clock;
  readonly #scripts: ModelScript[] = [];
  #fallback: ModelScript | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The next calls answer with these, one each. */
  script(...scripts: readonly (ModelScript | string)[]): this {
    this.#scripts.push(...scripts.map(asScript));
    return this;
  }

  /** What calls answer with when the script has run out; without it they throw ModelUnavailable. */
  always(script: ModelScript | string): this {
    this.#fallback = asScript(script);
    return this;
  }

  async *stream(request: ModelRequest): AsyncGenerator<ModelEvent> {
    this.requests.push(request);
    const script = this.#scripts.shift() ?? this.#fallback;
    if (!script) throw new ModelUnavailable('No scripted answer is left');
    let ended = false;
    try {
      const tokens =
        typeof script.text === 'string' ? (script.text.match(/\s*\S+|\s+$/g) ?? []) : script.text;
      let sent = 0;
      for (const text of tokens) {
        await this.#clock.sleep(
          sent === 0 ? (script.firstTokenMs ?? 300) : (script.tokenMs ?? 16),
          request.signal,
        );
        if (script.fail && sent >= script.fail.afterTokens) throw script.fail.error;
        yield { type: 'text', text };
        sent += 1;
      }
      if (script.fail && sent >= script.fail.afterTokens) throw script.fail.error;
      yield { type: 'finish', reason: script.finish ?? 'whole' };
      if (script.usage) yield { type: 'usage', usage: script.usage };
      ended = true;
    } finally {
      if (!ended) this.abandoned += 1;
    }
  }
}

function asScript(script: ModelScript | string): ModelScript {
  return typeof script === 'string' ? { text: script } : script;
}
