import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot } from '../house/biome.ts';

/** Runs what the npm scripts run, under a Node that says it is of this version. */
function launch(version: string): Promise<{ readonly status: unknown; readonly stderr: string }> {
  const claim = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`;
  const args = ['--import', `data:text/javascript,${encodeURIComponent(claim)}`, 'src/cli/launch.js', 'help'];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: path.resolve(repositoryRoot) }, (error, _stdout, stderr) => {
      resolve({ status: error?.code ?? 0, stderr });
    });
  });
}

it('ended on an old Node with a stack about a file extension: one line says which Node, and where it comes from', async () => {
  const { status, stderr } = await launch('20.20.2');
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/Node 24.*npm ci/)]);
});

it('starts the program on the Node that it needs', async () => {
  expect(await launch(process.versions.node)).toEqual({ status: 0, stderr: '' });
});
