import { pause } from './bench-figures.ts';

/** What the stand-in's process says when it listens. */
export interface DiscordReady {
  readonly apiUrl: string;
  readonly controlUrl: string;
  readonly token: string;
  readonly channels: readonly string[];
}

export interface SaidOnDiscord {
  readonly id: string;
  readonly channel: string;
  /** When the gateway sent it. Milliseconds since 1970, with fractions. */
  readonly at: number;
}

interface Reply {
  readonly replyTo: string | undefined;
  readonly firstAt: number;
  readonly length: number;
}

const wholeWithinMs = 180_000;

/** Speaks to the bot through the Discord stand-in, in channels of its own, and looks at what it answers. */
export class DiscordDriver {
  readonly ready: DiscordReady;
  #identified = 0;

  constructor(ready: DiscordReady) {
    this.ready = ready;
  }

  /** A bot is about to start: those that connected before do not count. */
  async expectBot(): Promise<void> {
    this.#identified = (await this.#state()).identifies;
  }

  /** Resolves when the expected bot is there. */
  async connected(): Promise<void> {
    while ((await this.#state()).identifies <= this.#identified) await pause(20);
    await this.#ask('wait', { clients: 1 });
  }

  async say(channelIndex: number, content: string): Promise<SaidOnDiscord> {
    const { channels } = this.ready;
    // The first ones are the server's own.
    const channel = channels[channels.length - 1 - (channelIndex % channels.length)] ?? '';
    const { id, at } = (await this.#ask('say', { channel, content, mentionBot: true })) as {
      id: string;
      at: number;
    };
    return { id, channel, at };
  }

  /** When the request with the first text of the answer came. */
  async firstTextAt(said: SaidOnDiscord, everyMs = 10): Promise<number> {
    const [reply] = await this.#replies([said], everyMs, () => true);
    return reply?.firstAt ?? Number.NaN;
  }

  /** How many of the answers became `length` characters long. */
  async whole(said: readonly SaidOnDiscord[], length: number): Promise<number> {
    const replies = await this.#replies(said, 250, (reply) => reply.length >= length);
    return replies.filter((reply) => reply?.length === length).length;
  }

  async #replies(said: readonly SaidOnDiscord[], everyMs: number, done: (reply: Reply) => boolean) {
    const until = performance.now() + wholeWithinMs;
    const channels = said.map(({ channel }) => channel);
    for (;;) {
      const found = (await this.#ask('replies', { channels })) as readonly (Reply | null)[];
      const replies = found.map((reply, index) =>
        reply && reply.replyTo === said[index]?.id ? reply : undefined,
      );
      if (replies.every((reply) => reply && done(reply)) || performance.now() > until) return replies;
      await pause(everyMs);
    }
  }

  async #state(): Promise<{ readonly identifies: number }> {
    const response = await fetch(`${this.ready.controlUrl}/state`);
    return (await response.json()) as { identifies: number };
  }

  async #ask(action: string, body: object): Promise<unknown> {
    const response = await fetch(`${this.ready.controlUrl}/${action}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`The Discord stand-in refused ${action}: ${await response.text()}`);
    return response.json();
  }
}
