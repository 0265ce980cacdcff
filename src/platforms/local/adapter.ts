import { InvalidInput, PlatformUnavailable } from '../../core/errors.ts';
import type {
  LocalChat,
  LocalContext,
  LocalEvent,
  LocalMessage,
  LocalSaying,
  LocalUser,
} from '../../core/local-chat.ts';
import type {
  Clock,
  CommandReply,
  CommandSpec,
  Inbound,
  Located,
  Logger,
  Platform,
  PlatformState,
  Surface,
  SurfaceTarget,
} from '../../core/ports.ts';
import type { Attachment, Person, Place, StoredMessage } from '../../core/types.ts';
import { type ParsedCommand, parseCommand, unknownCommand } from './commands.ts';
import { Directory, defaultChannels, defaultUserNames, type LocalChannel, type Seat } from './directory.ts';
import { Files } from './files.ts';
import { parseText } from './parse.ts';
import { authorOfCharacter, authorOfUser, draftOf, draftOfStored } from './render.ts';
import { LocalSurface, typingForMs } from './surface.ts';
import { type Reader, Timeline } from './timeline.ts';

export interface LocalPlatformOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly characterName: () => string;
  /** The commands there are; `/name` of another is answered with this list. */
  readonly commands: readonly CommandSpec[];
  /** The newest messages of a place, oldest first, from before this process: read once per place. */
  readonly recall?: (place: Place, limit: number) => Promise<readonly StoredMessage[]>;
  readonly userNames?: readonly string[];
  readonly channels?: readonly LocalChannel[];
}

const maxTextChars = 20_000;
const recalledMessages = 100;
const keptNonces = 500;

interface Speaker {
  readonly user: LocalUser;
  readonly seat: Seat;
}

/** The simulated workspace that the chat page and the terminal show. */
export class LocalPlatform implements Platform, LocalChat {
  readonly name = 'local';
  readonly directory: Directory;
  readonly files: Files;
  readonly #options: LocalPlatformOptions;
  readonly #timeline: Timeline;
  readonly #epoch: string;
  readonly #restored = new Map<string, Promise<void>>();
  readonly #said = new Map<string, Promise<LocalMessage>>();
  #inbound: Inbound | undefined;
  #count = 0;

