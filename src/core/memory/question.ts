/** What a question asks of memory, by form: whose, and which predicates would answer it. */
import { attributeKinds, petKinds, relationKinds } from './predicates.ts';

export type MemoryQuestion =
  | { readonly kind: 'everything' }
  | {
      readonly kind: 'about';
      readonly subject: string;
      /** Any of these answers it. */
      readonly predicates: readonly string[];
      /** Only values with this word in them: "do I like olives". */
      readonly mention?: string;
      /** Nothing but what the user told can answer it, so that not knowing is an answer too. */
      readonly sure: boolean;
    }
  | { readonly kind: 'who'; readonly name: string };

const kinds = `(?:${petKinds}|${relationKinds})`;
const role = `(?<role>(?:\\p{L}+ )??${kinds})`;

/** Words around the question that change nothing about what is asked. */
const wrappings: readonly RegExp[] = [
  /^(?:hey|hi|hello|so|ok|okay|wait|um|uh|and|but|yo|oh|also|btw|quick q(?:uestion)?|random q(?:uestion)?|question|pop quiz|test|quiz)[\s,:;!.]+/i,
  /^(?:please |pls )?(?:can|could|do|would|will) (?:you|u|ya) (?:please |still |even |actually |happen to )*(?:remember|recall|know|tell me|say|remind me(?: of)?)[\s,:]+/i,
  /^(?:please |pls )?(?:remind me(?: of| again)?|tell me|remember)[\s,:]+/i,
  /[\s,]*(?:\b(?:again|quick|quickly|please|pls|lol|btw|now|right now|currently|these days|anyway|actually|though|according to (?:you|your notes)|in your notes|do (?:you|u) (?:remember|know|recall)|from memory|if you remember|remember|can you tell me|as far as you know))\s*$/i,
  /[\s?!.…]+$/,
];

interface Form {
  readonly pattern: RegExp;
  readonly predicates: readonly string[];
}

