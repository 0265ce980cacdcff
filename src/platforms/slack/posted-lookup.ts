import type { WebClient } from '@slack/web-api';
import { PermissionMissing, TargetGone } from '../../core/errors.ts';
import type { PartId, SurfaceTarget } from '../../core/ports.ts';
import { toPlatformError } from './errors.ts';
import { gist } from './render.ts';

/** Slack has no idempotency keys: what may have been posted is looked for, where the reply stands. */
export class PostedLookup {
  readonly #client: WebClient;
  readonly #target: SurfaceTarget;
  readonly #botUserId: string;

  constructor(client: WebClient, target: SurfaceTarget, botUserId: string) {
    this.#client = client;
    this.#target = target;
    this.#botUserId = botUserId;
  }

  /**
   * Our own message with this text, below what is answered and none of `known`.
   * @throws PlatformUnavailable, RateLimited
   */
  async find(text: string, known: ReadonlyMap<PartId, unknown>): Promise<PartId | undefined> {
    const wanted = gist(text);
    const found = (await this.#below()).find(
      ({ user, ts, text: posted = '' }) =>
        user === this.#botUserId && ts !== undefined && !known.has(ts) && gist(posted) === wanted,
    );
    return found?.ts;
  }

  async #below() {
    const { place, replyToPlatformMessageId } = this.#target;
    const { channel, thread } = place;
    const oldest = replyToPlatformMessageId ?? thread;
    const range = { channel, limit: 100, ...(oldest === undefined ? {} : { oldest }) };
    try {
      const page =
        thread === undefined
          ? await this.#client.conversations.history(range)
          : await this.#client.conversations.replies({ ...range, ts: thread });
      return page.messages ?? [];
    } catch (error) {
      const wrapped = toPlatformError(error);
      if (wrapped instanceof PermissionMissing || wrapped instanceof TargetGone) return [];
      throw wrapped;
    }
  }
}
