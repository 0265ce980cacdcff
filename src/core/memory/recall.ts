/** Gathers, bounded, what may be used to answer a turn. */
import type { FactStore, MessageStore } from '../ports.ts';
import type { ReadScope, Snapshot, StoredMessage } from '../types.ts';
import { countTokens } from './tokens.ts';

export interface RecallQuery {
  readonly conversationId: string;
  /** The channel that a thread hangs in; its newest messages give a young thread its context. Same readers only. */
  readonly parentConversationId?: string;
  readonly userId: number;
  readonly scope: ReadScope;
  /** The turn's own messages, which are no memory. */
  readonly excludeMessageIds: readonly number[];
  /** Estimated tokens of all recent messages together, names included. */
  readonly recentTokens: number;
  readonly recentMessages: number;
}

const factLimit = 200;
/** A thread with fewer messages than this is young. */
const youngThread = 6;
const ellipsis = ' …';

/** One snapshot; reads messages and facts at the same time. */
export async function recall(
  stores: { readonly messages: MessageStore; readonly facts: FactStore },
  query: RecallQuery,
): Promise<Snapshot> {
  const wanted = query.recentMessages + query.excludeMessageIds.length;
  const parent = query.parentConversationId;
  const [own, above, facts] = await Promise.all([
    stores.messages.recent(query.conversationId, wanted),
    parent === undefined ? [] : stores.messages.recent(parent, wanted),
    stores.facts.current(query.userId, query.scope, factLimit),
  ]);
  const excluded = new Set(query.excludeMessageIds);
  const kept = (messages: readonly StoredMessage[]) =>
    messages.filter((message) => !excluded.has(message.id));
  const thread = kept(own);
  const candidates = thread.length < youngThread ? [...kept(above), ...thread] : thread;
  return { facts, recent: withinTokens(candidates.slice(-query.recentMessages), query.recentTokens) };
}

/**
 * The newest messages that fit, whole, oldest first. A newest message too large by itself is shortened to fit, so that there
 * is always something to go by.
 */
export function withinTokens(messages: readonly StoredMessage[], budget: number): readonly StoredMessage[] {
  const kept: StoredMessage[] = [];
  let left = budget;
  for (const message of messages.toReversed()) {
    const cost = costOf(message);
    if (cost > left) {
      const shortened = kept.length === 0 ? shorten(message, left) : undefined;
      return shortened ? [shortened] : kept.toReversed();
    }
    kept.push(message);
    left -= cost;
  }
  return kept.toReversed();
}

/** Tokens of a message as the prompt shows it: "Name: text". */
export function costOf(message: Pick<StoredMessage, 'authorName' | 'text'>): number {
  return countTokens(`${message.authorName}: ${message.text}`);
}

/** The longest beginning that fits, found by halving. */
function shorten(message: StoredMessage, budget: number): StoredMessage | undefined {
  let [least, most] = [0, message.text.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (costOf(cut(message, middle)) <= budget) least = middle;
    else most = middle - 1;
  }
  return least === 0 ? undefined : cut(message, least);
}

function cut(message: StoredMessage, length: number): StoredMessage {
  const whole = message.text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
  return { ...message, text: `${whole}${ellipsis}` };
}
