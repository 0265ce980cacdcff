/** The last event's data in this protocol. */
const doneData = '[DONE]';

/** Set by a reader: the server said that this was all. A body that merely ends may have been cut. */
export interface Ending {
  announced: boolean;
}

/** What a stream carried instead of a chunk: an error of the provider, in the protocol's shape. */
class StreamedError extends Error {
  readonly code: unknown;
  readonly type: unknown;

  constructor(error: { readonly code?: unknown; readonly type?: unknown }) {
    super('The stream carried an error');
    this.name = 'StreamedError';
    this.code = error.code;
    this.type = error.type;
  }
}

/**
 * The JSON payloads of an event stream (WHATWG, "Server-sent events"; the protocol uses the `data` field alone), a batch for
 * what each read of the socket brought. Ends at `[DONE]`, at the end of the body, or when aborted. One loop instead of the
 * SDK's chain of generators, which costs more per token than everything that we do with it.
 * @throws StreamedError, SyntaxError for a malformed payload, or what the body's reader throws
 */
export async function* readEvents<T>(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  ending: Ending = { announced: false },
): AsyncGenerator<readonly T[], void, undefined> {
  const reader = body.getReader();
  const cancel = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  const decoder = new TextDecoder();
  let pending = '';
  let whole = false;
  try {
    while (!whole && !signal.aborted) {
      const { done, value } = await reader.read();
      whole = done;
      pending += done ? `${decoder.decode()}\n\n` : decoder.decode(value, { stream: true });
      const end = lastBlankLine(pending);
      if (end === 0) continue;
      const batch: T[] = [];
      for (const event of pending.slice(0, end).split(/\r\n\r\n|\n\n|\r\r/)) {
        const data = dataOf(event);
        if (data === '') continue;
        if (data === doneData) {
          whole = true;
          ending.announced = true;
          // The body's end is in the same packet: once read, the connection can serve the next call.
          if (!done) reader.read().then((rest) => rest.done || cancel(), cancel);
          break;
        }
        try {
          batch.push(parsePayload<T>(data));
        } catch (error) {
          // What came before the fault in the same read is still said.
          if (batch.length > 0) yield batch;
          throw error;
        }
      }
      pending = pending.slice(end);
      if (batch.length > 0) yield batch;
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    if (!whole) cancel();
  }
}

/** The position behind the last blank line; 0 when there is none. */
function lastBlankLine(text: string): number {
  return Math.max(
    ...['\n\n', '\r\n\r\n', '\r\r'].map((mark) => {
      const at = text.lastIndexOf(mark);
      return at < 0 ? 0 : at + mark.length;
    }),
  );
}

function dataOf(event: string): string {
  if (event.startsWith('data: ') && !event.includes('\n') && !event.includes('\r')) return event.slice(6);
  return event
    .split(/\r\n|\n|\r/)
    .flatMap((line) => (line.startsWith('data:') ? [line.slice(line.startsWith('data: ') ? 6 : 5)] : []))
    .join('\n')
    .trim();
}

/** @throws StreamedError, SyntaxError */
export function parsePayload<T>(data: string): T {
  let payload: T & { readonly error?: { readonly code?: unknown; readonly type?: unknown } | null };
  try {
    payload = JSON.parse(data);
  } catch {
    // Without the parser's own message, which quotes the text.
    throw new SyntaxError('The stream carried malformed JSON');
  }
  if (payload?.error) throw new StreamedError(payload.error);
  return payload;
}
