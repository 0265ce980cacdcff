/** Facts from what a user says, by form alone: sure of little, and right about that. */
import type { EntityRef } from '../../types.ts';
import { predicateSpec } from '../predicates.ts';
import { roleOf } from '../roles.ts';
import { activityForms } from './activity-forms.ts';
import { statementAfter } from './answers-to-her.ts';
import { attributeForm } from './attribute-form.ts';
import { belongingsForms } from './belongings-forms.ts';
import { type Clause, type Sentence, sentencesOf } from './clauses.ts';
import { correctionsIn, insteadOf } from './corrections.ts';
import { doneToMe } from './done-to-me.ts';
import { eventForms } from './event-forms.ts';
import type { ExtractedFact, ExtractionContext, KnownFact, Reading } from './extracted-fact.ts';
import type { Draft, Form, Said } from './forms.ts';
import { goalForms } from './goal-forms.ts';
import { healthForms } from './health-forms.ts';
import { householdForms } from './household-forms.ts';
import { identityForms } from './identity-forms.ts';
import { idiomForms } from './idiom-forms.ts';
import { favouriteTurned, introduced, introducedIn, saidOfMe } from './introductions.ts';
import { natureForms } from './nature-forms.ts';
import { phraseOf } from './phrase.ts';
import { revised } from './revisions.ts';
import { spelledOut } from './spelling.ts';
import { studyForms } from './study-forms.ts';
import { type Subject, Subjects, self } from './subjects.ts';
import { tasteForms } from './taste-forms.ts';
import { names } from './values.ts';
import { weekListed } from './week-lists.ts';
import { workForms } from './work-forms.ts';

/** In order of trust: the first form that gives a fact is the reading of a clause. */
const forms: readonly Form[] = [
  ...eventForms.slice(0, 1),
  ...healthForms,
  ...idiomForms,
  ...identityForms,
  ...natureForms,
  ...workForms,
  ...studyForms,
  ...householdForms,
  ...belongingsForms,
  ...tasteForms,
  ...eventForms.slice(1),
  ...activityForms,
  ...goalForms,
  attributeForm,
];

/** Nobody tells more of themselves in one message; a longer list is a paste. */
const factsAtMost = 40;
const surely = 0.9;
const opposites: Readonly<Record<string, string>> = { likes: 'dislikes', dislikes: 'likes' };
/** Whoever laughs first means no plan. */
const jokingly = /^(?:lol|lmao|haha|hehe|yeah right|oh sure|sure)\b/i;
/** What is said of somebody who is only a name so far: what people are, not what things do. */
const ofStrangers =
  /^(?:name|pronouns|age|birthday|home|origin|nationality|religion|employer|job|field|work status|studies|school|status|partner|has|species|diet|avoids|allergy|health|condition|handedness|fears|likes|dislikes|supports|hobby|plays|language|learns|death)$/;

/** The facts in a message. Never from questions, suppositions, quotations, jokes, code, or of the character. */
export function extractFacts(text: string, context?: ExtractionContext): readonly ExtractedFact[] {
  return readStatement(text, context).facts;
}

/** The facts in a message and what else it holds. Without a context no date is resolved and nothing is corrected. */
export function readStatement(text: string, context?: ExtractionContext): Reading {
  const line = context?.previousCharacterLine;
  const answered = line === undefined ? undefined : statementAfter(line, text);
  if (answered !== undefined) {
    const reading = new MessageReader(context).read(answered);
    if (reading.facts.length > 0) return reading;
  }
  return new MessageReader(context).read(text);
}

class MessageReader {
  readonly #context: ExtractionContext | undefined;
  readonly #known: readonly KnownFact[];
  readonly #subjects: Subjects;
  readonly #facts: ExtractedFact[] = [];
  readonly #rest: string[] = [];
  #joking = false;

  constructor(context: ExtractionContext | undefined) {
    this.#context = context;
    this.#known = context?.known ?? [];
    this.#subjects = new Subjects(this.#known, context?.sentAt);
  }

