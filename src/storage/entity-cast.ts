import type { Audience, EntityKind, EntityRef } from '../core/types.ts';
import { writeCreatedAt } from './columns.ts';
import type { Database } from './database.ts';
import {
  calledAt,
  calledBy,
  calledInStatement,
  type Naming,
  namesIn,
  namesLike,
  sameEntity,
  sharedNames,
} from './entity-names.ts';
import { covers } from './fact-reach.ts';
import type { SameEntity } from './fact-supersession.ts';
import type { Sql } from './orm.ts';

interface Known {
  readonly id: number;
  readonly kind: EntityKind;
  readonly audience: Audience;
  readonly namings: readonly (Naming & { readonly told: number })[];
}

/** What one statement calls an entity, to be kept with its source. */
export interface Calling {
  readonly ref: EntityRef;
  /** A name that the statement itself gives: the value of a `name`. */
  readonly given?: string;
  readonly audience: Audience;
  readonly sourceMessageId: number;
  /** The source's text: of several names, those that stand in it are from it. */
  readonly text: string;
}

const width: Readonly<Record<Audience['visibility'], number>> = { public: 0, private: 1, dm: 2 };

/** Whom and what one owner speaks of, inside one transaction that holds the owner's row. */
export class Cast {
  readonly #database: Database;
  readonly #sql: Sql;
  readonly #ownerId: number;
  readonly #known = new Map<number, Known>();
  #selves: { readonly id: number; readonly audience: Audience }[] | undefined;
  #mingled = false;

  constructor(database: Database, sql: Sql, ownerId: number) {
    this.#database = database;
    this.#sql = sql;
    this.#ownerId = ownerId;
  }

  /** True once a name was learned that another entity may have too: who is the same may have changed. */
  get mingled(): boolean {
    return this.#mingled;
  }

