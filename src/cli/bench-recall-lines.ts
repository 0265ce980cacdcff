import { z } from 'zod';
import { InvalidInput } from '../core/errors.ts';

const turn = z.object({
  id: z.string().min(1),
  /** Turns of one sitting share it. */
  session: z.union([z.number(), z.string()]).nullish(),
  speaker: z.string().min(1),
  text: z.string(),
  /** What a shared picture shows. */
  caption: z.string().nullish(),
  at: z.iso.datetime({ offset: true }).nullish(),
});

const question = z.object({
  text: z.string().min(1),
  /** Ids of the turns that answer it. */
  gold: z.array(z.string()),
  category: z.union([z.number(), z.string()]).transform(String),
});

const conversation = z.object({
  id: z.string().min(1),
  /** Who says "I" in the questions; null for a stranger to the talk. */
  asker: z.string().nullish(),
  turns: z.array(turn).min(1),
  questions: z.array(question),
});

export type RecallTurn = z.infer<typeof turn>;
export type RecallQuestion = z.infer<typeof question>;
export type RecallConversation = z.infer<typeof conversation>;

/**
 * One conversation per line, empty lines skipped; what else a line holds is left unread.
 * @throws InvalidInput naming the first malformed line by its number
 */
export function parseConversations(text: string): readonly RecallConversation[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, index + 1)]));
}

function parseLine(line: string, number: number): RecallConversation {
  const parsed = conversation.safeParse(parseJson(line, number));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new InvalidInput(`Line ${number}: ${problems.slice(0, 3).join('; ')}`);
}

function parseJson(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new InvalidInput(`Line ${number}: not JSON`, { cause });
  }
}
