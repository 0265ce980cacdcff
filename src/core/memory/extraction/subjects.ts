/** Whom a clause is about: the speaker, somebody of theirs, or nobody that facts are kept of. */
import type { EntityRef } from '../../types.ts';
import { kin, roleOf } from '../roles.ts';
import { occasionAhead } from './event-forms.ts';
import type { KnownFact } from './extracted-fact.ts';

export const self: EntityRef = { name: 'self', kind: 'self', aliases: [] };

export interface Subject {
  /** Undefined for somebody or something that no fact is kept of. */
  readonly entity?: EntityRef;
  /** What is said of it, or of what it has when `possessive`. */
  readonly rest: string;
  readonly possessive: boolean;
  /** No subject was written: it may be the speaker, where the form allows. */
  readonly bare: boolean;
  /** The name that the same words give it, and the role they give it by: "my sister Mia". */
  readonly calledHere?: string;
  readonly role?: string;
  /** Several of a kind: "my dogs". */
  readonly several: boolean;
  /** Known by a name alone, and new: only forms that speak of people hold. */
  readonly strange?: boolean;
}

/** What a pronoun may mean is forgotten after that. */
const freshMs = 30 * 60_000;

/** Who is spoken of as one: "mum and dad live in …", "the folks are …". */
const parents: EntityRef = {
  name: 'parents',
  kind: 'person',
  aliases: ['folks', 'mum and dad', 'mom and dad'],
};
const parentsAhead =
  /^(?:(?:my|our|the) )?(?:folks|parents|(?:mum|mom|mama|mam|dad|papa) and (?:my )?(?:mum|mom|mama|mam|dad|papa)) (?=(?:are|were|have|live|lived|moved|work|worked|own|come|came|grew|split|run|speak|hate|love|just|still|both|retired|divorced)\b)/i;

const verbs =
  "came|comes|lost|is|'s|was|has|had|lives|works|loves|likes|hates|moved|got|turned|turns|just|does|did|do|plays|studies|goes|went|can|can't|will|wants|used|started|quit|left|passed|died|speaks|teaches|runs|owns|drives|uses|prefers|enjoys|knows|never|always|and|also|still|now|who|calls|called|named|collects|adopted|bought|became|is not|retired|broke|graduated|lived|worked";
