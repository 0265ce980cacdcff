/** What others said in public of somebody who now asks about it in a DM: rule 1 lets a DM read what is about its user. */
import type { PassageStore } from '../../store-ports.ts';
import type { Passage, PassageTurn, ReadScope, UserProfile } from '../../types.ts';
import { queryOf, searchTerms } from './passage-query.ts';
import { isTopicWord, termsOf, wordsOf } from './terms.ts';

export interface AskerQuery {
  readonly text: string;
  readonly user: Pick<UserProfile, 'id' | 'displayName'>;
  readonly scope: Extract<ReadScope, { kind: 'dm' }>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Newest messages that name the asker, looked at in one workspace. */
const looked = 64;
/** A name of two letters is a word of too many other names. */
const shortestName = 3;
const maxTerms = 32;
/**
 * How long after their last words in public somebody is taken to be in a workspace still. Where a DM is of no workspace nothing
 * tells that they left, and what was said there since they could not have read.
 */
const presentForMs = 30 * 86_400_000;
/** "tell me", "remind me": no word about the asker. */
const toMe = /\b(?:tell|remind|give|show|help|let|ask|send|excuse|forgive|pardon|believe|trust|for) me\b/gi;

/** Whether the words speak of the asker as others would: "what did Omar praise me for?" */
export function speaksOfAsker(text: string): boolean {
  return /\bme\b/i.test(text.replace(toMe, ''));
}

/**
 * Public messages by others that name the asker, of the workspaces in which the asker is known to be, or to have been when it
 * was said; those by whom the
 * question names and those that share its words first, then the newest. None unless the question is about the asker.
 * @throws StorageUnavailable
 */
export async function findSaidOfAsker(
  passages: Pick<PassageStore, 'search' | 'passages' | 'speakers' | 'workspacesOf' | 'latest'>,
  { text, user, scope, now }: AskerQuery,
  limit: number,
): Promise<readonly Passage[]> {
  const name = wordsOf(user.displayName).find((word) => word.length >= shortestName && isTopicWord(word));
  if (limit <= 0 || name === undefined || !speaksOfAsker(text)) return [];
  const nameTerms = termsOf(name);
  const wanted = new Set(searchTerms(queryOf(text, now), maxTerms));
  const words = wordsOf(text).filter((word) => isTopicWord(word));
  const workspaces = scope.workspace === '' ? await passages.workspacesOf(user.id) : [scope.workspace];
  const found = await Promise.all(
    workspaces.map(async (workspace) => {
      const open: ReadScope = { kind: 'channel', platform: scope.platform, workspace };
      const query = { terms: nameTerms, limit: looked, before: 0, after: 0, excludeMessageIds: [] };
      const [{ turns }, speakers, until] = await Promise.all([
        passages.search(open, query),
        passages.speakers(words, open),
        scope.workspace === '' ? presentUntil(passages, user.id, open) : Number.POSITIVE_INFINITY,
      ]);
      const named = new Set(speakers.map(({ userId }) => userId));
      const shared = (turn: PassageTurn) => new Set(turn.terms.filter((term) => wanted.has(term))).size;
      return turns
        .filter(({ userId, sentAt }) => userId !== undefined && userId !== user.id && sentAt <= until)
        .map((turn) => ({ turn, open, fit: shared(turn) + (named.has(turn.userId ?? 0) ? 2 : 0) }));
    }),
  );
  const best = found
    .flat()
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit || b.turn.messageId - a.turn.messageId)
    .slice(0, limit);
  const told = await Promise.all(best.map(({ turn, open }) => passages.passages([turn.messageId], open, 0)));
  return told.flat();
}

async function presentUntil(
  passages: Pick<PassageStore, 'latest'>,
  userId: number,
  open: ReadScope,
): Promise<number> {
  const [last] = await passages.latest(open, { userIds: [userId], limit: 1, excludeMessageIds: [] });
  return last ? last.sentAt + presentForMs : Number.NEGATIVE_INFINITY;
}
