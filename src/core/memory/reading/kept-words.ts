import type { ProfileStore } from '../../store-ports.ts';
import type { StoredMessage } from '../../types.ts';

/** Which messages background work may make anything of. For one run: a profile is asked for once. */
export class KeptWords {
  readonly #profiles: ProfileStore;
  readonly #isWish: (text: string) => boolean;
  readonly #remembers = new Map<number, boolean>();

  /** `isWish`: whether a text asks the character to forget, to pause or the like, and is to leave no trace of its own. */
  constructor(profiles: ProfileStore, isWish: (text: string) => boolean) {
    this.#profiles = profiles;
    this.#isWish = isWish;
  }

  /** False for who has paused memory, or is not known any more, and for wishes to the character about its memory. */
  async has({ userId, fromCharacter, text }: StoredMessage): Promise<boolean> {
    if (fromCharacter || userId === undefined) return true;
    return !this.#isWish(text) && (await this.#remembersFor(userId));
  }

  async #remembersFor(userId: number): Promise<boolean> {
    const known = this.#remembers.get(userId);
    if (known !== undefined) return known;
    const remembers = (await this.#profiles.get(userId))?.remembers ?? false;
    this.#remembers.set(userId, remembers);
    return remembers;
  }
}
