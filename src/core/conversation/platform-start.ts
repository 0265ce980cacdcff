import { PlatformUnavailable, RateLimited } from '../errors.ts';
import type { Clock, Inbound, Logger, Platform } from '../ports.ts';

const firstPauseMs = 2_000;
const longestPauseMs = 5 * 60_000;

/**
 * Starts a platform, again and again while it cannot be reached. What only people can mend (a wrong token, a missing
 * permission) is logged with its fix, once. Resolves with true when events flow. Never rejects; ends when `signal` aborts.
 */
export async function keepStarting(
  platform: Platform,
  inbound: Inbound,
  { clock, logger, signal }: { readonly clock: Clock; readonly logger: Logger; readonly signal: AbortSignal },
): Promise<boolean> {
  for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      await platform.start(inbound);
      return true;
    } catch (error) {
      const passes = error instanceof PlatformUnavailable || error instanceof RateLimited;
      const fix = error instanceof Error ? error.message : undefined;
      if (!passes) {
        logger.error('A platform cannot be started', { platform: platform.name, fix, error });
        return false;
      }
      const waitMs = error instanceof RateLimited ? Math.max(error.retryAfterMs, pauseMs) : pauseMs;
      logger.warn('A platform could not be reached; it is tried again', {
        platform: platform.name,
        waitMs,
        error,
      });
      await clock.sleep(waitMs, signal).catch(() => undefined);
    }
  }
  return false;
}
