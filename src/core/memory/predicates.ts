/**
 * What can be known: the one table of predicates. `one`: a new value ends the old one (a person lives in one place). `many`:
 * values stand side by side (a person likes many things). A predicate that is not here is an attribute named by the user
 * ("my middle name") or a favourite ("favourite film"), and holds one value. Predicates end each other only where `ends` says so.
 *
 * Dates inside values are ISO (`2026-03-13`), days of a year are `14 July`; `spokenDates` of dates.ts makes the former readable.
 */
export type Cardinality = 'one' | 'many';

export interface PredicateSpec {
  readonly cardinality: Cardinality;
  /** How much it matters in a life, in [0, 1]. */
  readonly importance: number;
  /** Predicates of the same entity that a new value of this one ends. */
  readonly ends?: readonly string[];
  /** How a standing fact reads: `{v}` is the value, `{s}` whom it is about ("your dog"). */
  readonly you: string;
  readonly other: string;
  /** How it reads once it has ended. */
  readonly past: { readonly you: string; readonly other: string };
  /** What is asked for, as the end of "I don't know …". */
  readonly asked: { readonly you: string; readonly other: string };
}

const predicates = {
  name: {
    cardinality: 'one',
    importance: 0.9,
    you: 'your name is {v}',
    other: '{s} is called {v}',
    past: { you: 'your name was {v}', other: '{s} was called {v}' },
    asked: { you: 'your name', other: "{s}'s name" },
  },
  nickname: {
    cardinality: 'many',
    importance: 0.6,
    you: 'people call you {v}',
    other: 'people call {s} {v}',
    past: { you: 'people called you {v}', other: 'people called {s} {v}' },
    asked: { you: 'what people call you', other: 'what people call {s}' },
  },
  pronouns: {
    cardinality: 'one',
    importance: 0.9,
    you: 'your pronouns are {v}',
    other: "{s}'s pronouns are {v}",
    past: { you: 'your pronouns were {v}', other: "{s}'s pronouns were {v}" },
    asked: { you: 'your pronouns', other: "{s}'s pronouns" },
  },
  age: {
    cardinality: 'one',
    importance: 0.7,
    you: 'you are {v}',
    other: '{s} is {v}',
    past: { you: 'you were {v}', other: '{s} was {v}' },
    asked: { you: 'how old you are', other: 'how old {s} is' },
  },
  birthday: {
    cardinality: 'one',
    importance: 0.8,
    you: 'your birthday is {v}',
    other: "{s}'s birthday is {v}",
    past: { you: 'your birthday was {v}', other: "{s}'s birthday was {v}" },
    asked: { you: 'when your birthday is', other: "when {s}'s birthday is" },
  },
  home: {
    cardinality: 'one',
    importance: 0.8,
    you: 'you live in {v}',
    other: '{s} lives in {v}',
    past: { you: 'you lived in {v}', other: '{s} lived in {v}' },
    asked: { you: 'where you live', other: 'where {s} lives' },
  },
  origin: {
    cardinality: 'one',
    importance: 0.7,
    you: 'you are from {v}',
    other: '{s} is from {v}',
    past: { you: 'you were from {v}', other: '{s} was from {v}' },
    asked: { you: 'where you are from', other: 'where {s} is from' },
  },
  nationality: {
    cardinality: 'many',
    importance: 0.6,
    you: 'you are {v}',
    other: '{s} is {v}',
    past: { you: 'you were {v}', other: '{s} was {v}' },
    asked: { you: 'your nationality', other: "{s}'s nationality" },
  },
  religion: {
    cardinality: 'one',
    importance: 0.6,
    you: 'you are {v}',
    other: '{s} is {v}',
    past: { you: 'you were {v}', other: '{s} was {v}' },
    asked: { you: 'your religion', other: "{s}'s religion" },
  },
  employer: {
    cardinality: 'one',
    importance: 0.7,
    ends: ['work status'],
    you: 'you work at {v}',
    other: '{s} works at {v}',
    past: { you: 'you worked at {v}', other: '{s} worked at {v}' },
    asked: { you: 'where you work', other: 'where {s} works' },
  },
  job: {
    cardinality: 'one',
    importance: 0.7,
    ends: ['work status'],
    you: 'you work as {v}',
    other: '{s} works as {v}',
    past: { you: 'you worked as {v}', other: '{s} worked as {v}' },
    asked: { you: 'what you do for work', other: 'what {s} does for work' },
  },
  /** What is worked in where no title was told: "insurance claims", "marine biology". */
  field: {
    cardinality: 'one',
    importance: 0.6,
    ends: ['work status'],
    you: 'you work in {v}',
    other: '{s} works in {v}',
    past: { you: 'you worked in {v}', other: '{s} worked in {v}' },
    asked: { you: 'what field you work in', other: 'what field {s} works in' },
  },
  team: {
    cardinality: 'one',
    importance: 0.5,
    you: 'you are on the {v} team',
    other: '{s} is on the {v} team',
    past: { you: 'you were on the {v} team', other: '{s} was on the {v} team' },
    asked: { you: 'which team you are on', other: 'which team {s} is on' },
  },
  /** retired, unemployed, self-employed, on parental leave. */
  'work status': {
    cardinality: 'one',
    importance: 0.6,
    you: 'you are {v}',
    other: '{s} is {v}',
    past: { you: 'you were {v}', other: '{s} was {v}' },
    asked: { you: 'whether you are working', other: 'whether {s} is working' },
  },
  'work hours': {
    cardinality: 'one',
    importance: 0.5,
    you: 'you work {v}',
    other: '{s} works {v}',
    past: { you: 'you worked {v}', other: '{s} worked {v}' },
    asked: { you: 'when you work', other: 'when {s} works' },
  },
  studies: {
    cardinality: 'one',
    importance: 0.6,
    you: 'you study {v}',
    other: '{s} studies {v}',
    past: { you: 'you studied {v}', other: '{s} studied {v}' },
    asked: { you: 'what you study', other: 'what {s} studies' },
  },
  school: {
    cardinality: 'one',
    importance: 0.6,
    you: 'you go to {v}',
    other: '{s} goes to {v}',
    past: { you: 'you went to {v}', other: '{s} went to {v}' },
    asked: { you: 'where you study', other: 'where {s} goes to school' },
  },
  degree: {
    cardinality: 'many',
    importance: 0.6,
    you: 'you have {v}',
    other: '{s} has {v}',
    past: { you: 'you had {v}', other: '{s} had {v}' },
    asked: { you: 'what degree you have', other: 'what degree {s} has' },
  },
  /** single, married, engaged, divorced, in a relationship. */
  status: {
    cardinality: 'one',
    importance: 0.7,
    you: 'you are {v}',
    other: '{s} is {v}',
    past: { you: 'you were {v}', other: '{s} was {v}' },
    asked: { you: 'whether you are seeing anyone', other: 'whether {s} is seeing anyone' },
  },
  partner: {
    cardinality: 'many',
    importance: 0.8,
    you: 'you are with {v}',
    other: '{s} is with {v}',
    past: { you: 'you were with {v}', other: '{s} was with {v}' },
    asked: { you: 'who your partner is', other: "who {s}'s partner is" },
  },
  /** Of an entity other than the speaker: what it is to them, where they told it by name ("Walt is my uncle"). */
  relation: {
    cardinality: 'one',
    importance: 0.7,
    you: 'you are {v}',
    other: '{s} is your {v}',
    past: { you: 'you were {v}', other: '{s} was your {v}' },
    asked: { you: 'who that is', other: 'who {s} is to you' },
  },
  /** Household and kin in number: "two sons", "no kids", "a dog". */
  has: {
    cardinality: 'many',
    importance: 0.7,
    you: 'you have {v}',
    other: '{s} has {v}',
    past: { you: 'you had {v}', other: '{s} had {v}' },
    asked: { you: 'that about your household', other: 'that about {s}' },
  },
  owns: {
    cardinality: 'many',
    importance: 0.4,
    you: 'you have {v}',
    other: '{s} has {v}',
    past: { you: 'you used to have {v}', other: '{s} used to have {v}' },
    asked: { you: 'what you have', other: 'what {s} has' },
  },
  car: {
    cardinality: 'one',
    importance: 0.4,
    you: 'you drive {v}',
    other: '{s} drives {v}',
    past: { you: 'you drove {v}', other: '{s} drove {v}' },
    asked: { you: 'what you drive', other: 'what {s} drives' },
  },
  species: {
    cardinality: 'one',
    importance: 0.5,
    you: 'you are {v}',
    other: '{s} is {v}',
    past: { you: 'you were {v}', other: '{s} was {v}' },
    asked: { you: 'what you are', other: 'what kind of animal {s} is' },
  },
  diet: {
    cardinality: 'one',
    importance: 0.8,
    you: 'you are {v}',
    other: '{s} is {v}',
    past: { you: 'you were {v}', other: '{s} was {v}' },
    asked: { you: 'what you eat', other: 'what {s} eats' },
  },
  avoids: {
    cardinality: 'many',
    importance: 0.8,
    you: "you don't have {v}",
    other: "{s} doesn't have {v}",
    past: { you: 'you stayed away from {v}', other: '{s} stayed away from {v}' },
    asked: { you: "what you don't eat or drink", other: "what {s} doesn't eat or drink" },
  },
  allergy: {
    cardinality: 'many',
    importance: 1,
    you: 'you are allergic to {v}',
    other: '{s} is allergic to {v}',
    past: { you: 'you are not allergic to {v}', other: '{s} is not allergic to {v}' },
    asked: { you: 'what you are allergic to', other: 'what {s} is allergic to' },
  },
  health: {
    cardinality: 'many',
    importance: 0.9,
    you: 'you have {v}',
    other: '{s} has {v}',
    past: { you: 'you had {v}', other: '{s} had {v}' },
    asked: { you: 'that about your health', other: "that about {s}'s health" },
  },
  /** Health told as an adjective: "colourblind", "pregnant". */
  condition: {
    cardinality: 'many',
    importance: 0.9,
    you: 'you are {v}',
    other: '{s} is {v}',
    past: { you: 'you were {v}', other: '{s} was {v}' },
    asked: { you: 'that about your health', other: "that about {s}'s health" },
  },
  sober: {
    cardinality: 'one',
    importance: 0.9,
    you: 'you have been sober {v}',
    other: '{s} has been sober {v}',
    past: { you: 'you had been sober {v}', other: '{s} had been sober {v}' },
    asked: { you: 'how long you have been sober', other: 'how long {s} has been sober' },
  },
  handedness: {
    cardinality: 'one',
    importance: 0.4,
    you: 'you are {v}',
    other: '{s} is {v}',
    past: { you: 'you were {v}', other: '{s} was {v}' },
    asked: { you: 'which hand you write with', other: 'which hand {s} writes with' },
  },
  fears: {
    cardinality: 'many',
    importance: 0.6,
    you: 'you are scared of {v}',
    other: '{s} is scared of {v}',
    past: { you: 'you were scared of {v}', other: '{s} was scared of {v}' },
    asked: { you: 'what you are scared of', other: 'what {s} is scared of' },
  },
  likes: {
    cardinality: 'many',
    importance: 0.4,
    you: 'you like {v}',
    other: '{s} likes {v}',
    past: { you: 'you liked {v}', other: '{s} liked {v}' },
    asked: { you: 'what you like', other: 'what {s} likes' },
  },
  dislikes: {
    cardinality: 'many',
    importance: 0.4,
    you: "you don't like {v}",
    other: "{s} doesn't like {v}",
    past: { you: "you didn't like {v}", other: "{s} didn't like {v}" },
    asked: { you: "what you don't like", other: "what {s} doesn't like" },
  },
  supports: {
    cardinality: 'many',
    importance: 0.5,
    you: 'you support {v}',
    other: '{s} supports {v}',
    past: { you: 'you supported {v}', other: '{s} supported {v}' },
    asked: { you: 'which team you support', other: 'which team {s} supports' },
  },
  hobby: {
    cardinality: 'many',
    importance: 0.6,
    you: 'you are into {v}',
    other: '{s} is into {v}',
    past: { you: 'you were into {v}', other: '{s} was into {v}' },
    asked: { you: 'what your hobbies are', other: "what {s}'s hobbies are" },
  },
  plays: {
    cardinality: 'many',
    importance: 0.6,
    you: 'you play {v}',
    other: '{s} plays {v}',
    past: { you: 'you played {v}', other: '{s} played {v}' },
    asked: { you: 'what you play', other: 'what {s} plays' },
  },
  language: {
    cardinality: 'many',
    importance: 0.6,
    you: 'you speak {v}',
    other: '{s} speaks {v}',
    past: { you: 'you spoke {v}', other: '{s} spoke {v}' },
    asked: { you: 'what languages you speak', other: 'what languages {s} speaks' },
  },
  learns: {
    cardinality: 'many',
    importance: 0.5,
    you: 'you are learning {v}',
    other: '{s} is learning {v}',
    past: { you: 'you were learning {v}', other: '{s} was learning {v}' },
    asked: { you: 'what you are learning', other: 'what {s} is learning' },
  },
  /** What is done again and again; the value is a clause without its subject: "go running on Sundays". */
  routine: {
    cardinality: 'many',
    importance: 0.5,
    you: 'you {v}',
    other: '{s}: {v}',
    past: { you: 'you used to {v}', other: '{s} used to {v}' },
    asked: { you: 'that about your routine', other: "that about {s}'s routine" },
  },
  /** What is wanted; the value is a verb phrase: "learn to sail". */
  goal: {
    cardinality: 'many',
    importance: 0.6,
    you: 'you want to {v}',
    other: '{s} wants to {v}',
    past: { you: 'you wanted to {v}', other: '{s} wanted to {v}' },
    asked: { you: 'what your goals are', other: "what {s}'s goals are" },
  },
  'saving for': {
    cardinality: 'one',
    importance: 0.5,
    you: 'you are saving for {v}',
    other: '{s} is saving for {v}',
    past: { you: 'you were saving for {v}', other: '{s} was saving for {v}' },
    asked: { you: 'what you are saving for', other: 'what {s} is saving for' },
  },
  /** What is to happen; the value is a noun or verb phrase with its date: "fly to Oslo on 2026-05-30". */
  plan: {
    cardinality: 'many',
    importance: 0.6,
    you: 'you have this coming up: {v}',
    other: '{s} has this coming up: {v}',
    past: { you: 'you had this planned: {v}', other: '{s} had this planned: {v}' },
    asked: { you: 'what you have planned', other: 'what {s} has planned' },
  },
  /** What happened; the value is a verb phrase in the past: "passed my driving test". */
  event: {
    cardinality: 'many',
    importance: 0.5,
    you: 'you {v}',
    other: '{s} {v}',
    past: { you: 'you {v}', other: '{s} {v}' },
    asked: { you: 'what happened', other: 'what happened to {s}' },
  },
  /** "alive" is never recorded; the value is `died` or `passed away`. */
  death: {
    cardinality: 'one',
    importance: 0.9,
    ends: ['home', 'employer', 'job', 'work status', 'plan', 'routine'],
    you: 'you {v}',
    other: '{s} {v}',
    past: { you: 'you {v}', other: '{s} {v}' },
    asked: { you: 'that', other: 'that about {s}' },
  },
  note: {
    cardinality: 'many',
    importance: 0.7,
    you: 'you asked me to remember that {v}',
    other: 'you asked me to remember that {v}',
    past: { you: 'you asked me to remember that {v}', other: 'you asked me to remember that {v}' },
    asked: { you: 'that', other: 'that' },
  },
} as const satisfies Readonly<Record<string, PredicateSpec>>;

