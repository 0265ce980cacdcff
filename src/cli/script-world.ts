import { InvalidInput } from '../core/errors.ts';
import type { Clock, PartId, Platform, PlatformState, Surface, SurfaceTarget } from '../core/ports.ts';
import type { PlatformName } from '../core/types.ts';
import { systemClock } from '../util/system-clock.ts';

/** Shows the script's time of day, and lets real time pass on top of it: a configured model is waited for as it is. */
export class ScriptClock implements Clock {
  #base: number;
  #since = performance.now();

  constructor(startAt: number) {
    this.#base = startAt;
  }

  now(): number {
    return this.#base + (performance.now() - this.#since);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return systemClock.sleep(ms, signal);
  }

  /** Makes it `at`; whoever sleeps sleeps on. */
  set(at: number): void {
    this.#base = at;
    this.#since = performance.now();
  }
}

/** A place where replies are collected instead of shown. */
export class ScriptPlatform implements Platform {
  readonly name: PlatformName;
  readonly #parts = new Map<PartId, string>();

  constructor(name: PlatformName) {
    this.name = name;
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  state(): PlatformState {
    return { state: 'ready', detail: 'script' };
  }

  fetchAttachment(): Promise<Uint8Array> {
    return Promise.reject(new InvalidInput('A script has no attachments'));
  }

  surface(target: SurfaceTarget): Surface {
    const parts = this.#parts;
    return {
      traits: {
        maxChars: 100_000,
        minEditIntervalMs: 0,
        firstTextChars: 1,
        growth: 'replace',
        rateLimit: { key: `script:${target.place.channel}`, burst: 1000, perSecond: 1000 },
      },
      async open(text) {
        const id = `reply-${parts.size + 1}`;
        parts.set(id, text);
        return id;
      },
      async grow(part, text) {
        parts.set(part, text);
      },
      async close(part, text) {
        parts.set(part, text);
      },
      async typing() {},
    };
  }

  /** What stands there now, the parts below each other. */
  textOf(parts: readonly PartId[]): string {
    return parts.map((part) => this.#parts.get(part) ?? '').join('\n');
  }
}
