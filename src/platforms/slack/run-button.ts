import type { types } from '@slack/bolt';
import type { CommandButton, CommandSpec } from '../../core/ports.ts';
import { withoutPings } from './render.ts';

/** Names the buttons that run commands in the interaction that Slack sends; in one row each name stands once. */
export const runActionId = /^familiar_run_\d+$/;

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const maxValueChars = 2_000;

/** The text with its buttons under it. `slash`: what was typed to get them. */
export function blocksWithButtons(
  markdown: string,
  buttons: readonly CommandButton[],
  slash: string,
): types.KnownBlock[] {
  const elements = buttons
    .map(({ label, danger, runs }, at) => ({
      type: 'button' as const,
      action_id: `familiar_run_${at}`,
      text: { type: 'plain_text' as const, text: label, emoji: true },
      value: JSON.stringify([slash, runs.name, runs.subcommand, runs.argument]),
      ...(danger ? { style: 'danger' as const } : {}),
    }))
    .filter(({ value }) => value.length <= maxValueChars);
  const text = { type: 'markdown' as const, text: withoutPings(markdown) };
  return elements.length === 0 ? [text] : [text, { type: 'actions' as const, elements }];
}

/** The command that a pressed button runs; undefined for what is none of ours. */
export function commandOfButton(
  value: string | undefined,
  specs: readonly CommandSpec[],
): { readonly slash: string; readonly runs: CommandButton['runs'] } | undefined {
  const [slash = '', name = '', subcommand = '', argument = ''] = parsed(value).map(String);
  if (!specs.some((spec) => spec.name === name)) return undefined;
  return { slash, runs: { name, subcommand, argument } };
}

function parsed(value: string | undefined): readonly unknown[] {
  try {
    const read: unknown = JSON.parse(value ?? '');
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}
