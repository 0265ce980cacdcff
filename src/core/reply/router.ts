/** Decides how a turn is answered: from the phrasebook, with one model call, or with work. No I/O, well under 1 ms. */
import type { PhraseIntent } from '../phrases.ts';
import type { EntityRef, Feeling, MemoryAnswer, Phrase, Route, Snapshot, Turn } from '../types.ts';
import { clockAnswer, hourIn } from './clock-question.ts';
import { depthOf } from './depth.ts';
import { asksAfterSafety, disclosureIn } from './disclosures.ts';
import { detectIntent } from './intents.ts';
import { foreignLanguageOf, replyInKind } from './languages.ts';
import { spokenDay } from './local-time.ts';
import { plainText } from './plain-text.ts';
import { quoted } from './quotation.ts';
import { endsInRequest } from './requests.ts';
import { unaddressed } from './unaddressed.ts';

interface StatedFact {
  readonly entity: EntityRef;
  readonly predicate: string;
  readonly value: string;
  readonly cardinality: 'one' | 'many';
  /** `ended`: it is so no more; without a value, whatever it was. */
  readonly effect: 'holds' | 'ended';
}

/** What memory understands of words; handed in, because rooms of the core do not import each other. */
export interface MemoryWords {
  readStatement(text: string): { readonly facts: readonly StatedFact[]; readonly rest: string };
  topicOf(fact: StatedFact): string | undefined;
  describeAll(facts: readonly StatedFact[]): string;
}

export interface RouteOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** IANA name, for users whose platform doesn't tell theirs. */
  readonly timeZone: string;
  readonly characterName: string;
  readonly memory: MemoryWords;
  /** With a model, what was said is better retold than quoted. */
  readonly hasModel: boolean;
}

/** Small talk that a model answers better: with one, it is not instant; without one, the phrasebook has words for it. */
const betterWithModel: ReadonlySet<PhraseIntent> = new Set([
  'joke',
  'story',
  'complaint',
  'insult',
  'your_likes',
  'your_day',
]);
/** Words that mean little by themselves, and much as an answer. */
const answerWords: ReadonlySet<PhraseIntent> = new Set(['ok', 'reaction', 'laughter', 'welcome', 'presence']);
/** Words of people, given back as they are. */
const quoting: ReadonlySet<PhraseIntent> = new Set(['memory_quote', 'memory_quotes', 'memory_quote_other']);
/** What a statement gives to know by the way: that who has a name is there, and what they are. */
const besides: ReadonlySet<string> = new Set(['has', 'relation', 'species']);
const awayDays = 3;
const dayMs = 86_400_000;

/** The text of a turn: its messages, a line each. */
export function textOf(turn: Turn): string {
  return turn.messages.map((message) => message.text).join('\n');
}

export function route(turn: Turn, snapshot: Snapshot, feeling: Feeling, options: RouteOptions): Route {
  const text = textOf(turn);
  const plain = plainText(text);
  const disclosure = disclosureIn(plain.words);
  if (disclosure === 'crisis') return { tier: 'fast', reasons: ['crisis'] };
  if (turn.messages.some((message) => message.attachments.length > 0)) return heavy(text, ['attachment']);
  const small = smallTalk(turn, snapshot, feeling, options);
  if (small && !(disclosure && small.reason === 'fact')) {
    const { phrase, reason } = small;
    const held = heldBack(phrase.intent, snapshot, options);
    // A quotation is only found beside work that was asked for.
    if (held === 'memory-quote') return heavy(text, [held]);
    return held
      ? { tier: 'fast', reasons: [held] }
      : { tier: 'instant', reasons: [reason, phrase.intent], phrase };
  }
  if (foreignLanguageOf(plain.words) !== undefined) return heavy(text, ['foreign-language']);
  return heavy(text, [disclosure ?? (plain.asks ? 'question' : 'no-phrase')]);
}

function heavy(text: string, otherwise: readonly string[]): Route {
  const deep = depthOf(text);
  return deep.length > 0 ? { tier: 'deep', reasons: deep } : { tier: 'fast', reasons: otherwise };
}

