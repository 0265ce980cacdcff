import { FamiliarError, ModelUnavailable, PlatformRefused, TargetGone, TurnCancelled } from '../errors.ts';
import type { PartId, Surface } from '../ports.ts';
import {
  type DeliverDeps,
  type DeliverOptions,
  type Delivery,
  type DeliveryOutcome,
  type RetrySettings,
  retryDefaults,
} from './delivery-options.ts';
import { closeLine, openFence } from './fences.ts';
import { isPassing, PlatformCalls } from './platform-calls.ts';
import { TextFeed } from './text-feed.ts';

const defaultFirstTextMs = 250;
/** An answer that is there at once ends within this many microtasks of its first chunk; it is shown whole, not grown. */
const microtasksToEnd = 24;
/** Between edits while the platform keeps failing. */
const longestRestMs = 15_000;
/** Stands for an adopted part that is no longer needed where the platform cannot remove it. */
const emptied = '…';

/**
 * Shows a reply on a surface while it is being written: first text early, then edits as fast as the limits allow, long text in
 * several parts, every part's last text until it is delivered.
 * @throws what `text` throws, or ModelUnavailable when it is blank, as long as nothing of it has been shown
 */
export async function deliver(
  text: AsyncIterable<string>,
  surface: Surface,
  deps: DeliverDeps,
  options: DeliverOptions,
): Promise<Delivery> {
  const share = deps.budget.join(surface.traits.rateLimit);
  const painter = new ReplyPainter(
    new TextFeed(text, surface.traits.maxChars, deps.clock),
    surface,
    deps,
    options,
    (settings) => new PlatformCalls(share, deps, settings),
  );
  try {
    return await painter.run();
  } finally {
    share.leave();
  }
}

/** Ends the painting from wherever it is. */
class Ended extends Error {
  readonly outcome: DeliveryOutcome;

  constructor(outcome: DeliveryOutcome) {
    super(outcome);
    this.outcome = outcome;
  }
}

class ReplyPainter {
  readonly #feed: TextFeed;
  readonly #surface: Surface;
  readonly #deps: DeliverDeps;
  readonly #options: DeliverOptions;
  readonly #settings: RetrySettings;
  readonly #calls: PlatformCalls;
  readonly #ids: PartId[];
  /** The part that is being shown; those before it are closed. */
  #part = 0;
  /** What stands in that part, as far as this run knows. */
  #shown = '';
  #adoptedLeft: number;
  #painted = false;
  #failedEdits = 0;
  #postedAnew = false;
  #firstTextAt: number | undefined;

  constructor(
    feed: TextFeed,
    surface: Surface,
    deps: DeliverDeps,
    options: DeliverOptions,
    calls: (settings: RetrySettings) => PlatformCalls,
  ) {
    this.#feed = feed;
    this.#surface = surface;
    this.#deps = deps;
    this.#options = options;
    this.#settings = { ...retryDefaults, ...options.retry };
    this.#calls = calls(this.#settings);
    this.#ids = [...(options.adopted ?? [])];
    this.#adoptedLeft = this.#ids.length;
  }

  async run(): Promise<Delivery> {
    const { signal } = this.#options;
    const onAbort = () => this.#feed.interrupt();
    signal?.addEventListener('abort', onAbort, { once: true });
    void this.#feed.read();
    try {
      return this.#result(await this.#paint());
    } catch (error) {
      return this.#result(await this.#giveUp(error));
    } finally {
      signal?.removeEventListener('abort', onAbort);
      this.#feed.stop();
    }
  }

