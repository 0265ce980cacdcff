/** What memory questions are answered from, bound to who asks and where: the stores' filter has passed on all of it (rule 1). */
import type { FactStore, PassageStore } from '../../store-ports.ts';
import type { Fact, ReadScope, StoredMessage } from '../../types.ts';

export interface MemoryReader {
  /** Facts of the asker and of users that the question names, ended ones too, newest first. */
  history(): Promise<readonly Fact[]>;
  /** What everybody said around messages that hold one of these index terms: each message once, oldest first. */
  statements(terms: readonly string[]): Promise<readonly StoredMessage[]>;
}

const factLimit = 400;
/** Messages looked at for one question. */
const candidates = 120;
const neighbours = 2;

/** `userIds`: the asker first, then their linked accounts and the users that the question names. */
export function openMemoryReader(
  stores: {
    readonly facts: Pick<FactStore, 'history'>;
    readonly passages: Pick<PassageStore, 'search' | 'passages'>;
  },
  of: {
    readonly userIds: readonly number[];
    readonly scope: ReadScope;
    readonly excludeMessageIds: readonly number[];
  },
): MemoryReader {
  return {
    history: () => stores.facts.history(of.userIds, of.scope, factLimit),
    async statements(terms) {
      if (terms.length === 0) return [];
      const { turns } = await stores.passages.search(of.scope, {
        terms,
        limit: candidates,
        before: neighbours,
        after: neighbours,
        excludeMessageIds: of.excludeMessageIds,
      });
      const ids = turns.map(({ messageId }) => messageId);
      const found = await stores.passages.passages(ids, of.scope, 0);
      const messages = new Map(
        found.flatMap((passage) => passage.messages).map((message) => [message.id, message]),
      );
      for (const id of of.excludeMessageIds) messages.delete(id);
      return [...messages.values()].toSorted(bySaying);
    },
  };
}

/** Oldest first; of the same moment, the one stored first. */
export function bySaying(a: StoredMessage, b: StoredMessage): number {
  return a.sentAt - b.sentAt || a.id - b.id;
}
