import { InvalidInput } from '../../core/errors.ts';
import type { LocalDirectory, LocalPlace, LocalUser } from '../../core/local-chat.ts';
import type { CommandSpec } from '../../core/ports.ts';
import type { Place } from '../../core/types.ts';

const localWorkspace = 'local';
const directMessages = 'dm';
const maxUsers = 200;
const maxNameChars = 32;

/** A channel of the simulated workspace. `members` (user ids) makes it private. */
export interface LocalChannel {
  readonly name: string;
  readonly topic: string;
  readonly members?: readonly string[];
}

export const defaultUserNames = ['You', 'Robin', 'Sam'];

export const defaultChannels: readonly LocalChannel[] = [
  { name: 'lounge', topic: 'Where everybody drops in' },
  { name: 'projects', topic: 'What people are making' },
  { name: 'den', topic: 'A private corner', members: ['you', 'robin'] },
];

/** A place as one user sees it, and as the rest of the house does. */
export interface Seat {
  readonly shown: LocalPlace;
  readonly place: Place;
}

/** The name as an id: lower case letters, digits and `-`; empty when nothing of it is left. */
export function userIdOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, maxNameChars)
    .replace(/^-+|-+$/g, '');
}

/** Who there is and where they can talk: simulated, so that one person can try who may know what. */
export class Directory implements LocalDirectory {
  readonly #users = new Map<string, LocalUser>();
  readonly #channels: readonly LocalChannel[];
  readonly #commands: readonly CommandSpec[];
  readonly #characterName: () => string;

  constructor(options: {
    readonly channels: readonly LocalChannel[];
    readonly userNames: readonly string[];
    readonly commands: readonly CommandSpec[];
    readonly characterName: () => string;
  }) {
    this.#channels = options.channels;
    this.#commands = options.commands;
    this.#characterName = options.characterName;
    for (const name of options.userNames) this.meet(name);
  }

  users(): readonly LocalUser[] {
    return [...this.#users.values()];
  }

  meet(name: string): LocalUser {
    const id = userIdOf(name);
    if (id === '') throw new InvalidInput('A name needs at least one letter or digit.');
    const known = this.#users.get(id);
    if (known) return known;
    if (id === userIdOf(this.#characterName())) {
      throw new InvalidInput('That is the character’s own name; take another.');
    }
    if (this.#users.size >= maxUsers) {
      throw new InvalidInput(`There are ${maxUsers} people here already; use one of them.`);
    }
    const user = { id, name: name.normalize('NFKC').trim().replace(/\s+/g, ' ').slice(0, maxNameChars) };
    this.#users.set(id, user);
    return user;
  }

  commands(): readonly CommandSpec[] {
    return this.#commands;
  }

  places(userName: string): readonly LocalPlace[] {
    const user = this.meet(userName);
    const channels = this.#channels.filter((channel) => mayRead(channel, user.id));
    return [this.#directMessages(), ...channels.map((channel) => this.#shown(channel))];
  }

  /** @throws InvalidInput when there is no such place for this user */
  seat(user: LocalUser, placeId: string): Seat {
    if (placeId === directMessages) {
      return { shown: this.#directMessages(), place: toPlace(directChannelOf(user.id), 'dm') };
    }
    const name = placeId.replace(/^#/, '');
    const channel = this.#channels.find((candidate) => candidate.name === name);
    if (!channel || !mayRead(channel, user.id)) {
      const open = this.places(user.id).map((place) => place.id);
      throw new InvalidInput(`${user.name} cannot read “${placeId}”. There is: ${open.join(', ')}.`);
    }
    return {
      shown: this.#shown(channel),
      place: toPlace(channel.name, channel.members ? 'private' : 'public'),
    };
  }

  /** Whether `userId` can read a `Place`'s channel. */
  reads(userId: string, channelName: string): boolean {
    if (channelName === directChannelOf(userId)) return true;
    const channel = this.#channels.find((candidate) => candidate.name === channelName);
    return channel !== undefined && mayRead(channel, userId);
  }

  #directMessages(): LocalPlace {
    const name = this.#characterName();
    return { id: directMessages, title: name, topic: `Just you and ${name}`, visibility: 'dm' };
  }

  #shown(channel: LocalChannel): LocalPlace {
    const { name, topic, members } = channel;
    if (!members) return { id: name, title: name, topic, visibility: 'public' };
    const names = members.map((id) => this.#users.get(id)?.name ?? id);
    return { id: name, title: name, topic, visibility: 'private', members: names };
  }
}

/** The id by which readers of a `Place` call it. */
export function placeIdOf(place: Place): string {
  return place.visibility === 'dm' ? directMessages : place.channel;
}

function mayRead(channel: LocalChannel, userId: string): boolean {
  return channel.members === undefined || channel.members.includes(userId);
}

/** `@` cannot stand in a channel's name, so no channel can pose as somebody's direct messages. */
function directChannelOf(userId: string): string {
  return `@${userId}`;
}

function toPlace(channel: string, visibility: Place['visibility']): Place {
  return { platform: 'local', workspace: localWorkspace, channel, visibility };
}
