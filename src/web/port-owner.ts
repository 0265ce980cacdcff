import { readdir, readFile, readlink } from 'node:fs/promises';

/**
 * Who listens on a TCP port of this machine, such as `node (pid 4711)`; undefined where the system does not tell (only Linux
 * does, and only of processes one may look into). Never throws.
 */
export async function portOwner(port: number): Promise<string | undefined> {
  try {
    const sockets = await listeningSockets(port);
    return sockets.size === 0 ? undefined : await processHolding(sockets);
  } catch {
    return undefined;
  }
}

/** Socket names as `/proc/PID/fd` shows them. Columns of proc_net_tcp(5): 1 local address, 3 state, 9 inode. */
async function listeningSockets(port: number): Promise<ReadonlySet<string>> {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((table) => readFile(table, 'utf8').catch(() => '')),
  );
  const rows = tables.flatMap((table) => table.split('\n').slice(1)).map((row) => row.trim().split(/\s+/));
  const listening = rows.filter((row) => row[1]?.endsWith(suffix) && row[3] === '0A');
  return new Set(listening.map((row) => `socket:[${row[9]}]`));
}

async function processHolding(sockets: ReadonlySet<string>): Promise<string | undefined> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const descriptor of descriptors) {
      const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '');
      if (!sockets.has(target)) continue;
      const name = (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'a process')).trim();
      return `${name} (pid ${pid})`;
    }
  }
  return undefined;
}
