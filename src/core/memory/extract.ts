/** Facts from what a user says, by form alone: sure of little, and right about that. */
import { clausesOf, isPlainStatement } from './clauses.ts';
import { attributeKinds, type Cardinality, petKinds, predicateSpec, relationKinds } from './predicates.ts';

/** A statement taken from one message, before it is bound to its owner and source. */
export interface ExtractedFact {
  /** `self`, or whom it is about, lower case: `dog`, `older sister`. */
  readonly subject: string;
  readonly predicate: string;
  readonly value: string;
  readonly cardinality: Cardinality;
}

export interface Reading {
  readonly facts: readonly ExtractedFact[];
  /** What of the message was not a fact, for whoever decides whether more than an acknowledgement is due. */
  readonly rest: string;
}

interface Form {
  readonly pattern: RegExp;
  readonly predicate: string;
  /** Several values in one statement, such as "nuts and eggs". */
  readonly list?: boolean;
  /** What the value must not be. */
  readonly unless?: RegExp;
  readonly check?: (value: string) => string | undefined;
}

const kinds = `${petKinds}|${relationKinds}`;
const adverbs =
  '(?:(?:really|absolutely|also|just|still|totally|currently|now|recently|always|kinda|very|do) )*';
const month = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const dateLike = new RegExp(`\\d|\\b(?:${month}|christmas|halloween|new year)`, 'i');
const vague =
  /^(?:it|that|this|you|him|her|them|me|us|he|she|they|when|how|what|where|why|who|your|these|those|my|our|the way|being|to be|so|not|no|all|everything|nothing|one|someone|some|how)\b/i;

