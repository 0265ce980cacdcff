import { type APIMessage, type REST, Routes } from 'discord.js';
import { discordCode, toFamiliarError } from './errors.ts';
import type { OwnMessages } from './own-messages.ts';
import type { ChannelFacts } from './places.ts';

/** Answers kept; a thread asked about again after that costs one more call. */
const rememberedThreads = 1_000;

/** Tells the threads that the character started, or that people started from something it said. */
export class OwnThreads {
  readonly #rest: REST;
  readonly #own: OwnMessages;
  readonly #characterId: () => string;
  readonly #answers = new Map<string, boolean>();

  constructor(options: { rest: REST; own: OwnMessages; characterId: () => string }) {
    this.#rest = options.rest;
    this.#own = options.own;
    this.#characterId = options.characterId;
  }

  /** False when Discord cannot tell now; then it is asked again next time. */
  async isOwn(thread: ChannelFacts): Promise<boolean> {
    if (thread.ownerId === this.#characterId()) return true;
    // A thread started from a message has that message's id.
    if (this.#own.has(thread.id)) return true;
    const known = this.#answers.get(thread.id);
    if (known !== undefined) return known;
    const answer = await this.#ask(thread);
    if (answer !== undefined) this.#remember(thread.id, answer);
    return answer ?? false;
  }

  async #ask(thread: ChannelFacts): Promise<boolean | undefined> {
    try {
      const route = Routes.channelMessage(thread.parentId ?? '', thread.id);
      const starter = (await this.#rest.get(route)) as APIMessage;
      return starter.author.id === this.#characterId();
    } catch (error) {
      // 10008: started from no message. 10003, 50001: in a place that we cannot see.
      const failure = toFamiliarError(error);
      return discordCode(failure) === undefined ? undefined : false;
    }
  }

  #remember(threadId: string, answer: boolean): void {
    this.#answers.set(threadId, answer);
    if (this.#answers.size <= rememberedThreads) return;
    for (const oldest of this.#answers.keys()) {
      this.#answers.delete(oldest);
      return;
    }
  }
}
