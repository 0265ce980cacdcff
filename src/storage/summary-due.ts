import type { ReadScope, SummaryTopic, Visibility } from '../core/types.ts';
import { readMoment } from './columns.ts';
import type { Database } from './database.ts';
import { fragment } from './fragment.ts';
import type { Sql } from './orm.ts';
import { passageSql } from './passage-dialect.ts';
import { materialOf, topicKey } from './summary-topic.ts';

/** Messages that one query looks through: nobody waits longer than for one of them. */
const window = 2_000;

/** Topics with fresh messages whose summary is void, missing or behind, in this order. */
export async function behindTopics(
  database: Database,
  activeSinceMs: number,
  behind: number,
  limit: number,
): Promise<readonly SummaryTopic[]> {
  const topics = await activeTopics(database, activeSinceMs);
  const written = await database.run((sql) => writtenSummaries(database, sql, [...topics.keys()]));
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
    const newer = await database.run((sql) =>
      materialOf(database, sql, topic, coversUntil).select('message.id').limit(behind).execute(),
    );
    if (newer.length >= Math.max(1, behind)) due.push(topic);
  }
  return due.slice(0, limit);
}

/** What has been spoken in or by whom since, by key; what was active last comes first. */
async function activeTopics(database: Database, sinceMs: number): Promise<ReadonlyMap<string, SummaryTopic>> {
  const newest = new Map<string, Activity>();
  for (let from: number | undefined = sinceMs; from !== undefined; ) {
    const { activities, until } = await activitiesFrom(database, from);
    for (const activity of activities) {
      const { key, owner_id, visibility, channel } = activity;
      const place = JSON.stringify([key, owner_id, visibility, channel]);
      if (activity.newest >= (newest.get(place)?.newest ?? 0)) newest.set(place, activity);
    }
    from = until;
  }
  const linked = await database.run(linkedAccounts);
  const topics = new Map<string, SummaryTopic>();
  const add = (topic: SummaryTopic) => topics.set(topicKey(topic), topics.get(topicKey(topic)) ?? topic);
  for (const row of [...newest.values()].sort((a, b) => b.newest - a.newest)) {
    add({ kind: 'conversation', conversationId: row.key });
    if (row.owner_id === null) continue;
    const scope = scopeIn(row, row.owner_id, linked.get(row.owner_id) ?? []);
    add({ kind: 'user', userId: row.owner_id, scope });
  }
  return topics;
}

type Activity = Awaited<ReturnType<typeof activitiesFrom>>['activities'][number];

/** Who spoke where in one window of time, with the newest message, and when the next window begins; undefined after the last. */
async function activitiesFrom(database: Database, from: number) {
  return database.run(async (sql) => {
    const next = await sql
      .selectFrom('message')
      .select('sent_at')
      .where('sent_at', '>=', from)
      .orderBy('sent_at')
      .limit(1)
      .offset(window)
      .executeTakeFirst();
    // More of one moment than a window holds still are looked through at once.
    const until = next && Math.max(readMoment(next.sent_at), from + 1);
    const spoken = sql
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
      .select(['conversation.key', 'message.owner_id', 'message.platform', 'message.workspace'])
      .select(['message.visibility', 'message.channel'])
      .select((select) => select.fn.max('message.id').as('newest'))
      .where('message.sent_at', '>=', from)
      .where('message.deleted_at', 'is', null)
      .where('message.kept', '=', database.flag(true))
      .groupBy(['conversation.key', 'message.owner_id', 'message.platform', 'message.workspace'])
      .groupBy(['message.visibility', 'message.channel']);
    const within = until === undefined ? spoken : spoken.where('message.sent_at', '<', until);
    return { activities: await within.execute(), until };
  });
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
