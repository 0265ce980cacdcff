import type { Logger } from '../../src/core/ports.ts';

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly sentence: string;
  readonly meta: Readonly<Record<string, unknown>>;
}

/** Keeps what was logged. Loggers made by `with` write into the same `lines`. */
export class FakeLogger implements Logger {
  readonly lines: LogLine[];
  readonly #meta: Readonly<Record<string, unknown>>;

  constructor(lines: LogLine[] = [], meta: Readonly<Record<string, unknown>> = {}) {
    this.lines = lines;
    this.#meta = meta;
  }

  debug(sentence: string, meta?: Readonly<Record<string, unknown>>): void {
    this.#write('debug', sentence, meta);
  }

  info(sentence: string, meta?: Readonly<Record<string, unknown>>): void {
    this.#write('info', sentence, meta);
  }

  warn(sentence: string, meta?: Readonly<Record<string, unknown>>): void {
    this.#write('warn', sentence, meta);
  }

  error(sentence: string, meta?: Readonly<Record<string, unknown>>): void {
    this.#write('error', sentence, meta);
  }

  with(meta: Readonly<Record<string, unknown>>): FakeLogger {
    return new FakeLogger(this.lines, { ...this.#meta, ...meta });
  }

  /** The sentences of one level, in order. */
  sentences(level: LogLine['level']): readonly string[] {
    return this.lines.filter((line) => line.level === level).map((line) => line.sentence);
  }

  #write(level: LogLine['level'], sentence: string, meta: Readonly<Record<string, unknown>> = {}): void {
    this.lines.push({ level, sentence, meta: { ...this.#meta, ...meta } });
  }
}
