/** Files of an export, written item by item, each closed when it is full. */
import type { CommandFile } from '../ports.ts';

/** Counts the changes of the JSON's shape that a reader has to know of. */
const exportVersion = 1;

type Section = 'accounts' | 'facts' | 'summaries' | 'messages';

/** What the brackets, the head and the commas of a file take at most. */
const frameBytes = 1_000;

/** JSON documents of one shape, written item by item. */
export class JsonFiles {
  readonly #name: string;
  readonly #about: Readonly<Record<string, unknown>>;
  readonly #maxBytes: number;
  #items: Record<Section, string[]> = emptySections();
  #bytes = frameBytes;
  #part = 1;

  constructor(name: string, about: Readonly<Record<string, unknown>>, maxBytes: number) {
    this.#name = name;
    this.#about = about;
    this.#maxBytes = maxBytes;
  }

  /** Yields the file before when the item does not fit into it any more. */
  *add(section: Section, item: unknown): Generator<CommandFile> {
    const json = JSON.stringify(item);
    const bytes = Buffer.byteLength(json) + 4;
    if (this.#bytes + bytes > this.#maxBytes && this.#bytes > frameBytes) yield this.#close();
    this.#items[section].push(json);
    this.#bytes += bytes;
  }

  end(): CommandFile {
    return this.#close();
  }

  #close(): CommandFile {
    const head = { format: 'familiar-memory', version: exportVersion, part: this.#part, ...this.#about };
    const sections = Object.entries(this.#items).map(
      ([section, items]) =>
        `  ${JSON.stringify(section)}: [${items.length > 0 ? `\n    ${items.join(',\n    ')}\n  ` : ''}]`,
    );
    const text = `${JSON.stringify(head, null, 2).slice(0, -2)},\n${sections.join(',\n')}\n}\n`;
    const file = { name: numbered(this.#name, this.#part, 'json'), mediaType: 'application/json', text };
    this.#items = emptySections();
    this.#bytes = frameBytes;
    this.#part += 1;
    return file;
  }
}

function emptySections(): Record<Section, string[]> {
  return { accounts: [], facts: [], summaries: [], messages: [] };
}

/** Markdown documents, written line by line under headings. */
export class MarkdownFiles {
  readonly #name: string;
  readonly #title: string;
  readonly #maxBytes: number;
  #lines: string[] = [];
  #heading = '';
  #bytes = frameBytes;
  #part = 1;

  constructor(name: string, characterName: string, maxBytes: number) {
    this.#name = name;
    this.#title = `# What ${characterName} remembers of you`;
    this.#maxBytes = maxBytes;
  }

  *add(heading: string, line: string): Generator<CommandFile> {
    const bytes = Buffer.byteLength(line) + heading.length + 8;
    if (this.#bytes + bytes > this.#maxBytes && this.#lines.length > 0) yield this.#close();
    if (heading !== this.#heading) this.#lines.push('', `## ${heading}`, '');
    this.#heading = heading;
    this.#lines.push(line);
    this.#bytes += bytes;
  }

  end(): CommandFile {
    return this.#close();
  }

  #close(): CommandFile {
    const name = numbered(this.#name, this.#part, 'md');
    const file = { name, mediaType: 'text/markdown', text: [this.#title, ...this.#lines, ''].join('\n') };
    this.#lines = [];
    this.#heading = '';
    this.#bytes = frameBytes;
    this.#part += 1;
    return file;
  }
}

function numbered(name: string, part: number, ending: string): string {
  return part === 1 ? `${name}.${ending}` : `${name}-${part}.${ending}`;
}
