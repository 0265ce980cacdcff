import { salience } from '../memory/recall/salience.ts';
import type { Clock, CommandButton } from '../ports.ts';
import type { FactStore, PassageStore } from '../store-ports.ts';
import type { Fact, Place, StoredMessage, UserProfile } from '../types.ts';
import { scopeOf } from './audience.ts';
import { entityTitle, factWords, type Locate, whenAndWhere } from './fact-lines.ts';
import { ownersOf } from './forget.ts';

export interface ShowDeps {
  readonly facts: FactStore;
  readonly passages: Pick<PassageStore, 'passages'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly locate?: Locate | undefined;
}

export interface Shown {
  readonly text: string;
  readonly buttons: readonly CommandButton[];
}

/** Facts on a page: with links, about what one message of Discord holds. */
const perPage = 10;
/** Facts read at all; more are exported. */
const maxFacts = 2_000;

/** What is known of a user and may be told in a place, the most salient first. @throws StorageUnavailable */
export async function knownOf(
  user: UserProfile,
  place: Place,
  { facts, clock }: Pick<ShowDeps, 'facts' | 'clock'>,
): Promise<readonly Fact[]> {
  const scope = scopeOf(place, user);
  const known = await facts.current(ownersOf({ user, scope }), scope, maxFacts);
  const now = clock.now();
  const weighed = known.map((fact) => ({ fact, weight: salience(fact, now) }));
  return weighed.sort((a, b) => b.weight - a.weight).map(({ fact }) => fact);
}

/**
 * A page of what is known, by entity, each fact with where and when it was said.
 * @throws StorageUnavailable
 */
export async function showMemory(
  user: UserProfile,
  place: Place,
  wantedPage: number,
  deps: ShowDeps,
): Promise<Shown> {
  const facts = byEntity(await knownOf(user, place, deps));
  const pages = Math.max(1, Math.ceil(facts.length / perPage));
  const page = Math.min(Math.max(1, wantedPage), pages);
  const shown = facts.slice((page - 1) * perPage, page * perPage);
  const messages = await sourcesOf(shown, user, place, deps);
  const lines: string[] = [];
  for (const [at, fact] of shown.entries()) {
    const title = entityTitle(fact.entity);
    const before = shown[at - 1];
    if (before === undefined || entityTitle(before.entity) !== title) lines.push('', `**${title}**`);
    const said = {
      at: fact.validFrom,
      message: messages.get(fact.sourceMessageId),
      dm: fact.audience.visibility === 'dm',
    };
    const from = await whenAndWhere(said, { place, user, locate: deps.locate });
    lines.push(`- ${factWords(fact, deps.clock.now())} _(you said so on ${from})_`);
  }
  const more = pages > page;
  return {
    text: [
      head(facts.length, page, pages),
      ...lines,
      '',
      notes(user, place, facts.length, more ? page + 1 : 0),
    ]
      .join('\n')
      .trim(),
    buttons: more
      ? [
          {
            label: 'More',
            danger: false,
            runs: { name: 'memory', subcommand: 'show', argument: String(page + 1) },
          },
        ]
      : [],
  };
}

/** Entities by their most salient fact, the user first; an entity's facts together. */
function byEntity(facts: readonly Fact[]): readonly Fact[] {
  const groups = [...Map.groupBy(facts, ({ entity }) => entityTitle(entity)).values()];
  const isSelf = ([first]: readonly Fact[]) => first?.entity.kind === 'self';
  return [...groups.filter(isSelf), ...groups.filter((group) => !isSelf(group))].flat();
}

async function sourcesOf(
  facts: readonly Fact[],
  user: UserProfile,
  place: Place,
  { passages }: ShowDeps,
): Promise<ReadonlyMap<number, StoredMessage>> {
  const ids = [...new Set(facts.map((fact) => fact.sourceMessageId))];
  if (ids.length === 0) return new Map();
  const found = await passages.passages(ids, scopeOf(place, user), 0);
  return new Map(found.flatMap(({ messages }) => messages).map((message) => [message.id, message]));
}

function head(count: number, page: number, pages: number): string {
  if (count === 0) return 'I remember nothing about you that I could tell here.';
  return pages === 1
    ? 'This is what I remember about you:'
    : `This is what I remember about you (${count} things, page ${page} of ${pages}):`;
}

function notes(user: UserProfile, place: Place, count: number, nextPage: number): string {
  return [
    nextPage > 0 ? `\`/memory show ${nextPage}\` goes on.` : '',
    place.visibility === 'dm'
      ? ''
      : 'What you told me elsewhere I only mention where it may be read; in a direct message I can show you more.',
    user.remembers ? '' : 'Remembering is paused for you; `/memory resume` turns it on.',
    count > 0
      ? '`/memory forget <what>` makes me forget, `/memory export` gives you all of it as files.'
      : '',
  ]
    .filter((note) => note !== '')
    .join(' ');
}
