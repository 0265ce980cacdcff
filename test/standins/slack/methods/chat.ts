import { ApiError, type Args, type Methods, parsed, required, type Scene } from '../api.ts';
import { type Json, messageOnWire } from '../wire.ts';
import { bot, type Channel, type Message, team } from '../world.ts';

type Blocks = readonly Json[];

/** A channel the bot may write to. */
export function writable(args: Args, { world }: Scene): Channel {
  const channel = world.channels.get(required(args, 'channel'));
  if (channel === undefined) throw new ApiError('channel_not_found');
  if (channel.archived) throw new ApiError('is_archived');
  if (!channel.members.has(bot.userId)) throw new ApiError('not_in_channel');
  return channel;
}

/** A standing message of the bot. */
export function ownMessage(args: Args, scene: Scene, refusal: string): Message {
  const message = scene.world.find(writable(args, scene).id, required(args, 'ts'));
  if (message === undefined) throw new ApiError('message_not_found');
  if (message.user !== bot.userId) throw new ApiError(refusal);
  return message;
}

export function threadOf(args: Args, channel: Channel, { world }: Scene): string | undefined {
  const thread = args.thread_ts;
  if (thread === undefined) return undefined;
  // An assistant thread exists before anything was said in it.
  if (channel.type !== 'im' && world.find(channel.id, thread) === undefined)
    throw new ApiError('thread_not_found');
  return thread;
}

/** Slack's limit for `markdown_text`, characters. */
export const markdownLimit = 12_000;

function contents(args: Args): { text: string; blocks: Blocks } {
  const blocks = parsed<Blocks>(args, 'blocks', []);
  const markdown = args.markdown_text;
  if (markdown !== undefined) {
    if (args.text !== undefined || blocks.length > 0) throw new ApiError('markdown_text_conflict');
    if (markdown.length > markdownLimit) throw new ApiError('msg_too_long');
    return { text: markdown, blocks: [] };
  }
  if (!Array.isArray(blocks) || blocks.some((block) => typeof block.type !== 'string')) {
    throw new ApiError('invalid_blocks');
  }
  const markdownBlocks = blocks.filter((block) => block.type === 'markdown');
  const shown = markdownBlocks.map((block) => String(block.text)).join('\n');
  if (shown.length > markdownLimit) throw new ApiError('msg_blocks_too_long');
  const text = args.text ?? '';
  if (text === '' && blocks.length === 0) throw new ApiError('no_text');
  // Where blocks stand, `text` is only what notifications show.
  return { text: shown === '' ? text : shown, blocks };
}

/** A message to a user id goes to the direct messages between user and app. */
function addressed(args: Args, scene: Scene): Channel {
  const { users } = scene.world;
  const id = args.channel ?? '';
  return users.has(id) ? scene.world.channel(`D${id.slice(1)}`, 'im') : writable(args, scene);
}

function post(args: Args, scene: Scene): Message {
  const channel = addressed(args, scene);
  const thread = threadOf(args, channel, scene);
  const { text, blocks } = contents(args);
  const threaded = thread === undefined ? {} : { thread };
  const ours = { channel: channel.id, user: bot.userId, botId: bot.botId, ...threaded };
  return scene.world.post({ ...ours, text: text.slice(0, 40_000), blocks });
}

export function said(message: Message, scene: Scene): Json {
  const channel = scene.world.channels.get(message.channel);
  const wire = messageOnWire(message, scene.world, scene.baseUrl);
  return { ...wire, channel: message.channel, channel_type: channel?.type, event_ts: message.ts };
}

export function changed(message: Message, before: Json, scene: Scene): Json {
  const channel = scene.world.channels.get(message.channel);
  const ts = scene.world.ts();
  return {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    channel: message.channel,
    channel_type: channel?.type,
    ts,
    event_ts: ts,
    message: messageOnWire(message, scene.world, scene.baseUrl),
    previous_message: before,
  };
}

export const chatMethods: Methods = {
  'chat.postMessage': {
    token: 'bot',
    scopes: ['chat:write'],
    run: (args, scene) => {
      const message = post(args, scene);
      scene.tell(said(message, scene));
      const wire = messageOnWire(message, scene.world, scene.baseUrl);
      return { channel: message.channel, ts: message.ts, message: wire };
    },
  },
  'chat.update': {
    token: 'bot',
    scopes: ['chat:write'],
    run: (args, scene) => {
      const message = ownMessage(args, scene, 'cant_update_message');
      if (message.streaming === 'in_progress') throw new ApiError('streaming_state_conflict');
      const { text, blocks } = contents(args);
      // Of the text field an update takes 4,000 bytes, counted after escaping.
      if (Buffer.byteLength(args.text ?? '') > 4000) throw new ApiError('msg_too_long');
      const before = messageOnWire(message, scene.world, scene.baseUrl);
      scene.world.rewrite(message, text);
      // Blocks stay until an update names them, be it as an empty list.
      if (args.blocks !== undefined || args.markdown_text !== undefined) message.blocks = blocks;
      message.edited = { user: bot.userId, ts: scene.world.ts() };
      scene.tell(changed(message, before, scene));
      const wire = messageOnWire(message, scene.world, scene.baseUrl);
      return { channel: message.channel, ts: message.ts, text, message: wire };
    },
  },
  'chat.delete': {
    token: 'bot',
    scopes: ['chat:write'],
    run: (args, scene) => {
      const message = ownMessage(args, scene, 'cant_delete_message');
      message.deleted = true;
      return { channel: message.channel, ts: message.ts };
    },
  },
  'chat.postEphemeral': {
    token: 'bot',
    scopes: ['chat:write'],
    run: (args, scene) => {
      const channel = writable(args, scene);
      const { text, blocks } = contents(args);
      const onlyFor = required(args, 'user');
      const message = scene.world.post({
        channel: channel.id,
        user: bot.userId,
        botId: bot.botId,
        text,
        blocks,
        onlyFor,
      });
      return { message_ts: message.ts };
    },
  },
  'reactions.add': {
    token: 'bot',
    scopes: ['reactions:write'],
    run: (args, scene) => {
      const message = scene.world.find(required(args, 'channel'), required(args, 'timestamp'));
      if (message === undefined) throw new ApiError('message_not_found');
      const reaction = { name: required(args, 'name'), user: bot.userId };
      if (message.reactions.some((one) => one.name === reaction.name)) throw new ApiError('already_reacted');
      message.reactions.push(reaction);
      return {};
    },
  },
  'auth.test': {
    token: 'bot',
    scopes: [],
    run: (_args, scene) => ({
      url: scene.baseUrl,
      team: team.name,
      user: bot.name,
      team_id: team.id,
      user_id: bot.userId,
      bot_id: bot.botId,
      is_enterprise_install: false,
    }),
  },
};
