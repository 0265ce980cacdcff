import { TargetGone } from '../../core/errors.ts';
import type { LocalAuthor } from '../../core/local-chat.ts';
import type { Clock, PartId, PartOptions, Surface, SurfaceTarget, SurfaceTraits } from '../../core/ports.ts';
import { placeIdOf } from './directory.ts';
import { draftOf } from './render.ts';
import type { Timeline } from './timeline.ts';

/** How long a sign of typing stands when nothing follows. */
export const typingForMs = 8000;

/** Nothing limits the page but the eye: 20 edits a second read as one flow. */
const generousPerSecond = 500;

/** One reply on the chat page and in the terminal. */
export class LocalSurface implements Surface {
  readonly traits: SurfaceTraits;
  readonly #target: SurfaceTarget;
  readonly #timeline: Timeline;
  readonly #author: LocalAuthor;
  readonly #clock: Clock;
  /** Resolves when older messages stand in the timeline, above which a reply must not come. */
  readonly #restored: () => Promise<void>;
  #opened = 0;

  constructor(options: {
    readonly target: SurfaceTarget;
    readonly timeline: Timeline;
    readonly author: LocalAuthor;
    readonly clock: Clock;
    readonly restored: () => Promise<void>;
  }) {
    this.#target = options.target;
    this.#timeline = options.timeline;
    this.#author = options.author;
    this.#clock = options.clock;
    this.#restored = options.restored;
    this.#opened = options.target.adopted?.length ?? 0;
    this.traits = {
      maxChars: 20_000,
      minEditIntervalMs: 50,
      firstTextChars: 1,
      growth: 'replace',
      rateLimit: {
        key: `local:${this.#channel}`,
        burst: generousPerSecond,
        perSecond: generousPerSecond,
      },
    };
  }

  get #channel(): string {
    return this.#target.place.channel;
  }

  async open(text: string, options: PartOptions): Promise<PartId> {
    await this.#restored();
    // Made of the key, so that the same part opened again, even by another process, is the same message.
    const id = `reply-${options.idempotencyKey}`;
    const shown = { text, growing: !options.whole, retry: options.retryButton ?? false };
    if (this.#timeline.change(this.#channel, id, shown)) return id;
    const refersTo = this.#opened++ === 0 ? this.#target.replyToPlatformMessageId : undefined;
    this.#add(id, { ...shown, ...(refersTo !== undefined && { replyTo: refersTo }) });
    return id;
  }

  async grow(part: PartId, text: string): Promise<void> {
    await this.#show(part, { text, growing: true, retry: false });
  }

  async close(part: PartId, text: string, options?: Pick<PartOptions, 'retryButton'>): Promise<void> {
    await this.#show(part, { text, growing: false, retry: options?.retryButton ?? false });
  }

  async remove(part: PartId): Promise<void> {
    this.#timeline.remove(this.#channel, part);
  }

  async typing(): Promise<void> {
    this.#timeline.typing(this.#channel, placeIdOf(this.#target.place), this.#author, typingForMs);
  }

  async #show(
    part: PartId,
    shown: { readonly text: string; readonly growing: boolean; readonly retry: boolean },
  ): Promise<void> {
    await this.#restored();
    if (this.#timeline.change(this.#channel, part, shown)) return;
    // A part shown before a restart is not in memory any more; pages that stayed open know it by this id.
    if (!this.#target.adopted?.includes(part)) throw new TargetGone('The reply is not on the page any more');
    this.#add(part, shown);
  }

  #add(
    id: PartId,
    shown: {
      readonly text: string;
      readonly growing: boolean;
      readonly retry: boolean;
      readonly replyTo?: string;
    },
  ): void {
    const draft = draftOf(this.#target.place, this.#author, { id, sentAt: this.#clock.now(), ...shown });
    this.#timeline.add(this.#channel, draft);
  }
}
