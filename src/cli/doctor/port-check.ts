import { createServer } from 'node:net';
import type { Settings } from '../../config/settings.ts';
import { portOwner } from '../../web/port-owner.ts';
import type { DoctorLine } from './line.ts';

/** Whether the local page can listen where it is told to. */
export async function checkPort({
  host,
  port,
  portIsExplicit,
}: Settings['web']): Promise<readonly DoctorLine[]> {
  if (port === 0) return [{ state: 'works', what: 'Local page: any free port' }];
  const what = `Local page: http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const code = await listenOnce(host, port);
  if (code === undefined) return [{ state: 'works', what }];
  if (code !== 'EADDRINUSE') {
    const fix = `It cannot listen there (${code}): check HOST and PORT.`;
    return [{ state: 'broken', what, fix }];
  }
  const owner = (await portOwner(port)) ?? 'another process';
  if (await isFamiliar(host, port)) return [{ state: 'works', what: `${what} (running now, ${owner})` }];
  if (portIsExplicit) {
    return [{ state: 'broken', what, fix: `Taken by ${owner}: stop it, or set PORT to another one.` }];
  }
  return [{ state: 'works', what: `${what} is taken by ${owner}; the next free port will be used` }];
}

/** The error's code, or undefined when all is well. */
function listenOnce(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.name));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

async function isFamiliar(host: string, port: number): Promise<boolean> {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const name = reachable.includes(':') ? `[${reachable}]` : reachable;
  try {
    const response = await fetch(`http://${name}:${port}/healthz`, { signal: AbortSignal.timeout(1000) });
    const body: unknown = await response.json();
    return response.ok && typeof body === 'object' && body !== null && 'ok' in body && body.ok === true;
  } catch {
    return false;
  }
}