/** Attributes that read better than "your height is …". */
const attributes = {
  height: {
    cardinality: 'one',
    importance: 0.4,
    you: 'you are {v} tall',
    other: '{s} is {v} tall',
    past: { you: 'you were {v} tall', other: '{s} was {v} tall' },
    asked: { you: 'how tall you are', other: 'how tall {s} is' },
  },
  /** "trans", "bisexual". */
  identity: {
    cardinality: 'many',
    importance: 0.8,
    you: 'you are {v}',
    other: '{s} is {v}',
    past: { you: 'you were {v}', other: '{s} was {v}' },
    asked: { you: 'that about you', other: 'that about {s}' },
  },
  /** What one is among siblings: "an only child", "the oldest of three". */
  siblings: {
    cardinality: 'one',
    importance: 0.7,
    you: 'you are {v}',
    other: '{s} is {v}',
    past: { you: 'you were {v}', other: '{s} was {v}' },
    asked: { you: 'whether you have siblings', other: 'whether {s} has siblings' },
  },
  /** What one is in the family: "a mum", "a single dad". */
  family: {
    cardinality: 'many',
    importance: 0.7,
    you: 'you are {v}',
    other: '{s} is {v}',
    past: { you: 'you were {v}', other: '{s} was {v}' },
    asked: { you: 'that about your family', other: "that about {s}'s family" },
  },
  'school year': {
    cardinality: 'one',
    importance: 0.5,
    you: 'you are in {v}',
    other: '{s} is in {v}',
    past: { you: 'you were in {v}', other: '{s} was in {v}' },
    asked: { you: 'what year you are in', other: 'what year {s} is in' },
  },
  medication: {
    cardinality: 'many',
    importance: 0.9,
    you: 'you take {v}',
    other: '{s} takes {v}',
    past: { you: 'you took {v}', other: '{s} took {v}' },
    asked: { you: 'what medication you take', other: 'what medication {s} takes' },
  },
} as const satisfies Readonly<Record<string, PredicateSpec>>;

