import type { App } from '@slack/bolt';
import { PermissionMissing } from '../../core/errors.ts';
import type { Clock, CommandFile, CommandSpec, Inbound, Logger } from '../../core/ports.ts';
import type { AssistantPane } from './assistant.ts';
import {
  readCommand,
  runCommand,
  type SlackAnswer,
  type SlashCommand,
  type Use,
  type Words,
} from './commands.ts';
import type { Directory } from './directory.ts';
import { toPlatformError } from './errors.ts';
import {
  type AssistantThread,
  type SlackEventBody,
  type SlackMessageEvent,
  type SlackPress,
  workspaceOf,
} from './events.ts';
import { type Parsed, parseMessageEvent, personOf, visibilityByLookup } from './parse.ts';
import { retryActionId } from './render.ts';
import { commandOfButton, runActionId } from './run-button.ts';
import type { StreamingSupport } from './streaming-support.ts';

export interface IntakeDeps {
  readonly inbound: Inbound;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly assistant: AssistantPane;
  readonly streaming: StreamingSupport;
  readonly commands: readonly CommandSpec[];
  readonly replyInThread: boolean;
  readonly botUserId: string;
  /** The workspace in which the app is installed. */
  readonly team: string;
  /** Sends files into the direct messages of a user. */
  readonly sendPrivately: (userId: string, files: AsyncIterable<CommandFile>) => Promise<void>;
}

type Respond = (answer: SlackAnswer & { readonly replace_original?: boolean }) => Promise<unknown>;

const settleWithinMs = 2000;
const filesForbidden =
  'I may not send files in this workspace: whoever runs me has to grant the app the scope files:write (doctor tells how).';
const filesBrokeOff = 'Something went wrong on my side, and the files are not all there. Please try again.';

/** Brings what Bolt hears to the core. A listener that rejects leaves its event unacknowledged: Slack sends it again. */
export class EventIntake {
  readonly #deps: IntakeDeps;
  /** Messages on their way into the store, by channel and time stamp. */
  readonly #arriving = new Map<string, Promise<void>>();
  /** By channel: done when all that was heard before has been handed on. */
  readonly #handedOn = new Map<string, Promise<void>>();
  readonly #running = new Set<Promise<void>>();

  constructor(deps: IntakeDeps) {
    this.#deps = deps;
  }

  listen(app: App): void {
    app.event('message', ({ event, body }) => this.#heard(event as SlackMessageEvent, body));
    app.event('app_mention', ({ event, body }) => this.#heard(event as SlackMessageEvent, body));
    app.event('assistant_thread_started', async ({ event }) => {
      this.#aside(this.#deps.assistant.started(event.assistant_thread as AssistantThread));
    });
    // Listened to, so that Bolt does not take it for a mistake: the pane's channel is of no use to the character.
    app.event('assistant_thread_context_changed', async () => {});
    app.command(/^\/.+/, async ({ command, ack, respond }) => {
      await ack();
      this.#aside(this.#command(command, respond));
    });
    app.action(retryActionId, async ({ body, ack }) => {
      await ack();
      this.#aside(this.#pressed(body as SlackPress));
    });
    app.action(runActionId, async ({ body, ack, respond }) => {
      await ack();
      this.#aside(this.#pressedRun(body as SlackPress, respond));
    });
    app.error(async (error) => {
      this.#deps.logger.error('A Slack event could not be taken in', {
        code: toPlatformError(error).code,
        cause: error.name,
      });
      throw error;
    });
  }

