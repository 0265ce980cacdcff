/** What a summary's topic is in the database: its key, whose words it holds, and the messages it may be made of. */
import type { SummaryTopic } from '../core/types.ts';
import type { Database } from './database.ts';
import type { Sql } from './orm.ts';
import { readable } from './read-scope.ts';

/** One word for a topic. Who linked or unlinked an account has another topic from then on, with what that may read. */
export function topicKey(topic: SummaryTopic): string {
  if (topic.kind === 'conversation') return JSON.stringify(['conversation', topic.conversationId]);
  const { userId, scope } = topic;
  const reach =
    scope.kind === 'dm'
      ? scope.linkedUserIds.toSorted((a, b) => a - b)
      : scope.privateChannel === undefined
        ? []
        : [scope.privateChannel];
  return JSON.stringify(['user', userId, scope.kind, scope.platform, scope.workspace, ...reach]);
}

/** Whose words a user's summary may hold, in order. */
export function ownersOf(topic: SummaryTopic): readonly number[] {
  if (topic.kind === 'conversation') return [];
  const linked = topic.scope.kind === 'dm' ? topic.scope.linkedUserIds : [];
  return [...new Set([topic.userId, ...linked])].sort((a, b) => a - b);
}

/**
 * Messages newer than `afterMessageId` that a summary of the topic may be made of. Of a conversation these are what all its
 * present readers may read: a channel may have been more private, or more public, before.
 */
export function materialOf(database: Database, sql: Sql, topic: SummaryTopic, afterMessageId: number) {
  const newer = sql
    .selectFrom('message')
    .where('message.id', '>', afterMessageId)
    .where('message.deleted_at', 'is', null)
    .where('message.kept', '=', database.flag(true));
  if (topic.kind === 'user') {
    return newer.where('message.id', 'in', (from) =>
      from
        .selectFrom('message')
        .select('id')
        .where('id', '>', afterMessageId)
        .where('owner_id', 'in', ownersOf(topic))
        .where((where) => readable(where, topic.scope)),
    );
  }
  return newer
    .where('message.conversation_id', '=', (from) =>
      from.selectFrom('conversation').select('conversation.id').where('key', '=', topic.conversationId),
    )
    .where((where) =>
      where.exists(
        where
          .selectFrom('conversation as present')
          .select('present.id')
          .whereRef('present.id', '=', 'message.conversation_id')
          .where((within) =>
            within.or([
              within('message.visibility', '=', 'public'),
              within.and([
                within('message.visibility', '=', within.ref('present.visibility')),
                within('present.visibility', '<>', 'public'),
              ]),
            ]),
          ),
      ),
    );
}
