import type { FastifyInstance } from 'fastify';
import { InvalidInput } from '../core/errors.ts';
import type { LocalChat, LocalContext, LocalSaying } from '../core/local-chat.ts';
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

type Changing = { Params: { id: string }; Body: LocalContext };

/** What the chat page asks for, as JSON and server-sent events. */
export function chatApi(app: FastifyInstance, options: ChatApiOptions): void {
  const { chat, character, version, streams, login } = options;

  app.get<{ Querystring: { user: string } }>(
    '/api/session',
    { schema: { querystring: ofUser } },
    async (request) => {
      const user = chat.directory.meet(request.query.user);
      return {
        version,
        login,
        character: character(),
        user,
        users: chat.directory.users(),
        places: chat.directory.places(user.id),
        commands: chat.directory.commands(),
        files: { maxBytes: chat.files.maxBytes, maxPerMessage: chat.files.maxPerMessage },
      };
    },
  );

  app.post<{ Body: { name: string } }>('/api/users', { schema: { body: newUser } }, async (request, reply) =>
    reply.code(201).send(chat.directory.meet(request.body.name)),
  );

  app.get<{ Querystring: LocalContext & { limit?: number } }>(
    '/api/messages',
    { schema: { querystring: historyQuery } },
    async ({ query }) => chat.history(query, query.limit ?? defaultHistoryLimit),
  );

  app.post<{ Body: LocalSaying }>('/api/messages', { schema: { body: saying } }, async (request, reply) =>
    reply.code(201).send(await chat.say(request.body)),
  );

  app.patch<Changing & { Body: { text: string } }>(
    '/api/messages/:id',
    { schema: { body: editing } },
    async ({ body, params }) => chat.edit(body, params.id, body.text),
  );

  app.delete<Changing>(
    '/api/messages/:id',
    { schema: { body: context } },
    async ({ body, params }, reply) => {
      await chat.remove(body, params.id);
      return reply.code(204).send();
    },
  );

  app.post<Changing>(
    '/api/messages/:id/retry',
    { schema: { body: context } },
    async ({ body, params }, reply) => {
      await chat.retry(body, params.id);
      return reply.code(204).send();
    },
  );

  app.post<{ Body: LocalContext }>('/api/typing', { schema: { body: context } }, async ({ body }, reply) => {
    chat.typing(body);
    return reply.code(204).send();
  });

  app.get<{ Querystring: { user: string; place?: string; after?: string } }>(
    '/api/events',
    { schema: { querystring: eventsQuery } },
    (request, reply) => {
      const { user, place, after: firstAfter } = request.query;
      const after = lastEventId(request.headers['last-event-id']) ?? firstAfter;
      // Refuse in words before the connection becomes a stream.
      const places = chat.directory.places(user);
      if (place !== undefined && !places.some(({ id }) => id === place)) {
        throw new InvalidInput(`There is no place “${place}” for this user.`);
      }
      let unsubscribe = () => {};
      const stream = streams.open(reply, () => unsubscribe());
      const to = { user, ...(place !== undefined && { place }), ...(after !== undefined && { after }) };
      unsubscribe = chat.subscribe(to, (event) =>
        stream.send(event.type, event, 'cursor' in event ? event.cursor : undefined),
      );
      if (stream.ended.aborted) unsubscribe();
    },
  );

  fileRoutes(app, chat);
}

/** Uploads come as raw bytes: no other site can send `application/octet-stream` without being asked about first. */
function fileRoutes(app: FastifyInstance, chat: LocalChat): void {
  app.post<{ Querystring: { name: string }; Body: Buffer }>(
    '/api/files',
    { schema: { querystring: fileQuery }, bodyLimit: chat.files.maxBytes },
    async (request, reply) => {
      if (!Buffer.isBuffer(request.body)) {
        throw new HttpError(415, 'invalid_media_type', 'A file comes as application/octet-stream.');
      }
      const { id, attachment } = chat.files.add(request.query.name, request.body);
      return reply.code(201).send({ id, attachment });
    },
  );

  app.get<{ Params: { id: string } }>('/api/files/:id', async (request, reply) => {
    const file = chat.files.get(request.params.id);
    if (!file) throw new HttpError(404, 'not_found', 'This file is not held here any more.');
    const { kind, mediaType, name } = file.attachment;
    // Only pictures are shown in place; whatever else somebody uploaded is never run in this page's name.
    const disposition = kind === 'image' ? 'inline' : 'attachment';
    return reply
      .header('content-type', kind === 'image' ? mediaType : 'application/octet-stream')
      .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'private, max-age=31536000, immutable')
      .send(file.data);
  });
}

function lastEventId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && header !== '' ? header : undefined;
}

const name = { type: 'string', minLength: 1, maxLength: 64 } as const;
const id = { type: 'string', minLength: 1, maxLength: 200 } as const;
const text = { type: 'string', maxLength: 100_000 } as const;
const inPlace = { user: name, place: name } as const;

const object = <const P extends object, const R extends readonly (keyof P)[]>(properties: P, required: R) =>
  ({ type: 'object', additionalProperties: false, properties, required }) as const;

const ofUser = object({ user: name }, ['user']);
const newUser = object({ name }, ['name']);
const context = object(inPlace, ['user', 'place']);
const editing = object({ ...inPlace, text }, ['user', 'place', 'text']);
const fileQuery = object({ name: { type: 'string', minLength: 1, maxLength: 500 } }, ['name']);
const eventsQuery = object({ ...inPlace, after: id }, ['user']);
const historyQuery = object(
  { ...inPlace, limit: { type: 'integer', minimum: 1, maximum: maxHistoryLimit } },
  ['user', 'place'],
);
const saying = object(
  {
    ...inPlace,
    text,
    attachments: { type: 'array', items: id, maxItems: 20 },
    replyTo: id,
    nonce: id,
    timeZone: { type: 'string', maxLength: 64 },
    locale: { type: 'string', maxLength: 35 },
  },
  ['user', 'place', 'text'],
);