  constructor(options: LocalPlatformOptions) {
    this.#options = options;
    this.#epoch = options.clock.now().toString(36);
    this.#timeline = new Timeline(this.#epoch);
    this.files = new Files(() => this.#newId());
    this.directory = new Directory({
      channels: options.channels ?? defaultChannels,
      userNames: options.userNames ?? defaultUserNames,
      commands: options.commands,
      characterName: options.characterName,
    });
  }

  async start(inbound: Inbound): Promise<void> {
    this.#inbound = inbound;
  }

  async stop(): Promise<void> {
    this.#inbound = undefined;
  }

  state(): PlatformState {
    if (!this.#inbound) return { state: 'off', detail: 'The chat page takes no messages.' };
    return { state: 'ready', detail: 'People and places of its own, to try things with.' };
  }

  surface(target: SurfaceTarget): Surface {
    return new LocalSurface({
      target,
      timeline: this.#timeline,
      author: authorOfCharacter(this.#options.characterName()),
      clock: this.#options.clock,
      restored: () => this.#restore(target.place),
    });
  }

  async fetchAttachment(attachment: Attachment, maxBytes: number): Promise<Uint8Array> {
    const { data } = this.files.at(attachment.url);
    if (data.byteLength > maxBytes)
      throw new InvalidInput(`The attachment is larger than ${maxBytes} bytes.`);
    return data;
  }

  async locate(place: Place): Promise<Located> {
    return place.visibility === 'dm' ? {} : { name: `#${place.channel}` };
  }

  say(saying: LocalSaying): Promise<LocalMessage> {
    if (saying.nonce === undefined) return this.#say(saying);
    const key = `${saying.user} ${saying.nonce}`;
    const known = this.#said.get(key);
    if (known) return known;
    const said = this.#say(saying);
    this.#said.set(key, said);
    said.catch(() => this.#said.delete(key));
    const [oldest] = this.#said.keys();
    if (this.#said.size > keptNonces && oldest !== undefined) this.#said.delete(oldest);
    return said;
  }

  async edit(context: LocalContext, messageId: string, text: string): Promise<LocalMessage> {
    const inbound = this.#started();
    const { user, seat } = await this.#speaker(context);
    this.#own(user, seat, messageId);
    if (text.trim() === '')
      throw new InvalidInput('There is nothing left of the message; delete it instead.');
    checkLength(text);
    const changed = this.#timeline.change(seat.place.channel, messageId, { text, edited: true });
    if (!changed) throw new InvalidInput('The message is gone.');
    const parsed = this.#parse(text, user);
    await inbound.edited(seat.place, messageId, parsed.text);
    return changed;
  }

  async remove(context: LocalContext, messageId: string): Promise<void> {
    const inbound = this.#started();
    const { user, seat } = await this.#speaker(context);
    this.#own(user, seat, messageId);
    this.#timeline.remove(seat.place.channel, messageId);
    await inbound.deleted(seat.place, messageId);
  }

  typing(context: LocalContext): void {
    const inbound = this.#started();
    const user = this.directory.meet(context.user);
    const { place, shown } = this.directory.seat(user, context.place);
    this.#timeline.typing(place.channel, shown.id, authorOfUser(user), typingForMs);
    inbound.typing(place, user.id);
  }

  async retry(context: LocalContext, messageId: string): Promise<void> {
    const inbound = this.#started();
    const { user, seat } = await this.#speaker(context);
    if (!this.#timeline.get(seat.place.channel, messageId)?.retry) {
      throw new InvalidInput('There is nothing to try again here.');
    }
    this.#timeline.change(seat.place.channel, messageId, { retry: false });
    await inbound.retry(seat.place, messageId, this.#person(user));
  }

  async history(
    context: LocalContext,
    limit: number,
  ): Promise<{ readonly messages: readonly LocalMessage[]; readonly cursor: string }> {
    const { user, seat } = await this.#speaker(context);
    const messages = this.#timeline.newest(seat.place.channel, this.#reader(user), limit);
    return { messages, cursor: this.#timeline.cursor };
  }

  subscribe(
    to: { readonly user: string; readonly place?: string; readonly after?: string },
    listener: (event: LocalEvent) => void,
  ): () => void {
    const user = this.directory.meet(to.user);
    const only = to.place === undefined ? undefined : this.directory.seat(user, to.place).place.channel;
    return this.#timeline.follow(this.#reader(user, only), to.after, listener);
  }

  async #say(saying: LocalSaying): Promise<LocalMessage> {
    const inbound = this.#started();
    const speaker = await this.#speaker(saying);
    const attachments = this.#attached(saying.attachments ?? []);
    if (saying.text.trim() === '' && attachments.length === 0)
      throw new InvalidInput('The message is empty.');
    checkLength(saying.text);
    const command = parseCommand(saying.text, this.#options.commands);
    if (command) return this.#command(inbound, speaker, saying, command);
    return this.#message(inbound, speaker, saying, attachments);
  }

  async #message(
    inbound: Inbound,
    { user, seat }: Speaker,
    saying: LocalSaying,
    attachments: readonly Attachment[],
  ): Promise<LocalMessage> {
    const { channel } = seat.place;
    const now = this.#options.clock.now();
    const id = this.#newId();
    const answered = saying.replyTo === undefined ? undefined : this.#timeline.get(channel, saying.replyTo);
    const shown = this.#timeline.add(
      channel,
      draftOf(seat.place, authorOfUser(user), {
        id,
        text: saying.text.trim(),
        sentAt: now,
        attachments,
        ...(answered && { replyTo: answered.id }),
      }),
    );
    try {
      await inbound.message({
        place: seat.place,
        author: this.#person(user, saying),
        authorIsBot: false,
        platformMessageId: id,
        ...this.#parse(saying.text, user),
        ...(answered && {
          replyTo: { platformMessageId: answered.id, toCharacter: answered.author.isCharacter },
        }),
        inOwnThread: false,
        attachments,
        sentAt: now,
        receivedAt: now,
      });
    } catch (cause) {
      this.#timeline.remove(channel, id);
      this.#options.logger.error('A message from the chat page could not be stored', { error: cause });
      throw new PlatformUnavailable('The message could not be stored. Try again.', { cause });
    }
    return shown;
  }

  async #command(
    inbound: Inbound,
    { user, seat }: Speaker,
    saying: LocalSaying,
    command: ParsedCommand,
  ): Promise<LocalMessage> {
    const known = this.#options.commands.some((spec) => spec.name === command.name);
    const reply: CommandReply = known
      ? await inbound.command({ ...command, place: seat.place, by: this.#person(user, saying) })
      : { text: unknownCommand(command.name, this.#options.commands), ephemeral: true };
    const attachments: Attachment[] = [];
    for await (const { name, text } of reply.files ?? []) {
      attachments.push(this.files.addPrivate(name, text).attachment);
    }
    const draft = draftOf(seat.place, authorOfCharacter(this.#options.characterName()), {
      id: this.#newId(),
      text: reply.text,
      sentAt: this.#options.clock.now(),
      command: saying.text.trim(),
      attachments,
      ephemeral: reply.ephemeral || attachments.length > 0,
    });
    return this.#timeline.add(seat.place.channel, draft, draft.ephemeral ? user.id : undefined);
  }

  #started(): Inbound {
    if (!this.#inbound) throw new PlatformUnavailable('The local chat takes no messages now.');
    return this.#inbound;
  }

  async #speaker(context: LocalContext): Promise<Speaker> {
    const user = this.directory.meet(context.user);
    const seat = this.directory.seat(user, context.place);
    await this.#restore(seat.place);
    return { user, seat };
  }

  /** Reads a place's older messages, once. */
  #restore(place: Place): Promise<void> {
    const known = this.#restored.get(place.channel);
    if (known) return known;
    const restored = this.#recall(place);
    this.#restored.set(place.channel, restored);
    return restored;
  }

  async #recall(place: Place): Promise<void> {
    const { recall, logger } = this.#options;
    if (!recall) return;
    try {
      const stored = await recall(place, recalledMessages);
      this.#timeline.restore(
        place.channel,
        stored.map((message) => draftOfStored(place, message)),
      );
    } catch (error) {
      this.#restored.delete(place.channel);
      logger.warn('Older messages of a local place could not be read', { channel: place.channel, error });
    }
  }

  #own(user: LocalUser, seat: Seat, messageId: string): void {
    const message = this.#timeline.get(seat.place.channel, messageId);
    if (!message) throw new InvalidInput('There is no such message here.');
    if (message.author.isCharacter || message.author.id !== user.id) {
      throw new InvalidInput('Only your own messages can be changed.');
    }
  }

  #attached(ids: readonly string[]): Attachment[] {
    if (ids.length > this.files.maxPerMessage) {
      throw new InvalidInput(`At most ${this.files.maxPerMessage} files go with one message.`);
    }
    return ids.map((id) => {
      const file = this.files.get(id);
      if (!file) throw new InvalidInput('An attached file is not held here any more; attach it again.');
      return file.attachment;
    });
  }

  #parse(text: string, author: LocalUser) {
    return parseText(text, this.#options.characterName(), author, this.directory.users());
  }

  #person(user: LocalUser, told: Pick<LocalSaying, 'timeZone' | 'locale'> = {}): Person {
    return {
      platform: 'local',
      id: user.id,
      name: user.name,
      ...(told.timeZone !== undefined && { timeZone: told.timeZone }),
      ...(told.locale !== undefined && { locale: told.locale }),
    };
  }

  #reader(user: LocalUser, only?: string): Reader {
    return {
      userId: user.id,
      reads: (channel) => (only === undefined || only === channel) && this.directory.reads(user.id, channel),
    };
  }

  /** The start's time in it keeps ids of two processes apart. */
  #newId(): string {
    return `${this.#epoch}-${(++this.#count).toString(36)}`;
  }
}

function checkLength(text: string): void {
  if (text.length > maxTextChars) throw new InvalidInput(`A message has at most ${maxTextChars} characters.`);
}
