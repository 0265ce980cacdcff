/** Whether what was said in one place stays out of another: cases through the whole head, looked for in reply and prompt. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { InvalidInput } from '../core/errors.ts';
import { platformNames, visibilities } from '../core/types.ts';
import type { PrintRow } from './bench-figures.ts';
import { jsonLines } from './json-lines.ts';
import { openScript } from './script.ts';

const usage = 'Usage: npm run --silent bench -- audience FILE.jsonl [--show]';

const where = z.object({
  platform: z.enum(platformNames),
  workspace: z.string(),
  channel: z.string().min(1),
  visibility: z.enum(visibilities),
});
const audienceCase = z.object({
  id: z.string(),
  said: z.array(z.object({ where, user: z.string().min(1), text: z.string() })).min(1),
  // biome-ignore lint/suspicious/noThenProperty: the name that the file format has.
  then: z.object({ where, user: z.string().min(1), ask: z.string() }),
  allowed: z.boolean(),
  secret: z.string().min(1),
  /** Display names by user id. */
  names: z.record(z.string(), z.string()).default({}),
});
type AudienceCase = z.infer<typeof audienceCase>;

const startAt = Date.UTC(2026, 0, 1, 12);

/** Prints one line of counts; with `--show`, the cases that went wrong on the error stream. */
export async function benchAudience(
  args: readonly string[],
  _print: PrintRow,
  printFigures: (figures: object) => void,
): Promise<void> {
  const show = args.includes('--show');
  const [file, ...more] = args.filter((arg) => arg !== '--show');
  if (file === undefined || more.length > 0) throw new InvalidInput(usage);
  const cases = jsonLines(await readFile(file, 'utf8'), audienceCase);
  const figures = { cases: cases.length, leaks: 0, wrongRefusals: 0 };
  for (const one of cases) {
    const told = await tells(one);
    if (told === one.allowed) continue;
    figures[one.allowed ? 'wrongRefusals' : 'leaks'] += 1;
    if (show) console.error(`${one.allowed ? 'refused' : 'leaked'}\t${one.id}\t${one.then.ask}`);
  }
  printFigures(figures);
}

/** Whether the secret is in the reply, or in what a model gets or would get. */
async function tells({ said, then, secret, names }: AudienceCase): Promise<boolean> {
  const script = await openScript(startAt, { names });
  try {
    for (const [index, { where: place, user, text }] of said.entries())
      await script.say({ line: index + 1, user, text, at: undefined, place }, false);
    const asked = {
      line: said.length + 1,
      user: then.user,
      text: then.ask,
      at: undefined,
      place: then.where,
    };
    const { reply, prompt } = await script.say(asked, true);
    return `${reply}\n${JSON.stringify(prompt)}`.toLowerCase().includes(secret.toLowerCase());
  } finally {
    await script.close();
  }
}
