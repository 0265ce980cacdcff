/** How long work may go on before all else that the process has to do gets a turn, in milliseconds. */
const longestMs = 5;

/**
 * Tells work that goes on from promise to promise when to stand back. Promises that are settled already are followed up before
 * the event loop looks at sockets and timers again, so that a long row of them would hold up everything else.
 */
export class LoopTurn {
  #workingSince: number | undefined;

  /** True when the event loop has not come round for so long. To be asked before each piece of work. */
  get isOverdue(): boolean {
    const now = performance.now();
    if (this.#workingSince !== undefined) return now - this.#workingSince >= longestMs;
    this.#workingSince = now;
    setImmediate(() => {
      this.#workingSince = undefined;
    });
    return false;
  }

  /** Resolves when sockets and timers that waited have been looked at. */
  give(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }
}
