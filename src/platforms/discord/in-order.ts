/**
 * Runs tasks of one key one after the other, so that an edit or deletion never overtakes its message. The first task of an
 * idle key starts at once, within the call.
 */
export class InOrder {
  readonly #tails = new Map<string, Promise<void>>();

  /** `task` must not reject. */
  run(key: string, task: () => Promise<void>): void {
    const before = this.#tails.get(key);
    const tail = before === undefined ? task() : before.then(task);
    this.#tails.set(key, tail);
    void tail.then(() => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    });
  }

  /** Resolves when what has been started until now has ended. */
  async idle(): Promise<void> {
    await Promise.all(this.#tails.values());
  }
}