/** A row of the table. */
export type KnownPredicate = keyof typeof predicates;

/** The row of a predicate; for an attribute that a user named, a row made from its words. */
export function predicateSpec(predicate: string): PredicateSpec {
  if (Object.hasOwn(predicates, predicate)) return predicates[predicate as KnownPredicate];
  if (Object.hasOwn(attributes, predicate)) return attributes[predicate as keyof typeof attributes];
  const plural = /(?:s|people)$/.test(predicate) && !/(?:ss|us|is|address|bus)$/.test(predicate);
  const [be, was] = plural ? ['are', 'were'] : ['is', 'was'];
  return {
    cardinality: 'one',
    importance: 0.5,
    you: `your ${predicate} ${be} {v}`,
    other: `{s}'s ${predicate} ${be} {v}`,
    past: { you: `your ${predicate} ${was} {v}`, other: `{s}'s ${predicate} ${was} {v}` },
    asked: { you: `what your ${predicate} ${be}`, other: `what {s}'s ${predicate} ${be}` },
  };
}

/** Those of whom a user says "my …" and who have names, homes and tastes of their own. */
export const petKinds =
  'dog|doggo|puppy|pup|cat|kitten|kitty|rabbit|bunny|hamster|gerbil|parrot|parakeet|cockatiel|budgie|canary|bird|horse|mare|pony|donkey|tortoise|turtle|terrapin|snake|lizard|gecko|bearded dragon|iguana|chameleon|frog|toad|newt|fish|goldfish|betta|tetra|guppy|koi|angelfish|stick insect|cockatoo|macaw|quail|alpaca|llama|ferret|rat|mouse|guinea pig|chinchilla|hedgehog|chicken|hen|rooster|duck|goose|goat|sheep|lamb|pig|cow|axolotl|tarantula|hermit crab|snail|labrador|poodle|corgi|beagle|greyhound|whippet|spaniel|cockapoo|labradoodle|husky|dachshund|pug|bulldog|collie|border collie|alsatian|german shepherd|golden retriever|retriever|terrier|chihuahua|shih tzu|rescue dog|tabby|pet';

