import type { Notebook } from '../../core/store-ports.ts';

/** What the refusal of chat.startStream is about. */
export type StreamingRefusal = 'workspace' | 'channels' | 'reply';

const wholeWorkspace = new Set([
  'unknown_method',
  'method_deprecated',
  'deprecated_endpoint',
  'feature_not_enabled',
  'not_enabled',
  'not_allowed_token_type',
  'missing_scope',
  'no_permission',
  'access_denied',
  'team_access_not_granted',
  'enterprise_is_restricted',
  'restricted_plan_level',
]);

const channelsOnly = new Set(['channel_type_not_supported', 'method_not_supported_for_channel_type']);

/** Refusals that a plain message would meet as well: streaming is not the reason. */
const notAboutStreaming = new Set([
  'message_not_found',
  'channel_not_found',
  'thread_not_found',
  'cannot_reply_to_message',
  'is_archived',
  'not_in_channel',
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'msg_too_long',
]);

/** How far streaming is refused by Slack's error code; undefined when the code is not about streaming. */
export function streamingRefusal(code: string | undefined): StreamingRefusal | undefined {
  if (code === undefined || notAboutStreaming.has(code)) return undefined;
  if (wholeWorkspace.has(code)) return 'workspace';
  return channelsOnly.has(code) ? 'channels' : 'reply';
}

/** Knows, over restarts, which workspaces refuse native streaming. */
export class StreamingSupport {
  readonly #notebook: Notebook;
  readonly #loaded = new Map<string, Promise<void>>();
  readonly #refused = new Set<string>();

  constructor(notebook: Notebook) {
    this.#notebook = notebook;
  }

  /** Reads what is noted about a workspace; once. */
  load(workspace: string): Promise<void> {
    const known = this.#loaded.get(workspace);
    if (known) return known;
    const keys = [keyFor(workspace, 'workspace'), keyFor(workspace, 'channels')];
    const loading = Promise.all(
      keys.map(async (key) => {
        if ((await this.#notebook.read(key)) !== undefined) this.#refused.add(key);
      }),
    ).then(() => undefined);
    this.#loaded.set(workspace, loading);
    loading.catch(() => this.#loaded.delete(workspace));
    return loading;
  }

  allows(workspace: string, inDm: boolean): boolean {
    if (this.#refused.has(keyFor(workspace, 'workspace'))) return false;
    return inDm || !this.#refused.has(keyFor(workspace, 'channels'));
  }

  /** Notes a refusal once and for all. */
  async refuse(workspace: string, refusal: 'workspace' | 'channels', code: string): Promise<void> {
    const key = keyFor(workspace, refusal);
    if (this.#refused.has(key)) return;
    this.#refused.add(key);
    await this.#notebook.write(key, code);
  }
}

function keyFor(workspace: string, refusal: 'workspace' | 'channels'): string {
  const key = `slack:no-streaming:${workspace}`;
  return refusal === 'workspace' ? key : `${key}:channels`;
}
