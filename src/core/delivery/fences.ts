/**
 * Code fences of Markdown: what is open at the end of a text. A fence is a line of three or more backticks or tildes, as in
 * CommonMark 0.31 §4.5, and more forgiving where models are careless: any indentation, after a quote sign or a list marker.
 */
export interface Fence {
  /** What stands before the fence on its line: indentation and quote signs. */
  readonly prefix: string;
  /** The run itself, such as three backticks. */
  readonly run: string;
  /** First word of the info string, such as `ts`; empty when none, or too long to be repeated. */
  readonly language: string;
}

/** Longer runs are decoration, not a fence: no model writes them, and closing them would eat the part. */
const maxRunChars = 10;
const maxPrefixChars = 8;
const maxLanguageChars = 16;

const opening = /^([ \t>]*)((?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})(.*)$/s;
const closing = /^[ \t>]*(`{3,}|~{3,})[ \t\r]*$/;
const unfinished = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:`{1,2}|~{1,2}|`{3,}[^`]*|~{3,}.*)$/s;

/** The fence that is open after `line` (without its line break) when `open` was open before it. */
export function fenceAfter(line: string, open: Fence | undefined): Fence | undefined {
  if (!open) return openedBy(line);
  return isClosing(line, open) ? undefined : open;
}

/** The fence that is open at the end of `text`, its last line counted as complete. */
export function openFence(text: string, open?: Fence): Fence | undefined {
  let state = open;
  for (let from = 0; from <= text.length; ) {
    const end = lineEnd(text, from);
    if (end > from) state = fenceAfter(text.slice(from, end), state);
    from = end + 1;
  }
  return state;
}

/** True when `line` ends `fence`. */
export function isClosing(line: string, fence: Fence): boolean {
  const run = closing.exec(line)?.[1];
  return (
    run !== undefined &&
    run[0] === fence.run[0] &&
    run.length >= fence.run.length &&
    run.length <= maxRunChars
  );
}

/** True when the unfinished last line of a text may become, or is becoming, a fence: not to be shown yet. */
export function mayBecomeFence(line: string): boolean {
  return unfinished.test(line);
}

/** What closes `fence` after `text`, its own line break included. */
export function closeLine(text: string, fence: Fence): string {
  return text.endsWith('\n') ? closeOf(fence) : `\n${closeOf(fence)}`;
}

/** Most characters that `closeLine` adds. */
export function closeChars(fence: Fence): number {
  return closeOf(fence).length + 1;
}

/** The line that opens `fence` again at the top of the next part; its language is left out where the part is small. */
export function reopenLine(fence: Fence, maxChars: number): string {
  const line = `${fence.prefix}${fence.run}${fence.language}\n`;
  return line.length * 4 <= maxChars ? line : `${fence.run}\n`;
}

export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function openedBy(line: string): Fence | undefined {
  const match = opening.exec(line);
  if (!match) return undefined;
  const [, lead = '', marker = '', run = '', info = ''] = match;
  if (run.length > maxRunChars || (run.startsWith('`') && info.includes('`'))) return undefined;
  const prefix = lead + ' '.repeat(marker.length);
  const language = info.trim().split(/\s/, 1)[0] ?? '';
  return {
    prefix: prefix.length > maxPrefixChars ? prefix.trim().slice(0, maxPrefixChars) : prefix,
    run,
    language: language.length > maxLanguageChars ? '' : language,
  };
}

function closeOf(fence: Fence): string {
  return fence.prefix + fence.run;
}
