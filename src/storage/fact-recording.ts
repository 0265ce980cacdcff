/** Statements on their way into the tables, in a transaction that holds their owner's row. */
import type { Audience, NewFact } from '../core/types.ts';
import { writeCreatedAt, writeText } from './columns.ts';
import type { Database } from './database.ts';
import { Cast } from './entity-cast.ts';
import { type Called, calledBy, calledInStatement, sameEntity } from './entity-names.ts';
import { namePredicates, settleOthers, settleSelf } from './fact-settling.ts';
import { selectStatements, toStatement, writeStandings } from './fact-statements.ts';
import { type Statement, type Told, tell, valueKey } from './fact-supersession.ts';
import type { Sql } from './orm.ts';

/** Records what one owner said, in order. */
export async function recordFacts(
  database: Database,
  sql: Sql,
  ownerId: number,
  facts: readonly NewFact[],
  at: number,
): Promise<void> {
  const recording = new Recording(database, sql, ownerId, at);
  for (const fact of facts) await recording.add(fact);
  await recording.finish();
}

/** A message that facts come from, with what is known of it already. */
interface Source {
  readonly text: string;
  readonly teaches: boolean;
  readonly told: readonly { readonly called: Called; readonly words: string }[];
}

class Recording {
  readonly #database: Database;
  readonly #sql: Sql;
  readonly #ownerId: number;
  readonly #at: number;
  readonly #cast: Cast;
  readonly #sources = new Map<number, Source>();
  readonly #lateOfSelf = new Set<string>();
  #unsettledOthers = false;

  constructor(database: Database, sql: Sql, ownerId: number, at: number) {
    this.#database = database;
    this.#sql = sql;
    this.#ownerId = ownerId;
    this.#at = at;
    this.#cast = new Cast(database, sql, ownerId);
  }

