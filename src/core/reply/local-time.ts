const formats = new Map<string, Intl.DateTimeFormat>();
/** Building a format takes longer than using it a hundred times; users of few zones talk at once. */
const maxFormats = 64;
const dayMs = 86_400_000;

/** A date such as `Friday, 6 March 2026 at 14:05` in an IANA time zone; UTC, and said so, when the zone is not known. */
export function localTime(at: number, timeZone: string | undefined): string {
  const zone = timeZone !== undefined && isTimeZone(timeZone) ? timeZone : undefined;
  const text = format(zone ?? 'UTC', 'minute').format(at);
  return zone ? text : `${text} UTC`;
}

/** A date such as `6 March 2026`. */
export function localDay(at: number, timeZone: string | undefined): string {
  return format(timeZone !== undefined && isTimeZone(timeZone) ? timeZone : 'UTC', 'day').format(at);
}

/** When something was said: "on 23 February", with the year where it is not this one; "today" and "yesterday" by name. */
export function spokenDay(at: number, now: number, timeZone: string | undefined): string {
  const day = localDay(at, timeZone);
  const today = localDay(now, timeZone);
  if (day === today) return 'earlier today';
  if (day === localDay(now - dayMs, timeZone)) return 'yesterday';
  const year = / \d{4}$/.exec(today)?.[0] ?? '';
  return `on ${year !== '' && day.endsWith(year) ? day.slice(0, -year.length) : day}`;
}

function isTimeZone(timeZone: string): boolean {
  try {
    format(timeZone, 'day');
    return true;
  } catch {
    return false;
  }
}

function format(timeZone: string, until: 'day' | 'minute'): Intl.DateTimeFormat {
  const key = `${timeZone} ${until}`;
  const known = formats.get(key);
  if (known) return known;
  const day = { timeZone, day: 'numeric', month: 'long', year: 'numeric' } as const;
  const minute = { ...day, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const made = new Intl.DateTimeFormat('en-GB', until === 'day' ? day : minute);
  if (formats.size >= maxFormats) formats.clear();
  formats.set(key, made);
  return made;
}
