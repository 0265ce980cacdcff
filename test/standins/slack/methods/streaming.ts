import { ApiError, type Args, type Methods, parsed, required, type Scene } from '../api.ts';
import { type Json, messageOnWire } from '../wire.ts';
import { bot, type Message } from '../world.ts';
import { changed, markdownLimit, ownMessage, said, threadOf, writable } from './chat.ts';

/** Text streaming: https://docs.slack.dev/reference/methods/chat.startStream and its two companions. */

function given(args: Args): string {
  const markdown = args.markdown_text ?? '';
  if (markdown.length > markdownLimit) throw new ApiError('msg_too_long');
  return markdown;
}

function extend(message: Message, more: string, scene: Scene): void {
  if (message.text.length + more.length > markdownLimit) throw new ApiError('msg_too_long');
  if (more !== '') scene.world.rewrite(message, message.text + more);
}

function running(args: Args, scene: Scene): Message {
  const message = ownMessage(args, scene, 'message_not_owned_by_app');
  if (message.streaming !== 'in_progress') throw new ApiError('message_not_in_streaming_state');
  return message;
}

export const streamingMethods: Methods = {
  'chat.startStream': {
    token: 'bot',
    scopes: ['chat:write'],
    run: (args, scene) => {
      const channel = writable(args, scene);
      required(args, 'thread_ts');
      const thread = threadOf(args, channel, scene);
      if (channel.type !== 'im') {
        if (args.recipient_user_id === undefined) throw new ApiError('missing_recipient_user_id');
        if (args.recipient_team_id === undefined) throw new ApiError('missing_recipient_team_id');
        const recipient = scene.world.users.get(args.recipient_user_id);
        if (recipient === undefined) throw new ApiError('user_not_found');
        if (recipient.team !== args.recipient_team_id) throw new ApiError('team_not_found');
      }
      const text = given(args);
      const threaded = thread === undefined ? {} : { thread };
      const ours = { channel: channel.id, user: bot.userId, botId: bot.botId, ...threaded };
      const message = scene.world.post({ ...ours, text, streaming: 'in_progress' });
      scene.tell({ ...said(message, scene), subtype: 'bot_message', streaming_state: 'in_progress' });
      return { channel: channel.id, ts: message.ts };
    },
  },
  'chat.appendStream': {
    token: 'bot',
    scopes: ['chat:write'],
    run: (args, scene) => {
      const message = running(args, scene);
      const more = given(args);
      if (more === '' && args.chunks === undefined) throw new ApiError('no_text');
      extend(message, more, scene);
      return { channel: message.channel, ts: message.ts };
    },
  },
  'chat.stopStream': {
    token: 'bot',
    scopes: ['chat:write'],
    run: (args, scene) => {
      const message = running(args, scene);
      const before = messageOnWire(message, scene.world, scene.baseUrl);
      extend(message, given(args), scene);
      message.blocks = parsed<readonly Json[]>(args, 'blocks', []);
      message.streaming = 'completed';
      scene.tell(changed(message, before, scene));
      const wire = messageOnWire(message, scene.world, scene.baseUrl);
      return { channel: message.channel, ts: message.ts, message: wire };
    },
  },
};
