import { InvalidInput } from '../errors.ts';
import type { CommandInvocation, CommandReply, CommandSpec } from '../ports.ts';
import type { LinkStore } from '../store-ports.ts';
import type { Feeling, Place, UserProfile } from '../types.ts';
import { linkCommand, unlinkCommand } from './link-command.ts';
import { type MemoryCommandDeps, memoryCommand } from './memory-command.ts';

/** What every platform registers. */
export const commandSpecs: readonly CommandSpec[] = [
  { name: 'help', description: 'How to talk with me, and what else I can do' },
  { name: 'character', description: 'Who I am' },
  {
    name: 'memory',
    description: 'What I remember about you',
    subcommands: [
      { name: 'show', description: 'Show what I remember about you, with where and when you said it' },
      { name: 'forget', description: 'Forget something, with the messages it came from' },
      { name: 'export', description: 'Get everything I have of you, as JSON and Markdown files' },
      { name: 'pause', description: 'Learn nothing new about you' },
      { name: 'resume', description: 'Remember again what you tell me' },
      { name: 'wipe', description: 'Delete everything I have of you, for good' },
    ],
    argument: {
      name: 'what',
      description: 'For forget: what to forget; for show: a page; for wipe: the code',
    },
  },
  {
    name: 'link',
    description: 'Link your accounts on several platforms',
    argument: { name: 'code', description: 'The code that /link gave you on your other account' },
  },
  { name: 'unlink', description: 'Take this account out of its links' },
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
  readonly links: LinkStore;
  /** The mood in a place, and what stands between the character and the user. */
  readonly feelingOf: (place: Place, userId: number) => Promise<Feeling>;
  readonly ping: () => Promise<Ping>;
}

/**
 * Answers a command, in the character's name and for the caller's eyes only where the platform can.
 * @throws InvalidInput for a command that is not in {@link commandSpecs}; StorageUnavailable
 */
export async function handleCommand(invocation: CommandInvocation, deps: CommandDeps): Promise<CommandReply> {
  return { ...(await answerTo(invocation, deps)), ephemeral: true };
}

type Answered = Omit<CommandReply, 'ephemeral'>;

async function answerTo(invocation: CommandInvocation, deps: CommandDeps): Promise<Answered> {
  return invocation.name === 'memory'
    ? memoryCommand(invocation, deps)
    : { text: await textOf(invocation, deps) };
}

async function textOf(invocation: CommandInvocation, deps: CommandDeps): Promise<string> {
  switch (invocation.name) {
    case 'help':
      return help(deps.character.name);
    case 'character':
      return character(deps);
    case 'link':
      return linkCommand(invocation.argument, await meet(invocation, deps), deps);
    case 'unlink':
      return unlinkCommand(await meet(invocation, deps), deps);
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

function meet({ by }: CommandInvocation, { profiles, clock }: CommandDeps): Promise<UserProfile> {
  return profiles.meet(by, clock.now());
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
  const user = await meet(invocation, deps);
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
    '**What is stored**: the messages that I see where I have been invited, with the names of their attachments (never the files), and an index of their words to find them again; your display name, account id, and the language and time zone if the platform tells them; facts that you tell me about yourself and your people, with the message they come from; summaries of our talks; and how messages moved my mood.',
    '**Where I use it**: what you tell me in a direct message I use only in our direct messages. What you say in a private channel I use there, and in direct messages with you. What you say in a public channel may come up in every channel of this workspace. Nothing goes from one workspace or platform to another, unless you link your accounts with `/link`: then our direct messages know all that you told me from any of them. Whoever runs me can read the database.',
    model
      ? `**Who else gets it**: to write an answer I send the recent messages, what I know that may be known in that place, and attached images and text files to the language model \`${model}\` that my operator has configured. In the background it may also read messages, for facts and for summaries.`
      : '**Who else gets it**: nobody; no language model is configured.',
    '**What you can do**: `/memory show` lists what I know, with where and when you said it; `/memory export` gives you everything as files. `/memory forget <what>` takes facts and the messages they came from out of my memory; deleting or editing a message on the platform does the same for that message. `/memory pause` stops me learning. `/memory wipe` deletes everything I have of you, for good; what stands on the platform itself I cannot delete. You can ask for all of this in plain words, too.',
  ].join('\n\n');
}
