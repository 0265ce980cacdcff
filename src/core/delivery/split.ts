import { bestCut, longestFit, minWordFill } from './cut.ts';
import {
  closeLine,
  type Fence,
  fenceAfter,
  isClosing,
  mayBecomeFence,
  openFence,
  reopenLine,
} from './fences.ts';
import { boundaryAtOrBefore, withoutOpenGrapheme } from './graphemes.ts';

/**
 * One part of a reply. The sources of all parts, one after the other, are the text, byte for byte. What is shown of a part is
 * its source without blanks at its seams, with a code fence that was open before reopened, and one open at its end closed.
 */
export interface Part {
  readonly source: string;
  readonly shown: string;
}

/**
 * Cuts a growing Markdown text into parts of at most `maxChars`. Where it cuts depends on the text alone, never on the chunks
 * in which it came, and a part once in `closed` keeps what it shows. `push` is O(1) but for the chunk that fills a part.
 */
export class Splitter {
  readonly #maxChars: number;
  readonly #closed: Part[] = [];
  /** Source of the open part that is not shown: blank lines at its top, or the closing fence of the part before. */
  #lead = '';
  #inLead = true;
  /** The open part begins within a line. */
  #midLine = false;
  #body = '';
  /** Characters of the body that an append-only surface shows already. */
  #committed = 0;
  #inherited: Fence | undefined;
  #reopen = '';

  /** @param maxChars longest shown text in UTF-16 code units, at least 64 */
  constructor(maxChars: number) {
    if (maxChars < 64) throw new RangeError('maxChars must be at least 64');
    this.#maxChars = maxChars;
  }

  /** The parts that are complete, in order. */
  get closed(): readonly Part[] {
    return this.#closed;
  }

  /** Characters of the open part. */
  get openChars(): number {
    return this.#body.length;
  }

