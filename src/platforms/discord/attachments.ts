import type { APIAttachment } from 'discord.js';
import { InvalidInput, PlatformUnavailable } from '../../core/errors.ts';
import type { Attachment, AttachmentKind } from '../../core/types.ts';
import { defaultApiUrl } from './api-url.ts';

const imageTypes = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif']);

const textTypes = /^(text\/|application\/(json|.+\+json|xml|.+\+xml|yaml|x-yaml|toml|javascript|x-sh|sql)$)/;

const textExtensions = new Set(
  (
    'txt md markdown rst csv tsv json jsonl yaml yml toml xml html css js mjs cjs ts mts tsx jsx py rb rs go java kt ' +
    'kts c h cc cpp hpp cs swift php pl lua r jl hs ml ex exs erl clj scala sh bash zsh fish ps1 bat sql graphql proto ' +
    'ini cfg conf env log diff patch tex dockerfile makefile gradle vue svelte'
  ).split(' '),
);

const imageExtensions: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
};

const cdnHosts = ['cdn.discordapp.com', 'media.discordapp.net'];

const fetchTimeoutMs = 20_000;

export function parseAttachment(
  data: Pick<APIAttachment, 'filename' | 'content_type' | 'size' | 'url'>,
): Attachment {
  const extension = (data.filename.split('.').at(-1) ?? '').toLowerCase();
  const declared = (data.content_type ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const mediaType = declared || imageExtensions[extension] || 'application/octet-stream';
  return {
    kind: kindOf(mediaType, extension),
    name: data.filename,
    mediaType,
    bytes: data.size,
    url: data.url,
  };
}

function kindOf(mediaType: string, extension: string): AttachmentKind {
  if (imageTypes.has(mediaType)) return 'image';
  if (textTypes.test(mediaType)) return 'text';
  // Discord names `video/mp2t` for TypeScript and nothing for most code: the file's name decides.
  const unsure = mediaType === 'application/octet-stream' || mediaType === 'video/mp2t';
  return unsure && textExtensions.has(extension) ? 'text' : 'other';
}

/**
 * Reads an attachment from Discord's own file hosts (and, for another API address, from that host).
 * @throws InvalidInput from another host, when larger than `maxBytes`, or when it is no longer there
 * @throws PlatformUnavailable when the host does not answer; or the signal's reason
 */
export async function fetchAttachment(
  attachment: Attachment,
  options: { readonly apiUrl: string; readonly maxBytes: number; readonly signal?: AbortSignal },
): Promise<Uint8Array> {
  const url = allowedUrl(attachment.url, options.apiUrl);
  const timeout = AbortSignal.timeout(fetchTimeoutMs);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]);
  try {
    const response = await fetch(url, { signal, redirect: 'error' });
    if (response.status >= 500 || response.status === 429) {
      throw new PlatformUnavailable(`Attachment host answered ${response.status}`);
    }
    if (!response.ok) throw new InvalidInput('The attachment can no longer be read; send it again');
    return await readAtMost(response, options.maxBytes);
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason;
    if (error instanceof InvalidInput || error instanceof PlatformUnavailable) throw error;
    throw new PlatformUnavailable('Attachment host did not answer', { cause: error });
  }
}

function allowedUrl(address: string, apiUrl: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const cdn = url?.protocol === 'https:' && cdnHosts.includes(url.host);
  const ownHost = apiUrl !== defaultApiUrl && url?.host === new URL(apiUrl).host;
  const web = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (url === undefined || !(cdn || (ownHost && web))) {
    throw new InvalidInput('The attachment is not on a file host of Discord');
  }
  return url;
}

async function readAtMost(response: Response, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () => new InvalidInput(`The attachment is larger than ${maxBytes} bytes`);
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop by throwing cancels the rest of the download.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
