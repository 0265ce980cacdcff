import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEvents } from '../../src/llm/sse.ts';

function bodyOf(bytes: Uint8Array, cuts: readonly number[] = []): ReadableStream<Uint8Array> {
  const edges = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort(
    (a, b) => a - b,
  );
  return new ReadableStream({
    start(controller) {
      for (const [index, edge] of edges.slice(0, -1).entries())
        controller.enqueue(bytes.slice(edge, edges[index + 1]));
      controller.close();
    },
  });
}

async function read(wire: string, cuts: readonly number[] = []): Promise<unknown[]> {
  const events: unknown[] = [];
  const body = bodyOf(new TextEncoder().encode(wire), cuts);
  for await (const batch of readEvents<unknown>(body, new AbortController().signal)) events.push(...batch);
  return events;
}

test('reads the same events, wherever the socket cuts them', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ text: fc.string({ unit: 'grapheme' }) }), { maxLength: 12 }),
      fc.array(fc.nat(400), { maxLength: 20 }),
      fc.constantFrom('\n', '\r\n'),
      async (payloads, cuts, newline) => {
        const wire = payloads
          .map((payload) => `data: ${JSON.stringify(payload)}${newline}${newline}`)
          .join('');
        expect(await read(`${wire}data: [DONE]${newline}${newline}`, cuts)).toEqual(payloads);
      },
    ),
  ));

test.each([
  ['comments and other fields', ': OPENROUTER PROCESSING\n\nevent: x\nid: 1\ndata: {"a":1}\n\n', [{ a: 1 }]],
  ['a payload over several lines', 'data: {"a":\ndata: 1}\n\n', [{ a: 1 }]],
  ['no space after the colon', 'data:{"a":1}\n\n', [{ a: 1 }]],
  ['no blank line at the end', 'data: {"a":1}', [{ a: 1 }]],
  ['nothing after [DONE]', 'data: {"a":1}\n\ndata: [DONE]\n\ndata: {"a":2}\n\n', [{ a: 1 }]],
])('understands %s', async (_what, wire, events) => {
  expect(await read(wire)).toEqual(events);
});

test('says what came before a fault, and quotes nothing of it', async () => {
  const seen: unknown[] = [];
  const body = bodyOf(new TextEncoder().encode('data: {"a":1}\n\ndata: {secret\n\n'));
  const work = (async () => {
    for await (const batch of readEvents(body, new AbortController().signal)) seen.push(...batch);
  })();
  await expect(work).rejects.toThrow(/^The stream carried malformed JSON$/);
  expect(seen).toEqual([{ a: 1 }]);
});
