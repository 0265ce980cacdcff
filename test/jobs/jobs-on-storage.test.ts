/** The jobs on the real stores: what they write is what a place may read, and nothing else moves it. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { audienceOf, scopeOf } from '../../src/core/conversation/audience.ts';
import { conversationIdOf } from '../../src/core/conversation/conversation-id.ts';
import type { Place, SummaryTopic } from '../../src/core/types.ts';
import type { JobResult } from '../../src/jobs/job.ts';
import { memoryJobs } from '../../src/jobs/memory-jobs.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeLogger } from '../fakes/logger.ts';
import { FakeModel } from '../fakes/model.ts';

const general: Place = { platform: 'discord', workspace: 'g1', channel: 'general', visibility: 'public' };
const back: Place = { ...general, channel: 'back', visibility: 'private' };
const elsewhere: Place = { ...general, workspace: 'g2' };
const dmOf = (user: string): Place => ({
  ...general,
  workspace: '',
  channel: `dm-${user}`,
  visibility: 'dm',
});

const schedule = '* * * * *';
const dayMs = 86_400_000;

class House {
  readonly clock: FakeClock;
  readonly logger = new FakeLogger();
  readonly model: FakeModel;
  readonly storage: Storage;
  #said = 0;

  static async open(): Promise<House> {
    const clock = new FakeClock();
    return new House(clock, await openStorage({ url: 'sqlite::memory:', clock, logger: new FakeLogger() }));
  }

  private constructor(clock: FakeClock, storage: Storage) {
    this.clock = clock;
    this.model = new FakeModel(clock);
    this.storage = storage;
  }

  /** Returns the ids of message and user. */
  async say(user: string, text: string, place = general): Promise<{ messageId: number; userId: number }> {
    this.#said += 1;
    const message = {
      place,
      author: { platform: place.platform, id: user, name: user },
      authorIsBot: false,
      platformMessageId: `m${this.#said}`,
      text,
      mentionsCharacter: true,
      mentionsOthers: false,
      inOwnThread: false,
      attachments: [],
      sentAt: this.clock.now() + this.#said,
      receivedAt: this.clock.now() + this.#said,
    };
    const accepted = await this.storage.inbox.accept(message, conversationIdOf(place), audienceOf(place));
    await this.storage.inbox.settle([accepted.messageId]);
    return accepted;
  }

  run(name: string, { retentionDays = 0, model = false } = {}): Promise<JobResult> {
    const settings = {
      retentionDays,
      summaries: { activeDays: 30, behindMessages: 1, maxTokens: 200, perRun: 50, callsPerDay: 100 },
      reading: { quietMinutes: 1, batchMessages: 10, attempts: 3, callsPerRun: 10, callsPerDay: 100 },
      embedding: { batchMessages: 50, callsPerRun: 10 },
      schedules: {
        summaries: schedule,
        reading: schedule,
        retention: schedule,
        index: schedule,
        embedding: schedule,
      },
      model: { model: 'm', firstTokenTimeoutMs: 9_000, tokenTimeoutMs: 9_000 },
    };
    const { clock, logger } = this;
    const parts = { stores: this.storage, settings, characterName: 'Wren', clock, logger };
    const job = memoryJobs({ ...parts, model: model ? this.model : undefined }).find(
      (one) => one.name === name,
    );
    if (!job) throw new Error(`There is no job ${name}`);
    return this.#letPass(job.run(new AbortController().signal));
  }

  /** Moves time as far as the model sleeps, and waits for the database as long as it takes. */
  async #letPass<T>(work: Promise<T>): Promise<T> {
    let open = true;
    const end = () => {
      open = false;
    };
    work.then(end, end);
    while (open) await this.clock.advance(this.clock.nextInMs ?? 0);
    return work;
  }

  /** What is told of a user to whoever speaks in a place. */
  async summary(userId: number, place: Place): Promise<string | undefined> {
    const topic: SummaryTopic = {
      kind: 'user',
      userId,
      scope: scopeOf(place, { id: userId, linkedUserIds: [] }),
    };
    return (await this.storage.summaries.read(topic))?.text;
  }

  async ofConversation(place: Place): Promise<string | undefined> {
    return (
      await this.storage.summaries.read({ kind: 'conversation', conversationId: conversationIdOf(place) })
    )?.text;
  }
}

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.storage.close());

