import type { IncomingMessage } from 'node:http';
import type { Json } from './wire.ts';

export interface UploadedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface ReadBody {
  readonly body: Json | readonly Json[] | undefined;
  readonly files: readonly UploadedFile[];
  readonly multipart: boolean;
}

/** Reads a request's body: JSON, or a form with `payload_json` and `files[n]`. @throws SyntaxError */
export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return { body: undefined, files: [], multipart: false };
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) {
    return { body: JSON.parse(bytes.toString('utf8')) as Json, files: [], multipart: false };
  }
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const files: UploadedFile[] = [];
  let body: Json = {};
  for (const [key, value] of form.entries()) {
    if (typeof value === 'string') {
      if (key === 'payload_json') body = JSON.parse(value) as Json;
      continue;
    }
    files.push({
      name: value.name,
      mediaType: value.type || 'application/octet-stream',
      bytes: new Uint8Array(await value.arrayBuffer()),
    });
  }
  return { body, files, multipart: true };
}
