import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { loadCharacter } from '../config/load-character.ts';
import { conversationIdOf } from '../core/conversation/conversation-id.ts';
import type { TurnReport } from '../core/conversation/turn-report.ts';
import { InvalidInput } from '../core/errors.ts';
import { type IncomingMessage, type Place, type PromptMessage, platformNames } from '../core/types.ts';
import { buildHead, openModel } from '../main.ts';
import { createLog } from '../ops/log.ts';
import { openStorage } from '../storage/open-storage.ts';
import { type CharacterLine, parseScript, type ScriptLine, type UserLine } from './script-lines.ts';
import { ScriptClock, ScriptPlatform } from './script-world.ts';
import { readSettings } from './settings.ts';

const usage = 'Usage: npm run --silent script -- FILE.jsonl [--show-prompt]';
/** Between two lines that do not say when they were said. */
const defaultPauseMs = 60_000;
const defaultStart = Date.UTC(2026, 0, 1, 12);

/**
 * Answers a conversation from a file, in a fresh database in memory, on a clock that follows the file. Prints a JSON line per
 * user line. Exit status 2 for a malformed file.
 */
export async function scriptCommand(args: readonly string[]): Promise<number> {
  let lines: readonly ScriptLine[];
  let showPrompt: boolean;
  try {
    ({ lines, showPrompt } = await readArguments(args));
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    console.error(error.message);
    return 2;
  }
  const script = await openScript(lines.find((line) => line.at !== undefined)?.at ?? defaultStart);
  try {
    for (const line of lines) {
      if ('character' in line) await script.tell(line);
      else console.log(JSON.stringify(await script.say(line, showPrompt)));
    }
    return 0;
  } finally {
    await script.close();
  }
}

async function readArguments(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { 'show-prompt': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new InvalidInput(usage);
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new InvalidInput(`${file} cannot be read: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  });
  return { lines: parseScript(text), showPrompt: values['show-prompt'] };
}

/** Builds the real head around a database in memory. Everything said is said to the character. */
export async function openScript(
  startAt: number,
  /** Display names by user; a user's name otherwise. */
  { names = {} }: { readonly names?: Readonly<Record<string, string>> } = {},
) {
  const settings = readSettings();
  const clock = new ScriptClock(startAt);
  const log = createLog({ ...settings.log, level: 'error', stream: process.stderr, clock });
  const character = loadCharacter(settings.files.characters, settings.character);
  const storage = await openStorage({ url: 'sqlite::memory:', clock, logger: log.logger });
  const platforms = new Map(platformNames.map((name) => [name, new ScriptPlatform(name)]));
  let ended: ((report: TurnReport) => void) | undefined;
  let prompt: readonly PromptMessage[] = [];
  const { inbound, pipeline } = buildHead({
    settings: { ...settings, conversation: { ...settings.conversation, holdMs: 0 } },
    character,
    storage,
    platforms,
    model: await openModel(settings, log.logger),
    clock,
    logger: log.logger,
    random: seeded(),
    onTurn: (report) => ended?.(report),
    onPrompt: (_turn, messages) => {
      prompt = messages;
    },
  });
  let last: { readonly place: Place; readonly at: number } | undefined;
  let told: CharacterLine[] = [];

  const moment = (line: ScriptLine) => line.at ?? (last ? last.at + defaultPauseMs : startAt);
  const step = (line: ScriptLine, place: Place) => {
    const at = moment(line);
    clock.set(at);
    last = { place, at };
    return at;
  };

  return {
    /** What the character said before; where nobody has spoken yet, it is stored with the first message there. */
    async tell(line: CharacterLine): Promise<void> {
      const place = line.place ?? last?.place;
      if (!place) {
        told.push(line);
        return;
      }
      const sentAt = step(line, place);
      await storage.messages.saveReply({
        conversationId: conversationIdOf(place),
        place,
        characterName: character.name,
        text: line.character,
        parts: [`line-${line.line}`],
        sentAt,
      });
    },

    async say(line: UserLine, showPrompt: boolean) {
      const place = line.place ?? homeOf(line.user);
      const earlier = told;
      told = [];
      for (const one of earlier) await this.tell({ ...one, place });
      const message = messageOf(line, place, step(line, place), names[line.user] ?? line.user);
      const turn = new Promise<TurnReport>((resolve) => {
        ended = resolve;
      });
      await inbound.message(message);
      const { route, feeling, calls, delivery, firstTextMs, totalMs } = await turn;
      return {
        line: line.line,
        reply: platforms.get(place.platform)?.textOf(delivery.parts) ?? '',
        tier: route.tier,
        modelCalls: calls.length,
        firstTextMs: rounded(firstTextMs ?? totalMs, 2),
        totalMs: rounded(totalMs, 2),
        mood: {
          pleasure: rounded(feeling.mood.pleasure, 4),
          arousal: rounded(feeling.mood.arousal, 4),
          dominance: rounded(feeling.mood.dominance, 4),
          label: feeling.label,
        },
        affinity: rounded(feeling.relationship.affinity, 4),
        ...(showPrompt && { prompt }),
      };
    },

    async close(): Promise<void> {
      await pipeline.queue.stop(0);
      await storage.close();
      await log.close();
    },
  };
}

function homeOf(user: string): Place {
  return { platform: 'local', workspace: 'local', channel: `dm-${user}`, visibility: 'dm' };
}

function messageOf({ line, user, text }: UserLine, place: Place, at: number, name: string): IncomingMessage {
  return {
    place,
    author: { platform: place.platform, id: user, name },
    authorIsBot: false,
    platformMessageId: `line-${line}`,
    text,
    mentionsCharacter: true,
    mentionsOthers: false,
    inOwnThread: false,
    attachments: [],
    sentAt: at,
    receivedAt: at,
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** The same script gives the same words. Mulberry32, by Tommy Ettinger (public domain). */
function seeded(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
