/** Statements on their way into the tables, in a transaction that holds their owner's row. */
import { createHash } from 'node:crypto';
import type { NewFact } from '../core/types.ts';
import { writeCreatedAt, writeText } from './columns.ts';
import type { Database } from './database.ts';
import { Cast } from './entity-cast.ts';
import { covers } from './fact-reach.ts';
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

/** A message that facts come from, with what it taught already. */
interface Source {
  readonly text: string;
  readonly teaches: boolean;
  readonly tellings: Set<string>;
}

/** What of a row follows neither from its statement nor from its owner. */
interface Words {
  readonly predicate: string;
  readonly value: string;
  readonly telling?: string;
  readonly impliedBy?: number;
}

class Recording {
  readonly #database: Database;
  readonly #sql: Sql;
  readonly #ownerId: number;
  readonly #at: number;
  readonly #cast: Cast;
  readonly #sources = new Map<number, Source>();
  readonly #unsettledOfSelf = new Set<string>();
  #unsettledOfOthers = false;

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
    const telling = tellingOf(fact);
    if (!source.teaches || source.tellings.has(telling)) return;
    source.tellings.add(telling);
    const effect = fact.effect ?? 'holds';
    const ofSelf = fact.entity.kind === 'self';
    // A corrected name must be gone before the next statement looks for whom it means.
    if (!ofSelf && this.#unsettledOfOthers) await this.#settleOthers();
    const gives = !ofSelf && effect === 'holds' && namePredicates.includes(fact.predicate);
    const { sourceMessageId, audience, validFrom } = fact;
    const entityId = await this.#cast.of({
      ref: fact.entity,
      ...(gives && { given: valueKey(fact.value) }),
      audience,
      sourceMessageId,
      text: source.text,
    });
    const about = { told: sourceMessageId, entityId, audience, validFrom };
    const id = await this.#tell(
      fact,
      { predicate: fact.predicate, value: fact.value, telling },
      {
        ...about,
        effect,
        cardinality: fact.cardinality,
        key: valueKey(fact.value),
        ...(fact.validTo !== undefined && { plannedTo: fact.validTo }),
        implied: false,
      },
    );
    if (id === undefined) return;
    const ends = new Set(fact.ends ?? []);
    ends.delete(fact.predicate);
    for (const predicate of ends) {
      const ending = { effect: 'ended', cardinality: 'many', key: '', implied: true } as const;
      await this.#tell(fact, { predicate, value: '', impliedBy: id }, { ...about, ...ending });
    }
  }

  async finish(): Promise<void> {
    await settleSelf(this.#database, this.#sql, this.#ownerId, this.#cast, [...this.#unsettledOfSelf]);
    if (this.#unsettledOfOthers || this.#cast.mingled) await this.#settleOthers();
  }

  async #settleOthers(): Promise<void> {
    await settleOthers(this.#database, this.#sql, this.#ownerId, this.#cast);
    this.#unsettledOfOthers = false;
  }

  /** Stores a statement and what it changes; its id, or undefined when its message said the same in other words. */
  async #tell(fact: NewFact, words: Words, statement: Omit<Statement, 'id'>): Promise<number | undefined> {
    const before = await this.#mayHold(words.predicate, statement);
    if (before.some((old) => this.#isSame(old, statement))) return undefined;
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
        telling: words.telling ?? null,
        implied_by_id: words.impliedBy ?? null,
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
    await writeStandings(
      this.#database,
      this.#sql,
      before,
      changed.map((old) => (old.closedBy === provisional ? { ...old, closedBy: id } : old)),
    );
    const late = before.some((old) => old.told > statement.told);
    const ofSelf = fact.entity.kind === 'self';
    const renames = namePredicates.includes(words.predicate) && (!now?.hidden || changed.length > 0);
    if (ofSelf && late) this.#unsettledOfSelf.add(words.predicate);
    if (!ofSelf && (late || renames)) this.#unsettledOfOthers = true;
    return id;
  }

  /** Two tellings of one message that differ in how they call whom they are about. */
  #isSame(old: Told, said: Omit<Statement, 'id'>): boolean {
    return (
      old.told === said.told &&
      old.effect === said.effect &&
      old.key === said.key &&
      old.implied === said.implied &&
      covers(old.audience, said.audience) &&
      this.#cast.same(old.entityId, said.entityId, said.audience)
    );
  }

  /** Statements that the new one may close or repeat, and any of its message or told after it. */
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
          where('source_message_id', '>=', said.told),
        ]),
      )
      .orderBy('source_message_id')
      .orderBy('id')
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
      .select(['message.text', 'message.deleted_at', 'fact.telling', 'fact.forgotten'])
      .where('message.id', '=', messageId)
      .execute();
    const source = {
      text: rows[0]?.text ?? '',
      teaches: !rows[0]?.deleted_at && !rows.some((row) => Boolean(row.forgotten)),
      tellings: new Set(rows.flatMap((row) => row.telling ?? [])),
    };
    this.#sources.set(messageId, source);
    return source;
  }
}

/** What tells a statement from the others of its message. A digest, since it is only compared. */
function tellingOf({ entity, predicate, effect = 'holds', value, audience }: NewFact): string {
  const { platform, workspace, visibility, channel } = audience;
  const said = [entity.name, entity.aliases, predicate, effect, valueKey(value)];
  return createHash('sha256')
    .update(JSON.stringify([...said, platform, workspace, visibility, channel]))
    .digest('base64url');
}

/** Text as both databases take it; names as names are compared. */
function cleaned(fact: NewFact): NewFact {
  const { entity } = fact;
  const name = (text: string) => valueKey(writeText(text));
  return {
    ...fact,
    entity:
      entity.kind === 'self'
        ? { name: 'self', kind: 'self', aliases: [] }
        : {
            name: name(entity.name),
            kind: entity.kind,
            aliases: entity.aliases.map(name).filter((alias) => alias !== ''),
          },
    predicate: writeText(fact.predicate),
    value: writeText(fact.value),
  };
}
