/** Whether two ways of speaking of somebody mean the same one, judged by what they are called. Plain values, no database. */
import type { Audience, EntityKind, EntityRef } from '../core/types.ts';
import { covers } from './fact-reach.ts';

/** One name of an entity, and who could read that it is one. */
export interface Naming {
  /** Lower case. */
  readonly alias: string;
  /** A name of its own (`mia`), not what it is to its owner (`older sister`). */
  readonly proper: boolean;
  readonly audience: Audience;
}

/** What somebody is called, as far as one reader knows. */
export interface Called {
  readonly kind: EntityKind;
  readonly roles: ReadonlySet<string>;
  readonly proper: ReadonlySet<string>;
}

/** What tells kin of one kind apart; "my sister" may mean the "older sister". */
const degrees = 'older|elder|eldest|oldest|big|younger|youngest|little|baby|middle|twin'.split('|');

const kin: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'mother mum mom mama mummy mommy ma',
    'father dad daddy papa',
    'grandmother grandma gran granny nan nana',
    'grandfather grandpa grandad granddad',
    'sister',
    'brother',
    'son',
    'daughter',
    'aunt auntie',
    'uncle',
    'cousin',
    'niece',
    'nephew',
  ].flatMap((line) => {
    const words = line.split(' ');
    return words.map((word) => [word, words[0] ?? word]);
  }),
);
/** May be kin of several kinds. */
const vague = new Set(['kid', 'child', 'baby', 'toddler', 'sibling', 'twin', 'relative']);

/** What is known of an entity where all who can read `level` can read it. */
export function calledAt(kind: EntityKind, namings: readonly Naming[], level: Audience): Called {
  const known = namings.filter((naming) => covers(naming.audience, level));
  return calledBy(kind, known);
}

export function calledBy(kind: EntityKind, namings: readonly Pick<Naming, 'alias' | 'proper'>[]): Called {
  const proper = new Set(namings.filter((naming) => naming.proper).map((naming) => naming.alias));
  const roles = new Set(namings.map((naming) => naming.alias).filter((alias) => !proper.has(alias)));
  return { kind, roles, proper };
}

/** As one statement calls it. */
export function calledInStatement(ref: EntityRef): Called {
  return calledBy(ref.kind, [
    { alias: ref.name, proper: false },
    ...ref.aliases.map((alias) => ({ alias, proper: true })),
  ]);
}

/**
 * They share a name, and nothing tells them apart: neither two names of their own ("my friend Ann", "my friend Tom"), nor two
 * roles that nobody has at once ("my sister Mia", "my aunt Mia").
 */
export function sameEntity(one: Called, other: Called): boolean {
  if (sharedNames(one, other) === 0) return false;
  const byName =
    [...one.proper].some((name) => has(other, name)) || [...other.proper].some((name) => has(one, name));
  if (!byName && one.proper.size > 0 && other.proper.size > 0) return false;
  const [ours, theirs] = [rolesOf(one, other), rolesOf(other, one)];
  if (ours.length === 0 || theirs.length === 0) return true;
  if (!byName && apart(ours, theirs)) return false;
  // A word said alone does not tell whether it is a person or a pet; a role does.
  if (ours.some((our) => theirs.includes(our)))
    return one.kind === other.kind || (lives(one) && lives(other));
  if (one.kind !== other.kind && one.kind !== 'thing' && other.kind !== 'thing') return false;
  return ours.some((our) => theirs.some((their) => !conflict(our, their)));
}

/** How many names they have in common: a role that only resembles counts half. */
export function sharedNames(one: Called, other: Called): number {
  let shared = 0;
  for (const name of [...one.proper, ...one.roles]) {
    if (has(other, name)) shared += 1;
    else if ([...other.roles].some((role) => resembles(name, role))) shared += 0.5;
  }
  return shared;
}

/** All names under which an entity is kept that may be meant by `name`. */
export function namesLike(name: string): readonly string[] {
  const base = baseOf(name);
  if (base !== undefined) return [name, base];
  return kin[name] === undefined ? [name] : [name, ...degrees.map((degree) => `${degree} ${name}`)];
}

/** A person's full name with the first name alone, which will do. */
export function namesIn(kind: EntityKind, name: string): readonly string[] {
  const [first = '', ...rest] = name.split(' ');
  return kind === 'person' && rest.length > 0 && first.length > 1 ? [name, first] : [name];
}

function lives({ kind }: Called): boolean {
  return kind === 'person' || kind === 'pet' || kind === 'thing';
}

function has(called: Called, name: string): boolean {
  return called.proper.has(name) || called.roles.has(name);
}

/** Its roles without what is a name of the other. */
function rolesOf(called: Called, other: Called): readonly string[] {
  return [...called.roles].filter((role) => !other.proper.has(role));
}

function resembles(one: string, other: string): boolean {
  return baseOf(one) === other || baseOf(other) === one;
}

/** `sister` of `older sister`. */
function baseOf(role: string): string | undefined {
  const words = role.split(' ');
  const last = words.at(-1) ?? '';
  if (words.length < 2 || kin[last] === undefined) return undefined;
  return words.slice(0, -1).every((word) => degrees.includes(word)) ? last : undefined;
}

/** The older sister is not the younger. */
function apart(ours: readonly string[], theirs: readonly string[]): boolean {
  const told = (roles: readonly string[]) => roles.filter((role) => baseOf(role) !== undefined);
  const [one, other] = [told(ours), told(theirs)];
  return one.length > 0 && other.length > 0 && !one.some((role) => other.includes(role));
}

function conflict(one: string, other: string): boolean {
  const [a, b] = [kinship(one), kinship(other)];
  if (vague.has(a ?? '') || vague.has(b ?? '')) return false;
  return a !== b;
}

/** What kind of kin a role names; undefined for friends, partners, pets and whoever else may become another of these. */
function kinship(role: string): string | undefined {
  // "Sister's husband" is nobody else.
  if (role.includes("'s ")) return role;
  const last = role.split(' ').at(-1) ?? '';
  return kin[last] ?? (vague.has(last) ? last : undefined);
}
