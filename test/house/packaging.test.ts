import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { repositoryRoot } from './biome.ts';

const read = (file: string) => readFile(path.join(repositoryRoot, file), 'utf8');

describe('package.json', () => {
  it('names exact versions, the same as the lock file', async () => {
    const manifest = JSON.parse(await read('package.json'));
    const lock = JSON.parse(await read('package-lock.json'));
    const wanted = Object.entries<string>({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    const locked = wanted.map(([name]) => [name, lock.packages[`node_modules/${name}`]?.version]);
    expect(locked).toEqual(wanted);
  });

  it('has one version of MikroORM', async () => {
    const { dependencies, devDependencies } = JSON.parse(await read('package.json'));
    const versions = Object.entries<string>({ ...dependencies, ...devDependencies })
      .filter(([name]) => name.startsWith('@mikro-orm/'))
      .map(([, version]) => version);
    expect(new Set(versions).size).toBe(1);
  });

  it('can be installed on every system: the lock file has each optional package, or npm ci refuses it', async () => {
    const { packages } = JSON.parse(await read('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const missing = Object.entries(packages).flatMap(([name, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (wanted) => !packages[`node_modules/${wanted}`] && !packages[`${name}/node_modules/${wanted}`],
      ),
    );
    expect(Object.keys(packages).length).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });

  it('can be installed from any registry: the lock file names none', async () => {
    const lock = await read('package-lock.json');
    expect(lock).toContain('"integrity"');
    expect(lock).not.toContain('"resolved"');
  });
});

describe('Dockerfile', () => {
  it('has nothing to complain about', async () => {
    expect(validate(await read('Dockerfile'))).toEqual([]);
    expect(validate('FROM node:24-slim\nEXPOSE banana\n')).toHaveLength(1);
  });

  it('runs as a user without rights, without development dependencies, with a health check', async () => {
    const text = await read('Dockerfile');
    expect(text).toMatch(/^FROM node:24-slim$/m);
    expect(text).toMatch(/^RUN npm ci --omit=dev/m);
    expect(text).toMatch(/^USER node$/m);
    expect(text).toMatch(/^HEALTHCHECK /m);
    expect(text.indexOf('USER node')).toBeLessThan(text.indexOf('CMD ["node", "src/'));
  });

  it('copies only what the ignore file lets in', async () => {
    const ignored = (await read('.dockerignore')).split('\n').filter((line) => line && !line.startsWith('#'));
    const copied = [...(await read('Dockerfile')).matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, files]) =>
      files?.split(' '),
    );
    expect(ignored[0]).toBe('*');
    expect(ignored.slice(1)).toEqual(copied.map((file) => `!${file}`));
  });
});

describe('compose.yaml', () => {
  it('is valid, and keeps secrets and the database to itself', async () => {
    const text = await read('compose.yaml');
    expect(parseDocument(text).errors).toEqual([]);
    const { services, volumes } = parse(text);
    expect(Object.keys(services)).toEqual(['familiar', 'postgres']);
    expect(services.familiar.environment.DATABASE_URL).toMatch(
      /^postgres:\/\/familiar:\$\{POSTGRES_PASSWORD:\?/,
    );
    expect(services.familiar.depends_on.postgres.condition).toBe('service_healthy');
    expect(services.familiar.ports).toEqual(['127.0.0.1:8787:8787']);
    expect(services.postgres.ports).toBeUndefined();
    expect(Object.keys(volumes)).toEqual(['postgres']);
  });

  it('gives running replies the time that the settings give them', async () => {
    const { services } = parse(await read('compose.yaml'));
    const { shutdown } = parse(await read('config/familiar.yaml'));
    expect(Number.parseInt(services.familiar.stop_grace_period, 10) * 1000).toBeGreaterThan(shutdown.graceMs);
  });
});
