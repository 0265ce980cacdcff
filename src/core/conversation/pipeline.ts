/** The way of one message (DESIGN.md): from a parsed event to a remembered reply, a named function per step. */
import { randomUUID } from 'node:crypto';
import type { Character } from '../character/character.ts';
import { callsByName } from '../character/name.ts';
import { deliver } from '../delivery/deliver.ts';
import type { Delivery } from '../delivery/delivery-options.ts';
import type { EditBudget } from '../delivery/edit-budget.ts';
import { PlatformUnavailable, TurnCancelled } from '../errors.ts';
import { answerQuestion } from '../memory/answering/answer-question.ts';
import { openMemoryReader } from '../memory/answering/memory-reader.ts';
import { type RecallLimits, recall } from '../memory/recall/recall.ts';
import type { Clock, LanguageModel, Logger, PartId, Platform, Random, Surface } from '../ports.ts';
import { type AnswerPlan, answer, type ModelTier, type TierSettings } from '../reply/answer.ts';
import { type AttachmentLimits, readAttachments } from '../reply/attachments.ts';
import { compose } from '../reply/composer.ts';
import type { OpenMessage } from '../store-ports.ts';
import type {
  Answer,
  AttachmentContent,
  Feeling,
  IncomingMessage,
  PlatformName,
  PromptMessage,
  Route,
  Snapshot,
  Turn,
  TurnMessage,
} from '../types.ts';
import { accept } from './accept.ts';
import { type AddressRules, address, isOff } from './address.ts';
import { scopeOf } from './audience.ts';
import { conversationIdOf, parentConversationIdOf } from './conversation-id.ts';
import { feel, feelingNow } from './feel.ts';
import { grantWish } from './grant-wish.ts';
import { lineAnswered, rememberReply, rememberUse, rememberWords, type Stores } from './remember.ts';
import { type QueuedTurn, TurnQueue, type TurnQueueSettings } from './turn-queue.ts';
import { type Answered, logReport, reportOf, type TurnReport } from './turn-report.ts';
import { keepTyping, type Typing } from './typing.ts';
import type { Voice } from './voice.ts';

export interface PipelineSettings extends TurnQueueSettings {
  readonly address: AddressRules;
  /** Bounds of what a prompt holds of the past. */
  readonly recall: RecallLimits;
  readonly tiers: Readonly<Record<ModelTier, TierSettings>>;
  readonly attachments: AttachmentLimits;
  /** From the first token to the first visible text at the latest. */
  readonly firstTextMs: number;
}

export interface PipelineDeps {
  readonly character: Character;
  readonly voice: Voice;
  readonly stores: Stores;
  readonly platforms: ReadonlyMap<PlatformName, Platform>;
  /** Undefined when none is configured. */
  readonly model: LanguageModel | undefined;
  readonly editBudget: EditBudget;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Told of every turn that ended. */
  readonly onTurn?: (report: TurnReport) => void;
  /** Given what a model gets, or would get, for every turn. Composing it costs time; leave it out where nobody looks. */
  readonly onPrompt?: (turn: Turn, prompt: readonly PromptMessage[]) => void;
}

export class Pipeline {
  readonly queue: TurnQueue;
  readonly #deps: PipelineDeps;
  readonly #settings: PipelineSettings;

  constructor(deps: PipelineDeps, settings: PipelineSettings) {
    this.#deps = deps;
    this.#settings = settings;
    this.queue = new TurnQueue((turn) => this.takeTurn(turn), settings, deps);
  }

