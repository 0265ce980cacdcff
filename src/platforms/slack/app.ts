import { App, type Logger as BoltLogger, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../../core/ports.ts';

type ReceiverEvent = Parameters<App['processEvent']>[0];

/**
 * Bolt acknowledges an event before its listeners see it. Here the acknowledgement waits until they are done, so that an event
 * is stored first; when one of them fails there is none, and Slack sends the event again. Commands and buttons are
 * acknowledged by their listeners.
 */
export class StoreFirstApp extends App {
  override async processEvent(event: ReceiverEvent): Promise<void> {
    if (event.body.type !== 'event_callback') return super.processEvent(event);
    await super.processEvent({ ...event, ack: async () => {} });
    await event.ack();
  }
}

export interface ReceiverSettings {
  readonly apiUrl: string;
  readonly logger: BoltLogger;
}

export function socketReceiver(appToken: string, { apiUrl, logger }: ReceiverSettings): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    logger,
    // The adapter reconnects by itself: at once, and without a rejection that nobody handles.
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        slackApiUrl: apiUrl,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: 10_000,
      },
    },
  });
}

export function httpReceiver(
  signingSecret: string,
  port: number,
  { logger }: ReceiverSettings,
): HTTPReceiver {
  return new HTTPReceiver({ signingSecret, port, logger });
}

const secrets = /x(?:ox[a-z]|app)-[\w-]+/g;

/** Bolt's own log lines. Its debug lines hold whole payloads and are not taken. */
export function boltLogger(logger: Logger): BoltLogger {
  const detail = (parts: readonly unknown[]) =>
    parts
      .map((part) => (part instanceof Error ? part.name : String(part)))
      .join(' ')
      .replace(secrets, '[token]')
      .slice(0, 200);
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts) => logger.warn('The Slack SDK warns', { detail: detail(parts) }),
    error: (...parts) => logger.warn('The Slack SDK reports an error', { detail: detail(parts) }),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
