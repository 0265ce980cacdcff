import type { Clock, CommandSpec, Logger } from '../../core/ports.ts';
import type { Notebook } from '../../core/store-ports.ts';

/** A prompt that the assistant pane offers: what the button says, and what pressing it sends. */
export interface SuggestedPrompt {
  readonly title: string;
  readonly message: string;
}

export interface SlackOptions {
  /** Bot User OAuth Token, `xoxb-…`. */
  readonly botToken: string;
  /** `socket` needs `appToken`, `http` needs `signingSecret`. */
  readonly mode: 'socket' | 'http';
  /** App-level token with `connections:write`, `xapp-…`. */
  readonly appToken?: string;
  readonly signingSecret?: string;
  /** Port for HTTP events, default 3000; 0 takes a free one. The path is `/slack/events`. */
  readonly httpPort?: number;
  /** Default: all interfaces. */
  readonly httpHost?: string;
  /** With or without a slash at the end; default `https://slack.com/api/`. */
  readonly apiUrl?: string;
  readonly commands: readonly CommandSpec[];
  readonly notebook: Notebook;
  readonly logger: Logger;
  readonly clock: Clock;
  /** A mention in a channel is answered in a thread of its own. */
  readonly replyInThread: boolean;
  /** At most four are shown. */
  readonly suggestedPrompts: readonly SuggestedPrompt[];
  /** What the assistant pane says above the prompts. */
  readonly promptsTitle?: string;
  /** What stands beside the name while a reply is being written; default `is typing…`. */
  readonly statusText?: string;
}

export const defaultApiUrl = 'https://slack.com/api/';

/** The API address with exactly one slash at its end. */
export function normalApiUrl(apiUrl: string | undefined): string {
  return `${(apiUrl ?? defaultApiUrl).replace(/\/+$/, '')}/`;
}