  /** Entities that may be the same as this one, itself included. */
  alike(entityId: number): readonly number[] {
    if (this.#isSelf(entityId)) return (this.#selves ?? []).map((self) => self.id);
    return [entityId, ...[...this.#known.keys()].filter((id) => id !== entityId)];
  }

  readonly same: SameEntity = (one, other, level) => {
    if (one === other) return true;
    if (this.#isSelf(one) || this.#isSelf(other)) return this.#isSelf(one) && this.#isSelf(other);
    const [a, b] = [this.#known.get(one), this.#known.get(other)];
    if (a === undefined || b === undefined) return false;
    return sameEntity(calledAt(a.kind, a.namings, level), calledAt(b.kind, b.namings, level));
  };

  /**
   * The entity that a statement speaks of: one that all who can read the statement can read by that name, or a new one. Of
   * several, the one that shares most names, of the narrowest audience, named last.
   */
  async of(calling: Calling): Promise<number> {
    if (calling.ref.kind === 'self') return this.#self(calling.audience);
    const { ref, audience, given } = calling;
    const names = [ref.name, ...ref.aliases, ...(given === undefined ? [] : [given])];
    await this.#load({ called: names.flatMap((name) => [...namesLike(name), ...namesIn(ref.kind, name)]) });
    const found = this.#find(ref, audience);
    const id = found?.id ?? (await this.#make(ref, audience));
    if (found) await this.#knowKind(found, ref, audience);
    await this.#call(id, calling);
    return id;
  }

  /**
   * Everything that the owner speaks of, for telling all statements again: by the names that stand, or by all that ever did,
   * since a correction is about a name that stands no more.
   */
  async loadAll(names: 'standing' | 'ever'): Promise<void> {
    await this.#loadSelves();
    this.#known.clear();
    await this.#load({ retiredToo: names === 'ever' });
    this.#mingled = false;
  }

  #isSelf(entityId: number): boolean {
    return this.#selves?.some((self) => self.id === entityId) ?? false;
  }

  async #loadSelves() {
    this.#selves ??= (
      await this.#sql
        .selectFrom('entity_memory')
        .select(['id', 'platform', 'workspace', 'visibility', 'channel'])
        .where('owner_id', '=', this.#ownerId)
        .where('kind', '=', 'self')
        .orderBy('id')
        .execute()
    ).map(({ id, ...audience }) => ({ id, audience }));
    return this.#selves;
  }

  async #self(audience: Audience): Promise<number> {
    const selves = await this.#loadSelves();
    const wide = selves.find((self) => covers(self.audience, audience));
    if (wide) return wide.id;
    const id = await this.#insert('self', 'self', audience);
    if (id === undefined) throw new Error('Two entities of one owner and audience are called self');
    selves.push({ id, audience });
    return id;
  }

  #find(ref: EntityRef, audience: Audience): Known | undefined {
    const wanted = calledInStatement(ref);
    const rank = (known: Known) => {
      const seen = known.namings.filter((naming) => covers(naming.audience, audience));
      const called = calledBy(known.kind, seen);
      if (!sameEntity(wanted, called)) return undefined;
      return [
        sharedNames(wanted, called),
        width[known.audience.visibility],
        Math.max(...seen.map((naming) => naming.told)),
        -known.id,
      ];
    };
    return [...this.#known.values()]
      .flatMap((known) => {
        const ranked = rank(known);
        return ranked ? [{ known, ranked }] : [];
      })
      .toSorted((a, b) => firstDifference(b.ranked, a.ranked))[0]?.known;
  }

  async #make(ref: EntityRef, audience: Audience): Promise<number> {
    for (let count = 1; ; count += 1) {
      const name = count === 1 ? ref.name : `${ref.name} ${count}`;
      const id = await this.#insert(name, ref.kind, audience);
      if (id === undefined) continue;
      this.#known.set(id, { id, kind: ref.kind, audience, namings: [] });
      return id;
    }
  }

  /** Undefined when the owner has another of that name and audience. */
  async #insert(name: string, kind: EntityKind, audience: Audience): Promise<number | undefined> {
    const row = await this.#sql
      .insertInto('entity_memory')
      .values({
        owner_id: this.#ownerId,
        name,
        kind,
        ...audience,
        created_at: writeCreatedAt(this.#database.clock.now()),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    return row?.id;
  }

  /** "My dog Rex" tells of what kind Rex is, whom the speaker had only named. */
  async #knowKind(known: Known, ref: EntityRef, audience: Audience): Promise<void> {
    if (known.kind === ref.kind || ref.aliases.length === 0 || !covers(audience, known.audience)) return;
    await this.#sql.updateTable('entity_memory').set({ kind: ref.kind }).where('id', '=', known.id).execute();
    this.#known.set(known.id, { ...known, kind: ref.kind });
  }

  async #call(id: number, calling: Calling): Promise<void> {
    const known = this.#known.get(id);
    if (known === undefined) return;
    const names = namesOf(calling, known.kind);
    const { audience, sourceMessageId } = calling;
    const created_at = writeCreatedAt(this.#database.clock.now());
    const rows = await this.#sql
      .insertInto('entity_alias')
      .values(
        names.map(({ alias, proper }) => ({
          entity_id: id,
          owner_id: this.#ownerId,
          alias,
          proper: this.#database.flag(proper),
          ...audience,
          last_told: sourceMessageId,
          retired: this.#database.flag(false),
          created_at,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['entity_id', 'alias', 'proper', 'platform', 'workspace', 'visibility', 'channel'])
          .doUpdateSet((set) => ({
            last_told: set
              .case()
              .when('excluded.last_told', '>', set.ref('entity_alias.last_told'))
              .then(set.ref('excluded.last_told'))
              .else(set.ref('entity_alias.last_told'))
              .end(),
          })),
      )
      .returning(['id', 'retired'])
      .execute();
    await this.#sql
      .insertInto('entity_mention')
      .values(rows.map((row) => ({ alias_id: row.id, source_message_id: sourceMessageId, created_at })))
      .onConflict((conflict) => conflict.columns(['alias_id', 'source_message_id']).doNothing())
      .execute();
    const fresh = names.some(
      (name) =>
        !known.namings.some(
          (old) => old.alias === name.alias && old.proper === name.proper && covers(old.audience, audience),
        ),
    );
    // A name that was corrected may be one again.
    const revived = rows.some((row) => Boolean(row.retired));
    if (revived || (fresh && this.#known.size > 1)) this.#mingled = true;
    const namings = names.map((name) => ({ ...name, audience, told: sourceMessageId }));
    this.#known.set(id, { ...known, namings: [...known.namings, ...namings] });
  }

  /** Adds the owner's entities that are called by one of these names, or all. */
  async #load(which: { readonly called?: readonly string[]; readonly retiredToo?: boolean }): Promise<void> {
    const { called } = which;
    const rows = await this.#sql
      .selectFrom('entity_memory as entity')
      .innerJoin('entity_alias as alias', 'alias.entity_id', 'entity.id')
      .select(['entity.id', 'entity.kind', 'alias.alias', 'alias.proper', 'alias.last_told as told'])
      .select(['alias.platform', 'alias.workspace', 'alias.visibility', 'alias.channel'])
      .select([
        'entity.platform as entity_platform',
        'entity.workspace as entity_workspace',
        'entity.visibility as entity_visibility',
        'entity.channel as entity_channel',
      ])
      .where('entity.owner_id', '=', this.#ownerId)
      .$if(!which.retiredToo, (query) => query.where('alias.retired', '=', this.#database.flag(false)))
      .$if(called !== undefined, (query) =>
        query.where('entity.id', 'in', (inner) =>
          inner
            .selectFrom('entity_alias')
            .select('entity_id')
            .where('owner_id', '=', this.#ownerId)
            .where('alias', 'in', called ?? []),
        ),
      )
      .orderBy('entity.id')
      .orderBy('alias.id')
      .execute();
    for (const [id, named] of Map.groupBy(rows, (row) => row.id)) {
      const [first] = named;
      if (first === undefined || this.#known.has(id)) continue;
      this.#known.set(id, {
        id,
        kind: first.kind,
        audience: {
          platform: first.entity_platform,
          workspace: first.entity_workspace,
          visibility: first.entity_visibility,
          channel: first.entity_channel,
        },
        namings: named.map(({ alias, proper, platform, workspace, visibility, channel, told }) => ({
          alias,
          proper: Boolean(proper),
          audience: { platform, workspace, visibility, channel },
          told,
        })),
      });
    }
  }
}

/** The names that a statement gives. Those not found in its text were brought along, unless none is: a pronoun, a short form. */
function namesOf(
  { ref, given, text }: Calling,
  kind: EntityKind,
): readonly { readonly alias: string; readonly proper: boolean }[] {
  const names = new Map<string, boolean>();
  for (const name of [...ref.aliases, ...(given === undefined ? [] : [given])]) {
    for (const alias of namesIn(kind, name)) names.set(alias, true);
  }
  if (!names.has(ref.name)) names.set(ref.name, false);
  const said = new Set(text.toLowerCase().split(/(?:['’]s?)?(?:[^\p{L}\p{N}'’-]+|$)/u));
  const all = [...names].map(([alias, proper]) => ({ alias, proper }));
  const here = all.filter(({ alias }) => said.has(alias.split(' ').at(-1) ?? alias));
  return here.length > 0 ? here : all;
}

function firstDifference(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) {
    const difference = value - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
