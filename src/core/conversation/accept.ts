import type { AcceptedMessage, Inbox } from '../store-ports.ts';
import type { IncomingMessage } from '../types.ts';
import { audienceOf } from './audience.ts';
import { conversationIdOf } from './conversation-id.ts';

/**
 * First step of a message's way: bots (the character itself among them) and repeats are dropped, everything else is stored.
 * Only when this has resolved may the platform's event be acknowledged. Undefined when dropped.
 * @throws StorageUnavailable
 */
export async function accept(message: IncomingMessage, inbox: Inbox): Promise<AcceptedMessage | undefined> {
  if (message.authorIsBot) return undefined;
  if (message.text.trim() === '' && message.attachments.length === 0 && !message.mentionsCharacter)
    return undefined;
  const accepted = await inbox.accept(message, conversationIdOf(message.place), audienceOf(message.place));
  return accepted.fresh ? accepted : undefined;
}
