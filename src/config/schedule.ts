import { z } from 'zod';

/** When a job runs: a cron expression of five fields, or `off`. */
export function schedule(byDefault: string) {
  const expected = `five cron fields (minute, hour, day of month, month, day of week) in quotation marks, or off; default '${byDefault}'`;
  return z
    .string(expected)
    .trim()
    .refine((written) => written === 'off' || isSchedule(written), expected)
    .default(byDefault);
}

/** Five fields, each of numbers in its range or short names, with lists, ranges and steps. A sixth would be seconds. */
function isSchedule(written: string): boolean {
  const fields = written.split(/\s+/);
  return (
    fields.length === cronFields.length &&
    fields.every((field, index) => isCronField(field, cronFields[index]))
  );
}

interface CronField {
  readonly least: number;
  readonly most: number;
  /** What may stand for the numbers from `least` on. */
  readonly names?: readonly string[];
}

const cronFields: readonly CronField[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  {
    least: 1,
    most: 12,
    names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { least: 0, most: 7, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

function isCronField(field: string, spec: CronField | undefined): boolean {
  if (!spec) return false;
  const numberOf = (written: string) => {
    const named = spec.names?.indexOf(written.toLowerCase()) ?? -1;
    return named < 0 ? Number(/^\d{1,2}$/.test(written) ? written : Number.NaN) : spec.least + named;
  };
  const inRange = (written: string) => numberOf(written) >= spec.least && numberOf(written) <= spec.most;
  return field.split(',').every((part) => {
    const [range = '', step = '1', ...more] = part.split('/');
    if (more.length > 0 || !/^[1-9]\d?$/.test(step)) return false;
    if (range === '*') return true;
    const [from = '', to = from, ...rest] = range.split('-');
    return rest.length === 0 && inRange(from) && inRange(to) && numberOf(from) <= numberOf(to);
  });
}
