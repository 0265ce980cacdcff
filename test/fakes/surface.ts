import {
  PermissionMissing,
  PlatformRefused,
  PlatformUnavailable,
  RateLimited,
  TargetGone,
} from '../../src/core/errors.ts';
import type { Clock, PartId, PartOptions, Surface, SurfaceTraits } from '../../src/core/ports.ts';

export type SurfaceCall = 'open' | 'grow' | 'close' | 'remove';

/** What goes wrong with one call. `unavailable-after`: the effect takes place, the caller is told it failed. */
export type SurfaceFault =
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number; readonly global?: boolean }
  | { readonly kind: 'unavailable-before' | 'unavailable-after' | 'gone' | 'permission' | 'refused' };

export interface ShownPart {
  readonly id: PartId;
  readonly text: string;
  readonly whole: boolean;
  readonly retryButton: boolean;
}

/** What a person saw from `at` on. */
export interface ShownState {
  readonly at: number;
  readonly parts: readonly ShownPart[];
}

/** What a platform allows in a fixed window, as Discord counts; shared by the surfaces of one channel. */
export class WindowLimiter {
  /** Calls that were turned away. */
  rejections = 0;
  #windowStart = Number.NEGATIVE_INFINITY;
  #used = 0;
  readonly #clock: Clock;
  readonly #calls: number;
  readonly #windowMs: number;

  constructor(clock: Clock, calls: number, windowMs: number) {
    this.#clock = clock;
    this.#calls = calls;
    this.#windowMs = windowMs;
  }

  /** Counts a call. Returns milliseconds to wait when it is one too many. */
  hit(): number | undefined {
    const now = this.#clock.now();
    if (now >= this.#windowStart + this.#windowMs) {
      this.#windowStart = now;
      this.#used = 0;
    }
    if (this.#used < this.#calls) {
      this.#used += 1;
      return undefined;
    }
    this.rejections += 1;
    return this.#windowStart + this.#windowMs - now;
  }
}

export interface FakeSurfaceOptions {
  readonly traits?: Partial<SurfaceTraits>;
  /** Parts that stand already, as after a restart. */
  readonly adopted?: readonly { readonly id: PartId; readonly text: string }[];
  /** Asked before every call; `n` counts calls of that name from 0. Scripted faults (`failNext`) come first. */
  readonly faultFor?: (call: SurfaceCall, n: number) => SurfaceFault | undefined;
  readonly limiter?: WindowLimiter;
  /** How long a call takes; the effect is there after half of it. 0 by default. */
  readonly latencyMs?: number;
  /** Before the number of each part; `part-` by default. */
  readonly idPrefix?: string;
}

const fakeTraits: SurfaceTraits = {
  maxChars: 2000,
  minEditIntervalMs: 1000,
  firstTextChars: 16,
  growth: 'replace',
  rateLimit: { key: 'fake:channel:1', burst: 5, perSecond: 1 },
};

interface Standing {
  text: string;
  whole: boolean;
  retryButton: boolean;
}

/** A surface in memory which refuses what a platform would refuse, and remembers every state that was visible. */
export class FakeSurface implements Surface {
  readonly traits: SurfaceTraits;
  readonly history: ShownState[] = [];
  /** Every call that reached the surface, in order, with the fault it met. */
  readonly calls: { readonly at: number; readonly call: SurfaceCall; readonly fault?: string }[] = [];
  /** Breaches of the platform's rules; a test expects it to be empty. */
  readonly violations: string[] = [];
  typings = 0;
  readonly #clock: Clock;
  readonly #options: FakeSurfaceOptions;
  readonly #parts = new Map<PartId, Standing>();
  readonly #keys = new Map<string, PartId>();
  readonly #script = new Map<SurfaceCall, SurfaceFault[]>();
  readonly #counts = new Map<SurfaceCall, number>();
  readonly #inFlight = new Set<PartId>();
  #ids = 0;

  constructor(clock: Clock, options: FakeSurfaceOptions = {}) {
    this.#clock = clock;
    this.#options = options;
    this.traits = { ...fakeTraits, ...options.traits };
    for (const { id, text } of options.adopted ?? []) {
      this.#parts.set(id, { text, whole: false, retryButton: false });
    }
  }

