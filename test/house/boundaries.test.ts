import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, lint, plantedHouse, repositoryRoot } from './biome.ts';

const importRule = 'lint/style/noRestrictedImports';

/** A folder that imports, or is imported, and what DESIGN says about it. */
const coreRooms = ['character', 'memory', 'mood', 'reply', 'delivery', 'conversation'];
const outerRooms = ['config', 'llm', 'storage', 'jobs', 'ops', 'web'];
const platforms = ['discord', 'slack', 'local'];
const spots = [
  'src/util',
  'src/core',
  ...coreRooms.map((room) => `src/core/${room}`),
  'src/core/memory/search',
  'src/core/memory/recall',
  ...outerRooms.map((room) => `src/${room}`),
  ...platforms.map((name) => `src/platforms/${name}`),
  'src/cli',
  'src/main.ts',
];
const targets = [...spots, 'test/fakes', 'src/jobs', 'src/platforms/elsewhere'];

/** The inner folders of a room of core are that room. */
const roomOf = (spot: string) => /^src\/core\/[^/]+/.exec(spot)?.[0] ?? spot;

const isCore = (spot: string) => spot === 'src/core' || spot.startsWith('src/core/');

/** "Who may import whom", written down a second time, from DESIGN's sentences instead of the linter's patterns. */
function mayImport(from: string, to: string): boolean {
  if (to.startsWith('test')) return false;
  if (from === 'src/cli') return true;
  if (to === 'src/cli' || to === 'src/main.ts') return false;
  if (from === 'src/main.ts') return true;
  if (roomOf(from) === roomOf(to)) return true;
  if (to === 'src/util') return true;
  if (from === 'src/util') return false;
  if (isCore(from)) {
    if (to === 'src/core') return true;
    return from === 'src/core/conversation' && isCore(to);
  }
  return isCore(to);
}

const packages: Readonly<Record<string, readonly string[]>> = {
  'discord.js': ['src/platforms/discord'],
  '@slack/bolt': ['src/platforms/slack'],
  '@slack/web-api': ['src/platforms/slack'],
  'slackify-markdown': ['src/platforms/slack'],
  openai: ['src/llm'],
  '@mikro-orm/core': ['src/storage'],
  '@mikro-orm/sqlite': ['src/storage'],
  '@mikro-orm/postgresql': ['src/storage'],
  fastify: ['src/web'],
  '@fastify/static': ['src/web'],
  winston: ['src/ops'],
  yaml: ['src/config'],
};

/** I/O that the core must not do, under both names of a builtin. */
const ioBuiltins = ['node:fs', 'node:fs/promises', 'fs', 'node:http', 'node:net', 'node:timers/promises'];

/** The text of a test that would keep others, or itself, from running. */
const markedTest = (mark: 'only' | 'skip') => `it.${mark}('a', () => {});\n`;

const fileIn = (spot: string, name: string) => (spot.endsWith('.ts') ? spot : `${spot}/${name}.ts`);

function specifier(fromFile: string, toFile: string): string {
  const relative = path.posix.relative(path.posix.dirname(fromFile), toFile);
  return relative.startsWith('.') ? relative : `./${relative}`;
}

/** One planted file for every pair; `main.ts` is one file, so it carries a name of its own per plant. */
function plants() {
  const files: Record<string, string> = {};
  const breaches = new Set<string>();
  const plant = (what: string, allowed: boolean, fileName: string) => {
    files[fileName] = `import '${what}';\n`;
    if (!allowed) breaches.add(fileName);
  };
  for (const from of spots.filter((spot) => spot !== 'src/main.ts')) {
    for (const [index, to] of targets.entries()) {
      const file = fileIn(from, `plant-${index}`);
      plant(specifier(file, fileIn(to, 'target')), mayImport(from, to), file);
    }
    for (const [name, owners] of Object.entries(packages)) {
      const file = fileIn(from, `package-${name.replaceAll(/\W/g, '-')}`);
      plant(name, from === 'src/cli' || owners.includes(from), file);
    }
    for (const [index, name] of ioBuiltins.entries()) {
      const closed = isCore(from) || (name === 'fs' && from !== 'src/cli');
      plant(name, !closed, fileIn(from, `builtin-${index}`));
    }
  }
  return { files, breaches };
}

async function breachesIn(files: Readonly<Record<string, string>>, rule: string): Promise<readonly string[]> {
  await using house = await plantedHouse(files);
  const { findings, filesRead } = await lint(house.root, ['.']);
  expect(filesRead).toBeGreaterThanOrEqual(Object.keys(files).length);
  const found = findings.filter((finding) => finding.rule === rule).map((finding) => finding.file);
  return [...new Set(found)].sort();
}

