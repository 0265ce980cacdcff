import { InvalidInput } from '../../src/core/errors.ts';
import type { Clock, Inbound, Platform, PlatformState, SurfaceTarget } from '../../src/core/ports.ts';
import type { Attachment, PlatformName } from '../../src/core/types.ts';
import { FakeSurface, type FakeSurfaceOptions } from './surface.ts';

/** A platform in memory: keeps every surface it gave out, and lets the test speak through `inbound`. */
export class FakePlatform implements Platform {
  readonly name: PlatformName;
  readonly surfaces: { readonly target: SurfaceTarget; readonly surface: FakeSurface }[] = [];
  /** What `fetchAttachment` serves, by url. */
  readonly files = new Map<string, Uint8Array>();
  /** Given to every surface made from now on. */
  surfaceOptions: FakeSurfaceOptions = {};
  readonly #clock: Clock;
  #inbound: Inbound | undefined;

  constructor(clock: Clock, name: PlatformName = 'local') {
    this.#clock = clock;
    this.name = name;
  }

  /** @throws when the platform is not started */
  get inbound(): Inbound {
    if (!this.#inbound) throw new Error('FakePlatform is not started');
    return this.#inbound;
  }

  async start(inbound: Inbound): Promise<void> {
    this.#inbound = inbound;
  }

  async stop(): Promise<void> {
    this.#inbound = undefined;
  }

  surface(target: SurfaceTarget): FakeSurface {
    const adopted = target.adopted?.map((id) => ({ id, text: this.#textOf(id) ?? 'shown before' }));
    const surface = new FakeSurface(this.#clock, {
      // A part is named once in its conversation, whichever reply it belongs to.
      idPrefix: `part-${this.surfaces.length + 1}.`,
      ...this.surfaceOptions,
      ...(adopted && { adopted }),
    });
    this.surfaces.push({ target, surface });
    return surface;
  }

  async fetchAttachment(attachment: Attachment, maxBytes: number): Promise<Uint8Array> {
    const bytes = this.files.get(attachment.url);
    if (!bytes) throw new InvalidInput('That attachment is not on this platform');
    if (bytes.byteLength > maxBytes)
      throw new InvalidInput(`The attachment is larger than ${maxBytes} bytes`);
    return bytes;
  }

  state(): PlatformState {
    return this.#inbound ? { state: 'ready', detail: 'fake' } : { state: 'off', detail: 'fake' };
  }

  /** What is visible now: the texts of every surface's parts, in the order the surfaces were made. */
  get shown(): readonly string[] {
    return this.surfaces.flatMap(({ surface }) => surface.texts);
  }

  #textOf(id: string): string | undefined {
    return this.surfaces.flatMap(({ surface }) => surface.parts).findLast((part) => part.id === id)?.text;
  }
}
