/**
 * Everything of a user that a place may read, as files: JSON for machines, Markdown for people. Read page by page and given
 * away file by file, so that years of messages need no more memory than a few pages and one file.
 */
import type { Clock, CommandFile } from '../ports.ts';
import type { FactStore, MessageStore, ProfileStore, SummaryStore } from '../store-ports.ts';
import type { Fact, Place, ReadScope, StoredMessage, Summary, UserProfile } from '../types.ts';
import { scopeOf } from './audience.ts';
import { decodeConversationId } from './conversation-id.ts';
import { JsonFiles, MarkdownFiles } from './export-files.ts';
import { entityTitle, factWords, plain } from './fact-lines.ts';
import { ownersOf } from './forget.ts';

export interface ExportDeps {
  readonly facts: FactStore;
  readonly messages: Pick<MessageStore, 'ofUser'>;
  readonly profiles: Pick<ProfileStore, 'get'>;
  readonly summaries: Pick<SummaryStore, 'read'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly characterName: string;
  /** Longest file, in bytes of UTF-8: what the smallest platform takes; 4,000,000 unless told. */
  readonly maxFileBytes?: number;
}

const pageSize = 500;
/** More facts than anybody has; a bound for the query. */
const maxFacts = 50_000;
const defaultFileBytes = 4_000_000;

/**
 * The files, in order: each kind begins with profile, facts and summary and goes on with the messages, oldest first; what does
 * not fit goes on in a further file of the kind. Each JSON file is whole in itself.
 * @throws StorageUnavailable while being read
 */
export async function* exportFiles(
  user: UserProfile,
  place: Place,
  deps: ExportDeps,
): AsyncGenerator<CommandFile> {
  const now = deps.clock.now();
  const scope = scopeOf(place, user);
  const owners = await ownersAndProfiles(user, scope, deps);
  const about = { character: deps.characterName, exportedAt: new Date(now).toISOString(), scope: scope.kind };
  const maxBytes = deps.maxFileBytes ?? defaultFileBytes;
  const day = about.exportedAt.slice(0, 10);
  const json = new JsonFiles(`familiar-memory-${day}`, about, maxBytes);
  const text = new MarkdownFiles(`familiar-memory-${day}`, deps.characterName, maxBytes);

  for (const profile of owners.values()) {
    yield* json.add('accounts', accountJson(profile));
    yield* text.add('Accounts', accountLine(profile));
  }
  const ids = [...owners.keys()];
  for (const fact of await deps.facts.history(ids, scope, maxFacts)) {
    yield* json.add('facts', factJson(fact, owners));
    yield* text.add('What I know', factLine(fact, now));
  }
  const summary = await deps.summaries.read({ kind: 'user', userId: user.id, scope });
  if (summary) {
    yield* json.add('summaries', summaryJson(summary));
    yield* text.add('My summary', summary.text);
  }
  for (const [userId, profile] of owners) {
    for await (const message of messagesOf(userId, scope, deps)) {
      yield* json.add('messages', messageJson(message, profile));
      yield* text.add('What you said', messageLine(message));
    }
  }
  yield json.end();
  yield text.end();
}

async function ownersAndProfiles(
  user: UserProfile,
  scope: ReadScope,
  { profiles }: Pick<ExportDeps, 'profiles'>,
): Promise<ReadonlyMap<number, UserProfile>> {
  const found = new Map([[user.id, user]]);
  for (const id of ownersOf({ user, scope })) {
    const linked = found.has(id) ? undefined : await profiles.get(id);
    if (linked) found.set(id, linked);
  }
  return found;
}

async function* messagesOf(
  userId: number,
  scope: ReadScope,
  { messages }: Pick<ExportDeps, 'messages'>,
): AsyncGenerator<StoredMessage> {
  for (let after = 0; ; ) {
    const page = await messages.ofUser(userId, scope, after, pageSize);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last.id;
  }
}

// ---------------------------------------------------------------- shapes

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | undefined): string | null => (at === undefined ? null : iso(at));

function accountOf({ platform, platformUserId }: UserProfile) {
  return { platform, id: platformUserId };
}

function accountJson(profile: UserProfile) {
  const { displayName, pronouns = null, timeZone = null, locale = null, remembers } = profile;
  return {
    ...accountOf(profile),
    ...{ displayName, pronouns, timeZone, locale, remembers },
    firstSeenAt: iso(profile.firstSeenAt),
    lastSeenAt: iso(profile.lastSeenAt),
  };
}

function factJson(fact: Fact, owners: ReadonlyMap<number, UserProfile>) {
  const { predicate, value, effect, confidence, importance, uses, audience, sourceMessageId } = fact;
  const { name, kind, aliases } = fact.entity;
  const owner = owners.get(fact.ownerUserId);
  return {
    account: owner ? accountOf(owner) : null,
    about: { name, kind, aliases },
    ...{ predicate, value, effect, confidence, importance, uses, audience, sourceMessageId },
    validFrom: iso(fact.validFrom),
    validTo: isoOrNull(fact.validTo),
    recordedAt: iso(fact.recordedAt),
    lastUsedAt: isoOrNull(fact.lastUsedAt),
  };
}

function summaryJson({ text, version, writtenAt }: Summary) {
  return { text, version, writtenAt: iso(writtenAt) };
}

function messageJson(message: StoredMessage, owner: UserProfile) {
  const { id, text, platformMessageId, replyToPlatformMessageId = null, attachments } = message;
  return {
    ...{ id, account: accountOf(owner), conversation: decodeConversationId(message.conversationId) },
    ...{ platformMessageId, replyToPlatformMessageId },
    sentAt: iso(message.sentAt),
    text,
    attachments: attachments.map(({ name, mediaType, bytes }) => ({ name, mediaType, bytes })),
  };
}

function accountLine({ platform, platformUserId, displayName, firstSeenAt, remembers }: UserProfile): string {
  const since = iso(firstSeenAt).slice(0, 10);
  const paused = remembers ? '' : ', remembering is paused';
  return `- ${plain(displayName)} on ${platform} (${plain(platformUserId)}), since ${since}${paused}`;
}

function factLine(fact: Fact, now: number): string {
  const { entity, validFrom, validTo } = fact;
  const until = validTo === undefined ? '' : `, until ${iso(validTo).slice(0, 10)}`;
  return `- ${entityTitle(entity)}: ${factWords(fact, now)} (said on ${iso(validFrom).slice(0, 10)}${until})`;
}

function messageLine({ sentAt, text, attachments, conversationId }: StoredMessage): string {
  const { platform, channel } = decodeConversationId(conversationId);
  const files = attachments.map(({ name }) => ` [file: ${plain(name)}]`).join('');
  const quoted = text.split('\n').map((line) => `> ${line}`);
  const at = `${iso(sentAt).slice(0, 16).replace('T', ' ')} UTC`;
  return [`\n**${at}**, ${platform} ${plain(channel)}${files}`, ...quoted].join('\n');
}
