import type { FastifyInstance } from 'fastify';
import type { Clock } from '../core/ports.ts';
import type { EventStream, EventStreams } from './event-stream.ts';
import type { CharacterView, StatusView } from './status.ts';

const refreshMs = 1000;

export interface StatusApiOptions {
  readonly status: () => StatusView;
  readonly character: () => CharacterView;
  readonly version: string;
  readonly streams: EventStreams;
  readonly clock: Clock;
}

/** How it is doing: for probes, for scripts, and live for the status page. */
export function statusApi(app: FastifyInstance, options: StatusApiOptions): void {
  const { status, character, version, streams, clock } = options;
  const view = () => ({ ...status(), version, character: character().name });

  app.get('/healthz', async () => ({ ok: true }));

  app.get('/readyz', async (_request, reply) => {
    const { ready } = status();
    return reply.code(ready ? 200 : 503).send({ ready });
  });

  app.get('/api/status', async () => ({ ...view(), now: clock.now() }));

  app.get('/api/status/events', (_request, reply) => {
    const stream = streams.open(reply, () => {});
    void follow(stream, view, clock);
  });
}

/** Sends the view at once, and again whenever it has changed. */
async function follow(stream: EventStream, view: () => object, clock: Clock): Promise<void> {
  let sent = '';
  while (!stream.ended.aborted) {
    const current = view();
    const serialized = JSON.stringify(current);
    if (serialized !== sent) stream.send('status', { ...current, now: clock.now() });
    sent = serialized;
    await clock.sleep(refreshMs, stream.ended).catch(() => undefined);
  }
}
