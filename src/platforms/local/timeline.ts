import type { LocalAuthor, LocalEvent, LocalMessage } from '../../core/local-chat.ts';

/** Who reads along: events of a channel reach them when `reads(channel)`. */
export interface Reader {
  readonly userId: string;
  reads(channel: string): boolean;
}

interface Entry {
  readonly view: LocalMessage;
  readonly firstRevision: number;
  /** Id of the only user who sees it. */
  readonly onlyFor?: string;
}

interface Channel {
  /** In the order in which they are shown. */
  entries: Map<string, Entry>;
  readonly removed: { readonly id: string; readonly place: string; readonly revision: number }[];
  /** Changes up to this revision may be missing from what is kept. */
  forgottenUpTo: number;
}

type Draft = Omit<LocalMessage, 'revision'>;

const keptRemovals = 200;

/**
 * The messages of every channel as they stand, and who is told when they change. Every change takes the next revision; what
 * happened since a revision is read off the messages themselves, so a streamed reply costs one entry however often it grew.
 */
export class Timeline {
  readonly #epoch: string;
  readonly #keptPerChannel: number;
  readonly #channels = new Map<string, Channel>();
  readonly #followers = new Set<{
    readonly reader: Reader;
    readonly tell: (event: LocalEvent) => void;
  }>();
  #revision = 0;

  /** `epoch` tells this process's cursors from those of another. */
  constructor(epoch: string, keptPerChannel = 500) {
    this.#epoch = epoch;
    this.#keptPerChannel = keptPerChannel;
  }

  get cursor(): string {
    return this.#cursorAt(this.#revision);
  }

  get(channel: string, id: string): LocalMessage | undefined {
    return this.#channels.get(channel)?.entries.get(id)?.view;
  }

  /** Adds a message below what stands. */
  add(channel: string, draft: Draft, onlyFor?: string): LocalMessage {
    const view = { ...draft, revision: ++this.#revision };
    const entry = { view, firstRevision: view.revision, ...(onlyFor !== undefined && { onlyFor }) };
    const kept = this.#channel(channel);
    kept.entries.set(view.id, entry);
    this.#forgetOldest(kept);
    this.#tell(channel, { type: 'message', cursor: this.cursor, message: view }, onlyFor);
    return view;
  }

  /** Undefined when there is no such message (any more). */
  change(channel: string, id: string, patch: Partial<Draft>): LocalMessage | undefined {
    const kept = this.#channel(channel);
    const entry = kept.entries.get(id);
    if (!entry) return undefined;
    const view = { ...entry.view, ...patch, revision: ++this.#revision };
    kept.entries.set(id, { ...entry, view });
    this.#tell(channel, { type: 'update', cursor: this.cursor, message: view }, entry.onlyFor);
    return view;
  }

  remove(channel: string, id: string): void {
    const kept = this.#channel(channel);
    const entry = kept.entries.get(id);
    if (!entry) return;
    kept.entries.delete(id);
    const place = entry.view.place;
    kept.removed.push({ id, place, revision: ++this.#revision });
    if (kept.removed.length > keptRemovals) kept.forgottenUpTo = kept.removed.shift()?.revision ?? 0;
    this.#tell(channel, { type: 'removed', cursor: this.cursor, place, messageId: id }, entry.onlyFor);
  }

  /** Puts older messages above what stands; nobody is told, they come with the history. */
  restore(channel: string, drafts: readonly Draft[]): void {
    const kept = this.#channel(channel);
    const older = drafts
      .filter((draft) => !kept.entries.has(draft.id))
      .map((draft): [string, Entry] => [draft.id, { view: { ...draft, revision: 0 }, firstRevision: 0 }]);
    kept.entries = new Map([...older, ...kept.entries]);
  }

  typing(channel: string, place: string, author: LocalAuthor, forMs: number): void {
    this.#tell(channel, { type: 'typing', place, author, forMs });
  }

  newest(channel: string, reader: Reader, limit: number): readonly LocalMessage[] {
    return [...this.#channel(channel).entries.values()]
      .filter((entry) => isFor(entry, reader))
      .map((entry) => entry.view)
      .slice(-limit);
  }

  follow(reader: Reader, after: string | undefined, tell: (event: LocalEvent) => void): () => void {
    const since = after === undefined ? this.#revision : this.#revisionOf(after);
    const missed = since === undefined ? undefined : this.#since(since, reader);
    for (const event of missed ?? []) tell(event);
    tell({ type: missed ? 'ready' : 'reset', cursor: this.cursor });
    const follower = { reader, tell };
    this.#followers.add(follower);
    return () => {
      this.#followers.delete(follower);
    };
  }

  /** Undefined when something since then is no longer kept. */
  #since(revision: number, reader: Reader): LocalEvent[] | undefined {
    const found: { readonly revision: number; readonly event: LocalEvent }[] = [];
    for (const [name, channel] of this.#channels) {
      if (!reader.reads(name)) continue;
      if (revision < channel.forgottenUpTo) return undefined;
      for (const entry of channel.entries.values()) {
        const { view } = entry;
        if (view.revision <= revision || !isFor(entry, reader)) continue;
        const type = entry.firstRevision > revision ? 'message' : 'update';
        const cursor = this.#cursorAt(view.revision);
        found.push({ revision: view.revision, event: { type, cursor, message: view } });
      }
      for (const gone of channel.removed) {
        if (gone.revision <= revision) continue;
        const cursor = this.#cursorAt(gone.revision);
        const event = { type: 'removed', cursor, place: gone.place, messageId: gone.id } as const;
        found.push({ revision: gone.revision, event });
      }
    }
    return found.sort((a, b) => a.revision - b.revision).map(({ event }) => event);
  }

  #tell(channel: string, event: LocalEvent, onlyFor?: string): void {
    for (const { reader, tell } of this.#followers) {
      if (onlyFor !== undefined && onlyFor !== reader.userId) continue;
      if (reader.reads(channel)) tell(event);
    }
  }

  #channel(name: string): Channel {
    const known = this.#channels.get(name);
    if (known) return known;
    const channel = { entries: new Map<string, Entry>(), removed: [], forgottenUpTo: 0 };
    this.#channels.set(name, channel);
    return channel;
  }

  /** A message that still grows stays, however old: its surface holds its id. */
  #forgetOldest(channel: Channel): void {
    for (const [id, entry] of channel.entries) {
      if (channel.entries.size <= this.#keptPerChannel) return;
      if (entry.view.growing) continue;
      channel.entries.delete(id);
      channel.forgottenUpTo = Math.max(channel.forgottenUpTo, entry.view.revision);
    }
  }

  #cursorAt(revision: number): string {
    return `${this.#epoch}.${revision}`;
  }

  #revisionOf(cursor: string): number | undefined {
    const [epoch, revision] = cursor.split('.');
    const number = Number(revision);
    return epoch === this.#epoch && Number.isSafeInteger(number) && number <= this.#revision
      ? number
      : undefined;
  }
}

function isFor(entry: Entry, reader: Reader): boolean {
  return entry.onlyFor === undefined || entry.onlyFor === reader.userId;
}
