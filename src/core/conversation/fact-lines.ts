/** Facts as lines of a list: what is known, and where and when it was said. */
import { describe } from '../memory/describe.ts';
import type { Located } from '../ports.ts';
import { localDay } from '../reply/local-time.ts';
import type { Entity, Fact, Place, StoredMessage, UserProfile } from '../types.ts';
import { decodeConversationId } from './conversation-id.ts';

/** Tells how people call a place, and where one of its messages is. */
export type Locate = (place: Place, platformMessageId: string) => Promise<Located>;

const maxValueChars = 150;

/** "Your dog is called Biscuit", without Markdown of its own. */
export function factWords(fact: Fact, now: number): string {
  const words = describe([fact], fact.validTo !== undefined && fact.validTo <= now);
  return plain(words.charAt(0).toUpperCase() + words.slice(1));
}

/** `You`, `Dog (Biscuit)`: the head of what is known of somebody or something. */
export function entityTitle({ name, kind, aliases }: Entity): string {
  if (kind === 'self') return 'You';
  const others = aliases.filter((alias) => alias !== name).map(capital);
  return plain(capital(name) + (others.length > 0 ? ` (${others.join(', ')})` : ''));
}

/** One line without Markdown of its own, cut to a bearable length. */
export function plain(text: string, maxChars = maxValueChars): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const cut = line.length > maxChars ? `${line.slice(0, maxChars).toWellFormed()}…` : line;
  return cut.replace(/([\\*_~`|<>[\]])/g, '\\$1');
}

/** "12 February 2026, in #general ([message](https://…))". `here`: where it is told. */
export async function whenAndWhere(
  said: { readonly at: number; readonly message: StoredMessage | undefined; readonly dm: boolean },
  here: { readonly place: Place; readonly user: UserProfile; readonly locate: Locate | undefined },
): Promise<string> {
  const day = localDay(said.at, here.user.timeZone);
  const place = said.message && placeOfMessage(said.message, said.dm);
  if (!said.message || !place) return said.dm ? `${day}, in our direct messages` : day;
  const located = await here.locate?.(place, said.message.platformMessageId);
  const elsewhere = place.platform === here.place.platform ? '' : ` on ${capital(place.platform)}`;
  const where = said.dm
    ? 'in our direct messages'
    : `in ${located?.name ? plain(located.name) : 'a channel'}`;
  const link = located?.link ? ` ([message](${located.link}))` : '';
  return `${day}, ${where}${elsewhere}${link}`;
}

/** The place of a stored message: what its conversation's name tells, and whether it was a DM. */
function placeOfMessage({ conversationId }: StoredMessage, dm: boolean): Place {
  const { platform, workspace, channel, thread } = decodeConversationId(conversationId);
  return {
    platform,
    workspace,
    channel,
    ...(thread === undefined ? {} : { thread }),
    // Of a channel only the name is asked: whether it is public makes no difference to that.
    visibility: dm ? 'dm' : 'private',
  };
}

function capital(words: string): string {
  return words.replace(/(^|[\s-])\p{Ll}/gu, (letters) => letters.toUpperCase());
}
