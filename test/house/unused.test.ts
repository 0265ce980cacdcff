import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { plantedHouse, repositoryRoot } from './biome.ts';

interface KnipReport {
  readonly issues: readonly {
    readonly file: string;
    readonly files: readonly unknown[];
    readonly exports: readonly { readonly name: string }[];
    readonly dependencies: readonly { readonly name: string }[];
    readonly unlisted: readonly { readonly name: string }[];
  }[];
}

/** What `npm run check:unused` finds in `root`, with this repository's knip.ts. */
function knip(root: string): Promise<KnipReport> {
  const script = path.join(repositoryRoot, 'node_modules/knip/bin/knip.js');
  return new Promise((resolve, reject) => {
    const args = [script, '--reporter', 'json', '--no-progress'];
    execFile(process.execPath, args, { cwd: root }, (error, stdout, stderr) => {
      if (stdout.trim() === '') reject(error ?? new Error(stderr));
      else resolve(JSON.parse(stdout));
    });
  });
}

it('finds a lost file, a lonely export, an idle dependency and one that nobody declared', async () => {
  await using house = await plantedHouse({
    'src/cli/launch.js': "await import('./familiar.ts');\n",
    'src/cli/familiar.ts': "import 'yaml';\nimport { used } from '../web/used.ts';\n\nused();\n",
    'src/web/used.ts': 'export const used = () => 1;\nexport const lonely = 2;\n',
    'src/web/lost.ts': 'export const lost = 1;\n',
  });
  await cp(path.join(repositoryRoot, 'knip.ts'), path.join(house.root, 'knip.ts'));
  const { bin } = JSON.parse(await readFile(path.join(repositoryRoot, 'package.json'), 'utf8'));
  const manifest = { name: 'planted', type: 'module', bin, dependencies: { zod: '4.0.0' } };
  await writeFile(path.join(house.root, 'package.json'), JSON.stringify(manifest));

  const { issues } = await knip(house.root);
  const names = (kind: 'exports' | 'dependencies' | 'unlisted') =>
    issues.flatMap((issue) => issue[kind].map(({ name }) => `${issue.file} ${name}`));
  expect(issues.filter(({ files }) => files.length > 0).map(({ file }) => file)).toEqual(['src/web/lost.ts']);
  expect(names('exports')).toEqual(['src/web/used.ts lonely']);
  expect(names('dependencies')).toEqual(['package.json zod']);
  expect(names('unlisted')).toEqual(['src/cli/familiar.ts yaml']);
});
