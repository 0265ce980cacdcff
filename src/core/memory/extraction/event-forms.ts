/** What is to happen, with its date, and what has happened. */
import { dateIn, type FoundDate, timeIn, yearDayOf } from './dates.ts';
import type { Draft, Form, Said } from './forms.ts';
import { tidy } from './values.ts';

const occasions =
  'wedding|wedding day|anniversary|birthday party|party|housewarming|baby shower|christening|funeral|graduation|prom|exam|final|test|driving test|theory test|mock|viva|defence|defense|presentation|talk|interview|job interview|screening|audition|recital|concert|gig|festival|show|match|game|tournament|race|marathon|half marathon|10k|5k|triathlon|competition|flight|train|trip|holiday|vacation|cruise|honeymoon|hen do|stag do|reunion|conference|deadline|due date|appointment|dentist|dentist appointment|doctors appointment|doctor appointment|hospital appointment|check ?up|scan|surgery|operation|op|mri|blood test|therapy|move|moving day|house move|start date|first day|last day|launch|release|exhibition|dinner|date|dance class|recital|court date|hearing|visa appointment|eye test|vet appointment|vets?|physio|opticians?|haircut|barbers?|hairdressers?|mot|leaving do|tryout|try-out|audition|pub quiz|meeting|demo|camp|sleepover|parents evening|sports day|school play|cinema trip|training';
const occasion = `((?:[\\p{L}\\d'-]+ ){0,3}?(?:${occasions}))`;
const set =
  "(?:'s| be| is| are)?(?: (?:now|all|finally|officially|currently))?(?: (?:booked|set|scheduled|confirmed|planned|happening|moved|pushed|postponed|rescheduled|coming up))?(?: (?:for|to|on|in|at|until))?";
const doing =
  'flying|going|travelling|traveling|visiting|seeing|meeting|starting|getting|having|running|playing|taking|heading|driving|leaving|coming|staying|hosting|throwing|performing|competing|attending|graduating|marrying|moving|doing|picking up|dropping|presenting|sitting|adopting|launching|celebrating|speaking|singing|giving|hiking|camping|defending|turning|finishing|joining|catching|off to';
const milestone =
  '(?:(?:passed|failed|aced|finished|completed|submitted|handed in|published|defended|released|launched|won|ran|climbed|finally passed) (?:my|the|a|an|our|first|second|third|\\d)\\b.*|got (?:promoted|accepted|into (?:med|law|uni|college|grad|\\p{Lu}).*|a (?:promotion|raise|new job|scholarship|place at .*)|rejected .*|mugged|robbed|burgled|my (?:braces|ears|nose|cast|results|wisdom).*)|gave birth.*|became (?:a|an) (?:mum|mom|dad|father|mother|aunt|auntie|uncle|grandma|grandpa|parent|citizen).*|had (?:my|a|an) (?:first |last )?(?:baby|surgery|operation|op|root canal|miscarriage|car accident|accident|heart attack|stroke|c-section|scan|interview|job interview|wisdom teeth.*)\\b.*|(?:visited|went to|been to|travelled to|traveled to|flew to|came back from|got back from|returned from) \\p{Lu}.*|met (?:my|\\p{Lu}).*|moved (?:house|in together|out).*|proposed\\b.*|handed in my notice.*|adopted .*|ran (?:a|my).*|crashed my .*|missed my (?:flight|train|exam).*|learnt? to .*|learned to .*)';

const settled =
  /\b(?:booked|set|scheduled|confirmed|planned|moved|pushed|postponed|rescheduled|is|are)\b|'s /i;

const empty =
  /\b(?:it|this|that|them)\b|^(?:there|here|to|so|something|stuff|home|back|out|you)$|^(?:you|try|come over|go a few|take (?:some|a)|taking some|see you|talk|let|be (?:there|back|fine|ok|okay|great|amazing|fun))\b/i;
