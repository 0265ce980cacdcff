import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { behaviourSchema } from '../../src/config/behaviour-schema.ts';
import { environmentSchema } from '../../src/config/environment-schema.ts';
import { unwrap } from '../../src/config/known-keys.ts';
import { loadSettings } from '../../src/config/settings.ts';
import { repositoryRoot } from '../house/biome.ts';

const read = (file: string) => readFile(path.join(repositoryRoot, file), 'utf8');

/** Dotted paths of every key that a schema, or a value, knows; lists and free maps are leaves. */
function schemaKeys(schema: unknown, prefix = ''): string[] {
  const inner = unwrap(schema);
  if (!(inner instanceof z.ZodObject)) return [prefix];
  return Object.entries(inner.shape).flatMap(([key, value]) => schemaKeys(value, join(prefix, key)));
}

const join = (prefix: string, key: string) => (prefix === '' ? key : `${prefix}.${key}`);

function has(value: unknown, dotted: string): boolean {
  let at = value;
  for (const key of dotted.split('.')) {
    if (typeof at !== 'object' || at === null || !(key in at)) return false;
    at = (at as Record<string, unknown>)[key];
  }
  return true;
}

describe('config/familiar.yaml', () => {
  it('says the defaults of the schema, word for word', async () => {
    expect(behaviourSchema.parse(parse(await read('config/familiar.yaml')))).toEqual(
      behaviourSchema.parse({}),
    );
  });

  it('has every key of the schema', async () => {
    const shipped = parse(await read('config/familiar.yaml'));
    const keys = schemaKeys(behaviourSchema);
    expect(keys.length).toBeGreaterThan(25);
    expect(keys.filter((key) => !has(shipped, key))).toEqual([]);
  });

  it('says the range of each number as the schema has it', async () => {
    const shipped = await read('config/familiar.yaml');
    const schema = JSON.stringify(z.toJSONSchema(behaviourSchema, { io: 'input' }));
    const ranges = [...schema.matchAll(/"minimum":(\d+),"maximum":(\d+)/g)];
    expect(ranges.length).toBeGreaterThan(12);
    expect(
      ranges.map(([, least, most]) => `${least} to ${most}`).filter((range) => !shipped.includes(range)),
    ).toEqual([]);
  });
});

describe('.env.example', () => {
  const names = Object.keys(environmentSchema.shape);

  it('names every variable of the schema, and no other, each with a comment above', async () => {
    const lines = (await read('.env.example')).split('\n');
    const named = lines.flatMap((line, index) => {
      const name = /^(?:# )?([A-Z][A-Z_]+)=/.exec(line)?.[1];
      return name ? [{ name, above: lines[index - 1] ?? '' }] : [];
    });
    expect(named.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(named.filter(({ above }) => !above.startsWith('# '))).toEqual([]);
  });

  it('gives the defaults when it is copied as it is', async () => {
    const readNothing = () => {
      throw Object.assign(new Error('none'), { code: 'ENOENT' });
    };
    const sources = { cwd: '/house', readFile: readNothing };
    const env = parseEnv(await read('.env.example'));
    expect(loadSettings({ ...sources, env })).toEqual(loadSettings({ ...sources, env: {} }));
  });
});
