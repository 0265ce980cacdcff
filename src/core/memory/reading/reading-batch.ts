/** One call of background reading: which messages, what came of it, and what of that is kept. */
import type { Clock, Logger } from '../../ports.ts';
import type { FactStore, MessageStore, Notebook, ReadingStore } from '../../store-ports.ts';
import type { Audience, Fact, NewFact, ReadScope, StoredMessage } from '../../types.ts';
import { termsOf } from '../search/terms.ts';
import { countTokens } from '../tokens.ts';
import type { BackgroundCalls } from './background-calls.ts';
import type { KeptWords } from './kept-words.ts';
import { ownWords } from './own-words.ts';
import { type CheckedClaims, checkClaims } from './reading-check.ts';
import { readingPrompt } from './reading-prompt.ts';
import { parseClaims, readingFormat } from './reading-schema.ts';
import type { ReadingTries } from './reading-tries.ts';

export interface ReadingStores {
  readonly readings: ReadingStore;
  readonly facts: FactStore;
  readonly messages: MessageStore;
  readonly notebook: Notebook;
}

export interface ReadingSettings {
  /** A conversation is read when nothing was said in it for so long. */
  readonly quietMinutes: number;
  /** Messages of one call. */
  readonly batchMessages: number;
  /** Tries of a batch that cannot be read, before it is left out. */
  readonly attempts: number;
}

