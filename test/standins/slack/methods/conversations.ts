import { ApiError, type Args, type Methods, required, type Scene } from '../api.ts';
import { channelOnWire, type Json, messageOnWire, userOnWire } from '../wire.ts';
import { bot, type Channel, type Message } from '../world.ts';

const history = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];
const read = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];

/** A channel the bot can see: public ones, and others where it is a member. */
function visible(args: Args, { world }: Scene): Channel {
  const channel = world.channels.get(required(args, 'channel'));
  if (channel === undefined) throw new ApiError('channel_not_found');
  if (channel.type !== 'channel' && !channel.members.has(bot.userId)) throw new ApiError('channel_not_found');
  return channel;
}

function page(messages: readonly Message[], args: Args, scene: Scene): Json {
  const oldest = args.oldest ?? '0';
  const inclusive = args.inclusive === 'true' || args.inclusive === '1';
  const limit = Number(args.limit ?? 100);
  const within = messages.filter(
    ({ ts, onlyFor }) =>
      onlyFor === undefined && (Number(ts) > Number(oldest) || (inclusive && ts === oldest)),
  );
  const wire = within.map((message) => messageOnWire(message, scene.world, scene.baseUrl));
  return { messages: wire.slice(0, limit), has_more: wire.length > limit };
}

export const conversationMethods: Methods = {
  'conversations.info': {
    token: 'bot',
    scopes: read,
    run: (args, scene) => ({ channel: channelOnWire(visible(args, scene)) }),
  },
  'conversations.history': {
    token: 'bot',
    scopes: history,
    run: (args, scene) => {
      const channel = visible(args, scene);
      if (!channel.members.has(bot.userId)) throw new ApiError('not_in_channel');
      const here = scene.world.messages.filter(
        (one) => one.channel === channel.id && one.thread === undefined && !one.deleted,
      );
      return page(here.reverse(), args, scene);
    },
  },
  'conversations.replies': {
    token: 'bot',
    scopes: history,
    run: (args, scene) => {
      const channel = visible(args, scene);
      const thread = required(args, 'ts');
      const root = scene.world.find(channel.id, thread);
      const replies = scene.world.replies(channel.id, thread);
      if (root === undefined && replies.length === 0) throw new ApiError('thread_not_found');
      return page(root === undefined ? replies : [root, ...replies], args, scene);
    },
  },
  'conversations.members': {
    token: 'bot',
    scopes: read,
    run: (args, scene) => ({
      members: [...visible(args, scene).members],
      response_metadata: { next_cursor: '' },
    }),
  },
  'conversations.open': {
    token: 'bot',
    scopes: ['im:write'],
    run: (args, scene) => {
      const user = required(args, 'users');
      if (!scene.world.users.has(user)) throw new ApiError('user_not_found');
      return { channel: { id: scene.world.channel(`D${user.slice(1)}`, 'im').id } };
    },
  },
  'users.info': {
    token: 'bot',
    scopes: ['users:read'],
    run: (args, scene) => {
      const user = scene.world.users.get(required(args, 'user'));
      if (user === undefined) throw new ApiError('user_not_found');
      return { user: userOnWire(user, args.include_locale === 'true') };
    },
  },
};
