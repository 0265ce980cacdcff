/** Takes back or mends what was said before: "no, Maya not Mia", "*Daniel", "actually it's the 20th", "*was". */
import { distance } from 'fastest-levenshtein';
import { dateIn, yearDayOf } from './dates.ts';
import type { ExtractionContext, KnownFact } from './extracted-fact.ts';
import type { Draft } from './forms.ts';
import { nameLike, numberOf, place, thing, yearsOf } from './values.ts';

/** A correction that names nothing of the old statement is about one that is no older. */
const freshMs = 24 * 60 * 60_000;

const marks =
  /^(?:(?:oops|whoops|oh|sorry|no|nope|nah|wait|actually|correction|edit|typo|autocorrect|ugh|argh|ah|i mean|i meant|scratch that|update|small fix|well|ok|okay|so|and|but|turns out|my bad)(?:\s*[,:!.-]+\s*|\s+))+/i;
/** Without one of these nothing is mended: spares most sentences the rest. */
const mending =
  /^\*|\*$|^(?:it|its|it's|he|she|so|the|my|our|that|no|nah|actually|sorry|wait|oops|whoops|correction|typo|edit|update|they|or)\b|\b(?:not|instead|rather|spelt|spelled|with|now|meant|mean|any ?more|after all)\b|\b(?:switch|chang|swap|slipp|relaps|cancel|call|move|push|postpone)/i;
const datePart =
  /\b(?:\d{4}-\d{2}-\d{2}(?: (?:at|from|around|by) \S+(?: ?[ap]m)?)?|\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?|the \d{1,2}(?:st|nd|rd|th)|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4})/;

/**
 * What a sentence mends, given what stands (newest first, this message's own facts before all). Undefined when it mends nothing.
 */
export function correctionsIn(
  sentence: string,
  standing: readonly KnownFact[],
  context: ExtractionContext | undefined,
): readonly Draft[] | undefined {
  if (standing.length === 0 || !mending.test(sentence)) return undefined;
  const marked = marks.test(sentence) || /\bnow$/i.test(sentence);
  const text = sentence.replace(marks, '').trim();
  const fresh = standing.filter(
    ({ validFrom, effect }) =>
      effect === 'holds' && (context === undefined || Math.abs(context.sentAt - validFrom) <= freshMs),
  );
  return (
    starred(sentence.trim(), fresh) ??
    exchanged(text, standing) ??
    respelt(text, fresh) ??
    redated(text, marked, fresh, context) ??
    meant(sentence, text, fresh, context) ??
    renamed(text, standing) ??
    switched(text, standing) ??
    undone(text, standing, fresh)
  );
}

