import { ApiError, type Methods, parsed, required } from '../api.ts';
import { fileOnWire } from '../wire.ts';
import { bot } from '../world.ts';

/** Upload in two steps: an address to send the bytes to, then the completion that shares the file. */
export const fileMethods: Methods = {
  'files.getUploadURLExternal': {
    token: 'bot',
    scopes: ['files:write'],
    run: (args, { world, baseUrl }) => {
      const name = required(args, 'filename');
      const announcedBytes = Number(required(args, 'length'));
      const id = world.id('F');
      const mimetype = 'application/octet-stream';
      world.files.set(id, { id, name, mimetype, bytes: new Uint8Array(), announcedBytes });
      return { upload_url: `${baseUrl}upload/${id}`, file_id: id };
    },
  },
  'files.completeUploadExternal': {
    token: 'bot',
    scopes: ['files:write'],
    run: (args, { world, baseUrl }) => {
      const named = parsed<readonly { id: string }[]>(args, 'files', []);
      const files = named.map(({ id }) => {
        const file = world.files.get(id);
        if (file === undefined) throw new ApiError('file_not_found');
        return file;
      });
      const channel = args.channel_id;
      // Files are shared with conversations only: a user id is none.
      if (channel !== undefined && world.channels.get(channel)?.members.has(bot.userId) !== true) {
        throw new ApiError('channel_not_found');
      }
      if (channel !== undefined) {
        const thread = args.thread_ts;
        const threaded = thread === undefined ? {} : { thread };
        world.post({
          channel,
          user: bot.userId,
          botId: bot.botId,
          text: args.initial_comment ?? '',
          files,
          ...threaded,
        });
      }
      return { files: files.map((file) => fileOnWire(file, baseUrl)) };
    },
  },
};
