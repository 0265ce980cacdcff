import { type Ending, parsePayload } from './sse.ts';

interface WholeAnswer {
  readonly choices?: readonly { readonly message?: unknown }[];
}

/**
 * An answer that came as one JSON object although a stream was asked for, as the one chunk that a stream would have made of it.
 * @throws StreamedError, SyntaxError for malformed JSON, or what the body's reader throws
 */
export async function* readWhole<T>(
  response: Response,
  ending: Ending,
): AsyncGenerator<readonly T[], void, undefined> {
  const answer = parsePayload<WholeAnswer>(await response.text());
  ending.announced = true;
  const choices = answer.choices?.map((choice) => ({ ...choice, delta: choice.message }));
  yield [{ ...answer, choices } as T];
}