describe('summaries', () => {
  test('tell each place what its readers may know', async () => {
    const { userId } = await house.say('Ana', 'I moved to Lisbon with my sister Mia.');
    await house.say('Ana', 'I have a secret lover in the navy.', back);
    await house.say('Ana', 'I owe the bank nine thousand euros.', dmOf('Ana'));
    expect(await house.run('summaries')).toMatchObject({ failed: 0 });
    const lisbon = 'On 1 March 2026, Ana said: “I moved to Lisbon with my sister Mia.”';
    const lover = 'On 1 March 2026, Ana said: “I have a secret lover in the navy.”';
    const debt = 'On 1 March 2026, Ana said: “I owe the bank nine thousand euros.”';
    expect(await house.summary(userId, general)).toBe(lisbon);
    expect(await house.summary(userId, back)).toBe(`${lisbon}\n${lover}`);
    expect(await house.summary(userId, elsewhere)).toBeUndefined();
    expect(await house.summary(userId, dmOf('Ana'))).toContain(debt);
    expect(await house.ofConversation(general)).toBe(lisbon);
    expect(await house.run('summaries')).toMatchObject({ due: 0 });
  });

  test('are the same with and without what a place may not read', async () => {
    const foreign = fc.record({
      user: fc.constantFrom('Ana', 'Ben'),
      place: fc.constantFrom(back, elsewhere, dmOf('Ana'), dmOf('Ben')),
      word: fc.lorem({ maxCount: 4 }),
    });
    const write = async (rows: readonly { user: string; place: Place; word: string }[]) => {
      const at = await House.open();
      try {
        const { userId } = await at.say('Ana', 'I moved to Lisbon with my sister Mia.');
        for (const { user, word, place } of rows) await at.say(user, `I moved to ${word} in May.`, place);
        await at.say('Ana', 'My new job at the bakery starts on 2 April.');
        await at.run('summaries');
        return [await at.summary(userId, general), await at.ofConversation(general)];
      } finally {
        await at.storage.close();
      }
    };
    const alone = await write([]);
    expect(alone[0]).toContain('Lisbon');
    await fc.assert(
      fc.asyncProperty(fc.array(foreign, { minLength: 1, maxLength: 5 }), async (rows) => {
        expect(await write(rows)).toEqual(alone);
      }),
      { numRuns: 10 },
    );
  });

  test('are written anew without what was deleted, before all others', async () => {
    const { userId } = await house.say('Ana', 'I moved to Lisbon with my sister Mia.');
    await house.say('Ana', 'My new job at the bakery starts on 2 April.');
    await house.run('summaries');
    await house.clock.advance(1_000);
    await house.storage.messages.remove(conversationIdOf(general), 'm1', house.clock.now());
    expect(await house.summary(userId, general)).toBeUndefined();
    await house.clock.advance(1_000);
    expect(await house.run('summaries')).toMatchObject({ due: 2, byWords: 2 });
    expect(await house.summary(userId, general)).toBe(
      'On 1 March 2026, Ana said: “My new job at the bakery starts on 2 April.”',
    );
  });

  test('of who has paused memory hold nothing of what was said meanwhile', async () => {
    const { userId } = await house.say('Ana', 'I moved to Lisbon with my sister Mia.');
    await house.storage.profiles.update(userId, { remembers: false });
    await house.run('summaries');
    await house.storage.profiles.update(userId, { remembers: true });
    await house.say('Ana', 'My new job at the bakery starts on 2 April.');
    await house.run('summaries');
    expect(await house.summary(userId, general)).toBe(
      'On 1 March 2026, Ana said: “My new job at the bakery starts on 2 April.”',
    );
  });
});

describe('reading', () => {
  test('records what the model found, once, for whoever may read its source', async () => {
    const { messageId, userId } = await house.say('Ana', 'I finally moved to Lisbon', back);
    await house.clock.advance(dayMs);
    const claim = {
      kind: 'self',
      alsoCalled: [],
      predicate: 'home',
      attribute: '',
      value: 'Lisbon',
      effect: 'holds',
    };
    const found = { ...claim, message: messageId, quote: 'I finally moved to Lisbon', entity: 'self' };
    house.model.script({ text: [JSON.stringify({ facts: [found, found] })] });
    expect(await house.run('reading', { model: true })).toMatchObject({ batches: 1, facts: 2, dropped: 0 });
    expect(await house.run('reading', { model: true })).toMatchObject({ conversations: 0 });
    const values = async (place: Place) => {
      const scope = scopeOf(place, { id: userId, linkedUserIds: [] });
      return (await house.storage.facts.current([userId], scope, 10)).map(({ value }) => value);
    };
    expect(await values(back)).toEqual(['Lisbon']);
    expect(await values(general)).toEqual([]);
  });
});

describe('upkeep', () => {
  test('purges what is too old with what was made of it', async () => {
    const { userId } = await house.say('Ana', 'I moved to Lisbon with my sister Mia.');
    await house.run('summaries');
    await house.clock.advance(10 * dayMs);
    await house.say('Ana', 'My new job at the bakery starts on 2 April.');
    expect(await house.run('retention', { retentionDays: 5 })).toEqual({ purged: 1 });
    expect(await house.summary(userId, general)).toBeUndefined();
    expect(await house.storage.messages.recent(conversationIdOf(general), 10)).toHaveLength(1);
  });

  test('indexes what was left out, once', async () => {
    await house.say('Ana', 'I moved to Lisbon with my sister Mia.');
    expect(await house.run('index')).toEqual({ indexed: 1 });
    expect(await house.run('index')).toEqual({ indexed: 0 });
  });
});
