/** Finds what was said in the past about a question: the way from its words to the ids of messages. */
import type { PassageStore } from '../ports.ts';
import type { ReadScope, UserProfile } from '../types.ts';
import { type PassageQuery, queryOf, searchTerms } from './passage-query.ts';
import { peopleAsked, type Speaker } from './people-asked.ts';
import { rankPassages, reach } from './rank-passages.ts';

export interface PassageSearch {
  readonly text: string;
  /** Who asks. */
  readonly user: Pick<UserProfile, 'id' | 'displayName'>;
  readonly scope: ReadScope;
  readonly characterName: string;
  readonly excludeMessageIds: readonly number[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Candidates that are scored: with more, results gain less than a tenth of a percent and time grows. */
const candidates = 320;
/** Question words and their stand-ins that are searched for. */
const maxTerms = 32;

/**
 * Ids of the messages that answer best, best first, `limit` at most; none when the text names no topic.
 * @throws StorageUnavailable
 */
export async function findPassages(
  passages: Pick<PassageStore, 'search' | 'speakers'>,
  search: PassageSearch,
  limit: number,
): Promise<readonly number[]> {
  const query = queryOf(search.text, search.now);
  const terms = searchTerms(query, maxTerms);
  if (terms.length === 0 || limit <= 0) return [];
  const { scope, excludeMessageIds } = search;
  const [speakers, findings] = await Promise.all([
    speakersNamed(passages, search, query),
    passages.search(scope, { terms, limit: candidates, ...reach, excludeMessageIds }),
  ]);
  const people = peopleAsked(search.text, { askerUserId: search.user.id, speakers });
  const excluded = new Set(excludeMessageIds);
  return rankPassages(query, findings, people)
    .filter(({ messageId }) => !excluded.has(messageId))
    .slice(0, limit)
    .map(({ messageId }) => messageId);
}

/** In a DM nobody but its user and the character has spoken. */
async function speakersNamed(
  passages: Pick<PassageStore, 'speakers'>,
  { scope, user, characterName }: PassageSearch,
  { concepts }: PassageQuery,
): Promise<readonly Speaker[]> {
  const names = concepts.map(({ word }) => word);
  const others = scope.kind === 'dm' ? [] : await passages.speakers(names, scope);
  return [{ name: characterName }, { userId: user.id, name: user.displayName }, ...others];
}
