/** Facts told back to whom they are about: "your dog is called Bella". */
import type { EntityRef } from '../types.ts';
import { spokenDates } from './extraction/dates.ts';
import { predicateSpec } from './predicates.ts';
import { roleOf } from './roles.ts';

/** What of a fact is told. */
export interface Told {
  readonly entity: EntityRef;
  readonly predicate: string;
  readonly value: string;
}

const swapped: Readonly<Record<string, string>> = {
  i: 'you',
  "i'm": 'you are',
  me: 'you',
  my: 'your',
  mine: 'yours',
  myself: 'yourself',
  our: 'your',
  we: 'you',
  am: 'are',
};

/** The speaker's words turned towards them: "my mum" becomes "your mum". */
function inSecondPerson(text: string): string {
  return text.replace(
    /\b(?:i'm|i|me|my|mine|myself|our|we|am)\b/gi,
    (word) => swapped[word.toLowerCase()] ?? word,
  );
}

/** "your older sister", "Darren": how the asker would be spoken to of an entity. */
export function callOf({ name, kind, aliases }: EntityRef): string {
  if (kind === 'self') return 'you';
  // Spoken of by name alone: "Mia moved to Berlin".
  const isName =
    (kind === 'person' || kind === 'pet') &&
    roleOf(name) === undefined &&
    aliases.every((alias) => alias === name);
  return isName ? properly(name) : `your ${name}`;
}

/** Typed in haste, in lower case: "my ex dana lives in rome". What has a capital of its own stays as it was typed. */
function asWritten({ entity: { kind }, predicate, value }: Told): string {
  if (/[^\p{Ll}\s'’-]/u.test(value)) return value;
  const isName = predicate === 'name' && (kind === 'self' || kind === 'person' || kind === 'pet');
  if (isName && value.split(/\s+/).length <= 3) return properly(value);
  const isPlace = (predicate === 'home' || predicate === 'origin') && !commonPlaces.has(value);
  // Of several words it may be a description: "a village near the sea".
  return isPlace && /^\p{Ll}+$/u.test(value) ? capital(value) : value;
}

const commonPlaces = new Set(
  'abroad alone apart away campus downtown dorms here home nearby overseas outside somewhere suburbia there together town uni uptown upstate'.split(
    ' ',
  ),
);

function properly(name: string): string {
  return name.replaceAll(/(?<=^|[\s-])\p{L}/gu, capital);
}

/** One fact, or several values of one predicate, as a clause without end mark, beginning in lower case. `ended`: it is so no more. */
export function describe(facts: readonly [Told, ...Told[]], ended = false): string {
  const [{ entity, predicate }] = facts;
  const spec = ended ? predicateSpec(predicate).past : predicateSpec(predicate);
  const value = listed(facts.map((fact) => spokenDates(inSecondPerson(asWritten(fact)))));
  const several = facts.length > 1 && predicate === 'name';
  if (several && entity.kind !== 'self') return `your ${entity.name}s are called ${value}`;
  const form = entity.kind === 'self' ? spec.you : spec.other;
  return form.replaceAll('{s}', () => callOf(entity)).replace('{v}', () => placed(predicate, value));
}

/** Facts as one clause: "your cat is called Bean and you like jazz". */
export function describeAll(facts: readonly (Told & { readonly effect: 'holds' | 'ended' })[]): string {
  const groups = Map.groupBy(facts, (fact) => `${fact.effect} ${fact.entity.name} ${fact.predicate}`);
  return listed(
    [...groups.values()].flatMap(([first, ...more]) =>
      first ? [describe([first, ...more], first.effect === 'ended')] : [],
    ),
  );
}

/** What was asked for, as the end of "I don't know …". */
export function describeAsked(entity: EntityRef, predicate: string): string {
  const { asked } = predicateSpec(predicate);
  // Named by what they are to the asker already: "who your girlfriend is", not "… is to you".
  if (predicate === 'relation' && callOf(entity).startsWith('your ')) return `who ${callOf(entity)} is`;
  return entity.kind === 'self' ? asked.you : asked.other.replaceAll('{s}', () => callOf(entity));
}

/** The clause as a sentence. */
export function sentence(clause: string): string {
  const marked = /[.!?]$/.test(clause) ? clause : `${clause}.`;
  return capital(marked);
}

/** "a, b and c". */
export function listed(values: readonly string[]): string {
  if (values.length < 2) return values.join('');
  return `${values.slice(0, -1).join(', ')} and ${values.at(-1)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function placed(predicate: string, value: string): string {
  if (predicate === 'job')
    return /^(?:an?|the) /i.test(value) ? value : `${/^[aeiou]/i.test(value) ? 'an' : 'a'} ${value}`;
  if (predicate === 'birthday' && /^\d+(?:st|nd|rd|th)\b/.test(value)) return `the ${value}`;
  return value;
}