  push(chunk: string): void {
    this.#body += chunk;
    if (this.#inLead) this.#takeLead(false);
    // One code point past the limit decides whether a character may be cut there.
    while (!this.#inLead && this.#body.length >= this.#room + 2) this.#cut();
  }

  /** The text is complete: everything goes to `closed`. Nothing is there when the text was blank. */
  end(): void {
    this.#takeLead(true);
    while (this.#body !== '' && this.#finish(this.#body).length > this.#maxChars) {
      this.#cut();
      this.#takeLead(true);
    }
    const source = this.#lead + this.#body;
    const shown = this.#body === '' ? '' : this.#finish(this.#body);
    this.#lead = '';
    this.#body = '';
    const last = this.#closed.at(-1);
    if (shown.trim() !== '') this.#closed.push({ source, shown });
    else if (last) this.#closed[this.#closed.length - 1] = { ...last, source: last.source + source };
  }

  /**
   * What may be shown of the open part now. Half a fence line, a character or link that may still change stay back.
   * With `append`, what was shown once is never taken back: no fence is closed for show, and what a later cut could still
   * move to the next part stays back.
   */
  visible(growth: 'replace' | 'append'): string {
    if (this.#inLead) return '';
    let body = holdBack(this.#body, growth);
    if (growth === 'append') {
      body = body.slice(0, this.#frontier()).trimEnd();
      this.#committed = Math.max(this.#committed, body.length);
      const text = this.#body.slice(0, this.#committed);
      return text === '' ? '' : this.#reopen + text;
    }
    if (body.trim() === '') return '';
    const shown = this.#finish(body.trimEnd());
    if (shown.length <= this.#maxChars) return shown;
    body = this.#body.slice(0, longestFit(this.#body, this.#room, this.#inherited));
    return this.#finish(body.trimEnd());
  }

  get #room(): number {
    return this.#maxChars - this.#reopen.length;
  }

  /** With its open fence closed. */
  #finish(body: string): string {
    const fence = openFence(body, this.#inherited);
    return this.#reopen + (fence ? body + closeLine(body, fence) : body.trimEnd());
  }

  /** Up to here no later cut can fall: cuts not yet known lie behind what is known. */
  #frontier(): number {
    const sure = Math.floor(this.#room * minWordFill);
    if (this.#body.length <= sure) return sure;
    const cut = bestCut(this.#body, this.#room, this.#inherited, this.#committed);
    return cut.forced ? boundaryAtOrBefore(this.#body, sure) : cut.at;
  }

  #cut(): void {
    // However much is known already: what lies behind must not move the cut, or it would hang on the chunks.
    const known = this.#body.slice(0, this.#room + 2);
    const { at } = bestCut(known, this.#room, this.#inherited, this.#committed);
    this.#committed = 0;
    const body = this.#body.slice(0, at);
    const shown = this.#finish(body);
    this.#body = this.#body.slice(at);
    this.#inLead = true;
    this.#midLine = !body.endsWith('\n');
    if (shown.trim() === '') {
      this.#lead += body;
    } else {
      this.#closed.push({ source: this.#lead + body, shown });
      this.#lead = '';
      this.#inherited = openFence(body, this.#inherited);
      this.#reopen = this.#inherited ? reopenLine(this.#inherited, this.#maxChars) : '';
      // What is shown decides from here on: a small part may have had to drop prefix and language.
      if (this.#inherited) this.#inherited = fenceAfter(this.#reopen.trimEnd(), undefined);
    }
    this.#takeLead(false);
  }

  /** Moves what the open part need not show to `#lead`; leaves the lead when the first thing to be shown is there. */
  #takeLead(final: boolean): void {
    if (this.#inLead && this.#inherited) this.#dropClosingLine(this.#inherited, final);
    if (!this.#inLead || this.#inherited) return;
    if (this.#midLine) this.#drop(/^[ \t\r]+/);
    if (this.#midLine && this.#body.startsWith('\n')) this.#midLine = false;
    // Blanks of a line stay, they may indent code; but not without end.
    if (!this.#midLine) this.#drop(/^(?:[ \t\r]*\n|[ \t]{256})+/);
    if (this.#body.trim() !== '') this.#inLead = false;
    else if (final) this.#drop(/^\s+/);
  }

  /** The part before was closed for show: its own closing fence, coming first here, would make an empty block. */
  #dropClosingLine(open: Fence, final: boolean): void {
    const end = this.#body.indexOf('\n');
    const line = end === -1 ? this.#body : this.#body.slice(0, end);
    if (end === -1 && !final && !this.#midLine && /^[ \t>]{0,64}(`{0,64}|~{0,64})[ \t]{0,64}$/.test(line))
      return;
    if (this.#midLine || !isClosing(line, open)) {
      this.#inLead = this.#body === '';
      return;
    }
    const taken = end === -1 ? line.length : end + 1;
    this.#lead += this.#body.slice(0, taken);
    this.#body = this.#body.slice(taken);
    this.#inherited = undefined;
    this.#reopen = '';
    this.#midLine = false;
  }

  #drop(blanks: RegExp): void {
    const dropped = blanks.exec(this.#body)?.[0] ?? '';
    this.#lead += dropped;
    this.#body = this.#body.slice(dropped.length);
  }
}

/** All parts of a whole text. */
export function split(text: string, maxChars: number): readonly Part[] {
  const splitter = new Splitter(maxChars);
  splitter.push(text);
  splitter.end();
  return splitter.closed;
}

/** An unfinished text without what would flicker at its end. A link is only known as one when its label is shown already. */
function holdBack(text: string, growth: 'replace' | 'append'): string {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  if (mayBecomeFence(line)) return text.slice(0, text.length - line.length + line.search(/[`~]/));
  const link = growth === 'replace' && /!?\[[^\]\n]{0,200}\]\([^)\n]{0,400}$/.exec(line.slice(-620));
  if (link) return text.slice(0, text.length - link[0].length);
  return withoutOpenGrapheme(text).replace(/(?<=[^*_~|`])[*_~|`]{1,3}$/, '');
}
