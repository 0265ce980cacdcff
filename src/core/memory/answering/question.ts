/** Whether a text asks memory something, and what: whose life, which part of it, what an answer must hold. */

import { petKinds, relationKinds } from '../predicates.ts';
import { frameWords, stopWords } from '../search/stop-words.ts';
import { termOf, wordsOf } from '../search/terms.ts';
import { relatedTerms } from '../search/word-families.ts';
import { type AnswerKind, closedClass, kindOf } from './answer-kinds.ts';
import { conceptsAsked } from './concepts.ts';
import type { LifeConcept } from './life-concept.ts';
import { plainOf } from './statement.ts';

/** A word of the question that the answer should speak of. */
export interface Specific {
  readonly word: string;
  readonly term: string;
  readonly related: readonly string[];
  /** Share in the question, in (0, 1]. */
  readonly weight: number;
  /** Only one of these answers it: "which season". */
  readonly closed?: RegExp;
  /** Things of the kind that the word names. */
  readonly kind?: RegExp;
}

export type Whom =
  | { readonly kind: 'self' }
  /** "my older sister": whom the asker calls so. */
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'named'; readonly name: string };

export interface MemoryQuestion {
  readonly kind: 'everything' | 'about' | 'who';
  /** The question in plain words, without what is wrapped around it. */
  readonly plain: string;
  readonly of: Whom;
  readonly concepts: readonly LifeConcept[];
  readonly specifics: readonly Specific[];
  readonly needs?: AnswerKind;
  readonly aspect: 'now' | 'before' | 'any';
  /** Several values are wanted: "all my hobbies". */
  readonly list: boolean;
  /** Asks whether something is so: "am I still vegan?". */
  readonly yesNo: boolean;
  /** Advice or a reason is asked for: only words that answer plainly are an answer, and not knowing is none. */
  readonly only: boolean;
  /** Nothing but what was told can answer it, so that not knowing is an answer too. */
  readonly sure: boolean;
  /** Known for a question to memory only when something was said that answers it. */
  readonly loose: boolean;
}

/** Asks for words to be put otherwise. */
const rendered =
  /\b(?:in (?:elvish|binary|morse|latin|french|spanish|german|japanese|klingon|emoji)|rhymes? with|mean(?:s|ing)?\b.*\bname)\b/;

const longestQuestion = 200;
const role = `(?:\\p{L}+ ){0,1}?(?:${petKinds}|${relationKinds}|parents?|girls?|boys?)`;

