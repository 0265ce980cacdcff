import { type IncomingHttpHeaders, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The parsed body; undefined when it is not JSON. */
  readonly json: unknown;
}

/** A plain HTTP client that sends exactly these headers, as no browser would let us. */
export function ask(
  url: string,
  options: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  } = {},
): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = options;
  const isRaw = Buffer.isBuffer(body) || typeof body === 'string';
  const sent = body === undefined ? undefined : isRaw ? body : JSON.stringify(body);
  const type = body === undefined || isRaw ? {} : { 'content-type': 'application/json' };
  const length = sent === undefined ? {} : { 'content-length': Buffer.byteLength(sent) };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers: { ...type, ...length, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: parsed(text) });
      });
    });
    asked.on('error', reject);
    asked.end(sent);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the page's own script would send. */
export const fromPage = { 'sec-fetch-site': 'same-origin' };

export interface SeenEvent {
  readonly type: string;
  readonly id?: string;
  readonly data: unknown;
}

/** An open stream of server-sent events. */
export interface Listener {
  readonly events: SeenEvent[];
  /** Resolves when the server has ended it. */
  readonly ended: Promise<void>;
  stop(): void;
}

export function listen(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers }, (response) => {
      if (response.statusCode !== 200) {
        reject(new Error(`The stream was refused: ${response.statusCode}`));
        return;
      }
      const events: SeenEvent[] = [];
      let rest = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        const blocks = (rest + chunk).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          const event = eventOf(block);
          if (event) events.push(event);
        }
      });
      response.on('error', () => {});
      const ended = new Promise<void>((done) => response.on('close', () => done()));
      resolve({ events, ended, stop: () => asked.destroy() });
    });
    asked.on('error', reject);
    asked.end();
  });
}

function eventOf(block: string): SeenEvent | undefined {
  const field = (name: string) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  const type = field('event');
  if (type === undefined) return undefined;
  const id = field('id');
  return { type, data: JSON.parse(field('data') ?? 'null'), ...(id !== undefined && { id }) };
}
