import { describe, expect, it } from 'vitest';
import { type OverlapPolicy, type QueuedTurn, TurnQueue } from '../../../src/core/conversation/turn-queue.ts';
import { TurnCancelled } from '../../../src/core/errors.ts';
import type { OpenMessage } from '../../../src/core/store-ports.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeLogger } from '../../fakes/logger.ts';
import { incoming } from './messages.ts';

/** Turns that show their first text after 300 ms and are done 200 ms later. */
function world(overlap: OverlapPolicy = 'join') {
  const clock = new FakeClock();
  const log: string[] = [];
  const run = async ({ messages, signal, quiet, commit }: QueuedTurn) => {
    const texts = messages.map((message) => message.incoming.text).join('+');
    log.push(`start ${texts}`);
    try {
      await clock.sleep(300, signal);
      await quiet();
      if (!commit()) return;
      log.push(`show ${texts}`);
      await clock.sleep(200, signal);
      log.push(`end ${texts}`);
    } catch (error) {
      log.push(`${error instanceof TurnCancelled ? error.why : 'failed'} ${texts}`);
    }
  };
  const queue = new TurnQueue(run, { overlap, holdMs: 1200 }, { clock, logger: new FakeLogger() });
  let id = 0;
  const say = (text: string, user = 1, conversation = 'local/l/c'): OpenMessage => {
    id += 1;
    const message: OpenMessage = {
      messageId: id,
      userId: user,
      ownThread: false,
      incoming: incoming({
        text,
        receivedAt: clock.now(),
        author: { platform: 'discord', id: `u${user}`, name: `User ${user}` },
      }),
    };
    queue.push(conversation, message);
    return message;
  };
  return { clock, log, queue, say };
}

