import { checkDatabase } from './doctor/database-check.ts';
import type { DoctorLine } from './doctor/line.ts';
import { printed, withinMs } from './doctor/line.ts';
import { characterLine, checkNode, readSettings } from './doctor/local-checks.ts';
import { discordLines, modelLines, slackLines } from './doctor/network-checks.ts';
import { checkPort } from './doctor/port-check.ts';
import { checkVectors } from './doctor/vector-check.ts';

/** A platform that has not answered by then does not work well enough. */
const platformTimeoutMs = 15_000;
/** A local model is first loaded from disk. */
const modelTimeoutMs = 40_000;
const databaseTimeoutMs = 10_000;

/** `familiar doctor`: a line for each thing that may be wrong. Exit status 1 when something configured does not work. */
export async function doctorCommand(_args: readonly string[]): Promise<number> {
  let healthy = true;
  const print = (lines: readonly DoctorLine[]) => {
    for (const line of lines) {
      healthy &&= line.state !== 'broken';
      console.log(printed(line));
    }
  };

  print([checkNode(process.versions.node)]);
  const { settings, lines } = readSettings();
  print(lines);
  if (!settings) return 1;

  // All start now; each is printed in its turn.
  const { secrets } = settings;
  const checks = [
    Promise.resolve([characterLine(settings)]),
    withinMs(databaseTimeoutMs, 'Database', () => checkDatabase(settings.database.url)),
    withinMs(databaseTimeoutMs, 'Local page', () => checkPort(settings.web)),
    withinMs(modelTimeoutMs, 'Language model', (signal) => modelLines(settings, signal)),
    withinMs(databaseTimeoutMs, 'Search by meaning', () => checkVectors(settings)),
    withinMs(platformTimeoutMs, 'Discord', (signal) => discordLines(secrets.discord, signal)),
    withinMs(platformTimeoutMs, 'Slack', (signal) => slackLines(secrets.slack, signal)),
  ];
  for (const check of checks) print(await check);
  return healthy ? 0 : 1;
}
