import { describeSurface } from '../../contract/surface.ts';
import type { Fault } from '../../standins/slack/faults.ts';
import { harness, mira, place } from './harness.ts';

const faults: Readonly<Record<string, Fault>> = {
  'rate-limited': { rateLimitSeconds: 1 },
  'unavailable-before': { cut: 'before' },
  'unavailable-after': { cut: 'after' },
  gone: { deleted: true },
  permission: { error: 'not_in_channel' },
};
const calls = ['chat.postMessage', 'chat.startStream', 'chat.appendStream', 'chat.update'];

for (const kind of ['stream in a thread', 'edits in a DM'] as const) {
  describeSurface(`slack, ${kind}`, async () => {
    const { slack, platform, stop } = await harness();
    const inThread = kind === 'stream in a thread';
    const channel = inThread ? 'C1' : 'DMIRA';
    const said = slack.people.say({
      channel,
      channelType: inThread ? 'channel' : 'im',
      user: mira.id,
      text: 'hi',
    });
    const where = inThread ? place({ thread: said.ts }) : place({ channel, visibility: 'dm' });
    const surface = platform.surface({ place: where, replyToPlatformMessageId: said.ts, recipient: mira });
    return {
      surface,
      stop,
      shown: async () => slack.people.fromBot(channel).map(({ text }) => text),
      fault: (fault) => {
        for (const method of calls) slack.faults.next(method, faults[fault] ?? {});
      },
    };
  });
}
