/** Processes of a benchmark: what is measured, and the servers that it talks to, never in one process. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What test/bench/probe.ts reports. */
export interface ProbeReport {
  readonly cpuMs: number;
  readonly loopDelayP99Ms: number;
  readonly rssMb: number;
}

export interface Server<Ready> {
  /** The line of JSON with which it said that it listens. */
  readonly ready: Ready;
  stop(): Promise<void>;
}

/** Starts one of the stand-ins as a process of its own. */
export async function startServer<Ready>(
  script: string,
  args: readonly string[] = [],
): Promise<Server<Ready>> {
  const child = spawn(process.execPath, [path.join(root, script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await firstLine(child, (text) => text.startsWith('{'), script);
  return { ready: JSON.parse(line) as Ready, stop: () => ended(child) };
}

/** A process under measurement. */
export interface Measured {
  /** From the start of the process to its being ready. */
  readonly readyMs: number;
  reset(): Promise<void>;
  report(): Promise<ProbeReport>;
  stop(): Promise<void>;
}

/** Starts a script with the probe in it; ready when it prints a line that `isReady`, or sends `ready` over IPC. */
export async function startMeasured(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  isReady?: (line: string) => boolean,
): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), 'familiar-bench-'));
  const startedAt = performance.now();
  const child = fork(path.join(root, script), [...args], {
    // Nothing of the caller's own configuration is measured along: neither variables nor a .env file.
    cwd: folder,
    // Where `npm start` keeps compiled files: the probe is one more TypeScript file, and must not bring in the compiler.
    env: { NODE_COMPILE_CACHE: path.join(tmpdir(), 'node-compile-cache'), ...env },
    execArgv: ['--import', path.join(root, 'test/bench/probe.ts')],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (isReady) await firstLine(child, isReady, script);
  else await message(child, (value) => value === 'ready');
  const readyMs = performance.now() - startedAt;
  child.stdout?.resume();
  const ask = async (question: string, isAnswer: (value: unknown) => boolean) => {
    const answer = message(child, isAnswer);
    child.send(question);
    return answer;
  };
  return {
    readyMs,
    reset: async () => void (await ask('reset', (value) => value === 'reset')),
    report: async () => (await ask('report', (value) => typeof value === 'object')) as ProbeReport,
    stop: async () => {
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface FamiliarEnv {
  readonly discord?: { readonly apiUrl: string; readonly token: string };
  readonly slack?: { readonly apiUrl: string; readonly botToken: string; readonly appToken: string };
  readonly modelUrl?: string;
}

export interface MeasuredFamiliar extends Measured {
  readonly url: string;
}

/** `familiar start` on a database of its own in a temporary folder. */
export async function startFamiliarMeasured({
  discord,
  slack,
  modelUrl,
}: FamiliarEnv): Promise<MeasuredFamiliar> {
  let url = '';
  const measured = await startMeasured(
    'src/cli/launch.js',
    ['start'],
    {
      FAMILIAR_CONFIG: path.join(root, 'config/familiar.yaml'),
      FAMILIAR_CHARACTERS: path.join(root, 'config/characters'),
      PORT: '0',
      LOG_FORMAT: 'json',
      LOG_LEVEL: 'info',
      ...(discord && { DISCORD_API_URL: discord.apiUrl, DISCORD_TOKEN: discord.token }),
      ...(slack && {
        SLACK_API_URL: slack.apiUrl,
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
      }),
      ...(modelUrl && { OPENAI_BASE_URL: modelUrl }),
    },
    (line) => {
      const said = line.startsWith('{') ? (JSON.parse(line) as { message?: string; url?: string }) : {};
      if (said.message !== 'Familiar is ready') return false;
      url = said.url ?? '';
      return true;
    },
  );
  return { ...measured, url };
}

function firstLine(child: ChildProcess, matches: (line: string) => boolean, script: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { stdout } = child;
    if (!stdout) throw new Error('The output of a benchmark process is not piped');
    const lines = createInterface({ input: stdout });
    child.once('exit', (status) =>
      reject(new Error(`${script} ended with status ${status} before it was ready`)),
    );
    lines.on('line', (line) => {
      if (!matches(line)) return;
      lines.close();
      resolve(line);
    });
  });
}

function message(child: ChildProcess, matches: (value: unknown) => boolean): Promise<unknown> {
  return new Promise((resolve) => {
    const heard = (value: unknown) => {
      if (!matches(value)) return;
      child.off('message', heard);
      resolve(value);
    };
    child.on('message', heard);
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
