import type { OpenAI } from 'openai';
import { ModelUnavailable } from '../core/errors.ts';
import type { Clock, LanguageModel, Logger, ModelEvent, ModelRequest } from '../core/ports.ts';
import type { ModelUsage } from '../core/types.ts';
import { systemClock } from '../util/system-clock.ts';
import {
  limitParamFor,
  nextToLeaveOut,
  type OptionalParam,
  optionalParams,
  toChatParams,
} from './chat-params.ts';
import { type Endpoint, openAiBaseUrl, openClient } from './client.ts';
import { refusedParams, toModelError } from './model-error.ts';
import { type Ending, readEvents } from './sse.ts';
import { readUsage } from './usage.ts';
import { startWatchdog } from './watchdog.ts';
import { readWhole } from './whole-answer.ts';

export interface OpenAiModelOptions extends Endpoint {
  readonly logger: Logger;
  /** For the timeouts. Default: the system's. */
  readonly clock?: Clock;
}

/** After the finish, the usage block follows at once, or not at all. */
const usageWaitMs = 250;

type Finish = Extract<ModelEvent, { type: 'finish' }>['reason'];
type Chunk = OpenAI.ChatCompletionChunk;
/** Refusals and the thinking of reasoning models stand beside the content, under names that differ by server. */
type Delta = Chunk['choices'][number]['delta'] & {
  readonly reasoning_content?: string | null;
  readonly reasoning?: string | null;
};

/** Any server of the Chat Completions protocol: OpenAI, Ollama, vLLM, llama.cpp, OpenRouter. */
export class OpenAiModel implements LanguageModel {
  readonly #options: OpenAiModelOptions;
  readonly #baseUrl: string;
  readonly #clock: Clock;
  readonly #refused = new Map<string, Set<OptionalParam>>();
  #client: Promise<OpenAI> | undefined;

  constructor(options: OpenAiModelOptions) {
    this.#options = options;
    this.#baseUrl = options.baseUrl ?? openAiBaseUrl;
    this.#clock = options.clock ?? systemClock;
  }

  /** Loads the SDK, so that the first reply need not wait for it. */
  async prepare(): Promise<void> {
    await this.#connect();
  }

  /** @see LanguageModel.stream */
  async *stream(request: ModelRequest): AsyncGenerator<ModelEvent, void, undefined> {
    const { signal } = request;
    signal?.throwIfAborted();
    const client = await this.#connect();
    signal?.throwIfAborted();

    const abort = new AbortController();
    const cancel = () => abort.abort(signal?.reason);
    signal?.addEventListener('abort', cancel, { once: true });
    let silence: 'before' | 'between' = 'before';
    let expired = false;
    const watchdog = startWatchdog(this.#clock, request.firstTokenTimeoutMs, () => {
      expired = true;
      abort.abort();
    });

    let finish: Finish | undefined;
    let refused = false;
    let usage: ModelUsage | undefined;
    let said = false;
    const ending: Ending = { announced: false };
    try {
      const response = await this.#open(client, request, abort.signal);
      const batches = isStream(response)
        ? readEvents<Chunk>(bodyOf(response), abort.signal, ending)
        : readWhole<Chunk>(response, ending);
      for await (const batch of batches) {
        for (const chunk of batch) {
          if (chunk.usage) usage = readUsage(chunk.usage);
          const choice = chunk.choices?.[0];
          if (!choice) continue;
          const delta: Delta | undefined = choice.delta;
          const text = delta?.content;
          if (text || delta?.reasoning_content || delta?.reasoning) {
            silence = 'between';
            watchdog.push(request.tokenTimeoutMs);
          }
          if (text) {
            said = true;
            yield { type: 'text', text };
          }
          if (delta?.refusal) refused = true;
          if (choice.finish_reason && !finish) {
            finish = finishOf(choice.finish_reason);
            watchdog.push(usageWaitMs);
          }
        }
      }
      // An aborted body ends as if it were whole.
      signal?.throwIfAborted();
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      // With the finish the reply is whole; what broke was the farewell.
      if (!finish && !expired) throw toModelError(error, this.#clock.now());
    } finally {
      watchdog.stop();
      signal?.removeEventListener('abort', cancel);
    }

    // Some servers give no reason, and say only that this was all.
    if (said && ending.announced && !expired) finish ??= 'whole';
    if (!finish) throw this.#unfinished(request, expired ? silence : undefined);
    if (usage) yield { type: 'usage', usage };
    yield { type: 'finish', reason: refused ? 'refused' : finish };
  }

  /**
   * Opens the stream. A server that refuses a parameter which we can do without is asked once more without it, and the
   * parameter is left out for this model from then on: its refusal came before any token was computed.
   */
  async #open(client: OpenAI, request: ModelRequest, signal: AbortSignal): Promise<Response> {
    const limitParam = limitParamFor(this.#baseUrl);
    const left = this.#refused.get(request.model) ?? new Set<OptionalParam>();
    for (;;) {
      try {
        const params = toChatParams(request, limitParam, left);
        return await client.chat.completions.create(params, { signal }).asResponse();
      } catch (error) {
        const named = nextToLeaveOut(refusedParams(error, optionalParams), left, request);
        if (named.length === 0) throw error;
        for (const name of named) left.add(name);
        this.#refused.set(request.model, left);
        this.#options.logger.info('The model takes no such parameter; it is left out from now on', {
          model: request.model,
          param: named.join(', '),
        });
      }
    }
  }

  #unfinished(request: ModelRequest, silence: 'before' | 'between' | undefined): ModelUnavailable {
    if (silence === 'before') {
      return new ModelUnavailable(`The model sent no token within ${request.firstTokenTimeoutMs} ms`);
    }
    if (silence === 'between') {
      return new ModelUnavailable(`The model fell silent for ${request.tokenTimeoutMs} ms`);
    }
    return new ModelUnavailable(
      "The model's stream ended without a finish: is OPENAI_BASE_URL the address of a Chat Completions server (it usually ends in /v1)?",
    );
  }

  #connect(): Promise<OpenAI> {
    this.#client ??= openClient(this.#options);
    return this.#client;
  }
}

/** False for a server that cannot stream, or was told not to, and sends its whole answer at once. */
function isStream(response: Response): boolean {
  return !response.headers.get('content-type')?.startsWith('application/json');
}

function bodyOf({ body }: Response): ReadableStream<Uint8Array> {
  if (!body) throw new ModelUnavailable('The model endpoint answered without a body');
  return body;
}

function finishOf(reason: string): Finish {
  switch (reason) {
    case 'length':
      return 'cut';
    case 'content_filter':
      return 'refused';
    case 'error':
      throw new ModelUnavailable('The provider behind the model endpoint failed in the middle of the reply');
    default:
      return 'whole';
  }
}
