/** A life told in messages, and what memory says to questions about it: real extraction and answering, no database. */
import { answerQuestion } from '../../../../src/core/memory/answering/answer-question.ts';
import type { MemoryReader } from '../../../../src/core/memory/answering/memory-reader.ts';
import { extractFacts } from '../../../../src/core/memory/extraction/extract.ts';
import type { Fact, MemoryAnswer, StoredMessage } from '../../../../src/core/types.ts';

const asker = 1;
const other = 2;
const toldAt = Date.UTC(2026, 1, 23, 12);
const minuteMs = 60_000;
const audience = { visibility: 'public', platform: 'local', workspace: 'home', channel: '' } as const;

/** Lines of the asker; those of another user begin with "Ty: ", the character's with "wren: ". A minute lies between two. */
export function messagesOf(lines: readonly string[]): readonly StoredMessage[] {
  return lines.map((line, index) => {
    const [, author = '', text = line] = /^(wren|Ty): (.*)$/s.exec(line) ?? [];
    const userId = author === '' ? asker : other;
    return {
      id: index + 1,
      conversationId: 'local/home/lounge',
      authorName: author === '' ? 'Sam' : author,
      fromCharacter: author === 'wren',
      text,
      attachments: [],
      platformMessageId: String(index + 1),
      sentAt: toldAt + index * minuteMs,
      ...(author === 'wren' ? {} : { userId }),
    };
  });
}

/** Facts of the messages, newest first; a new value of a predicate with one value ends the old one. */
export function factsOf(messages: readonly StoredMessage[]): readonly Fact[] {
  const facts: Fact[] = [];
  const entities = new Map<string, number>();
  for (const message of messages) {
    if (message.fromCharacter) continue;
    for (const stated of extractFacts(message.text, { sentAt: message.sentAt, timeZone: 'UTC' })) {
      const key = `${message.userId} ${stated.entity.name}`;
      const id = entities.get(key) ?? entities.size + 1;
      entities.set(key, id);
      for (const [index, old] of facts.entries()) {
        const ended =
          old.entity.id === id && old.predicate === stated.predicate && stated.cardinality === 'one';
        if (ended && old.validTo === undefined) facts[index] = { ...old, validTo: message.sentAt };
      }
      facts.push({
        ...stated,
        id: facts.length + 1,
        entity: { ...stated.entity, id },
        ownerUserId: message.userId ?? asker,
        sourceMessageId: message.id,
        audience,
        validFrom: stated.validFrom ?? message.sentAt,
        recordedAt: message.sentAt,
        uses: 0,
      });
    }
  }
  return facts.toReversed();
}

export interface Reads {
  history: number;
  statements: number;
}

export function readerOf(
  lines: readonly string[],
  reads: Reads = { history: 0, statements: 0 },
): MemoryReader {
  const messages = messagesOf(lines);
  return {
    async history() {
      reads.history += 1;
      return factsOf(messages);
    },
    async statements() {
      reads.statements += 1;
      return messages;
    },
  };
}

/** What memory says to a question after these lines. `facts: false`: as if nothing had been extracted. */
export function answerTo(
  text: string,
  lines: readonly string[],
  { facts = true }: { readonly facts?: boolean } = {},
): Promise<MemoryAnswer | undefined> {
  const reader = readerOf(lines);
  const asked = { text, userIds: [asker], characterName: 'Wren', now: toldAt + 86_400_000 };
  const known = { recent: [], passages: [], people: [] };
  return answerQuestion(asked, known, facts ? reader : { ...reader, history: async () => [] });
}

/** The quoted words, a line each; the sentence from facts; `unknown: …` or `none`. */
export function inShort(answer: MemoryAnswer | undefined): string {
  if (!answer) return 'none';
  if (answer.kind === 'fact') return answer.answer;
  if (answer.kind === 'unknown') return `unknown: ${answer.subject}`;
  return answer.quotes.map(({ text }) => text).join('\n');
}
