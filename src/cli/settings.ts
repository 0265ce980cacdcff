import { readEnvironment } from '../config/environment.ts';
import { loadSettings, type Settings } from '../config/settings.ts';

/** The settings of the folder in which the command runs. @throws InvalidInput naming every problem */
export function readSettings(): Settings {
  return loadSettings({ env: readEnvironment(), cwd: process.cwd() });
}
