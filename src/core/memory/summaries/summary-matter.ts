/** Reads, page by page and in bounded memory, what a summary is to be made of. */
import type { Fact, StoredMessage } from '../../types.ts';
import type { KeptWords } from '../reading/kept-words.ts';
import { type Statement, statementsOf } from './key-statements.ts';
import { promptCost } from './summary-prompt.ts';

/** Statements that are weighed against each other at the end; of more, the most substantial are kept. */
const maxStatements = 300;
/** What the newest messages may take of a prompt, in tokens. */
const maxRecentTokens = 4_000;

export class SummaryMatterReader {
  readonly #importance = new Map<number, number>();
  readonly #kept: KeptWords;
  #recent: { readonly message: StoredMessage; readonly cost: number }[] = [];
  #recentTokens = 0;
  #older: Statement[] = [];
  /** The newest message that was read; undefined before the first. */
  lastMessageId: number | undefined;
  /** Messages that may be made something of. */
  count = 0;

  constructor(facts: readonly Fact[], kept: KeptWords) {
    this.#kept = kept;
    for (const fact of facts) {
      const known = this.#importance.get(fact.sourceMessageId) ?? 0;
      // Use adds to it as far as importance leaves room: a liking that is told again and again comes near an allergy.
      const used = 1 - 1 / (1 + fact.uses / 4);
      this.#importance.set(
        fact.sourceMessageId,
        Math.max(known, fact.importance + (1 - fact.importance) * used * 0.5),
      );
    }
  }

  /** Oldest first, after all that was added before. Words that are not to be kept are passed over. */
  async add(page: readonly StoredMessage[]): Promise<void> {
    for (const message of page) {
      this.lastMessageId = message.id;
      if (message.text.trim() === '' || !(await this.#kept.has(message))) continue;
      this.count += 1;
      const cost = promptCost(message);
      this.#recent.push({ message, cost });
      this.#recentTokens += cost;
    }
    let gone = 0;
    for (const { message, cost } of this.#recent) {
      if (this.#recentTokens <= maxRecentTokens) break;
      this.#recentTokens -= cost;
      gone += 1;
      this.#older.push(...this.#statementsOf(message));
    }
    this.#recent = this.#recent.slice(gone);
    if (this.#older.length > maxStatements * 2) this.#older = substantial(this.#older);
  }

  /** The newest messages that fit into a prompt, oldest first. */
  get recent(): readonly StoredMessage[] {
    return this.#recent.map(({ message }) => message);
  }

  /** What was said before `recent`, sentence by sentence. */
  get older(): readonly Statement[] {
    return substantial(this.#older);
  }

  /** All of it, sentence by sentence. */
  get statements(): readonly Statement[] {
    return substantial([...this.#older, ...this.recent.flatMap((message) => this.#statementsOf(message))]);
  }

  #statementsOf(message: StoredMessage): readonly Statement[] {
    return statementsOf(message, this.#importance.get(message.id));
  }
}

function substantial(statements: readonly Statement[]): Statement[] {
  if (statements.length <= maxStatements) return [...statements];
  const worth = ({ substance, importance }: Statement) => substance + importance;
  return statements
    .toSorted((a, b) => worth(b) - worth(a) || b.sentAt - a.sentAt)
    .slice(0, maxStatements)
    .sort((a, b) => a.sentAt - b.sentAt);
}