/** Statements of the form "I …", for the speaker and, with the verb adapted, for "my sister …". */
const forms: readonly Form[] = [
  {
    predicate: 'name',
    pattern:
      /^(?:i(?:'m| am) (?:called|named)|i go by|(?:please |just |you can |everyone |people |friends )*calls? me) (.+)$/i,
    unless:
      /^(?:later|back|when|if|maybe|crazy|old|a|an|the|on|at|in|tomorrow|tonight|what|that|out|names?)\b/i,
    check: nameLike,
  },
  {
    predicate: 'age',
    pattern:
      /^i(?:'m| am|'ve (?:just )?turned| (?:just )?turned| (?:just )?turn)(?: only| just)? ([\w-]+)(?: ?(?:years?|yrs?|yo|y\/o)(?: old)?| today)?$/i,
    check: ageOf,
  },
  {
    predicate: 'home',
    pattern: new RegExp(
      `^(?:i|we) ?(?:(?:'m|am|'re|are|'ve|have) )?${adverbs}(?:live|living|based|moved(?: back)?|settled|relocated) (?:out )?(?:in|to|at|near|into) (.+)$`,
      'i',
    ),
    unless:
      /^(?:fear|hope|denial|hell|peace|my head|sin|silence|chaos|poverty|constant|a state|the (?:moment|past|present|future)|it|that|this|here|there|another|next|a different|pieces)\b/i,
  },
  {
    predicate: 'origin',
    pattern: /^i(?:'m| am| come) (?:originally )?from (.+)$/i,
    unless: /^(?:the future|hell|another)\b/i,
  },
  {
    predicate: 'job',
    pattern: /^i(?:'m working| am working| work| got (?:a|the) job|'ve got a job) as (?:an? |the )?(.+)$/i,
    unless: vague,
  },
  {
    predicate: 'employer',
    pattern: new RegExp(
      `^i ?(?:(?:'m|am) )?${adverbs}(?:work|working|started(?: working| a new job)?|got (?:a|the) job) (?:at|for) (.+)$`,
      'i',
    ),
    unless:
      /^(?:home|nights?|night|the (?:moment|weekends?|office)|weekends?|free|a living|it|that|this|once|hours|ages|\d|least|first|last)\b/i,
  },
  {
    predicate: 'job',
    pattern:
      /^i(?:'m| am) (?:an? )((?:\p{L}+[ -]){0,3}(?:nurse|doctor|teacher|engineer|developer|programmer|designer|writer|editor|manager|driver|chef|cook|baker|barista|waiter|waitress|electrician|plumber|carpenter|joiner|roofer|builder|mechanic|pilot|lawyer|solicitor|paralegal|accountant|architect|artist|illustrator|musician|drummer|librarian|scientist|researcher|pharmacist|dentist|hygienist|therapist|psychologist|biologist|chemist|physicist|vet|paramedic|firefighter|student|analyst|consultant|photographer|journalist|translator|farmer|gardener|florist|hairdresser|tailor|welder|postman|cashier|clerk|receptionist|secretary|surgeon|midwife|lecturer|professor|tutor|social worker|care worker|support worker|technician|sysadmin|tester|game dev|dev|intern|apprentice|electrician|sailor|soldier|priest|actor|actress|producer|director|sound engineer))$/iu,
  },
  {
    predicate: 'studies',
    pattern: /^i(?:'m| am)? ?(?:study|studying|major in|majoring in) (.+)$/i,
    unless: vague,
  },
  {
    predicate: 'diet',
    pattern:
      /^i(?:'m| am) (?:now )?(?:an? )?(vegan|vegetarian|veggie|pescatarian|coeliac|celiac|gluten[- ]free|halal|kosher)$/i,
  },
  {
    predicate: 'allergy',
    list: true,
    pattern: new RegExp(`^i(?:'m| am) ${adverbs}(?:deathly |severely )?allergic to (.+)$`, 'i'),
    unless: vague,
  },
  {
    predicate: 'allergy',
    pattern: /^i(?: have|'ve got| got) an? ((?:\p{L}+ )?\p{L}+) allergy$/iu,
    unless: /^(?:bad|severe|weird|new|food|skin)$/i,
  },
  {
    predicate: 'likes',
    list: true,
    pattern: new RegExp(`^i ${adverbs}(?:like|love|adore|enjoy) (.+)$`, 'i'),
    unless: vague,
  },
  {
    predicate: 'likes',
    list: true,
    pattern: /^i(?:'m| am) (?:really |so |very )?into (.+)$/i,
    unless: vague,
  },
  {
    predicate: 'dislikes',
    list: true,
    pattern: new RegExp(
      `^i ${adverbs}(?:hate|dislike|loathe|detest|can'?t stand|don'?t (?:really )?like|do not like) (.+)$`,
      'i',
    ),
    unless: vague,
  },
  {
    predicate: 'birthday',
    pattern: /^i was born (?:on|in) (?:the )?(.+)$/i,
    check: (value) => (dateLike.test(value) ? value : undefined),
  },
  {
    predicate: 'has',
    pattern: new RegExp(
      `^i(?: have|'ve got| got| own) ((?:an?|one|two|three|four|five|six|\\d{1,2}) (?:\\p{L}+ )?(?:${kinds})(?:s|ies)?)$`,
      'iu',
    ),
  },
];

const ofTheirs = new RegExp(
  `^my ((?:\\p{L}+ )?(?:${kinds}))(?:s|'s)? (?:also )?(is|'s|lives|works|likes|loves|hates|has|moved|turned|studies|can'?t stand|doesn'?t like|enjoys)? ?(.+)$`,
  'iu',
);
const severalKinds = new RegExp(`^(?:(?:two|three|four) )?(${kinds})s$`, 'i');
const firstPerson: Readonly<Record<string, string>> = {
  is: 'am',
  "'s": 'am',
  lives: 'live',
  works: 'work',
  likes: 'like',
  loves: 'love',
  hates: 'hate',
  has: 'have',
  studies: 'study',
  enjoys: 'enjoy',
  "doesn't like": "don't like",
  'doesnt like': "don't like",
};

/** The facts in a message. Never from questions, suppositions, quotations or code. */
export function extractFacts(text: string): readonly ExtractedFact[] {
  return readStatement(text).facts;
}

/** The facts in a message and what else it holds. */
export function readStatement(text: string): Reading {
  const facts: ExtractedFact[] = [];
  const rest: string[] = [];
  for (const clause of clausesOf(text)) {
    const found = isPlainStatement(text, clause) ? factsOfClause(clause.text) : [];
    if (found.length === 0 && clause.text !== '') rest.push(clause.text);
    facts.push(...found);
  }
  return { facts: unique(facts), rest: rest.join('. ') };
}

function factsOfClause(clause: string): readonly ExtractedFact[] {
  const asked =
    /^(?:please |pls )?(?:can you )?(?:remember|note|don'?t forget|keep in mind) (?:that )?(?=\S)/i.exec(
      clause,
    );
  const stated = (asked ? clause.slice(asked[0].length) : clause)
    .replace(/^im\b/i, "I'm")
    .replace(/^ive\b/i, "I've");
  const facts = named(stated) ?? attribute(stated) ?? relative(stated) ?? byForm('self', stated);
  if (facts.length > 0 || !asked) return facts;
  const noteworthy =
    /^(?:i|my|we|our|the|he|she|\p{L}+ (?:is|are|has|likes))\b/iu.test(stated) && stated.length <= 160;
  return noteworthy ? [fact('self', 'note', stated)] : [];
}

/** "My dog is called Bella", "my sister's name is Ann", "I have a cat named Bean". */
function named(clause: string): readonly ExtractedFact[] | undefined {
  const match =
    /^my (?:full |real |actual )?(?<self>name)(?:'s| is|s) (?<value>.+)$/iu.exec(clause) ??
    /^the name'?s (?<value>.+)$/iu.exec(clause) ??
    /^my (?<role>(?:\p{L}+[ -]){0,2}?\p{L}+?)(?:'s|s')? name(?:'s| is|s are| are) (?<value>.+)$/iu.exec(
      clause,
    ) ??
    /^my (?<role>(?:\p{L}+[ -]){0,2}?\p{L}+?)(?:'s| is| are| was)? (?:called|named) (?<value>.+)$/iu.exec(
      clause,
    ) ??
    /^(?:i|we)(?: have|'ve got| got| own| adopted| just got)(?: an?| one| this| my)? (?<role>(?:\p{L}+ ){0,2}\p{L}+) (?:called|named) (?<value>.+)$/iu.exec(
      clause,
    );
  if (!match) return undefined;
  const value = nameLike(match.groups?.value ?? '');
  const role = match.groups?.role?.toLowerCase();
  if (value === undefined) return [];
  if (role === undefined) return [fact('self', 'name', value)];
  if (/^(?:full|first|last|middle|maiden|nick|user|pet|dead|screen)$/.test(role)) {
    return role === 'first' ? [fact('self', 'name', value)] : [fact('self', `${role} name`, value)];
  }
  const several = severalKinds.exec(role)?.[1];
  if (several !== undefined) {
    return itemsOf(value).map((item) => ({ ...fact(several, 'name', item), cardinality: 'many' }));
  }
  const other = /^(?:other|second|third) /.exec(role);
  const subject = other
    ? role.slice(other[0].length)
    : role.replace(/^(?:new|little|lovely|dear|beloved) /, '');
  return [{ ...fact(subject, 'name', value), cardinality: other ? 'many' : 'one' }];
}

/** "My favourite colour is green", "my birthday is 4 May", "my thesis is about eels", "my locker is 42". */
function attribute(clause: string): readonly ExtractedFact[] | undefined {
  const favourite =
    /^my (?:all[- ]time |absolute )?fav(?:ou?rite|es?|s)? ((?:\p{L}+ ){0,2}\p{L}+?)(?:'s| is| are| has to be| would be) (.+)$/iu.exec(
      clause,
    );
  if (favourite)
    return valued('self', `favourite ${favourite[1]?.toLowerCase().replace(/^fav /, '')}`, favourite[2]);
  const birthday = /^my (?:birthday|bday|b-day|birth day)(?:'s| is|s) (?:on )?(?:the )?(.+)$/i.exec(clause);
  if (birthday) return dateLike.test(birthday[1] ?? '') ? valued('self', 'birthday', birthday[1]) : [];
  const known = new RegExp(
    `^my ((?:\\p{L}+ )?(?:${attributeKinds}))(?:'s| is| are| will be) (.+)$`,
    'iu',
  ).exec(clause);
  const plain =
    known ?? /^my ((?:\p{L}+ )?\p{L}+) (?:is|are) ((?:an? |the |on |at |in )?(?:\p{Lu}|\d).*)$/u.exec(clause);
  if (
    !plain ||
    /^(?:not|so|too|going|killing|being|getting|driving|dead|dying|broken|ruined)\b/i.test(plain[2] ?? '')
  )
    return undefined;
  if (!known && new RegExp(`\\b(?:${kinds})$`, 'i').test(plain[1] ?? '')) return undefined;
  return valued('self', (plain[1] ?? '').toLowerCase(), plain[2]);
}

/** "My sister lives in Cork" is what "I live in Cork" is, of the sister. */
function relative(clause: string): readonly ExtractedFact[] | undefined {
  const match = ofTheirs.exec(clause);
  if (!match) return undefined;
  const subject = (match[1] ?? '').toLowerCase();
  const verb = (match[2] ?? (/^my [\p{L} ]+'s /iu.test(clause) ? "'s" : '')).toLowerCase();
  const birthday = /^(?:birthday|bday)(?:'s| is|s) (?:on )?(?:the )?(.+)$/i.exec(match[3] ?? '');
  if (birthday) return dateLike.test(birthday[1] ?? '') ? valued(subject, 'birthday', birthday[1]) : [];
  if (verb === '') return [];
  return byForm(subject, `i ${firstPerson[verb] ?? verb} ${match[3]}`).filter(
    (found) => found.predicate !== 'name',
  );
}

function byForm(subject: string, clause: string): readonly ExtractedFact[] {
  for (const { pattern, predicate, unless, check, list } of forms) {
    const value = tidy(pattern.exec(clause)?.[1] ?? '');
    if (value === '' || unless?.test(value)) continue;
    const values = (list ? itemsOf(value) : [value]).map((item) => (check ? check(item) : item));
    const good = values.filter((item) => item !== undefined && item !== '' && item.split(' ').length <= 7);
    if (good.length > 0) return good.map((item) => fact(subject, predicate, item ?? ''));
  }
  return [];
}

function valued(subject: string, predicate: string, raw: string | undefined): readonly ExtractedFact[] {
  const value = tidy(raw ?? '');
  if (value === '' || value.split(' ').length > 10 || vague.test(value)) return [];
  return [fact(subject, predicate, value)];
}

function fact(subject: string, predicate: string, value: string): ExtractedFact {
  return { subject, predicate, value, cardinality: predicateSpec(predicate).cardinality };
}

/** Without what only dates or decorates the statement. */
function tidy(value: string): string {
  return value
    .replace(/\s+(?:last|this|next) (?:week|month|year|weekend|summer|winter|spring|autumn)$/i, '')
    .replace(
      /\s+(?:now|these days|at the moment|right now|currently|already|again|since .+|for (?:now|years|ages|\d.+)|so much|a lot|with my .+|because .+|but .+|and it.+|, .+ish)$/i,
      '',
    )
    .replace(/[\s,;:!?…]+$/u, '')
    .trim();
}

function itemsOf(value: string): readonly string[] {
  const items = value.split(/\s*,\s*(?:and |or )?|\s+(?:and|&|or)\s+/i).map((item) => item.trim());
  return items.every((item) => item !== '' && item.split(' ').length <= 3) ? items : [value];
}

function nameLike(raw: string): string | undefined {
  const value = tidy(raw)
    .replace(/\s*(?:\bbtw\b|,.*|\band (?:he|she|they|it|i)\b.*|\((?:[^)]*)\)).*$/i, '')
    .trim();
  if (!/^[\p{L}\p{N}][\p{L}\p{N}'’.-]*(?: (?:and |& )?[\p{L}\p{N}][\p{L}\p{N}'’.-]*){0,3}$/u.test(value))
    return undefined;
  return /^(?:not|a|an|the|so|too|very|really|after|because|going|what|unknown|none|in|on|mud|hard|weird|boring|common)\b/i.test(
    value,
  )
    ? undefined
    : value;
}

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ' ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function ageOf(value: string): string | undefined {
  const [ten = '', unit = ''] = value.toLowerCase().split('-');
  const spelt = units.includes(ten)
    ? units.indexOf(ten)
    : tens.indexOf(ten) * 10 + Math.max(0, units.indexOf(unit));
  const years = /^\d{1,3}$/.test(value) ? Number(value) : spelt;
  return years >= 1 && years <= 120 ? String(years) : undefined;
}

function unique(facts: readonly ExtractedFact[]): readonly ExtractedFact[] {
  const seen = new Set<string>();
  return facts.filter(({ subject, predicate, value }) => {
    const key = `${subject} ${predicate} ${value.toLowerCase()}`;
    return !seen.has(key) && seen.add(key);
  });
}
