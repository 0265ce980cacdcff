/** The invented world of the scale bench: who talks where, message by message, and what can be asked about it. */

import { audienceOf } from '../core/conversation/audience.ts';
import { conversationIdOf } from '../core/conversation/conversation-id.ts';
import type { Person, Place } from '../core/types.ts';
import type { PastMessage } from '../storage/ingest.ts';
import { type Draw, pick, saying, seeded, vocabulary } from './scale-texts.ts';

const workspaces = 50;
const publicChannels = 4;
const privateChannels = 2;
const minuteMs = 60_000;
const startedAt = Date.UTC(2024, 0, 1);
/** Messages of one place that follow each other in what is taken in, as a history comes in pages. */
const stretch = 25;

export interface ScaleQuestion {
  readonly by: Person;
  readonly place: Place;
  readonly text: string;
}

export class ScaleWorld {
  readonly #draw: Draw;
  readonly #words: ReturnType<typeof vocabulary>;
  readonly #users: readonly Person[];
  readonly #questions: ScaleQuestion[] = [];
  #asked = 0;
  #count = 0;

  constructor(users: number, seed: number) {
    this.#draw = seeded(seed);
    this.#words = vocabulary(this.#draw);
    this.#users = Array.from({ length: users }, (_, index) => this.#person(index));
  }

  /** When the last message was sent. */
  get now(): number {
    return startedAt + this.#count * minuteMs;
  }

  /** The next messages, of several places. */
  next(count: number): readonly PastMessage[] {
    const past: PastMessage[] = [];
    while (past.length < count) {
      const { place, present } = this.#scene();
      const length = Math.min(stretch, count - past.length);
      for (let index = 0; index < length; index += 1)
        past.push(this.#message(place, pick(this.#draw, present)));
    }
    return past;
  }

  /** Questions about what was said so far, put where it was said or in the asker's DM. */
  questions(count: number): readonly ScaleQuestion[] {
    return Array.from({ length: count }, () => {
      const question = pick(this.#draw, this.#questions);
      const place = this.#draw() < 0.5 ? question.place : directPlace(question.by, question.place);
      return { ...question, place };
    });
  }

  #person(index: number): Person {
    const first = pick(this.#draw, this.#words.rare);
    const name = first.charAt(0).toUpperCase() + first.slice(1);
    return { platform: platformOf(index % workspaces), id: `u${index}`, name };
  }

  /** A place and who is there: half of all talk is public, a third in DMs. */
  #scene(): { readonly place: Place; readonly present: readonly Person[] } {
    const workspace = Math.floor(this.#draw() * workspaces);
    const members = this.#users.filter((_, index) => index % workspaces === workspace);
    const platform = platformOf(workspace);
    const named = { platform, workspace: `w${workspace}` };
    const kind = this.#draw();
    if (kind < 0.33) {
      // Few people do most of the talking.
      const user = members[Math.floor(this.#draw() ** 2 * members.length)] ?? pick(this.#draw, members);
      const place = directPlace(user, { ...named, channel: '', visibility: 'public' });
      return { place, present: [user] };
    }
    if (kind < 0.83) {
      const channel = `c${Math.floor(this.#draw() * publicChannels)}`;
      return {
        place: { ...named, channel: `${channel}w${workspace}`, visibility: 'public' },
        present: members,
      };
    }
    const room = Math.floor(this.#draw() * privateChannels);
    const present = members.filter((_, index) => index % privateChannels === room);
    return { place: { ...named, channel: `p${room}w${workspace}`, visibility: 'private' }, present };
  }

  #message(place: Place, author: Person): PastMessage {
    this.#count += 1;
    const said = saying(this.#draw, this.#words);
    if (said.question !== undefined) this.#remember({ by: author, place, text: said.question });
    const sentAt = this.now;
    return {
      conversationId: conversationIdOf(place),
      audience: audienceOf(place),
      message: {
        place,
        author,
        authorIsBot: false,
        platformMessageId: `m${this.#count}`,
        text: said.text,
        mentionsCharacter: false,
        mentionsOthers: false,
        inOwnThread: false,
        attachments: [],
        sentAt,
        receivedAt: sentAt,
      },
    };
  }

  /** Keeps a fair sample of all that could be asked (Vitter's reservoir, algorithm R). */
  #remember(question: ScaleQuestion): void {
    this.#asked += 1;
    if (this.#questions.length < keptQuestions) this.#questions.push(question);
    else {
      const at = Math.floor(this.#draw() * this.#asked);
      if (at < keptQuestions) this.#questions[at] = question;
    }
  }
}

const keptQuestions = 5_000;

function platformOf(workspace: number): Place['platform'] {
  return workspace % 2 === 0 ? 'discord' : 'slack';
}

/** The user's DM with the character; on Discord it belongs to no server. */
function directPlace({ id, platform }: Person, { workspace }: Place): Place {
  return {
    platform,
    workspace: platform === 'discord' ? '' : workspace,
    channel: `d${id}`,
    visibility: 'dm',
  };
}
