import type { ModelUsage } from '../core/types.ts';

/**
 * The usage block as the servers of this protocol write it. Cached input tokens stand in `prompt_tokens_details.cached_tokens`
 * (OpenAI, OpenRouter, vLLM), `prompt_cache_hit_tokens` (DeepSeek), `cached_tokens` (Moonshot) or
 * `cache_read_input_tokens` (Anthropic behind a proxy).
 */
export interface WireUsage {
  readonly prompt_tokens?: number | null;
  readonly completion_tokens?: number | null;
  readonly prompt_tokens_details?: { readonly cached_tokens?: number | null } | null;
  readonly prompt_cache_hit_tokens?: number | null;
  readonly cached_tokens?: number | null;
  readonly cache_read_input_tokens?: number | null;
}

export function readUsage(wire: WireUsage): ModelUsage {
  const cached =
    wire.prompt_tokens_details?.cached_tokens ??
    wire.prompt_cache_hit_tokens ??
    wire.cached_tokens ??
    wire.cache_read_input_tokens;
  return {
    inputTokens: count(wire.prompt_tokens),
    outputTokens: count(wire.completion_tokens),
    cachedTokens: count(cached),
  };
}

function count(value: number | null | undefined): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}
