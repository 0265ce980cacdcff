import { pause } from './bench-figures.ts';

export interface SlackReady {
  readonly apiUrl: string;
  readonly controlUrl: string;
  readonly botToken: string;
  readonly appToken: string;
}

interface Entry {
  readonly at: number;
  readonly kind: string;
  readonly name: string;
  readonly args: Readonly<Record<string, string>>;
}

const answerWithinMs = 30_000;
/** The methods that put a reply's first text before people. */
const showing = new Set(['chat.startStream', 'chat.postMessage']);

/** Mentions the bot in a channel of the Slack stand-in. */
export class SlackDriver {
  readonly ready: SlackReady;
  #seen = 0;

  constructor(ready: SlackReady) {
    this.ready = ready;
  }

  /** A bot is about to start: what was done before does not count. */
  async expectBot(): Promise<void> {
    const entries = (await this.#ask('journal')) as readonly Entry[];
    this.#seen = entries.length;
  }

  /** Resolves when the expected bot is there. */
  async connected(): Promise<void> {
    await this.#entry(({ kind }) => kind === 'connected');
  }

  /** From the event sent on the socket to the request with the first text. */
  async firstTextMs(text: string): Promise<number> {
    const { ts } = (await this.#ask('say', { channel: 'C0BENCH', user: 'U0BENCH', text, mention: true })) as {
      ts: string;
    };
    const sent = await this.#entry(({ kind }) => kind === 'sent');
    const shown = await this.#entry(
      ({ kind, name, args }) => kind === 'api' && showing.has(name) && args.thread_ts === ts && hasText(args),
    );
    // Let it end, so that turns do not overlap.
    await this.#entry(({ kind, name }) => kind === 'api' && name === 'chat.stopStream');
    return shown.at - sent.at;
  }

  /** The next entry of the journal that matches; what stands before it is done with. */
  async #entry(matches: (entry: Entry) => boolean): Promise<Entry> {
    const until = performance.now() + answerWithinMs;
    while (performance.now() < until) {
      const entries = (await this.#ask(`journal?since=${this.#seen}`)) as readonly Entry[];
      const at = entries.findIndex(matches);
      const found = entries[at];
      if (found) {
        this.#seen += at + 1;
        return found;
      }
      await pause(20);
    }
    throw new Error('The bot did not do on Slack what was waited for');
  }

  async #ask(action: string, body?: object): Promise<unknown> {
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const response = await fetch(new URL(action, this.ready.controlUrl), init);
    if (!response.ok) throw new Error(`The Slack stand-in refused ${action}: ${await response.text()}`);
    return response.json();
  }
}

function hasText({ markdown_text, text, chunks }: Entry['args']): boolean {
  return Boolean(markdown_text || text || chunks);
}
