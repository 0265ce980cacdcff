import type { Clock, CommandButton } from '../ports.ts';
import type { Eraser, Notebook } from '../store-ports.ts';
import type { UserProfile } from '../types.ts';
import { confirmCode, isConfirmCode } from './confirm-code.ts';

export interface WipeDeps {
  readonly eraser: Eraser;
  readonly notebook: Notebook;
  readonly clock: Pick<Clock, 'now'>;
}

export interface Wiped {
  readonly messages: number;
  readonly facts: number;
}

/**
 * `/memory wipe` asks back, with a code for this account and, where there are linked ones, a code for all; `/memory wipe CODE`
 * does it. The codes are the caller's own and work for ten minutes.
 * @throws StorageUnavailable
 */
export async function wipeCommand(
  argument: string,
  user: UserProfile,
  deps: WipeDeps,
): Promise<{ readonly text: string; readonly buttons?: readonly CommandButton[] }> {
  const given = argument.replace(/^(?:yes|confirm|code)\b[\s:]*/i, '').trim();
  if (given === '') return ask(user, deps);
  const now = deps.clock.now();
  for (const purpose of ['wipe', 'wipe-linked'] as const) {
    if (!(await isConfirmCode(given, { userId: user.id, purpose }, deps.notebook, now))) continue;
    const linked = purpose === 'wipe-linked' ? user.linkedUserIds : [];
    return { text: wipedText(await wipe([user.id, ...linked], deps), user, linked.length) };
  }
  return {
    text: 'That code does not work, or not any more: `/memory wipe` gives a fresh one for ten minutes.',
  };
}

/** Deletes accounts for good, and what deleting leaves in the database's files. @throws StorageUnavailable */
export async function wipe(userIds: readonly number[], { eraser }: Pick<WipeDeps, 'eraser'>): Promise<Wiped> {
  const wiped = await eraser.wipe(userIds);
  await eraser.scrub();
  return wiped;
}

async function ask(user: UserProfile, { notebook, clock }: WipeDeps) {
  const now = clock.now();
  const codeFor = (purpose: string) => confirmCode({ userId: user.id, purpose }, notebook, now);
  const code = await codeFor('wipe');
  const all = user.linkedUserIds.length > 0 ? await codeFor('wipe-linked') : undefined;
  const button = (label: string, argument: string): CommandButton => ({
    label,
    danger: true,
    runs: { name: 'memory', subcommand: 'wipe', argument },
  });
  return {
    text: [
      '**Delete everything?** All that I have stored of this account goes, and cannot be brought back: your messages and my answers to them, facts, summaries, how you and I stand, your profile. `/memory export` gives you a copy first.',
      `To do it, type \`/memory wipe ${code}\` within ten minutes.`,
      ...(all === undefined
        ? []
        : [
            `Your linked accounts (${user.linkedUserIds.length}) stay as they are, unless you type \`/memory wipe ${all}\`: that deletes them as well.`,
          ]),
    ].join('\n'),
    buttons: [
      button('Delete everything', code),
      ...(all === undefined ? [] : [button('Linked accounts too', all)]),
    ],
  };
}

function wipedText({ messages, facts }: Wiped, { remembers }: UserProfile, linked: number): string {
  const accounts = linked > 0 ? ` of ${linked + 1} accounts` : '';
  return [
    `It's done. I deleted everything I had stored${accounts}: ${counted(messages, 'message')}, ${counted(facts, 'fact')}, and the profile.`,
    'What I cannot delete: what stands on the platform itself, your messages and mine there; copies that whoever runs me made of the database; and what a language model was sent to answer you.',
    remembers
      ? 'If you write to me again, we begin anew.'
      : 'If you write to me again, we begin anew, with remembering on: `/memory pause` turns it off.',
  ].join('\n');
}

/** "1 fact", "12 facts". */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
