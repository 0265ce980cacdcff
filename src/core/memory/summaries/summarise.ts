/** The job that keeps the summaries of active users and conversations fresh. */
import { FamiliarError } from '../../errors.ts';
import type { Clock, Logger } from '../../ports.ts';
import type { FactStore, ProfileStore, SummaryStore } from '../../store-ports.ts';
import type { Fact, SummaryTopic } from '../../types.ts';
import type { BackgroundAnswer, BackgroundCalls } from '../reading/background-calls.ts';
import type { KeptWords } from '../reading/kept-words.ts';
import { mostTelling } from './key-statements.ts';
import { SummaryMatterReader } from './summary-matter.ts';
import { readSummary, summaryPrompt } from './summary-prompt.ts';
import { summaryInWords } from './summary-words.ts';

export interface SummaryStores {
  readonly summaries: SummaryStore;
  readonly facts: FactStore;
  readonly profiles: ProfileStore;
}

export interface SummarySettings {
  /** Kept for those with messages in the last so many days. */
  readonly activeDays: number;
  /** Refreshed when so many messages are not in it; what holds fewer in all is not worth a call. */
  readonly behindMessages: number;
  /** Longest summary by the model. */
  readonly maxTokens: number;
  /** Summaries in one run. */
  readonly perRun: number;
}

export interface SummaryDeps {
  readonly stores: SummaryStores;
  /** Undefined when no model is configured. */
  readonly calls: BackgroundCalls | undefined;
  readonly kept: KeptWords;
  readonly settings: SummarySettings;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

export interface SummaryRun {
  readonly due: number;
  readonly byModel: number;
  readonly byWords: number;
  /** Left for a later run: the model was to be asked later, or what it was made of was voided meanwhile. */
  readonly postponed: number;
  readonly failed: number;
}

type Outcome = 'byModel' | 'byWords' | 'postponed';

const dayMs = 86_400_000;
const pageSize = 500;
/** Pages of one refresh; the rest is taken up by the next run, since coverage is kept. */
const maxPages = 40;
const maxFacts = 200;
/** Statements for the model, beside the newest messages, in UTF-16 code units. */
const maxOlderChars = 4_000;

/**
 * One run: void ones first, then those that are missing or behind. A topic that fails does not hold up the others; what a run
 * leaves undone is due at the next.
 * @throws the signal's reason; StorageUnavailable when nothing could be done at all
 */
export async function refreshSummaries(deps: SummaryDeps): Promise<SummaryRun> {
  const { stores, settings, clock, logger, signal } = deps;
  const activeSince = clock.now() - settings.activeDays * dayMs;
  const topics = await stores.summaries.due(activeSince, settings.behindMessages, settings.perRun);
  const run = { due: topics.length, byModel: 0, byWords: 0, postponed: 0, failed: 0 };
  let failure: unknown;
  for (const topic of topics) {
    signal.throwIfAborted();
    try {
      run[await refreshSummary(topic, deps)] += 1;
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      failure = error;
      run.failed += 1;
      const code = error instanceof FamiliarError ? error.code : 'unknown';
      logger.warn('A summary could not be refreshed', { kind: topic.kind, code });
    }
  }
  if (run.failed > 0 && run.failed === run.due) throw failure;
  return run;
}

/** Brings one summary up to its newest message, from the last one that it covers. */
async function refreshSummary(topic: SummaryTopic, deps: SummaryDeps): Promise<Outcome> {
  const { stores, clock } = deps;
  // Before anything is read: a deletion after this moment must make the write fail.
  const readAt = clock.now();
  const previous = await stores.summaries.read(topic);
  const facts = await factsFor(topic, stores.facts);
  const reader = new SummaryMatterReader(facts, deps.kept);
  let after = previous?.coversUntilMessageId ?? 0;
  for (let page = 0; page < maxPages; page += 1) {
    deps.signal.throwIfAborted();
    const messages = await stores.summaries.material(topic, after, pageSize);
    await reader.add(messages);
    after = reader.lastMessageId ?? after;
    if (messages.length < pageSize) break;
  }
  // Nothing readable is left: there is no message that a text could cover.
  if (after === 0) return 'postponed';
  const name = await nameFor(topic, stores.profiles);
  const text = await write({ topic, name, previous: previous?.text ?? '', facts, reader }, deps);
  if (text === undefined) return 'postponed';
  const summary = { topic, text: text.words, coversUntilMessageId: after };
  const written = await stores.summaries.write(summary, clock.now(), readAt);
  return written ? text.by : 'postponed';
}

interface Matter {
  readonly topic: SummaryTopic;
  readonly name: string;
  readonly previous: string;
  readonly facts: readonly Fact[];
  readonly reader: SummaryMatterReader;
}

/**
 * By the model where it can; in words where it cannot, and where so little was said that its speakers' own words say it best.
 * Undefined where a text stands and the model is to be asked later.
 */
async function write(
  matter: Matter,
  deps: SummaryDeps,
): Promise<{ readonly words: string; readonly by: 'byModel' | 'byWords' } | undefined> {
  const { previous, facts, name, reader } = matter;
  const enough = reader.count >= deps.settings.behindMessages;
  const asked = enough && deps.calls ? await ask(matter, deps.calls, deps) : undefined;
  if (asked?.text !== undefined) return { words: asked.text, by: 'byModel' };
  if (asked?.outcome === 'later' && previous !== '') return undefined;
  const words = summaryInWords({
    name,
    facts,
    previous,
    statements: reader.statements,
    now: deps.clock.now(),
  });
  return { words, by: 'byWords' };
}

async function ask(
  { topic, name, previous, reader }: Matter,
  calls: BackgroundCalls,
  { settings }: SummaryDeps,
): Promise<{ readonly outcome: BackgroundAnswer['outcome']; readonly text?: string }> {
  const statements = mostTelling(reader.older, { maxChars: maxOlderChars, maxStatements: 60 });
  const { maxTokens } = settings;
  const answer = await calls.ask({
    messages: summaryPrompt({ topic, name, previous, messages: reader.recent, statements, maxTokens }),
    maxOutputTokens: maxTokens,
  });
  if (!('text' in answer)) return answer;
  const text = readSummary(answer.text, answer.outcome);
  return text === undefined ? { outcome: answer.outcome } : { outcome: answer.outcome, text };
}

/** Of the user a summary is about, and of their linked accounts where its readers may know them; none for a conversation. */
async function factsFor(topic: SummaryTopic, facts: FactStore): Promise<readonly Fact[]> {
  if (topic.kind !== 'user') return [];
  const { userId, scope } = topic;
  const linked = scope.kind === 'dm' ? scope.linkedUserIds : [];
  return facts.current([userId, ...linked], scope, maxFacts);
}

async function nameFor(topic: SummaryTopic, profiles: ProfileStore): Promise<string> {
  if (topic.kind !== 'user') return '';
  return (await profiles.get(topic.userId))?.displayName ?? '';
}
