import { InvalidInput } from '../core/errors.ts';
import { portOwner } from './port-owner.ts';

/** How far past a taken port a free one is looked for. */
const triedPorts = 20;

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** Somebody chose this port: do not take another. */
  readonly portIsExplicit: boolean;
}

/**
 * Listens on the port; when it is taken and nobody chose it, on the next free one. Returns the port.
 * @throws InvalidInput that says who holds the port and how to change it
 */
export async function listenOn(
  listen: (at: { host: string; port: number }) => Promise<unknown>,
  { host, port, portIsExplicit }: ListenOptions,
): Promise<number> {
  const last = portIsExplicit || port === 0 ? port : Math.min(port + triedPorts, 65_535);
  for (let candidate = port; candidate <= last; candidate += 1) {
    try {
      await listen({ host, port: candidate });
      return candidate;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EADDRINUSE' && candidate < last) continue;
      throw await explain(error, code, host, port, last);
    }
  }
  throw new InvalidInput(`${port} is not a port.`);
}

async function explain(
  error: unknown,
  code: unknown,
  host: string,
  port: number,
  last: number,
): Promise<unknown> {
  const setPort = 'set PORT to another one';
  if (code === 'EADDRINUSE' && port === last) {
    const owner = await portOwner(port);
    const by = owner ? `by ${owner}` : 'by another process';
    return new InvalidInput(`Port ${port} on ${host} is taken ${by}. Stop it, or ${setPort}.`, {
      cause: error,
    });
  }
  if (code === 'EADDRINUSE') {
    return new InvalidInput(`The ports ${port} to ${last} on ${host} are all taken: ${setPort}.`, {
      cause: error,
    });
  }
  if (code === 'EACCES') {
    return new InvalidInput(
      `Port ${port} needs rights that this process does not have: ${setPort} above 1023.`,
      {
        cause: error,
      },
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new InvalidInput(`This machine has no address ${host}: set HOST to 127.0.0.1 or 0.0.0.0.`, {
      cause: error,
    });
  }
  return error;
}
