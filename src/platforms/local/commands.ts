import type { CommandInvocation, CommandSpec } from '../../core/ports.ts';

export type ParsedCommand = Pick<CommandInvocation, 'name' | 'subcommand' | 'argument'>;

/** `/memory forget my ex` in its parts; undefined when the text is not a command (`/usr/bin` is a path, `//` a comment). */
export function parseCommand(text: string, specs: readonly CommandSpec[]): ParsedCommand | undefined {
  const found = /^\/(?<name>[a-z][a-z-]*)(?:\s+(?<rest>[\s\S]*))?$/i.exec(text.trim());
  if (!found?.groups) return undefined;
  const name = (found.groups.name ?? '').toLowerCase();
  const rest = (found.groups.rest ?? '').trim();
  const [first = '', ...others] = rest.split(/\s+/);
  const subcommands = specs.find((spec) => spec.name === name)?.subcommands ?? [];
  const subcommand = subcommands.find((candidate) => candidate.name === first.toLowerCase());
  if (!subcommand) return { name, subcommand: '', argument: rest };
  return {
    name,
    subcommand: subcommand.name,
    argument: others.length > 0 ? rest.slice(first.length).trim() : '',
  };
}

/** What to say about a command that there is not. */
export function unknownCommand(name: string, specs: readonly CommandSpec[]): string {
  const known = specs.map((spec) => `\`/${spec.name}\``).join(', ');
  return `There is no command \`/${name}\`.${known ? ` There is ${known}.` : ''}`;
}
