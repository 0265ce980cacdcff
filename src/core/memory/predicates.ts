/**
 * What can be known: the one table of predicates. `one`: a new value ends the old one (a person lives in one place). `many`:
 * values stand side by side (a person likes many things). A predicate that is not here is an attribute named by the user
 * ("my middle name"), and holds one value.
 */
export type Cardinality = 'one' | 'many';

interface PredicateSpec {
  readonly cardinality: Cardinality;
  /** How a fact reads, `S` being "you" or "your dog", with the verb for each. */
  readonly you: string;
  readonly other: string;
  /** What is asked for, as the end of "I don't know …"; `P` is "your" or "your dog's". */
  readonly asked: { readonly you: string; readonly other: string };
}

const predicates = {
  name: {
    cardinality: 'one',
    you: 'your name is {v}',
    other: '{s} is called {v}',
    asked: { you: 'your name', other: "{s}'s name" },
  },
  age: {
    cardinality: 'one',
    you: 'you are {v}',
    other: '{s} is {v}',
    asked: { you: 'how old you are', other: 'how old {s} is' },
  },
  birthday: {
    cardinality: 'one',
    you: 'your birthday is {v}',
    other: "{s}'s birthday is {v}",
    asked: { you: 'when your birthday is', other: "when {s}'s birthday is" },
  },
  home: {
    cardinality: 'one',
    you: 'you live in {v}',
    other: '{s} lives in {v}',
    asked: { you: 'where you live', other: 'where {s} lives' },
  },
  origin: {
    cardinality: 'one',
    you: 'you are from {v}',
    other: '{s} is from {v}',
    asked: { you: 'where you are from', other: 'where {s} is from' },
  },
  employer: {
    cardinality: 'one',
    you: 'you work at {v}',
    other: '{s} works at {v}',
    asked: { you: 'where you work', other: 'where {s} works' },
  },
  job: {
    cardinality: 'one',
    you: 'you work as {v}',
    other: '{s} works as {v}',
    asked: { you: 'what you do for work', other: 'what {s} does for work' },
  },
  studies: {
    cardinality: 'one',
    you: 'you study {v}',
    other: '{s} studies {v}',
    asked: { you: 'what you study', other: 'what {s} studies' },
  },
  diet: {
    cardinality: 'one',
    you: 'you are {v}',
    other: '{s} is {v}',
    asked: { you: 'what you eat', other: 'what {s} eats' },
  },
  allergy: {
    cardinality: 'many',
    you: 'you are allergic to {v}',
    other: '{s} is allergic to {v}',
    asked: { you: 'what you are allergic to', other: 'what {s} is allergic to' },
  },
  likes: {
    cardinality: 'many',
    you: 'you like {v}',
    other: '{s} likes {v}',
    asked: { you: 'what you like', other: 'what {s} likes' },
  },
  dislikes: {
    cardinality: 'many',
    you: "you don't like {v}",
    other: "{s} doesn't like {v}",
    asked: { you: "what you don't like", other: "what {s} doesn't like" },
  },
  has: {
    cardinality: 'many',
    you: 'you have {v}',
    other: '{s} has {v}',
    asked: { you: 'that about your household', other: 'that about {s}' },
  },
  note: {
    cardinality: 'many',
    you: 'you asked me to remember that {v}',
    other: 'you asked me to remember that {v}',
    asked: { you: 'that', other: 'that' },
  },
} as const satisfies Readonly<Record<string, PredicateSpec>>;

export function predicateSpec(predicate: string): PredicateSpec {
  if (Object.hasOwn(predicates, predicate)) return predicates[predicate as keyof typeof predicates];
  const plural = /(?:s|people)$/.test(predicate) && !/(?:ss|us|is|address|bus)$/.test(predicate);
  const be = plural ? 'are' : 'is';
  return {
    cardinality: 'one',
    you: `your ${predicate} ${be} {v}`,
    other: `{s}'s ${predicate} ${be} {v}`,
    asked: { you: `what your ${predicate} ${be}`, other: `what {s}'s ${predicate} ${be}` },
  };
}

/** Those of whom a user says "my …" and who have names, homes and tastes of their own. */
export const petKinds =
  'dog|puppy|cat|kitten|rabbit|bunny|hamster|parrot|budgie|bird|horse|pony|tortoise|turtle|snake|lizard|gecko|fish|goldfish|ferret|rat|mouse|guinea pig|chicken|hen|goat|axolotl|pet';

export const relationKinds =
  'mum|mom|mother|dad|father|brother|sister|son|daughter|kid|child|baby|wife|husband|partner|girlfriend|boyfriend|fiancee|fiance|fiancé|fiancée|gf|bf|nan|nana|gran|grandma|grandmother|grandpa|grandad|granddad|grandfather|aunt|auntie|uncle|cousin|niece|nephew|twin|friend|bestie|best friend|mate|roommate|housemate|flatmate|boss|manager|coworker|colleague|neighbour|neighbor|teacher|therapist|stepdad|stepmum|stepmom|ex|mother[- ]in[- ]law|father[- ]in[- ]law|brother[- ]in[- ]law|sister[- ]in[- ]law';

/** Attributes that a user may state of themselves in any words: "my thesis is about eels". */
export const attributeKinds =
  'job|team|major|degree|thesis|dissertation|course|school|uni|university|college|star sign|zodiac sign|sign|hometown|home town|nickname|surname|last name|first name|middle name|maiden name|pronouns|anniversary|wedding|wedding day|appointment|dentist appointment|doctors appointment|flight|train|exam|interview|deadline|due date|car|bike|guitar|instrument|hobby|band|shoe size|size|height|username|handle|gamertag|email|phone|laptop|timezone|time zone|native language|mother tongue|first language|blood type|religion|diet|locker|room|address|postcode|employer|company|boat|plant|book club|gym|party';

const ofSelf: Readonly<Record<string, string>> = {
  name: 'name',
  age: 'age',
  home: 'home',
  employer: 'work',
  job: 'work',
  studies: 'work',
  likes: 'like',
  dislikes: 'dislike',
  allergy: 'allergy',
  birthday: 'birthday',
};
const pet = new RegExp(`(?:^| )(?:${petKinds})$`, 'i');

/** What a fact is about, in one word that has phrases of its own; undefined for the rest. */
export function topicOf(fact: { readonly subject: string; readonly predicate: string }): string | undefined {
  if (fact.subject === 'self') return ofSelf[fact.predicate];
  return pet.test(fact.subject) ? 'pet' : 'family';
}
