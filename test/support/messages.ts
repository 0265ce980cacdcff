/** Messages and places for the stores' suites; ids are new in each call, so that tests can share a database. */
import type { Audience, IncomingMessage, Place } from '../../src/core/types.ts';

let count = 0;

export function fresh(prefix: string): string {
  count += 1;
  return `${prefix}${count}`;
}

export const publicAudience: Audience = {
  visibility: 'public',
  platform: 'discord',
  workspace: 'guild',
  channel: '',
};

const place: Place = {
  platform: 'discord',
  workspace: 'guild',
  channel: 'general',
  visibility: 'public',
};

export function incoming(change: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    place,
    author: { platform: 'discord', id: fresh('user'), name: 'Ada' },
    authorIsBot: false,
    platformMessageId: fresh('message'),
    text: 'Hello there',
    mentionsCharacter: true,
    mentionsOthers: false,
    inOwnThread: false,
    attachments: [],
    sentAt: 1_000,
    receivedAt: 2_000,
    ...change,
  };
}