const recurring = /\b(?:every|each|most|always|usually|weekly|daily|\p{L}+days$)\b/iu;

interface Dated {
  /** The words without those of the date. */
  readonly words: string;
  readonly when: FoundDate;
}

function datedIn(words: string, context: Said['context'], direction: 'forward' | 'back'): Dated | undefined {
  const when = dateIn(words, context, direction);
  if (!when) return undefined;
  const rest = `${words.slice(0, Math.max(0, when.index))} ${words.slice(when.index + when.length)}`;
  const timed = when.time === undefined ? rest : rest.replace(when.time, ' ');
  return {
    words: timed
      .replace(/\s+/g, ' ')
      .replace(/ ,/g, ',')
      .replace(/^[\s,:-]+|[\s,:-]+$/g, '')
      .trim(),
    when,
  };
}

function worded({ words, when }: Dated): string {
  const preposition = when.unit === 'day' ? 'on ' : when.unit === 'week' ? 'in the week of ' : 'in ';
  return `${words} ${preposition}${when.text}${when.time === undefined ? '' : ` ${when.time}`}`;
}

const emptyEnd =
  / (?:on|at|in|for|to|the|from|until|this|next|and|with|is|be|morning|evening|afternoon|night)$/i;

function plan(words: string, { context, phrase }: Said): readonly Draft[] {
  const dated = recurring.test(words) ? undefined : datedIn(words, context, 'forward');
  if (!dated) return [];
  const bare = tidyPlan(dated.words);
  if (bare === '' || bare.split(' ').length > 12 || empty.test(bare)) return [];
  if (phrase.polarity !== 'yes') return [{ predicate: 'plan', value: bare, effect: 'ended' }];
  return [{ predicate: 'plan', value: worded({ words: bare, when: dated.when }), to: dated.when.to }];
}

function tidyPlan(words: string): string {
  let rest = words
    .replace(/\s+[-–—]+\s.*$/, '')
    .replace(/[\s,]+(?:so|because|but|can not wait|and (?:i|we|it|am)|which|wish me|if|!+)\b.*$/i, '')
    .trim();
  for (let cuts = 0; cuts < 3; cuts += 1) rest = rest.replace(emptyEnd, '');
  return rest.replace(/^(?:go|going) to be /i, '').trim();
}

