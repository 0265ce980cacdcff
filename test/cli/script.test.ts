import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ModelServer, startModel } from '../standins/model/model.ts';
import { Home, runFamiliar } from '../support/familiar.ts';

let home: Home;
beforeAll(async () => {
  home = await Home.make();
});
afterAll(() => home.remove());

let model: ModelServer | undefined;
afterEach(async () => {
  await model?.stop();
  model = undefined;
});

interface OutputLine {
  readonly line: number;
  readonly reply: string;
  readonly tier: string;
  readonly modelCalls: number;
  readonly firstTextMs: number;
  readonly totalMs: number;
  readonly mood: { readonly pleasure: number };
  readonly affinity: number;
  readonly prompt?: readonly { readonly role: string; readonly content: string }[];
}

let files = 0;
async function script(
  lines: readonly unknown[],
  args: readonly string[] = [],
  env: Record<string, string> = {},
) {
  files += 1;
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const file = await home.write(`${files}.jsonl`, text);
  const ended = await runFamiliar(home, ['script', file, ...args], { env });
  const printed = ended.stdout.split('\n').filter((line) => line !== '');
  return { ...ended, answers: () => printed.map((line) => JSON.parse(line) as OutputLine) };
}

const lounge = { platform: 'local', workspace: 'local', channel: 'lounge', visibility: 'public' };
const keys = ['line', 'reply', 'tier', 'modelCalls', 'firstTextMs', 'totalMs', 'mood', 'affinity'];

describe('familiar script', () => {
  it('prints a line per user line, in order, with exactly the documented keys', async () => {
    const { status, stderr, answers } = await script([
      { user: 'ana', text: 'hello Wren!' },
      '',
      { character: 'Shall I tell you of the tide?' },
      { user: 'ana', text: 'my dog is called Hector', at: '2026-03-01T10:00:00Z' },
      { user: 'ben', text: "what's my dog called?", place: lounge },
      { user: 'ana', text: "what's my dog called?" },
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(answers().map(({ line }) => line)).toEqual([1, 4, 5, 6]);
    for (const answer of answers()) {
      expect(Object.keys(answer)).toEqual(keys);
      expect(Object.keys(answer.mood)).toEqual(['pleasure', 'arousal', 'dominance', 'label']);
      expect(answer).toMatchObject({ tier: 'instant', modelCalls: 0, affinity: 0 });
      expect(answer.reply).not.toBe('');
      expect(answer.totalMs).toBeGreaterThanOrEqual(answer.firstTextMs);
    }
    const [, , toBen, toAna] = answers();
    expect(toBen?.reply).not.toContain('Hector');
    // A line without a place is said in the user's own DM, whatever came before it.
    expect(toAna?.reply).toContain('Hector');
  });

  it('shows what a model would get, keeps the DM out of the channel, and what was said by the character in', async () => {
    const { status, answers } = await script(
      [
        { user: 'ana', text: 'my dog is called Hector' },
        { character: 'I heard of a dog show.', place: lounge },
        { user: 'ana', text: 'describe my dog at length', place: lounge },
      ],
      ['--show-prompt'],
    );
    expect(status).toBe(0);
    const [inDm, inLounge] = answers();
    for (const answer of answers()) expect(Object.keys(answer)).toEqual([...keys, 'prompt']);
    expect(inDm?.prompt?.[0]).toMatchObject({ role: 'system' });
    expect(inDm?.prompt?.at(-1)?.content).toContain('my dog is called Hector');
    expect(JSON.stringify(inLounge?.prompt)).not.toContain('Hector');
    expect(inLounge?.prompt?.at(-1)?.content).toContain('describe my dog at length');
    expect(JSON.stringify(inLounge?.prompt)).toContain('I heard of a dog show.');
  });

  it('gives the same words, moods and prompts for the same file', async () => {
    const lines = [
      { user: 'ana', text: 'you are wonderful, thank you so much!', at: '2026-03-01T10:00:00Z' },
      { user: 'ana', text: 'hello again', at: '2026-03-01T10:05:00Z' },
    ];
    const [first, second] = await Promise.all([
      script(lines, ['--show-prompt']),
      script(lines, ['--show-prompt']),
    ]);
    const timeless = (answers: readonly OutputLine[]) =>
      answers.map(({ firstTextMs: _, totalMs: __, ...rest }) => ({
        ...rest,
        mood: rest.mood.pleasure.toFixed(2),
      }));
    expect(timeless(first.answers())).toEqual(timeless(second.answers()));
    expect(first.answers()[0]?.mood.pleasure).toBeGreaterThan(0.3);
  });

  it('asks the configured model', async () => {
    model = await startModel();
    model.script('The tide is the moon, leaning.');
    const { answers } = await script([{ user: 'ana', text: 'describe the tide in a sentence' }], [], {
      OPENAI_BASE_URL: model.baseUrl,
    });
    expect(answers()).toMatchObject([
      { reply: 'The tide is the moon, leaning.', tier: 'fast', modelCalls: 1 },
    ]);
  });

  it('ends with status 2 and the line number, printing nothing, for a malformed line', async () => {
    const { status, stdout, stderr } = await script([{ user: 'ana', text: 'hello' }, { user: 'ana' }]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^Line 2: text: [^\n]+\n$/);
  });

  it.each([[[]], [['not-there.jsonl']], [['a.jsonl', 'b.jsonl']], [['--no-such-option']]])(
    'ends with status 2 and one clear word for the arguments %j',
    async (args) => {
      const { status, stdout, stderr } = await runFamiliar(home, ['script', ...args]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
    },
  );
});
