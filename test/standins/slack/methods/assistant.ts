import { ApiError, type Args, type Methods, parsed, required, type Scene } from '../api.ts';

const scopes = ['assistant:write', 'chat:write'];

function threadIn(args: Args, { world }: Scene): { channel: string; thread: string } {
  const channel = world.channels.get(required(args, 'channel_id'));
  if (channel === undefined) throw new ApiError('channel_not_found');
  return { channel: channel.id, thread: required(args, 'thread_ts') };
}

/** The assistant pane. What it shows is in the journal's calls. */
export const assistantMethods: Methods = {
  'assistant.threads.setStatus': {
    token: 'bot',
    scopes,
    run: (args, scene) => {
      threadIn(args, scene);
      if (args.status === undefined) required(args, 'status');
      return {};
    },
  },
  'assistant.threads.setTitle': {
    token: 'bot',
    scopes: ['assistant:write'],
    run: (args, scene) => {
      threadIn(args, scene);
      required(args, 'title');
      return {};
    },
  },
  'assistant.threads.setSuggestedPrompts': {
    token: 'bot',
    scopes: ['assistant:write'],
    run: (args, scene) => {
      threadIn(args, scene);
      const prompts = parsed<readonly { title?: string; message?: string }[]>(args, 'prompts', []);
      const wrong =
        prompts.length === 0 || prompts.length > 4 || prompts.some((one) => !one.title || !one.message);
      if (wrong) throw new ApiError('invalid_arguments');
      return {};
    },
  },
  'views.publish': {
    token: 'bot',
    scopes: [],
    run: (args, scene) => {
      required(args, 'user_id');
      const view = parsed<Record<string, unknown>>(args, 'view', {});
      if (view.type !== 'home') throw new ApiError('invalid_arguments');
      return { view: { ...view, id: scene.world.id('V') } };
    },
  },
};