const verbAhead = new RegExp(`^(?:${verbs})\\b`, 'i');
const notNames = new RegExp(
  `^(?:${verbs}|i|he|she|they|it|we|you|my|our|his|her|their|its|the|a|an|this|that|these|those|there|here|to|in|on|at|of|for|from|with|about|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|today|tomorrow|yesterday|christmas|not|no|yes|so|if|but|or|are|be|been|being|would|could|should|really|actually|finally|both|all|some|most|every|everyone|people|nobody|what|when|where|why|how|love|hate|like|life|work|school|home|news|monday|god|god's|jesus|lol|ok|okay|half|one|two|three|birthday|name|names|age|job|day|days|situation|mother|father|sister|brother)$`,
  'i',
);
const nameWord = /^\p{Lu}[\p{L}-]*(?:'\p{Lu}\p{L}+)?$/u;
const kinStart = new RegExp(`^(?:(?:the|dear|old|poor) )?((?:${kin})s?)\\b`, 'i');
const barely = new RegExp(`^(?:the )?(?:${kin}|kids|children|dogs|cats)$`, 'i');

export class Subjects {
  readonly #known: readonly KnownFact[];
  readonly #named = new Map<string, EntityRef>();
  #last: EntityRef | undefined;
  #previous: Subject | undefined;

  constructor(known: readonly KnownFact[], sentAt: number | undefined) {
    this.#known = known;
    const recent = known.find(
      ({ entity, validFrom }) =>
        (entity.kind === 'person' || entity.kind === 'pet') &&
        sentAt !== undefined &&
        sentAt - validFrom >= 0 &&
        sentAt - validFrom <= freshMs,
    );
    this.#last = recent?.entity;
  }

  /** The entity that a pronoun means, if any was spoken of. */
  get last(): EntityRef | undefined {
    return this.#last;
  }

  /** Notes who was spoken of, under a name if they have one. */
  met(entity: EntityRef, name?: string): void {
    if (entity.kind === 'self') return;
    this.#last = entity;
    for (const word of [name?.toLowerCase(), entity.name, ...entity.aliases]) {
      if (word !== undefined) this.#named.set(word, entity);
    }
  }

  /** Somebody spoken of before, in this message or an earlier one, by name, alias or role. */
  find(name: string): EntityRef | undefined {
    const wanted = name.toLowerCase();
    const here = this.#named.get(wanted);
    if (here) return here;
    const before = this.#known.find(
      ({ entity, predicate, value }) =>
        entity.kind !== 'self' &&
        (entity.name === wanted ||
          entity.aliases.includes(wanted) ||
          (predicate === 'name' && value.toLowerCase() === wanted)),
    );
    return before?.entity;
  }

  /** `follows`: the clause may share the subject of the one before it. */
  of(clause: string, follows: boolean): Subject {
    const subject = this.#read(clause, follows);
    this.#previous = subject;
    if (subject.entity) this.met(subject.entity, subject.calledHere);
    return subject;
  }

  #read(clause: string, follows: boolean): Subject {
    const me =
      /^(?:me and (?:my |the )?[\p{L}-]+(?: (?-i:\p{Lu})\p{L}+)?|(?:my |the )?[\p{L}-]+(?: (?-i:\p{Lu})\p{L}+)? and (?:i|me)|i|we|we both|we all|i myself) (?=\S)/iu.exec(
        clause,
      );
    if (me) return subject(self, clause.slice(me[0].length));
    const both = parentsAhead.exec(clause);
    if (both) return subject(parents, clause.slice(both[0].length));
    const mine = /^(?:my|our) (?=\S)/i.exec(clause);
    if (mine) return this.#mine(clause.slice(mine[0].length));
    const kinWord = kinStart.exec(clause);
    if (kinWord) {
      const words = clause.replace(/^the /i, '');
      const found = this.#role(words, true);
      if (found) return found;
    }
    return this.#pronoun(clause) ?? this.#byName(clause) ?? this.#none(clause, follows);
  }

  #mine(rest: string): Subject {
    return this.#role(rest, false) ?? { ...subject(self, rest), possessive: true };
  }

  /** A role with what follows: "sister Mia lives in …", "sister's dog is …", "dogs are called …". */
  #role(text: string, withoutMy: boolean): Subject | undefined {
    const tokens = text.split(' ');
    for (let length = Math.min(5, tokens.length); length > 0; length -= 1) {
      const phrase = tokens.slice(0, length).join(' ');
      const owning = /(?:'s|s'|’s)$/i.test(phrase);
      const base = phrase.replace(/'s$/i, '').replace(/s'$/i, 's');
      const role = roleOf(base);
      if (!role || (withoutMy && !barely.test(base))) continue;
      const rest = tokens.slice(length).join(' ');
      if (rest === '') return undefined;
      const entity: EntityRef = { name: role.name, kind: role.kind, aliases: [] };
      if (owning) return this.#owned(entity, rest, role.several);
      const listed = role.several ? namesListed.exec(rest) : null;
      if (listed)
        return {
          ...subject(
            {
              ...entity,
              aliases:
                listed[0]
                  .toLowerCase()
                  .match(/\p{L}[\p{L}'-]*/gu)
                  ?.filter((word) => word !== 'and') ?? [],
            },
            rest.slice(listed[0].length).trim(),
          ),
          calledHere: listed[0],
          role: role.name,
          several: true,
        };
      const { name, after } = nameAhead(rest, true);
      if (
        withoutMy &&
        name === undefined &&
        !verbAhead.test(rest) &&
        !/^(?:are|were|have|name|be)\b/i.test(rest)
      )
        return undefined;
      if (name === undefined) return { ...subject(this.#same(entity), rest), several: role.several };
      const known = this.called(entity, name);
      const named = { ...subject(known, after), calledHere: name, role: role.name };
      return after.startsWith("'s ")
        ? { ...this.#owned(known, after.slice(3), false), calledHere: name, role: role.name }
        : named;
    }
    return undefined;
  }

  /** What follows "sister's": her dog, her name, or that she is something. */
  #owned(entity: EntityRef, rest: string, several: boolean): Subject {
    const tokens = rest.split(' ');
    for (let length = Math.min(3, tokens.length - 1); length > 0; length -= 1) {
      const phrase = tokens.slice(0, length).join(' ').replace(/'s$/i, '');
      const role = roleOf(phrase);
      if (!role) continue;
      const theirs: EntityRef = { name: `${entity.name}'s ${role.name}`, kind: role.kind, aliases: [] };
      const after = tokens.slice(length).join(' ');
      if (/'s$/i.test(tokens[length - 1] ?? ''))
        return { ...subject(theirs, after), possessive: attribute.test(after) };
      const { name, after: verb } = nameAhead(after);
      return name === undefined
        ? subject(theirs, after)
        : { ...subject({ ...theirs, aliases: [name.toLowerCase()] }, verb), calledHere: name };
    }
    if (attribute.test(rest)) return { ...subject(entity, rest), possessive: true, several };
    return { ...subject(this.#same(entity), `is ${rest}`), several };
  }

  #pronoun(clause: string): Subject | undefined {
    const match = /^(he|she|his|her|they|their|it|its|it is)(?:'s)? (?=\S)/i.exec(clause);
    if (!match) return undefined;
    const word = (match[1] ?? '').toLowerCase();
    const rest = clause.slice(match[0].length);
    const meant = this.#last;
    if (!meant || (/^it/.test(word) && meant.kind !== 'pet')) return { ...subject(undefined, rest) };
    if (/^they|^their/.test(word) && !/^(?:name|dog|cat)\b/.test(rest)) return subject(undefined, rest);
    if (sexOf(meant.name) !== undefined && /^(?:he|his)$/.test(word) !== (sexOf(meant.name) === 'he')) {
      if (!/^(?:it|its)$/.test(word)) return subject(undefined, rest);
    }
    if (/^(?:his|her|its|their)$/.test(word))
      return this.#owned(meant, rest, false).possessive
        ? this.#owned(meant, rest, false)
        : possessionOf(this.#owned(meant, rest, false));
    return subject(meant, rest);
  }

  #byName(clause: string): Subject | undefined {
    const { name, after } = nameAhead(clause);
    if (name !== undefined) {
      const known = this.find(name);
      const entity = known ?? { name: name.toLowerCase(), kind: 'person' as const, aliases: [] };
      const strange = known === undefined;
      if (after.startsWith("'s ")) return { ...this.#owned(entity, after.slice(3), false), strange };
      return verbAhead.test(after) || known ? { ...subject(entity, after), strange } : undefined;
    }
    const [first = ''] = clause.split(' ', 1);
    const bare = first.replace(/'s$/i, '');
    const known = /^\p{L}{3,}$/u.test(bare) && !notNames.test(bare) ? this.find(bare) : undefined;
    if (!known) return undefined;
    const rest = clause.slice(first.length + 1);
    if (rest === '') return undefined;
    return /'s$/i.test(first) ? this.#owned(known, rest, false) : subject(known, rest);
  }

  #none(clause: string, follows: boolean): Subject {
    const before = this.#previous;
    if (follows && before && !/^(?:i|my|it|this|that|there|you|the)\b/i.test(clause)) {
      // "LeBron is the man - love his skills": whose liking that is, nobody knows.
      if (before.strange && /^(?:love|like|enjoy|hate|adore)s?\b/i.test(clause))
        return subject(undefined, clause);
      return {
        entity: before.entity,
        rest: clause,
        possessive: false,
        bare: before.bare,
        several: false,
        ...(before.strange && { strange: true }),
      };
    }
    const occasion = occasionAhead.exec(clause)?.[0];
    if (occasion !== undefined) return { ...subject(self, clause.slice(occasion.length)), possessive: true };
    const other =
      /^(?:you|your|it|this|that|these|those|there|the|a|an|some|his|her|their|its|who|which|what|everyone|people|someone|nobody)\b/i;
    if (other.test(clause)) return subject(undefined, clause);
    return { entity: self, rest: clause, possessive: false, bare: true, several: false };
  }

  /** Somebody of that role whom the speaker named before keeps the name. */
  #same(entity: EntityRef): EntityRef {
    return this.#named.get(entity.name) ?? entity;
  }

  /** "My friend Ann" after "my friend Tom" is somebody else. */
  called(entity: EntityRef, name: string): EntityRef {
    const alias = name.toLowerCase();
    const known = this.find(alias);
    if (known) return { ...known, aliases: known.name === alias ? known.aliases : [alias] };
    const same = this.find(entity.name);
    const taken = same && this.#nameOf(same) !== undefined && this.#nameOf(same) !== alias;
    return taken ? { name: alias, kind: entity.kind, aliases: [] } : { ...entity, aliases: [alias] };
  }

  #nameOf(entity: EntityRef): string | undefined {
    const told = this.#known.find((fact) => fact.entity.name === entity.name && fact.predicate === 'name');
    return told?.value.toLowerCase() ?? entity.aliases[0];
  }
}

const attribute =
  /^(?:(?:full|real|actual|first|last|middle|maiden|favourite|\d+(?:st|nd|rd|th)|dream|old|new) )*(?:name|names|birthday|age|job|pronouns|surname|nickname|breed|colour|favourite [\p{L} ]+?|car|hometown|major|degree|email|phone|number|height|birthday party|wedding|party|due date)(?:'s|s)?(?: (?:is|are|was|will be|'s)|:| on\b)/iu;

function subject(entity: EntityRef | undefined, rest: string): Subject {
  return { ...(entity && { entity }), rest, possessive: false, bare: false, several: false };
}

/** "His annoying habit …" is nothing of his that is kept. */
function possessionOf(owned: Subject): Subject {
  return owned.entity?.name.includes("'s ") ? owned : subject(undefined, owned.rest);
}

/** One to three capitalised words at the start of `text`; where a role stands before it, also one in lower case before a verb. */
function nameAhead(text: string, afterRole = false): { readonly name?: string; readonly after: string } {
  const tokens = text.split(' ', 5);
  const taken: string[] = [];
  for (const token of tokens.slice(0, 3)) {
    const owning = /'s$/i.test(token);
    const word = owning ? token.slice(0, -2) : token;
    if (!nameWord.test(word) || notNames.test(word)) break;
    taken.push(word);
    if (owning)
      return { name: taken.join(' '), after: `'s ${text.split(' ').slice(taken.length).join(' ')}` };
  }
  if (taken.length > 0)
    return { name: taken.join(' '), after: text.split(' ').slice(taken.length).join(' ') };
  const lower = afterRole ? lowerName.exec(text) : null;
  const word = lower?.[1] ?? '';
  if (!lower || notNames.test(word) || hardlyNames.test(word)) return { after: text };
  return { name: word, after: text.slice(word.length).trimStart() };
}

const namesListed = /^\p{Lu}[\p{L}'-]+(?:, \p{Lu}[\p{L}'-]+)*,? (?:and|&) \p{Lu}[\p{L}'-]+/u;
const lowerName = new RegExp(`^(\\p{Ll}{3,12})(?= (?:${verbs})\\b|'s )`, 'u');
const hardlyNames =
  /ly$|^(?:already|soon|even|often|sometimes|maybe|almost|then|too|once|herself|himself|there|back|out|kind|sort|ever|yet|again|friend|partner|dog|cat|boss|who|which|whom|whose|because|though|guy|person|thing|one|ones)$/;

function sexOf(role: string): 'he' | 'she' | undefined {
  if (
    /(?:^|[ '-])(?:mum|mom|mother|sister|daughter|wife|girlfriend|nan|nana|gran|grandma|granny|grandmother|aunt|auntie|niece|fiancée|landlady)$|^(?:sister|mother)-in-law$/.test(
      role,
    )
  )
    return 'she';
  if (
    /(?:^|[ '-])(?:dad|father|brother|son|husband|boyfriend|grandad|granddad|grandpa|grandfather|uncle|nephew|landlord)$|^(?:brother|father)-in-law$/.test(
      role,
    )
  )
    return 'he';
  return undefined;
}
