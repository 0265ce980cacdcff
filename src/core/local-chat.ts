/**
 * The port between the local platform and those who show it: the web page (over SSE) and the terminal. Neither imports the
 * other; the composition root hands the platform's `LocalChat` to both. Users and places are simulated, so that one person
 * can try who may know what.
 */
import type { CommandSpec } from './ports.ts';
import type { Attachment, Visibility } from './types.ts';

export interface LocalUser {
  /** The name, sanitised: lower case letters, digits and `-`; at most 32 characters. */
  readonly id: string;
  readonly name: string;
}

export interface LocalPlace {
  /** `dm` for the user's own direct messages; else the channel's name without `#`. */
  readonly id: string;
  readonly title: string;
  /** One line: what it is for. */
  readonly topic: string;
  readonly visibility: Visibility;
  /** Names of those who can read it; absent when everybody can. */
  readonly members?: readonly string[];
}

export interface LocalAuthor {
  readonly id: string;
  readonly name: string;
  readonly isCharacter: boolean;
}

/** A message as it stands now. A newer view of the same `id` has a greater `revision` and replaces it. */
export interface LocalMessage {
  readonly id: string;
  /** The id of the place, as its reader calls it. */
  readonly place: string;
  readonly author: LocalAuthor;
  /** Markdown. */
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** Id of the message that it answers. */
  readonly replyTo?: string;
  /** For the answer to a command: what was typed, such as `/memory`. */
  readonly command?: string;
  /** Shown to the reader only, and forgotten when the process ends. */
  readonly ephemeral: boolean;
  /** More text may follow. */
  readonly growing: boolean;
  /** It broke off and can be tried again. */
  readonly retry: boolean;
  readonly edited: boolean;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  readonly revision: number;
}

/**
 * What a subscriber sees. `cursor` names the point in time after the event; given back as `after`, nothing between is lost or
 * told twice (of several changes to one message only the last is told).
 */
export type LocalEvent =
  | { readonly type: 'message' | 'update'; readonly cursor: string; readonly message: LocalMessage }
  | {
      readonly type: 'removed';
      readonly cursor: string;
      readonly place: string;
      readonly messageId: string;
    }
  /** Lapses after `forMs`, or with the next message of that author. */
  | {
      readonly type: 'typing';
      readonly place: string;
      readonly author: LocalAuthor;
      readonly forMs: number;
    }
  /** Everything since `after` has been told; what follows is live. */
  | { readonly type: 'ready'; readonly cursor: string }
  /** `after` is unknown or too old: read the history again. What follows is live. */
  | { readonly type: 'reset'; readonly cursor: string };

/** Who speaks where. `user` may be any name: unknown ones are made on first use. */
export interface LocalContext {
  readonly user: string;
  /** Id of a place: `dm`, `lounge`. */
  readonly place: string;
}

export interface LocalSaying extends LocalContext {
  /** Markdown; text that starts with `/word` is a command. */
  readonly text: string;
  /** Ids of uploads, from `LocalFiles.add`. */
  readonly attachments?: readonly string[];
  /** Id of the message that it answers. */
  readonly replyTo?: string;
  /** The same nonce of the same user said twice shows once. */
  readonly nonce?: string;
  /** IANA name. */
  readonly timeZone?: string;
  /** BCP 47 tag. */
  readonly locale?: string;
}

/** The simulated workspace: who there is, where they can talk. */
export interface LocalDirectory {
  users(): readonly LocalUser[];
  /** @throws InvalidInput for an empty name, the character's own, or too many users */
  meet(name: string): LocalUser;
  /** The places that this user can read: the direct messages first. */
  places(user: string): readonly LocalPlace[];
  commands(): readonly CommandSpec[];
}

/** Attachments, held in memory. */
export interface LocalFiles {
  readonly maxBytes: number;
  readonly maxPerMessage: number;
  /** @throws InvalidInput when empty or larger than `maxBytes` */
  add(name: string, data: Uint8Array): LocalFile;
  get(id: string): LocalFile | undefined;
}

export interface LocalFile {
  readonly id: string;
  readonly attachment: Attachment;
  readonly data: Uint8Array;
}

/**
 * All methods that take a context throw InvalidInput for a place that the user cannot read, and PlatformUnavailable before
 * the start, after the stop, and when the message could not be stored.
 */
export interface LocalChat {
  readonly directory: LocalDirectory;
  readonly files: LocalFiles;
  /**
   * Says something, or runs a command. Resolves with the stored message, or with the command's answer; the character's reply
   * comes to subscribers.
   * @throws InvalidInput when empty or too long
   */
  say(saying: LocalSaying): Promise<LocalMessage>;
  /** @throws InvalidInput when the message is not one of the user's own */
  edit(context: LocalContext, messageId: string, text: string): Promise<LocalMessage>;
  /** @throws InvalidInput when the message is not one of the user's own */
  remove(context: LocalContext, messageId: string): Promise<void>;
  typing(context: LocalContext): void;
  /** @throws InvalidInput when the message did not break off */
  retry(context: LocalContext, messageId: string): Promise<void>;
  /** The newest `limit` messages, oldest first, and the cursor to subscribe after. */
  history(
    context: LocalContext,
    limit: number,
  ): Promise<{ readonly messages: readonly LocalMessage[]; readonly cursor: string }>;
  /**
   * Tells `listener` what `user` can read: in one place, or in all. With `after`, first what happened since. The first event
   * that is not a replay is `ready` or `reset`. Returns the unsubscription.
   */
  subscribe(
    to: { readonly user: string; readonly place?: string; readonly after?: string },
    listener: (event: LocalEvent) => void,
  ): () => void;
}
