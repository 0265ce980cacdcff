import { randomUUID } from 'node:crypto';
import { InvalidInput } from '../../core/errors.ts';
import type { LocalFile, LocalFiles } from '../../core/local-chat.ts';
import type { Attachment } from '../../core/types.ts';

const scheme = 'local:';
const maxFileBytes = 5 * 1024 * 1024;
/** All uploads together; the oldest go first. */
const maxHeldBytes = 64 * 1024 * 1024;
const maxNameChars = 120;

/** What the first bytes say: the type that a browser claims is not believed. */
const signatures: readonly (readonly [mediaType: string, pattern: RegExp])[] = [
  ['image/png', /^\x89PNG\r\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[\s\S]{4}WEBP/],
];

/** Uploads of the chat page, in memory. */
export class Files implements LocalFiles {
  readonly maxBytes = maxFileBytes;
  readonly maxPerMessage = 4;
  readonly #held = new Map<string, LocalFile>();
  readonly #newId: () => string;
  #heldBytes = 0;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  add(name: string, data: Uint8Array): LocalFile {
    return this.#hold(this.#newId(), name, data);
  }

  /** Holds a file for one person: its id cannot be guessed. */
  addPrivate(name: string, text: string): LocalFile {
    return this.#hold(randomUUID(), name, Buffer.from(text));
  }

  #hold(id: string, name: string, data: Uint8Array): LocalFile {
    if (data.byteLength === 0) throw new InvalidInput('The file is empty.');
    if (data.byteLength > maxFileBytes) {
      throw new InvalidInput(`The file is larger than ${maxFileBytes / 1024 / 1024} MB.`);
    }
    const file = { id, attachment: { ...describe(name, data), url: `${scheme}${id}` }, data };
    this.#held.set(id, file);
    this.#heldBytes += data.byteLength;
    for (const [oldest, { data: old }] of this.#held) {
      if (this.#heldBytes <= maxHeldBytes) break;
      this.#held.delete(oldest);
      this.#heldBytes -= old.byteLength;
    }
    return file;
  }

  get(id: string): LocalFile | undefined {
    return this.#held.get(id);
  }

  /** @throws InvalidInput when the address is not of this platform or the file is gone */
  at(url: string): LocalFile {
    const file = url.startsWith(scheme) ? this.#held.get(url.slice(scheme.length)) : undefined;
    if (!file) throw new InvalidInput('The attachment is not held here any more.');
    return file;
  }
}

function describe(name: string, data: Uint8Array): Omit<Attachment, 'url'> {
  const head = Buffer.from(data.subarray(0, 16)).toString('latin1');
  const image = signatures.find(([, pattern]) => pattern.test(head));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out of the name.
  const clean = name.replace(/[\u0000-\u001f\u007f/\\]+/g, '_').slice(0, maxNameChars) || 'file';
  const bytes = data.byteLength;
  if (image) return { kind: 'image', name: clean, mediaType: image[0], bytes };
  if (isText(data)) return { kind: 'text', name: clean, mediaType: 'text/plain', bytes };
  return { kind: 'other', name: clean, mediaType: 'application/octet-stream', bytes };
}

function isText(data: Uint8Array): boolean {
  if (data.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(data);
    return true;
  } catch {
    return false;
  }
}
