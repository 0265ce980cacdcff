/** The whole bot as a process of its own, as `npm start` runs it, in a temporary folder with nothing of the developer's own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, on, once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = path.join(root, 'src/cli/familiar.ts');

/** What a process of ours gets to see of the machine: its files, and no variable of whoever runs the tests. */
function bareEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    FAMILIAR_CONFIG: path.join(root, 'config/familiar.yaml'),
    FAMILIAR_CHARACTERS: path.join(root, 'config/characters'),
    LOG_FORMAT: 'json',
    TZ: 'UTC',
    ...(process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot }),
    ...more,
  };
}

/** A folder to run in: `.env` and `data/` are looked for here. */
export class Home {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<Home> {
    return new Home(await mkdtemp(path.join(tmpdir(), 'familiar-home-')));
  }

  /** Writes a file here and gives its path. */
  async write(name: string, text: string): Promise<string> {
    const file = path.join(this.folder, name);
    await writeFile(file, text);
    return file;
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

export interface LogRecord {
  readonly level: string;
  readonly message: string;
  readonly [key: string]: unknown;
}

export interface Exit {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A command that ran to its end. */
export interface Ended extends Exit {
  readonly stdout: string;
  readonly stderr: string;
}

const patienceMs = 10_000;

export class FamiliarProcess {
  /** The lines of its log, oldest first. */
  readonly log: LogRecord[] = [];
  /** All that it wrote, to both outputs. */
  output = '';
  readonly exited: Promise<Exit>;
  #url = '';
  readonly #child: ChildProcess;
  readonly #changes = new EventEmitter().setMaxListeners(0);

  /** Starts it, and does not wait. */
  constructor(home: Home, env: Readonly<Record<string, string>> = {}) {
    this.#child = spawn(process.execPath, [program, 'start'], {
      cwd: home.folder,
      env: bareEnvironment({ PORT: '0', LOG_LEVEL: 'debug', ...env }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // `close` comes when the outputs have ended, too: then every line has been read.
    this.exited = once(this.#child, 'close').then(([status, signal]) => {
      this.#changes.emit('change');
      return { status, signal };
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => this.#read(line));
    }
  }

  /** Starts it and waits until it is ready. @throws Error with its output when it ends instead */
  static async start(home: Home, env: Readonly<Record<string, string>> = {}): Promise<FamiliarProcess> {
    const familiar = new FamiliarProcess(home, env);
    const ready = await familiar.logged('Familiar is ready');
    familiar.#url = String(ready.url);
    return familiar;
  }

  /** Where its page is. */
  get url(): string {
    return this.#url;
  }

  /** How many lines say this. */
  count(message: string): number {
    return this.log.filter((record) => record.message === message).length;
  }

  /** Resolves with the first line that says this and suits `where`. @throws Error after 10 s, or when the process has ended */
  async logged(
    message: string,
    where: (record: LogRecord) => boolean = () => true,
    atLeast = 1,
  ): Promise<LogRecord> {
    const look = () => this.log.filter((record) => record.message === message && where(record))[atLeast - 1];
    const signal = AbortSignal.timeout(patienceMs);
    const changes = on(this.#changes, 'change', { signal });
    const ended = this.exited.then(() => true);
    try {
      for (;;) {
        const found = look();
        if (found) return found;
        const over = await Promise.race([ended, changes.next().then(() => false)]);
        if (over && !look()) throw new Error('it has ended');
      }
    } catch (cause) {
      throw new Error(`“${message}” was not logged. It wrote:\n${this.output.slice(-4_000)}`, { cause });
    } finally {
      await changes.return?.();
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Ends it, whatever it does. */
  async stop(): Promise<Exit> {
    this.kill('SIGKILL');
    return this.exited;
  }

  #read(line: string): void {
    this.output += `${line}\n`;
    try {
      const record: unknown = JSON.parse(line);
      if (isRecord(record)) this.log.push(record);
    } catch {
      // A line that is no record is part of the output all the same.
    }
    this.#changes.emit('change');
  }
}

/** Runs a command with this on its standard input, to its end. */
export async function runFamiliar(
  home: Home,
  args: readonly string[],
  { input = '', env = {} }: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args], { cwd: home.folder, env: bareEnvironment(env) });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  child.stdin.end(input);
  const [status, signal] = await once(child, 'close');
  return { status, signal, stdout, stderr };
}

function isRecord(value: unknown): value is LogRecord {
  return typeof value === 'object' && value !== null && 'message' in value && 'level' in value;
}
