import { existsSync } from 'node:fs';
import path from 'node:path';
import { readEnvironment } from '../../config/environment.ts';
import { loadCharacter } from '../../config/load-character.ts';
import { loadSettings, type Settings } from '../../config/settings.ts';
import { InvalidInput } from '../../core/errors.ts';
import type { DoctorLine } from './line.ts';

/** The version that the `node` package brings, and that runs TypeScript as it is. */
const neededMajor = 24;

export function checkNode(version: string): DoctorLine {
  if (Number.parseInt(version, 10) >= neededMajor) return { state: 'works', what: `Node ${version}` };
  const fix = `Familiar brings Node ${neededMajor} along: run \`npm ci\`, then start it with npm, such as \`npm run doctor\`.`;
  return { state: 'broken', what: `Node ${version} is too old`, fix };
}

/** The settings when they can be used, and what to say about them. */
export function readSettings(cwd: string = process.cwd()): {
  readonly settings?: Settings;
  readonly lines: readonly DoctorLine[];
} {
  try {
    const settings = loadSettings({ env: readEnvironment(cwd), cwd });
    const { config } = settings.files;
    const name = path.relative(cwd, config) || config;
    const what = existsSync(config) ? `Configuration: ${name}` : `Configuration: all defaults (no ${name})`;
    return { settings, lines: [{ state: 'works', what }] };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { lines: [{ state: 'broken', what: 'Configuration', fix: error.message }] };
  }
}

export function characterLine({ character, files }: Settings): DoctorLine {
  try {
    const { name, tagline } = loadCharacter(files.characters, character);
    return { state: 'works', what: `Character: ${name}. ${tagline}` };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { state: 'broken', what: `Character: ${character}`, fix: error.message };
  }
}
