/** Reads what was found, with its neighbours, as the ranking needs it. */
import type { PassageStore } from '../core/store-ports.ts';
import type { PassageTurn, ReadScope } from '../core/types.ts';
import { type Flag, type Moment, readMoment } from './columns.ts';
import type { Database } from './database.ts';
import { type Fragment, fragment, words } from './fragment.ts';
import type { Sql } from './orm.ts';
import { passageSql } from './passage-dialect.ts';
import { readTerms } from './passage-index.ts';
import { keysInStretch, passageKey, readPassageKey, stretchesAround } from './passage-key.ts';

/**
 * Messages read for one search, neighbours included. Each costs time, and the candidates are given with the most telling first:
 * on long conversations reading all that hold any term finds a tenth of a percent more of what was asked for.
 */
const mostTurns = 450;

/**
 * Neighbours are what stands next to a candidate among what the reader may read. In a channel's scope a conversation is
 * readable as a whole; a DM reads of a channel what its user owns, and how much others said between must not show.
 * `mayRead`: the query for the index scopes that the reader may read.
 */
export async function readTurns(
  database: Database,
  sql: Sql,
  scope: ReadScope,
  mayRead: Fragment,
  messageIds: readonly number[],
  { before, after, excludeMessageIds }: Parameters<PassageStore['search']>[1],
): Promise<readonly PassageTurn[]> {
  if (messageIds.length === 0) return [];
  const dialect = passageSql(database);
  const order = scope.kind === 'dm' ? amongTheOwners : inConversation;
  const hits = await database.rows<Place & { readonly message_id: number }>(
    sql,
    fragment`select ${order.columns}, p.message_id from passage p where ${dialect.among('p.message_id', messageIds)}`,
  );
  const placeOfHit = new Map(hits.map((hit) => [hit.message_id, order.placeOf(hit)]));
  const places = affordable(
    messageIds.flatMap((id) => placeOfHit.get(id) ?? []),
    before,
    after,
  );
  const rows = await database.rows<TurnRow>(
    sql,
    fragment`with scope as materialized (${mayRead})
      select ${order.columns}, p.owner_scope_id, p.message_id, p.sent_at, p.from_character, p.traits, p.terms
      from ${dialect.ranges(stretchesAround(places, before, after))} cross join passage p
      where ${order.within}`,
  );
  const excluded = new Set(excludeMessageIds);
  const isNear = nearTo(places, before, after);
  const near = rows.flatMap((row) => {
    const place = order.placeOf(row);
    return !excluded.has(row.message_id) && isNear(place) ? [{ row, place }] : [];
  });
  const owners = await ownersOf(
    database,
    sql,
    near.map(({ row }) => row),
  );
  const numbers = numbered(near);
  return near
    .map(({ row, place }) => toTurn(row, place, numbers, owners))
    .sort((a, b) => a.conversation - b.conversation || a.ordinal - b.ordinal || a.messageId - b.messageId);
}

/** As many of the places, first ones first, as may be read with their neighbours. */
function affordable(places: readonly Standing[], before: number, after: number): readonly Standing[] {
  const read = new Set<number>();
  const tooMany = places.findIndex(({ part, ordinal }) => {
    for (let near = ordinal - before; near <= ordinal + after; near += 1) read.add(passageKey(part, near));
    return read.size > mostTurns;
  });
  return tooMany < 0 ? places : places.slice(0, Math.max(1, tooMany));
}

/** Where a passage stands in the reader's eyes. */
interface Standing {
  readonly conversation: number;
  readonly part: number;
  readonly ordinal: number;
}

interface Order {
  readonly columns: Fragment;
  /** What a passage `p` in a `range` of neighbours is, and that it may be read (rule 1). */
  readonly within: Fragment;
  placeOf(row: Place): Standing;
}

// The plus signs keep the database from reading whole scopes by their index, for each range again.
const inConversation: Order = {
  columns: words('p.id'),
  within: words(`p.id ${keysInStretch} and +p.place_scope_id in (select id from scope)`),
  placeOf: ({ id }) => {
    const { conversation, ordinal } = readPassageKey(id);
    return { conversation, part: conversation, ordinal };
  },
};

const amongTheOwners: Order = {
  columns: words('p.id, p.owner_scope_id, p.owner_ordinal'),
  within: words(
    'p.owner_scope_id = range.part and p.owner_ordinal between range.first and range.last and +p.owner_scope_id in (select id from scope)',
  ),
  placeOf: ({ id, owner_scope_id, owner_ordinal }) => {
    const { conversation } = readPassageKey(id);
    return { conversation, part: owner_scope_id ?? 0, ordinal: owner_ordinal ?? 0 };
  },
};

interface Place {
  readonly id: Moment;
  readonly owner_scope_id?: number | null;
  readonly owner_ordinal?: number;
}

interface TurnRow extends Place {
  readonly message_id: number;
  readonly sent_at: Moment;
  readonly from_character: Flag;
  readonly traits: number;
  readonly terms: string;
}

/** What an owner said next may have been said elsewhere: only the same conversation's is near. */
function nearTo(hits: readonly Standing[], before: number, after: number): (place: Standing) => boolean {
  const conversations = new Map(
    hits.map(({ conversation, part, ordinal }) => [passageKey(part, ordinal), conversation]),
  );
  return ({ conversation, part, ordinal }) => {
    for (let hit = ordinal - after; hit <= ordinal + before; hit += 1) {
      if (conversations.get(passageKey(part, hit)) === conversation) return true;
    }
    return false;
  };
}

/** Whose they are, by index scope: fewer than there are passages. */
async function ownersOf(
  database: Database,
  sql: Sql,
  rows: readonly TurnRow[],
): Promise<ReadonlyMap<number, number>> {
  const scopes = new Set(rows.map((row) => row.owner_scope_id ?? 0));
  const found = await database.rows<{ id: number; owner_id: number }>(
    sql,
    fragment`select id, owner_id from index_scope
      where owner_id is not null and ${passageSql(database).among('id', [...scopes])}`,
  );
  return new Map(found.map(({ id, owner_id }) => [id, owner_id]));
}

/** Conversations by their first message here: which of them is older in the database tells of what stands in none. */
function numbered(
  near: readonly { readonly row: TurnRow; readonly place: Standing }[],
): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  for (const { row, place } of near) {
    const earliest = first.get(place.conversation);
    if (earliest === undefined || row.message_id < earliest) first.set(place.conversation, row.message_id);
  }
  const inOrder = [...first].sort(([, a], [, b]) => a - b);
  return new Map(inOrder.map(([conversation], index) => [conversation, index]));
}

function toTurn(
  row: TurnRow,
  { conversation, ordinal }: Standing,
  numbers: ReadonlyMap<number, number>,
  owners: ReadonlyMap<number, number>,
): PassageTurn {
  const turn = {
    messageId: row.message_id,
    conversation: numbers.get(conversation) ?? 0,
    ordinal,
    sentAt: readMoment(row.sent_at),
    terms: readTerms(row.terms),
    traits: row.traits,
  };
  const userId = row.from_character ? undefined : owners.get(row.owner_scope_id ?? 0);
  return userId === undefined ? turn : { ...turn, userId };
}
