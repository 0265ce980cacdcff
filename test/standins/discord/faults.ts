/**
 * What goes wrong, by script. Each fault hits the requests it matches, `times` of them (1 unless told), and is then used up.
 */
export interface Fault {
  readonly method?: string;
  /** Matched against the path without the version prefix. */
  readonly path?: RegExp | string;
  /** How many requests it hits; 1 unless told, `Infinity` for as long as it stands. */
  readonly times?: number;
  /** How many matching requests pass unharmed first; 0 unless told. */
  readonly skip?: number;
  readonly effect: FaultEffect;
}

export type FaultEffect =
  /** Answers as usual, but late. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Answers with this status (5xx); nothing takes place. */
  | { readonly kind: 'status'; readonly status: number }
  /** Refuses with this status (4xx) and JSON error code; nothing takes place. */
  | { readonly kind: 'refusal'; readonly status: number; readonly code: number }
  /** Answers 429 whatever the buckets say. */
  | { readonly kind: 'rate-limit'; readonly retryAfterMs: number; readonly global?: boolean }
  /** Cuts the connection: `before` the effect takes place, or `after` it (the caller can't tell which). */
  | { readonly kind: 'cut'; readonly when: 'before' | 'after' }
  /** Somebody deletes the message of the request's path just before it arrives. */
  | { readonly kind: 'deleted-meanwhile' };

interface Standing {
  readonly fault: Fault;
  skip: number;
  left: number;
}

export class Faults {
  #standing: Standing[] = [];

  add(fault: Fault): void {
    this.#standing.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#standing = [];
  }

  /** The effects that hit this request; using them up. */
  take(method: string, path: string): FaultEffect[] {
    const hit: FaultEffect[] = [];
    for (const standing of this.#standing) {
      if (!matches(standing.fault, method, path)) continue;
      if (standing.skip > 0) {
        standing.skip -= 1;
        continue;
      }
      standing.left -= 1;
      hit.push(standing.fault.effect);
    }
    if (hit.length > 0) this.#standing = this.#standing.filter((standing) => standing.left > 0);
    return hit;
  }
}

function matches(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method !== method) return false;
  if (fault.path === undefined) return true;
  return typeof fault.path === 'string' ? fault.path === path : fault.path.test(path);
}