const wrappings: readonly RegExp[] = [
  /^(?:hey|hi|hello|hiya|so|ok|okay|wait|um+|uh+|hm+|and|but|yo|oh|also|btw|lol|well|now|right|quick q(?:uestion)?|random q(?:uestion)?|question|pop quiz|quiz time|test|quiz|serious question|real talk|be honest|curious|just curious|just checking|sanity check|memory (?:test|check)|remember)[\s,:;!.-]+/i,
  /^(?:please |pls )?(?:can|could|do|would|will|did|have) (?:you|u|ya) (?:please |still |even |actually |happen to |ever |by any chance |perhaps )*(?:remember|recall|know|tell me|say|remind me(?: of| again)?|catch|note|note down|get|have (?:it )?(?:written|noted)(?: down)?|jot down|got)[\s,:]+(?=(?:who|what|when|where|which|how|why|if|whether|my|the|i|im|do|does|did|am|is|are|was|about)\b)/i,
  /^(?:please |pls |just )?(?:remind me(?: of| again)?|tell me(?: again)?|remember|refresh my memory(?: on)?|jog my memory|help me remember|i cant remember|i can't remember|i dont remember|i don't remember|any idea|guess|any clue|i forg[eo]t(?= (?:who|what|when|where|which|how)))[\s,:]+(?=(?:who|what|when|where|which|how|if|whether|my|the|all|i|im)\b)/i,
  /^(?:if|whether|about)\s+(?=(?:i|im|i'm|my)\b)/i,
  /[\s,]*(?:\b(?:again|quick|quickly|please|pls|plz|lol|btw|right|anyway|actually|though|tho|exactly|according to (?:you|your notes|my profile)|in your notes|(?:do|did) (?:you|u) (?:remember|know|recall|catch that)|you remember|from memory|if (?:you|u) (?:remember|know|recall)|remember|can you tell me|as far as (?:you|u) know|wren|thanks|thx|ty|any idea|i forgot|i forget)\b)\s*[?!.]*\s*$/i,
  /[\s?!.…]+$/,
];

/** Asked in so many words for what was said, whatever the question itself looks like. */
const toldForm =
  /^(?:(?:hey|hi|hello|so|ok|okay|wait|um+|and|but|yo|please|pls|wren|quick question|question) )*(?:(?:do|can|could|would|did|will) (?:you|u|ya) (?:please |still |even |actually |happen to |ever )*(?:remember|recall|remind|know|tell me)|remind me|tell me (?:again )?(?:what|where|who|when|which|my|how)|remember (?:what|where|who|when|which|my|how)|refresh my memory|jog my memory|i forg[eo]t (?:what|where|who|when|which|how))\b|\b(?:did|have) i (?:say|tell|told|mention|mentioned|ever (?:say|tell|told|mention|mentioned))\b|\bi (?:said|told you|told u|mentioned)(?: that)? (?:i|my|was|is)\b|\b(?:according to|in|from) (?:you|your notes|my profile|memory)\b|\bmy profile\b/;

const everything =
  /^(?:what (?:all )?(?:do|did|can|have|all do|would) (?:you|u) (?:know|remember|recall|have|learn|say|got|tell me)(?: down| written| written down| noted| so far)? (?:about|on) (?:me|myself)(?: so far)?|what have i (?:told|said to|shared with) (?:you|u)(?: about (?:me|myself))?(?: so far)?|what (?:do|can) (?:you|u) remember|do (?:you|u) (?:know|remember) (?:anything|me|who i am|stuff|things)(?: about me)?|(?:tell me )?(?:everything|all|anything) (?:that )?(?:you|u) (?:know|remember|have) (?:about|on) me|(?:you|u) remember me|do you know me|who am i to you|describe me|tell me about (?:me|myself)|summari[sz]e me|(?:print|show|list|dump)(?: me)? (?:your|my) (?:memory|memories|notes|facts|profile)(?: (?:about|on|of) me)?)$/;

/** Advice, knowledge and chat that only sound as if memory could answer. */
const notForMemory =
  /^(?:should|shall|may|might|must|can|could|would|will|whats? (?:if|about|is the (?:best|difference|point|capital|meaning|time|weather|name of the)|(?:should|can|could|would|might|shall|must) (?!\p{L}+ call me|i be called))|what to|(?:whats|what is) an? |how to|how (?:do|can|could|should|would|might) (?:i|we|you|one)(?! (?:usually|normally|get to work|take my|like my|(?:spell|say|pronounce|write) (?:my|his|her|their)|know|feel about|want my|describe|prefer))|how (?:is|are) (?:it|things|you)|is (?:it|this|that|there)|are (?:there|these|those)|do i (?:need|have to|look|seem|sound|deserve|qualify|count|even|get to|just|really (?:need|have)|tell|say|ask|call (?:in|him|her|them))|am i (?:right|wrong|crazy|the (?:asshole|only|problem|bad)|weird|missing|supposed|allowed|overreact\p{L}*|too|bad|dumb|stupid|insane|ok|okay|in trouble|dreaming|doing (?:it|this)|making sense|alone|being|annoying|funny|boring|cursed|just)|what do i (?:say|do) (?:when|if|to|with|about)|did i (?:say|do) something|do (?:you|u)|are (?:you|u)|have (?:you|u)|did (?:you|u)|were (?:you|u)|where (?:can|should|could|would)|when (?:should|can|could|would)|who (?:should|can|could|would)|what (?:would|kind of \p{L}+ (?:should|would|are you)))/u;

/** What is asked of memory, or undefined for a text that asks it nothing. */
export function memoryQuestionOf(text: string, characterName = ''): MemoryQuestion | undefined {
  const straight = text.replace(/[’ʼ`]/g, "'").trim();
  const called = withoutCall(straight, characterName);
  return questionIn(called) ?? questionIn(straight) ?? looseQuestionIn(called);
}

/** Advice, tasks, and what the character or nobody in particular is asked. */
const notOfTold =
  /\b(?:you|your|yours|u|ur|should|shall|can|would|might|anyone|anybody|someone|mean|means|meaning|translate|capital|weather|best way|difference)\b|^(?:how (?:to|do|does|can|could|come|about|much is|many \p{L}+ (?:are|in))|(?:what|how) about|whats? (?:up|new|wrong|next|going on|the (?:time|date|point|matter|best))|whats? an? |is (?:it|this|that|there)|are (?:there|these|those)|what (?:a|an|to|if|even)|why (?:is|are|do|does|did) (?!i\b|my\b|we\b))/u;
const loosely =
  /^(?:who|whos|whose|what|whats|when|whens|where|wheres|which|how|why|is|are|was|were|am|do|did|does|has|have|had)\b/;

/** Begins as a question does, and tells: "when i was a kid". */
const tells =
  /^(?:what an?|what(?: is|s) \p{L}+$|how (?:i|we|my)|(?:when|where|what|who|which \p{L}+) (?:i|we|my|he|she|they|it|the))\b/u;

/** Any other question that something told earlier could answer; whether it does, what was said decides. */
function looseQuestionIn(whole: string): MemoryQuestion | undefined {
  if (whole.length > longestQuestion || /\n|```/.test(whole)) return undefined;
  const plain = plainOf(unwrapped(whole));
  if (!loosely.test(plain) || tells.test(plain) || notOfTold.test(plain) || rendered.test(plain))
    return undefined;
  if (idleTopics.test(plain) || (/^(?:am|do|did|was) i\b/.test(plain) && notForMemory.test(plain)))
    return undefined;
  const needs = needsOf(plain, []);
  return framed({
    kind: 'about',
    plain,
    of: whomOf(whole, plain, true) ?? { kind: 'self' },
    specifics: specificsOf(plain, [], { kind: 'self' }),
    ...(needs === undefined ? {} : { needs }),
    aspect: aspectOf(plain),
    yesNo: /^(?:do|did|does|am|is|are|was|were|have|has|had) /.test(plain),
    sure: false,
    loose: true,
  });
}

/** Of several sentences, the question at the end: "ok so. where do i live?" */
function lastAsked(whole: string): MemoryQuestion | undefined {
  const last = /^.*[.!?…,;:]\s+(?<last>[^.!?]+\?+)\s*$/s.exec(whole)?.groups?.last;
  return last === undefined || last === whole ? undefined : questionIn(last.trim());
}

function withoutCall(text: string, name: string): string {
  if (name === '') return text;
  const word = `@?${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`;
  return text
    .replace(new RegExp(`^(?:(?:hey|hi|hello|ok|okay|so|yo|oi)[\\s,]+)*${word}[\\s,:;!-]+`, 'i'), '')
    .replace(new RegExp(`[\\s,]+${word}(?=[\\s?!.]*$)`, 'i'), '');
}

function questionIn(whole: string): MemoryQuestion | undefined {
  if (whole.length > longestQuestion || /\n.*\n/.test(whole) || /```/.test(whole)) return undefined;
  const entire = plainOf(whole);
  const plain = plainOf(unwrapped(whole));
  if (everything.test(entire) || everything.test(plain))
    return framed({ kind: 'everything', plain, sure: true });
  if (plain === '') return undefined;
  const wrapped = toldForm.test(entire);
  if (!wrapped && !asksByForm.test(plain)) return lastAsked(whole);
  const who =
    /^(?:whos|who is|who was|who are|whore) (?<name>(?!(?:you|u|the|a|an|going|that|this|it|he|she|they|in|on)\b)\p{L}+(?: \p{L}+)?)$/u.exec(
      plain,
    );
  const named =
    who?.groups?.name ??
    /^(?:how (?:is|am i|do i know)|whats) (?<name>\p{L}+)s? (?:related to|to|relation to) (?:me|again)\b/u.exec(
      plain,
    )?.groups?.name ??
    /^how do i know (?<name>\p{L}+)$/u.exec(plain)?.groups?.name;
  if (named !== undefined && !/^(?:my|our|i|it|that|she|he|they|this)\b/.test(named) && named !== 'am i')
    return framed({ kind: 'who', plain, of: { kind: 'named', name: named }, sure: false });
  return about(whole, plain, wrapped);
}

const asksByForm =
  /^(?:(?!(?:what an?|how (?:i|we|my|he|she|they|can i)|(?:when|where|what|who|which \p{L}+) (?:i|we|my|he|she|they|it|the))\b)(?:who|whos|whose|what|whats|when|whens|where|wheres|which|how|hows|why|whys)\b|(?:do|did|am|have|was|were|had) i\b|(?:does|is|are|was|were|has) my\b|my (?:\p{L}+ )?(?:names?|age|birthday|bday|job|address|pronouns|diet|allergies|hobbies|surname)$|any(?:thing)? )/u;

function about(whole: string, plain: string, wrapped: boolean): MemoryQuestion | undefined {
  const ofSpeaker = /\b(?:i|im|ive|my|mine|me|we|our|us)\b|^wheres? (?:is )?home\b/.test(plain);
  const advice =
    /^(?:why|how come|(?:what|which)(?: \p{L}+)? (?:should|would|can|could) )/u.test(plain) && ofSpeaker;
  if (/^did i (?:say|do) (?:some|any)thing\b/.test(plain)) return undefined;
  if (notForMemory.test(plain) && !wrapped && !advice) return undefined;
  const of = whomOf(whole, plain, ofSpeaker);
  if (!of) return undefined;
  // What the character itself is asked: "what do you think of my hat".
  const toCharacter =
    /\b(?:(?:do|does|did|are|were|would|could|can|will|have|had|if) (?:you|u)|your|yours|ur|you (?:like|think|want|feel|prefer|love|hate))\b/;
  if (
    !wrapped &&
    toCharacter.test(plain) &&
    !/^how (?:do|would|should) you (?:spell|say|pronounce|write) my\b|\b(?:told|tell|call me|for me|refer to me)\b/.test(
      plain,
    )
  )
    return undefined;
  if (rendered.test(plain)) return undefined;
  const concepts = relevant(conceptsAsked(plain), plain, of);
  const only = advice && !wrapped && !concepts.some(({ name }) => name === 'pronouns' || name === 'name');
  const yesNo = /^(?:do|did|does|am|is|are|was|were|have|has|had) /.test(plain);
  const specifics = specificsOf(plain, concepts, of);
  if (concepts.length === 0 && (specifics.length === 0 || idleTopics.test(plain))) return undefined;
  const needs = needsOf(plain, concepts);
  return framed({
    kind: 'about',
    plain,
    of,
    concepts,
    specifics,
    ...(needs === undefined ? {} : { needs }),
    aspect: aspectOf(plain),
    list: /\b(?:all|list|every|everything|what are|which are|names|things|hobbies|languages|pets|kids|allergies)\b/.test(
      plain,
    ),
    yesNo,
    only,
    sure:
      !/^(?:whys?|how come)\b/.test(plain) &&
      ((!only &&
        of.kind !== 'named' &&
        ofSpeaker &&
        !/\bshould i\b|\bwould\b|^how (?!old|many|often|long|tall|big|do i (?:usually|normally|spell|take|get to|like)|is my|are my|did i)/.test(
          plain,
        )) ||
        (wrapped && ofSpeaker)),
  });
}

/** What nobody tells of themselves in so many words. */
const idleTopics =
  /\b(?:best|options?|chances?|odds|next move|problem|point|fault|turn|issue|error|code|bug)\b/;

function framed(
  question: Partial<MemoryQuestion> & Pick<MemoryQuestion, 'kind' | 'plain' | 'sure'>,
): MemoryQuestion {
  return {
    of: { kind: 'self' },
    concepts: [],
    specifics: [],
    aspect: 'any',
    list: false,
    yesNo: false,
    only: false,
    loose: false,
    ...question,
  };
}

function unwrapped(text: string): string {
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    const shorter = wrappings.reduce((part, wrapping) => part.replace(wrapping, ''), rest).trim();
    if (shorter !== '') rest = shorter;
  }
  return rest;
}

/** Whose life: "my sister's", a name's, else the asker's own; undefined where it is nobody's. */
function whomOf(whole: string, plain: string, ofSpeaker: boolean): Whom | undefined {
  const possessed = new RegExp(`\\b(?:my|our) (?<role>${role})s?\\b(?! (?:do i have|have i got))`, 'u').exec(
    plain,
  )?.groups?.role;
  const bare = /\b(?<kin>mum|mom|dad|nan|nana|gran|grandma|grandpa|grandad)s?\b/u.exec(plain)?.groups?.kin;
  if (possessed === undefined && bare !== undefined) return { kind: 'role', role: bare };
  if (possessed !== undefined && !/^(?:old|new) kid$/.test(possessed))
    return { kind: 'role', role: possessed };
  const name = nameIn(whole, plain, ofSpeaker);
  if (name !== undefined) return { kind: 'named', name };
  return ofSpeaker ? { kind: 'self' } : undefined;
}

const noNames =
  /^(?:what|whats|who|whos|when|whens|where|wheres|which|how|do|does|did|am|is|are|was|were|have|has|had|my|i|im|ive|the|a|an|it|its|this|that|there|here|anything|something|today|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|halloween|english|french|german|spanish|she|he|they|whose|now|one|day|days|time|everyone|nobody|somebody|wren|if|and|or|new|usual|kids|favourite|favorite|last|first|birthday|work|place|people|bugs|food|games|things|hers|his|yours|ours|life|lets|us|ok|so|date|time|year|month)$/;

/** A name that the question is about: capitalised inside, or before a possessive s: "when's nadia's birthday". */
function nameIn(whole: string, plain: string, ofSpeaker: boolean): string | undefined {
  const kin = new RegExp(`^(?:${petKinds}|${relationKinds})$`, 'u');
  const possessive = [...whole.toLowerCase().matchAll(/\b(\p{L}{2,})'s\b(?= \p{L})/gu)]
    .map((match) => match[1] ?? '')
    .find((word) => !noNames.test(word) && !kin.test(word));
  if (possessive) return possessive;
  const inner = [...whole.matchAll(/(?<=[\p{Ll},] )(\p{Lu}\p{Ll}+)\b/gu)]
    .map((match) => match[1]?.toLowerCase() ?? '')
    .find((word) => !noNames.test(word));
  if (inner) return inner;
  if (ofSpeaker) return undefined;
  const subject =
    /^(?:what|where|when|who|which \p{L}+|how old|how|why)s? (?:did|does|is|was|has|do) (?<name>\p{L}{2,}) (?!mean|work$|stand for|rhyme|cost)\p{L}+/u.exec(
      plain,
    )?.groups?.name;
  const short = /^whats (?<name>\p{L}{2,}) (?:do|like|called|up to|studying|allergic|into)\b/u.exec(plain)
    ?.groups?.name;
  if (short && !noNames.test(short) && !stopWords.has(short)) return short;
  if (subject && !noNames.test(subject) && !stopWords.has(subject)) return subject;
  const last =
    /^(?:what|which|who|where|when|how)s? (?:\p{L}+ ){0,3}?(?:is|does|did|was|has|are|do) (?<name>\p{L}{2,})(?: \p{L}+){0,2}$/u.exec(
      plain,
    )?.groups?.name;
  if (last && !noNames.test(last) && !stopWords.has(last)) return last;
  const object =
    /\b(?:about|with|for|is|anything|does|did) (?<name>\p{L}{2,})(?: (?:cant|related|to me|eat|doesnt|likes?|hates?)|$)/u.exec(
      plain,
    )?.groups?.name;
  return object && !noNames.test(object) && !stopWords.has(object) && /^(?:anything|how is|how)\b/.test(plain)
    ? object
    : undefined;
}

/** A question that names both, names the narrower one: "what's my cat called" is no question for the asker's own name. */
function relevant(found: readonly LifeConcept[], plain: string, of: Whom): readonly LifeConcept[] {
  const names = new Set(found.map((concept) => concept.name));
  const drop = new Set<string>();
  const unless = (name: string, ...others: string[]) => {
    if (names.has(name)) for (const other of others) drop.add(other);
  };
  unless('favourite', 'likes', 'hobby', 'possession', 'home', 'plan', 'diet', 'employer', 'team', 'age');
  unless('dislikes', 'likes', 'diet');
  unless('birthday', 'plan', 'age', 'name');
  unless('pronouns', 'name', 'possession');
  unless('family name', 'name', 'age');
  unless('allergy', 'diet', 'health', 'routine');
  unless('work hours', 'employer', 'job', 'plan', 'routine', 'hobby', 'home');
  unless('handedness', 'possession', 'job', 'hobby');
  unless('religion', 'plan');
  unless('goal', 'likes', 'hobby', 'plan', 'possession', 'job', 'home');
  unless('language', 'likes', 'hobby');
  unless('team', 'employer', 'job', 'possession');
  unless('school', 'employer', 'home');
  unless('studies', 'employer', 'job', 'hobby');
  unless('fear', 'likes', 'dislikes');
  unless('health', 'plan', 'possession', 'home');
  unless('routine', 'plan', 'hobby');
  if (/\bbaby due|due date\b/.test(plain)) for (const name of ['plan', 'pet']) drop.add(name);
  if (names.has('origin')) drop.add('plan');
  if (names.has('origin') && !/\blive\b/.test(plain)) drop.add('home');
  if (names.has('pet') || names.has('children') || names.has('siblings'))
    for (const name of ['possession', 'plan']) drop.add(name);
  if (names.has('partner')) drop.add('plan');
  unless('routine', 'job', 'employer');
  unless('job', 'home');
  if (of.kind !== 'self' && /\b(?:name|called|names|call)\b/.test(plain)) drop.add('family name');
  if (of.kind === 'role' && names.has('name')) for (const name of ['age', 'job']) drop.add(name);
  if (of.kind === 'role' && !/\b(?:called|names?|call)\b/.test(plain))
    for (const name of ['pet', 'children', 'siblings', 'partner']) if (names.size > 1) drop.add(name);
  return found.filter((concept) => !drop.has(concept.name));
}

/** Say when, where the concept asked about is not a matter of one time. */
const timeWords =
  /^(?:week|weeks|month|months|year|years|today|tomorrow|tonight|yesterday|next|morning|mornings|evening|night)$/;
const questionWords =
  /^(?:what|whats|who|whos|whose|when|whens|where|wheres|which|how|old|many|much|often|say|said|tell|told|mention|mentioned|again|still|now|currently|moment|remember|exactly|usually|normally|supposed|all|list|name|kind|sort|type|thing|things|stuff|one|ones|notes|profile|according|days|earlier|before|used|previous|previously|last|these|whom|actual|actually|right|really|special|come|sets|get|keep|keeps)$/;

function specificsOf(plain: string, concepts: readonly LifeConcept[], of: Whom): readonly Specific[] {
  const covered = new Set(concepts.flatMap((concept) => concept.words.split(' ')).map(termOf));
  const own =
    of.kind === 'role'
      ? new Set(of.role.split(/[ -]/).map(termOf))
      : of.kind === 'named'
        ? new Set([termOf(of.name)])
        : new Set<string>();
  const found = new Map<string, Omit<Specific, 'weight'>>();
  for (const word of wordsOf(
    plain.replace(/(\p{L}{3,})s(?= (?:dog|cat|name|birthday|bday|job|wedding|house|age|favou?rite))/u, '$1'),
  )) {
    const term = termOf(word);
    if (word.length < 2 && !/\d/.test(word)) continue;
    if (stopWords.has(word) || questionWords.test(word) || own.has(term)) continue;
    if (
      timeWords.test(word) &&
      concepts.length > 0 &&
      !concepts.some(({ name }) => name === 'plan' || name === 'routine' || name === 'hobby')
    )
      continue;
    const singular = word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '');
    const closed = closedClass(singular);
    const kind = kindOf(singular) ?? kindOf(word);
    if (covered.has(term) && !closed && !(kind && concepts.some((concept) => concept.name === 'favourite')))
      continue;
    if (covered.has(term) && closed && /^(?:day|month|sign|zodiac|pronouns|team)$/.test(singular)) continue;
    found.set(term, {
      word: singular,
      term,
      related: relatedTerms(term).map((one) => one.term),
      ...(closed ? { closed } : {}),
      ...(kind ? { kind } : {}),
    });
  }
  const weightOf = (one: Omit<Specific, 'weight'>) => (frameWords.has(one.word) ? 0.35 : 1);
  const total = [...found.values()].reduce((sum, one) => sum + weightOf(one), 0);
  return [...found.values()].map((one) => ({ ...one, weight: weightOf(one) / total }));
}

function needsOf(plain: string, concepts: readonly LifeConcept[]): AnswerKind | undefined {
  const held = concepts.find((concept) => concept.holds !== undefined)?.holds;
  if (
    /\bwhat times?\b|\bwhen do i (?:\p{L}+ )?(?:sleep|wake|get up|go to bed|eat|finish|start)\b/u.test(plain)
  )
    return 'time';
  if (/\b(?:which|what) days?\b.*\bwork\b/.test(plain)) return 'weekday';
  if (/^(?:when|whens|what (?:date|day|month|year)|which (?:date|day|month|year))\b|\bwhen is\b/.test(plain))
    return 'date';
  if (/\bhow (?:many|old|much|tall|often|long)\b/.test(plain)) return 'number';
  if (/\bwhich hand\b/.test(plain)) return 'hand';
  return concepts.length === 1 ? held : undefined;
}

function aspectOf(plain: string): MemoryQuestion['aspect'] {
  if (
    /\b(?:used to|before|previous(?:ly)?|former(?:ly)?|originally|in the past|first (?:job|car|pet)|old (?:job|car|flat|school|place|phone)|last (?:job|place|car|phone)|ex)\b/.test(
      plain,
    )
  )
    return 'before';
  if (/\b(?:now|nowadays|these days|currently|still|at the moment|atm|rn|current|new|anymore)\b/.test(plain))
    return 'now';
  return 'any';
}
