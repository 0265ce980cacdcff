import type { Server } from 'node:http';
import type { HTTPReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { InvalidInput, PlatformUnavailable } from '../../core/errors.ts';
import type { Inbound, Located, Platform, PlatformState, Surface, SurfaceTarget } from '../../core/ports.ts';
import type { Attachment, Place } from '../../core/types.ts';
import { boltLogger, httpReceiver, StoreFirstApp, socketReceiver } from './app.ts';
import { AssistantPane } from './assistant.ts';
import { fetchSlackFile } from './attachments.ts';
import { SocketConnection } from './connection.ts';
import { Directory } from './directory.ts';
import { toPlatformError } from './errors.ts';
import { explainBotToken } from './explain.ts';
import { EventIntake } from './intake.ts';
import { normalApiUrl, type SlackOptions } from './options.ts';
import { sendPrivately } from './private-files.ts';
import { StreamingSupport } from './streaming-support.ts';
import { SlackSurface } from './surface.ts';

/** Who we are, as auth.test says. */
interface Identity {
  readonly botUserId: string;
  readonly team: string;
  readonly name: string;
  /** Address of the workspace, for links; undefined where the server does not tell. */
  readonly url: string | undefined;
}

const callTimeoutMs = 10_000;

/** Slack, by Socket Mode or signed HTTP events. */
export class SlackPlatform implements Platform {
  readonly name = 'slack';
  readonly #options: SlackOptions;
  readonly #apiUrl: string;
  readonly #client: WebClient;
  readonly #directory: Directory;
  readonly #streaming: StreamingSupport;
  readonly #assistant: AssistantPane;
  #identity: Identity | undefined;
  #connection: SocketConnection | undefined;
  #receiver: HTTPReceiver | undefined;
  #intake: EventIntake | undefined;
  #httpPort: number | undefined;
  #stopped = false;
  #state: PlatformState = { state: 'off', detail: 'Slack is not started' };

  constructor(options: SlackOptions) {
    const { botToken, clock, logger, notebook } = options;
    this.#options = options;
    this.#apiUrl = normalApiUrl(options.apiUrl);
    this.#client = new WebClient(botToken, {
      slackApiUrl: this.#apiUrl,
      logger: boltLogger(logger),
      // Waiting and trying again is delivery's: it knows what else is to be said.
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: callTimeoutMs,
    });
    this.#directory = new Directory(this.#client, clock, logger);
    this.#streaming = new StreamingSupport(notebook);
    this.#assistant = new AssistantPane(this.#client, logger, {
      prompts: options.suggestedPrompts,
      promptsTitle: options.promptsTitle,
      statusText: options.statusText ?? 'is typing…',
    });
  }

  /** The port that HTTP events come in at; undefined in Socket Mode and before `start`. */
  get httpPort(): number | undefined {
    return this.#httpPort;
  }

  /** @throws InvalidInput with the fix when a token is not good, PlatformUnavailable when Slack or the port is */
  async start(inbound: Inbound): Promise<void> {
    this.#stopped = false;
    this.#state = { state: 'connecting', detail: 'Connecting to Slack' };
    try {
      const identity = await this.#introduce();
      this.#identity = identity;
      await this.#streaming.load(identity.team);
      if (this.#stopped) throw new PlatformUnavailable('Slack was stopped while it started');
      await this.#listen(inbound, identity);
      this.#state = { state: 'ready', detail: identity.name };
      this.#options.logger.info('Slack is ready', { team: identity.team, mode: this.#options.mode });
    } catch (error) {
      const wrapped = toPlatformError(error);
      if (!this.#stopped) this.#state = { state: 'failed', detail: wrapped.message };
      throw wrapped;
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#state = { state: 'off', detail: 'Slack is stopped' };
    await this.#connection?.stop();
    // Rejects when it was never started.
    await this.#receiver?.stop().catch(() => {});
    await this.#intake?.settled();
  }

  surface(target: SurfaceTarget): Surface {
    return new SlackSurface(target, {
      client: this.#client,
      directory: this.#directory,
      streaming: this.#streaming,
      logger: this.#options.logger,
      botUserId: this.#identity?.botUserId ?? '',
      showStatus: (where, shown) => this.#assistant.status(where, shown),
    });
  }

  fetchAttachment(attachment: Attachment, maxBytes: number, signal?: AbortSignal): Promise<Uint8Array> {
    const access = { botToken: this.#options.botToken, apiUrl: this.#apiUrl };
    return fetchSlackFile(attachment, maxBytes, access, signal);
  }

  async locate(place: Place, platformMessageId: string): Promise<Located> {
    const { team, url } = this.#identity ?? {};
    const link = url && place.workspace === team ? permalink(url, place, platformMessageId) : undefined;
    const name = place.visibility === 'dm' ? undefined : await this.#directory.channelName(place.channel);
    return {
      ...(name === undefined ? {} : { name: `#${name}` }),
      ...(link === undefined ? {} : { link }),
    };
  }

  state(): PlatformState {
    if (this.#state.state !== 'ready' || this.#connection === undefined) return this.#state;
    const { state } = this.#connection;
    if (state === 'degraded') return { state, detail: 'Reconnecting to Slack' };
    if (state === 'failed') return { state, detail: 'Slack no longer accepts the app token' };
    return this.#state;
  }

  async #introduce(): Promise<Identity> {
    try {
      const { user_id, team_id, user, team, url } = await this.#client.auth.test();
      const name = `@${user ?? '?'} at ${team ?? '?'}`;
      return { botUserId: user_id ?? '', team: team_id ?? '', name, url };
    } catch (error) {
      const fix = explainBotToken(error);
      throw fix === undefined ? toPlatformError(error) : new InvalidInput(fix, { cause: error });
    }
  }

  async #listen(inbound: Inbound, identity: Identity): Promise<void> {
    const { mode, appToken, signingSecret, httpPort = 3000, logger, clock } = this.#options;
    const settings = { apiUrl: this.#apiUrl, logger: boltLogger(logger) };
    if (mode === 'socket') {
      if (!appToken) throw new InvalidInput('Socket Mode needs SLACK_APP_TOKEN, an app-level token (xapp-…)');
      const receiver = socketReceiver(appToken, settings);
      this.#attach(receiver, inbound, identity);
      this.#connection = new SocketConnection(receiver, clock, logger);
      return this.#connection.start();
    }
    if (!signingSecret)
      throw new InvalidInput('HTTP events need SLACK_SIGNING_SECRET, from the page "Basic Information"');
    const receiver = httpReceiver(signingSecret, httpPort, settings);
    this.#attach(receiver, inbound, identity);
    this.#receiver = receiver;
    this.#httpPort = await this.#open(receiver, httpPort);
  }

  async #open(receiver: HTTPReceiver, port: number): Promise<number> {
    const { httpHost } = this.#options;
    let server: Server;
    try {
      server = await receiver.start(httpHost === undefined ? port : { port, host: httpHost });
    } catch (error) {
      throw new PlatformUnavailable(`Port ${port} for Slack's events is not free`, { cause: error });
    }
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  }

  #attach(
    receiver: HTTPReceiver | ReturnType<typeof socketReceiver>,
    inbound: Inbound,
    identity: Identity,
  ): void {
    const { botToken, logger, clock, commands, replyInThread } = this.#options;
    const app = new StoreFirstApp({
      receiver,
      logger: boltLogger(logger),
      clientOptions: { slackApiUrl: this.#apiUrl },
      authorize: async () => ({ botToken, botUserId: identity.botUserId }),
      ignoreSelf: false,
      convoStore: false,
    });
    this.#intake = new EventIntake({
      ...{ inbound, logger, clock, commands, replyInThread },
      ...{ botUserId: identity.botUserId, team: identity.team },
      ...{ directory: this.#directory, assistant: this.#assistant, streaming: this.#streaming },
      sendPrivately: (userId, files) => sendPrivately(this.#client, userId, files),
    });
    this.#intake.listen(app);
  }
}

/** What chat.getPermalink answers, without asking for every message. */
function permalink(workspaceUrl: string, { channel, thread }: Place, ts: string): string {
  const link = `${workspaceUrl.replace(/\/*$/, '/')}archives/${channel}/p${ts.replace('.', '')}`;
  return thread === undefined || thread === ts ? link : `${link}?thread_ts=${thread}&cid=${channel}`;
}