  /**
   * accept, address, queue. Resolves when the message is stored: the platform's event may be acknowledged then.
   * @throws StorageUnavailable
   */
  async receive(message: IncomingMessage): Promise<void> {
    if (isOff(message.place, this.#settings.address)) return;
    const accepted = await accept(message, this.#deps.stores.inbox);
    if (!accepted) return;
    const { messageId, userId, ownThread } = accepted;
    this.enqueue({ messageId, userId, incoming: message, ownThread });
  }

  /** Address and queue a message that is stored; one that is for others is only remembered. */
  enqueue(message: OpenMessage): void {
    const { character, logger } = this.#deps;
    const by = address(message.incoming, {
      rules: this.#settings.address,
      ownThread: message.ownThread,
      callsByName: (text) => callsByName(text, character.name),
    });
    if (by) {
      this.queue.push(conversationIdOf(message.incoming.place), message);
      return;
    }
    this.#overhear(message).catch((error) => {
      logger.error('A message for others could not be remembered', { messageId: message.messageId, error });
    });
  }

  /** One turn: recall, feel, route, answer, deliver, remember. Never throws; what fails is said in voice and logged. */
  async takeTurn(queued: QueuedTurn): Promise<void> {
    const turnId = randomUUID();
    const logger = this.#deps.logger.with({ turn: turnId, conversation: queued.conversationId });
    let answered: Answered;
    try {
      answered = await this.#takeToAnswer(turnId, queued, logger);
    } catch (error) {
      await this.#fail(queued, error, logger);
      return;
    }
    // The answer stands: whatever fails from here on must not lead to a second one.
    try {
      await this.#remember(answered, queued, logger);
    } catch (error) {
      logger.error('A turn could not be remembered; its messages stay open', { error });
    }
    const report = reportOf(answered, queued);
    logReport(report, logger);
    this.#deps.onTurn?.(report);
  }

  /** recall, feel, route, answer, deliver. Throws only as long as nothing of the answer is shown. */
  async #takeToAnswer(turnId: string, queued: QueuedTurn, logger: Logger): Promise<Answered> {
    const { clock } = this.#deps;
    const turn = await this.#open(turnId, queued);
    const considered = (await this.#grantWish(turn)) ?? (await this.#consider(turn));
    const { route, feeling, snapshot, wiped } = considered;
    const surface = this.#surface(queued);
    const typing = route.tier === 'instant' ? undefined : keepTyping(surface, clock, queued.signal);
    try {
      const reply = await this.#answer(considered, queued.signal, logger);
      const delivery = await this.#deliver(afterQuiet(reply.text, queued), surface, queued, logger, typing);
      return { turn, route, feeling, snapshot, wiped, calls: reply.calls, delivery };
    } finally {
      typing?.stop();
    }
  }

  /** recall, feel, route. */
  async #consider(turn: Turn): Promise<Considered> {
    const [snapshot, feeling] = await Promise.all([this.#recall(turn), feel(turn, this.#deps)]);
    const route = this.#deps.voice.route(turn, snapshot, feeling);
    return { turn, snapshot, feeling, route, wiped: false };
  }

  /** What somebody wishes of memory itself is done, and is no food for memory or mood. */
  async #grantWish(turn: Turn): Promise<Considered | undefined> {
    const { stores, character, clock } = this.#deps;
    const granted = await grantWish(turn, { stores, characterName: character.name, clock });
    if (!granted) return undefined;
    return {
      turn,
      snapshot: { facts: [], people: [], recent: [], passages: [] },
      feeling: await feelingNow(turn.place, turn.user.id, this.#deps),
      route: { tier: 'instant', reasons: ['wish'], phrase: granted.phrase },
      wiped: granted.wiped,
    };
  }

  async #open(id: string, { conversationId, messages }: QueuedTurn): Promise<Turn> {
    const [first, ...rest] = messages;
    const user = await this.#deps.stores.profiles.get(first.userId);
    // Wiped while it waited: the message is gone as well.
    if (!user) throw new TurnCancelled('deleted');
    return {
      id,
      conversationId,
      place: first.incoming.place,
      user,
      messages: [asTurnMessage(first), ...rest.map(asTurnMessage)],
    };
  }

  async #recall(turn: Turn): Promise<Snapshot> {
    const { stores, character, clock } = this.#deps;
    const { user, place, conversationId } = turn;
    const scope = scopeOf(place, user);
    const excludeMessageIds = turn.messages.map((message) => message.messageId);
    const said = {
      text: turn.messages.map((message) => message.text).join('\n'),
      characterName: character.name,
      now: clock.now(),
    };
    const snapshot = await recall(
      stores,
      {
        ...said,
        conversationId,
        parentConversationId: parentConversationIdOf(place),
        user,
        scope,
        excludeMessageIds,
      },
      this.#settings.recall,
    );
    const userIds = [user.id, ...user.linkedUserIds, ...snapshot.people.map(({ userId }) => userId)];
    const reader = openMemoryReader(stores, { userIds, scope, excludeMessageIds });
    // What was said with memory paused is never given back.
    const recent = snapshot.recent.filter(({ kept }) => kept !== false);
    const answer = await answerQuestion({ ...said, userIds }, { ...snapshot, recent }, reader);
    return answer ? { ...snapshot, answer } : snapshot;
  }

