import type { WebClient } from '@slack/web-api';
import { PermissionMissing, PlatformRefused } from '../../core/errors.ts';
import type { Logger, SurfaceTarget } from '../../core/ports.ts';
import type { IncomingMessage } from '../../core/types.ts';
import { toPlatformError } from './errors.ts';
import type { AssistantThread } from './events.ts';
import type { SuggestedPrompt } from './options.ts';

export interface AssistantSettings {
  readonly prompts: readonly SuggestedPrompt[];
  readonly promptsTitle: string | undefined;
  readonly statusText: string;
}

/** Slack shows four. */
const mostPrompts = 4;
const titleChars = 60;
const rememberThreads = 1000;

/** The assistant pane: prompts when it opens, a title from the first words, a status while a reply is written. Never throws. */
export class AssistantPane {
  readonly #client: WebClient;
  readonly #logger: Logger;
  readonly #settings: AssistantSettings;
  /** Threads without a title yet. */
  readonly #untitled = new Set<string>();
  /** Where Slack does not let us show a status. */
  readonly #statusRefused = new Set<string>();

  constructor(client: WebClient, logger: Logger, settings: AssistantSettings) {
    this.#client = client;
    this.#logger = logger;
    this.#settings = settings;
  }

  async started({ channel_id, thread_ts }: AssistantThread): Promise<void> {
    if (channel_id === undefined || thread_ts === undefined) return;
    this.#untitled.add(`${channel_id}/${thread_ts}`);
    const [oldest] = this.#untitled;
    if (this.#untitled.size > rememberThreads && oldest !== undefined) this.#untitled.delete(oldest);
    const { promptsTitle } = this.#settings;
    const [first, ...more] = this.#settings.prompts.slice(0, mostPrompts);
    if (first === undefined) return;
    await this.#quietly('setSuggestedPrompts', () =>
      this.#client.assistant.threads.setSuggestedPrompts({
        channel_id,
        thread_ts,
        prompts: [{ ...first }, ...more.map((prompt) => ({ ...prompt }))],
        ...(promptsTitle === undefined ? {} : { title: promptsTitle }),
      }),
    );
  }

  /** Titles a new thread after its first message. */
  async heard({ place, text, authorIsBot }: IncomingMessage): Promise<void> {
    const { channel, thread } = place;
    if (thread === undefined || authorIsBot || !this.#untitled.delete(`${channel}/${thread}`)) return;
    const title = titleFrom(text);
    if (title === '') return;
    await this.#quietly('setTitle', () =>
      this.#client.assistant.threads.setTitle({ channel_id: channel, thread_ts: thread, title }),
    );
  }

  /** Shows or clears the status in a thread; Slack clears it itself with the next message, or after two minutes. */
  async status({ place }: SurfaceTarget, shown: boolean): Promise<void> {
    const { channel, thread, workspace, visibility } = place;
    const kind = `${workspace}/${visibility === 'dm' ? 'dm' : 'channel'}`;
    if (thread === undefined || this.#statusRefused.has(kind)) return;
    const status = shown ? this.#settings.statusText : '';
    const error = await this.#quietly('setStatus', () =>
      this.#client.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status }),
    );
    if (error instanceof PermissionMissing || error instanceof PlatformRefused) this.#statusRefused.add(kind);
  }

  async #quietly(method: string, call: () => Promise<unknown>): Promise<Error | undefined> {
    try {
      await call();
      return undefined;
    } catch (error) {
      const wrapped = toPlatformError(error);
      this.#logger.debug('The assistant pane could not be changed', { method, code: wrapped.code });
      return wrapped;
    }
  }
}

/** The first line, cut at a word. */
function titleFrom(text: string): string {
  const [line = ''] = text.trim().split('\n');
  const plain = line.replace(/[*_~`#>]+/g, '').trim();
  if (plain.length <= titleChars) return plain;
  const cut = plain.slice(0, titleChars);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), titleChars / 2)).trimEnd()}…`;
}
