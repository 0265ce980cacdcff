import { createLogger, format, transports } from 'winston';
import type { Clock, Logger } from '../core/ports.ts';
import { type Meta, plainMeta } from './log-record.ts';
import { createRedactor, type Redact } from './redact.ts';

const levels = { error: 0, warn: 1, info: 2, debug: 3 } as const;
type Level = keyof typeof levels;

export interface LogOptions {
  readonly level: Level;
  /** A level of its own for lines with this `module` in their metadata. */
  readonly modules?: Readonly<Record<string, Level>>;
  /** Undefined: pretty when the stream is a terminal, JSON otherwise. */
  readonly format?: 'pretty' | 'json' | undefined;
  /** `start` logs to standard output; commands whose output is data or talk, to standard error. */
  readonly stream: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** Texts that no line may hold: the configured secrets. */
  readonly secretValues?: readonly string[];
  readonly clock: Pick<Clock, 'now'>;
}

export interface Log {
  readonly logger: Logger;
  /** Resolves when every line has been handed to the stream; later lines are dropped. */
  close(): Promise<void>;
}

/**
 * The core's `Logger` on winston: one line per record, secrets taken out, errors without the texts they carry. A line whose
 * level is off costs one comparison.
 */
export function createLog(options: LogOptions): Log {
  const { clock, stream } = options;
  const redact = createRedactor(options.secretValues ?? []);
  const pretty = options.format === undefined ? stream.isTTY === true : options.format === 'pretty';
  const colour = pretty && stream.isTTY === true;
  const winston = createLogger({
    levels,
    // The levels of modules differ: what is off never comes this far.
    level: 'debug',
    format: format.printf((info) => lineOf(info.record as Entry, { pretty, colour, redact })),
    transports: [new transports.Stream({ stream, eol: '\n' })],
  });
  let open = true;
  const write = (level: Level, sentence: string, meta: Meta) => {
    if (!open) return;
    const record: Entry = { time: new Date(clock.now()).toISOString(), level, sentence, meta };
    winston.log({ level, message: '', record });
  };
  return {
    logger: new ModuleLogger(options, write, {}),
    async close() {
      if (!open) return;
      open = false;
      const finished = new Promise<void>((resolve) => winston.once('finish', resolve));
      winston.end();
      await finished;
    },
  };
}

interface Entry {
  readonly time: string;
  readonly level: Level;
  readonly sentence: string;
  readonly meta: Meta;
}

type Write = (level: Level, sentence: string, meta: Meta) => void;

class ModuleLogger implements Logger {
  readonly #options: LogOptions;
  readonly #write: Write;
  readonly #meta: Meta;
  readonly #rank: number;

  constructor(options: LogOptions, write: Write, meta: Meta) {
    this.#options = options;
    this.#write = write;
    this.#meta = meta;
    const own = typeof meta.module === 'string' ? moduleLevel(options, meta.module) : undefined;
    this.#rank = levels[own ?? options.level];
  }

  error(sentence: string, meta?: Meta): void {
    this.#log('error', sentence, meta);
  }

  warn(sentence: string, meta?: Meta): void {
    this.#log('warn', sentence, meta);
  }

  info(sentence: string, meta?: Meta): void {
    this.#log('info', sentence, meta);
  }

  debug(sentence: string, meta?: Meta): void {
    this.#log('debug', sentence, meta);
  }

  with(meta: Meta): Logger {
    return new ModuleLogger(this.#options, this.#write, { ...this.#meta, ...meta });
  }

  #log(level: Level, sentence: string, meta: Meta | undefined): void {
    if (levels[level] > this.#rank) return;
    this.#write(level, sentence, meta ? { ...this.#meta, ...meta } : this.#meta);
  }
}

function moduleLevel({ modules }: LogOptions, name: string): Level | undefined {
  return modules && Object.hasOwn(modules, name) ? modules[name] : undefined;
}

const colours: Readonly<Record<Level, string>> = { error: '31', warn: '33', info: '36', debug: '90' };

function lineOf(
  { time, level, sentence, meta }: Entry,
  { pretty, colour, redact }: { readonly pretty: boolean; readonly colour: boolean; readonly redact: Redact },
): string {
  const plain = plainMeta(meta, redact);
  const said = redact(sentence);
  // Once more over the whole line: a secret may be spread over a key and its value.
  if (!pretty) return redact(JSON.stringify({ ...plain, time, level, message: said }));

  const { module: name, ...rest } = plain;
  const paint = (code: string, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const facts = Object.entries(rest).map(([key, value]) => `${key}=${prettyValue(value)}`);
  const who = name === undefined ? '' : `[${prettyValue(name)}] `;
  const head = `${paint('90', time.slice(11, 23))} ${paint(colours[level], level.padEnd(5))} ${who}${oneLine(said)}`;
  return redact(facts.length > 0 ? `${head} ${paint('90', facts.join(' '))}` : head);
}

function prettyValue(value: unknown): string {
  if (typeof value === 'string' && /^[\w./:@+-]+$/.test(value)) return value;
  return JSON.stringify(value) ?? String(value);
}

/** What a sentence brings along must not look like a line of its own, or move the cursor. */
function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ');
}