  async #paint(): Promise<DeliveryOutcome> {
    for (;;) {
      this.#checkSignal();
      const complete = this.#feed.splitter.closed[this.#part];
      if (complete && !(this.#feed.ended && this.#feed.failure !== undefined))
        await this.#finishPart(complete.shown);
      else if (this.#feed.ended) break;
      else await this.#growPart();
    }
    return this.#feed.failure === undefined ? this.#endWhole() : this.#endBroken(this.#feed.failure);
  }

  async #endWhole(): Promise<DeliveryOutcome> {
    if (this.#part === 0) throw new ModelUnavailable('The answer was blank');
    await this.#clearSurplus();
    return 'whole';
  }

  /** What stands stays; the line about breaking off comes below it, in the same part where it fits. */
  async #endBroken(failure: unknown): Promise<DeliveryOutcome> {
    if (failure instanceof TurnCancelled || !this.#painted) throw failure;
    this.#deps.logger.warn('A reply broke off', { code: codeOf(failure) });
    const line = this.#options.brokenLine();
    this.#feed.splitter.end();
    const texts = this.#feed.splitter.closed.slice(this.#part).map((part) => part.shown);
    const last = texts.at(-1);
    const joined = last === undefined ? line : `${last}\n\n${line}`;
    if (joined.length <= this.#surface.traits.maxChars) texts.splice(-1, 1, joined);
    else texts.push(line);
    for (const [index, shown] of texts.entries()) await this.#finishPart(shown, index === texts.length - 1);
    await this.#clearSurplus();
    return 'broken';
  }

  /** One step of showing a part that is still being written. */
  async #growPart(): Promise<void> {
    const { growth, firstTextChars, minEditIntervalMs } = this.#surface.traits;
    const feed = this.#feed;
    const adopted = this.#part < this.#adoptedLeft;
    if (growth === 'none' || (growth === 'append' && adopted)) {
      await feed.wait('end');
      return;
    }
    const fresh = this.#shown === '';
    if (fresh && feed.splitter.openChars < firstTextChars) {
      if (feed.firstTokenAt === undefined) {
        await feed.wait('text');
        if (feed.firstTokenAt === undefined) return;
      }
      await feed.wait(firstTextChars, feed.firstTokenAt + (this.#options.firstTextMs ?? defaultFirstTextMs));
    }
    if (fresh) for (let i = 0; i < microtasksToEnd && !feed.settled; i++) await Promise.resolve();
    if (feed.settled) return;
    this.#checkSignal();
    const text = feed.splitter.visible(growth);
    if (text === '' || text === this.#shown) {
      await feed.wait('text');
      return;
    }
    if (this.#ids[this.#part] === undefined) {
      if (await this.#open()) this.#nextPart();
    } else {
      await this.#edit(growth);
    }
    const restMs = Math.min(
      minEditIntervalMs * 2 ** this.#failedEdits,
      Math.max(minEditIntervalMs, longestRestMs),
    );
    await feed.wait('end', this.#deps.clock.now() + restMs);
  }

  async #edit(growth: 'replace' | 'append'): Promise<void> {
    const id = this.#ids[this.#part];
    const lease = await this.#feed.during('end', (signal) => this.#calls.room(signal));
    if (!lease) return;
    if (id === undefined || this.#feed.settled || this.#options.signal?.aborted) {
      lease.unused();
      return;
    }
    // Whatever came while waiting for room goes out with this edit.
    const text = this.#feed.splitter.visible(growth);
    const error = await this.#calls.edit(lease, () => this.#surface.grow(id, text));
    this.#failedEdits = error === undefined ? 0 : this.#failedEdits + 1;
    if (error === undefined) this.#note(text);
    else if (error instanceof TargetGone) await this.#replaceGone();
    else if (error instanceof PlatformRefused) await this.#refusedEdit(error);
    else if (!isPassing(error)) throw error;
  }

  /** Our text displeased: leave this part alone until its last text is there. */
  async #refusedEdit(error: PlatformRefused): Promise<void> {
    this.#deps.logger.warn('The platform refused an edit of a reply', { code: error.code });
    await this.#feed.wait('end');
  }

  /** Shows the last text of the current part and turns to the next. */
  async #finishPart(shown: string, retryButton = false): Promise<void> {
    for (;;) {
      const id = this.#ids[this.#part];
      if (id === undefined) {
        if (await this.#open(shown, retryButton)) break;
        // Not opened after all: the text broke off before any of it was shown.
        if (this.#ids[this.#part] === undefined) return;
        continue;
      }
      try {
        const close = () => this.#surface.close(id, shown, { retryButton });
        await this.#calls.needed(close, this.#settings.closeGiveUpMs, this.#options.signal);
        this.#note(shown);
        break;
      } catch (error) {
        if (!(error instanceof TargetGone)) throw error;
        await this.#replaceGone();
      }
    }
    this.#nextPart();
  }

  #nextPart(): void {
    this.#part += 1;
    this.#shown = '';
    this.#feed.turnTo(this.#part);
  }

  /**
   * Opens the current part with `last`; without it, with what is visible when the call can go out. Returns true when the part is
   * whole with that. When the text has meanwhile broken off with nothing shown, nothing is opened.
   */
  async #open(last?: string, retryButton = false): Promise<boolean> {
    const { growth } = this.#surface.traits;
    const { splitter } = this.#feed;
    const first = this.#ids.length === 0;
    const idempotencyKey = `${this.#options.idempotencyKey}/${this.#part}${this.#postedAnew ? '/anew' : ''}`;
    // The first try may have had its effect, and the key then brings that part back: so no try differs from the first.
    let opening: { readonly text: string; readonly whole: boolean } | undefined;
    const ready = () => {
      this.#checkSignal();
      if (opening) return true;
      const complete = last ?? splitter.closed[this.#part]?.shown;
      if (this.#feed.ended && (complete === undefined || (first && this.#feed.failure !== undefined)))
        return false;
      if (first && this.#options.beforeFirstText?.() === false) throw new Ended('superseded');
      const text = complete ?? (growth === 'none' ? '' : splitter.visible(growth));
      // Under a key from before a restart an older text may stand: only a close makes sure of the last one.
      const sure = this.#options.adopted === undefined || growth === 'none';
      opening = { text, whole: complete !== undefined && sure };
      return text !== '';
    };
    const call = () =>
      this.#surface.open(opening?.text ?? '', {
        idempotencyKey,
        whole: opening?.whole ?? false,
        retryButton,
      });
    const id = await this.#calls.needed(call, this.#settings.openGiveUpMs, this.#options.signal, ready);
    if (id === undefined || !opening) return false;
    this.#ids.push(id);
    this.#note(opening.text);
    await this.#journal();
    return opening.whole;
  }

  /** A part was deleted by somebody: the first one takes the reply with it, any other is posted anew, once. */
  async #replaceGone(): Promise<void> {
    if (this.#part === 0 || this.#postedAnew) {
      this.#ids.splice(this.#part, 1);
      throw new Ended('cancelled');
    }
    this.#ids.splice(this.#part, 1);
    this.#shown = '';
    // A later part from before a restart stands in for it, so that the order is kept.
    if (this.#part < this.#adoptedLeft) this.#adoptedLeft -= 1;
    this.#postedAnew = this.#ids[this.#part] === undefined;
    await this.#journal();
  }

  /** Parts of a longer reply from before a restart must not keep their old text. */
  async #clearSurplus(): Promise<void> {
    const surface = this.#surface;
    const surplus = this.#ids.splice(this.#part);
    for (const id of surplus) {
      const clear = () => (surface.remove ? surface.remove(id) : surface.close(id, emptied));
      try {
        await this.#calls.needed(clear, this.#settings.closeGiveUpMs, this.#options.signal);
      } catch (error) {
        if (!(error instanceof FamiliarError) || error instanceof TurnCancelled) throw error;
        if (!(error instanceof TargetGone)) {
          this.#deps.logger.warn('An old part of a reply could not be removed', { code: error.code });
        }
      }
    }
    if (surplus.length > 0) await this.#journal();
  }

  /** Turns what ended the painting into an outcome; rethrows what the caller has to answer otherwise. */
  async #giveUp(error: unknown): Promise<DeliveryOutcome> {
    if (error instanceof Ended) return error.outcome;
    if (this.#options.signal?.aborted || error instanceof TurnCancelled) {
      const reason: unknown = this.#options.signal?.aborted ? this.#options.signal.reason : error;
      return this.#cancel(reason instanceof TurnCancelled ? reason.why : 'stopped');
    }
    // Nothing shown and the text itself failed: somebody else has to answer.
    if (error === this.#feed.failure || error instanceof ModelUnavailable) throw error;
    if (!(error instanceof FamiliarError)) throw error;
    this.#deps.logger.error('A reply could not be delivered', { code: error.code, parts: this.#ids.length });
    return 'undeliverable';
  }

  async #cancel(why: TurnCancelled['why']): Promise<DeliveryOutcome> {
    if (!this.#painted) return why === 'superseded' ? 'superseded' : 'cancelled';
    const id = this.#ids[this.#part];
    if (why === 'shutdown' || id === undefined || this.#shown === '') return 'cancelled';
    const fence = openFence(this.#shown);
    const tidy = fence ? this.#shown + closeLine(this.#shown, fence) : this.#shown;
    const fits = tidy.length <= this.#surface.traits.maxChars ? tidy : this.#shown;
    try {
      await this.#calls.needed(() => this.#surface.close(id, fits), this.#settings.openGiveUpMs);
    } catch (error) {
      if (!(error instanceof FamiliarError)) throw error;
      this.#deps.logger.warn('A cancelled reply could not be closed', { code: error.code });
    }
    return 'cancelled';
  }

  #note(shown: string): void {
    this.#shown = shown;
    this.#painted = true;
    this.#firstTextAt ??= this.#deps.clock.now();
  }

  async #journal(): Promise<void> {
    try {
      await this.#options.onParts?.([...this.#ids]);
    } catch (error) {
      this.#deps.logger.error('The visible parts of a reply could not be noted', { code: codeOf(error) });
    }
  }

  #checkSignal(): void {
    this.#options.signal?.throwIfAborted();
  }

  #result(outcome: DeliveryOutcome): Delivery {
    const { edits, rateLimits, retries } = this.#calls;
    return {
      outcome,
      text: this.#feed.text,
      parts: this.#ids,
      ...(this.#firstTextAt !== undefined && { firstTextAt: this.#firstTextAt }),
      doneAt: this.#deps.clock.now(),
      edits,
      rateLimits,
      retries,
    };
  }
}

function codeOf(error: unknown): string {
  return error instanceof FamiliarError ? error.code : 'unknown';
}
