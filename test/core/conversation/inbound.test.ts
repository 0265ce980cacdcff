import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageUnavailable } from '../../../src/core/errors.ts';
import { dmOf, World } from './pipeline-world.ts';

let w: World;
beforeEach(async () => {
  w = await World.open();
});
afterEach(() => w.close());

const ana = { platform: 'local', id: 'ana', name: 'Ana' } as const;
const texts = async () => (await w.storage.messages.recent('local/home/dm-ana', 10)).map(({ text }) => text);

describe('ConversationInbound', () => {
  it('answers the new words of a message that waits for its turn', async () => {
    w.model.script({ text: 'First, then. And on with it.', tokenMs: 200 }, 'Second.');
    await w.say('describe the harbour');
    await w.until(() => w.platform.shown.length === 1);
    const waiting = await w.say('describe the old words');
    await w.inbound.edited(waiting.place, waiting.platformMessageId, 'describe the new words');
    await w.rest();
    const asked = JSON.stringify(w.model.requests.at(-1)?.messages);
    expect(asked).toContain('describe the new words');
    expect(asked).not.toContain('the old words');
  });

  it('never answers a message that was deleted while it waited', async () => {
    w.model.always({ text: 'First, then. And on with it.', tokenMs: 200 });
    await w.say('describe the harbour');
    await w.until(() => w.platform.shown.length === 1);
    const waiting = await w.say('describe what I regret');
    await w.inbound.deleted(waiting.place, waiting.platformMessageId);
    await w.rest();
    expect(w.model.requests).toHaveLength(1);
    expect(await texts()).toEqual(['describe the harbour', 'First, then. And on with it.']);
    expect(await w.open()).toEqual([]);
  });

  it('answers the rest of a burst when one message of it is deleted', async () => {
    w.model.always('Gladly.');
    await w.say('describe the harbour');
    const second = await w.say('describe what I regret');
    await w.until(() => w.model.requests.length >= 1);
    await w.inbound.deleted(second.place, second.platformMessageId);
    await w.rest();
    expect(w.platform.shown).toEqual(['Gladly.']);
    const asked = JSON.stringify(w.model.requests.at(-1)?.messages);
    expect(asked).toContain('describe the harbour');
    expect(asked).not.toContain('regret');
  });

  it('takes no change of what it does not know, nor of its own words', async () => {
    w.model.always('Gladly.');
    await w.exchange('describe the harbour');
    const own = w.platform.surfaces[0]?.surface.parts[0]?.id ?? '';
    await w.inbound.edited(dmOf('ana'), own, 'I never said that');
    await w.inbound.edited(dmOf('ana'), 'never-seen', 'x');
    await w.inbound.deleted(dmOf('ana'), 'never-seen');
    await w.inbound.retry(dmOf('ana'), 'never-seen', ana);
    await w.rest();
    expect(await texts()).toEqual(['describe the harbour', 'Gladly.']);
    expect(w.model.requests).toHaveLength(1);
    expect(w.logger.sentences('error')).toEqual([]);
  });

  it('forgets what it said where somebody deletes it, and goes on', async () => {
    w.model.always('Gladly.');
    await w.exchange('describe the harbour');
    await w.inbound.deleted(dmOf('ana'), w.platform.surfaces[0]?.surface.parts[0]?.id ?? '');
    expect(await texts()).toEqual(['describe the harbour']);
  });

  it('hands a command on with its answer', async () => {
    w.commandReply = { text: 'pong', ephemeral: true };
    const invocation = { name: 'ping', subcommand: '', argument: '', place: dmOf('ana'), by: ana };
    expect(await w.inbound.command(invocation)).toEqual({ text: 'pong', ephemeral: true });
  });

  it('rejects for no change that cannot be stored, and logs it without its words', async () => {
    const away = () => Promise.reject(new StorageUnavailable('disk'));
    const broken = await World.open({
      after: w,
      stores: (storage) => ({
        ...storage,
        messages: {
          ...{ find: away, edit: away, remove: away, answeredBy: away, recent: away },
          ...{ ofUser: away, saveReply: away, unkeepAfter: away },
        },
      }),
    });
    await broken.inbound.edited(dmOf('ana'), 'm1', 'my secret words');
    await broken.inbound.deleted(dmOf('ana'), 'm1');
    await broken.inbound.retry(dmOf('ana'), 'm1', ana);
    expect(broken.logger.sentences('error')).toEqual([
      'A message edit could not be stored',
      'A message deletion could not be stored',
      'A retry could not be started',
    ]);
    expect(JSON.stringify(broken.logger.lines)).not.toContain('secret');
  });
});
