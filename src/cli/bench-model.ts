import OpenAI from 'openai';

/** Opens streams with the bare SDK: the yardstick of first visible text. */
export class RawModel {
  readonly #client: OpenAI;

  constructor(baseURL: string) {
    this.#client = new OpenAI({ apiKey: 'none', baseURL, maxRetries: 0 });
  }

  /** From the request to the first token with text; the rest of the stream is read to its end. */
  async firstTokenMs(question: string): Promise<number> {
    const askedAt = performance.now();
    let firstMs = Number.NaN;
    const stream = await this.#client.chat.completions.create({
      model: 'fast',
      stream: true,
      messages: [{ role: 'user', content: question }],
    });
    for await (const chunk of stream) {
      if (Number.isNaN(firstMs) && chunk.choices[0]?.delta.content) firstMs = performance.now() - askedAt;
    }
    return firstMs;
  }
}
