import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Eraser, MessageStore, PassageStore, VectorStore } from '../../src/core/store-ports.ts';
import type { Audience, Person, ReadScope } from '../../src/core/types.ts';
import { fresh, incoming, publicAudience } from '../support/messages.ts';
import type { InboxStores } from './inbox-store.ts';

export interface VectorStores extends InboxStores {
  readonly messages: MessageStore;
  readonly passages: PassageStore;
  readonly eraser: Eraser;
  readonly vectors: VectorStore;
}

interface Said {
  readonly messageId: number;
  readonly userId: number;
  readonly conversationId: string;
  readonly platformMessageId: string;
  readonly text: string;
}

/** What the core relies on, for every implementation of `VectorStore`. */
export function describeVectorStore(name: string, stores: () => VectorStores): void {
  /** Stores a message and makes it findable, each in a workspace of its own unless told where. */
  async function say(
    where: Partial<Audience> & { readonly author?: Person; readonly text?: string } = {},
  ): Promise<Said> {
    const { inbox, passages } = stores();
    const { author, text = fresh('words '), ...audience } = where;
    const message = incoming({ text, ...(author && { author }) });
    const conversationId = fresh('conversation');
    const { messageId, userId } = await inbox.accept(message, conversationId, {
      ...publicAudience,
      ...audience,
    });
    await passages.index([{ messageId, terms: text.split(' '), traits: 0 }]);
    return { messageId, userId, conversationId, platformMessageId: message.platformMessageId, text };
  }
  const put = (space: string, said: Said, ...vector: number[]) =>
    stores().vectors.put(space, [
      { message: { id: said.messageId, text: said.text }, vector: Float32Array.from(vector) },
    ]);
  const channel = (workspace: string, privateChannel?: string): ReadScope => ({
    kind: 'channel',
    platform: 'discord',
    workspace,
    ...(privateChannel !== undefined && { privateChannel }),
  });
  const nearest = (
    space: string,
    scope: ReadScope,
    vector: readonly number[],
    limit = 10,
    exclude: number[] = [],
  ) => stores().vectors.nearest(space, scope, Float32Array.from(vector), limit, exclude);
  /** `missing` looks at the whole database, which tests share. */
  const isMissing = async (space: string, { messageId }: Said) =>
    (await stores().vectors.missing(space, 100_000)).some(({ id }) => id === messageId);

  describe(`vector store: ${name}`, () => {
    it('finds what points the same way, nearest first, however long the vectors are', async () => {
      const [space, workspace] = [fresh('space'), fresh('workspace')];
      const [north, northEast, east] = [
        await say({ workspace }),
        await say({ workspace }),
        await say({ workspace }),
      ];
      await put(space, east, 5, 0.1);
      await put(space, north, 0.1, 7);
      await put(space, northEast, 0.01, 0.01);
      const ids = [north.messageId, northEast.messageId, east.messageId];
      expect(await nearest(space, channel(workspace), [0, 1])).toEqual(ids);
      expect(await nearest(space, channel(workspace), [900, 0])).toEqual(ids.toReversed());
      expect(await nearest(space, channel(workspace), [0, 1], 2)).toEqual(ids.slice(0, 2));
      expect(await nearest(space, channel(workspace), [0, 1], 2, [north.messageId])).toEqual(ids.slice(1));
      expect(await nearest(space, channel(workspace), [0, 1], 0)).toEqual([]);
    });

    it('finds the nearest of many by all their coordinates', async () => {
      const [space, workspace] = [fresh('space'), fresh('workspace')];
      const angles = Array.from({ length: 60 }, (_, index) => (index * 2 * Math.PI) / 60);
      const said: Said[] = [];
      for (const angle of angles) {
        const one = await say({ workspace });
        said.push(one);
        await put(space, one, Math.cos(angle), Math.sin(angle), 0.5);
      }
      const found = await nearest(space, channel(workspace), [Math.cos(1), Math.sin(1), 0.5], 5);
      const byAngle = said
        .map((one, index) => ({ one, distance: Math.abs((angles[index] ?? 0) - 1) }))
        .sort((a, b) => a.distance - b.distance);
      expect(found).toEqual(byAngle.slice(0, 5).map(({ one }) => one.messageId));
    });

    it('never compares vectors of different spaces or lengths', async () => {
      const [one, other, workspace] = [fresh('space'), fresh('space'), fresh('workspace')];
      const [a, b] = [await say({ workspace }), await say({ workspace })];
      await put(one, a, 1, 0);
      await put(one, b, 1, 0, 0);
      await put(other, b, 1, 0);
      expect(await nearest(one, channel(workspace), [1, 0])).toEqual([a.messageId]);
      expect(await nearest(one, channel(workspace), [1, 0, 0])).toEqual([b.messageId]);
      expect(await nearest(other, channel(workspace), [1, 0])).toEqual([b.messageId]);
      expect(await nearest(fresh('space'), channel(workspace), [1, 0])).toEqual([]);
      expect(await isMissing(other, a)).toBe(true);
      expect(await isMissing(one, a)).toBe(false);
    });

    it('keeps one vector for a message and space: the newest', async () => {
      const [space, workspace] = [fresh('space'), fresh('workspace')];
      const [a, b] = [await say({ workspace }), await say({ workspace })];
      await put(space, a, 1, 0);
      await put(space, b, 0, 1);
      await put(space, a, 0.1, 1);
      expect(await nearest(space, channel(workspace), [1, 0])).toEqual([a.messageId, b.messageId]);
      expect(await nearest(space, channel(workspace), [0, 1])).toEqual([b.messageId, a.messageId]);
    });

    it('takes a vector without a direction for a message that is near nothing, and not missing', async () => {
      const [space, workspace] = [fresh('space'), fresh('workspace')];
      const said = [await say({ workspace }), await say({ workspace }), await say({ workspace })] as const;
      await put(space, said[0]);
      await put(space, said[1], 0, 0);
      await put(space, said[2], Number.NaN, 1);
      expect(await nearest(space, channel(workspace), [1, 0])).toEqual([]);
      expect(await nearest(space, channel(workspace), [])).toEqual([]);
      expect(await nearest(space, channel(workspace), [0, 0])).toEqual([]);
      for (const one of said) expect(await isMissing(space, one)).toBe(false);
    });

    it('names what is missing, newest first, and nothing that is not to be found', async () => {
      const { vectors, passages } = stores();
      const space = fresh('space');
      const [older, newer, hidden] = [await say(), await say(), await say()];
      await passages.index([{ messageId: hidden.messageId, terms: [], traits: 0 }]);
      const missing = await vectors.missing(space, 2);
      expect(missing.map(({ id, text }) => ({ id, text }))).toEqual(
        [newer, older].map(({ messageId, text }) => ({ id: messageId, text })),
      );
      await put(space, hidden, 1, 0);
      await put(space, newer, 1, 0);
      expect((await vectors.missing(space, 1)).map(({ id }) => id)).toEqual([older.messageId]);
      expect(await vectors.missing(space, 0)).toEqual([]);
      const found = await nearest(space, channel('guild'), [1, 0]);
      expect(found).toContain(newer.messageId);
      expect(found).not.toContain(hidden.messageId);
    });

    it('lets a message that is edited, deleted or wiped take its vectors with it', async () => {
      const { messages, passages, eraser } = stores();
      const [space, workspace] = [fresh('space'), fresh('workspace')];
      const [edited, deleted, wiped, stays] = [
        await say({ workspace }),
        await say({ workspace }),
        await say({ workspace }),
        await say({ workspace }),
      ];
      for (const one of [edited, deleted, wiped, stays]) await put(space, one, 1, 0);
      await messages.edit(edited.conversationId, edited.platformMessageId, 'other words', 5_000);
      await passages.index([{ messageId: edited.messageId, terms: ['other', 'words'], traits: 0 }]);
      await messages.remove(deleted.conversationId, deleted.platformMessageId, 5_000);
      await eraser.wipe([wiped.userId]);
      expect(await nearest(space, channel(workspace), [1, 0])).toEqual([stays.messageId]);
      expect(await isMissing(space, edited)).toBe(true);
    });

    it('refuses the vector of words that have changed meanwhile, and of a message that is gone', async () => {
      const { messages, passages } = stores();
      const [space, workspace] = [fresh('space'), fresh('workspace')];
      const [edited, deleted] = [await say({ workspace }), await say({ workspace })];
      await messages.edit(edited.conversationId, edited.platformMessageId, 'other words', 5_000);
      await passages.index([{ messageId: edited.messageId, terms: ['other', 'words'], traits: 0 }]);
      await messages.remove(deleted.conversationId, deleted.platformMessageId, 5_000);
      await put(space, edited, 1, 0);
      await put(space, deleted, 1, 0);
      expect(await nearest(space, channel(workspace), [1, 0])).toEqual([]);
      await put(space, { ...edited, text: 'other words' }, 1, 0);
      expect(await nearest(space, channel(workspace), [1, 0])).toEqual([edited.messageId]);
    });

    it('reads the scopes of linked accounts together, nearest first', async () => {
      const space = fresh('space');
      const here = await say({ visibility: 'dm', workspace: '', channel: 'dm' });
      const author: Person = { platform: 'slack', id: fresh('user'), name: 'Ada' };
      const there = await say({ author, platform: 'slack', workspace: fresh('team'), visibility: 'private' });
      await put(space, here, 1, 0.2);
      await put(space, there, 1, 0);
      const scope = { kind: 'dm', platform: 'discord', workspace: '', userId: here.userId } as const;
      expect(await nearest(space, { ...scope, linkedUserIds: [] }, [1, 0])).toEqual([here.messageId]);
      expect(await nearest(space, { ...scope, linkedUserIds: [there.userId] }, [1, 0])).toEqual([
        there.messageId,
        here.messageId,
      ]);
    });

    it('reads for every scope exactly what rule 1 allows', async () => {
      const space = fresh('space');
      const platforms = fc.constantFrom('discord' as const, 'slack' as const);
      const workspaces = fc.constantFrom('', fresh('w'), fresh('w'));
      const channels = fc.constantFrom('c1', 'c2');
      const people = {
        discord: [1, 2].map((): Person => ({ platform: 'discord', id: fresh('user'), name: 'Ada' })),
        slack: [1, 2].map((): Person => ({ platform: 'slack', id: fresh('user'), name: 'Ada' })),
      };
      const users = new Map<string, number>();
      for (const [platform, authors] of Object.entries(people)) {
        for (const [index, author] of authors.entries()) {
          users.set(`${platform}${index}`, (await say({ author })).userId);
        }
      }
      const sources = fc.record({
        visibility: fc.constantFrom('dm' as const, 'private' as const, 'public' as const),
        platform: platforms,
        workspace: workspaces,
        channel: channels,
      });
      const who = fc.constantFrom(0, 1);
      const readers = fc.oneof(
        fc.record({
          kind: fc.constant('channel' as const),
          platform: platforms,
          workspace: workspaces,
          privateChannel: fc.option(channels, { nil: undefined }),
        }),
        fc.record({ kind: fc.constant('dm' as const), platform: platforms, workspace: workspaces, who }),
      );
      await fc.assert(
        fc.asyncProperty(sources, who, readers, async (source, author, reader) => {
          const audience = source.visibility === 'public' ? { ...source, channel: '' } : source;
          const said = await say({ ...audience, author: people[source.platform][author] as Person });
          await put(space, said, 1, 0);
          const scope: ReadScope =
            reader.kind === 'dm'
              ? { ...reader, userId: users.get(`${reader.platform}${reader.who}`) ?? 0, linkedUserIds: [] }
              : {
                  kind: 'channel',
                  platform: reader.platform,
                  workspace: reader.workspace,
                  ...(reader.privateChannel !== undefined && { privateChannel: reader.privateChannel }),
                };
          const found = await nearest(space, scope, [1, 0], 1_000);
          expect(found.includes(said.messageId)).toBe(mayRead(audience, said.userId, scope));
        }),
        { numRuns: 80 },
      );
    });
  });
}

/** Rule 1 in words of its own: everyone who reads the place could read the source. */
function mayRead(source: Audience, owner: number, reader: ReadScope): boolean {
  if (source.platform !== reader.platform) return false;
  const sameWorkspace = source.workspace === reader.workspace;
  if (reader.kind === 'dm') {
    const anywhere = source.workspace === '' || reader.workspace === '';
    return reader.userId === owner && (sameWorkspace || anywhere);
  }
  if (!sameWorkspace || source.visibility === 'dm') return false;
  return source.visibility === 'public' || source.channel === reader.privateChannel;
}
