import type { Scene } from './api.ts';
import type { Delivery, EventDelivery } from './delivery.ts';
import { changed, said } from './methods/chat.ts';
import { type Json, messageOnWire } from './wire.ts';
import { bot, type ChannelType, type Message, type SlackFile, team } from './world.ts';

export interface Saying {
  readonly channel: string;
  /** Default `channel`; taken when the channel is first named. */
  readonly channelType?: ChannelType;
  readonly user: string;
  readonly text: string;
  readonly thread?: string;
  readonly files?: readonly {
    readonly name: string;
    readonly mimetype: string;
    readonly bytes: Uint8Array;
  }[];
  readonly subtype?: 'me_message' | 'thread_broadcast' | 'channel_join';
  /** Which of the two events for a mention goes first. Default `message`. */
  readonly first?: 'message' | 'app_mention';
}

/** What a person sees of a message now, and what they saw before. */
export interface Seen extends Pick<Message, 'ts' | 'thread' | 'user' | 'text' | 'streaming' | 'onlyFor'> {
  readonly blocks: Message['blocks'];
  readonly files: Message['files'];
  readonly versions: Message['versions'];
}

/** Where the people act. */
export interface Stage {
  readonly scene: Scene;
  readonly delivery: EventDelivery;
  event(event: Json): Delivery;
}

/** The people of the workspace: what they do, and what they see. */
export class People {
  readonly #slack: Stage;

  constructor(slack: Stage) {
    this.#slack = slack;
  }

  /** Somebody writes a message; the app gets the events that Slack sends for it. */
  say(saying: Saying): Message {
    const { world } = this.#slack.scene;
    const { user, text, thread } = saying;
    const channel = world.channel(saying.channel, saying.channelType ?? 'channel');
    channel.members.add(world.person(user).id);
    const files = (saying.files ?? []).map((file): SlackFile => ({ ...file, id: world.id('F') }));
    for (const file of files) world.files.set(file.id, file);
    const threaded = thread === undefined ? {} : { thread };
    const message = world.post({ channel: channel.id, user, text, files, ...threaded });
    const subtype = saying.subtype ?? (files.length > 0 ? 'file_share' : undefined);
    const event = { ...said(message, this.#slack.scene), ...(subtype === undefined ? {} : { subtype }) };
    const mentioned = channel.type !== 'im' && text.includes(`<@${bot.userId}>`);
    const {
      channel_type: _,
      subtype: __,
      ...rest
    } = event as Json & { channel_type?: string; subtype?: string };
    const events: Json[] = mentioned ? [event, { ...rest, type: 'app_mention' }] : [event];
    if (saying.first === 'app_mention') events.reverse();
    if (channel.members.has(bot.userId)) for (const one of events) this.#slack.event(one);
    return message;
  }

  /** `say`, with the bot mentioned at the start. */
  mention(saying: Saying): Message {
    return this.say({ ...saying, text: `<@${bot.userId}> ${saying.text}` });
  }

  edit(message: Message, text: string): void {
    const { scene } = this.#slack;
    const { world } = scene;
    const before = messageOnWire(message, world, scene.baseUrl);
    world.rewrite(message, text);
    message.edited = { user: message.user, ts: world.ts() };
    this.#slack.event(changed(message, before, scene));
  }

  remove(message: Message): void {
    const { scene } = this.#slack;
    const { world } = scene;
    const previous = messageOnWire(message, world, scene.baseUrl);
    const { type } = world.channel(message.channel);
    message.deleted = true;
    const ts = world.ts();
    const what = { type: 'message', subtype: 'message_deleted', hidden: true, ts, event_ts: ts };
    const where = { channel: message.channel, channel_type: type, deleted_ts: message.ts };
    this.#slack.event({ ...what, ...where, previous_message: previous });
  }

  /** Somebody opens the assistant pane. Returns the thread. */
  assistantThreadStarted(user: string, channel = `D${user.slice(1)}`): { channel: string; thread: string } {
    const { world } = this.#slack.scene;
    world.person(user);
    world.channel(channel, 'im');
    const thread = world.ts();
    const assistant_thread = { user_id: user, context: {}, channel_id: channel, thread_ts: thread };
    this.#slack.event({ type: 'assistant_thread_started', assistant_thread, event_ts: thread });
    return { channel, thread };
  }

  /** Somebody types a slash command. */
  slash(command: string, text: string, from: { user: string; channel: string; channelName?: string }) {
    const { world } = this.#slack.scene;
    const user = world.person(from.user);
    return this.#slack.delivery.deliver('slash_commands', command, {
      token: 'verification',
      team_id: team.id,
      team_domain: team.domain,
      channel_id: from.channel,
      channel_name: from.channelName ?? (from.channel.startsWith('D') ? 'directmessage' : 'general'),
      user_id: user.id,
      user_name: user.name,
      command,
      text,
      api_app_id: bot.appId,
      is_enterprise_install: 'false',
      response_url: `${this.#slack.scene.baseUrl}respond/${from.channel}/${user.id}`,
      trigger_id: world.id('trigger-'),
    });
  }

  /** Somebody presses a button under a message. What only they see comes without its message, as Slack has it. */
  press(actionId: string, message: Pick<Message, 'channel' | 'ts'>, user: string) {
    const { scene } = this.#slack;
    const { world } = scene;
    const channel = world.channel(message.channel);
    const pressed = world.find(message.channel, message.ts);
    if (pressed === undefined) throw new Error('No such message to press a button under');
    const isEphemeral = pressed.onlyFor !== undefined;
    const wire = isEphemeral ? {} : { message: messageOnWire(pressed, world, scene.baseUrl) };
    return this.#slack.delivery.deliver('interactive', 'block_actions', {
      type: 'block_actions',
      user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: team.id },
      api_app_id: bot.appId,
      token: 'verification',
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: channel.id,
        is_ephemeral: isEphemeral,
      },
      trigger_id: world.id('trigger-'),
      team: { id: team.id, domain: team.domain },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: channel.id, name: channel.type === 'im' ? 'directmessage' : channel.name },
      ...wire,
      response_url: `${scene.baseUrl}respond/${channel.id}/${user}/${message.ts}`,
      actions: [{ block_id: 'b1', type: 'button', action_ts: world.ts(), ...buttonOf(pressed, actionId) }],
    });
  }

  /** What stands in a channel now, threads included, oldest first. */
  history(channel: string): Seen[] {
    const here = this.#slack.scene.world.messages.filter((one) => one.channel === channel && !one.deleted);
    return here.map(({ ts, thread, user, text, streaming, onlyFor, blocks, files, versions }) => ({
      ...{ ts, user, text, blocks, files, versions },
      ...(thread === undefined ? {} : { thread }),
      ...(streaming === undefined ? {} : { streaming }),
      ...(onlyFor === undefined ? {} : { onlyFor }),
    }));
  }

  /** What the bot has said in a channel, oldest first. */
  fromBot(channel: string): Seen[] {
    return this.history(channel).filter(({ user }) => user === bot.userId);
  }
}

/** What Slack says of a pressed button: its action id and value. A message that a test wrote has no blocks. */
function buttonOf({ blocks }: Message, actionId: string): Json {
  if (blocks.length === 0) return { action_id: actionId, value: actionId };
  const elements = blocks.flatMap((block) => (block.elements ?? []) as readonly Json[]);
  const button = elements.find((element) => element.action_id === actionId);
  if (button === undefined) throw new Error('No such button to press');
  return { action_id: actionId, value: button.value };
}
