import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Character, characterSchema, parseCharacter } from '../core/character/character.ts';
import { InvalidInput } from '../core/errors.ts';
import { deepFreeze } from './deep-freeze.ts';
import { knownKeysOf } from './known-keys.ts';
import { dotted, refuse, suggestion } from './problems.ts';
import { parseYaml } from './yaml-source.ts';

/** Names of the characters in a folder, sorted. Empty where the folder is not there. */
export function listCharacters(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => path.basename(file, '.yaml'))
      .sort();
  } catch {
    return [];
  }
}

/**
 * Reads `folder/name.yaml`. Deeply frozen.
 * @throws InvalidInput when there is no such character (naming those that there are), or listing every problem with its line
 */
export function loadCharacter(folder: string, name: string): Character {
  const known = listCharacters(folder);
  if (!known.includes(name)) {
    const fix = known.length > 0 ? suggestion(name, known) : `put ${name}.yaml there`;
    throw new InvalidInput(`There is no character "${name}" in ${folder}: ${fix}`);
  }
  const shownName = `${name}.yaml`;
  const what = `The character ${name} cannot be used`;
  const source = parseYaml(readFileSync(path.join(folder, shownName), 'utf8'), shownName);
  refuse(what, source.problems);

  const parsed = parseCharacter(source.value);
  if (parsed.character) return deepFreeze(parsed.character);
  const knownKeys = knownKeysOf(characterSchema);
  const problems = parsed.problems.map((problem) => {
    const unknown = problem.message === 'Unknown key';
    const near = suggestion(String(problem.path.at(-1)), knownKeys(problem.path.slice(0, -1)));
    return {
      where: source.where(problem.path),
      path: dotted(problem.path),
      wrong: unknown ? 'is not part of a character' : 'is not right',
      fix: unknown ? near : problem.message,
    };
  });
  refuse(what, problems);
  throw new InvalidInput(what);
}
