import { TurnCancelled } from '../errors.ts';
import type { Clock, Logger } from '../ports.ts';
import type { OpenMessage } from '../store-ports.ts';
import { looksUnfinished } from './unfinished.ts';

export const overlapPolicies = ['join', 'queue'] as const;
/**
 * What happens to a message that comes while its author's turn is running. `join`: before the first visible text it joins
 * the turn, which restarts, once at most; later it becomes the next turn. `queue`: it always becomes the next turn.
 */
export type OverlapPolicy = (typeof overlapPolicies)[number];

export interface TurnQueueSettings {
  readonly overlap: OverlapPolicy;
  /** Longest wait for a writer who is seen typing or whose message looks unfinished. */
  readonly holdMs: number;
}

/** One turn as the queue hands it out. */
export interface QueuedTurn {
  readonly conversationId: string;
  /** Messages of one author, in order. */
  readonly messages: readonly [OpenMessage, ...OpenMessage[]];
  /** Aborted with a `TurnCancelled` when the turn must end. */
  readonly signal: AbortSignal;
  /** Waits, within the hold, while the writer of the newest message is seen typing on. */
  quiet(): Promise<void>;
  /**
   * Asks to show the first text. False when a newer message has superseded this turn: then nothing may be shown. After
   * true, nothing can join any more.
   */
  commit(): boolean;
}

interface RunningTurn {
  readonly messages: OpenMessage[];
  readonly abort: AbortController;
  committed: boolean;
  restarted: boolean;
}

interface Lane {
  readonly waiting: OpenMessage[];
  running: RunningTurn | undefined;
  /** Ends the hold before a turn starts; set while one is held. */
  hold: AbortController | undefined;
  /** Last sign of typing, by platform user id, in clock time. */
  readonly typingAt: Map<string, number>;
  /** Settles when nothing waits any more; undefined before the first turn. */
  done: Promise<void> | undefined;
}

/** Discord shows "is typing" for about 10 s after each signal; a pause this long means they stopped. */
const typingLapsesMs = 2_000;
/** How long an aborted turn may take to end. */
const abortedWithinMs = 2_000;

/** One turn at a time per conversation, in order; conversations run side by side. In-process. */
export class TurnQueue {
  readonly #lanes = new Map<string, Lane>();
  readonly #run: (turn: QueuedTurn) => Promise<void>;
  readonly #settings: TurnQueueSettings;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #stopped = false;

