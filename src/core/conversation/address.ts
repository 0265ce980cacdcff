import type { IncomingMessage, Place } from '../types.ts';

export const addressModes = ['always', 'mention', 'off'] as const;
/** `always`: every message of the channel; `mention`: what speaks to the character; `off`: nothing. DMs are always answered. */
export type AddressMode = (typeof addressModes)[number];

export interface AddressRules {
  readonly default: AddressMode;
  /** By `platform/channel id`, e.g. `discord/1042`. A thread follows its channel. */
  readonly channels: Readonly<Record<string, AddressMode>>;
}

/** Why a message is for the character. */
export type Addressing = 'dm' | 'mention' | 'reply' | 'thread' | 'name' | 'always';

export interface AddressContext {
  readonly rules: AddressRules;
  /** The conversation is the character's own thread, as this or an earlier message told. */
  readonly ownThread: boolean;
  /** The text calls the character by its name. */
  readonly callsByName: (text: string) => boolean;
}

/** Is this for the character, and by what sign? `@everyone` and role pings are no sign (parsers leave them out). */
export function address(message: IncomingMessage, context: AddressContext): Addressing | undefined {
  if (isOff(message.place, context.rules)) return undefined;
  if (message.place.visibility === 'dm') return 'dm';
  if (message.mentionsCharacter) return 'mention';
  if (message.replyTo?.toCharacter) return 'reply';
  if (context.callsByName(message.text)) return 'name';
  // Somebody else is spoken to: neither a shared thread nor an open channel makes that ours.
  if (message.mentionsOthers || message.replyTo) return undefined;
  if (context.ownThread) return 'thread';
  return modeOf(message.place, context.rules) === 'always' ? 'always' : undefined;
}

/** A channel in which the character neither answers nor listens: nothing of it is stored. */
export function isOff(place: Place, rules: AddressRules): boolean {
  return place.visibility !== 'dm' && modeOf(place, rules) === 'off';
}

function modeOf(place: Place, rules: AddressRules): AddressMode {
  return rules.channels[`${place.platform}/${place.channel}`] ?? rules.default;
}
