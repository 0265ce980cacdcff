import type { ReadScope, SummaryTopic, Visibility } from '../core/types.ts';
import type { Database } from './database.ts';
import { fragment } from './fragment.ts';
import type { Sql } from './orm.ts';
import { passageSql } from './passage-dialect.ts';
import { materialOf, topicKey } from './summary-topic.ts';

/** Topics with fresh messages whose summary is void, missing or behind, in this order. */
export async function behindTopics(
  database: Database,
  sql: Sql,
  activeSinceMs: number,
  behind: number,
  limit: number,
): Promise<readonly SummaryTopic[]> {
  const topics = await activeTopics(database, sql, activeSinceMs);
  const written = await writtenSummaries(database, sql, [...topics.keys()]);
  const voided: SummaryTopic[] = [];
  const missing: SummaryTopic[] = [];
  const standing: { readonly topic: SummaryTopic; readonly coversUntil: number }[] = [];
  for (const [key, topic] of topics) {
    const summary = written.get(key);
    if (summary === undefined) missing.push(topic);
    else if (summary.voided_at !== null) voided.push(topic);
    else standing.push({ topic, coversUntil: summary.covers_until_message_id });
  }
  const due = [...voided, ...missing];
  for (const { topic, coversUntil } of standing) {
    if (due.length >= limit) break;
    const newer = await materialOf(database, sql, topic, coversUntil)
      .select('message.id')
      .limit(behind)
      .execute();
    if (newer.length >= Math.max(1, behind)) due.push(topic);
  }
  return due.slice(0, limit);
}

/** What has been spoken in or by whom since, by key; what was active last comes first. */
async function activeTopics(
  database: Database,
  sql: Sql,
  sinceMs: number,
): Promise<ReadonlyMap<string, SummaryTopic>> {
  const rows = await sql
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .select(['conversation.key', 'message.owner_id', 'message.platform', 'message.workspace'])
    .select(['message.visibility', 'message.channel'])
    .select((select) => select.fn.max('message.id').as('newest'))
    .where('message.sent_at', '>=', sinceMs)
    .where('message.deleted_at', 'is', null)
    .where('message.kept', '=', database.flag(true))
    .groupBy(['conversation.key', 'message.owner_id', 'message.platform', 'message.workspace'])
    .groupBy(['message.visibility', 'message.channel'])
    .orderBy('newest', 'desc')
    .execute();
  const linked = await linkedAccounts(sql);
  const topics = new Map<string, SummaryTopic>();
  const add = (topic: SummaryTopic) => topics.set(topicKey(topic), topics.get(topicKey(topic)) ?? topic);
  for (const row of rows) {
    add({ kind: 'conversation', conversationId: row.key });
    if (row.owner_id === null) continue;
    const scope = scopeIn(row, row.owner_id, linked.get(row.owner_id) ?? []);
    add({ kind: 'user', userId: row.owner_id, scope });
  }
  return topics;
}

/** What a reader of the place where it was said may read. */
function scopeIn(
  said: {
    readonly platform: ReadScope['platform'];
    readonly workspace: string;
    readonly visibility: Visibility;
    readonly channel: string;
  },
  userId: number,
  linkedUserIds: readonly number[],
): ReadScope {
  const { platform, workspace, visibility, channel } = said;
  if (visibility === 'dm') return { kind: 'dm', platform, workspace, userId, linkedUserIds };
  return {
    kind: 'channel',
    platform,
    workspace,
    ...(visibility === 'private' && { privateChannel: channel }),
  };
}

async function linkedAccounts(sql: Sql): Promise<ReadonlyMap<number, readonly number[]>> {
  const rows = await sql
    .selectFrom('user_profile')
    .innerJoin('user_profile as other', 'other.link_group_id', 'user_profile.link_group_id')
    .select(['user_profile.id', 'other.id as other_id'])
    .whereRef('other.id', '<>', 'user_profile.id')
    .where('user_profile.link_group_id', 'is not', null)
    .orderBy('other.id')
    .execute();
  const byUser = Map.groupBy(rows, ({ id }) => id);
  return new Map([...byUser].map(([id, others]) => [id, others.map(({ other_id }) => other_id)]));
}

interface WrittenSummary {
  readonly key: string;
  readonly covers_until_message_id: number;
  readonly voided_at: number | string | null;
}

async function writtenSummaries(
  database: Database,
  sql: Sql,
  keys: readonly string[],
): Promise<ReadonlyMap<string, WrittenSummary>> {
  const rows = await database.rows<WrittenSummary>(
    sql,
    fragment`select key, covers_until_message_id, voided_at from memory_summary where ${passageSql(database).among('key', keys)}`,
  );
  return new Map(rows.map((row) => [row.key, row]));
}