export const relationKinds =
  'parent|grandparent|mum|mom|mama|mam|mother|dad|papa|father|brother|bro|sister|sis|sibling|son|daughter|kid|child|toddler|baby|wife|husband|hubby|spouse|partner|girlfriend|boyfriend|fiancee|fiance|fiancé|fiancée|gf|bf|nan|nana|gran|grandma|granny|grandmother|grandpa|grandad|granddad|gramps|grandfather|nonno|nonna|abuela|abuelo|oma|opa|yiayia|babushka|grandson|granddaughter|grandchild|aunt|auntie|aunty|uncle|cousin|niece|nephew|twin|twin brother|twin sister|godmother|godfather|godson|goddaughter|friend|bestie|best friend|best mate|mate|buddy|roommate|housemate|flatmate|boss|manager|supervisor|team lead|coworker|co-worker|colleague|workmate|classmate|pen ?pal|neighbour|neighbor|landlord|landlady|teacher|coach|tutor|therapist|doctor|dentist|gp|midwife|stepdad|stepfather|stepmum|stepmom|stepmother|stepson|stepdaughter|stepbrother|stepsister|half brother|half sister|ex|ex[- ]husband|ex[- ]wife|ex[- ]boyfriend|ex[- ]girlfriend|mother[- ]in[- ]law|father[- ]in[- ]law|brother[- ]in[- ]law|sister[- ]in[- ]law|mil|fil|sil|bil';

