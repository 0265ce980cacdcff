/**
 * Codes that confirm what cannot be undone. A code is made of who may use it, what for and until when, by a secret that the
 * database keeps: so any replica, also after a restart, can tell whether it made one, and nothing has to be remembered.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Notebook } from '../store-ports.ts';
import { digitsOf, digitsOfNumber, numberOfDigits, spaced, typed } from './short-code.ts';

/** How long a code confirms. */
export const confirmWithinMs = 600_000;

const secretKey = 'control:confirm-secret';
const timeDigits = 3;
/** Seconds after which the time in a code repeats: nine hours, and the code's check counts them all. */
const timeSpan = 32 ** timeDigits;
const checkDigits = 5;

export interface Confirmed {
  readonly userId: number;
  /** What is confirmed, such as `wipe`. */
  readonly purpose: string;
}

/** A code such as `K7QF-3MXD`, good for ten minutes. @throws StorageUnavailable */
export async function confirmCode(confirmed: Confirmed, notebook: Notebook, now: number): Promise<string> {
  const until = Math.floor((now + confirmWithinMs) / 1000);
  const check = checkOf(confirmed, until, await secretOf(notebook));
  return spaced(digitsOfNumber(until % timeSpan, timeDigits) + check);
}

/** Whether `code` is one of these, and still good. @throws StorageUnavailable */
export async function isConfirmCode(
  code: string,
  confirmed: Confirmed,
  notebook: Notebook,
  now: number,
): Promise<boolean> {
  const digits = typed(code);
  const time = numberOfDigits(digits.slice(0, timeDigits));
  if (digits.length !== timeDigits + checkDigits || Number.isNaN(time)) return false;
  const seconds = Math.floor(now / 1000);
  const leftSeconds = (((time - seconds) % timeSpan) + timeSpan) % timeSpan;
  if (leftSeconds === 0 || leftSeconds > confirmWithinMs / 1000) return false;
  const check = checkOf(confirmed, seconds + leftSeconds, await secretOf(notebook));
  return timingSafeEqual(
    Buffer.from(check),
    Buffer.from(digits.slice(timeDigits).padEnd(checkDigits).slice(0, checkDigits)),
  );
}

function checkOf({ userId, purpose }: Confirmed, until: number, secret: string): string {
  const mac = createHmac('sha256', secret)
    .update(JSON.stringify([purpose, userId, until]))
    .digest();
  return digitsOf(mac.subarray(0, checkDigits));
}

async function secretOf(notebook: Notebook): Promise<string> {
  const known = await notebook.read(secretKey);
  if (known) return known;
  await notebook.write(secretKey, randomBytes(32).toString('base64url'));
  // Read again: of two replicas that write at once, the last one's stands.
  return (await notebook.read(secretKey)) ?? '';
}