export interface ReadingDeps {
  readonly stores: ReadingStores;
  readonly calls: BackgroundCalls;
  readonly kept: KeptWords;
  readonly settings: ReadingSettings;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

export type Batch = Awaited<ReturnType<ReadingStore['next']>>;
export /**
 * `unreadable`: the answer was of no use. `unavailable`: the model failed, which need not be for these messages. `stop`: no more
 * calls for now.
 */
type BatchOutcome = 'read' | 'unreadable' | 'unavailable' | 'stop';

/** What the messages of one call may take of a prompt, in tokens; the first always goes. */
const maxBatchTokens = 4_000;
const maxOutputTokens = 2_000;
/** Standing and ended facts of one writer that a reading is compared with. */
const maxKnown = 1_000;

/** The next messages of one audience that fit into one call; fewer after each failure, so that the trouble is narrowed down. */
export async function nextBatch(
  conversationId: string,
  tries: ReadingTries,
  { stores, settings }: ReadingDeps,
): Promise<Batch> {
  const next = await stores.readings.next(conversationId, settings.batchMessages);
  const [first] = next;
  if (!first) return [];
  const most = Math.ceil(settings.batchMessages / 2 ** tries.of(first.message.id));
  let tokens = 0;
  const end = next.findIndex(({ message, audience }, index) => {
    tokens += countTokens(message.text);
    return index > 0 && (index >= most || tokens > maxBatchTokens || !isSame(audience, first.audience));
  });
  return end < 0 ? next : next.slice(0, end);
}

interface BatchReading {
  readonly outcome: BatchOutcome;
  readonly facts: number;
  readonly dropped: number;
  /** The model was asked. */
  readonly called: boolean;
}

/** @throws the signal's reason, StorageUnavailable */
export async function readBatch(
  conversationId: string,
  batch: Batch,
  deps: ReadingDeps,
): Promise<BatchReading> {
  const nothing = { facts: 0, dropped: 0 };
  const [first] = batch;
  // What is not to be kept does not leave the house.
  const shown: StoredMessage[] = [];
  for (const { message, remembers } of batch) {
    if (message.fromCharacter || (remembers && (await deps.kept.has(message)))) shown.push(message);
  }
  const sources = shown.filter(isSource);
  if (!first || !sources.some(tellsSomething)) return { outcome: 'read', called: false, ...nothing };
  const answer = await deps.calls.ask({
    messages: readingPrompt(shown),
    maxOutputTokens,
    format: readingFormat,
  });
  switch (answer.outcome) {
    case 'later':
    case 'spent':
      return { outcome: 'stop', called: false, ...nothing };
    case 'unavailable':
      return { outcome: 'unavailable', called: true, ...nothing };
    case 'refused':
    case 'invalid':
      return { outcome: 'unreadable', called: true, ...nothing };
    default:
  }
  const parsed = answer.outcome === 'whole' ? parseClaims(answer.text) : undefined;
  if (!parsed) {
    deps.logger.warn('The model did not answer in the shape that was asked for', {
      outcome: answer.outcome,
      chars: answer.text.length,
    });
    return { outcome: 'unreadable', called: true, ...nothing };
  }
  const checked = checkClaims(parsed.claims, sources, first.audience);
  const kept = await keep(conversationId, checked, sources, first.audience, deps);
  const dropped = parsed.malformed + parsed.claims.length - kept;
  if (dropped > 0) {
    deps.logger.info('Facts that the model claims to have read were dropped', {
      dropped,
      malformed: parsed.malformed,
      ...checked.doubts,
      known: checked.facts.length - kept,
    });
  }
  return { outcome: 'read', called: true, facts: kept, dropped };
}

/** Records what is new, and of messages that still say it. Returns how many. */
async function keep(
  conversationId: string,
  { facts }: CheckedClaims,
  sources: readonly StoredMessage[],
  audience: Audience,
  { stores, clock }: ReadingDeps,
): Promise<number> {
  const owners = new Set(facts.map(({ ownerUserId }) => ownerUserId));
  const known: Fact[] = [];
  for (const owner of owners) {
    known.push(...(await stores.facts.history([owner], scopeOf(audience, owner), maxKnown)));
  }
  const fresh = facts.filter((fact) => !known.some((one) => isToldBy(one, fact)));
  const cited = sources.filter(({ id }) => fresh.some(({ sourceMessageId }) => sourceMessageId === id));
  const standing = new Set<number>();
  for (const { id, platformMessageId, text } of cited) {
    const stored = await stores.messages.find(conversationId, platformMessageId);
    if (stored?.text === text) standing.add(id);
  }
  const kept = fresh.filter(({ sourceMessageId }) => standing.has(sourceMessageId));
  if (kept.length === 0) return 0;
  await stores.facts.record(kept, clock.now());
  // Deleted between the two looks: then nothing of it may stay.
  for (const { id, platformMessageId } of cited) {
    if (!standing.has(id) || (await stores.messages.find(conversationId, platformMessageId))) continue;
    await stores.facts.retractFrom(id, clock.now());
  }
  return kept.length;
}

/** The same message told this before, in as many words or in fewer. What was read by form is not put in other words. */
function isToldBy(known: Fact, fact: NewFact): boolean {
  if (known.sourceMessageId !== fact.sourceMessageId || known.predicate !== fact.predicate) return false;
  const isSameEntity =
    known.entity.kind === 'self' || fact.entity.kind === 'self'
      ? known.entity.kind === fact.entity.kind
      : [known.entity.name, ...known.entity.aliases].some(
          (name) => name === fact.entity.name || fact.entity.aliases.includes(name),
        );
  if (!isSameEntity || known.effect !== (fact.effect ?? 'holds')) return false;
  if (fact.cardinality === 'one') return true;
  const [mine, theirs] = [fact.value.toLowerCase(), known.value.toLowerCase()];
  return mine.includes(theirs) || theirs.includes(mine);
}

function isSource(message: StoredMessage): boolean {
  return !message.fromCharacter && message.userId !== undefined;
}

/** Two words that mean something: less is a greeting or a reaction. */
function tellsSomething({ text }: StoredMessage): boolean {
  return termsOf(ownWords(text)).length >= 2;
}

function isSame(a: Audience, b: Audience): boolean {
  return (
    a.visibility === b.visibility &&
    a.platform === b.platform &&
    a.workspace === b.workspace &&
    a.channel === b.channel
  );
}

/** What the readers of a statement can read of its owner's. */
function scopeOf({ visibility, platform, workspace, channel }: Audience, userId: number): ReadScope {
  if (visibility === 'dm') return { kind: 'dm', platform, workspace, userId, linkedUserIds: [] };
  const shared = { kind: 'channel', platform, workspace } as const;
  return visibility === 'private' ? { ...shared, privateChannel: channel } : shared;
}