/** "*was", "*Daniel", "Daniel*". */
function starred(sentence: string, fresh: readonly KnownFact[]): readonly Draft[] | undefined {
  const fix = /^\*\s?([^*\n]{1,40})$/.exec(sentence)?.[1] ?? /^([\p{L}'-]{2,30})\*$/u.exec(sentence)?.[1];
  if (fix === undefined) return undefined;
  if (/^(?:was|were|used to|had)\b/i.test(fix)) {
    const [last] = fresh;
    return last && [ended(last)];
  }
  const wanted = fix.trim();
  for (const fact of fresh) {
    const words = fact.value.split(' ');
    const at = words.findIndex((word) => near(word, wanted));
    if (at < 0) continue;
    return replaced(fact, [...words.slice(0, at), wanted, ...words.slice(at + 1)].join(' '));
  }
  return undefined;
}

/** "Maya not Mia", "it's not Bergen Foods, it's Bergen Feeds". The old words must stand somewhere. */
function exchanged(text: string, standing: readonly KnownFact[]): readonly Draft[] | undefined {
  const pairs: readonly (readonly [RegExp, number, number])[] = [
    [
      /^(?:it is |its |that is |the \p{L}+ is |my \p{L}+ is |(?:he|she) is |i meant |i said |i mean )?(.{1,40}?),? not (?:with )?(.{1,40})$/iu,
      1,
      2,
    ],
    [
      /^(?:it is |its |that is |(?:he|she|i) (?:is|am) |the \p{L}+ is )?not (.{1,40}?)(?:,| -|,? but|\.|;|,? it is|,? its)+ (?:it is |its |but |i am )?(.{1,40})$/iu,
      2,
      1,
    ],
    [/^(?:it is |its )?not (.{1,40}?) (?:it is|its|i am) (.{1,40})$/iu, 2, 1],
    [/^(.{1,40}?),? (?:rather than|instead of) (.{1,40})$/iu, 1, 2],
  ];
  for (const [pattern, newAt, oldAt] of pairs) {
    const match = pattern.exec(text);
    const wanted = thing(match?.[newAt] ?? '', 6);
    const old = (match?.[oldAt] ?? '').replace(/[\s.!]+$/, '').toLowerCase();
    if (!match || wanted === undefined || old.length < 2) continue;
    for (const fact of standing) {
      if (fact.effect !== 'holds') continue;
      const at = wordAt(fact.value.toLowerCase(), old);
      if (at < 0) continue;
      const value = `${fact.value.slice(0, at)}${wanted}${fact.value.slice(at + old.length)}`;
      return replaced(fact, value);
    }
  }
  return undefined;
}

/** "it's Kris with a K", "it's spelt Niamh". */
function respelt(text: string, fresh: readonly KnownFact[]): readonly Draft[] | undefined {
  const said =
    /^(?:it is |its |that is )?(?:spelt |spelled |written |actually )?([\p{L}'-]{2,20}),? (?:with|w) (?:an? |one |two |no )\S+(?: .{0,20})?$/iu.exec(
      text,
    )?.[1] ?? /^(?:it is |its )(?:actually )?(?:spelt|spelled|written) ([\p{L}'-]{2,20})$/iu.exec(text)?.[1];
  if (said === undefined) return undefined;
  const fact = fresh.find(({ predicate, value }) => /name$/.test(predicate) && near(value, said, 3));
  return fact && replaced(fact, said);
}

/** "actually it's the 20th", "it's 5 july now". */
function redated(
  text: string,
  marked: boolean,
  fresh: readonly KnownFact[],
  context: ExtractionContext | undefined,
): readonly Draft[] | undefined {
  const said =
    /^(?:it is |its |they are |that is |(?:it|they|he|she) (?:got |was )?(?:moved|changed|pushed|postponed|rescheduled) to )?(?:actually |now |really )?(?:on )?(.{2,40}?)(?: now| actually| instead)?$/i.exec(
      text,
    )?.[1];
  const pointed = /^(?:it is|its|that is|it got|it was moved|it moved|they|moved|pushed|postponed)\b/i.test(
    text,
  );
  if (said === undefined || !(marked || pointed) || !/\d|\p{L}{3,}/u.test(said)) return undefined;
  const words = said.replace(/^(?:moved|changed|pushed|postponed|rescheduled) to /i, '');
  if (
    !/^(?:the |on |in |this |next )?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|tomorrow)/i.test(
      words,
    )
  )
    return undefined;
  const fact = fresh.find(({ value }) => datePart.test(value));
  if (!fact) return undefined;
  const old = datePart.exec(fact.value)?.[0] ?? '';
  const yearly = !/\d{4}-\d{2}/.test(old);
  const when = yearly ? undefined : dateIn(words, context, 'forward');
  const value = yearly
    ? ordinalIn(old, words, context)
    : when && `${when.text}${when.time === undefined ? '' : ` ${when.time}`}`;
  if (value === undefined) return undefined;
  return replaced(fact, fact.value.replace(old, value)).map((draft) =>
    when && draft.effect === undefined ? { ...draft, to: when.to } : draft,
  );
}

/** "the 5th" for "4 October" leaves the month as it is. */
function ordinalIn(old: string, words: string, context: ExtractionContext | undefined): string | undefined {
  const day = /^(?:on )?the (\d{1,2})(?:st|nd|rd|th)$/i.exec(words.trim())?.[1];
  if (day !== undefined && /^\d{1,2} \p{Lu}/u.test(old)) return old.replace(/^\d{1,2}/, day);
  return yearDayOf(words, context);
}

/** "i meant Leeds": of the kind that was said last. */
function meant(
  sentence: string,
  text: string,
  fresh: readonly KnownFact[],
  context: ExtractionContext | undefined,
): readonly Draft[] | undefined {
  if (!/\bi (?:meant|mean)\b|^(?:correction|typo|\*|edit)\b/i.test(sentence)) return undefined;
  const [last] = fresh;
  if (!last) return undefined;
  const said = text.replace(/^(?:i (?:meant|mean) |it is |its )/i, '');
  const value = sameKind(last, said, context);
  return value === undefined ? undefined : replaced(last, value);
}

function sameKind(last: KnownFact, said: string, context: ExtractionContext | undefined): string | undefined {
  if (/name$/.test(last.predicate)) return nameLike(said);
  if (last.predicate === 'age') return yearsOf(said)?.toString();
  if (last.predicate === 'birthday') return yearDayOf(said, context);
  if (last.predicate === 'home' || last.predicate === 'origin') return place(said.replace(/^in /i, ''));
  return said.split(' ').length <= 3 ? thing(said, 3) : undefined;
}

/** "he's Waffle now": somebody who had a name has another. */
function renamed(text: string, standing: readonly KnownFact[]): readonly Draft[] | undefined {
  const match =
    /^(?:(?:so |it is |he is |she is |they are |it's |now )*)(\p{Lu}[\p{Ll}'-]{1,20}) now(?:,.*)?$/u.exec(
      text,
    ) ?? /^(?:so )?(\p{Ll}{3,12}) now$/u.exec(text);
  const name = match?.[1];
  if (
    name === undefined ||
    /^(?:here|there|done|back|home|gone|good|okay|ready|right|free|single|better|later|happy|until|even|what|just|only|fine|bed|work)$/i.test(
      name,
    )
  )
    return undefined;
  const last = standing.find(
    (fact) => fact.predicate === 'name' && fact.entity.kind !== 'self' && fact.effect === 'holds',
  );
  return last && last.entity.kind === 'pet' ? replaced(last, name) : undefined;
}

const switchable = new Set([
  'studies',
  'hobby',
  'plays',
  'learns',
  'diet',
  'field',
  'favourite drink',
  'medication',
]);

/** "switched to weaving" ends what it is switched from. */
function switched(text: string, standing: readonly KnownFact[]): readonly Draft[] | undefined {
  const said =
    /^(?:i |we )?(?:have )?(?:just |now |finally )*(?:switched|changed|swapped|moved on)(?: (?:over|majors?|it|my \p{L}+))? to (.+?)(?: (?:instead|now))?$/iu.exec(
      text,
    )?.[1];
  const value = said === undefined ? undefined : thing(said, 4);
  if (value === undefined) return undefined;
  const from = standing.find(
    ({ predicate, entity, effect }) =>
      entity.kind === 'self' && effect === 'holds' && switchable.has(predicate),
  );
  return from && replaced(from, value.replace(/,.*$/, ''));
}

/**
 * "… it's actually nickel", "… Utrecht now", said right after something was taken back: the new value of the same.
 * `last`: the newest fact of this message.
 */
export function insteadOf(
  clause: string,
  last: Pick<KnownFact, 'entity' | 'predicate' | 'effect' | 'value' | 'cardinality'> | undefined,
): readonly Draft[] {
  if (last?.effect !== 'ended' || last.value === '' || last.predicate === 'event') return [];
  const said =
    /^(?:it is|its|the real one is|the actual one is|what i (?:am|have) is) (?:actually |really )?(?:the )?(.{2,40}?)(?: ones?)?(?:,.*)?$/i.exec(
      clause,
    )?.[1] ??
    /^(.{2,40}?) (?:only )?(?:now|these days|from now on|as of (?:now|today|yesterday|\p{L}+day|last \p{L}+|this \p{L}+))(?:,.*)?$/iu.exec(
      clause,
    )?.[1];
  if (
    said === undefined ||
    /^(?:i|we|he|she|they|it|you|my|so|not|and|but|that|here|there|nice|good|great|fine|better|best|hard|weird|strange|sad|funny|time|over|okay|just|been|still|all|only|about|like|a (?:shame|pity|relief|lot|bit))\b/i.test(
      said,
    )
  )
    return [];
  // "it is 5 now" after "had 6 tetras"
  const count = said.replace(/ (?:now|left)$/i, '');
  if (numberOf(count) !== undefined) {
    const recounted = last.value.replace(/^(?:\d+|\p{L}+)(?= \p{L})/u, (was) =>
      numberOf(was) === undefined ? was : count,
    );
    return recounted === last.value
      ? []
      : [{ entity: last.entity, predicate: last.predicate, value: recounted, cardinality: last.cardinality }];
  }
  if (
    last.predicate === 'diet' &&
    !/^(?:vegan|vegetarian|veggie|pesc\p{L}+|paleo|keto|low[- ]carb|halal|kosher)\b/iu.test(said)
  )
    return [];
  const predicate = last.predicate === 'dislikes' ? 'likes' : last.predicate;
  const value = predicate === 'home' ? place(said) : thing(said.replace(/^(?:the|just|only) /i, ''), 4);
  return value === undefined
    ? []
    : [{ entity: last.entity, predicate, value, cardinality: last.cardinality }];
}

/** "not anymore", "the party is cancelled". */
function undone(
  text: string,
  standing: readonly KnownFact[],
  fresh: readonly KnownFact[],
): readonly Draft[] | undefined {
  if (/^(?:i )?(?:have )?(?:slipped up|relapsed|fell off the wagon)\b/i.test(text)) {
    const sober = standing.find(({ predicate, entity }) => predicate === 'sober' && entity.kind === 'self');
    return sober && [ended(sober)];
  }
  if (/^(?:not|no)(?: (?:any ?more|any longer|now))$/i.test(text)) {
    const [last] = fresh;
    return last && [ended(last)];
  }
  const called =
    /^(?:(?:the|my|our|that) )?(.{3,40}?) (?:is|got|was|has been|are|were) (?:cancelled|canceled|called off|off|not happening)(?: .{0,30})?$/i.exec(
      text,
    )?.[1] ??
    /^(?:i am |we are )?not going to (?:the |my )?(.{3,40}?)(?: after all| any ?more| now)$/i.exec(text)?.[1];
  if (called === undefined) return undefined;
  const wanted = contentWords(called);
  const fact = standing.find(({ value, predicate, effect }) => {
    const words = contentWords(`${predicate === 'plan' ? '' : predicate} ${value}`);
    return (
      effect === 'holds' &&
      (predicate === 'plan' || datePart.test(value)) &&
      wanted.some((word) => words.includes(word))
    );
  });
  return fact && [ended(fact)];
}

function contentWords(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
}

function ended(fact: KnownFact): Draft {
  return {
    entity: fact.entity,
    predicate: fact.predicate,
    value: fact.value,
    effect: 'ended',
    cardinality: fact.cardinality,
  };
}

/** The mended fact; where values stand side by side, the wrong one is taken away first. */
function replaced(fact: KnownFact, value: string): readonly Draft[] {
  if (value.toLowerCase() === fact.value.toLowerCase() && value === fact.value) return [];
  const mended: Draft = {
    entity: fact.entity,
    predicate: fact.predicate,
    value,
    cardinality: fact.cardinality,
  };
  return fact.cardinality === 'many' ? [ended(fact), mended] : [mended];
}

function wordAt(text: string, words: string): number {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + words.length] ?? ' ';
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return at;
  }
  return -1;
}

/** Two spellings of one word. */
function near(word: string, other: string, slips = 2): boolean {
  const [a, b] = [word.toLowerCase(), other.toLowerCase()];
  if (a.length < 3 || b.length < 3) return false;
  return distance(a, b) <= Math.min(slips, Math.floor(Math.max(a.length, b.length) / 2));
}
