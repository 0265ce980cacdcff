/** How recall's latency grows with the database: `bench -- recall-scale [--messages N] [--questions N] [--database URL]`. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { scopeOf } from '../core/conversation/audience.ts';
import { conversationIdOf } from '../core/conversation/conversation-id.ts';
import { InvalidInput } from '../core/errors.ts';
import { recall } from '../core/memory/recall/recall.ts';
import { factsOf } from '../core/memory/remember.ts';
import { passageOf } from '../core/memory/search/passage.ts';
import type { PastMessage } from '../storage/ingest.ts';
import { openStorage, type Storage } from '../storage/open-storage.ts';
import { systemClock } from '../util/system-clock.ts';
import { type PrintRow, quantile } from './bench-figures.ts';
import { silentLogger } from './doctor/silent-logger.ts';
import { type ScaleQuestion, ScaleWorld } from './scale-world.ts';

const usage =
  'Usage: npm run --silent bench -- recall-scale [--messages 1000000] [--questions 1000] [--database URL]';

const users = 1_000;
const seed = 20_260_301;
const takenInAtOnce = 500;
/** Share of the questions that is asked before the measured ones: a process that has just started answers nobody. */
const warmUp = 0.2;
/** As shipped in config/familiar.yaml, with the ten passages that the contract names. */
const limits = {
  recentMessages: 30,
  recentTokens: 2_000,
  factTokens: 600,
  passages: 10,
  passageTokens: 1_200,
};

interface ScaleFigures {
  readonly messages: number;
  readonly users: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly ingestPerSecond: number;
  /** Null where the database is a server. */
  readonly databaseBytes: number | null;
}

/**
 * Takes in invented talk through the real stores (messages, facts, index), and measures at 10,000, 100,000, … messages what one
 * turn's whole recall takes. Prints one line for each size, then how latency grew from the last size but one to the last.
 * @throws InvalidInput
 */
export async function benchRecallScale(
  args: readonly string[],
  _print: PrintRow,
  printFigures: (figures: object) => void,
): Promise<void> {
  const { sizes, questions, database } = options(args);
  const folder = await mkdtemp(join(tmpdir(), 'familiar-scale-'));
  const file = join(folder, 'scale.db');
  try {
    const storage = await openStorage({
      url: database ?? `sqlite:${file}`,
      clock: systemClock,
      logger: silentLogger,
    });
    try {
      const all: ScaleFigures[] = [];
      const world = new ScaleWorld(users, seed);
      let stored = 0;
      for (const messages of sizes) {
        const ingestPerSecond = await fill(storage, world, messages - stored);
        stored = messages;
        const latency = await measure(storage, world, questions);
        const databaseBytes = database === undefined ? await sizeOf(file) : null;
        const figures = { messages, users, ...latency, ingestPerSecond, databaseBytes };
        all.push(figures);
        printFigures(figures);
      }
      printFigures(growth(all));
    } finally {
      await storage.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Options {
  readonly sizes: readonly number[];
  readonly questions: number;
  readonly database?: string;
}

function options(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        messages: { type: 'string', default: '1000000' },
        questions: { type: 'string', default: '1000' },
        database: { type: 'string' },
      },
    });
    const most = Number(values.messages);
    const questions = Number(values.questions);
    if (!Number.isSafeInteger(most) || most < 1_000) throw new InvalidInput(usage);
    if (!Number.isSafeInteger(questions) || questions < 1) throw new InvalidInput(usage);
    const sizes = [10_000, 100_000, 1_000_000].filter((size) => size < most);
    return {
      sizes: [...sizes, most],
      questions,
      ...(values.database !== undefined && { database: values.database }),
    };
  } catch (cause) {
    throw new InvalidInput(usage, { cause });
  }
}

/** Messages a second, all that is made of them included; inventing them is not. */
async function fill(storage: Storage, world: ScaleWorld, count: number): Promise<number> {
  let spentMs = 0;
  for (let done = 0; done < count; done += takenInAtOnce) {
    const past = world.next(Math.min(takenInAtOnce, count - done));
    const startedAt = performance.now();
    await takeIn(storage, past);
    spentMs += performance.now() - startedAt;
  }
  return Math.round((1_000 * count) / spentMs);
}

async function takeIn({ history, facts, passages }: Storage, past: readonly PastMessage[]): Promise<void> {
  const stored = await history.ingest(past);
  const learned = past.flatMap(({ message, audience }, index) => {
    const known = stored[index];
    if (known === undefined) return [];
    const { messageId: id, userId } = known;
    const said = { id, userId, text: message.text, sentAt: message.sentAt, fromCharacter: false };
    return factsOf(said, { id: userId, remembers: true }, audience);
  });
  await facts.record(learned, past.at(-1)?.message.sentAt ?? 0);
  await passages.index(
    past.flatMap(({ message }, index) => {
      const messageId = stored[index]?.messageId;
      if (messageId === undefined) return [];
      return [{ messageId, ...passageOf({ text: message.text, attachmentCaptions: [] }) }];
    }),
  );
}

async function measure(
  storage: Storage,
  world: ScaleWorld,
  questions: number,
): Promise<{ p50Ms: number; p99Ms: number }> {
  for (const question of world.questions(Math.ceil(warmUp * questions))) await ask(storage, world, question);
  const times: number[] = [];
  for (const question of world.questions(questions)) times.push(await ask(storage, world, question));
  return { p50Ms: rounded(quantile(times, 0.5)), p99Ms: rounded(quantile(times, 0.99)) };
}

/** Milliseconds of one turn's whole recall: recent turns, facts, summary, search, ranking, and the passages found. */
async function ask(storage: Storage, world: ScaleWorld, { by, place, text }: ScaleQuestion): Promise<number> {
  const user = await storage.profiles.meet(by, world.now);
  const query = {
    conversationId: conversationIdOf(place),
    user,
    scope: scopeOf(place, user),
    text,
    characterName: 'Wren',
    excludeMessageIds: [],
    now: world.now,
  };
  const startedAt = performance.now();
  await recall(storage, query, limits);
  return performance.now() - startedAt;
}

async function sizeOf(file: string): Promise<number> {
  const sizes = await Promise.all(
    [file, `${file}-wal`].map((path) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function growth(all: readonly ScaleFigures[]): object {
  const [before, last] = all.slice(-2);
  if (before === undefined || last === undefined) return { growth: null };
  return {
    from: before.messages,
    to: last.messages,
    growthP50: rounded(last.p50Ms / before.p50Ms),
    growthP99: rounded(last.p99Ms / before.p99Ms),
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}
