import { z } from 'zod';
import type { Notebook } from '../../store-ports.ts';

const noteKey = 'background reading: tries';
/** Batches that are remembered; beyond that the oldest are forgotten, and tried anew. */
const maxBatches = 500;

const note = z.array(z.tuple([z.int(), z.int()]));

/** How often the reading of a batch has failed, by the id of its first message. Kept over restarts, bounded. */
export class ReadingTries {
  readonly #notebook: Notebook;
  readonly #tries: Map<number, number>;

  private constructor(notebook: Notebook, tries: Map<number, number>) {
    this.#notebook = notebook;
    this.#tries = tries;
  }

  static async open(notebook: Notebook): Promise<ReadingTries> {
    return new ReadingTries(notebook, new Map(parseNote(await notebook.read(noteKey))));
  }

  of(firstMessageId: number): number {
    return this.#tries.get(firstMessageId) ?? 0;
  }

  /** Counts one more, and returns how many there were. */
  async count(firstMessageId: number): Promise<number> {
    const tries = this.of(firstMessageId) + 1;
    this.#tries.set(firstMessageId, tries);
    await this.#save();
    return tries;
  }

  async forget(firstMessageId: number): Promise<void> {
    if (this.#tries.delete(firstMessageId)) await this.#save();
  }

  async #save(): Promise<void> {
    await this.#notebook.write(noteKey, JSON.stringify([...this.#tries].slice(-maxBatches)));
  }
}

function parseNote(text: string | undefined): z.infer<typeof note> {
  if (text === undefined) return [];
  try {
    return note.parse(JSON.parse(text));
  } catch {
    // Written by another version: the tries begin anew.
    return [];
  }
}
