import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startModel } from '../standins/model/model.ts';
import { Home, runFamiliar } from '../support/familiar.ts';

let home: Home;
beforeEach(async () => {
  home = await Home.make();
});
afterEach(() => home.remove());

const chat = (input: string, args: readonly string[] = [], env: Record<string, string> = {}) =>
  runFamiliar(home, ['chat', ...args], { input, env });

describe('familiar chat, over a pipe', () => {
  it('answers each line in turn, then ends with 0', async () => {
    const { status, stdout, stderr } = await chat(
      "hello Wren!\n\nmy dog is called Hector\nwhat's my dog called?\n",
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const replies = stdout.trim().split('\n');
    expect(replies).toHaveLength(3);
    for (const reply of replies) expect(reply).toMatch(/^Wren: \S/);
    expect(replies[2]).toContain('Hector');
  });

  it('remembers over its runs, each user for themselves', async () => {
    await chat('my dog is called Hector\n', ['--user', 'ana']);
    expect((await chat("what's my dog called?", ['--user', 'ana'])).stdout).toContain('Hector');
    const other = await chat("what's my dog called?\n", ['--user', 'ben']);
    expect(other.stdout).toMatch(/^Wren: \S/);
    expect(other.stdout).not.toContain('Hector');
  });

  it('runs commands', async () => {
    const { status, stdout } = await chat('my dog is called Hector\n/memory\n/ping\n');
    expect(status).toBe(0);
    expect(stdout.match(/Hector/g)?.length).toBeGreaterThanOrEqual(2);
  });

  it('names the files of an export, and where to get them', async () => {
    const { status, stdout, stderr } = await chat('my dog is called Hector\n/memory export\n');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.trim().split('\n');
    expect(lines.slice(-3)).toEqual([
      expect.stringMatching(/^\[file: familiar-memory-\d{4}-\d{2}-\d{2}\.json, [1-9]\d* kB\]$/),
      expect.stringMatching(/^\[file: familiar-memory-\d{4}-\d{2}-\d{2}\.md, [1-9]\d* kB\]$/),
      expect.stringContaining('`npm start`'),
    ]);
  });

  it('writes what a model says once, whole', async () => {
    const model = await startModel();
    try {
      model.script({ text: 'The tide is the moon, leaning on the door.', tokensPerSecond: 100 });
      const { stdout } = await chat('describe the tide\n', [], { OPENAI_BASE_URL: model.baseUrl });
      expect(stdout).toBe('Wren: The tide is the moon, leaning on the door.\n');
    } finally {
      await model.stop();
    }
  });

  it('names the characters that there are when asked for another', async () => {
    const { status, stdout, stderr } = await chat('hello\n', ['--character', 'wern']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('wren');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('says what is wrong with an option it does not know', async () => {
    const { status, stderr } = await chat('', ['--usr', 'ana']);
    expect(status).not.toBe(0);
    expect(stderr).toContain('--usr');
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