/** "my exam is on the 20th": the day is what is kept of it, so that another day replaces it. */
function appointed(match: RegExpExecArray, said: Said): readonly Draft[] {
  const noun = (match[1] ?? '')
    .toLowerCase()
    .replace(/^(?:the|our|my) /, '')
    .replace(/'s$/, '');
  const when = dateIn(match[2] ?? '', said.context, 'forward');
  const time = timeIn(said.clause);
  if (/^(?:\p{L}+ed|went|ran|took|got|had|finishes|ends|starts early)\b/iu.test(match[2] ?? '')) return [];
  if (!when || said.phrase.polarity === 'no' || /\bago\b/i.test(match[2] ?? '')) return [];
  if (said.phrase.polarity === 'past') return [];
  if (noun.endsWith('anniversary')) {
    const day = yearDayOf(match[2] ?? '', said.context);
    return day === undefined ? [] : [{ predicate: noun, value: day }];
  }
  const where = /^((?:the )?\p{Lu}[\p{L}'. ]{2,30}?),? (?:on )?$/u.exec(
    (match[2] ?? '').slice(0, when.index + 1).replace(/,? ?$/, ' '),
  )?.[1];
  const value = `${where === undefined ? '' : `${where}, `}${when.text}${time === undefined ? '' : ` ${time}`}`;
  return [
    {
      predicate: noun,
      value,
      cardinality: 'one',
      ...(!/anniversary|birthday/.test(noun) && { to: when.to }),
    },
  ];
}

function happened(match: RegExpExecArray, said: Said): readonly Draft[] {
  const words = match[0]
    .replace(/^have /i, '')
    .replace(/[\s,]+(?:so|because|but|which|lol|and (?:i|it|we|now))\b.*$/i, '')
    .trim();
  if (
    words.split(' ').length > 12 ||
    /\b(?:it|that|this|them)$/i.test(words) ||
    said.phrase.polarity !== 'yes'
  )
    return [];
  const dated = datedIn(words, said.context, 'back');
  const value = tidy(dated ? dated.words : words);
  return value.split(' ').length < 2
    ? []
    : [{ predicate: 'event', value, ...(dated && { from: dated.when.from }) }];
}

export const eventForms: readonly Form[] = [
  {
    pattern: new RegExp(`^(?:the |our |my )?${occasion}${set} (.+)$`, 'iu'),
    bare: true,
    past: 'nothing',
    read: (match, said) =>
      said.phrase.possessive || (said.bare && settled.test(said.clause)) ? appointed(match, said) : [],
  },
  {
    pattern: /^be (?:going to |gonna )((?!be\b|the (?:bathroom|toilet|loo|shop|store|gym)).+)$/i,
    denied: 'ended',
    past: 'nothing',
    read: (match, said) =>
      plan(/^(?:the|a|an|\p{Lu})/u.test(match[1] ?? '') ? `going to ${match[1]}` : (match[1] ?? ''), said),
  },
  {
    pattern: new RegExp(`^be ((?:${doing}) .+)$`, 'i'),
    denied: 'ended',
    past: 'nothing',
    read: (match, said) => plan(match[1] ?? '', said),
  },
  {
    pattern:
      /^((?:flying|off to|travelling|traveling|visiting|meeting|hosting|running|graduating|getting married|moving|starting|turning|driving|heading to|going to \p{L}+ (?:on|in|next|this)) .+)$/iu,
    bare: true,
    of: 'self',
    read: (match, said) => plan(match[1] ?? '', said),
  },
  {
    pattern: /^((?:start|begin|finish|graduate|fly|leave|move|go|come)s? .+)$/i,
    past: 'nothing',
    read: (match, said) => plan(match[1] ?? '', said),
  },
  {
    pattern:
      /^will (?:be )?(?!be\b|see you|let you|tell you|try|ask|check|get back|do that|never|always|rule)(.+)$/i,
    denied: 'ended',
    past: 'nothing',
    read: (match, said) => plan(/^be /i.test(match[0].slice(5)) ? `be ${match[1]}` : (match[1] ?? ''), said),
  },
  {
    pattern: new RegExp(
      `^(?:have|have got|got|booked|have booked|be booked in for|be down for) (?:an? |the |my |our |another )?(${occasion}.*|tickets? .+|.+ tickets? .+)$`,
      'iu',
    ),
    bare: true,
    past: 'nothing',
    read: (match, said) => plan(match[1] ?? '', said),
  },
  {
    pattern: new RegExp(
      `^(${occasion}(?: with .+| at .+)?,? (?:on |at |in |this |next |: ?|tomorrow|tonight|(?:mon|tues?|wed|thurs?|fri|sat|sun)).*)$`,
      'iu',
    ),
    bare: true,
    of: 'self',
    read: (match, said) =>
      /^(?:no|not|after|since|before|last|previous|great|good|nice|best|worst|ran|won|had|did|went|missed|got|lost|left|saw|made|p{L}+ed)\b|\b(?:was|were|went)\b/i.test(
        match[1] ?? '',
      )
        ? []
        : plan(match[1] ?? '', said),
  },
  {
    pattern: new RegExp(`^(?:have )?(?:just |finally |already )*${milestone}$`, 'u'),
    bare: true,
    past: 'nothing',
    read: happened,
  },
];

/** "the wedding", "our exam": of whose, if not of the speaker's own? */
export const occasionAhead = new RegExp(`^(?:the|our) (?=(?:${occasions})\\b)`, 'i');
