import { createHash } from 'node:crypto';
import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type InteractionReplyOptions,
  MessageFlags,
  type REST,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { split } from '../../core/delivery/split.ts';
import type { Clock, CommandFile, CommandReply, CommandSpec } from '../../core/ports.ts';
import type { Notebook } from '../../core/store-ports.ts';
import { toFamiliarError } from './errors.ts';
import { render } from './render.ts';
import { buttonRows } from './run-button.ts';
import { maxContentChars, noMentions } from './surface.ts';

/** Discord waits 3 s for the first answer; what takes half of that is deferred. */
const deferAfterMs = 1_500;

/** More messages than this are sent as a file. */
const maxAnswers = 3;

type CommandBody = RESTPutAPIApplicationCommandsJSONBody[number];

/** Command specifications as Discord registers them: in servers and in DMs with the bot. */
export function commandBodies(specs: readonly CommandSpec[]): CommandBody[] {
  return specs.map((spec) => {
    const argument = spec.argument && [
      { type: 3, name: spec.argument.name, description: short(spec.argument.description), required: false },
    ];
    const options =
      spec.subcommands?.map((sub) => ({
        type: 1,
        name: sub.name,
        description: short(sub.description),
        ...(argument === undefined ? {} : { options: argument }),
      })) ?? argument;
    return {
      type: 1,
      name: spec.name,
      description: short(spec.description),
      contexts: [0, 1],
      integration_types: [0],
      ...(options === undefined ? {} : { options }),
    } as CommandBody;
  });
}

/**
 * Registers the commands when they differ from what was registered last: Discord counts writes per day.
 * @returns true when they were written
 * @throws what `toFamiliarError` makes of a refusal
 */
export async function registerCommands(
  specs: readonly CommandSpec[],
  options: { readonly applicationId: string; readonly rest: REST; readonly notebook: Notebook },
): Promise<boolean> {
  const body = commandBodies(specs);
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const key = `discord:commands:${options.applicationId}`;
  if ((await options.notebook.read(key)) === hash) return false;
  try {
    await options.rest.put(Routes.applicationCommands(options.applicationId), { body });
  } catch (error) {
    throw toFamiliarError(error);
  }
  await options.notebook.write(key, hash);
  return true;
}

/** Subcommand and free-text argument of a use; empty where not given. */
export function commandWords(interaction: ChatInputCommandInteraction): {
  subcommand: string;
  argument: string;
} {
  const subcommand = interaction.options.getSubcommand(false) ?? '';
  const given = interaction.options.data;
  const options = subcommand === '' ? given : (given[0]?.options ?? []);
  const argument = options.find((option) => typeof option.value === 'string')?.value;
  return { subcommand, argument: typeof argument === 'string' ? argument.trim() : '' };
}

/**
 * Shows the reply when it comes; one that is slow is announced first, so that Discord keeps waiting. Whether it is for the
 * caller only is not known then, so it is: what was deferred privately cannot become public.
 */
export async function answerCommand(
  interaction: ChatInputCommandInteraction,
  reply: Promise<CommandReply>,
  clock: Clock,
): Promise<void> {
  const timer = new AbortController();
  const slow = clock.sleep(deferAfterMs, timer.signal).then(
    () => 'slow' as const,
    () => 'slow' as const,
  );
  const first = await Promise.race([reply, slow]).finally(() => timer.abort());
  if (first !== 'slow') {
    const [head, ...rest] = answersOf(first);
    await interaction.reply(head);
    await followUps(interaction, rest, first.files);
    return;
  }
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await fillIn(interaction, await reply);
}

/** Shows the reply to a button's command in the place of the message under which the button stood; its buttons go with it. */
export async function answerButton(
  interaction: ButtonInteraction,
  run: () => Promise<CommandReply>,
): Promise<void> {
  // Acknowledged before anything is done: what was not acknowledged in time could not be answered, and would be pressed again.
  await interaction.deferUpdate();
  await fillIn(interaction, await run());
}

async function fillIn(interaction: CommandInteraction, reply: CommandReply): Promise<void> {
  const [head, ...rest] = answersOf({ ...reply, ephemeral: true });
  const { flags: _set, ...content } = head;
  await interaction.editReply({ components: [], ...content });
  await followUps(interaction, rest, reply.files);
}

type CommandInteraction = ChatInputCommandInteraction | ButtonInteraction;

const brokeOff = 'Something went wrong on my side, and the files are not all there. Please try again.';

/** Files come for the caller only, whatever the text is. */
async function followUps(
  interaction: CommandInteraction,
  answers: readonly Answer[],
  files: AsyncIterable<CommandFile> | undefined,
): Promise<void> {
  for (const answer of answers) await interaction.followUp(answer);
  if (files === undefined) return;
  const flags = MessageFlags.Ephemeral;
  try {
    for await (const { name, text } of files) {
      await interaction.followUp({ files: [{ attachment: Buffer.from(text), name }], flags });
    }
  } catch (error) {
    await interaction.followUp({ content: brokeOff, flags });
    throw error;
  }
}

type Answer = Pick<InteractionReplyOptions, 'content' | 'files' | 'allowedMentions' | 'components'> & {
  flags?: typeof MessageFlags.Ephemeral;
};

/** A reply as messages within the limit, or as one message and a file; buttons stand under the last. */
function answersOf(reply: CommandReply): [Answer, ...Answer[]] {
  const answers = textsOf(reply);
  const components = buttonRows(reply.buttons);
  const last = answers.at(-1);
  if (last && components.length > 0) last.components = components;
  return answers;
}

function textsOf(reply: CommandReply): [Answer, ...Answer[]] {
  const base = {
    allowedMentions: { parse: [], repliedUser: noMentions.replied_user },
    ...(reply.ephemeral ? { flags: MessageFlags.Ephemeral as const } : {}),
  };
  const [head = '…', ...rest] = split(reply.text, maxContentChars).map((part) => render(part.shown));
  if (rest.length < maxAnswers) {
    return [{ ...base, content: head }, ...rest.map((content) => ({ ...base, content }))];
  }
  const beginning = split(reply.text, maxContentChars / 2)[0]?.shown ?? '';
  const file = { attachment: Buffer.from(reply.text), name: 'reply.md' };
  return [{ ...base, content: `${render(beginning)}\n\n*All of it is in the file.*`, files: [file] }];
}

/** Discord takes 1 to 100 characters. */
function short(description: string): string {
  return description.length > 100 ? `${description.slice(0, 99)}…` : description;
}
