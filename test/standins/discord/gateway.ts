import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { intents, type Json } from './wire.ts';
import type { World } from './world.ts';

const op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

export interface GatewayOptions {
  readonly token: string;
  readonly heartbeatMs: number;
  /** Intents that the application was not granted: asking for one closes with 4014. */
  readonly disallowedIntents: number;
  /** Something happened that a test may wait for. */
  readonly changed: () => void;
}

/** One identified client. It outlives its socket, so that it can be resumed. */
interface Session {
  readonly id: string;
  readonly intents: number;
  readonly sent: { readonly seq: number; readonly frame: string }[];
  seq: number;
  socket: WebSocket | undefined;
}

/** Events kept for replay. */
const replayLimit = 10_000;

/** Whom a dispatch is for: all who asked for this intent. */
export interface Dispatch {
  readonly event: string;
  readonly data: Json;
  readonly intent?: number;
  /** What a client without the message content intent gets instead. */
  readonly dataWithoutContent?: Json;
}

export class Gateway {
  readonly #world: World;
  readonly #options: GatewayOptions;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #sessions = new Map<string, Session>();
  readonly #sockets = new Set<WebSocket>();
  url = '';
  identifies = 0;
  resumes = 0;
  /** The newest IDENTIFY payload. */
  lastIdentify: Json = {};

  constructor(world: World, options: GatewayOptions) {
    this.#world = world;
    this.#options = options;
  }

  attach(http: Server): void {
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#server.handleUpgrade(request, socket, head, (client) => this.#welcome(client));
    });
  }

  /** Clients that are connected and identified. */
  get live(): number {
    return [...this.#sessions.values()].filter((session) => session.socket !== undefined).length;
  }

  dispatch(dispatch: Dispatch): void {
    for (const session of this.#sessions.values()) {
      if (dispatch.intent !== undefined && (session.intents & dispatch.intent) === 0) continue;
      const blind = (session.intents & intents.messageContent) === 0;
      const data = blind ? (dispatch.dataWithoutContent ?? dispatch.data) : dispatch.data;
      this.#send(session, dispatch.event, data);
    }
    this.#options.changed();
  }

  /** Drops the TCP connections without a closing frame; sessions stay resumable. */
  cut(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  /** Asks clients to reconnect and resume. */
  askToReconnect(): void {
    for (const socket of this.#sockets) socket.send(JSON.stringify({ op: op.reconnect, d: null }));
  }

  /** Tells clients that their session is no longer good; with `resumable` false they must identify anew. */
  invalidate(resumable: boolean): void {
    for (const socket of this.#sockets) socket.send(JSON.stringify({ op: op.invalidSession, d: resumable }));
    if (!resumable) this.#sessions.clear();
  }

  closeAll(code: number, reason: string): void {
    for (const socket of this.#sockets) socket.close(code, reason);
  }

  /** Forgets every session, so that the next RESUME is refused. */
  forgetSessions(): void {
    this.#sessions.clear();
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #welcome(socket: WebSocket): void {
    this.#sockets.add(socket);
    let session: Session | undefined;
    socket.on('message', (raw) => {
      const frame = parseFrame(String(raw));
      if (frame === undefined) {
        socket.close(4002, 'Error while decoding payload.');
      } else if (frame.op === op.heartbeat) {
        socket.send(JSON.stringify({ op: op.heartbeatAck, d: null }));
      } else if (frame.op === op.identify) {
        if (session === undefined) session = this.#identify(socket, frame.d);
        else socket.close(4005, 'Already authenticated.');
      } else if (frame.op === op.resume) {
        session = this.#resume(socket, frame.d);
      } else if (session === undefined) {
        socket.close(4003, 'Not authenticated.');
      }
    });
    socket.on('close', (code) => {
      this.#sockets.delete(socket);
      if (session?.socket === socket) {
        session.socket = undefined;
        // A client that says goodbye with 1000 or 1001 ends its session.
        if (code === 1000 || code === 1001) this.#sessions.delete(session.id);
      }
      this.#options.changed();
    });
    socket.on('error', () => socket.terminate());
    socket.send(JSON.stringify({ op: op.hello, d: { heartbeat_interval: this.#options.heartbeatMs } }));
  }

  #identify(socket: WebSocket, data: Json): Session | undefined {
    this.identifies += 1;
    this.lastIdentify = data;
    this.#options.changed();
    if (data.token !== this.#options.token) {
      socket.close(4004, 'Authentication failed.');
      return undefined;
    }
    const asked = Number(data.intents);
    if ((asked & this.#options.disallowedIntents) !== 0) {
      socket.close(4014, 'Disallowed intent(s).');
      return undefined;
    }
    const session: Session = {
      id: randomBytes(16).toString('hex'),
      intents: asked,
      sent: [],
      seq: 0,
      socket,
    };
    this.#sessions.set(session.id, session);
    const guilds = [...this.#world.guilds.values()];
    this.#send(session, 'READY', {
      v: 10,
      user: { ...this.#world.bot, verified: true, mfa_enabled: false, email: null },
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.url,
      session_type: 'normal',
      private_channels: [],
      presences: [],
      relationships: [],
      shard: data.shard ?? [0, 1],
      application: { id: this.#world.applicationId, flags: this.#world.applicationFlags },
    });
    if ((asked & intents.guilds) !== 0) {
      for (const guild of guilds) this.#send(session, 'GUILD_CREATE', this.#world.guildPayload(guild));
    }
    this.#options.changed();
    return session;
  }

  #resume(socket: WebSocket, data: Json): Session | undefined {
    this.resumes += 1;
    this.#options.changed();
    const session = this.#sessions.get(String(data.session_id));
    if (session === undefined || data.token !== this.#options.token) {
      socket.send(JSON.stringify({ op: op.invalidSession, d: false }));
      return undefined;
    }
    session.socket = socket;
    for (const { seq, frame } of session.sent) if (seq > Number(data.seq)) socket.send(frame);
    this.#send(session, 'RESUMED', {});
    this.#options.changed();
    return session;
  }

  #send(session: Session, event: string, data: Json): void {
    session.seq += 1;
    const frame = JSON.stringify({ op: op.dispatch, s: session.seq, t: event, d: data });
    session.sent.push({ seq: session.seq, frame });
    if (session.sent.length > replayLimit) session.sent.splice(0, replayLimit / 2);
    session.socket?.send(frame);
  }
}

function parseFrame(text: string): { op: number; d: Json } | undefined {
  try {
    const frame = JSON.parse(text) as { op?: unknown; d?: unknown };
    return typeof frame.op === 'number' ? { op: frame.op, d: (frame.d ?? {}) as Json } : undefined;
  } catch {
    return undefined;
  }
}