function heldBack(intent: string, snapshot: Snapshot, { hasModel }: RouteOptions): string | undefined {
  const asked = lastQuestion(snapshot);
  if (soonAfterCrisis(snapshot)) return 'crisis';
  if (betterWithModel.has(intent as PhraseIntent)) return 'deserves-words';
  if (asked !== undefined && answerWords.has(intent as PhraseIntent)) return 'answers-question';
  if (!hasModel) return undefined;
  if (quoting.has(intent as PhraseIntent)) return 'memory-quote';
  return intent === 'memory_unknown' && snapshotHolds(snapshot) ? 'memory-unsure' : undefined;
}

/** What the character asked last, when it is what stands right before the turn. */
export function lastQuestion(snapshot: Snapshot): string | undefined {
  const last = snapshot.recent.at(-1);
  if (!last?.fromCharacter) return undefined;
  return /\?[^\p{L}\p{N}]*$/u.test(last.text) ? last.text : undefined;
}

/** Whether the character lately asked after somebody's safety: then nothing that follows is small talk. */
export function soonAfterCrisis(snapshot: Snapshot): boolean {
  return snapshot.recent.slice(-6).some((message) => message.fromCharacter && asksAfterSafety(message.text));
}

/** Something a model could find the answer in, though the look-up did not. */
function snapshotHolds(snapshot: Snapshot): boolean {
  return (
    snapshot.facts.length > 0 ||
    snapshot.summary !== undefined ||
    snapshot.recent.some((one) => !one.fromCharacter)
  );
}

export interface SmallTalk {
  readonly phrase: Phrase;
  readonly reason: 'clock' | 'memory' | 'fact' | 'small-talk' | 'own-language';
}

/** The phrase or look-up that fully answers the turn, if there is one. */
export function smallTalk(
  turn: Turn,
  snapshot: Snapshot,
  feeling: Feeling,
  options: RouteOptions,
): SmallTalk | undefined {
  const text = textOf(turn);
  const name = nameOf(turn, snapshot);
  const asked = turn.messages.map((message) => unaddressed(message.text, options.characterName)).join('\n');
  const { words } = plainText(asked);
  const inKind = replyInKind(words);
  if (inKind) return said('own-language', 'their_words', { ...inKind, name });
  const clock = clockAnswer(words, options.now, turn.user.timeZone, options.timeZone);
  if (clock) return said('clock', clock.intent, { ...clock.slots, name });
  const intent = detectIntent(text, options.characterName);
  if (intent) return said('small-talk', ...greeted(intent.intent, turn, snapshot, feeling, options, name));
  const { answer } = snapshot;
  // What something else may answer as well is not declared unknown where there is something else.
  if (answer && (answer.kind !== 'unknown' || answer.sure || !options.hasModel))
    return { reason: 'memory', phrase: memoryPhrase(answer, turn, name, options.now) };
  return statedFact(text, turn, options, name);
}

