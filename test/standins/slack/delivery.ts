import { createHmac } from 'node:crypto';
import type { WebSocket } from 'ws';
import { type Journal, preciseNow } from './journal.ts';
import type { Json } from './wire.ts';
import type { World } from './world.ts';

export type EnvelopeType = 'events_api' | 'slash_commands' | 'interactive';

/** One thing that Slack wants the app to know, and how its delivery went. */
export interface Delivery {
  readonly type: EnvelopeType;
  readonly name: string;
  readonly payload: Json;
  readonly sentAt: number[];
  ackedAt?: number;
  /** What came with the acknowledgement. */
  response?: unknown;
  /** Set when every retry went by without an acknowledgement. */
  givenUp: boolean;
}

export interface DeliveryOptions {
  /** How long the app may take to acknowledge. Slack: 3,000 ms. */
  readonly ackLimitMs: number;
  /** Waits before the retries. Slack: at once, after a minute, after five. */
  readonly retryDelaysMs: readonly number[];
  /** Request URL for HTTP mode; Socket Mode without. */
  readonly eventsUrl?: string;
  readonly signingSecret: string;
}

/** Brings events to the app, over its sockets or to its request URL, again and again until acknowledged. */
export class EventDelivery {
  readonly deliveries: Delivery[] = [];
  options: DeliveryOptions;
  readonly #journal: Journal;
  readonly #world: World;
  readonly #sockets: WebSocket[] = [];
  readonly #waiting = new Map<string, (response: unknown) => void>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #held: (() => void)[] = [];
  #turn = 0;

  constructor(options: DeliveryOptions, journal: Journal, world: World) {
    this.options = options;
    this.#journal = journal;
    this.#world = world;
  }

  get connections(): number {
    return this.#sockets.length;
  }

  /** Greets a new Socket Mode connection and reads its acknowledgements. */
  attach(socket: WebSocket, appId: string): void {
    socket.on('message', (data) => this.#acknowledged(String(data)));
    socket.on('close', () => {
      const at = this.#sockets.indexOf(socket);
      if (at >= 0) this.#sockets.splice(at, 1);
      this.#journal.note({ kind: 'closed', name: 'socket' });
    });
    const hello = {
      type: 'hello',
      num_connections: this.#sockets.length + 1,
      connection_info: { app_id: appId },
    };
    socket.send(
      JSON.stringify({ ...hello, debug_info: { host: 'stand-in', approximate_connection_time: 18060 } }),
    );
    this.#sockets.push(socket);
    this.#journal.note({ kind: 'connected', name: 'socket' });
    for (const send of this.#held.splice(0)) send();
  }

  /** Asks every connection to come back, as Slack does when it recycles a host. */
  refresh(reason: 'warning' | 'refresh_requested' | 'link_disabled' = 'refresh_requested'): void {
    for (const socket of this.#sockets) {
      socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'stand-in' } }));
    }
  }

  /** Drops every connection without a word. */
  dropConnections(): void {
    for (const socket of [...this.#sockets]) socket.terminate();
  }

  deliver(type: EnvelopeType, name: string, payload: Json): Delivery {
    const delivery: Delivery = { type, name, payload, sentAt: [], givenUp: false };
    this.deliveries.push(delivery);
    this.#attempt(delivery, 0);
    return delivery;
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#held.length = 0;
    this.dropConnections();
  }

  #attempt(delivery: Delivery, attempt: number, reason = 'timeout'): void {
    if (this.options.eventsUrl !== undefined) {
      void this.#post(this.options.eventsUrl, delivery, attempt, reason);
      return;
    }
    const socket = this.#sockets[this.#turn++ % Math.max(1, this.#sockets.length)];
    if (socket === undefined) {
      this.#held.push(() => this.#attempt(delivery, attempt, reason));
      return;
    }
    const envelopeId = this.#world.id('envelope-');
    const retry =
      delivery.type === 'events_api'
        ? { retry_attempt: attempt, retry_reason: attempt > 0 ? reason : '' }
        : {};
    const envelope = {
      envelope_id: envelopeId,
      type: delivery.type,
      accepts_response_payload: delivery.type !== 'events_api',
    };
    socket.send(JSON.stringify({ ...envelope, payload: delivery.payload, ...retry }));
    this.#sent(delivery, attempt, envelopeId);
    const timer = this.#later(this.options.ackLimitMs, () => {
      this.#waiting.delete(envelopeId);
      this.#again(delivery, attempt, 'timeout');
    });
    this.#waiting.set(envelopeId, (response) => {
      clearTimeout(timer);
      this.#timers.delete(timer);
      this.#done(delivery, response, envelopeId);
    });
  }

  async #post(url: string, delivery: Delivery, attempt: number, reason: string): Promise<void> {
    this.#sent(delivery, attempt);
    try {
      const response = await fetch(url, {
        ...signedRequest(delivery, this.options.signingSecret, attempt, reason),
        signal: AbortSignal.timeout(this.options.ackLimitMs),
      });
      const text = await response.text();
      if (response.ok) this.#done(delivery, text === '' ? undefined : text);
      else this.#again(delivery, attempt, 'http_error');
    } catch {
      this.#again(delivery, attempt, 'http_timeout');
    }
  }

  #again(delivery: Delivery, attempt: number, reason: string): void {
    const wait = this.options.retryDelaysMs[attempt];
    // Only events are sent again; a slash command or a button shows an error to its user instead.
    if (delivery.type !== 'events_api' || wait === undefined) {
      delivery.givenUp = true;
      this.#journal.touch();
      return;
    }
    this.#later(wait, () => this.#attempt(delivery, attempt + 1, reason));
  }

  #acknowledged(data: string): void {
    const ack = JSON.parse(data) as { envelope_id?: string; payload?: unknown };
    const done = this.#waiting.get(ack.envelope_id ?? '');
    this.#waiting.delete(ack.envelope_id ?? '');
    done?.(ack.payload);
  }

  #done(delivery: Delivery, response: unknown, envelopeId?: string): void {
    delivery.ackedAt ??= preciseNow();
    delivery.response = response;
    this.#journal.note({
      kind: 'acked',
      name: delivery.name,
      ...(envelopeId === undefined ? {} : { envelopeId }),
    });
  }

  #sent(delivery: Delivery, attempt: number, envelopeId?: string): void {
    delivery.sentAt.push(preciseNow());
    const ids = envelopeId === undefined ? {} : { envelopeId };
    this.#journal.note({ kind: 'sent', name: delivery.name, attempt, body: delivery.payload, ...ids });
  }

  #later(ms: number, run: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, ms);
    this.#timers.add(timer);
    return timer;
  }
}

/** Slack's request to a request URL: signed with version v0, interactions and commands as forms. */
export function signedRequest(
  delivery: Pick<Delivery, 'type' | 'payload'>,
  secret: string,
  attempt = 0,
  reason = 'http_timeout',
): { method: 'POST'; headers: Record<string, string>; body: string } {
  const body = requestBody(delivery);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  const type = delivery.type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded';
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
      ...(attempt > 0 ? { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': reason } : {}),
    },
  };
}

function requestBody({ type, payload }: Pick<Delivery, 'type' | 'payload'>): string {
  if (type === 'events_api') return JSON.stringify(payload);
  if (type === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return new URLSearchParams(payload as Record<string, string>).toString();
}
