import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url));

const biomeScript = path.join(repositoryRoot, 'node_modules/@biomejs/biome/bin/biome');

export interface LintReport {
  readonly filesRead: number;
  /** Rule such as `lint/style/noRestrictedImports`, and the file with forward slashes, relative to the linted root. */
  readonly findings: readonly { readonly rule: string; readonly file: string }[];
}

interface BiomeOutput {
  readonly summary: { readonly changed: number; readonly unchanged: number };
  readonly diagnostics: readonly {
    readonly category: string;
    readonly location: { readonly path: string };
  }[];
}

/** Runs the repository's own linter in `root`, on `targets`, with the rules named in `only` (all when empty). */
export async function lint(root: string, targets: readonly string[], only: readonly string[] = []) {
  const args = ['lint', '--reporter=json', '--max-diagnostics=none', ...only.map((rule) => `--only=${rule}`)];
  const output = await new Promise<string>((resolve, reject) => {
    const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [biomeScript, ...args, ...targets], options, (error, stdout, stderr) => {
      if (stdout.trim() === '') reject(error ?? new Error(stderr));
      else resolve(stdout);
    });
  });
  const report = JSON.parse(output) as BiomeOutput;
  return {
    filesRead: report.summary.changed + report.summary.unchanged,
    findings: report.diagnostics.map(({ category, location }) => ({
      rule: category,
      file: path.relative(root, path.resolve(root, location.path)).replaceAll('\\', '/'),
    })),
  } satisfies LintReport;
}

/** A directory of its own with this repository's biome.json and package.json, and the given files in it. */
export async function plantedHouse(files: Readonly<Record<string, string>>) {
  const root = await mkdtemp(path.join(tmpdir(), 'familiar-house-'));
  const config = JSON.parse(await readFile(path.join(repositoryRoot, 'biome.json'), 'utf8'));
  // The planted tree is no git repository.
  delete config.vcs;
  delete config.$schema;
  await writeFile(path.join(root, 'biome.json'), JSON.stringify(config));
  await cp(path.join(repositoryRoot, 'package.json'), path.join(root, 'package.json'));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  }
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) };
}

/** Files below `folder` of the repository that end in one of `extensions`, relative to the root, with forward slashes. */
export async function filesBelow(folder: string, extensions: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(path.join(repositoryRoot, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && extensions.some((extension) => entry.name.endsWith(extension)))
    .map((entry) =>
      path.relative(repositoryRoot, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'),
    )
    .sort();
}
