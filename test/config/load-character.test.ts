import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listCharacters, loadCharacter } from '../../src/config/load-character.ts';
import { InvalidInput } from '../../src/core/errors.ts';
import { repositoryRoot } from '../house/biome.ts';

const good = `id: owl
name: Owl
tagline: Sees in the dark
essence: A patient owl.
speech:
  register: Slow and exact.
`;

describe('loadCharacter', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'familiar-characters-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const put = (text: string) => writeFile(path.join(folder, 'owl.yaml'), text);

  function refusal(name = 'owl'): string {
    try {
      loadCharacter(folder, name);
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidInput);
      return (error as InvalidInput).message;
    }
    throw new Error('was accepted');
  }

  it('reads a character with the defaults of what it leaves out, frozen', async () => {
    await put(good);
    const owl = loadCharacter(folder, 'owl');
    expect(owl).toMatchObject({ id: 'owl', speech: { lengthBand: [5, 60] }, phrasebook: {} });
    expect(Object.isFrozen(owl.speech)).toBe(true);
  });

  it('names every problem with its line', async () => {
    await put(
      `${good}  emojiRate: 3\n  catchphrase: [Hoo]\nmoodBaseline:\n  pleasure: -2\nphrasebook:\n  greting: [Hoo]\n`,
    );
    const message = refusal();
    expect(message.split('\n')).toHaveLength(5);
    expect(message).toContain('owl.yaml:7  speech.emojiRate');
    expect(message).toContain(
      'owl.yaml:8  speech.catchphrase is not part of a character: did you mean "catchphrases"?',
    );
    expect(message).toContain('owl.yaml:10  moodBaseline.pleasure');
    expect(message).toContain('owl.yaml:12  phrasebook.greting');
    expect(message).toContain('did you mean "greeting"?');
  });

  it('names the line of a syntax error', async () => {
    await put(`${good}likes: "unclosed\n`);
    expect(refusal()).toMatch(/owl\.yaml:[78] {2}is not valid YAML here/);
  });

  it('names a near character, or those that there are', async () => {
    await put(good);
    expect(refusal('own')).toContain('did you mean "owl"?');
    expect(refusal('nightingale')).toContain('use one of owl');
  });

  it.each(['../owl', '..', 'a/b', ''])('takes no path for a name: %j', async (name) => {
    await put(good);
    expect(refusal(name)).toContain('There is no character');
  });

  it('lists no character where there is no folder', () => {
    expect(listCharacters(path.join(folder, 'none'))).toEqual([]);
  });
});

describe('config/characters', () => {
  const shipped = path.join(repositoryRoot, 'config/characters');

  it('ships Wren, and every file in it is a character', () => {
    const names = listCharacters(shipped);
    expect(names).toContain('wren');
    for (const name of names) expect(loadCharacter(shipped, name).id).toBe(name);
  });
});
