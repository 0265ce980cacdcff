import { InvalidInput, PermissionMissing, PlatformUnavailable, TargetGone } from '../../core/errors.ts';
import type { Attachment } from '../../core/types.ts';
import { defaultApiUrl } from './options.ts';

const timeoutMs = 15_000;

export interface FileAccess {
  readonly botToken: string;
  readonly apiUrl: string;
}

/** True for an address to which the bot token may be sent. */
function isSlackFile(address: string, apiUrl: string): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  if (apiUrl !== defaultApiUrl && url.host === URL.parse(apiUrl)?.host) return true;
  return url.protocol === 'https:' && (url.host === 'files.slack.com' || url.host === 'slack.com');
}

/**
 * The bytes of a private file, at most `maxBytes`.
 * @throws InvalidInput when larger or not Slack's; PermissionMissing, TargetGone, PlatformUnavailable; the signal's reason
 */
export async function fetchSlackFile(
  attachment: Attachment,
  maxBytes: number,
  { botToken, apiUrl }: FileAccess,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  if (!isSlackFile(attachment.url, apiUrl)) throw new InvalidInput('The attachment is not a file of Slack');
  if (attachment.bytes > maxBytes) throw new InvalidInput(`The attachment is larger than ${maxBytes} bytes`);
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(attachment.url, {
      headers: { authorization: `Bearer ${botToken}` },
      redirect: 'error',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    check(response, attachment);
    return await readAtMost(response, maxBytes);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof InvalidInput || error instanceof PermissionMissing || error instanceof TargetGone)
      throw error;
    throw new PlatformUnavailable('Slack did not deliver the attachment', { cause: error });
  }
}

function check(response: Response, attachment: Attachment): void {
  if (response.status === 404) throw new TargetGone('The attachment is gone');
  const html = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  // To a token without files:read Slack shows its sign-in page.
  if (response.status === 403 || response.status === 401 || (html && attachment.mediaType !== 'text/html')) {
    throw new PermissionMissing(
      'Slack did not let us read the attachment: the app needs the scope files:read',
    );
  }
  if (!response.ok) throw new PlatformUnavailable(`Slack answered with HTTP status ${response.status}`);
}

async function readAtMost(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new InvalidInput(`The attachment is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
