import { expect, it } from 'vitest';
import { readCommand } from '../../../src/platforms/slack/commands.ts';
import { commands } from './harness.ts';

const cases: readonly [command: string, text: string, name: string, subcommand: string, argument: string][] =
  [
    ['/familiar', '', 'help', '', ''],
    ['/familiar', 'ping', 'ping', '', ''],
    ['/familiar', '  Memory   Forget   my ex ', 'memory', 'forget', 'my ex'],
    ['/familiar', 'memory forgetful people', 'memory', '', 'forgetful people'],
    ['/familiar', 'memory', 'memory', '', ''],
    ['/familiar', 'help memory', 'help', '', 'memory'],
    ['/familiar', 'nonsense here', 'help', '', 'nonsense here'],
    ['/memory', 'forget my ex', 'memory', 'forget', 'my ex'],
    ['/Ping', '', 'ping', '', ''],
  ];
for (const [command, text, name, subcommand, argument] of cases) {
  it(`reads ${command} ${text} as ${name}`, () => {
    expect(readCommand(command, text, commands)).toEqual({ name, subcommand, argument });
  });
}
