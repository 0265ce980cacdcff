import type { IncomingMessage } from '../../../src/core/types.ts';

let count = 0;

/** A message as a parser would give it: from Ana in a public channel, spoken to nobody. */
export function incoming(change: Partial<IncomingMessage> = {}): IncomingMessage {
  count += 1;
  return {
    place: { platform: 'discord', workspace: 'g1', channel: 'c1', visibility: 'public' },
    author: { platform: 'discord', id: 'u1', name: 'Ana' },
    authorIsBot: false,
    platformMessageId: `m${count}`,
    text: 'hello there',
    mentionsCharacter: false,
    mentionsOthers: false,
    inOwnThread: false,
    attachments: [],
    sentAt: 1_700_000_000_000,
    receivedAt: 1_700_000_000_000,
    ...change,
  };
}
