import { type APIActionRowComponent, type APIButtonComponentWithCustomId, ButtonStyle } from 'discord.js';
import type { CommandButton, CommandSpec } from '../../core/ports.ts';

const prefix = 'familiar:run:';
/** https://docs.discord.com/developers/components/reference#anatomy-of-a-component-custom-id */
const maxCustomIdChars = 100;
/** In one row. */
const maxButtons = 5;

type Row = APIActionRowComponent<APIButtonComponentWithCustomId>;

/**
 * Buttons that run commands, as rows under a message: what each runs stands in its custom id, so that it works after a restart
 * too. One that does not fit is left out: the text says how to do the same by typing.
 */
export function buttonRows(buttons: readonly CommandButton[] = []): Row[] {
  const components = buttons
    .map(({ label, danger, runs }) => ({
      type: 2 as const,
      style: danger ? (ButtonStyle.Danger as const) : (ButtonStyle.Secondary as const),
      label,
      custom_id: `${prefix}${runs.name}:${runs.subcommand}:${runs.argument}`,
    }))
    .filter(({ custom_id }) => custom_id.length <= maxCustomIdChars)
    .slice(0, maxButtons);
  return components.length === 0 ? [] : [{ type: 1, components }];
}

/** The command that a pressed button runs; undefined for another's button, or for a command that there is not. */
export function commandOfButton(
  customId: string,
  specs: readonly CommandSpec[],
): CommandButton['runs'] | undefined {
  if (!customId.startsWith(prefix)) return undefined;
  const [name = '', subcommand = '', ...rest] = customId.slice(prefix.length).split(':');
  return specs.some((spec) => spec.name === name)
    ? { name, subcommand, argument: rest.join(':') }
    : undefined;
}
