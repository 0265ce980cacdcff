import { z } from 'zod';
import { InvalidInput } from '../core/errors.ts';
import { type Place, platformNames, visibilities } from '../core/types.ts';

const place = z.strictObject({
  platform: z.enum(platformNames),
  /** Empty for a Discord DM. */
  workspace: z.string(),
  channel: z.string().min(1),
  thread: z.string().min(1).optional(),
  visibility: z.enum(visibilities),
});

const userLine = z.strictObject({
  user: z.string().min(1),
  text: z.string(),
  at: z.iso.datetime({ offset: true }).optional(),
  place: place.optional(),
});

const characterLine = z.strictObject({
  /** What the character said before. */
  character: z.string().min(1),
  at: z.iso.datetime({ offset: true }).optional(),
  place: place.optional(),
});

export interface UserLine {
  readonly line: number;
  readonly user: string;
  readonly text: string;
  readonly at: number | undefined;
  readonly place: Place | undefined;
}

export interface CharacterLine {
  readonly line: number;
  readonly character: string;
  readonly at: number | undefined;
  readonly place: Place | undefined;
}

export type ScriptLine = UserLine | CharacterLine;

/**
 * Reads a script: one JSON object per line, empty lines skipped.
 * @throws InvalidInput naming the first malformed line by its number
 */
export function parseScript(text: string): readonly ScriptLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, index + 1)]));
}

function parseLine(text: string, line: number): ScriptLine {
  const value = parseJson(text, line);
  const isCharacter = typeof value === 'object' && value !== null && 'character' in value;
  const parsed = isCharacter ? characterLine.safeParse(value) : userLine.safeParse(value);
  if (parsed.success) return { ...parsed.data, line, at: momentOf(parsed.data.at), place: parsed.data.place };
  const problems = parsed.error.issues.map(
    (issue) => `${issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''}${issue.message}`,
  );
  throw new InvalidInput(`Line ${line}: ${problems.join('; ')}`);
}

function parseJson(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InvalidInput(
      `Line ${line}: not JSON (${cause instanceof Error ? cause.message : 'unreadable'})`,
      {
        cause,
      },
    );
  }
}

function momentOf(at: string | undefined): number | undefined {
  return at === undefined ? undefined : Date.parse(at);
}
