import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, repositoryRoot } from './biome.ts';

const rootDocuments = ['README.md', 'CHANGELOG.md', 'SECURITY.md', 'PRIVACY.md', 'CONTRIBUTING.md'];

/** Made at run time, or by the reader. */
const notInRepository = new Set(['data', 'data/familiar.db', '.env']);

const fileEnding = /\.(md|ts|js|json|ya?ml|png|svg|db|example)$/;
const topFolders = ['src', 'test', 'config', 'docs', 'migrations', 'data'];

/** What a document names as a file or folder of the repository: in code marks, and as the target of a link or picture. */
function pathsIn(markdown: string): readonly string[] {
  const prose = markdown.replaceAll(/```[\s\S]*?```/g, '');
  const marked = [...prose.matchAll(/`([^`\s]+)`/g)].map(([, text]) => text ?? '');
  const linked = [...prose.matchAll(/\]\((?!https?:|#|mailto:)([^)\s#]+)/g)].map(([, text]) => text ?? '');
  const inCode = marked
    .filter((text) => /^[\w.@-]+(\/[\w.@-]+)*\/?$/.test(text))
    .filter(
      (text) =>
        fileEnding.test(text) || topFolders.includes(text.split('/')[0] ?? '') || text === 'Dockerfile',
    )
    .filter((text) => (text.includes('/') || fileEnding.test(text)) && !/^\.\w+$/.test(text));
  return [...new Set([...linked, ...inCode])].map((text) => text.replace(/\/$/, ''));
}

/** A document names files from the root; a link in docs/ is relative to it. Short names such as `main.ts` are not enough. */
function isThere(file: string, document: string): boolean {
  if (notInRepository.has(file)) return true;
  const from = [
    repositoryRoot,
    path.join(repositoryRoot, path.dirname(document)),
    path.join(repositoryRoot, 'src'),
  ];
  return from.some((folder) => existsSync(path.join(folder, file)));
}

const scriptsIn = (markdown: string) =>
  [...markdown.matchAll(/npm (?:run (?:--silent )?([\w:-]+)|(start|test)\b)/g)].map(
    ([, run, own]) => run ?? own ?? '',
  );

async function documents() {
  const files = [...rootDocuments, ...(await filesBelow('docs', ['.md']))];
  return Promise.all(
    files.map(async (file) => ({ file, text: await readFile(path.join(repositoryRoot, file), 'utf8') })),
  );
}

describe('documents', () => {
  it('name only files that exist', async () => {
    const named = (await documents()).flatMap(({ file, text }) =>
      pathsIn(text).map((name) => ({ file, name })),
    );
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter(({ file, name }) => !isThere(name, file))).toEqual([]);
  });

  it('name only npm scripts that exist', async () => {
    const { scripts } = JSON.parse(await readFile(path.join(repositoryRoot, 'package.json'), 'utf8'));
    const named = (await documents()).flatMap(({ text }) => scriptsIn(text));
    expect(named).toEqual(
      expect.arrayContaining(['start', 'test', 'doctor', 'chat', 'check', 'migration:create']),
    );
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('name every environment variable and every group of settings in the README', async () => {
    const readme = await readFile(path.join(repositoryRoot, 'README.md'), 'utf8');
    const example = await readFile(path.join(repositoryRoot, '.env.example'), 'utf8');
    const behaviour = await readFile(path.join(repositoryRoot, 'config/familiar.yaml'), 'utf8');
    const variables = [...example.matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name ?? '');
    const groups = [...behaviour.matchAll(/^([a-z]+):/gm)].map(([, name]) => name ?? '');
    expect(variables.length + groups.length).toBeGreaterThan(20);
    expect([...variables, ...groups].filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('are caught naming a file that is gone', () => {
    const text =
      'See `src/gone.ts`, [this](docs/gone.md), ![that](docs/gone.png), `config/nowhere` and `README.md`.';
    expect(
      pathsIn(text)
        .filter((name) => !isThere(name, 'README.md'))
        .sort(),
    ).toEqual(['config/nowhere', 'docs/gone.md', 'docs/gone.png', 'src/gone.ts']);
    expect(scriptsIn('`npm run gone` and npm test')).toEqual(['gone', 'test']);
  });
});
