import type { Character } from '../character/character.ts';
import { emptyPassage } from '../memory/search/passage.ts';
import type { CommandInvocation, CommandReply, Inbound, Logger, PartId } from '../ports.ts';
import type { OpenMessage } from '../store-ports.ts';
import type { IncomingMessage, Person, Place, StoredMessage, UserProfile } from '../types.ts';
import { scopeOf } from './audience.ts';
import { conversationIdOf } from './conversation-id.ts';
import { forgetMessage, repliesTo, takeBack } from './forget.ts';
import type { Pipeline } from './pipeline.ts';
import { rememberWords, type Stores } from './remember.ts';

export interface InboundDeps {
  readonly pipeline: Pipeline;
  readonly stores: Stores;
  readonly character: Pick<Character, 'name'>;
  readonly command: (invocation: CommandInvocation) => Promise<CommandReply>;
  readonly now: () => number;
  readonly logger: Logger;
}

/** Where all platform events come in: messages go their way, changes of messages take back what came from them. */
export class ConversationInbound implements Inbound {
  readonly #deps: InboundDeps;

  constructor(deps: InboundDeps) {
    this.#deps = deps;
  }

  /** @throws StorageUnavailable: not stored, so it must not be acknowledged */
  message(message: IncomingMessage): Promise<void> {
    return this.#deps.pipeline.receive(message);
  }

  /**
   * What came from the old words is taken back, and the new words are read; a turn that waits answers the new words. Taken back
   * first: a crash in between leaves a message of which nothing is known, never knowledge of words that are gone.
   */
  async edited(place: Place, platformMessageId: string, text: string): Promise<void> {
    const { stores, pipeline, character, now } = this.#deps;
    const conversationId = conversationIdOf(place);
    await this.#guarded('A message edit could not be stored', async () => {
      const before = await stores.messages.find(conversationId, platformMessageId);
      if (!before || before.fromCharacter || before.text === text) return;
      await takeBack(before.id, stores, now());
      const message = await stores.messages.edit(conversationId, platformMessageId, text, now());
      if (!message) return;
      pipeline.queue.amend(conversationId, message.id, text);
      // Again, for what was learnt of the old words between the two; index and summaries the edit itself has taken back.
      await stores.facts.retractFrom(message.id, now());
      const user = message.userId === undefined ? undefined : await stores.profiles.get(message.userId);
      if (!user) return;
      await this.#forgetEchoes([before], place, user);
      await rememberWords([asOpen(message, user, place, now())], user, { stores, character, now: now() });
    });
  }

  /** The message, all that came from it and an answer on its way are taken back, in the same order. */
  async deleted(place: Place, platformMessageId: string): Promise<void> {
    const { stores, pipeline, now } = this.#deps;
    const conversationId = conversationIdOf(place);
    await this.#guarded('A message deletion could not be stored', async () => {
      const before = await stores.messages.find(conversationId, platformMessageId);
      if (!before) return;
      const user = before.userId === undefined ? undefined : await stores.profiles.get(before.userId);
      const echoes = user ? await repliesTo([before], { scope: scopeOf(place, user) }, stores) : [];
      await takeBack(before.id, stores, now());
      await stores.messages.remove(conversationId, platformMessageId, now());
      // Only now: a turn that begins anew without the message must not read it any more.
      pipeline.queue.cancel(conversationId, before.id, 'deleted');
      await takeBack(before.id, stores, now());
      for (const reply of echoes) await forgetMessage(reply, stores, now());
      await stores.inbox.settle([before.id]);
    });
  }

  typing(place: Place, platformUserId: string): void {
    this.#deps.pipeline.queue.typing(conversationIdOf(place), platformUserId);
  }

  /** Answers the same message again, in the place of the reply that broke off. */
  async retry(place: Place, part: PartId, by: Person): Promise<void> {
    const { stores, pipeline, logger, now } = this.#deps;
    const conversationId = conversationIdOf(place);
    await this.#guarded('A retry could not be started', async () => {
      const find = () => stores.messages.answeredBy(conversationId, part);
      // The button can be seen a moment before the reply that it stands under is stored.
      const answered = (await find()) ?? (await pipeline.queue.idle(conversationId).then(find));
      const user =
        answered?.message.userId === undefined
          ? undefined
          : await stores.profiles.get(answered.message.userId);
      if (!answered || !user) return;
      logger.info('A broken reply is tried again', {
        messageId: answered.message.id,
        byAuthor: by.id === user.platformUserId,
      });
      pipeline.queue.push(conversationId, {
        ...asOpen(answered.message, user, place, now()),
        shownParts: answered.parts,
      });
    });
  }

  command(invocation: CommandInvocation): Promise<CommandReply> {
    return this.#deps.command(invocation);
  }

  /** The character's answers that repeat the words leave the index and the summaries, so that they are not quoted any more. */
  async #forgetEchoes(messages: readonly StoredMessage[], place: Place, user: UserProfile): Promise<void> {
    const { stores, now } = this.#deps;
    for (const reply of await repliesTo(messages, { scope: scopeOf(place, user) }, stores)) {
      await stores.passages.index([{ messageId: reply.id, ...emptyPassage }]);
      await stores.summaries.voidFrom(reply.id, now());
    }
  }

  async #guarded(sentence: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#deps.logger.error(sentence, { error });
    }
  }
}

/** A stored message of a user as the pipeline takes it. */
function asOpen(message: StoredMessage, user: UserProfile, place: Place, now: number): OpenMessage {
  const { platformMessageId, text, attachments, sentAt } = message;
  return {
    messageId: message.id,
    userId: user.id,
    ownThread: false,
    incoming: {
      place,
      author: { platform: user.platform, id: user.platformUserId, name: message.authorName },
      authorIsBot: false,
      platformMessageId,
      text,
      mentionsCharacter: false,
      mentionsOthers: false,
      inOwnThread: false,
      attachments,
      sentAt,
      receivedAt: now,
    },
  };
}
