import type { LocalEvent } from '../core/local-chat.ts';

/** Talks with the bot as the chat page does: messages by HTTP, replies as server-sent events. */
export class LocalDriver {
  readonly #url: string;
  readonly #where = { user: 'bench', place: 'dm' };
  readonly #closing = new AbortController();
  #see: (event: LocalEvent) => void = () => {};

  private constructor(url: string) {
    this.#url = url;
  }

  static async open(url: string): Promise<LocalDriver> {
    const driver = new LocalDriver(url);
    const response = await fetch(
      `${url}/api/events?user=${driver.#where.user}&place=${driver.#where.place}`,
      {
        signal: driver.#closing.signal,
      },
    );
    if (!response.body) throw new Error('The page sent no events');
    void driver.#read(response.body).catch(() => undefined);
    return driver;
  }

  /** From sending the message to seeing the first text of the answer. */
  async firstTextMs(text: string): Promise<number> {
    let shownAt: number | undefined;
    const whole = new Promise<void>((resolve) => {
      this.#see = (event) => {
        if ((event.type !== 'message' && event.type !== 'update') || !event.message.author.isCharacter)
          return;
        if (event.message.text !== '') shownAt ??= performance.now();
        if (!event.message.growing) resolve();
      };
    });
    const saidAt = performance.now();
    const response = await fetch(`${this.#url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#url },
      body: JSON.stringify({ ...this.#where, text }),
    });
    if (!response.ok) throw new Error(`The page refused a message: ${await response.text()}`);
    await whole;
    return (shownAt ?? Number.NaN) - saidAt;
  }

  close(): void {
    this.#closing.abort();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      const blocks = `${rest}${chunk}`.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data) this.#see(JSON.parse(data) as LocalEvent);
      }
    }
  }
}
