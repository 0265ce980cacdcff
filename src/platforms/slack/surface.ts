import type { WebClient } from '@slack/web-api';
import { PlatformUnavailable, TargetGone } from '../../core/errors.ts';
import type { Logger, PartId, PartOptions, Surface, SurfaceTarget, SurfaceTraits } from '../../core/ports.ts';
import type { Directory } from './directory.ts';
import { slackCode, toPlatformError } from './errors.ts';
import { PostedLookup } from './posted-lookup.ts';
import { contentsOf, newContentsOf, retryBlocks, settledLength, withoutPings } from './render.ts';
import { type StreamingSupport, streamingRefusal } from './streaming-support.ts';
import { editTraits, streamTraits } from './traits.ts';

export interface SurfaceDeps {
  readonly client: WebClient;
  readonly directory: Directory;
  readonly streaming: StreamingSupport;
  readonly logger: Logger;
  readonly botUserId: string;
  /** Shows or clears the assistant status; never throws. */
  readonly showStatus: (target: SurfaceTarget, shown: boolean) => Promise<void>;
}

/**
 * How a part stands: as a running stream that only takes more text, as a message that is redrawn, or unsure, after a call of
 * which nobody knows whether it took effect and for parts from before a restart: then it is stopped, and redrawn whole.
 */
interface Part {
  mode: 'stream' | 'edit' | 'unsure';
  /** The text that certainly stands there, with pings taken out. */
  shown: string;
}

const notStreaming = 'message_not_in_streaming_state';

/** One reply in Slack: native streaming where there is a thread and the workspace has it, edits elsewhere. */
export class SlackSurface implements Surface {
  readonly traits: SurfaceTraits;
  readonly #deps: SurfaceDeps;
  readonly #target: SurfaceTarget;
  readonly #lookup: PostedLookup;
  readonly #parts = new Map<PartId, Part>();
  readonly #opened = new Map<string, PartId>();
  /** Opened without an answer: the part may stand there. */
  readonly #uncertain = new Set<string>();
  #streams: boolean;

  constructor(target: SurfaceTarget, deps: SurfaceDeps) {
    const { workspace, thread, visibility } = target.place;
    this.#deps = deps;
    this.#target = target;
    this.#lookup = new PostedLookup(deps.client, target, deps.botUserId);
    this.#streams = thread !== undefined && deps.streaming.allows(workspace, visibility === 'dm');
    this.traits = this.#streams ? streamTraits(workspace) : editTraits(workspace);
    for (const part of target.adopted ?? []) this.#parts.set(part, { mode: 'unsure', shown: '' });
  }

  async open(text: string, options: PartOptions): Promise<PartId> {
    const { idempotencyKey: key, whole } = options;
    const known = this.#opened.get(key);
    if (known !== undefined) return known;
    const resumed = this.#target.adopted !== undefined;
    const standing =
      this.#uncertain.has(key) || resumed ? await this.#lookup.find(text, this.#parts) : undefined;
    if (standing !== undefined) return this.#register(key, standing, { mode: 'unsure', shown: '' });
    try {
      return whole || !this.#streams ? await this.#post(text, options) : await this.#start(text, options);
    } catch (error) {
      const wrapped = toPlatformError(error);
      if (wrapped instanceof PlatformUnavailable) this.#uncertain.add(key);
      throw wrapped;
    }
  }

  async grow(id: PartId, text: string): Promise<void> {
    const part = this.#part(id);
    try {
      if (part.mode === 'unsure') await this.#settle(id, part);
      if (part.mode === 'stream') await this.#append(id, part, text);
      else await this.#update(id, part, text, false);
    } catch (error) {
      throw toPlatformError(error);
    }
  }

  async close(id: PartId, text: string, options: Pick<PartOptions, 'retryButton'> = {}): Promise<void> {
    const part = this.#part(id);
    const retryButton = options.retryButton ?? false;
    try {
      if (part.mode === 'unsure') await this.#settle(id, part);
      if (part.mode === 'stream') await this.#stop(id, part, text, retryButton);
      else if (part.shown !== withoutPings(text) || retryButton)
        await this.#update(id, part, text, retryButton);
    } catch (error) {
      throw toPlatformError(error);
    }
  }

  async remove(id: PartId): Promise<void> {
    try {
      await this.#deps.client.chat.delete({ channel: this.#target.place.channel, ts: id });
    } catch (error) {
      const wrapped = toPlatformError(error);
      if (!(wrapped instanceof TargetGone)) throw wrapped;
    }
    this.#parts.delete(id);
  }

