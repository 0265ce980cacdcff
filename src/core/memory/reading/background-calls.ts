/** The model as work in the background uses it: whole answers, and an allowance of its own that no reply draws on (rule 2). */
import { FamiliarError } from '../../errors.ts';
import type { Clock, LanguageModel, Logger, ModelRequest } from '../../ports.ts';
import type { Notebook } from '../../store-ports.ts';
import type { PromptMessage } from '../../types.ts';

export interface BackgroundModelSettings {
  /** The provider's model name. */
  readonly model: string;
  readonly firstTokenTimeoutMs: number;
  readonly tokenTimeoutMs: number;
}

export interface BackgroundDeps {
  readonly model: LanguageModel;
  readonly settings: BackgroundModelSettings;
  /** Keeps the day's count over restarts. */
  readonly notebook: Notebook;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface Allowance {
  /** Whose calls are counted, such as `summaries`. */
  readonly name: string;
  readonly perRun: number;
  /** Days are UTC's. */
  readonly perDay: number;
}

export type BackgroundAnswer =
  | { readonly outcome: 'whole' | 'cut'; readonly text: string }
  /** The content filter, or the model itself, would not. */
  | { readonly outcome: 'refused' }
  /** The request was malformed or too long. */
  | { readonly outcome: 'invalid' }
  | { readonly outcome: 'unavailable' }
  /** To be asked at a later run: the provider wants to rest, or this run has had its calls. */
  | { readonly outcome: 'later' }
  /** The day has had its calls. */
  | { readonly outcome: 'spent' };

export interface BackgroundQuestion {
  readonly messages: readonly PromptMessage[];
  readonly maxOutputTokens: number;
  readonly format?: ModelRequest['format'];
}

/** Facts and summaries are read off, not made up. */
const temperature = 0;

/** The calls of one run of one job. */
export class BackgroundCalls {
  readonly #deps: BackgroundDeps;
  readonly #allowance: Allowance;
  readonly #signal: AbortSignal;
  #made = 0;
  #limited = false;

  constructor(deps: BackgroundDeps, allowance: Allowance, signal: AbortSignal) {
    this.#deps = deps;
    this.#allowance = allowance;
    this.#signal = signal;
  }

  /** Calls made in this run. */
  get made(): number {
    return this.#made;
  }

  /**
   * One call, unless it is not allowed any more: then no request leaves.
   * @throws the signal's reason, StorageUnavailable
   */
  async ask(question: BackgroundQuestion): Promise<BackgroundAnswer> {
    this.#signal.throwIfAborted();
    if (this.#limited || this.#made >= this.#allowance.perRun) return { outcome: 'later' };
    if (!(await this.#takeFromDay())) return { outcome: 'spent' };
    this.#made += 1;
    return this.#answer(question);
  }

  async #answer({ messages, maxOutputTokens, format }: BackgroundQuestion): Promise<BackgroundAnswer> {
    const { model, settings, logger } = this.#deps;
    const request: ModelRequest = {
      ...settings,
      messages,
      maxOutputTokens,
      temperature,
      signal: this.#signal,
      ...(format ? { format } : {}),
    };
    let text = '';
    let outcome: 'whole' | 'cut' | 'refused' = 'cut';
    try {
      for await (const event of model.stream(request)) {
        if (event.type === 'text') text += event.text;
        else if (event.type === 'finish') outcome = event.reason;
      }
    } catch (error) {
      if (this.#signal.aborted) throw this.#signal.reason;
      if (!(error instanceof FamiliarError)) throw error;
      logger.warn('The model failed in the background', { model: settings.model, code: error.code });
      if (error.code === 'rate_limited') this.#limited = true;
      return { outcome: outcomeOf(error.code) };
    }
    return outcome === 'refused' ? { outcome } : { outcome, text };
  }

  /** Counted before the call is made: a process that dies in between has spent it. */
  async #takeFromDay(): Promise<boolean> {
    const { notebook, clock } = this.#deps;
    const { name, perDay } = this.#allowance;
    const key = `background calls: ${name}`;
    const today = new Date(clock.now()).toISOString().slice(0, 10);
    const [day, count] = ((await notebook.read(key)) ?? '').split(' ');
    const made = day === today ? Number(count) || 0 : 0;
    if (made >= perDay) return false;
    await notebook.write(key, `${today} ${made + 1}`);
    return true;
  }
}

function outcomeOf(code: string): 'later' | 'invalid' | 'unavailable' {
  if (code === 'rate_limited') return 'later';
  return code === 'invalid_input' ? 'invalid' : 'unavailable';
}