describe('import boundaries', () => {
  it('flags every forbidden pair of rooms, packages and builtins, and no other', async () => {
    const { files, breaches } = plants();
    expect(breaches.size).toBeGreaterThan(300);
    expect(await breachesIn(files, importRule)).toEqual([...breaches].sort());
  });

  it.each([
    ['./cli/start.ts', true],
    ['../test/fakes/clock.ts', true],
    ['./platforms/discord/adapter.ts', false],
  ])('judges the composition root, and what stands beside it, for %s', async (what, breach) => {
    const text = `import '${what}';\n`;
    const found = await breachesIn({ 'src/main.ts': text, 'src/beside.ts': text }, importRule);
    expect(found).toEqual(breach ? ['src/beside.ts', 'src/main.ts'] : []);
  });

  it.each([
    "import type { A } from '../llm/a.ts';\nexport type B = A;\n",
    "export { a } from '../llm/a.ts';\n",
    "export * from '../llm/a.ts';\n",
    "export const a = await import('../llm/a.ts');\n",
    "import './../llm/a.ts';\n",
  ])('flags the form %j', async (text) => {
    expect(await breachesIn({ 'src/web/a.ts': text }, importRule)).toEqual(['src/web/a.ts']);
  });

  it('reads every source file of the repository and finds nothing', async () => {
    const onDisk = await filesBelow('src', ['.ts']);
    const rules = ['style/noRestrictedImports', 'suspicious/noImportCycles'];
    const { filesRead, findings } = await lint(repositoryRoot, ['src'], rules);
    expect(onDisk.length).toBeGreaterThan(20);
    expect(filesRead).toBeGreaterThanOrEqual(onDisk.length);
    expect(findings).toEqual([]);
  });

  it('finds no type written as an import in place, which the linter does not see', async () => {
    const inPlace = /import\(\s*['"][^'"]+['"]\s*\)\s*\.\s*[A-Z]/;
    expect("type A = import('../llm/a.ts').A").toMatch(inPlace);
    const files = await filesBelow('src', ['.ts']);
    const texts = await Promise.all(files.map((file) => readFile(path.join(repositoryRoot, file), 'utf8')));
    expect(files.filter((_, index) => inPlace.test(texts[index] ?? ''))).toEqual([]);
  });
});

describe('other house rules of the linter', () => {
  it.each([
    [
      'values',
      "import { b } from './b.ts';\nexport const a = b;\n",
      "import { a } from './a.ts';\nexport const b = a;\n",
    ],
    [
      'types',
      "import type { B } from './b.ts';\nexport type A = B;\n",
      "import type { A } from './a.ts';\nexport type B = A;\n",
    ],
  ])('flags a cycle of %s', async (_, a, b) => {
    const found = await breachesIn(
      { 'src/web/a.ts': a, 'src/web/b.ts': b },
      'lint/suspicious/noImportCycles',
    );
    expect(found).toEqual(['src/web/a.ts', 'src/web/b.ts']);
  });

  it.each([
    [
      'a cycle of values',
      'lint/suspicious/noImportCycles',
      "import { b } from './b.ts';\nexport const a = b;\n",
    ],
    [
      'a cycle of types',
      'lint/suspicious/noImportCycles',
      "import type { B } from './b.ts';\nexport type A = B;\n",
    ],
  ])('flags %s', async (_, rule, text) => {
    const back = text.replaceAll('b', 'a_').replaceAll('a_.ts', 'a.ts').replaceAll('./a_', './a');
    const found = await breachesIn({ 'src/web/a.ts': text, 'src/web/b.ts': back }, rule);
    expect(found).toContain('src/web/a.ts');
  });

  it.each([
    [
      'process.env outside the one reader',
      'src/web/a.ts',
      'style/noProcessEnv',
      'export const a = process.env.A;\n',
    ],
    ['process.env in the one reader', 'src/config/environment.ts', '', 'export const a = process.env.A;\n'],
    ['console in the process', 'src/web/a.ts', 'suspicious/noConsole', "console.log('a');\n"],
    [
      'a timer in the core',
      'src/core/a.ts',
      'style/noRestrictedGlobals',
      'setTimeout(() => undefined, 1);\n',
    ],
    [
      'the clock in the core',
      'src/core/mood/a.ts',
      'nursery/noJsRestrictedProperties',
      'export const a = Date.now();\n',
    ],
    [
      'chance in the core',
      'src/core/mood/a.ts',
      'nursery/noJsRestrictedProperties',
      'export const a = Math.random();\n',
    ],
    ['a lonely test', 'test/a.test.ts', 'suspicious/noFocusedTests', markedTest('only')],
    ['a skipped test', 'test/a.test.ts', 'suspicious/noSkippedTests', markedTest('skip')],
    ['require', 'src/web/a.ts', 'style/noCommonJs', "export const a = require('node:fs');\n"],
    [
      'a package nobody declared',
      'test/a.ts',
      'correctness/noUndeclaredDependencies',
      "import 'left-pad';\n",
    ],
    ['any', 'src/web/a.ts', 'suspicious/noExplicitAny', 'export const a: any = 1;\n'],
  ])('judges %s', async (_, file, rule, text) => {
    await using house = await plantedHouse({ [file]: text });
    const { findings } = await lint(house.root, ['.']);
    expect(findings).toEqual(rule ? [{ rule: `lint/${rule}`, file }] : []);
  });
});
