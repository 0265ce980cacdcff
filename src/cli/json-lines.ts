import type { z } from 'zod';
import { InvalidInput } from '../core/errors.ts';

/**
 * One object per line, empty lines skipped.
 * @throws InvalidInput naming the first malformed line by its number
 */
export function jsonLines<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
): readonly z.output<Schema>[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '') return [];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (cause) {
      throw new InvalidInput(`Line ${index + 1}: not JSON`, { cause });
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return [parsed.data];
    const [issue] = parsed.error.issues;
    throw new InvalidInput(
      `Line ${index + 1}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'malformed'}`,
    );
  });
}
