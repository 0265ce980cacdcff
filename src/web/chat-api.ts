import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { InvalidInput } from '../core/errors.ts';
import type { LocalChat } from '../core/local-chat.ts';
import type { EventStreams } from './event-stream.ts';
import { HttpError } from './http-error.ts';
import type { CharacterView } from './status.ts';

const defaultHistoryLimit = 100;
const maxHistoryLimit = 500;

export interface ChatApiOptions {
  readonly chat: LocalChat;
  readonly character: () => CharacterView;
  readonly version: string;
  readonly streams: EventStreams;
  /** Whether one can log out. */
  readonly login: boolean;
}

const name = z.string().min(1).max(64);
const id = z.string().min(1).max(200);
const text = z.string().max(100_000);
const context = z.strictObject({ user: name, place: name });
const saying = context.extend({
  text,
  attachments: z.array(id).max(20).optional(),
  replyTo: id.optional(),
  nonce: id.optional(),
  timeZone: z.string().max(64).optional(),
  locale: z.string().max(35).optional(),
});
const editing = context.extend({ text });
const newUser = z.strictObject({ name });
const ofUser = z.strictObject({ user: name });
const ofMessage = z.object({ id });
const ofHistory = context.extend({ limit: z.coerce.number().int().min(1).max(maxHistoryLimit).optional() });
const ofEvents = z.strictObject({ user: name, place: name.optional(), after: id.optional() });
const ofUpload = z.strictObject({ name: z.string().min(1).max(500) });

/** What the chat page asks for, as JSON and server-sent events. */
export function chatApi(app: FastifyInstance, options: ChatApiOptions): void {
  sessionRoutes(app, options);
  messageRoutes(app, options.chat);
  eventRoute(app, options);
  fileRoutes(app, options.chat);
}

function sessionRoutes(app: FastifyInstance, { chat, character, version, login }: ChatApiOptions): void {
  app.get('/api/session', async (request) => {
    const user = chat.directory.meet(ofUser.parse(request.query).user);
    // Named one by one: whatever else the character's object holds stays here.
    const { name: characterName, tagline, greeting, suggestions } = character();
    return {
      version,
      login,
      character: { name: characterName, tagline, greeting, suggestions },
      user,
      users: chat.directory.users(),
      places: chat.directory.places(user.id),
      commands: chat.directory.commands(),
      files: { maxBytes: chat.files.maxBytes, maxPerMessage: chat.files.maxPerMessage },
    };
  });

  app.post('/api/users', async (request, reply) =>
    reply.code(201).send(chat.directory.meet(newUser.parse(request.body).name)),
  );
}

function messageRoutes(app: FastifyInstance, chat: LocalChat): void {
  app.get('/api/messages', async (request) => {
    const { limit = defaultHistoryLimit, ...where } = ofHistory.parse(request.query);
    return chat.history(where, limit);
  });

  app.post('/api/messages', async (request, reply) =>
    reply.code(201).send(await chat.say(saying.parse(request.body))),
  );

  app.patch('/api/messages/:id', async (request) => {
    const { text: changed, ...where } = editing.parse(request.body);
    return chat.edit(where, ofMessage.parse(request.params).id, changed);
  });

  app.delete('/api/messages/:id', async (request, reply) => {
    await chat.remove(context.parse(request.body), ofMessage.parse(request.params).id);
    return reply.code(204).send();
  });

  app.post('/api/messages/:id/retry', async (request, reply) => {
    await chat.retry(context.parse(request.body), ofMessage.parse(request.params).id);
    return reply.code(204).send();
  });

  app.post('/api/typing', async (request, reply) => {
    chat.typing(context.parse(request.body));
    return reply.code(204).send();
  });
}

function eventRoute(app: FastifyInstance, { chat, streams }: ChatApiOptions): void {
  app.get('/api/events', (request, reply) => {
    const { after: firstAfter, ...readable } = ofEvents.parse(request.query);
    const after = lastEventId(request.headers['last-event-id']) ?? firstAfter;
    // Refuse in words before the connection becomes a stream.
    const places = chat.directory.places(readable.user);
    if (readable.place !== undefined && !places.some((place) => place.id === readable.place)) {
      throw new InvalidInput(`There is no place “${readable.place}” for this user.`);
    }
    let unsubscribe = () => {};
    const stream = streams.open(reply, () => unsubscribe());
    unsubscribe = chat.subscribe({ ...readable, ...(after !== undefined && { after }) }, (event) =>
      stream.send(event.type, event, 'cursor' in event ? event.cursor : undefined),
    );
    if (stream.ended.aborted) unsubscribe();
  });
}

/** Uploads come as raw bytes: no other site can send `application/octet-stream` without being asked about first. */
function fileRoutes(app: FastifyInstance, chat: LocalChat): void {
  app.post('/api/files', { bodyLimit: chat.files.maxBytes }, async (request, reply) => {
    if (!Buffer.isBuffer(request.body)) {
      throw new HttpError(415, 'invalid_media_type', 'A file comes as application/octet-stream.');
    }
    const file = chat.files.add(ofUpload.parse(request.query).name, request.body);
    return reply.code(201).send({ id: file.id, attachment: file.attachment });
  });

  app.get('/api/files/:id', async (request, reply) => {
    const file = chat.files.get(ofMessage.parse(request.params).id);
    if (!file) throw new HttpError(404, 'not_found', 'This file is not held here any more.');
    const { kind, mediaType, name: fileName } = file.attachment;
    // Only pictures are shown in place; whatever else somebody uploaded is never run in this page's name.
    const disposition = kind === 'image' ? 'inline' : 'attachment';
    // Pictures are asked for with every look at the page; what else there is may be an export of somebody's memory.
    const caching = kind === 'image' ? 'private, max-age=31536000, immutable' : 'no-store';
    return reply
      .header('content-type', kind === 'image' ? mediaType : 'application/octet-stream')
      .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(fileName)}`)
      .header('cache-control', caching)
      .send(file.data);
  });
}

function lastEventId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && header !== '' ? header : undefined;
}
