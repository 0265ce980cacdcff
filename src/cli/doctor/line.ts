/** One thing that was looked at. */
export interface DoctorLine {
  /** `absent`: not configured, which is no fault. */
  readonly state: 'works' | 'broken' | 'absent';
  readonly what: string;
  /** What to do about it, or how to add it. */
  readonly fix?: string | undefined;
}

const marks = { works: '✓', broken: '✗', absent: '–' } as const;

export function printed({ state, what, fix }: DoctorLine): string {
  return `${marks[state]} ${what}${fix ? `\n    ${fix.replaceAll('\n', '\n    ')}` : ''}`;
}

/** Runs a check; one that takes too long, or throws, is itself a finding. */
export async function withinMs(
  timeoutMs: number,
  what: string,
  check: (signal: AbortSignal) => Promise<readonly DoctorLine[]>,
): Promise<readonly DoctorLine[]> {
  const ended = new AbortController();
  const late = Promise.withResolvers<readonly DoctorLine[]>();
  const timer = setTimeout(() => {
    const fix = `No answer within ${timeoutMs / 1000} s: check the address and the network.`;
    late.resolve([{ state: 'broken', what, fix }]);
    ended.abort();
  }, timeoutMs);
  try {
    return await Promise.race([check(ended.signal), late.promise]);
  } catch (error) {
    return [{ state: 'broken', what, fix: error instanceof Error ? error.message : String(error) }];
  } finally {
    clearTimeout(timer);
  }
}
