import type { Logger } from '../../core/ports.ts';

/** The doctor says what it finds itself; the rooms that it asks stay quiet. */
export const silentLogger: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  with: () => silentLogger,
};
