/** How well memory questions are answered without a model: cases of what one user says and then asks, through the whole head. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { InvalidInput } from '../core/errors.ts';
import type { PrintRow } from './bench-figures.ts';
import { jsonLines } from './json-lines.ts';
import { openScript } from './script.ts';

const usage = 'Usage: npm run --silent bench -- facts FILE.jsonl [--show]';

const factCase = z.object({
  id: z.string(),
  turns: z.array(z.object({ user: z.string(), at: z.iso.datetime({ offset: true }) })).min(1),
  ask: z.string().min(1),
  /** Lower case. `["__unknown__"]`: the reply must say that it does not know. */
  expect_any: z.array(z.string()).min(1),
  reject: z.array(z.string()),
  kind: z.string(),
});
type FactCase = z.infer<typeof factCase>;

/** `silent`: says that it does not know what it was told. */
export type Verdict = 'correct' | 'wrong' | 'silent';

interface Tally {
  cases: number;
  correct: number;
  wrong: number;
  silent: number;
  unknownRight: number;
}

/** After the last turn, the question comes a minute later. */
const pauseMs = 60_000;
const unknownMark = '__unknown__';
const admits =
  /\b(?:don'?t (?:know|have (?:that|it|anything)|remember)|do not know|didn'?t tell me|not told me|never told me|haven'?t told me|no idea|not in my notes|wasn'?t told|was never told)\b/i;

/** Prints one line of counts; with `--show`, before it a line to read for each case that went wrong, on the error stream. */
export async function benchFacts(
  args: readonly string[],
  _print: PrintRow,
  printFigures: (figures: object) => void,
): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { show: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new InvalidInput(usage);
  const cases = jsonLines(await readFile(file, 'utf8'), factCase);
  const total = tally();
  const byKind: Record<string, Tally> = {};
  for (const one of cases) {
    const reply = await replyTo(one);
    const verdict = judge(one, reply);
    const kind = byKind[one.kind] ?? tally();
    byKind[one.kind] = kind;
    for (const counts of [total, kind]) count(counts, one, verdict);
    if (values.show && verdict !== 'correct') console.error(`${verdict}\t${one.id}\t${one.ask}\t${reply}`);
  }
  printFigures({ ...total, byKind });
}

/** The case in a fresh database, with the real head and no model. */
async function replyTo({ turns, ask }: FactCase): Promise<string> {
  const first = turns[0]?.at ?? '';
  const script = await openScript(Date.parse(first));
  try {
    const line = { line: 0, user: 'u1', place: undefined };
    let at = Date.parse(first);
    for (const [index, turn] of turns.entries()) {
      at = Date.parse(turn.at);
      await script.say({ ...line, line: index + 1, text: turn.user, at }, false);
    }
    const asked = { ...line, line: turns.length + 1, text: ask, at: at + pauseMs };
    return (await script.say(asked, false)).reply;
  } finally {
    await script.close();
  }
}

/** Right: the reply holds one of what is expected and nothing that is rejected; lower and upper case are the same. */
export function judge(
  { expect_any, reject }: Pick<FactCase, 'expect_any' | 'reject'>,
  reply: string,
): Verdict {
  const text = reply.toLowerCase();
  const rejected = reject.some((words) => text.includes(words.toLowerCase()));
  if (rejected) return 'wrong';
  const unsure = admits.test(reply.replaceAll('’', "'"));
  if (expect_any[0] === unknownMark) return unsure ? 'correct' : 'wrong';
  if (expect_any.some((words) => text.includes(words.toLowerCase()))) return 'correct';
  return unsure ? 'silent' : 'wrong';
}

function tally(): Tally {
  return { cases: 0, correct: 0, wrong: 0, silent: 0, unknownRight: 0 };
}

function count(counts: Tally, { expect_any }: FactCase, verdict: Verdict): void {
  counts.cases += 1;
  counts[verdict] += 1;
  if (expect_any[0] === unknownMark && verdict === 'correct') counts.unknownRight += 1;
}
