import type { CommandFile, CommandSpec, Inbound } from '../../core/ports.ts';
import type { Directory } from './directory.ts';
import { personOf, visibilityByLookup } from './parse.ts';
import { toMrkdwn } from './render.ts';
import { blocksWithButtons } from './run-button.ts';

/** A slash command as Slack sends it. */
export interface SlashCommand {
  readonly command: string;
  readonly text?: string;
  readonly team_id: string;
  readonly channel_id: string;
  readonly user_id: string;
}

export interface Words {
  readonly name: string;
  readonly subcommand: string;
  readonly argument: string;
}

/**
 * Which of our commands is meant. Slack's command names are shared by all apps of a workspace, and `/help` is Slack's own, so one
 * command carries all of ours: `/familiar memory forget my ex` is `memory`, `forget`, `my ex`. A workspace may declare `/memory` by
 * itself too. Without a word it is `help`, and so is a word that is none of ours.
 */
export function readCommand(command: string, text: string, specs: readonly CommandSpec[]): Words {
  const own = command.replace(/^\//, '').toLowerCase();
  const direct = specs.find((spec) => spec.name === own);
  const [first, afterFirst] = splitWord(text);
  const spec = direct ?? specs.find(({ name }) => name === first.toLowerCase());
  if (spec === undefined)
    return { name: 'help', subcommand: '', argument: first === 'help' ? afterFirst : text.trim() };
  const rest = direct === undefined ? afterFirst : text.trim();
  const [second, afterSecond] = splitWord(rest);
  const sub = spec.subcommands?.find(({ name }) => name === second.toLowerCase());
  return sub === undefined
    ? { name: spec.name, subcommand: '', argument: rest }
    : { name: spec.name, subcommand: sub.name, argument: afterSecond };
}

function splitWord(text: string): [word: string, rest: string] {
  const [word = ''] = text.trim().split(/\s+/, 1);
  return [word, text.trim().slice(word.length).trim()];
}

/** Where a command or a button was used, by whom, and by which slash command. */
export interface Use {
  readonly workspace: string;
  readonly channel: string;
  readonly user: string;
  /** `/familiar`, or `/memory` where a workspace declares it by itself. */
  readonly slash: string;
}

export interface SlackAnswer {
  readonly text: string;
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly unfurl_links: false;
  readonly blocks?: ReturnType<typeof blocksWithButtons>;
}

/** Runs a command that was acknowledged already. Returns what to respond with, and the files that follow. */
export async function runCommand(
  words: Words,
  use: Use,
  { commands, directory, inbound }: RunDeps,
): Promise<{ readonly answer: SlackAnswer; readonly files: AsyncIterable<CommandFile> | undefined }> {
  const { workspace, channel, user, slash } = use;
  const [by, visibility] = await Promise.all([
    personOf(user, directory),
    visibilityByLookup(channel, directory),
  ]);
  const place = { platform: 'slack', workspace, channel, visibility } as const;
  const { text, ephemeral, buttons = [], files } = await inbound.command({ ...words, place, by });
  const shown = asTypedHere(text, slash, commands);
  const answer: SlackAnswer = {
    text: toMrkdwn(shown),
    response_type: ephemeral ? 'ephemeral' : 'in_channel',
    unfurl_links: false,
    ...(buttons.length > 0 ? { blocks: blocksWithButtons(shown, buttons, slash) } : {}),
  };
  return { answer, files };
}

interface RunDeps {
  readonly commands: readonly CommandSpec[];
  readonly directory: Directory;
  readonly inbound: Inbound;
}

/** Commands in code marks as they are typed here: all of ours go through one, unless they were declared by themselves. */
function asTypedHere(text: string, slash: string, specs: readonly CommandSpec[]): string {
  if (specs.some(({ name }) => `/${name}` === slash.toLowerCase())) return text;
  const names = specs.map(({ name }) => name).join('|');
  return text.replace(new RegExp(`\`/(?=(?:${names})\\b)`, 'g'), `\`${slash} `);
}
