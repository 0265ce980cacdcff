/**
 * The stand-in as a process of its own, for benchmarks: prints `{"apiUrl","controlUrl","token"}` and serves until it is ended.
 * `--validate` checks against the OpenAPI description, `--no-limits` lifts all rate limits, `--global N` sets the requests per
 * second over all routes, `--token T` the token to accept, `--channels N` adds N public channels.
 */
import { parseArgs } from 'node:util';
import { startControl } from './control.ts';
import { DiscordStandIn } from './server.ts';

const { values } = parseArgs({
  options: {
    validate: { type: 'boolean', default: false },
    'no-limits': { type: 'boolean', default: false },
    global: { type: 'string', default: '50' },
    token: { type: 'string' },
    channels: { type: 'string', default: '0' },
  },
});

const standIn = new DiscordStandIn({
  validate: values.validate,
  rateLimits: values['no-limits'] ? false : { globalPerSecond: Number(values.global) },
  ...(values.token === undefined ? {} : { token: values.token }),
});
for (let index = 1; index <= Number(values.channels); index += 1) {
  standIn.world.addChannel(standIn.home.guild, `channel-${index}`);
}
const { apiUrl } = await standIn.start();
const control = await startControl(standIn);
process.stdout.write(
  `${JSON.stringify({
    apiUrl,
    controlUrl: control.url,
    token: standIn.token,
    channels: standIn.home.guild.channelIds,
  })}\n`,
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
