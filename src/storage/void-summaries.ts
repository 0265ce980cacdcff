/** Takes back what summaries may hold, text and all, in the transaction that changes what they are made of. */
import type { ReadScope, SummaryTopic } from '../core/types.ts';
import { readJson } from './columns.ts';
import type { Sql } from './orm.ts';

/** A message as far as it tells which summaries may hold words of it. */
interface Source {
  readonly conversation_id: number;
  readonly owner_id: number | null;
  readonly platform: string;
  readonly workspace: string;
  readonly visibility: string;
  readonly channel: string;
}

/** Voids every summary that may hold words of these messages. */
export async function voidSummariesOf(sql: Sql, messageIds: readonly number[], at: number): Promise<void> {
  if (messageIds.length === 0) return;
  const sources = await sql
    .selectFrom('message')
    .select(['conversation_id', 'owner_id', 'platform', 'workspace', 'visibility', 'channel'])
    .where('id', 'in', messageIds)
    .distinct()
    .execute();
  // Profiles before conversations, each in order: as whoever stores a message holds them.
  const byOwner = Map.groupBy(sources, (source) => source.owner_id ?? nobody);
  for (const owner of inOrder(byOwner.keys())) {
    if (owner !== nobody) await voidOwner(sql, owner, byOwner.get(owner) ?? [], at);
  }
  for (const conversation of inOrder(sources.map((source) => source.conversation_id))) {
    await voidConversation(sql, conversation, at);
  }
}

const nobody = 0;

function inOrder(ids: Iterable<number>): readonly number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}

async function voidOwner(sql: Sql, owner: number, said: readonly Source[], at: number): Promise<void> {
  await sql.updateTable('user_profile').set({ voided_at: at }).where('id', '=', owner).execute();
  const about = await sql
    .selectFrom('summary_owner')
    .innerJoin('memory_summary', 'memory_summary.id', 'summary_owner.summary_id')
    .select(['memory_summary.id', 'memory_summary.topic'])
    .where('summary_owner.user_id', '=', owner)
    .execute();
  const held = about.filter(({ topic }) => {
    const parsed = readJson<SummaryTopic>(topic);
    return said.some((source) => mayHold(parsed, source));
  });
  await voidAll(
    sql,
    held.map(({ id }) => id),
    at,
  );
}

/** Voids what is told of a conversation as a whole. */
export async function voidConversation(sql: Sql, conversation: number, at: number): Promise<void> {
  await sql.updateTable('conversation').set({ voided_at: at }).where('id', '=', conversation).execute();
  const found = await sql
    .selectFrom('memory_summary')
    .select('id')
    .where('conversation_id', '=', conversation)
    .execute();
  await voidAll(
    sql,
    found.map(({ id }) => id),
    at,
  );
}

async function voidAll(sql: Sql, ids: readonly number[], at: number): Promise<void> {
  if (ids.length === 0) return;
  await sql.updateTable('memory_summary').set({ text: '', voided_at: at }).where('id', 'in', ids).execute();
}

/** A public summary stays although something was taken back in a DM: its vanishing would tell the public of it. */
function mayHold(topic: SummaryTopic, message: Source): boolean {
  return topic.kind === 'conversation' || reads(topic.scope, message);
}

/** As `readable` in read-scope.ts, for one message of an owner of the summary; where it is less exact it says yes. */
function reads(scope: ReadScope, message: Source): boolean {
  if (scope.kind === 'dm') return true;
  if (scope.platform !== message.platform || scope.workspace !== message.workspace) return false;
  if (message.visibility === 'public') return true;
  return message.visibility === 'private' && message.channel === scope.privateChannel;
}
