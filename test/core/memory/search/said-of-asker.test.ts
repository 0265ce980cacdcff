import { expect, test } from 'vitest';
import { passageOf } from '../../../../src/core/memory/search/passage.ts';
import { findSaidOfAsker, speaksOfAsker } from '../../../../src/core/memory/search/said-of-asker.ts';
import type { PassageTurn, ReadScope, StoredMessage } from '../../../../src/core/types.ts';

test.each([
  ['what did omar praise me for?', true],
  ['what do people say about me', true],
  ['tell me what i like', false],
  ['can you remind me where i live?', false],
  ['what did i say?', false],
])('%j speaks of the asker: %s', (text, is) => {
  expect(speaksOfAsker(text)).toBe(is);
});

const dayMs = 86_400_000;
const omar = 2;
const priya = { id: 1, displayName: 'Priya N.' };
const dm = { kind: 'dm', platform: 'slack', workspace: 'T1', userId: 1, linkedUserIds: [] } as const;

function storeWith(
  said: Readonly<
    Record<string, readonly { readonly by: number; readonly text: string; readonly day?: number }[]>
  >,
) {
  const searched: ReadScope[] = [];
  const all = Object.entries(said).flatMap(([workspace, messages]) =>
    messages.map((message, index) => ({ ...message, workspace, id: index + 1 })),
  );
  const inScope = (scope: ReadScope) => all.filter(({ workspace }) => workspace === scope.workspace);
  return {
    searched,
    store: {
      search: async (scope: ReadScope, { terms }: { readonly terms: readonly string[] }) => {
        searched.push(scope);
        const turns = inScope(scope)
          .map(({ id, by, text, day = 0 }): PassageTurn => {
            const index = passageOf({ text, attachmentCaptions: [] });
            return { ...index, messageId: id, conversation: 0, ordinal: id, sentAt: day * dayMs, userId: by };
          })
          .filter((turn) => turn.terms.some((term) => terms.includes(term)));
        return { documents: 9, totalTerms: 90, frequencies: new Map(), turns };
      },
      passages: async (ids: readonly number[], scope: ReadScope) =>
        inScope(scope)
          .filter(({ id }) => ids.includes(id))
          .map(({ id, text }) => ({ hitMessageId: id, messages: [{ id, text } as StoredMessage] })),
      speakers: async (names: readonly string[]) =>
        names.includes('omar') ? [{ userId: omar, name: 'Omar' }] : [],
      workspacesOf: async () => Object.keys(said),
      latest: async (scope: ReadScope, { userIds = [] }: { readonly userIds?: readonly number[] }) =>
        inScope(scope)
          .filter(({ by }) => userIds.includes(by))
          .slice(-1)
          .map(({ id, text, day = 0 }) => ({ id, text, sentAt: day * dayMs }) as StoredMessage),
    },
  };
}
const textsOf = async (
  text: string,
  { store }: ReturnType<typeof storeWith>,
  scope: Extract<ReadScope, { kind: 'dm' }> = dm,
) =>
  (await findSaidOfAsker(store, { text, user: priya, scope, now: 0 }, 2)).map(
    ({ messages }) => messages[0]?.text,
  );

test('what others said in public of the asker is found by who said it or by its words', async () => {
  const all = storeWith({
    T1: [
      { by: omar, text: 'shoutout to priya for the billing migration' },
      { by: 3, text: 'priya is out today' },
      { by: 3, text: 'the billing is down' },
      { by: 1, text: 'priya here, hello' },
    ],
    T2: [{ by: omar, text: 'priya won a prize' }],
  });
  expect(await textsOf('what did omar praise me for?', all)).toEqual([
    'shoutout to priya for the billing migration',
  ]);
  expect(await textsOf('who said i am out, did they mean me?', all)).toEqual([]);
  expect(await textsOf('what was that about me and billing?', all)).toEqual([
    'shoutout to priya for the billing migration',
  ]);
  expect(new Set(all.searched.map((scope) => JSON.stringify(scope)))).toEqual(
    new Set(['{"kind":"channel","platform":"slack","workspace":"T1"}']),
  );
});

test('nothing is looked for unless the question is about the asker', async () => {
  const all = storeWith({ T1: [{ by: omar, text: 'priya won' }] });
  expect(await textsOf('what did omar say?', all)).toEqual([]);
  expect(all.searched).toEqual([]);
});

test('of a server that the asker may have left, nothing is told that was said long after their last words there', async () => {
  const all = storeWith({
    G1: [
      { by: omar, text: 'priya did the billing', day: 1 },
      { by: 1, text: 'hello', day: 2 },
      { by: omar, text: 'priya also did the billing tests', day: 20 },
      { by: omar, text: 'good that priya is gone, billing was a mess', day: 60 },
    ],
    G2: [{ by: omar, text: 'priya billing', day: 1 }],
  });
  const anywhere = { ...dm, platform: 'discord', workspace: '' } as const;
  const told = await textsOf('what did omar say about me and billing?', all, anywhere);
  expect(told.toSorted()).toEqual(['priya also did the billing tests', 'priya did the billing']);
});