  /** The idempotency keys under which parts were opened. */
  get keys(): readonly string[] {
    return [...this.#keys.keys()];
  }

  /** What a person sees now, top to bottom. */
  get parts(): readonly ShownPart[] {
    return [...this.#parts].map(([id, standing]) => ({ id, ...standing }));
  }

  get texts(): readonly string[] {
    return this.parts.map((part) => part.text);
  }

  /** The next calls of that name meet these faults, one each. */
  failNext(call: SurfaceCall, ...faults: readonly SurfaceFault[]): void {
    this.#script.set(call, [...(this.#script.get(call) ?? []), ...faults]);
  }

  /** Somebody deletes a part by hand. */
  deletePart(part: PartId): void {
    this.#parts.delete(part);
    this.#record();
  }

  async open(text: string, options: PartOptions): Promise<PartId> {
    const known = this.#keys.get(options.idempotencyKey);
    return this.#perform('open', undefined, () => {
      if (known !== undefined) return known;
      this.#checkText(text);
      if (!options.whole && this.traits.growth === 'none')
        this.#breach('a part that cannot grow was opened unfinished');
      const id = `${this.#options.idPrefix ?? 'part-'}${++this.#ids}`;
      this.#keys.set(options.idempotencyKey, id);
      this.#parts.set(id, { text, whole: options.whole, retryButton: options.retryButton ?? false });
      this.#record();
      return id;
    });
  }

  async grow(part: PartId, text: string): Promise<void> {
    await this.#perform('grow', part, () => {
      if (this.traits.growth === 'none') this.#breach('grow on a surface without growth');
      this.#set(part, text, { whole: false });
    });
  }

  async close(part: PartId, text: string, options?: Pick<PartOptions, 'retryButton'>): Promise<void> {
    await this.#perform('close', part, () => {
      this.#set(part, text, { whole: true, retryButton: options?.retryButton ?? false });
    });
  }

  async remove(part: PartId): Promise<void> {
    await this.#perform('remove', part, () => {
      if (!this.#parts.delete(part)) throw new TargetGone('No such part');
      this.#record();
    });
  }

  async typing(): Promise<void> {
    this.typings += 1;
  }

  async #perform<T>(call: SurfaceCall, part: PartId | undefined, effect: () => T): Promise<T> {
    const n = this.#counts.get(call) ?? 0;
    this.#counts.set(call, n + 1);
    const limited = this.#options.limiter?.hit();
    const fault: SurfaceFault | undefined =
      limited === undefined
        ? (this.#script.get(call)?.shift() ?? this.#options.faultFor?.(call, n))
        : { kind: 'rate-limited', retryAfterMs: limited };
    this.calls.push({ at: this.#clock.now(), call, ...(fault && { fault: fault.kind }) });
    if (part !== undefined) {
      if (this.#inFlight.has(part)) this.#breach('two calls for one part at the same time');
      this.#inFlight.add(part);
    }
    const halfMs = (this.#options.latencyMs ?? 0) / 2;
    try {
      if (halfMs > 0) await this.#clock.sleep(halfMs);
      if (fault && fault.kind !== 'unavailable-after') throw failure(fault);
      const result = effect();
      if (halfMs > 0) await this.#clock.sleep(halfMs);
      if (fault) throw failure(fault);
      return result;
    } finally {
      if (part !== undefined) this.#inFlight.delete(part);
    }
  }

  #set(
    part: PartId,
    text: string,
    change: { readonly whole: boolean; readonly retryButton?: boolean },
  ): void {
    const standing = this.#parts.get(part);
    if (!standing) throw new TargetGone('No such part');
    this.#checkText(text);
    if (standing.whole && !change.whole) this.#breach('grow after close');
    if (this.traits.growth === 'append' && !text.startsWith(standing.text))
      this.#breach('append-only text was changed');
    this.#parts.set(part, { retryButton: false, ...change, text });
    this.#record();
  }

  #checkText(text: string): void {
    if (text.trim() === '') this.#breach('empty text');
    if (text.length > this.traits.maxChars) this.#breach('text over maxChars');
    if (!text.isWellFormed()) this.#breach('half a surrogate pair');
  }

  #breach(rule: string): never {
    this.violations.push(rule);
    throw new PlatformRefused(rule);
  }

  #record(): void {
    this.history.push({ at: this.#clock.now(), parts: this.parts });
  }
}

function failure(fault: SurfaceFault): Error {
  switch (fault.kind) {
    case 'rate-limited':
      return new RateLimited(fault.retryAfterMs, { global: fault.global ?? false });
    case 'unavailable-before':
    case 'unavailable-after':
      return new PlatformUnavailable('Scripted fault');
    case 'gone':
      return new TargetGone('Scripted fault');
    case 'permission':
      return new PermissionMissing('Scripted fault');
    case 'refused':
      return new PlatformRefused('Scripted fault');
  }
}
