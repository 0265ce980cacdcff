import { InvalidInput } from '../errors.ts';
import { type Place, type PlatformName, platformNames } from '../types.ts';

/** The parts of a conversation's name. A DM, a channel and a thread are each one conversation. */
export interface ConversationKey {
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly channel: string;
  readonly thread?: string;
}

/**
 * The one string that names a conversation: `platform/workspace/channel[/thread]`, each segment percent-encoded (RFC 3986),
 * an absent workspace empty.
 * @throws InvalidInput when channel or thread is empty or a segment is not well-formed Unicode
 */
export function encodeConversationId(key: ConversationKey): string {
  const segments = [key.workspace, key.channel, ...(key.thread === undefined ? [] : [key.thread])];
  if (key.channel === '' || key.thread === '') throw new InvalidInput('A conversation needs a channel');
  if (!segments.every((segment) => segment.isWellFormed())) {
    throw new InvalidInput('A conversation id must be well-formed Unicode');
  }
  return [key.platform, ...segments.map(encodeURIComponent)].join('/');
}

/** @throws InvalidInput when `id` is not what `encodeConversationId` writes */
export function decodeConversationId(id: string): ConversationKey {
  const [platform, workspace, channel, thread, ...rest] = id.split('/');
  const known = platformNames.find((name) => name === platform);
  if (known === undefined || workspace === undefined || !channel || thread === '' || rest.length > 0) {
    throw new InvalidInput(`Not a conversation id: ${JSON.stringify(id)}`);
  }
  const key: ConversationKey = {
    platform: known,
    workspace: decodeSegment(workspace, id),
    channel: decodeSegment(channel, id),
    ...(thread === undefined ? {} : { thread: decodeSegment(thread, id) }),
  };
  if (encodeConversationId(key) !== id)
    throw new InvalidInput(`Not a conversation id: ${JSON.stringify(id)}`);
  return key;
}

export function conversationIdOf(place: Place): string {
  return encodeConversationId(place);
}

/** The channel in which a thread hangs; undefined for what is no thread. */
export function parentConversationIdOf(place: Place): string | undefined {
  if (place.thread === undefined) return undefined;
  const { platform, workspace, channel } = place;
  return encodeConversationId({ platform, workspace, channel });
}

function decodeSegment(segment: string, id: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (cause) {
    throw new InvalidInput(`Not a conversation id: ${JSON.stringify(id)}`, { cause });
  }
}