  /** `run` answers one turn; it handles its own errors. */
  constructor(
    run: (turn: QueuedTurn) => Promise<void>,
    settings: TurnQueueSettings,
    { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
  ) {
    this.#run = run;
    this.#settings = settings;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Turns that run now, and messages that wait. */
  get load(): { readonly running: number; readonly waiting: number } {
    let running = 0;
    let waiting = 0;
    for (const lane of this.#lanes.values()) {
      if (lane.running) running += 1;
      waiting += lane.waiting.length;
    }
    return { running, waiting };
  }

  push(conversationId: string, message: OpenMessage): void {
    // What comes after the stop stays open in the inbox and is answered after the restart.
    if (this.#stopped) return;
    const lane = this.#lane(conversationId);
    if (isAwaited(lane, message.messageId)) return;
    lane.typingAt.delete(message.incoming.author.id);
    if (lane.running && this.#joins(lane.running, message)) {
      lane.waiting.unshift(...lane.running.messages, message);
      lane.running.abort.abort(new TurnCancelled('superseded'));
      return;
    }
    lane.waiting.push(message);
    lane.hold?.abort();
    lane.done ??= this.#drain(conversationId, lane);
  }

  /** Resolves when nothing runs or waits in that conversation; without one, in all that are busy now. */
  async idle(conversationId?: string): Promise<void> {
    const lanes = conversationId === undefined ? this.#lanes.values() : [this.#lanes.get(conversationId)];
    await Promise.all([...lanes].map((lane) => lane?.done));
  }

  typing(conversationId: string, platformUserId: string): void {
    this.#lanes.get(conversationId)?.typingAt.set(platformUserId, this.#clock.now());
  }

  /** Takes a message out: it was deleted, or its writer said stop. True when a waiting or running turn held it. */
  cancel(conversationId: string, messageId: number, why: 'deleted' | 'stopped'): boolean {
    const lane = this.#lanes.get(conversationId);
    if (!lane) return false;
    const at = lane.waiting.findIndex((message) => message.messageId === messageId);
    if (at >= 0) lane.waiting.splice(at, 1);
    const running = lane.running;
    if (!running || !holds(running.messages, messageId)) return at >= 0;
    // What was superseded waits already, to be answered anew.
    if (isSuperseded(running.abort.signal)) return true;
    const others = running.messages.filter((message) => message.messageId !== messageId);
    const answerOthers = !running.committed && others.length > 0;
    if (answerOthers) lane.waiting.unshift(...others);
    running.abort.abort(new TurnCancelled(answerOthers ? 'superseded' : why));
    return true;
  }

  /** A message's text was edited: a turn that has not begun, or begins again, answers the new one. */
  amend(conversationId: string, messageId: number, text: string): void {
    const lane = this.#lanes.get(conversationId);
    for (const messages of [lane?.waiting ?? [], lane?.running?.messages ?? []]) {
      const at = messages.findIndex((message) => message.messageId === messageId);
      const message = messages[at];
      if (message) messages[at] = { ...message, incoming: { ...message.incoming, text } };
    }
  }

  /**
   * Starts no turn any more, lets running ones finish for `graceMs`, then aborts them with `shutdown`. One that does not end
   * even then, because a platform's call hangs, is left behind: its messages are still open.
   */
  async stop(graceMs: number): Promise<void> {
    this.#stopped = true;
    const lanes = [...this.#lanes.values()];
    for (const lane of lanes) {
      lane.waiting.length = 0;
      lane.hold?.abort();
    }
    const finished = Promise.all(lanes.map((lane) => lane.done));
    const grace = new AbortController();
    const outOfTime = async () => {
      await this.#clock.sleep(graceMs, grace.signal);
      for (const lane of lanes) lane.running?.abort.abort(new TurnCancelled('shutdown'));
      await this.#clock.sleep(abortedWithinMs, grace.signal);
      this.#logger.warn('A turn did not end when it was told to; its messages stay open');
    };
    // Only the abort below ends the sleeps early.
    await Promise.race([finished, outOfTime().catch(() => undefined)]);
    grace.abort();
  }

  #joins(running: RunningTurn, message: OpenMessage): boolean {
    if (this.#settings.overlap !== 'join' || running.committed || running.restarted) return false;
    if (hasReply(message)) return false;
    return !running.abort.signal.aborted && running.messages[0]?.userId === message.userId;
  }

  #lane(conversationId: string): Lane {
    const known = this.#lanes.get(conversationId);
    if (known) return known;
    const lane: Lane = {
      waiting: [],
      running: undefined,
      hold: undefined,
      typingAt: new Map(),
      done: undefined,
    };
    this.#lanes.set(conversationId, lane);
    return lane;
  }

  async #drain(conversationId: string, lane: Lane): Promise<void> {
    let restarted = false;
    while (lane.waiting.length > 0) {
      // Without a reason to wait the turn starts in this very call.
      if (!restarted && this.#holdLeftMs(lane) > 0) await this.#holdBack(lane);
      const messages = takeBurst(lane.waiting);
      if (!messages) break;
      const running: RunningTurn = { messages, abort: new AbortController(), committed: false, restarted };
      lane.running = running;
      try {
        await this.#run({
          conversationId,
          messages,
          signal: running.abort.signal,
          quiet: () => this.#quiet(lane, running),
          commit: () => {
            running.committed = !running.abort.signal.aborted;
            return running.committed;
          },
        });
      } catch (error) {
        this.#logger.error('A turn ended with an error that it should have handled', { error });
      }
      lane.running = undefined;
      restarted = isSuperseded(running.abort.signal);
    }
    this.#lanes.delete(conversationId);
  }

  async #quiet(lane: Lane, running: RunningTurn): Promise<void> {
    const newest = running.messages.at(-1);
    if (!newest || running.restarted || this.#settings.overlap !== 'join') return;
    const leftMs = this.#settings.holdMs - (this.#clock.now() - newest.incoming.receivedAt);
    if (leftMs <= 0 || !this.#types(lane, newest)) return;
    await this.#clock.sleep(leftMs, running.abort.signal).catch(() => undefined);
  }

  #types(lane: Lane, message: OpenMessage): boolean {
    const typedAt = lane.typingAt.get(message.incoming.author.id);
    return typedAt !== undefined && this.#clock.now() - typedAt < typingLapsesMs;
  }

  /** Waits while the newest message's writer types on or it looks unfinished. */
  async #holdBack(lane: Lane): Promise<void> {
    const startedAt = this.#clock.now();
    for (let leftMs = this.#holdLeftMs(lane); leftMs > 0; leftMs = this.#holdLeftMs(lane, startedAt)) {
      lane.hold = new AbortController();
      // A message that comes meanwhile ends the sleep and is judged anew.
      await this.#clock.sleep(leftMs, lane.hold.signal).catch(() => undefined);
      lane.hold = undefined;
    }
  }

  #holdLeftMs(lane: Lane, startedAt = this.#clock.now()): number {
    const newest = lane.waiting.at(-1);
    if (!newest || this.#stopped) return 0;
    if (!this.#types(lane, newest) && !looksUnfinished(newest.incoming.text)) return 0;
    return this.#settings.holdMs - (this.#clock.now() - startedAt);
  }
}

/** Its answer is still to come: a second click on "try again" asks for nothing new. */
function isAwaited({ waiting, running }: Lane, messageId: number): boolean {
  return holds(waiting, messageId) || (running?.committed === false && holds(running.messages, messageId));
}

/** Something of an earlier try to answer it stands. */
function hasReply({ shownParts }: OpenMessage): boolean {
  return shownParts !== undefined && shownParts.length > 0;
}

function holds(messages: readonly OpenMessage[], messageId: number): boolean {
  return messages.some((message) => message.messageId === messageId);
}

function isSuperseded(signal: AbortSignal): boolean {
  return signal.reason instanceof TurnCancelled && signal.reason.why === 'superseded';
}

/**
 * Takes the leading messages of one author: a burst is one turn, and each turn answers one person. What has a reply
 * begun earlier is a turn of its own, so that this reply is made whole.
 */
function takeBurst(waiting: OpenMessage[]): [OpenMessage, ...OpenMessage[]] | undefined {
  const [first] = waiting;
  if (!first) return undefined;
  const other = waiting.findIndex((message, index) => {
    return message.userId !== first.userId || (index > 0 && hasReply(message));
  });
  const [head, ...tail] = waiting.splice(0, other < 0 ? waiting.length : other);
  return head ? [head, ...tail] : undefined;
}