/** Attributes that a user may state of themselves in any words: "my thesis is about eels". */
export const attributeKinds =
  'job|team|major|minor|degree|thesis|dissertation|phd|course|school|uni|university|college|star sign|zodiac sign|zodiac|sign|hometown|home town|nickname|surname|last name|first name|middle name|maiden name|family name|full name|pronouns|anniversary|wedding|wedding day|wedding anniversary|appointment|dentist appointment|doctors appointment|flight|train|exam|interview|deadline|due date|car|bike|guitar|instrument|hobby|band|shoe size|size|ring size|height|weight|username|handle|gamertag|email|phone|phone number|laptop|timezone|time zone|native language|mother tongue|first language|blood type|religion|diet|locker|room|address|postcode|zip code|employer|company|boat|plant|book club|gym|party|comfort food|guilty pleasure|go-to drink|coffee order|usual order|order|main|lucky number|dream job|dream|resolution|new year resolution|goal|side project|side hustle|business|podcast|channel|blog|shop|dnd character|character|pin|locker code|wifi name|eye colour|hair colour|natural hair colour|tattoo|budget|rent|salary|bedtime|alarm|day off|shift|commute|start date|last day|half marathon|marathon';

const ofSelf: Readonly<Record<string, string>> = {
  name: 'name',
  age: 'age',
  home: 'home',
  employer: 'work',
  job: 'work',
  field: 'work',
  team: 'work',
  studies: 'work',
  likes: 'like',
  dislikes: 'dislike',
  allergy: 'allergy',
  birthday: 'birthday',
};
const pet = new RegExp(`(?:^| )(?:${petKinds})$`, 'i');

/** What a fact is about, in one word that has phrases of its own; undefined for the rest. */
export function topicOf(fact: {
  readonly entity: { readonly name: string; readonly kind: string };
  readonly predicate: string;
}): string | undefined {
  if (fact.entity.kind === 'self') return ofSelf[fact.predicate];
  if (fact.entity.kind === 'pet' || pet.test(fact.entity.name)) return 'pet';
  return fact.entity.kind === 'person' ? 'family' : undefined;
}