/** A phrase that gives back what memory found. */
function memoryPhrase(answer: MemoryAnswer, turn: Turn, name: string, now: number): Phrase {
  if (answer.kind === 'unknown')
    return { intent: 'memory_unknown', slots: { subject: answer.subject, name } };
  if (answer.kind === 'fact') {
    const intent = answer.about === 'everything' ? 'memory_about_you' : 'memory_answer';
    return { intent, slots: { answer: answer.answer, name } };
  }
  const told = answer.quotes.map(({ text, saidAt, by }) => ({
    quote: quoted(text),
    when: spokenDay(saidAt, now, turn.user.timeZone),
    who: by ?? '',
  }));
  const [first, ...more] = told;
  if (!first) return { intent: 'memory_unknown', slots: { subject: 'that', name } };
  if (more.length === 0)
    return { intent: first.who === '' ? 'memory_quote' : 'memory_quote_other', slots: { ...first, name } };
  return {
    intent: 'memory_quotes',
    slots: {
      name,
      quotes: told.map(({ quote, when, who }) => `${capital(when)}${who && `, ${who}`}: ${quote}`).join(' '),
    },
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function statedFact(text: string, turn: Turn, options: RouteOptions, name: string): SmallTalk | undefined {
  if (endsInRequest(text)) return undefined;
  const { facts, rest } = options.memory.readStatement(text);
  if (facts.every((fact) => !canBeTold(fact)) || (rest !== '' && !detectIntent(rest, options.characterName)))
    return undefined;
  return { reason: 'fact', phrase: factPhrase(facts, turn, options.memory, name) };
}

/** "I quit my job" says what is over only to who knows what it was. */
export function canBeTold({ effect, value }: StatedFact): boolean {
  return effect === 'holds' || value !== '';
}

/** Acknowledges facts, or says that nothing is kept while the user has paused memory. */
export function factPhrase(
  facts: readonly StatedFact[],
  turn: Turn,
  memory: MemoryWords,
  name: string,
): Phrase {
  if (!turn.user.remembers) return { intent: 'memory_paused', slots: { name } };
  const [first] = facts;
  const told = facts.filter((fact) => canBeTold(fact) && !besides.has(fact.predicate));
  const topics = new Set(told.map((fact) => memory.topicOf(fact)));
  const topic = topics.size === 1 ? [...topics][0] : undefined;
  const value = facts.length === 1 ? (first?.value ?? '') : '';
  const slots = {
    name,
    fact: memory.describeAll(facts.filter(canBeTold)),
    subject: first?.entity.name ?? '',
    value,
  };
  return { intent: topic === undefined ? 'fact_noted' : `fact_noted_${topic}`, slots };
}

function greeted(
  intent: PhraseIntent,
  turn: Turn,
  snapshot: Snapshot,
  feeling: Feeling,
  options: RouteOptions,
  name: string,
): [string, Phrase['slots']] {
  if (intent === 'how_are_you' || intent === 'your_day') return [intent, { name, feeling: feeling.label }];
  if (intent === 'season') return [intent, { name, wish: wishIn(plainText(textOf(turn)).words) }];
  if (intent !== 'greeting') return [intent, { name }];
  const before = snapshot.recent.findLast((message) => message.userId === turn.user.id);
  const days = before ? Math.floor((options.now - before.sentAt) / dayMs) : 0;
  if (days >= awayDays) return ['greeting_return', { name, days: String(days) }];
  const zone = turn.user.timeZone;
  return [zone === undefined ? 'greeting' : `greeting_${partOfDay(hourIn(options.now, zone))}`, { name }];
}

function partOfDay(hour: number): 'morning' | 'afternoon' | 'evening' | 'night' {
  if (hour >= 5 && hour < 12) return 'morning';
  if (hour >= 12 && hour < 18) return 'afternoon';
  return hour >= 18 && hour < 23 ? 'evening' : 'night';
}

function wishIn(words: string): string {
  const wish =
    /(?:merry|happy) (?:new years?(?: eve)?|lunar new year|\p{L}+)|eid mubarak/u.exec(words)?.[0] ?? words;
  return wish
    .replace('xmas', 'christmas')
    .replace('new years', 'new year')
    .replace(
      /(?:^|(?<=\s))(?=christmas|easter|halloween|diwali|hanukkah|eid|mubarak|thanksgiving|new|year|pride|m?erry|happy)\p{L}/gu,
      (letter) => letter.toUpperCase(),
    );
}

/** What the user wants to be called, else their display name. */
export function nameOf(turn: Turn, snapshot: Snapshot): string {
  const told = snapshot.facts.find(
    (fact) => fact.entity.kind === 'self' && fact.predicate === 'name' && fact.ownerUserId === turn.user.id,
  );
  return told?.value ?? turn.user.displayName;
}

function said(reason: SmallTalk['reason'], intent: string, slots: Phrase['slots']): SmallTalk {
  return { reason, phrase: { intent, slots } };
}
