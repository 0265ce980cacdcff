/** Search by meaning, put together where `models.embedding` names a model. */
import type { Settings } from './config/settings.ts';
import { searchByMeaning } from './core/memory/search/find-by-meaning.ts';
import type { MeaningSearch } from './core/memory/search/find-passages.ts';
import type { Clock, Embedder, Logger } from './core/ports.ts';
import type { VectorStore } from './core/store-ports.ts';

/** Until a batch of messages is embedded: a local model without a graphics card takes its time. */
const batchTimeoutMs = 60_000;

/** The configured embedder, its SDK loaded when it is first asked; undefined where none is configured. */
export async function openEmbedder(settings: Settings): Promise<Embedder | undefined> {
  const { name } = settings.models.embedding;
  const { model } = settings.secrets;
  if (!model || name === '') return undefined;
  const { OpenAiEmbedder } = await import('./llm/openai-embedder.ts');
  const { apiKey, baseUrl } = model;
  return new OpenAiEmbedder({
    ...(apiKey !== undefined && { apiKey }),
    ...(baseUrl !== undefined && { baseUrl }),
    model: name,
    timeoutMs: batchTimeoutMs,
  });
}

export interface MeaningParts {
  readonly settings: Settings;
  readonly embedder: Embedder | undefined;
  readonly vectors: VectorStore | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What recall searches by meaning with; undefined where there is no embedder, or no store of vectors. */
export function openMeaning({
  settings,
  embedder,
  vectors,
  clock,
  logger,
}: MeaningParts): MeaningSearch | undefined {
  if (!embedder || !vectors) return undefined;
  return searchByMeaning({
    embedder,
    vectors,
    deadlineMs: settings.memory.embedding.waitMs,
    clock,
    logger,
  });
}
