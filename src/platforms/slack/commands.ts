import type { CommandSpec, Inbound } from '../../core/ports.ts';
import type { Directory } from './directory.ts';
import { personOf, visibilityByLookup } from './parse.ts';
import { toMrkdwn } from './render.ts';

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

/** Runs a command that was acknowledged already. Returns what to respond with. */
export async function runCommand(
  slash: SlashCommand,
  specs: readonly CommandSpec[],
  directory: Directory,
  inbound: Inbound,
) {
  const [by, visibility] = await Promise.all([
    personOf(slash.user_id, directory),
    visibilityByLookup(slash.channel_id, directory),
  ]);
  const reply = await inbound.command({
    ...readCommand(slash.command, slash.text ?? '', specs),
    place: { platform: 'slack', workspace: slash.team_id, channel: slash.channel_id, visibility },
    by,
  });
  return {
    text: toMrkdwn(reply.text),
    response_type: reply.ephemeral ? ('ephemeral' as const) : ('in_channel' as const),
    unfurl_links: false,
  };
}
