/**
 * One class per reaction of the caller (DESIGN.md, rule 8). `code` is stable and is what logs and metrics carry; nobody
 * matches on message text. Unknown errors are wrapped once, at the port, with the original as `cause`.
 */
export abstract class FamiliarError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The other side asks to wait. Reaction: do nothing there before `retryAfterMs` has passed. */
export class RateLimited extends FamiliarError {
  readonly code = 'rate_limited';
  readonly retryAfterMs: number;
  /** True when the limit holds for everything we do there, not for one route. */
  readonly global: boolean;

  constructor(retryAfterMs: number, options?: ErrorOptions & { global?: boolean }) {
    super(`Rate limited for ${retryAfterMs} ms`, options);
    this.retryAfterMs = retryAfterMs;
    this.global = options?.global ?? false;
  }
}

/** The platform did not answer, or answered 5xx. Reaction: try again; the effect may or may not have taken place. */
export class PlatformUnavailable extends FamiliarError {
  readonly code = 'platform_unavailable';
}

/** The message or channel is gone. Reaction: stop editing it; post anew where an answer is still wanted. */
export class TargetGone extends FamiliarError {
  readonly code = 'target_gone';
}

/** We may not do this here. Reaction: give up in this place and tell the operator what permission is missing. */
export class PermissionMissing extends FamiliarError {
  readonly code = 'permission_missing';
}

/** The platform refused the call as malformed: our bug, or a limit it changed. Reaction: log; do not repeat. */
export class PlatformRefused extends FamiliarError {
  readonly code = 'platform_refused';
}

/** No usable answer from the model. Reaction: the phrasebook speaks. */
export class ModelUnavailable extends FamiliarError {
  readonly code = 'model_unavailable';
}

/** A turn wanted one model call more than its tier allows (rule 2). */
export class CallBudgetExceeded extends FamiliarError {
  readonly code = 'call_budget_exceeded';
}

/** What came in cannot be used. The message says what to do about it. */
export class InvalidInput extends FamiliarError {
  readonly code = 'invalid_input';
}

/** The database did not answer or refused. */
export class StorageUnavailable extends FamiliarError {
  readonly code = 'storage_unavailable';
}

/** Why a running turn was ended from outside; used as an `AbortSignal`'s reason. */
export class TurnCancelled extends FamiliarError {
  readonly code = 'turn_cancelled';
  readonly why: 'superseded' | 'deleted' | 'stopped' | 'shutdown';

  constructor(why: 'superseded' | 'deleted' | 'stopped' | 'shutdown') {
    super(`Turn cancelled: ${why}`);
    this.why = why;
  }
}
