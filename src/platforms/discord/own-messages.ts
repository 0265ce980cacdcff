/** Ids of the newest messages that the character is known to have written: replies and threads refer to them. */
export class OwnMessages {
  readonly #ids = new Set<string>();
  readonly #limit: number;

  constructor(limit = 2_000) {
    this.#limit = limit;
  }

  add(id: string): void {
    this.#ids.delete(id);
    this.#ids.add(id);
    if (this.#ids.size <= this.#limit) return;
    for (const oldest of this.#ids) {
      this.#ids.delete(oldest);
      return;
    }
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }
}
