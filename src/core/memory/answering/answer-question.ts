/** Answers a question to memory without a model: from facts, else in the words of whoever said it, else by saying that it is unknown. */
import type { Fact, MemoryAnswer, Snapshot, StoredMessage } from '../../types.ts';
import { describeAsked } from '../describe.ts';
import { termsOf } from '../search/terms.ts';
import { searchTermsOf } from './concepts.ts';
import { type FoundFacts, factsFor } from './look-up.ts';
import { bySaying, type MemoryReader } from './memory-reader.ts';
import { type MemoryQuestion, memoryQuestionOf } from './question.ts';
import { changedSince, type FoundQuote, findQuotes, findWho } from './quote.ts';
import { roleWords } from './role-words.ts';
import { clausesIn, plainOf } from './statement.ts';
import type { Testimony } from './testimony.ts';

export interface Asked {
  readonly text: string;
  /** The asker's accounts, and the users that the question names. */
  readonly userIds: readonly number[];
  readonly characterName: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A quotation with this score says it plainly. */
const surelyQuoted = 0.95;
/** Index terms searched for. */
const maxTerms = 256;

/** Undefined, and nothing read, when the text asks memory nothing. @throws StorageUnavailable */
export async function answerQuestion(
  asked: Asked,
  known: Pick<Snapshot, 'recent' | 'passages' | 'people'>,
  reader: MemoryReader,
): Promise<MemoryAnswer | undefined> {
  const question = memoryQuestionOf(asked.text, asked.characterName);
  if (!question) return undefined;
  const [history, found] = await Promise.all([reader.history(), reader.statements(termsToSearch(question))]);
  const said = gathered(known, found);
  const others = new Set(known.people.map(({ userId }) => userId));
  const asker = asked.userIds.filter((id) => !others.has(id));
  const speaker = speakerOf(question, asker, said);
  const facts = question.loose
    ? undefined
    : factsFor(
        question,
        history.filter((fact) => speaker.userIds.includes(fact.ownerUserId) && isMeant(question, fact, said)),
        asked.now,
      );
  if (question.kind === 'everything') return facts ? fromFacts(facts, 'everything') : unknown(question);
  // Somebody's own words speak of them as "I".
  const ofSpeaker =
    speaker.name === undefined ? question : ({ ...question, kind: 'about', of: { kind: 'self' } } as const);
  const told = testimonies(said, speaker.userIds);
  const changed = facts && speaker.name === undefined ? changedSince(question, facts.facts, told) : undefined;
  if (changed) return fromQuotes([changed], undefined);
  const quotes = quotesFor(ofSpeaker, told);
  return decided(facts, quotes, speaker.name) ?? (isOpen(question) ? undefined : unknown(question));
}

/** A fact tells it best, unless something was said later that answers as well: a correction that no fact was made of. */
function decided(
  facts: FoundFacts | undefined,
  quotes: readonly FoundQuote[],
  by: string | undefined,
): MemoryAnswer | undefined {
  const newest = quotes.at(-1);
  const plainly = newest !== undefined && newest.score >= (facts?.exact === false ? surelyQuoted : 0);
  const outdone = plainly && (facts?.exact === false || (facts !== undefined && isNews(newest, facts.facts)));
  if (facts && by === undefined && !outdone) return fromFacts(facts, 'one');
  return quotes.length === 0 ? undefined : fromQuotes(quotes, by);
}

function fromQuotes(quotes: readonly FoundQuote[], by: string | undefined): MemoryAnswer {
  return {
    kind: 'quote',
    quotes: quotes.map(({ messageId, sentAt, text }) => ({
      messageId,
      saidAt: sentAt,
      text,
      ...(by === undefined ? {} : { by }),
    })),
  };
}

/** False for a fact whose words, looked at again with the question in mind, are a joke or about something near it. */
function isMeant({ concepts, of }: MemoryQuestion, fact: Fact, said: readonly StoredMessage[]): boolean {
  const source = said.find(({ id }) => id === fact.sourceMessageId);
  if (!source || of.kind !== 'self') return true;
  const value = plainOf(fact.value);
  const clause = clausesIn(source.text).find(({ plain }) => plain.includes(value));
  const concept = concepts.find(({ predicates }) => predicates.includes(fact.predicate));
  return !clause || concept?.bar?.test(clause.plain) !== true;
}

/** Something else may be meant than what was told: advice, or somebody whom nobody here spoke of. */
function isOpen({ only, of, concepts, kind, plain, loose }: MemoryQuestion): boolean {
  if (loose) return !/\b(?:i|im|ive|my|mine|me|we|our|us)\b/.test(plain);
  // "Why am I on crutches" has its reason in what was told, or nowhere.
  if (only) return !/^(?:whys?|how come)\b/.test(plain);
  if (of.kind !== 'named' || kind === 'who' || /\b(?:breed|species)\b/.test(plain)) return false;
  return concepts.length === 0 || /^how (?:do|does|did)\b/.test(plain);
}

function isNews(quote: FoundQuote, facts: readonly Fact[]): boolean {
  return facts.every(
    ({ sourceMessageId, cardinality }) => cardinality === 'one' && quote.messageId > sourceMessageId,
  );
}

function fromFacts({ facts, answer }: FoundFacts, about: 'one' | 'everything'): MemoryAnswer {
  return { kind: 'fact', answer, about, factIds: facts.map(({ id }) => id) };
}

function unknown({ concepts, of, sure, kind }: MemoryQuestion): MemoryAnswer {
  const [concept] = concepts;
  const predicate = concept?.predicates[0];
  const entity = of.kind === 'role' ? ({ name: of.role, kind: 'person', aliases: [] } as const) : undefined;
  if (of.kind === 'named')
    return {
      kind: 'unknown',
      sure,
      subject: kind === 'who' ? `who ${titled(of.name)} is` : `that about ${titled(of.name)}`,
    };
  if (entity)
    return {
      kind: 'unknown',
      sure,
      subject:
        predicate === undefined
          ? `that about your ${of.kind === 'role' ? of.role : ''}`
          : describeAsked(entity, predicate),
    };
  return { kind: 'unknown', sure, subject: concept?.unknown ?? 'that about you' };
}

function titled(name: string): string {
  return name.replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
}

function quotesFor(question: MemoryQuestion, said: readonly Testimony[]): readonly FoundQuote[] {
  return question.kind === 'who' && question.of.kind === 'named'
    ? findWho(question.of.name, said)
    : findQuotes(question, said);
}

function gathered(
  { recent, passages }: Pick<Snapshot, 'recent' | 'passages'>,
  found: readonly StoredMessage[],
): readonly StoredMessage[] {
  const all = [...found, ...passages.flatMap(({ messages }) => messages), ...recent];
  return [...new Map(all.map((message) => [message.id, message])).values()].toSorted(bySaying);
}

interface Speaker {
  readonly userIds: readonly number[];
  /** Absent for the asker. */
  readonly name?: string;
}

/** Whose words answer: those of another user whom the question names, if they spoke here; else the asker's. */
function speakerOf(
  { of }: MemoryQuestion,
  asker: readonly number[],
  said: readonly StoredMessage[],
): Speaker {
  if (of.kind !== 'named') return { userIds: asker };
  const other = said.findLast(
    ({ userId, authorName }) =>
      userId !== undefined &&
      !asker.includes(userId) &&
      authorName.toLowerCase().split(/\s+/).includes(of.name),
  );
  return other?.userId === undefined
    ? { userIds: asker }
    : { userIds: [other.userId], name: other.authorName };
}

function testimonies(said: readonly StoredMessage[], userIds: readonly number[]): readonly Testimony[] {
  return said.flatMap((message, index) => {
    if (message.fromCharacter || message.userId === undefined || !userIds.includes(message.userId)) return [];
    const before = said[index - 1];
    const asked =
      before?.fromCharacter && before.conversationId === message.conversationId && /\?\s*$/.test(before.text)
        ? before.text
        : undefined;
    return [
      {
        id: message.id,
        text: message.text,
        sentAt: message.sentAt,
        ...(asked === undefined ? {} : { asked }),
      },
    ];
  });
}

/** The question's own terms, and those by which statements of its concepts are found. */
function termsToSearch({ specifics, concepts, of, plain }: MemoryQuestion): readonly string[] {
  const own = [...specifics.flatMap(({ term, related }) => [term, ...related]), ...termsOf(plain)];
  const named =
    of.kind === 'named' ? termsOf(of.name) : of.kind === 'role' ? roleWords(of.role).flatMap(termsOf) : [];
  return [...new Set([...named, ...own, ...concepts.flatMap(searchTermsOf)])].slice(0, maxTerms);
}
