/** Who is who, wherever in a sentence it is said: "Walt's my uncle", "at my friend Tom's place", "the dog is called Rex". */
import type { EntityRef } from '../../types.ts';
import { roleOf } from '../roles.ts';
import type { Draft } from './forms.ts';
import type { Subjects } from './subjects.ts';
import { nameLike, names, thing } from './values.ts';

const notAName =
  /^(?:it|this|that|he|she|they|there|here|who|what|which|one|everyone|nobody|life|love|home|music|today|tomorrow|yesterday|i|you|we|god|work|these|those|all|both|where|how|when)$/i;

/** The names that a role gets in passing; each is met, so that later clauses know them. */
export function introducedIn(clause: string, subjects: Subjects): readonly Draft[] {
  return [
    ...inPassing(clause, subjects),
    ...turned(clause, subjects),
    ...ofKind(clause, subjects),
    ...parting(clause, subjects),
  ];
}

/** "… my sister Mia …" */
function inPassing(clause: string, subjects: Subjects): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const match of clause.matchAll(
    /\b(?:my|our) ((?:[\p{L}-]+ ){1,3})(\p{Lu}[\p{Ll}][\p{L}'-]*?)(?:'s)?(?=[\s,.)]|$)/gu,
  )) {
    const role = roleOf((match[1] ?? '').trim());
    const name = match[2] ?? '';
    if (!role || role.several || notAName.test(name)) continue;
    drafts.push(...introduced(role.name, role.kind, name, subjects));
  }
  return drafts;
}

/** "Dolly and Kenny the ducks are …" */
function ofKind(clause: string, subjects: Subjects): readonly Draft[] {
  const match =
    /^(?:my |our )?(\p{Lu}[\p{L}'-]+(?:(?:,| and|, and) \p{Lu}[\p{L}'-]+)*),? (?:the|our|my) ([\p{L} ]{3,20}?)(?:'s)? (?:is|are|has|have|was|were|got|keeps?|just|needs?|hates?|loves?|ate|turns?|died|passed|laid)\b/u.exec(
      clause,
    );
  const role = roleOf(match?.[2] ?? '');
  const called = names(match?.[1] ?? '');
  if (role?.kind !== 'pet' || called.length === 0 || called.length > 1 !== role.several) return [];
  const aliases = called.map((name) => name.toLowerCase());
  const entity: EntityRef = { name: role.name, kind: role.kind, aliases };
  if (subjects.find(aliases[0] ?? '')) return [];
  subjects.met(entity);
  return called.map((value) => ({
    entity,
    predicate: 'name',
    value,
    ...(role.several && { cardinality: 'many' as const }),
  }));
}

