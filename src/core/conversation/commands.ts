import { InvalidInput } from '../errors.ts';
import type { CommandInvocation, CommandReply, CommandSpec } from '../ports.ts';
import type { Feeling, Place } from '../types.ts';
import { type MemoryCommandDeps, memoryCommand } from './memory-command.ts';

/** What every platform registers. */
export const commandSpecs: readonly CommandSpec[] = [
  { name: 'help', description: 'How to talk with me, and what else I can do' },
  { name: 'character', description: 'Who I am' },
  {
    name: 'memory',
    description: 'What I remember about you',
    subcommands: [
      { name: 'show', description: 'Show what I remember about you' },
      { name: 'forget', description: 'Forget something, or everything' },
      { name: 'pause', description: 'Keep no new facts about you' },
      { name: 'resume', description: 'Remember again what you tell me' },
    ],
    argument: { name: 'what', description: 'For forget: words of what to forget, or "everything"' },
  },
  { name: 'mood', description: 'How I feel right now' },
  { name: 'ping', description: 'Whether everything works' },
  { name: 'privacy', description: 'What is stored, who can see it, and how to delete it' },
];

export interface Ping {
  /** How long a small query took. */
  readonly databaseMs: number;
  /** Name of the model that answers; undefined when none is configured. */
  readonly model: string | undefined;
}

export interface CommandDeps extends MemoryCommandDeps {
  readonly character: { readonly name: string; readonly tagline: string; readonly essence?: string };
  /** The mood in a place, and what stands between the character and the user. */
  readonly feelingOf: (place: Place, userId: number) => Promise<Feeling>;
  readonly ping: () => Promise<Ping>;
}

/**
 * Answers a command, in the character's name and for the caller's eyes only where the platform can.
 * @throws InvalidInput for a command that is not in {@link commandSpecs}; StorageUnavailable
 */
export async function handleCommand(invocation: CommandInvocation, deps: CommandDeps): Promise<CommandReply> {
  return { text: await textOf(invocation, deps), ephemeral: true };
}

function textOf(invocation: CommandInvocation, deps: CommandDeps): string | Promise<string> {
  switch (invocation.name) {
    case 'help':
      return help(deps.character.name);
    case 'character':
      return character(deps);
    case 'memory':
      return memoryCommand(invocation, deps);
    case 'mood':
      return mood(invocation, deps);
    case 'ping':
      return ping(deps);
    case 'privacy':
      return privacy(deps);
    default:
      throw new InvalidInput('No such command: use one of the registered ones');
  }
}

function help(name: string): string {
  const list = commandSpecs.map(({ name: command, description }) => `- \`/${command}\` ${description}`);
  return [
    `I'm ${name}. Write to me in a direct message; in a channel mention me, reply to me, or say my name.`,
    '',
    ...list,
  ].join('\n');
}

function character({ character: { name, tagline, essence } }: CommandDeps): string {
  return [`**${name}**: ${tagline}`, ...(essence ? ['', essence] : [])].join('\n');
}

async function mood(invocation: CommandInvocation, deps: CommandDeps): Promise<string> {
  const user = await deps.profiles.meet(invocation.by, deps.clock.now());
  const feeling = await deps.feelingOf(invocation.place, user.id);
  const { pleasure, arousal, dominance } = feeling.mood;
  return [
    `I feel **${feeling.label}**: ${moodWords(feeling)}.`,
    `Pleasure ${signed(pleasure)}, arousal ${signed(arousal)}, dominance ${signed(dominance)}; and towards you ${signed(feeling.relationship.affinity)} (each from -1 to 1).`,
  ].join('\n');
}

function moodWords({ mood: { pleasure, arousal, dominance } }: Feeling): string {
  const parts = [
    scale(pleasure, 'things weigh on me', 'neither up nor down', 'things please me'),
    scale(arousal, 'quiet inside', 'awake', 'stirred up'),
    scale(dominance, 'a little small', 'steady', 'sure of myself'),
  ];
  return parts.join(', ');
}

function scale(value: number, low: string, middle: string, high: string): string {
  return value < -0.1 ? low : value > 0.1 ? high : middle;
}

/** `+0.25`, `-0.10`, `0.00` */
function signed(value: number): string {
  const text = value.toFixed(2);
  if (Number(text) === 0) return '0.00';
  return value > 0 ? `+${text}` : text;
}

async function ping(deps: CommandDeps): Promise<string> {
  const { databaseMs, model } = await deps.ping();
  const thinking = model
    ? `I think with the model \`${model}\`.`
    : 'No model is configured: I answer from my own phrases and from what I remember.';
  return `I'm here. My memory answered in ${Math.max(0, Math.round(databaseMs))} ms. ${thinking}`;
}

async function privacy(deps: CommandDeps): Promise<string> {
  const { model } = await deps.ping();
  return [
    '**What is stored**: the messages that I see where I have been invited, with the names of their attachments (never the files); your display name, account id, and the language and time zone if the platform tells them; facts that you tell me about yourself, with the message they come from; and how messages moved my mood.',
    '**Where I use it**: what you tell me in a direct message I use only in our direct messages. What you say in a private channel I use there, and in direct messages with you. What you say in a public channel may come up in every channel of this workspace. Nothing goes from one workspace to another. Whoever runs me can read the database.',
    model
      ? `**Who else gets it**: to write an answer I send the recent messages, the facts that may be known in that place, and attached images and text files to the language model \`${model}\` that my operator has configured.`
      : '**Who else gets it**: nobody; no language model is configured.',
    '**How to delete**: delete or edit a message here, and I forget it with what I learned from it. `/memory forget <what>` removes facts, `/memory pause` keeps new ones from being stored. For everything else, messages included, ask whoever runs me.',
  ].join('\n\n');
}
