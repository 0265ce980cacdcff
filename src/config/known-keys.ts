import { z } from 'zod';

/** The keys that a schema of nested groups and lists knows at a path: for "did you mean". */
export function knownKeysOf(schema: z.ZodType): (path: readonly PropertyKey[]) => readonly string[] {
  return (path) => {
    let at: unknown = unwrap(schema);
    for (const step of path) {
      if (at instanceof z.ZodObject) at = unwrap(at.shape[String(step)]);
      else if (at instanceof z.ZodArray) at = unwrap(at.element);
      else return [];
    }
    return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
  };
}

/** What stands below defaults and optionality. */
export function unwrap(schema: unknown): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional)
    return unwrap(schema.unwrap());
  return schema;
}
