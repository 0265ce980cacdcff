/** Finds what was said in the past about a question: the way from its words to the ids of messages. */
import type { PassageStore } from '../../store-ports.ts';
import type { ReadScope, UserProfile } from '../../types.ts';
import { fuse } from './fuse.ts';
import { type PassageQuery, queryOf, searchTerms } from './passage-query.ts';
import { peopleAsked, type Speaker } from './people-asked.ts';
import { rankPassages, reach } from './rank-passages.ts';
import { speaksOfAsker } from './said-of-asker.ts';

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

/** Ids of messages whose meaning is nearest, nearest first; none where that cannot be told just now. */
export type MeaningSearch = (search: PassageSearch, limit: number) => Promise<readonly number[]>;

/** Candidates that are scored: with more, results gain less than a tenth of a percent and time grows. */
const candidates = 256;
/** Question words and their stand-ins that are searched for. */
const maxTerms = 32;
/** How deep rankings are fused: what stands lower in both is no answer. */
const fusedDepth = 100;

/**
 * Ids of the messages that answer best, best first, `limit` at most; none when the text names no topic. With `byMeaning` both
 * rankings are fused.
 * @throws StorageUnavailable
 */
export async function findPassages(
  passages: Pick<PassageStore, 'search' | 'speakers'>,
  search: PassageSearch,
  limit: number,
  byMeaning?: MeaningSearch,
): Promise<readonly number[]> {
  const query = queryOf(namingAsker(search), search.now);
  if (query.concepts.length === 0 || limit <= 0) return [];
  const [words, meaning] = await Promise.all([
    findByWords(passages, search, query),
    byMeaning ? byMeaning(search, fusedDepth) : [],
  ]);
  const excluded = new Set(search.excludeMessageIds);
  const found = meaning.length === 0 ? words : fuse([words.slice(0, fusedDepth), meaning]);
  return found.filter((messageId) => !excluded.has(messageId)).slice(0, limit);
}

/** Where others speak, what they say of the asker holds the asker's name: "what did Omar praise me for?" */
function namingAsker({ text, scope, user }: PassageSearch): string {
  return scope.kind === 'channel' && speaksOfAsker(text) ? `${text} ${user.displayName}` : text;
}

async function findByWords(
  passages: Pick<PassageStore, 'search' | 'speakers'>,
  search: PassageSearch,
  query: PassageQuery,
): Promise<readonly number[]> {
  const { scope, excludeMessageIds } = search;
  const terms = searchTerms(query, maxTerms);
  const [speakers, findings] = await Promise.all([
    speakersNamed(passages, search, query),
    passages.search(scope, { terms, limit: candidates, ...reach, excludeMessageIds }),
  ]);
  const people = peopleAsked(search.text, { askerUserId: search.user.id, speakers });
  return rankPassages(query, findings, people).map(({ messageId }) => messageId);
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
