import type { WebClient } from '@slack/web-api';
import { PlatformUnavailable } from '../../core/errors.ts';
import type { CommandFile } from '../../core/ports.ts';
import { toPlatformError } from './errors.ts';

/**
 * Sends files into the direct messages between a user and the app, whatever channel they asked from: a command's answer that only
 * its caller sees can hold no files. Each is uploaded when it comes, so that only one is held.
 * @throws PermissionMissing without the scope files:write, PlatformUnavailable, RateLimited; what `files` throws
 */
export async function sendPrivately(
  client: WebClient,
  userId: string,
  files: AsyncIterable<CommandFile>,
): Promise<void> {
  let channel: string | undefined;
  for await (const { name, text } of files) {
    try {
      channel ??= await openDirectMessages(client, userId);
      await client.filesUploadV2({
        channel_id: channel,
        file: Buffer.from(text),
        filename: name,
        title: name,
      });
    } catch (error) {
      throw toPlatformError(error);
    }
  }
}

/** A message to a user id opens the conversation, which `conversations.open` would need a further scope for. */
async function openDirectMessages(client: WebClient, userId: string): Promise<string> {
  const { channel } = await client.chat.postMessage({
    channel: userId,
    text: 'Here are the files you asked for.',
  });
  if (channel === undefined) throw new PlatformUnavailable('Slack did not name the direct messages');
  return channel;
}
