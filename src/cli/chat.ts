import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { loadCharacter } from '../config/load-character.ts';
import { commandSpecs } from '../core/conversation/commands.ts';
import { conversationIdOf } from '../core/conversation/conversation-id.ts';
import { InvalidInput } from '../core/errors.ts';
import type { LocalChat, LocalSaying } from '../core/local-chat.ts';
import type { Platform } from '../core/ports.ts';
import type { PlatformName } from '../core/types.ts';
import { buildHead, openModel } from '../main.ts';
import { createLog } from '../ops/log.ts';
import { LocalPlatform } from '../platforms/local/adapter.ts';
import { openStorage } from '../storage/open-storage.ts';
import { systemClock } from '../util/system-clock.ts';
import { readSettings } from './settings.ts';
import { TerminalReplies } from './terminal-replies.ts';

/** `npm run chat`: direct messages with the character, in the terminal or over a pipe; the same memory as the local page. */
export async function chatCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { user: { type: 'string', default: 'you' }, character: { type: 'string' } },
  });
  const settings = readSettings();
  const clock = systemClock;
  await using closing = new AsyncDisposableStack();
  const log = createLog({ ...settings.log, level: 'warn', stream: process.stderr, clock });
  closing.defer(() => log.close());
  const character = loadCharacter(settings.files.characters, values.character ?? settings.character);
  const storage = await openStorage({ url: settings.database.url, clock, logger: log.logger });
  closing.defer(() => storage.close());

  const local = new LocalPlatform({
    clock,
    logger: log.logger,
    characterName: () => character.name,
    commands: commandSpecs,
    recall: (place, limit) => storage.messages.recent(conversationIdOf(place), limit),
  });
  const { inbound, pipeline } = buildHead({
    settings,
    character,
    storage,
    platforms: new Map<PlatformName, Platform>([['local', local]]),
    model: await openModel(settings, log.logger),
    clock,
    logger: log.logger,
    random: Math.random,
  });
  await local.start(inbound);
  closing.defer(() => local.stop());
  closing.defer(() => pipeline.queue.stop(settings.shutdown.graceMs));

  const here = { user: local.directory.meet(values.user).id, place: 'dm' };
  const replies = new TerminalReplies(process.stdout, character.name);
  const { cursor } = await local.history(here, 1);
  const unsubscribe = local.subscribe({ ...here, after: cursor }, (event) => replies.see(event));
  closing.defer(unsubscribe);

  const terminal = process.stdin.isTTY === true;
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal, prompt: '> ' });
  closing.defer(() => lines.close());
  if (terminal) console.log(`You talk with ${character.name}. /help shows commands, Ctrl+D ends.\n`);
  if (terminal) lines.prompt();
  for await (const line of lines) {
    if (line.trim() !== '') await exchange(local, { ...here, text: line }, replies);
    // Over a pipe the next line comes at once, and may ask for what the last one told.
    await pipeline.queue.idle();
    if (terminal) lines.prompt();
  }
  return 0;
}

/** Says one thing and waits for the whole answer. */
async function exchange(chat: LocalChat, saying: LocalSaying, replies: TerminalReplies): Promise<void> {
  const answered = replies.next();
  try {
    await chat.say(saying);
    await answered;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    console.error(error.message);
  }
}