  read(text: string): Reading {
    for (const sentence of sentencesOf(text)) this.#sentence(sentence);
    return {
      facts: unique(this.#facts).slice(0, factsAtMost),
      rest: this.#rest.filter((part) => part !== '').join('. '),
    };
  }

  #sentence(sentence: Sentence): void {
    if (!sentence.plain) {
      this.#rest.push(sentence.original);
      return;
    }
    this.#joking = jokingly.test(sentence.original);
    const before = this.#facts.length;
    const mended = correctionsIn(spelledOut(sentence.original), this.#standing(), this.#context);
    if (mended) {
      this.#take(mended, self, surely);
      return;
    }
    const week = weekListed(spelledOut(sentence.original), this.#context);
    if (week.length > 0) {
      this.#take(week, self, surely);
      return;
    }
    const rest: string[] = [];
    for (const clause of sentence.clauses) {
      const count = this.#facts.length;
      this.#clause(clause);
      if (this.#facts.length === count) rest.push(clause.text);
    }
    if (this.#facts.length === before) this.#rest.push(sentence.original);
    else this.#rest.push(...rest);
  }

  #clause(clause: Clause): void {
    const asked =
      /^(?:can you )?(?:remember|note|make a note|do not forget|keep in mind|for future reference|heads up)(?: that|:|,)? (?=\S)/i.exec(
        clause.text,
      );
    const stated = asked ? clause.text.slice(asked[0].length) : clause.text;
    const before = this.#facts.length;
    const standing = this.#standing();
    const changed =
      revised(stated, standing, this.#context) ??
      stated
        .split(', ', 4)
        .map((part) => (part === stated ? undefined : revised(part, standing, this.#context)))
        .find((drafts) => drafts !== undefined);
    if (changed) {
      this.#take(changed, self, surely - 0.05);
      return;
    }
    this.#take(introducedIn(stated, this.#subjects), self, surely);
    const subject = this.#subjects.of(stated, clause.follows);
    if (subject.calledHere !== undefined && subject.entity && subject.several) {
      const { entity } = subject;
      this.#take(
        names(subject.calledHere).map((value) => ({
          predicate: 'name',
          value,
          cardinality: 'many' as const,
        })),
        entity,
        surely,
      );
    } else if (subject.calledHere !== undefined && subject.entity) {
      this.#take(
        introduced(
          subject.role ?? subject.entity.name,
          subject.entity.kind,
          subject.calledHere,
          this.#subjects,
        ),
        self,
        surely,
      );
    }
    const turned = [...favouriteTurned(stated), ...saidOfMe(stated), ...doneToMe(stated)];
    const drafts = turned.length > 0 ? turned : this.#drafts(stated, subject, clause.follows);
    const sureness = surely - (subject.bare ? 0.1 : 0) - (subject.strange ? 0.15 : 0);
    this.#take(drafts, turned.length > 0 ? self : (subject.entity ?? self), sureness);
    if (this.#facts.length === before)
      this.#take(
        insteadOf(
          stated,
          this.#facts.findLast(({ predicate }) => predicate !== 'dislikes' && predicate !== 'event'),
        ),
        self,
        surely - 0.1,
      );
    if (asked && this.#facts.length === before) this.#note(stated);
  }

  #drafts(clause: string, subject: Subject, follows: boolean): readonly Draft[] {
    const { entity } = subject;
    if (!entity) return [];
    const ofSelf = entity.kind === 'self';
    const phrase = phraseOf(subject.rest, subject.possessive, ofSelf);
    if (phrase.words === '') return [];
    const said: Said = {
      clause,
      phrase,
      ofSelf,
      bare: subject.bare,
      strange: subject.strange === true,
      follows,
      entity,
      context: this.#context,
    };
    for (const form of forms) {
      const drafts = draftsOf(form, said);
      if (drafts.length === 0) continue;
      if (!subject.strange) return drafts;
      return drafts.filter(({ predicate }) => ofStrangers.test(predicate));
    }
    return [];
  }

  #note(words: string): void {
    const noteworthy =
      /^(?:i|my|we|our|the|he|she|never|always|\p{L}+ (?:is|are|has|likes|go|goes|needs?))\b/iu;
    if (noteworthy.test(words) && words.length <= 160)
      this.#take([{ predicate: 'note', value: words }], self, surely);
  }

  /** What stands as far as this message knows: its own facts first. */
  #standing(): readonly KnownFact[] {
    const at = this.#context?.sentAt ?? 0;
    const here = this.#facts.map((fact) => ({ ...fact, validFrom: at })).reverse();
    const ended = new Set(here.filter(({ effect }) => effect === 'ended').map(keyOf));
    return [...here, ...this.#known].filter((fact) => !ended.has(keyOf(fact)));
  }

  #take(drafts: readonly Draft[], entity: EntityRef, sureness: number): void {
    for (const draft of drafts) {
      const fact = this.#fact(draft, draft.entity ?? entity, sureness);
      if (!fact || (this.#joking && /^(?:plan|goal|event)$/.test(fact.predicate))) continue;
      this.#facts.push(fact);
      this.#meet(fact);
      this.#facts.push(...this.#contradicted(fact));
    }
  }

  /** "I got a puppy": from now on "he" is the puppy. */
  #meet({ predicate, value, effect, entity }: ExtractedFact): void {
    if (predicate !== 'has' || effect === 'ended' || entity.kind !== 'self') return;
    const role = roleOf(value.replace(/^(?:an?|another|my) /i, ''));
    if (role && !role.several) this.#subjects.met({ name: role.name, kind: role.kind, aliases: [] });
  }

  #fact(draft: Draft, entity: EntityRef, sureness: number): ExtractedFact | undefined {
    const spec = predicateSpec(draft.predicate);
    const value = draft.effect === 'ended' ? this.#endedValue(draft, entity) : draft.value;
    if (value === undefined || (value === '' && draft.effect !== 'ended')) return undefined;
    const ends = draft.effect === 'ended' ? undefined : (draft.ends ?? spec.ends);
    return {
      entity,
      predicate: draft.predicate,
      value,
      cardinality: draft.cardinality ?? spec.cardinality,
      effect: draft.effect ?? 'holds',
      ...(ends !== undefined && ends.length > 0 && { ends }),
      confidence: Number(Math.min(draft.confidence ?? 1, sureness).toFixed(2)),
      importance: spec.importance,
      ...(draft.from !== undefined && draft.effect !== 'ended' && { validFrom: draft.from }),
      ...(draft.to !== undefined && { validTo: draft.to }),
    };
  }

  /** "Off crime novels" ends the known liking of "old crime novels". */
  #endedValue({ predicate, value, denies }: Draft, entity: EntityRef): string | undefined {
    if (value === '') return value;
    const same = this.#standing().filter(
      (fact) => fact.predicate === predicate && fact.entity.name === entity.name && fact.effect === 'holds',
    );
    const wanted = wordsOf(value);
    const exact = same.find((fact) => fact.value.toLowerCase() === value.toLowerCase());
    const alike =
      exact ??
      same.find((fact) => within(wanted, wordsOf(fact.value)) || within(wordsOf(fact.value), wanted));
    if (alike) return alike.value;
    // Nobody had thought so; of an allergy it is good to know all the same.
    return denies && predicate !== 'allergy' ? undefined : value;
  }

  /** "Two sons", "no kids": another number of the same. */
  #recounted(fact: ExtractedFact): readonly ExtractedFact[] {
    const kindOf = (value: string) => roleOf(value.replace(/^(?:\d+|\p{L}+) /u, ''))?.name;
    const kind = kindOf(fact.value);
    if (kind === undefined || fact.effect === 'ended') return [];
    return this.#known
      .filter(
        ({ predicate, entity, value, effect }) =>
          predicate === 'has' &&
          effect === 'holds' &&
          entity.name === fact.entity.name &&
          kindOf(value) === kind &&
          value.toLowerCase() !== fact.value.toLowerCase(),
      )
      .filter(({ value }) => !/^an? /i.test(fact.value) || /^no /i.test(value))
      .map(({ value }) => ({ ...fact, value, effect: 'ended' as const }));
  }

