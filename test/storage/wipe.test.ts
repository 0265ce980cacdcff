import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { passageOf } from '../../src/core/memory/search/passage.ts';
import type { Person } from '../../src/core/types.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeLogger } from '../fakes/logger.ts';
import { type EmptyDatabase, sqliteFile } from '../support/databases.ts';
import { incoming, publicAudience } from '../support/messages.ts';

/** Enough that the tables have pages to split, to merge and to leave free. */
const messagesEach = 1_500;
const atOnce = 250;

describe('a wipe', () => {
  let database: EmptyDatabase | undefined;
  afterEach(async () => database?.remove());

  it('leaves no byte of what was said in the files, neither words nor stems', async () => {
    database = await sqliteFile();
    const folder = dirname(database.url.slice('sqlite:'.length));
    const clock = new FakeClock();
    const storage = await openStorage({ url: database.url, clock, logger: new FakeLogger() });
    const ada: Person = { platform: 'discord', id: 'ada', name: 'Adazzle Vandermeer' };
    const bob: Person = { platform: 'discord', id: 'bob', name: 'Bob' };
    // Taken in by turns, so that their rows share pages.
    let adaId = 0;
    for (let from = 0; from < messagesEach; from += atOnce) {
      adaId = await takeIn(storage, ada, 'zaquix', from);
      await takeIn(storage, bob, 'bobwom', from);
    }
    await lifeOf(storage, clock, ada, 'zaquix');

    expect(await traces(folder)).toEqual(['Adazzle', 'adazzle', 'zaquix']);
    await storage.eraser.wipe([adaId]);
    await storage.eraser.scrub();
    expect(await traces(folder)).toEqual([]);
    // The others' words still stand.
    const scope = { kind: 'channel', platform: 'discord', workspace: 'guild' } as const;
    const query = { terms: ['bobwom7'], limit: 5, before: 0, after: 0, excludeMessageIds: [] };
    expect((await storage.passages.search(scope, query)).documents).toBe(messagesEach);
    await storage.close();
    expect(await traces(folder)).toEqual([]);
  });

  it('wrote the whole file anew every night, answering nobody meanwhile: only when something was taken back since', async () => {
    database = await sqliteFile();
    const file = database.url.slice('sqlite:'.length);
    const clock = new FakeClock();
    const storage = await openStorage({ url: database.url, clock, logger: new FakeLogger() });
    const bobId = await takeIn(storage, bobOnly, 'zaquix', 0);
    /** Whether a scrub writes to the file. */
    const scrubs = async () => {
      await clock.advance(1_000);
      const before = await readFile(file);
      await storage.eraser.scrub();
      return !before.equals(await readFile(file));
    };
    expect(await scrubs()).toBe(true);
    await storage.messages.find('talk', 'zaq1');
    expect(await scrubs()).toBe(false);
    await takeIn(storage, bobOnly, 'later', atOnce);
    expect(await scrubs()).toBe(false);

    const scope = { kind: 'channel', platform: 'discord', workspace: 'guild' } as const;
    const [fact] = await storage.facts.current([bobId], scope, 1);
    const takings: readonly (() => Promise<unknown>)[] = [
      () => storage.messages.edit('talk', 'zaq1', 'something else', clock.now()),
      () => storage.messages.remove('talk', 'zaq2', clock.now()),
      () => storage.facts.retract(bobId, [fact?.id ?? 0], clock.now()),
      () => storage.eraser.purge(10, 5),
      () => storage.eraser.wipe([bobId]),
    ];
    for (const take of takings) {
      await take();
      expect(await scrubs()).toBe(true);
      expect(await scrubs()).toBe(false);
    }
    expect(await traces(dirname(file))).toEqual([]);
    await storage.close();
  });

  it('of an edited or deleted message leaves none either', async () => {
    database = await sqliteFile();
    const folder = dirname(database.url.slice('sqlite:'.length));
    const storage = await openStorage({
      url: database.url,
      clock: new FakeClock(),
      logger: new FakeLogger(),
    });
    for (let from = 0; from < 2 * atOnce; from += atOnce) await takeIn(storage, bobOnly, 'zaquix', from);
    for (let index = 0; index < 2 * atOnce; index += 1) {
      const id = `zaq${index}`;
      const messageId = (await storage.messages.find('talk', id))?.id ?? 0;
      await storage.facts.retractFrom(messageId, 5_000);
      if (index % 2 === 0) await storage.messages.edit('talk', id, 'something else', 5_000);
      else await storage.messages.remove('talk', id, 5_000);
    }
    await storage.eraser.scrub();
    expect(await traces(folder)).toEqual([]);
    await storage.close();
  });
});

const bobOnly: Person = { platform: 'discord', id: 'bob', name: 'Bob' };

/** Messages that each hold words of their own, stored, learned from and indexed. Returns who said them. */
async function takeIn(storage: Storage, author: Person, mark: string, from: number): Promise<number> {
  const past = Array.from({ length: atOnce }, (_, index) => {
    const number = from + index;
    const text = `I work at ${mark}${number} and keep ${mark}${number * 7}ing ${'and so on '.repeat(number % 9)}`;
    const message = incoming({
      author,
      text,
      platformMessageId: `${mark.slice(0, 3)}${number}`,
      sentAt: number,
    });
    return { message, conversationId: 'talk', audience: publicAudience };
  });
  const stored = await storage.history.ingest(past);
  await storage.passages.index(
    past.flatMap(({ message }, index) => {
      const messageId = stored[index]?.messageId ?? 0;
      return [{ messageId, ...passageOf({ text: message.text, attachmentCaptions: [] }) }];
    }),
  );
  const owner = stored[0]?.userId ?? 0;
  await storage.facts.record(
    past.slice(0, 40).map(({ message }, index) => ({
      ownerUserId: owner,
      sourceMessageId: stored[index]?.messageId ?? 0,
      entity: {
        name: `${mark} friend ${from + index}`,
        kind: 'person' as const,
        aliases: [`${mark}alias${index}`],
      },
      predicate: 'employer',
      value: `${mark}${message.sentAt}`,
      cardinality: 'one' as const,
      audience: publicAudience,
      validFrom: message.sentAt,
      confidence: 1,
      importance: 0.5,
    })),
    1_000,
  );
  return owner;
}

/** What else a user leaves behind: an open turn, a reply, summaries. */
async function lifeOf(storage: Storage, clock: FakeClock, author: Person, mark: string): Promise<void> {
  const message = incoming({ author, text: `${mark} waits`, platformMessageId: 'waiting' });
  const { messageId, userId } = await storage.inbox.accept(message, 'talk', publicAudience);
  await storage.messages.saveReply({
    conversationId: 'talk',
    characterName: 'Wren',
    text: `Well, ${mark}!`,
    parts: ['reply'],
    answersMessageId: messageId,
    sentAt: 9_000,
  });
  await clock.advance(10);
  const scope = { kind: 'channel', platform: 'discord', workspace: 'guild' } as const;
  for (const topic of [
    { kind: 'user', userId, scope } as const,
    { kind: 'conversation', conversationId: 'talk' } as const,
  ]) {
    const summary = { topic, text: `Speaks of ${mark}. `.repeat(400), coversUntilMessageId: messageId };
    await storage.summaries.write(summary, clock.now(), clock.now());
  }
}

/** Which of the wiped user's words stand in any file beside the database. */
async function traces(folder: string): Promise<string[]> {
  const files = await readdir(folder);
  const bytes = await Promise.all(files.map((file) => readFile(join(folder, file))));
  return ['Adazzle', 'adazzle', 'zaquix'].filter((word) => bytes.some((file) => file.includes(word)));
}
