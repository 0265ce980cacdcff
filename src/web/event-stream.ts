import type { FastifyReply } from 'fastify';
import type { Clock } from '../core/ports.ts';

/** Proxies drop connections that are silent for longer. */
const heartbeatMs = 15_000;
/** A reader this far behind is cut off; it comes back and gets the newest state at once. */
const maxBufferedBytes = 4 * 1024 * 1024;

/** Connections with server-sent events, all ended at once by `close`. */
export class EventStreams {
  readonly #clock: Clock;
  readonly #open = new Set<EventStream>();
  #closed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes the reply over. `onEnd` is called once, whichever side ends it. */
  open(reply: FastifyReply, onEnd: () => void): EventStream {
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const stream = new EventStream(reply.raw, this.#clock);
    this.#open.add(stream);
    stream.ended.addEventListener('abort', () => {
      this.#open.delete(stream);
      onEnd();
    });
    if (this.#closed) stream.end();
    return stream;
  }

  close(): void {
    this.#closed = true;
    for (const stream of this.#open) stream.end();
  }
}

export class EventStream {
  readonly #raw: FastifyReply['raw'];
  readonly #clock: Clock;
  readonly #ended = new AbortController();

  constructor(raw: FastifyReply['raw'], clock: Clock) {
    this.#raw = raw;
    this.#clock = clock;
    raw.on('close', () => this.#ended.abort());
    raw.on('error', () => this.#ended.abort());
    // Reconnect after a second, and make a first byte flow so that the page knows it is connected.
    raw.write('retry: 1000\n\n');
    void this.#beat();
  }

  /** Aborted when the connection has ended. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  /** `id`: what the browser gives back as `Last-Event-ID`. */
  send(event: string, data: unknown, id?: string): void {
    if (this.ended.aborted) return;
    const idLine = id === undefined ? '' : `id: ${id}\n`;
    this.#raw.write(`${idLine}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    if (this.#raw.writableLength > maxBufferedBytes) this.#raw.destroy();
  }

  end(): void {
    this.#raw.end();
    this.#ended.abort();
  }

  async #beat(): Promise<void> {
    while (!this.ended.aborted) {
      await this.#clock.sleep(heartbeatMs, this.ended).catch(() => undefined);
      if (!this.ended.aborted) this.#raw.write(': here\n\n');
    }
  }
}
