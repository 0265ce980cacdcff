import { EventEmitter, once } from 'node:events';

/** Milliseconds since 1970 with sub-millisecond parts; comparable between processes of one machine. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

/** One thing that passed between Slack and the app. */
export interface JournalEntry {
  readonly at: number;
  /** `api`: a Web API call arrived. `answered`: it was answered. `sent`/`acked`: an event to the app. */
  readonly kind:
    | 'api'
    | 'answered'
    | 'sent'
    | 'acked'
    | 'connected'
    | 'closed'
    | 'response_url'
    | 'download'
    | 'upload';
  /** Web API method, event type or envelope type. */
  readonly name: string;
  readonly args: Readonly<Record<string, string>>;
  /** What was answered, sent or acknowledged with. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly status?: number;
  /** Ties `acked` to `sent`. */
  readonly envelopeId?: string;
  readonly attempt?: number;
}

/** Everything that happened, in order, with a way to wait for what has not happened yet. */
export class Journal {
  readonly entries: JournalEntry[] = [];
  readonly #changes = new EventEmitter().setMaxListeners(0);

  note(
    entry: Omit<JournalEntry, 'at' | 'args'> & { readonly args?: Readonly<Record<string, string>> },
  ): void {
    this.entries.push({ at: preciseNow(), args: {}, ...entry });
    this.touch();
  }

  /** Tells waiters that the world changed. */
  touch(): void {
    this.#changes.emit('change');
  }

  calls(method: string): JournalEntry[] {
    return this.entries.filter((entry) => entry.kind === 'api' && entry.name === method);
  }

  clear(): void {
    this.entries.length = 0;
  }

  /**
   * Resolves with what `look` returns as soon as that is not undefined or false.
   * @throws Error after `timeoutMs` (default 10,000)
   */
  async waitFor<T>(look: () => T | undefined | false, timeoutMs = 10_000): Promise<T> {
    const signal = AbortSignal.timeout(timeoutMs);
    for (;;) {
      const found = look();
      if (found !== undefined && found !== false) return found;
      try {
        await once(this.#changes, 'change', { signal });
      } catch {
        const seen = this.entries.slice(-12).map((entry) => `${entry.kind} ${entry.name}`);
        throw new Error(
          `Nothing matched within ${timeoutMs} ms: ${look.toString()}; last seen: ${seen.join(', ')}`,
        );
      }
    }
  }
}