  async add(said: NewFact): Promise<void> {
    const fact = cleaned(said);
    const source = await this.#source(fact.sourceMessageId);
    const effect = fact.effect ?? 'holds';
    const words = wordsOf({ ...fact, effect, key: valueKey(fact.value) });
    const wanted = calledInStatement(fact.entity);
    if (!source.teaches) return;
    if (source.told.some((told) => told.words === words && sameEntity(told.called, wanted))) return;
    const ofSelf = fact.entity.kind === 'self';
    const gives = !ofSelf && effect === 'holds' && namePredicates.includes(fact.predicate);
    const entityId = await this.#cast.of({
      ref: fact.entity,
      ...(gives && { given: valueKey(fact.value) }),
      audience: fact.audience,
      sourceMessageId: fact.sourceMessageId,
      text: source.text,
      toldAt: fact.validFrom,
    });
    const id = await this.#tell(fact, ofSelf, fact, {
      ...common(fact, entityId),
      effect,
      cardinality: fact.cardinality,
      key: valueKey(fact.value),
      ...(fact.validTo !== undefined && { plannedTo: fact.validTo }),
      implied: false,
    });
    const ends = new Set(fact.ends ?? []);
    ends.delete(fact.predicate);
    for (const predicate of ends) {
      const ending = { effect: 'ended', cardinality: 'many', key: '', implied: true } as const;
      await this.#tell(fact, ofSelf, { predicate, value: '' }, { ...common(fact, entityId), ...ending }, id);
    }
  }

  async finish(): Promise<void> {
    await settleSelf(this.#database, this.#sql, this.#ownerId, this.#cast, [...this.#lateOfSelf]);
    if (this.#unsettledOthers || this.#cast.mingled) {
      await settleOthers(this.#database, this.#sql, this.#ownerId, this.#cast);
    }
  }

  /** Stores a statement and what it changes; its id. */
  async #tell(
    fact: NewFact,
    ofSelf: boolean,
    words: { readonly predicate: string; readonly value: string },
    statement: Omit<Statement, 'id'>,
    impliedBy?: number,
  ): Promise<number> {
    const before = await this.#mayHold(words.predicate, statement);
    const late = before.some((old) => old.told > statement.told);
    // Ids of the database are positive.
    const provisional = -1;
    const [now, ...changed] = tell(before, { ...statement, id: provisional }, this.#cast.same);
    const { id } = await this.#sql
      .insertInto('fact')
      .values({
        owner_id: this.#ownerId,
        entity_id: statement.entityId,
        predicate: words.predicate,
        value: words.value,
        value_key: statement.key,
        cardinality: statement.cardinality,
        effect: statement.effect,
        ...fact.audience,
        source_message_id: statement.told,
        implied_by_id: impliedBy ?? null,
        valid_from: statement.validFrom,
        valid_to: now?.validTo ?? null,
        planned_to: statement.plannedTo ?? null,
        hidden: this.#database.flag(now?.hidden ?? false),
        confidence: fact.confidence,
        importance: fact.importance,
        uses: 0,
        recorded_at: this.#at,
        forgotten: this.#database.flag(false),
        created_at: writeCreatedAt(this.#database.clock.now()),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const corrects =
      !ofSelf && namePredicates.includes(words.predicate) && (!now?.hidden || changed.length > 0);
    if (late || corrects) {
      if (ofSelf) this.#lateOfSelf.add(words.predicate);
      else this.#unsettledOthers = true;
    }
    await writeStandings(
      this.#database,
      this.#sql,
      before,
      changed.map((old) => (old.closedBy === provisional ? { ...old, closedBy: id } : old)),
    );
    return id;
  }

  /** Statements that the new one may close or repeat, and any told after it. */
  async #mayHold(predicate: string, said: Omit<Statement, 'id'>): Promise<readonly Told[]> {
    const oneValue = said.effect === 'holds' && said.cardinality === 'many';
    const rows = await selectStatements(this.#sql, this.#ownerId)
      .where('predicate', '=', predicate)
      .where('entity_id', 'in', this.#cast.alike(said.entityId))
      .$if(oneValue, (query) => query.where('value_key', 'in', [said.key, '']))
      .where((where) =>
        where.or([
          where('valid_to', 'is', null),
          where('valid_to', '>', said.validFrom),
          where('source_message_id', '>', said.told),
        ]),
      )
      .execute();
    return rows.map(toStatement);
  }

  /** A deleted message teaches nothing, nor one of which the owner had something forgotten. */
  async #source(messageId: number): Promise<Source> {
    const known = this.#sources.get(messageId);
    if (known) return known;
    const rows = await this.#sql
      .selectFrom('message')
      .leftJoin('fact', (join) =>
        join.onRef('fact.source_message_id', '=', 'message.id').on('fact.owner_id', '=', this.#ownerId),
      )
      .leftJoin('entity_memory as entity', 'entity.id', 'fact.entity_id')
      .select(['message.text', 'message.deleted_at'])
      .select(['fact.id', 'fact.predicate', 'fact.value_key', 'fact.effect', 'fact.forgotten'])
      .select(['fact.retracted_at', 'fact.implied_by_id', 'fact.entity_id', 'entity.kind'])
      .select(['fact.platform', 'fact.workspace', 'fact.visibility', 'fact.channel'])
      .where('message.id', '=', messageId)
      .execute();
    const names = rows.some((row) => row.kind !== null && row.kind !== 'self')
      ? await this.#sql
          .selectFrom('entity_alias')
          .select(['entity_id', 'alias', 'proper'])
          .where('source_message_id', '=', messageId)
          .execute()
      : [];
    const told = rows.flatMap(({ kind, entity_id, platform, workspace, visibility, channel, ...row }) => {
      if (row.retracted_at !== null || !kind || !platform || !visibility) return [];
      const { predicate, effect, value_key: key, implied_by_id } = row;
      if (predicate === null || effect === null || key === null || implied_by_id !== null) return [];
      const called =
        kind === 'self'
          ? calledInStatement({ name: 'self', kind, aliases: [] })
          : calledBy(
              kind,
              names
                .filter((name) => name.entity_id === entity_id)
                .map(({ alias, proper }) => ({ alias, proper: Boolean(proper) })),
            );
      const audience = { platform, workspace: workspace ?? '', visibility, channel: channel ?? '' };
      return [{ called, words: wordsOf({ predicate, effect, key, audience }) }];
    });
    const [first] = rows;
    const source = {
      text: first?.text ?? '',
      teaches: !first?.deleted_at && !rows.some((row) => Boolean(row.forgotten)),
      told,
    };
    this.#sources.set(messageId, source);
    return source;
  }
}

function common(fact: NewFact, entityId: number) {
  return { told: fact.sourceMessageId, entityId, audience: fact.audience, validFrom: fact.validFrom };
}

/** What tells a statement of one message from others of it about the same entity. */
function wordsOf(said: {
  readonly predicate: string;
  readonly effect: string;
  readonly key: string;
  readonly audience: Audience;
}): string {
  const { platform, workspace, visibility, channel } = said.audience;
  return JSON.stringify([said.predicate, said.effect, said.key, platform, workspace, visibility, channel]);
}

function cleaned(fact: NewFact): NewFact {
  const { entity } = fact;
  const ofSelf = entity.kind === 'self';
  const name = (text: string) => valueKey(writeText(text));
  return {
    ...fact,
    entity: {
      name: ofSelf ? 'self' : name(entity.name),
      kind: entity.kind,
      aliases: ofSelf ? [] : entity.aliases.map(name).filter((alias) => alias !== ''),
    },
    predicate: writeText(fact.predicate),
    value: writeText(fact.value),
  };
}
