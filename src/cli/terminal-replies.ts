import type { LocalEvent, LocalMessage } from '../core/local-chat.ts';
import type { Attachment } from '../core/types.ts';

/** Writes what the character says to a terminal as it grows, and waits for the end of it. */
export class TerminalReplies {
  readonly #out: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly #name: string;
  /** What stands on the terminal of a message that still grows. */
  #shown: { readonly id: string; readonly text: string } | undefined;
  #waiting: (() => void)[] = [];

  constructor(out: NodeJS.WritableStream & { readonly isTTY?: boolean }, name: string) {
    this.#out = out;
    this.#name = name;
  }

  see(event: LocalEvent): void {
    if (event.type === 'message' || event.type === 'update') this.#write(event.message);
  }

  /** Resolves with the next message of the character that is whole. */
  next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Without a terminal a text is written once, whole: what was written cannot be taken back. */
  #write(message: LocalMessage): void {
    if (!message.author.isCharacter) return;
    if (message.growing && this.#out.isTTY) this.#grow(message);
    if (message.growing) return;
    this.#grow(message);
    this.#out.write(`\n${fileLines(message.attachments)}`);
    this.#shown = undefined;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #grow({ id, text }: LocalMessage): void {
    const before = this.#shown?.id === id ? this.#shown.text : undefined;
    if (before === undefined) this.#out.write(`${this.#name}: ${text}`);
    else if (text.startsWith(before)) this.#out.write(text.slice(before.length));
    else this.#out.write(`\n${this.#name}: ${text}`);
    this.#shown = { id, text };
  }
}

/** What files a command's answer carries, and where they can be had: a terminal cannot hand them over. */
function fileLines(files: readonly Attachment[]): string {
  if (files.length === 0) return '';
  const lines = files.map(({ name, bytes }) => `[file: ${name}, ${Math.ceil(bytes / 1000)} kB]\n`);
  return `${lines.join('')}(To keep such files, run \`npm start\` and type the same command on the chat page, under the same name.)\n`;
}
