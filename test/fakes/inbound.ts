import type { CommandInvocation, CommandReply, Inbound, PartId } from '../../src/core/ports.ts';
import type { IncomingMessage, Person, Place } from '../../src/core/types.ts';

/** Everything a platform handed in. `hold` keeps `message` from resolving, to see that no acknowledgement goes out before. */
export class RecordingInbound implements Inbound {
  readonly messages: IncomingMessage[] = [];
  readonly edits: { readonly place: Place; readonly platformMessageId: string; readonly text: string }[] = [];
  readonly deletions: { readonly place: Place; readonly platformMessageId: string }[] = [];
  readonly typings: { readonly place: Place; readonly platformUserId: string }[] = [];
  readonly retries: { readonly place: Place; readonly part: PartId; readonly by: Person }[] = [];
  readonly commands: CommandInvocation[] = [];
  commandReply: CommandReply = { text: 'pong', ephemeral: true };
  /** Called with every message before it is recorded as done. May throw, as a failing store does. */
  onMessage: ((message: IncomingMessage) => void | Promise<void>) | undefined;
  #held: { readonly promise: Promise<void>; readonly open: () => void } | undefined;

  /** From now on `message` waits for `release`. */
  hold(): void {
    if (this.#held) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held = { promise, open: resolve };
  }

  release(): void {
    this.#held?.open();
    this.#held = undefined;
  }

  async message(message: IncomingMessage): Promise<void> {
    this.messages.push(message);
    await this.#held?.promise;
    await this.onMessage?.(message);
  }

  async edited(place: Place, platformMessageId: string, text: string): Promise<void> {
    this.edits.push({ place, platformMessageId, text });
  }

  async deleted(place: Place, platformMessageId: string): Promise<void> {
    this.deletions.push({ place, platformMessageId });
  }

  typing(place: Place, platformUserId: string): void {
    this.typings.push({ place, platformUserId });
  }

  async retry(place: Place, part: PartId, by: Person): Promise<void> {
    this.retries.push({ place, part, by });
  }

  async command(invocation: CommandInvocation): Promise<CommandReply> {
    this.commands.push(invocation);
    return this.commandReply;
  }
}