  /** Who comes to hate what they liked likes it no more. */
  #contradicted(fact: ExtractedFact): readonly ExtractedFact[] {
    if (fact.predicate === 'has') return this.#recounted(fact);
    const opposite = opposites[fact.predicate];
    if (opposite === undefined || fact.effect === 'ended') return [];
    const stood = this.#known.find(
      ({ predicate, entity, value, effect }) =>
        predicate === opposite &&
        effect === 'holds' &&
        entity.name === fact.entity.name &&
        value.toLowerCase() === fact.value.toLowerCase(),
    );
    return stood ? [{ ...fact, predicate: opposite, value: stood.value, effect: 'ended' }] : [];
  }
}

function draftsOf(form: Form, said: Said): readonly Draft[] {
  const { phrase, ofSelf, bare } = said;
  if (bare && !form.bare) return [];
  if ((form.of === 'self' && !ofSelf) || (form.of === 'others' && ofSelf)) return [];
  const { polarity } = phrase;
  if (polarity === 'no' && form.denied === undefined) return [];
  if (polarity === 'past' && form.past === 'nothing') return [];
  const match = form.pattern.exec(phrase.words);
  if (!match) return [];
  const drafts = form.read(match, said);
  if (polarity === 'yes' || (polarity === 'past' && form.past === 'holds')) return drafts;
  if (form.denied === 'read' && polarity !== 'past') return drafts;
  if (polarity === 'no' && form.denied === 'dislikes')
    return drafts.map(({ value }) => ({ predicate: 'dislikes', value }));
  if (polarity === 'no')
    return drafts
      .filter(({ effect }) => effect !== 'ended')
      .map((draft) => ({ ...draft, effect: 'ended', denies: true }));
  return drafts.map((draft) => ({ ...draft, effect: 'ended', ends: [] }));
}

function keyOf({ entity, predicate, value }: Pick<ExtractedFact, 'entity' | 'predicate' | 'value'>): string {
  return `${entity.name}\n${predicate}\n${value.toLowerCase()}`;
}

function unique(facts: readonly ExtractedFact[]): readonly ExtractedFact[] {
  const seen = new Set<string>();
  return facts.filter((fact) => {
    const key = `${keyOf(fact)}\n${fact.effect}`;
    return !seen.has(key) && seen.add(key);
  });
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    (text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []).filter(
      (word) => !/^(?:an|the|my|and|of|to|in|at)$/.test(word),
    ),
  );
}

function within(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return some.size > 0 && [...some].every((word) => all.has(word));
}