/** "had to say bye to Nettle today": of a pet that was told of before; people part at stations, too. */
function parting(clause: string, subjects: Subjects): readonly Draft[] {
  const name =
    /^(?:(?:I|i|we) )?(?:had to |have to |have |just )*(?:say|said) (?:good)?bye to (?:my |our )?(?:\p{Ll}+ )?(\p{L}[\p{L}'-]+)\b/u.exec(
      clause,
    )?.[1];
  const entity = name === undefined ? undefined : subjects.find(name);
  return entity?.kind === 'pet' ? [{ entity, predicate: 'death', value: 'died' }] : [];
}

/** "Walt is my uncle", "he's my brother", "Tom and Ann are my kids". */
function turned(clause: string, subjects: Subjects): readonly Draft[] {
  const match =
    /^(?:turns out )?(\p{L}[\p{L}' -]{1,40}?)(?:'s| is| are)(?: (?:also|actually|technically|just|still|now|both))* (?:my|our) ((?:[\p{L}-]+ ){0,3}?[\p{L}-]+)(?: (?:and|but|so|who|technically|though|by|from|now|since|as of|not)\b.*|,.*)?$/iu.exec(
      clause,
    );
  const role = roleOf((match?.[2] ?? '').replace(/ technically$/i, ''));
  if (!match || !role) return [];
  const who = match[1] ?? '';
  if (/^(?:he|she)$/i.test(who)) {
    const last = subjects.last;
    return last && last.name !== role.name ? [{ entity: last, predicate: 'relation', value: role.name }] : [];
  }
  const called = names(who).filter((name) => !notAName.test(name) && name.split(' ').length <= 2);
  if (
    called.length === 0 ||
    called.length > 1 !== role.several ||
    roleOf(who) ||
    /^(?:my|the|a|an|his|her|their|not)\b/i.test(who)
  )
    return [];
  if (role.several) {
    const entity: EntityRef = {
      name: role.name,
      kind: role.kind,
      aliases: called.map((name) => name.toLowerCase()),
    };
    subjects.met(entity);
    return called.map((value) => ({ entity, predicate: 'name', value, cardinality: 'many' as const }));
  }
  // "coffee is my best friend": only kin are told without a capital.
  if (
    !/^\p{Lu}/u.test(called[0] ?? '') &&
    /(?:worker|workmate|boss|friend|mate|bestie|buddy|therapist|teacher|doctor|coach|colleague|neighbour|neighbor)$/.test(
      role.name,
    )
  )
    return [];
  return called.flatMap((name) => introduced(role.name, role.kind, name, subjects));
}

/** The facts of one introduction: the name, and the role where the name was known under another. */
export function introduced(
  role: string,
  kind: EntityRef['kind'],
  raw: string,
  subjects: Subjects,
): readonly Draft[] {
  const name = nameLike(raw);
  if (name === undefined) return [];
  const entity = subjects.called({ name: role, kind, aliases: [] }, name);
  subjects.met(entity, name);
  const related: readonly Draft[] =
    entity.name === role ? [] : [{ entity, predicate: 'relation', value: role }];
  return [{ entity, predicate: 'name', value: name }, ...related];
}

/** "green is my favourite colour", "pizza is my fav". */
export function favouriteTurned(clause: string): readonly Draft[] {
  const match =
    /^(.{2,50}?) (?:is|are|has to be|will always be) (?:still |probably |definitely )?my (?:all[- ]time |absolute |number one )*favourite(?: ((?:\p{L}+ ){0,2}\p{L}+?))?(?: of all time| ever| so far)?$/iu.exec(
      clause,
    );
  const value = thing(match?.[1] ?? '', 6);
  if (!match || value === undefined || /^(?:she|he|they|it|this|that|my|here|there|which|one)\b/i.test(value))
    return [];
  const noun = match[2]?.toLowerCase();
  if (noun !== undefined && roleOf(noun)) return [];
  return [
    noun === undefined || noun === 'thing'
      ? { predicate: 'likes', value }
      : { predicate: `favourite ${noun}`, value },
  ];
}

/** What others do to or with the speaker: "everyone at work calls me Fitz", "they put me on nights", "me and Tom are together". */
export function saidOfMe(clause: string): readonly Draft[] {
  const wanted = /^(?:you|u) (?:can|may) (?:just |also )?call me (.+)$/i.exec(clause)?.[1];
  const asked = wanted === undefined ? undefined : nameLike(wanted);
  if (asked !== undefined) return [{ predicate: 'name', value: asked }];
  const shift =
    /^(?:they|my boss|my manager|work|the boss) (?:have |has )?(?:put|moved|switched) me (?:on|to|onto) ((?:mon|tues?|wed|thurs?|fri|sat|sun)\p{L}*(?: ?(?:to|-|–|and) ?(?:mon|tues?|wed|thurs?|fri|sat|sun)\p{L}*)?|nights|days|earlies|lates)\b/iu.exec(
      clause,
    )?.[1];
  if (shift !== undefined) return [{ predicate: 'work hours', value: shift }];
  const mates =
    /^(?:me and (\p{Lu}[\p{L}'-]+)|(\p{Lu}[\p{L}'-]+) and (?:i|I|me)) (?:are|have been|were) ((?:best |close |old )?(?:friends|mates|buddies|besties))\b/u.exec(
      clause,
    );
  const mate = mates?.[1] ?? mates?.[2];
  if (mate !== undefined) {
    const name = /^best|besties/.test(mates?.[3] ?? '') ? 'best friend' : 'friend';
    return [
      { entity: { name, kind: 'person', aliases: [mate.toLowerCase()] }, predicate: 'name', value: mate },
    ];
  }
  const couple =
    /^(?:me and (\p{Lu}[\p{L}'-]+)|(\p{Lu}[\p{L}'-]+) and (?:i|I|me)) (?:are|have been|were) (?:at |together |dating |married |a couple |going out )(?:for )?.*(?:years?|months?|now|today)\b/u.exec(
      clause,
    );
  const partner = couple?.[1] ?? couple?.[2];
  if (partner !== undefined) return [{ predicate: 'partner', value: partner }];
  const match =
    /^(?:everyone|everybody|people|friends|most people|some people|they|(?:my |the )?(?:whole )?(?:family|friends|mates|mum|mom|dad|gran|colleagues|coworkers|team|students|kids))(?: (?:online|at work|at home|at school|irl|here|else|just|all|always|usually|mostly|still|in real life)){0,3} calls? me (.+)$/i.exec(
      clause,
    );
  if (
    !match ||
    /^(?:crazy|weird|mad|mean|old|lazy|dramatic|stupid|out|names|a|an|the|when|by|back|every)\b/i.test(
      match[1] ?? '',
    )
  )
    return [];
  const value = nameLike(match[1] ?? '');
  return value === undefined ? [] : [{ predicate: 'nickname', value }];
}
