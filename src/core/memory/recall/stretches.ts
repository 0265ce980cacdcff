/** What was found in the past, as a reader wants it: no line twice, nothing that stands in the chat anyway, within a budget. */
import type { Passage, StoredMessage } from '../../types.ts';
import { countTokens } from '../tokens.ts';

/** Longest text of one message that counts against the budget; the prompt shortens there as well. */
const maxChars = 400;

/**
 * `found`: best first, each hit with its neighbours. Stretches that share a message become one, in the place of the better;
 * `shown` messages are left out. A stretch that does not fit whole gives its hit alone; where that does not fit either, the
 * rest is left.
 */
export function stretchesOf(
  found: readonly Passage[],
  shown: ReadonlySet<number>,
  tokens: number,
): readonly Passage[] {
  const stretches: { hitMessageId: number; ids: Set<number>; messages: StoredMessage[] }[] = [];
  const taken = new Set(shown);
  let left = tokens;
  for (const { hitMessageId, messages } of found) {
    if (taken.has(hitMessageId)) continue;
    const fresh = messages.filter(({ id }) => !taken.has(id));
    const hit = fresh.filter(({ id }) => id === hitMessageId);
    const fitting = [fresh, hit].find((some) => some.length > 0 && costOf(some) <= left);
    if (!fitting) break;
    left -= costOf(fitting);
    for (const { id } of fitting) taken.add(id);
    const around = new Set(messages.map(({ id }) => id));
    const known = stretches.find(({ ids }) => messages.some(({ id }) => ids.has(id)));
    if (known) {
      known.messages.push(...fitting);
      for (const id of around) known.ids.add(id);
    } else stretches.push({ hitMessageId, ids: around, messages: [...fitting] });
  }
  return stretches.map(({ hitMessageId, messages }) => ({
    hitMessageId,
    messages: messages.sort((a, b) => a.sentAt - b.sentAt || a.id - b.id),
  }));
}

function costOf(messages: readonly StoredMessage[]): number {
  return messages.reduce(
    (sum, { authorName, text }) => sum + countTokens(`${authorName}: ${text.slice(0, maxChars)}`),
    0,
  );
}