  #surface({ messages }: QueuedTurn): Surface {
    const newest = messages.at(-1) ?? messages[0];
    const { place, author, platformMessageId } = newest.incoming;
    const platform = this.#deps.platforms.get(place.platform);
    if (!platform) throw new PlatformUnavailable(`The platform ${place.platform} is not configured any more`);
    return platform.surface({
      place,
      replyToPlatformMessageId: platformMessageId,
      recipient: author,
      ...adoption(messages[0]),
    });
  }

  async #answer(
    { turn, snapshot, feeling, route }: Considered,
    signal: AbortSignal,
    logger: Logger,
  ): Promise<Answer> {
    const { model, character, voice, clock, onPrompt } = this.#deps;
    const prompt = async () =>
      compose({
        prefix: voice.prefix,
        characterName: character.name,
        turn,
        snapshot,
        feeling,
        now: clock.now(),
        attachments: await this.#readAttachments(turn, signal, logger),
        isGroup: turn.place.visibility !== 'dm',
      });
    if (onPrompt) onPrompt(turn, await prompt());
    const plan: AnswerPlan =
      route.tier === 'instant'
        ? { tier: 'instant', text: voice.say(route.phrase ?? silent, turn) }
        : { tier: route.tier, messages: model ? await prompt() : [] };
    return answer(plan, {
      model,
      settings: this.#settings.tiers,
      characterName: character.name,
      withoutModel: (why) => voice.withoutModel(why, turn, snapshot, feeling),
      clock,
      logger,
      signal,
    });
  }

  #readAttachments(turn: Turn, signal: AbortSignal, logger: Logger): Promise<readonly AttachmentContent[]> {
    const attachments = turn.messages.flatMap((message) => message.attachments);
    const platform = this.#deps.platforms.get(turn.place.platform);
    if (attachments.length === 0 || !platform) return Promise.resolve([]);
    const fetch = platform.fetchAttachment.bind(platform);
    return readAttachments(attachments, fetch, this.#settings.attachments, logger, signal);
  }

  #deliver(
    text: AsyncIterable<string>,
    surface: Surface,
    queued: QueuedTurn,
    logger: Logger,
    typing?: Typing,
  ): Promise<Delivery> {
    const { clock, random, editBudget, voice, stores } = this.#deps;
    const [first] = queued.messages;
    const messageIds = queued.messages.map((message) => message.messageId);
    return deliver(
      text,
      surface,
      { clock, random, budget: editBudget, logger },
      {
        // The platform's own id: stable over retries and restarts, and new where a new database counts from one again.
        idempotencyKey: `${queued.conversationId}#${first.incoming.platformMessageId}`,
        ...adoption(first),
        signal: queued.signal,
        brokenLine: () => voice.brokenLine(queued.conversationId),
        firstTextMs: this.#settings.firstTextMs,
        beforeFirstText: () => {
          typing?.stop();
          return queued.commit();
        },
        onParts: (parts) =>
          stores.inbox.journal(messageIds, parts).catch((error) => {
            // The reply goes on; only a crash in the middle of it would now show it twice.
            logger.error('What is shown of a reply could not be journaled', { error });
          }),
      },
    );
  }

  /** The reply is stored, what was told is learnt, and the turn's messages leave the inbox. */
  async #remember(answered: Answered, queued: QueuedTurn, logger: Logger): Promise<void> {
    const { turn, delivery, snapshot, wiped } = answered;
    const { stores, character, clock } = this.#deps;
    if (isLeftOpen(delivery, queued.signal)) return;
    const deps = { stores, character, now: clock.now() };
    // By a command, while the turn ran.
    const wipedMeanwhile = !wiped && (await stores.profiles.get(turn.user.id)) === undefined;
    if (!wiped && !wipedMeanwhile) {
      if (delivery.parts.length > 0) await rememberReply(turn, delivery, deps);
      if (!isDeleted(queued.signal)) {
        await rememberWords(queued.messages, turn.user, deps, lineAnswered(turn, snapshot));
      }
      await rememberUse(turn, snapshot, deps);
    }
    if (delivery.outcome === 'undeliverable') {
      logger.error('A reply could not be delivered; it is tried again at the next start');
      return;
    }
    await stores.inbox.settle(turn.messages.map((message) => message.messageId));
  }

  /** What was said to others is heard, not answered. */
  async #overhear(message: OpenMessage): Promise<void> {
    const { stores, character, clock } = this.#deps;
    const user = await stores.profiles.get(message.userId);
    if (user) await rememberWords([message], user, { stores, character, now: clock.now() });
    await stores.inbox.settle([message.messageId]);
  }

  /** The turn ended before anything of the answer was shown. */
  async #fail(queued: QueuedTurn, error: unknown, logger: Logger): Promise<void> {
    const { stores, voice } = this.#deps;
    const messageIds = queued.messages.map((message) => message.messageId);
    try {
      if (error instanceof TurnCancelled) {
        if (error.why === 'deleted' || error.why === 'stopped') await stores.inbox.settle(messageIds);
        return;
      }
      logger.error('A turn failed before its answer was shown', { error });
      const trouble = once(voice.troubleLine(queued.conversationId));
      const delivery = await this.#deliver(trouble, this.#surface(queued), queued, logger);
      if (isLeftOpen(delivery, queued.signal) || delivery.outcome === 'undeliverable') return;
      await stores.inbox.settle(messageIds);
    } catch (second) {
      logger.error('A failed turn could not be answered either; it is tried again at the next start', {
        error: second,
      });
    }
  }
}

