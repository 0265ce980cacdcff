import type { OpenAI } from 'openai';

export interface Endpoint {
  /** Not needed by servers that ask for none (Ollama, llama.cpp). */
  readonly apiKey?: string;
  /** With its version path, e.g. `http://127.0.0.1:11434/v1`. Default: `https://api.openai.com/v1`. */
  readonly baseUrl?: string;
}

export const openAiBaseUrl = 'https://api.openai.com/v1';

/** Loads the SDK (about 100 ms and 30 MB) when it is first needed. Retries are ours, and so are the log and the environment. */
export async function openClient({ apiKey, baseUrl }: Endpoint): Promise<OpenAI> {
  const { OpenAI } = await import('openai');
  return new OpenAI({
    apiKey: apiKey ?? 'none-needed',
    baseURL: baseUrl ?? openAiBaseUrl,
    maxRetries: 0,
    logLevel: 'off',
    // Named, so that the SDK does not look for them in the environment.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
  });
}