  async typing(): Promise<void> {
    if (this.#opened.size > 0) return;
    await this.#deps.showStatus(this.#target, true);
    // A status that arrives after the reply would stand there for two minutes.
    if (this.#opened.size > 0) await this.#deps.showStatus(this.#target, false);
  }

  // ---------------------------------------------------------------- plain messages

  async #post(text: string, { idempotencyKey, retryButton }: PartOptions): Promise<PartId> {
    const { channel, thread } = this.#target.place;
    const posted = await this.#deps.client.chat.postMessage({
      channel,
      ...(thread === undefined ? {} : { thread_ts: thread }),
      ...newContentsOf(text, retryButton),
      unfurl_links: false,
      unfurl_media: false,
    });
    return this.#register(idempotencyKey, posted.ts, { mode: 'edit', shown: withoutPings(text) });
  }

  async #update(id: PartId, part: Part, text: string, retryButton: boolean): Promise<void> {
    const { channel } = this.#target.place;
    await this.#deps.client.chat.update({ channel, ts: id, ...contentsOf(text, retryButton) });
    part.shown = withoutPings(text);
  }

  // ---------------------------------------------------------------- native streaming

  async #start(text: string, options: PartOptions): Promise<PartId> {
    const { place, recipient } = this.#target;
    const { team = place.workspace } = await this.#deps.directory.user(recipient.id);
    const shown = withoutPings(text.slice(0, settledLength(text)));
    let started: { ts?: string | undefined };
    try {
      started = await this.#deps.client.chat.startStream({
        channel: place.channel,
        thread_ts: place.thread ?? '',
        recipient_team_id: team,
        recipient_user_id: recipient.id,
        ...(shown === '' ? {} : { markdown_text: shown }),
      });
    } catch (error) {
      const code = slackCode(error);
      const refusal = streamingRefusal(code);
      if (refusal === undefined) throw error;
      const id = await this.#post(text, options);
      this.#streams = false;
      // Noted only now: where a plain message is refused as well, streaming was not the reason.
      if (refusal !== 'reply') await this.#noteRefusal(refusal, code ?? '');
      return id;
    }
    return this.#register(options.idempotencyKey, started.ts, { mode: 'stream', shown });
  }

  async #noteRefusal(refusal: 'workspace' | 'channels', code: string): Promise<void> {
    const { workspace } = this.#target.place;
    const { streaming, logger } = this.#deps;
    logger.info('Slack refuses native streaming here; replies are shown by edits', { workspace, code });
    try {
      await streaming.refuse(workspace, refusal, code);
    } catch {
      logger.warn('The refusal of native streaming could not be noted', { workspace });
    }
  }

  async #append(id: PartId, part: Part, text: string): Promise<void> {
    const next = withoutPings(text.slice(0, settledLength(text)));
    if (!next.startsWith(part.shown)) return this.#redraw(id, part, text, false);
    const more = next.slice(part.shown.length);
    if (more === '') return;
    const { channel } = this.#target.place;
    const call = () => this.#deps.client.chat.appendStream({ channel, ts: id, markdown_text: more });
    if (await this.#onStream(id, part, call)) part.shown = next;
    else await this.#update(id, part, text, false);
  }

  async #stop(id: PartId, part: Part, text: string, retryButton: boolean): Promise<void> {
    const whole = withoutPings(text);
    if (!whole.startsWith(part.shown)) return this.#redraw(id, part, text, retryButton);
    const more = whole.slice(part.shown.length);
    const { channel } = this.#target.place;
    const call = () =>
      this.#deps.client.chat.stopStream({
        channel,
        ts: id,
        ...(more === '' ? {} : { markdown_text: more }),
        ...(retryButton ? { blocks: retryBlocks(true) } : {}),
      });
    if (!(await this.#onStream(id, part, call))) return this.#update(id, part, text, retryButton);
    part.mode = 'edit';
    part.shown = whole;
  }

  /** Ends the stream where it stands and draws the text whole. */
  async #redraw(id: PartId, part: Part, text: string, retryButton: boolean): Promise<void> {
    part.mode = 'unsure';
    await this.#settle(id, part);
    await this.#update(id, part, text, retryButton);
  }

  /**
   * Makes a call on a running stream. False when the stream is over (Slack ends one by itself after some minutes) or cannot be
   * continued. An unanswered
   * call leaves the part unsure, since repeating it could show the same words twice.
   */
  async #onStream(id: PartId, part: Part, call: () => Promise<unknown>): Promise<boolean> {
    try {
      await call();
      return true;
    } catch (error) {
      const code = slackCode(error);
      if (code === notStreaming) {
        part.mode = 'edit';
        part.shown = '';
        return false;
      }
      if (streamingRefusal(code) === 'workspace') {
        await this.#settle(id, part);
        return false;
      }
      if (toPlatformError(error) instanceof PlatformUnavailable) part.mode = 'unsure';
      throw error;
    }
  }

  /** Makes an unsure part one that can be redrawn. */
  async #settle(id: PartId, part: Part): Promise<void> {
    try {
      await this.#deps.client.chat.stopStream({ channel: this.#target.place.channel, ts: id });
    } catch (error) {
      const code = slackCode(error);
      const neverStreamed = code === notStreaming || streamingRefusal(code) !== undefined;
      if (!neverStreamed) throw error;
    }
    part.mode = 'edit';
    part.shown = '';
  }

  #register(key: string, id: string | undefined, part: Part): PartId {
    if (id === undefined) throw new PlatformUnavailable('Slack did not name the message');
    this.#opened.set(key, id);
    this.#uncertain.delete(key);
    this.#parts.set(id, part);
    return id;
  }

  #part(id: PartId): Part {
    const known = this.#parts.get(id);
    if (known) return known;
    const part: Part = { mode: 'unsure', shown: '' };
    this.#parts.set(id, part);
    return part;
  }
}