  /** Resolves when nothing that was heard is still being worked on, or after two seconds. */
  async settled(): Promise<void> {
    const done = new AbortController();
    const late = this.#deps.clock.sleep(settleWithinMs, done.signal).catch(() => {});
    await Promise.race([Promise.allSettled([...this.#arriving.values(), ...this.#running]), late]);
    done.abort();
  }

  /** Resolves when the message is stored. A mention comes as two events, of which the first carries. */
  #heard(event: SlackMessageEvent, body: SlackEventBody): Promise<void> {
    const isChange = event.subtype === 'message_changed' || event.subtype === 'message_deleted';
    const key = `${event.channel}/${event.ts}`;
    const underWay = isChange ? undefined : this.#arriving.get(key);
    if (underWay) return underWay;
    const storing = this.#store(event, body).finally(() => {
      if (this.#arriving.get(key) === storing) this.#arriving.delete(key);
    });
    this.#arriving.set(key, storing);
    return storing;
  }

  async #store(event: SlackMessageEvent, body: SlackEventBody): Promise<void> {
    const { turn, done } = this.#queueUp(event.channel ?? '');
    let stored: Promise<void> | undefined;
    try {
      const parsed = await this.#parse(event, body);
      await turn;
      stored = parsed && this.#handOn(parsed);
    } finally {
      done();
    }
    await stored;
  }

  async #parse(event: SlackMessageEvent, body: SlackEventBody): Promise<Parsed | undefined> {
    const { clock, botUserId, directory, replyInThread, streaming, team } = this.#deps;
    const receivedAt = clock.now();
    const workspace = workspaceOf(body, team);
    await streaming.load(workspace);
    return parseMessageEvent(event, {
      ...{ botUserId, workspace, replyInThread, directory, receivedAt },
      sharedOutside: body.is_ext_shared_channel === true,
    });
  }

  async #handOn(parsed: Parsed): Promise<void> {
    const { inbound, assistant } = this.#deps;
    if (parsed.kind === 'edited') return inbound.edited(parsed.place, parsed.id, parsed.text);
    if (parsed.kind === 'deleted') return inbound.deleted(parsed.place, parsed.id);
    await inbound.message(parsed.message);
    this.#aside(assistant.heard(parsed.message));
  }

  /** A place behind what the channel said before: looking up names takes one event longer than another. */
  #queueUp(channel: string): { turn: Promise<void>; done: () => void } {
    const turn = this.#handedOn.get(channel) ?? Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const handedOn = turn.then(() => promise);
    this.#handedOn.set(channel, handedOn);
    const done = () => {
      resolve();
      if (this.#handedOn.get(channel) === handedOn) this.#handedOn.delete(channel);
    };
    return { turn, done };
  }

  async #command(slash: SlashCommand, respond: Respond): Promise<void> {
    const { command, text = '', team_id: workspace, channel_id: channel, user_id: user } = slash;
    const words = readCommand(command, text, this.#deps.commands);
    await this.#run(words, { workspace, channel, user, slash: command }, respond);
  }

  /** A button that runs a command, as its presser; the answer takes the place of what it stood under. */
  async #pressedRun({ team, user, channel, actions }: SlackPress, respond: Respond): Promise<void> {
    const found = commandOfButton(actions?.[0]?.value, this.#deps.commands);
    if (found === undefined || user?.id === undefined || channel?.id === undefined) return;
    const workspace = team?.id ?? this.#deps.team;
    const use = { workspace, channel: channel.id, user: user.id, slash: found.slash };
    await this.#run(found.runs, use, (answer) => respond({ ...answer, replace_original: true }));
  }

  async #run(words: Words, use: Use, respond: Respond): Promise<void> {
    const { answer, files } = await runCommand(words, use, this.#deps);
    await respond(answer);
    if (files === undefined) return;
    try {
      await this.#deps.sendPrivately(use.user, files);
    } catch (error) {
      const text = error instanceof PermissionMissing ? filesForbidden : filesBrokeOff;
      await respond({ text, response_type: 'ephemeral', unfurl_links: false });
      throw error;
    }
  }

  async #pressed({ team, user, channel, container, message }: SlackPress): Promise<void> {
    const { directory, inbound } = this.#deps;
    const part = container?.message_ts ?? message?.ts;
    if (user?.id === undefined || channel?.id === undefined || part === undefined) return;
    const thread = message?.thread_ts ?? container?.thread_ts;
    const visibility = await visibilityByLookup(channel.id, directory);
    const place = {
      platform: 'slack' as const,
      workspace: team?.id ?? this.#deps.team,
      channel: channel.id,
      visibility,
      ...(thread === undefined ? {} : { thread }),
    };
    await inbound.retry(place, part, await personOf(user.id, directory));
  }

  /** Work that no acknowledgement waits for. */
  #aside(work: Promise<void>): void {
    const running = work
      .catch((error: unknown) => {
        this.#deps.logger.warn('Something asked for in Slack failed', { code: toPlatformError(error).code });
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }
}