/** Routed as instant, yet with no phrase named: the phrasebook's last line speaks. */
const silent = { intent: 'ok', slots: {} } as const;

interface Considered {
  readonly turn: Turn;
  readonly snapshot: Snapshot;
  readonly feeling: Feeling;
  readonly route: Route;
  /** Everything of the speaker has just been deleted: nothing of this turn is kept either. */
  readonly wiped: boolean;
}

function asTurnMessage({ messageId, incoming }: OpenMessage): TurnMessage {
  const { platformMessageId, text, attachments, sentAt } = incoming;
  return { messageId, platformMessageId, text, attachments, sentAt };
}

/** What stands of an earlier try, be it nothing; absent for the first try. */
function adoption({ shownParts }: OpenMessage): { readonly adopted?: readonly PartId[] } {
  return shownParts ? { adopted: shownParts } : {};
}

/** Superseded: a newer turn answers. Cut short by the shutdown: the next start does. */
function isLeftOpen({ outcome }: Delivery, { reason }: AbortSignal): boolean {
  const shutDown = reason instanceof TurnCancelled && reason.why === 'shutdown';
  return outcome === 'superseded' || (outcome === 'cancelled' && shutDown);
}

function isDeleted({ reason }: AbortSignal): boolean {
  return reason instanceof TurnCancelled && reason.why === 'deleted';
}

/** The answer, its first words held back while the writer types on. Costs nothing per chunk after the first. */
function afterQuiet(
  text: AsyncIterable<string>,
  { quiet }: Pick<QueuedTurn, 'quiet'>,
): AsyncIterable<string> {
  return {
    [Symbol.asyncIterator]() {
      const source = text[Symbol.asyncIterator]();
      let next = async () => {
        const first = await source.next();
        await quiet();
        next = () => source.next();
        return first;
      };
      return {
        next: () => next(),
        return: async () => (await source.return?.()) ?? { done: true, value: undefined },
      };
    },
  };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
