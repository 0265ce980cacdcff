import { FamiliarError } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';
import type { Endpoint } from './client.ts';
import { OpenAiEmbedder } from './openai-embedder.ts';
import { OpenAiModel, type OpenAiModelOptions } from './openai-model.ts';

export interface ModelCheck {
  readonly ok: boolean;
  /** One line for people. */
  readonly what: string;
  /** Milliseconds from the request to the first token. */
  readonly firstTokenMs?: number;
  readonly fix?: string;
}

/** A cold local model is loaded from disk before its first token. */
const firstTokenTimeoutMs = 30_000;

/** Asks the model for one short reply. Never throws. */
export async function checkModel(
  options: OpenAiModelOptions & {
    readonly model: string;
    readonly clock: Clock;
    readonly signal?: AbortSignal;
  },
): Promise<ModelCheck> {
  const { clock, model } = options;
  const startedAt = clock.now();
  let firstTokenMs: number | undefined;
  try {
    const events = new OpenAiModel(options).stream({
      model,
      messages: [{ role: 'user', content: 'Say hi.' }],
      // Reasoning models spend tokens before they say a word.
      maxOutputTokens: 256,
      temperature: 1,
      firstTokenTimeoutMs,
      tokenTimeoutMs: 10_000,
      ...(options.signal ? { signal: options.signal } : {}),
    });
    for await (const event of events) {
      if (event.type === 'text') firstTokenMs ??= clock.now() - startedAt;
    }
  } catch (error) {
    return { ok: false, what: `model ${model} does not answer`, fix: fixOf(error) };
  }
  if (firstTokenMs === undefined)
    return { ok: true, what: `model ${model} answers, without text for a greeting` };
  return {
    ok: true,
    what: `model ${model} answers, first token after ${Math.round(firstTokenMs)} ms`,
    firstTokenMs,
  };
}

/** Embeds one word. Never throws. */
export async function checkEmbedder(
  options: Endpoint & { readonly model: string; readonly clock: Clock; readonly signal?: AbortSignal },
): Promise<ModelCheck> {
  const { clock, model, signal } = options;
  const startedAt = clock.now();
  try {
    const embedder = new OpenAiEmbedder({ ...options, timeoutMs: firstTokenTimeoutMs });
    const [vector] = await embedder.embed(['hi'], signal);
    const tookMs = Math.round(clock.now() - startedAt);
    return {
      ok: true,
      what: `embedding model ${model} answers with ${vector?.length ?? 0} dimensions after ${tookMs} ms`,
    };
  } catch (error) {
    return { ok: false, what: `embedding model ${model} does not answer`, fix: fixOf(error) };
  }
}

function fixOf(error: unknown): string {
  return error instanceof FamiliarError
    ? error.message
    : 'Check OPENAI_API_KEY, OPENAI_BASE_URL and the network';
}

/** A model server found on this machine: offered to the operator, never used by itself. */
export interface LocalServer {
  readonly name: string;
  /** What OPENAI_BASE_URL would be. */
  readonly baseUrl: string;
  readonly models: readonly string[];
}

/** Where Ollama and llama.cpp's server listen by default. */
const usualServers: readonly Omit<LocalServer, 'models'>[] = [
  { name: 'Ollama', baseUrl: 'http://127.0.0.1:11434/v1' },
  { name: 'llama.cpp', baseUrl: 'http://127.0.0.1:8080/v1' },
];

/** The model servers at `candidates` that answer within `timeoutMs` (default 400). Never throws. */
export async function findLocalServers(
  candidates: readonly Omit<LocalServer, 'models'>[] = usualServers,
  timeoutMs = 400,
): Promise<readonly LocalServer[]> {
  const found = await Promise.all(
    candidates.map(async (candidate) => {
      const models = await listModels(candidate.baseUrl, timeoutMs);
      return models ? [{ ...candidate, models }] : [];
    }),
  );
  return found.flat();
}

/** Undefined when nothing, or something else, listens there. */
async function listModels(baseUrl: string, timeoutMs: number): Promise<readonly string[] | undefined> {
  try {
    const response = await fetch(`${baseUrl}/models`, { signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) return undefined;
    const body: unknown = await response.json();
    if (typeof body !== 'object' || body === null || !('data' in body)) return undefined;
    // Ollama without a model says `data: null`.
    const list: readonly unknown[] = Array.isArray(body.data) ? body.data : [];
    return list.flatMap((entry) =>
      typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string'
        ? [entry.id]
        : [],
    );
  } catch {
    return undefined;
  }
}
