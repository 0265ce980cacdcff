import { FamiliarError } from '../errors.ts';
import type { Logger } from '../ports.ts';
import type { Attachment, AttachmentContent } from '../types.ts';

export interface AttachmentLimits {
  /** Images shown to the model; further ones are named only. */
  readonly maxImages: number;
  readonly maxImageBytes: number;
  readonly maxTextFiles: number;
  readonly maxTextBytes: number;
}

export const defaultAttachmentLimits: AttachmentLimits = {
  maxImages: 4,
  maxImageBytes: 5_000_000,
  maxTextFiles: 4,
  maxTextBytes: 100_000,
};

/** Fetches an attachment's bytes; the shape of `Platform.fetchAttachment`. */
export type FetchAttachment = (
  attachment: Attachment,
  maxBytes: number,
  signal?: AbortSignal,
) => Promise<Uint8Array>;

/**
 * What the character can see of a turn's attachments, in their order. Read in parallel; one that is too large, of a kind that
 * cannot be seen, or cannot be fetched, is there with its name only. Never throws.
 */
export async function readAttachments(
  attachments: readonly Attachment[],
  fetch: FetchAttachment,
  limits: AttachmentLimits,
  logger: Logger,
  signal?: AbortSignal,
): Promise<readonly AttachmentContent[]> {
  let images = 0;
  let texts = 0;
  return Promise.all(
    attachments.map(async (attachment) => {
      if (attachment.kind === 'other') return { attachment };
      const isImage = attachment.kind === 'image';
      const maxBytes = isImage ? limits.maxImageBytes : limits.maxTextBytes;
      if (attachment.bytes > maxBytes) return { attachment };
      const place = isImage ? images++ : texts++;
      if (place >= (isImage ? limits.maxImages : limits.maxTextFiles)) return { attachment };
      try {
        const bytes = await fetch(attachment, maxBytes, signal);
        if (bytes.byteLength > maxBytes) return { attachment };
        return isImage ? { attachment, ...asImage(bytes) } : { attachment, ...asText(bytes) };
      } catch (error) {
        logger.warn('An attachment could not be read', {
          kind: attachment.kind,
          bytes: attachment.bytes,
          code: error instanceof FamiliarError ? error.code : 'unknown',
        });
        return { attachment };
      }
    }),
  );
}

/** The formats that vision models take, by their first bytes: what the platform calls a file is the sender's word only. */
function asImage(bytes: Uint8Array): Pick<AttachmentContent, 'dataUrl'> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = buffer.toString('latin1', 0, 12);
  const mediaType = head.startsWith('\x89PNG\r\n\x1a\n')
    ? 'image/png'
    : head.startsWith('\xff\xd8\xff')
      ? 'image/jpeg'
      : /^GIF8[79]a/.test(head)
        ? 'image/gif'
        : /^RIFF[\s\S]{4}WEBP/.test(head)
          ? 'image/webp'
          : undefined;
  return mediaType ? { dataUrl: `data:${mediaType};base64,${buffer.toString('base64')}` } : {};
}

/** UTF-8, or UTF-16 with a byte order mark. Anything else, and anything with a NUL, is not text. */
function asText(bytes: Uint8Array): Pick<AttachmentContent, 'text'> {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  try {
    const text = new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? {} : { text };
  } catch {
    return {};
  }
}
