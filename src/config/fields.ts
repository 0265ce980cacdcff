import { z } from 'zod';

/**
 * Building blocks of the two schemas. The message of every field is its expectation, so that a problem can say what to
 * write: "a whole number of milliseconds from 0 to 5000; default 1200".
 */
export function wholeNumber(unit: string, least: number, most: number, byDefault: number) {
  const expected = `a whole number of ${unit} from ${least} to ${most}; default ${byDefault}`;
  return z.int(expected).min(least, expected).max(most, expected).default(byDefault);
}

export function fraction(least: number, most: number, byDefault: number) {
  const expected = `a number from ${least} to ${most}; default ${byDefault}`;
  return z.number(expected).min(least, expected).max(most, expected).default(byDefault);
}

export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, `one of ${values.join(', ')}`);
}

export function yesOrNo(byDefault: boolean) {
  return z.boolean(`true or false; default ${byDefault}`).default(byDefault);
}

export function text(expected: string) {
  return z.string(expected).trim().min(1, expected);
}

export function timeZone(byDefault: string) {
  const expected = `a time zone such as Europe/Lisbon; default ${byDefault}`;
  return z.string(expected).refine(isTimeZone, expected).default(byDefault);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