const self: readonly Form[] = [
  {
    pattern:
      /^(?:what(?:s| is|re| was) my (?:first |real |full )?name|who am i|what (?:do|should) (?:you|u) call me|my name)$/,
    predicates: ['name'],
  },
  { pattern: /^(?:how old am i|what(?:s| is) my age|my age|what age am i)$/, predicates: ['age'] },
  {
    pattern:
      /^(?:where (?:do|did) i (?:say (?:that )?i )?(?:live|lived)|where am i (?:living|based)|(?:what|which) (?:city|town|country|place|village) (?:do|did|am) i (?:say i )?(?:live|lived|living|based)(?: in)?|wheres home(?: for me)?|where is (?:my )?home(?: for me)?|where have i moved(?: to)?|where did i move(?: to)?)$/,
    predicates: ['home'],
  },
  {
    pattern:
      /^(?:where (?:am|do) i (?:come )?from|where (?:was|were) i (?:born|raised)|wheres my (?:hometown|home town))$/,
    predicates: ['origin', 'hometown'],
  },
  {
    pattern:
      /^(?:where (?:do|did) i (?:say (?:that )?i )?work(?:ed)?(?: at)?|who (?:do|did) i work for|who(?:s| is) my employer|what(?:s| is) my employer|(?:what|which) company do i work (?:for|at))$/,
    predicates: ['employer', 'job'],
  },
  {
    pattern:
      /^(?:what(?:s| is) my (?:job|occupation|profession|work)|what do i (?:do|work as)(?: for (?:a living|work))?|what(?:s| is) it i do)$/,
    predicates: ['job', 'employer'],
  },
  {
    pattern:
      /^(?:what (?:am i|did i say i(?: wa|')s|was i|did i say im|all am i) allergic to|what (?:food|foods|meds|things) am i (?:actually )?allergic to|what(?:s| is| are) my allerg(?:y|ies)|do i have (?:any|an) allerg(?:y|ies)|what cant i eat|am i allergic to anything)$/,
    predicates: ['allergy'],
  },
  { pattern: /^am i allergic to (?<mention>.+)$/, predicates: ['allergy'] },
  {
    pattern: /^what (?:things |stuff |kind of things )?(?:do|did) i (?:say i )?(?:like|love|enjoy)d?$/,
    predicates: ['likes'],
  },
  { pattern: /^(?:what am i into|what are my (?:hobbies|interests|likes))$/, predicates: ['likes', 'hobby'] },
  {
    pattern:
      /^(?:what (?:things |stuff )?(?:do|did) i (?:say i )?(?:hate|dislike|dont like|cant stand)d?|what are my dislikes)$/,
    predicates: ['dislikes'],
  },
  { pattern: /^do i (?:like|love|enjoy|hate|dislike) (?<mention>.+)$/, predicates: ['likes', 'dislikes'] },
  {
    pattern:
      /^(?:when(?:s| is) my (?:birthday|bday)|when was i born|what day is my (?:birthday|bday)|what(?:s| is) my (?:birthday|bday|birth date|date of birth))$/,
    predicates: ['birthday'],
  },
  {
    pattern: /^(?:what (?:do|am) i (?:study|studying)|what(?:s| is) my (?:major|degree|course))$/,
    predicates: ['studies', 'major', 'degree', 'course'],
  },
  {
    pattern:
      /^(?:what(?:s| is) my diet|what do i eat|am i (?:still )?(?:a )?(?:vegan|vegetarian|veggie|pescatarian)(?: or .+)?|do i eat (?:meat|fish))$/,
    predicates: ['diet'],
  },
  {
    pattern:
      /^do i have (?:any |a |an )?(?<mention>pets?|kids?|children|siblings?|dogs?|cats?|brothers?|sisters?)$/,
    predicates: ['has'],
  },
  { pattern: /^how many (?<mention>\p{L}+) do i have$/u, predicates: ['has'] },
];

const ofRole: readonly Form[] = [
  {
    pattern: new RegExp(
      `^(?:(?:what(?:s| is| are|re)|who(?:s| is| are)) my ${role}(?:s)?(?: names?)?(?: called| named)?|(?:what|which) name does my ${role.replace('role', 'b')} have|what do i call my ${role.replace('role', 'c')}|my ${role.replace('role', 'd')}s? name)$`,
      'u',
    ),
    predicates: ['name'],
  },
  {
    pattern: new RegExp(
      `^(?:how old (?:is|are) my ${role}s?|what(?:s| is) my ${role.replace('role', 'b')}s age)$`,
      'u',
    ),
    predicates: ['age'],
  },
  {
    pattern: new RegExp(
      `^(?:where (?:does|do|did i (?:tell you|say)) my ${role} lives?|(?:which|what) (?:city|town|country) (?:does|did i (?:tell you|say)) my ${role.replace('role', 'b')} lives? in|wheres my ${role.replace('role', 'c')} live)$`,
      'u',
    ),
    predicates: ['home'],
  },
  { pattern: new RegExp(`^where does my ${role} work$`, 'u'), predicates: ['employer', 'job'] },
  {
    pattern: new RegExp(`^what does my ${role} do(?: for (?:a living|work))?$`, 'u'),
    predicates: ['job', 'employer'],
  },
  { pattern: new RegExp(`^what(?:s| is) my ${role} allergic to$`, 'u'), predicates: ['allergy'] },
  { pattern: new RegExp(`^when(?:s| is) my ${role}s (?:birthday|bday)$`, 'u'), predicates: ['birthday'] },
  { pattern: new RegExp(`^what does my ${role} (?:like|love|enjoy)$`, 'u'), predicates: ['likes'] },
];

const everything =
  /^(?:what (?:do|did|all do) (?:you|u) (?:know|remember|recall|have|learn)(?: down| written| written down)? (?:about|on) me|what have i told (?:you|u)(?: about (?:me|myself))?|what (?:do|can) (?:you|u) remember|do (?:you|u) (?:know|remember) (?:anything|me|who i am)(?: about me)?|(?:tell me )?everything (?:you|u) know about me|(?:you|u) remember me|do you know me)$/;

/** What is asked, or undefined for a question that memory has no part in. */
export function memoryQuestionOf(text: string): MemoryQuestion | undefined {
  const whole = text.replace(/[’ʼ]/g, "'").trim();
  if (whole.length > 160) return undefined;
  const plain = spelt(whole.replace(/[\s?!.…]+$/, ''));
  if (everything.test(plain)) return { kind: 'everything' };
  const { asked, toldMe } = unwrapped(whole);
  if (everything.test(asked)) return { kind: 'everything' };
  return ofSelf(asked) ?? ofTheRole(asked) ?? ofAttribute(asked, toldMe) ?? ofName(asked);
}

function unwrapped(text: string): { readonly asked: string; readonly toldMe: boolean } {
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = wrappings.reduce((part, wrapping) => part.replace(wrapping, ''), rest).trim();
  }
  const told =
    /\b(?:did i (?:say|tell (?:you|u))|have i told (?:you|u)|i told (?:you|u)|i said|(?:you|u) (?:still )?(?:remember|recall)|remind me|again)\b/i;
  return { asked: inverted(spelt(rest)), toldMe: told.test(text) };
}

/** Indirect questions made direct: "where I work" asks "where do I work". */
function inverted(asked: string): string {
  return asked
    .replace(
      /^(where|what|when|who|which \p{L}+) i (work|live|study|do|like|hate|work for|come from)\b/u,
      '$1 do i $2',
    )
    .replace(/^(how old|where|what) i am\b/, '$1 am i')
    .replace(/^(what|who|when|where|how old) (my .+?) (is|are)( called| named)?$/, '$1 $3 $2$4');
}

function spelt(text: string): string {
  return text
    .toLowerCase()
    .replace(/'/g, '')
    .replace(/\bfav(?:orite|e|s)?\b/g, 'favourite')
    .replace(/\s+/g, ' ')
    .trim();
}

function ofSelf(asked: string): MemoryQuestion | undefined {
  for (const { pattern, predicates } of self) {
    const match = pattern.exec(asked);
    if (!match) continue;
    const mention = match.groups?.mention?.replace(/s$/, '');
    return {
      kind: 'about',
      subject: 'self',
      predicates,
      sure: true,
      ...(mention === undefined ? {} : { mention }),
    };
  }
  return undefined;
}

function ofTheRole(asked: string): MemoryQuestion | undefined {
  for (const { pattern, predicates } of ofRole) {
    const match = pattern.exec(asked);
    const subject = match && Object.values(match.groups ?? {}).find((group) => group !== undefined);
    if (subject) return { kind: 'about', subject, predicates, sure: true };
  }
  return undefined;
}

/** "What's my favourite colour", "when is my dentist appointment", "what did I say my thesis was about". */
function ofAttribute(asked: string, toldMe: boolean): MemoryQuestion | undefined {
  const match =
    /^(?:whats|what is|what are|whens|when is|where is|wheres|which is|who is|whos) my (?<what>(?:\p{L}+ ){0,3}\p{L}+)$/u.exec(
      asked,
    ) ??
    /^(?:what|when|where|which|who)(?: day| time)? did i (?:say|tell you)(?: that)? my (?<what>(?:\p{L}+ ){0,3}?\p{L}+) (?:is|was|are|were)(?: .+)?$/u.exec(
      asked,
    ) ??
    /^(?:what|which) (?<what>(?:\p{L}+ ){0,1}\p{L}+) is my favourite$/u.exec(asked);
  const what = match?.groups?.what;
  if (what === undefined) return undefined;
  const predicate = / is my favourite$/.test(asked) ? `favourite ${what}` : what;
  const known = new RegExp(`^(?:favourite .+|(?:\\p{L}+ )?(?:${attributeKinds}))$`, 'u').test(predicate);
  return { kind: 'about', subject: 'self', predicates: [predicate], sure: known || toldMe };
}

function ofName(asked: string): MemoryQuestion | undefined {
  const name = /^(?:who is|whos) (?<name>\p{L}+(?: \p{L}+)?)$/u.exec(asked)?.groups?.name;
  return name === undefined ? undefined : { kind: 'who', name };
}
