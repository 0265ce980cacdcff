/**
 * `/link` and `/unlink`: one person's accounts on several platforms become one memory in their direct messages. The code is
 * shown to its owner only, works once and for ten minutes, and is stored as a hash.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../ports.ts';
import type { LinkStore, ProfileStore } from '../store-ports.ts';
import type { UserProfile } from '../types.ts';
import { plain } from './fact-lines.ts';
import { digitsOf, typed } from './short-code.ts';

export interface LinkDeps {
  readonly links: LinkStore;
  readonly profiles: Pick<ProfileStore, 'get'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Cryptographically random bytes; those of the system unless told. */
  readonly bytes?: (count: number) => Uint8Array;
}

const codeWorksMs = 600_000;
const hourMs = 3_600_000;
/** 50 bits: whoever could read the hashes finds none within the ten minutes. */
const codeDigits = 10;
const offersPerHour = 5;
/** With 2^50 codes, ten guesses an hour find nothing; a person mistypes now and then. */
const failuresPerHour = 10;

/** `/link` offers a code, `/link CODE` joins with the account that was offered it. @throws StorageUnavailable */
export async function linkCommand(argument: string, user: UserProfile, deps: LinkDeps): Promise<string> {
  const now = deps.clock.now();
  const { offered, failed } = await deps.links.attempts(user.id, now - hourMs);
  const code = typed(argument);
  if (code === '') return offered >= offersPerHour ? tooMany : offer(user, deps, now);
  if (failed >= failuresPerHour) return tooMany;
  switch (await deps.links.redeem(user.id, hashOf(code), now)) {
    case 'linked':
      return `Linked with ${await linkedNames(user.id, deps)}. In our direct messages I now know you as one person, whichever of your accounts you write from: what you told me anywhere, I may bring up there. In channels nothing changes. \`/unlink\` ends it: use it at once if that is not an account of yours.`;
    case 'own':
      return 'That code is from this very account. Type it where you talk with me from your other account: `/link CODE`.';
    case 'unknown':
      return 'That code does not work: it may be mistyped, used already, or older than ten minutes. `/link` on your other account gives a new one.';
  }
}

/** A code that somebody else has talked them into typing is seen by whose account it was. */
async function linkedNames(userId: number, { profiles }: LinkDeps): Promise<string> {
  const ids = (await profiles.get(userId))?.linkedUserIds ?? [];
  const others = (await Promise.all(ids.map((id) => profiles.get(id)))).filter((one) => one !== undefined);
  const names = others.map(({ displayName, platform }) => `**${plain(displayName)}** (${platform})`);
  return names.length === 0 ? 'your other account' : names.join(', ');
}

/** @throws StorageUnavailable */
export async function unlinkCommand(user: UserProfile, { links }: Pick<LinkDeps, 'links'>): Promise<string> {
  return (await links.unlink(user.id))
    ? 'Unlinked. This account stands for itself again: here I know only what you told me from it.'
    : 'This account is not linked with another one. `/link` starts that.';
}

/** What is kept of a code. */
export function hashOf(code: string): string {
  return createHash('sha256')
    .update(`familiar-link:${typed(code)}`)
    .digest('hex');
}

const tooMany = 'That was often enough for one hour. Please try again later.';

async function offer(
  user: UserProfile,
  { links, bytes = randomBytes }: LinkDeps,
  now: number,
): Promise<string> {
  const code = digitsOf(bytes(codeDigits));
  await links.offer(user.id, hashOf(code), now + codeWorksMs, now);
  const shown = code.replace(/(.{5})(?=.)/g, '$1-');
  return [
    `Your code: \`${shown}\``,
    `Type \`/link ${shown}\` where you talk with me from your other account, within ten minutes. It works once. Show it to nobody: whoever enters it joins their account with yours, and reads in their direct messages with me what you told me.`,
  ].join('\n');
}
