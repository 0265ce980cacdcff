import { expect, it } from 'vitest';
import { loadCharacter } from '../../../src/config/load-character.ts';
import { createVoice } from '../../../src/core/conversation/voice.ts';
import { warmUp } from '../../../src/core/conversation/warm-up.ts';
import { openStorage } from '../../../src/storage/open-storage.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeLogger } from '../../fakes/logger.ts';

it('warms up without leaving a trace', async () => {
  const clock = new FakeClock();
  const storage = await openStorage({ url: 'sqlite::memory:', clock, logger: new FakeLogger() });
  const character = loadCharacter('config/characters', 'wren');
  const voice = createVoice(character, { clock, random: () => 0, timeZone: 'UTC' });
  await warmUp({ stores: storage, character, voice, clock });
  expect(await storage.inbox.open(0)).toEqual([]);
  expect(await storage.messages.recent('local/warm-up/warm-up', 5)).toEqual([]);
  expect(await storage.profiles.find({ platform: 'local', id: 'warm-up' })).toBeUndefined();
  await storage.close();
});
