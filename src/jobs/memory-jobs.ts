/** Which jobs there are for memory, each bound to its settings and stores. */
import { wishOf } from '../core/conversation/memory-wishes.ts';
import {
  type Allowance,
  BackgroundCalls,
  type BackgroundModelSettings,
} from '../core/memory/reading/background-calls.ts';
import { KeptWords } from '../core/memory/reading/kept-words.ts';
import { readQuietConversations } from '../core/memory/reading/model-reading.ts';
import type { ReadingSettings } from '../core/memory/reading/reading-batch.ts';
import { type EmbeddingSettings, embedMissing } from '../core/memory/search/embed-missing.ts';
import { passageOf } from '../core/memory/search/passage.ts';
import { refreshSummaries, type SummarySettings } from '../core/memory/summaries/summarise.ts';
import { indexLeftovers, purgeOld } from '../core/memory/upkeep.ts';
import type { Clock, Embedder, LanguageModel, Logger } from '../core/ports.ts';
import type {
  Eraser,
  FactStore,
  MessageStore,
  Notebook,
  PassageStore,
  ProfileStore,
  ReadingStore,
  SummaryStore,
  VectorStore,
} from '../core/store-ports.ts';
import type { PassageIndex, StoredMessage } from '../core/types.ts';
import type { Job } from './job.ts';

export interface MemoryJobStores {
  readonly messages: MessageStore;
  readonly profiles: ProfileStore;
  readonly facts: FactStore;
  readonly passages: PassageStore;
  /** Undefined where this database keeps none. */
  readonly vectors?: VectorStore | undefined;
  readonly summaries: SummaryStore;
  readonly readings: ReadingStore;
  readonly eraser: Eraser;
  readonly notebook: Notebook;
}

export interface MemoryJobSettings {
  /** 0 keeps everything. */
  readonly retentionDays: number;
  readonly summaries: SummarySettings & { readonly callsPerDay: number };
  readonly reading: ReadingSettings & { readonly callsPerRun: number; readonly callsPerDay: number };
  readonly embedding: EmbeddingSettings;
  /** Cron expressions of five fields, or `off`. */
  readonly schedules: Readonly<Record<'summaries' | 'reading' | 'retention' | 'index' | 'embedding', string>>;
  readonly model: BackgroundModelSettings;
}

export interface MemoryJobParts {
  readonly stores: MemoryJobStores;
  /** Undefined when none is configured: then there is no background reading, and summaries are put together in words. */
  readonly model: LanguageModel | undefined;
  /** Undefined when none is configured: then what was said is found by words alone. */
  readonly embedder?: Embedder | undefined;
  readonly settings: MemoryJobSettings;
  readonly characterName: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Those that are switched on. */
export function memoryJobs(parts: MemoryJobParts): readonly Job[] {
  const { schedules, reading, embedding } = parts.settings;
  const { embedder, stores } = parts;
  const jobs = [
    summariesJob(parts),
    ...(parts.model && reading.callsPerRun > 0 ? [readingJob(parts, parts.model)] : []),
    retentionJob(parts),
    indexJob(parts),
    ...(embedder && stores.vectors && embedding.callsPerRun > 0
      ? [embeddingJob(parts, embedder, stores.vectors)]
      : []),
  ];
  return jobs
    .map((job) => ({ ...job, schedule: schedules[job.name] }))
    .filter(({ schedule }) => schedule !== 'off');
}

type JobWork = Pick<Job, 'run'> & { readonly name: keyof MemoryJobSettings['schedules'] };

function summariesJob(parts: MemoryJobParts): JobWork {
  const { stores, model, settings, clock, logger } = parts;
  const { perRun, callsPerDay } = settings.summaries;
  return {
    name: 'summaries',
    run: async (signal) => {
      const calls =
        model && callsOf(parts, model, { name: 'summaries', perRun, perDay: callsPerDay }, signal);
      const deps = { stores, settings: settings.summaries, kept: keptWords(parts), clock, logger, signal };
      return { ...(await refreshSummaries({ ...deps, calls })), calls: calls?.made ?? 0 };
    },
  };
}

function readingJob(parts: MemoryJobParts, model: LanguageModel): JobWork {
  const { stores, settings, clock, logger } = parts;
  const { callsPerRun, callsPerDay } = settings.reading;
  return {
    name: 'reading',
    run: async (signal) => {
      const allowance = { name: 'reading', perRun: callsPerRun, perDay: callsPerDay };
      const calls = callsOf(parts, model, allowance, signal);
      const deps = { stores, settings: settings.reading, kept: keptWords(parts), clock, logger, signal };
      return { ...(await readQuietConversations({ ...deps, calls })), calls: calls.made };
    },
  };
}

function retentionJob({ stores, settings, clock }: MemoryJobParts): JobWork {
  const { retentionDays } = settings;
  return {
    name: 'retention',
    run: async (signal) => ({
      purged: await purgeOld({ eraser: stores.eraser, retentionDays, clock, signal }),
    }),
  };
}

function indexJob(parts: MemoryJobParts): JobWork {
  const { passages } = parts.stores;
  return {
    name: 'index',
    run: async (signal) => {
      const kept = keptWords(parts);
      const index = async (message: StoredMessage): Promise<PassageIndex> =>
        (await kept.has(message)) ? passageOf(readable(message)) : { terms: [], traits: 0 };
      return { indexed: await indexLeftovers({ passages, passageOf: index, signal }) };
    },
  };
}

function embeddingJob(
  { settings, logger }: MemoryJobParts,
  embedder: Embedder,
  vectors: VectorStore,
): JobWork {
  return {
    name: 'embedding',
    run: async (signal) => ({
      ...(await embedMissing({ embedder, vectors, settings: settings.embedding, logger, signal })),
    }),
  };
}

/** As `remember` hands a message to the index. */
function readable({ text, attachments }: StoredMessage) {
  return { text, attachmentCaptions: attachments.map(({ name }) => name) };
}

function keptWords({ stores, characterName }: MemoryJobParts): KeptWords {
  return new KeptWords(stores.profiles, (text) => wishOf(text, characterName) !== undefined);
}

function callsOf(
  { stores, settings, clock, logger }: MemoryJobParts,
  model: LanguageModel,
  allowance: Allowance,
  signal: AbortSignal,
): BackgroundCalls {
  const deps = { model, settings: settings.model, notebook: stores.notebook, clock, logger };
  return new BackgroundCalls(deps, allowance, signal);
}
