import type { PassageStore } from '../core/store-ports.ts';
import type { Passage, PassageFindings, ReadScope, StoredMessage } from '../core/types.ts';
import type { Database } from './database.ts';
import { built, fragment, words } from './fragment.ts';
import { latestMessages } from './latest-messages.ts';
import type { Sql } from './orm.ts';
import { passageSql } from './passage-dialect.ts';
import { indexMessages, type PassageEntry, unindex } from './passage-index.ts';
import { stretchesAround } from './passage-key.ts';
import { type PassageQuery, searchPassages } from './passage-search.ts';
import { readable } from './read-scope.ts';
import { selectMessages, toMessages } from './rows.ts';

export class SqlPassageStore implements PassageStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async index(entries: readonly PassageEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await this.#database.transaction((sql) => indexMessages(this.#database, sql, entries));
  }

  async remove(messageId: number): Promise<void> {
    await this.#database.transaction(async (sql) => {
      await unindex(this.#database, sql, [messageId]);
      await sql.deleteFrom('passage_backlog').where('message_id', '=', messageId).execute();
    });
  }

  async search(scope: ReadScope, query: PassageQuery): Promise<PassageFindings> {
    return this.#database.run((sql) => searchPassages(this.#database, sql, scope, query));
  }

  async passages(
    messageIds: readonly number[],
    scope: ReadScope,
    around: number,
  ): Promise<readonly Passage[]> {
    if (messageIds.length === 0) return [];
    return this.#database.run(async (sql) => {
      const hits = await readableMessages(this.#database, sql, scope).where('id', 'in', messageIds).execute();
      if (hits.length === 0) return [];
      const [part, ordinal] = neighbourhood(scope);
      const stretches = stretchesAround(
        hits.map((hit) => ({ part: hit[part] ?? 0, ordinal: hit[ordinal] })),
        around,
        around,
      );
      const near = await this.#database.rows<MessagePlace>(
        sql,
        fragment`${built(readableMessages(this.#database, sql, scope).compile())} and id in (
          select near.id from ${passageSql(this.#database).ranges(stretches)} cross join message near
          where near.${words(part)} = range.part and near.${words(ordinal)} between range.first and range.last
        ) order by ${words(ordinal)}`,
      );
      const texts = await messagesById(
        sql,
        near.map(({ id }) => id),
      );
      const hitById = new Map(hits.map((hit) => [hit.id, hit]));
      return messageIds.flatMap((hitMessageId) => {
        const hit = hitById.get(hitMessageId);
        if (hit === undefined) return [];
        const messages = near
          .filter((one) => one.conversation_id === hit.conversation_id && one[part] === hit[part])
          .filter((one) => Math.abs(one[ordinal] - hit[ordinal]) <= around)
          .flatMap(({ id }) => texts.get(id) ?? []);
        return [{ hitMessageId, messages }];
      });
    });
  }

  async workspacesOf(userId: number): Promise<readonly string[]> {
    const rows = await this.#database.run((sql) =>
      sql
        .selectFrom('index_scope')
        .select('workspace')
        .distinct()
        .where('owner_id', '=', userId)
        .where('workspace', '!=', '')
        .where('documents', '>', 0)
        .orderBy('workspace')
        .execute(),
    );
    return rows.map(({ workspace }) => workspace);
  }

  async latest(
    scope: ReadScope,
    query: Parameters<PassageStore['latest']>[1],
  ): Promise<readonly StoredMessage[]> {
    return this.#database.run((sql) => latestMessages(this.#database, sql, scope, query));
  }

  async unindexed(limit: number): Promise<readonly StoredMessage[]> {
    return this.#database.run(async (sql) =>
      toMessages(
        sql,
        await selectMessages(sql)
          .innerJoin('passage_backlog', 'passage_backlog.message_id', 'message.id')
          .where('message.deleted_at', 'is', null)
          .where('message.kept', '=', this.#database.flag(true))
          .orderBy('passage_backlog.message_id')
          .limit(limit)
          .execute(),
      ),
    );
  }

  async speakers(
    names: readonly string[],
    scope: ReadScope,
  ): Promise<readonly { readonly userId: number; readonly name: string }[]> {
    if (names.length === 0) return [];
    const rows = await this.#database.run((sql) =>
      sql
        .selectFrom('speaker')
        .select(['speaker.user_id', 'speaker.display_name'])
        .where('speaker.scope_id', 'in', (from) =>
          from
            .selectFrom('index_scope')
            .select('id')
            .where((where) => readable(where, scope)),
        )
        .where((where) =>
          where.or([where('speaker.name', 'in', names), where('speaker.first_name', 'in', names)]),
        )
        .orderBy('speaker.user_id')
        .orderBy('speaker.messages', 'desc')
        .orderBy('speaker.display_name')
        .execute(),
    );
    const byUser = Map.groupBy(rows, (row) => row.user_id);
    // Under the name that they used most.
    return [...byUser]
      .map(([userId, [first]]) => ({ userId, name: first?.display_name ?? '' }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.userId - b.userId));
  }
}

/** What tells who stands next to whom in a reader's eyes: as in passage-search.ts. */
function neighbourhood(scope: ReadScope) {
  return scope.kind === 'dm'
    ? (['owner_id', 'owner_ordinal'] as const)
    : (['conversation_id', 'ordinal'] as const);
}

interface MessagePlace {
  readonly id: number;
  readonly conversation_id: number;
  readonly ordinal: number;
  readonly owner_id: number | null;
  readonly owner_ordinal: number;
}

/** Places of messages that are kept, not deleted, and that the scope may read. */
function readableMessages(database: Database, sql: Sql, scope: ReadScope) {
  return sql
    .selectFrom('message')
    .select(['id', 'conversation_id', 'ordinal', 'owner_id', 'owner_ordinal'])
    .where('deleted_at', 'is', null)
    .where('kept', '=', database.flag(true))
    .where((where) => readable(where, scope));
}

async function messagesById(sql: Sql, ids: readonly number[]): Promise<ReadonlyMap<number, StoredMessage>> {
  const rows = await selectMessages(sql).where('message.id', 'in', ids).execute();
  return new Map((await toMessages(sql, rows)).map((message) => [message.id, message]));
}