describe('TurnQueue', () => {
  it('starts a turn at once, and one at a time per conversation', async () => {
    const { clock, log, say } = world();
    say('x');
    say('b', 2, 'local/l/other');
    expect(log).toEqual(['start x', 'start b']);
    await clock.advance(400);
    say('c', 2);
    await clock.advance(1000);
    expect(log).toEqual([
      'start x',
      'start b',
      'show x',
      'show b',
      'end x',
      'end b',
      'start c',
      'show c',
      'end c',
    ]);
  });

  it('lets a message before the first visible text join the turn, which restarts once at most', async () => {
    const { clock, log, say } = world();
    say('x');
    await clock.advance(100);
    say('b');
    await clock.advance(100);
    say('c');
    await clock.advance(2000);
    expect(log).toEqual([
      'start x',
      'superseded x',
      'start x+b',
      'show x+b',
      'end x+b',
      'start c',
      'show c',
      'end c',
    ]);
  });

  it('makes a message after the first visible text the next turn', async () => {
    const { clock, log, say } = world();
    say('x');
    await clock.advance(350);
    say('b');
    say('c');
    await clock.advance(2000);
    expect(log).toEqual(['start x', 'show x', 'end x', 'start b+c', 'show b+c', 'end b+c']);
  });

  it('never restarts under the policy "queue"', async () => {
    const { clock, log, say } = world('queue');
    say('x');
    await clock.advance(100);
    say('b');
    await clock.advance(2000);
    expect(log).toEqual(['start x', 'show x', 'end x', 'start b', 'show b', 'end b']);
  });

  it('answers each person in a turn of their own, in order', async () => {
    const { clock, log, say } = world();
    say('a1');
    say('b1', 2);
    say('b2', 2);
    say('c1', 3);
    await clock.advance(3000);
    expect(log.filter((line) => line.startsWith('end'))).toEqual(['end a1', 'end b1+b2', 'end c1']);
  });

  it('waits for the rest of a message that looks unfinished, up to the hold', async () => {
    const { clock, log, say } = world();
    say('so I went there and');
    await clock.advance(1199);
    expect(log).toEqual([]);
    await clock.advance(1);
    expect(log).toEqual(['start so I went there and']);
  });

  it('goes on as soon as the unfinished message is finished', async () => {
    const { clock, log, say } = world();
    say('wait');
    await clock.advance(400);
    say('it was open');
    await clock.settle();
    expect(log).toEqual(['start wait+it was open']);
  });

  it('shows nothing while the writer is seen typing on, for as long as the hold', async () => {
    const { clock, log, queue, say } = world();
    say('x');
    await clock.advance(200);
    queue.typing('local/l/c', 'u1');
    await clock.advance(800);
    expect(log).toEqual(['start x']);
    say('b');
    await clock.advance(2000);
    expect(log).toEqual(['start x', 'start x+b', 'show x+b', 'end x+b']);
  });

  it('does not wait for what others type', async () => {
    const { clock, log, queue, say } = world();
    say('x');
    queue.typing('local/l/c', 'u2');
    await clock.advance(500);
    expect(log).toEqual(['start x', 'show x', 'end x']);
  });

  it('drops a deleted message: waiting, running, or out of a burst', async () => {
    const { clock, log, queue, say } = world();
    const a = say('x');
    await clock.advance(100);
    expect(queue.cancel('local/l/c', a.messageId, 'deleted')).toBe(true);
    await clock.settle();
    expect(log).toEqual(['start x', 'deleted x']);

    const b = say('b');
    await clock.advance(100);
    say('c');
    await clock.advance(100);
    queue.cancel('local/l/c', b.messageId, 'deleted');
    await clock.advance(1000);
    expect(log.slice(2)).toEqual([
      'start b',
      'superseded b',
      'start b+c',
      'superseded b+c',
      'start c',
      'show c',
      'end c',
    ]);
    expect(queue.cancel('local/l/c', 99, 'deleted')).toBe(false);
  });

  it('answered a message twice when one beside it was deleted right after the turn was superseded', async () => {
    const w = world();
    const first = w.say('one,');
    w.say('two');
    await w.clock.advance(100);
    w.say('three');
    w.queue.cancel('local/l/c', first.messageId, 'deleted');
    await w.clock.advance(2_000);
    expect(w.log).toEqual([
      'start one,+two',
      'superseded one,+two',
      'start two+three',
      'show two+three',
      'end two+three',
    ]);
  });

  it('answers the new text of a waiting message that was edited', async () => {
    const { clock, log, queue, say } = world('queue');
    say('x');
    const b = say('b');
    queue.amend('local/l/c', b.messageId, 'better');
    await clock.advance(2000);
    expect(log).toContain('end better');
    expect(log).not.toContain('start b');
  });

  it('lets running turns finish on stop and starts no other', async () => {
    const { clock, log, queue, say } = world('queue');
    say('x');
    say('b');
    const stopped = queue.stop(10_000);
    say('c');
    await clock.advance(600);
    await stopped;
    expect(log).toEqual(['start x', 'show x', 'end x']);
    expect(clock.pending).toBe(0);
  });

  it('aborts with shutdown what is not done within the grace', async () => {
    const { clock, log, queue, say } = world();
    say('x');
    const stopped = queue.stop(100);
    await clock.advance(100);
    await stopped;
    expect(log).toEqual(['start x', 'shutdown x']);
  });

  it('hung at the shutdown behind a turn that does not end when it is aborted', async () => {
    const clock = new FakeClock();
    const logger = new FakeLogger();
    const queue = new TurnQueue(
      () => new Promise(() => {}),
      { overlap: 'join', holdMs: 0 },
      { clock, logger },
    );
    queue.push('local/l/c', {
      messageId: 1,
      userId: 1,
      ownThread: false,
      incoming: incoming({ text: 'one' }),
    });
    const startedAt = clock.now();
    await clock.run(queue.stop(1_000));
    expect(clock.now() - startedAt).toBe(3_000);
    expect(logger.sentences('warn')).toHaveLength(1);
  });

  it('keeps nothing of a conversation that is done', async () => {
    const { clock, queue, say } = world();
    for (let n = 0; n < 50; n += 1) say('x', 1, `local/l/${n}`);
    expect(queue.load).toEqual({ running: 50, waiting: 0 });
    await clock.advance(1000);
    expect(queue.load).toEqual({ running: 0, waiting: 0 });
  });
});
