/** What somebody wants, and does again and again. */
import { type Draft, type Form, one, type Said } from './forms.ts';
import { items, thing, vague } from './values.ts';

const recurrence =
  '(?:every (?:single )?(?:day|morning|evening|night|afternoon|week|weekend|month|year|summer|winter|other \\p{L}+|mon\\p{L}*|tues?\\p{L}*|wed\\p{L}*|thu\\p{L}*|fri\\p{L}*|sat\\p{L}*|sun\\p{L}*|two weeks|few \\p{L}+)|each (?:day|morning|evening|night|week|weekend|year)|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days|(?:on|at) (?:the )?weekends|on weekdays|most (?:days|mornings|evenings|nights|weekends)|(?:once|twice|three times|four times|\\d times|\\d+x) (?:a|per|every) (?:day|week|month|year)|in the (?:mornings?|evenings?)|daily|weekly|nightly|before (?:work|bed|school|breakfast|dinner)|after (?:work|school|dinner|lunch|breakfast))';
const habitual = new RegExp(`\\b${recurrence}\\b`, 'iu');
const dailyActs =
  '(?:get up|wake up|go to bed|go to sleep|sleep|work out|get home|start work|finish work|have (?:my )?(?:coffee|breakfast|dinner|lunch|tea)|walk the dog|take (?:my )?(?:meds|pills)|go to the gym|commute|meditate|set (?:my )?alarm)';

function routine(_: RegExpExecArray, said: Said): readonly Draft[] {
  if (!said.ofSelf && said.phrase.polarity !== 'yes') return [];
  const words = said.phrase.words
    .replace(/[\s,]+(?:lol|because|so|but|and it|which|even though)\b.*$/i, '')
    .trim();
  if (words.split(' ').length > 14 || words.split(' ').length < 3) return [];
  if (
    /^(?:be|have been|was|will|can|could|would|should|need|want|wish|hope|feel|think|know|say|see|hear|guess|mean|hate|love|like|miss|keep|got|have to|lose|forget|die|cry|look|let|make me|tell|ask|swear|went|did|had|woke|slept|ate|lie|fight|argue|born)\b/i.test(
      words,
    )
  )
    return [];
  if (/\b(?:him|her|you|it|them|this|that)\b/i.test(words)) return [];
  if (/^\p{L}+(?:ed|ing)\b/iu.test(words) && !/^(?:need|feed|bring|sing|swing)\b/i.test(words)) return [];
  return [{ predicate: 'routine', value: words }];
}

const aims =
  '(?:learn|become|visit|travel|write|run|build|start|finish|move|open|lose|save|publish|buy|see|try|make|retire|adopt|have kids|get (?:fit|married|a (?:dog|cat|tattoo|degree|promotion|new job|licen[cs]e|house|pilot|phd|masters)|my|into (?:med|law|uni|college|shape))|be an? |go to (?:(?-i:\\p{Lu})|japan|uni|med|law|space)|read \\d|quit|stop|pass|climb|hike|complete|master|do an? (?:phd|masters|marathon|triathlon|half)|swim|cycle|sail|pay off|own|record|release|qualify|graduate|teach|study|work (?:as|in|at)|live in|cook more|read more|grow|restore|design|launch|compete|win)';
const noGoal =
  /\b(?:you|this game|the (?:meeting|day|week|shift)|sleep|die|cry|bed|scream|lunch|dinner|coffee|movie|film tonight|some water|the world|today|tonight|now|later|soon as|again tomorrow)\b/i;

/** "make it work" says nothing by itself. */
const pointing =
  /^\S+ (?:it|this|that|them|sure|a difference|something|things|stuff|my plan|someone|others)\b/i;

function goal(match: RegExpExecArray): readonly Draft[] {
  const value = thing(match[1] ?? '', 12);
  return value === undefined || noGoal.test(value) || pointing.test(value)
    ? []
    : [{ predicate: 'goal', value }];
}

function goals(raw: string): readonly Draft[] {
  return items(raw).flatMap((item) => {
    const value = thing(item.replace(/^to /i, ''), 9);
    return value === undefined || vague.test(value) ? [] : [{ predicate: 'goal', value }];
  });
}

/** "weekends are chess and laundry" */
function ownTime(when: string, raw: string): readonly Draft[] {
  const value = thing(raw, 9);
  if (
    value === undefined ||
    /^(?:the|my|so|too|not|hard|great|long|short|best|worst|boring|lonely|over|busy|quiet|chaos|a (?:mess|nightmare|blur)|when|where|made|coming|here|off|on)\b/i.test(
      value,
    )
  )
    return [];
  return [
    {
      predicate: when
        .toLowerCase()
        .replace(/y$/, 'ys')
        .replace(/(?<!s)$/, 's')
        .replace(/ss$/, 's'),
      value,
    },
  ];
}

export const goalForms: readonly Form[] = [
  {
    pattern:
      /^(?:my |(?:the )?(?:new )?(?:new )?years?'? )*(?:goal|dream|ambition|aim|resolution|new years? resolution|plan for the year)(?: for \p{L}+| this year| in life)?(?: be| is|:) (?:to )?(.+)$/iu,
    bare: true,
    read: (match) => goals((match[1] ?? '').replace(/^to /i, '')),
  },
  {
    pattern: /^(?:new years?'? |years? )resolution(?: is|:)? ?:? ?(?:to )?(.+)$/i,
    bare: true,
    of: 'self',
    read: (match) => goals(match[1] ?? ''),
  },
  {
    pattern: /^(?:my )?bucket list(?: be| is|:| has)? ?:? ?(.+)$/i,
    bare: true,
    read: (match) => goals(match[1] ?? ''),
  },
  {
    pattern:
      /^(\d+ \p{L}+(?: \p{L}+)?) (?:this year|by (?:december|christmas|xmas|new year|the end of the year))(?: (?:is|be) the (?:goal|target|plan|aim)|,? (?:let us go|lets go|let's go|challenge|target|wish me luck).*)$/iu,
    bare: true,
    of: 'self',
    read: (match) => [{ predicate: 'goal', value: `${match[1]} this year` }],
  },
  {
    pattern: new RegExp(
      `^(?:want|be hoping|hope|be aiming|aim|be trying|try|plan|be planning|be determined|be working up|dream of|be dreaming) (?:to|of|on) (${aims}.*)$`,
      'iu',
    ),
    bare: true,
    denied: 'ended',
    past: 'nothing',
    read: goal,
  },
  {
    pattern: new RegExp(`^(?:hoping|planning|trying|aiming) to (${aims}.*)$`, 'iu'),
    bare: true,
    of: 'self',
    read: goal,
  },
  {
    pattern: /^(?:be )?(?:still )?saving (?:up )?(?:money )?for (.+)$/i,
    bare: true,
    denied: 'ended',
    read: one('saving for', (raw) => thing(raw, 6)),
  },
  {
    pattern: /^(?:be )?(?:have been )?training for (.+)$/i,
    bare: true,
    read: one('plan', (raw) => {
      const value = thing(raw, 7);
      return value === undefined ? undefined : `training for ${value}`;
    }),
  },
  {
    pattern: new RegExp(
      `^${dailyActs} .*(?:\\b(?:at|around|by|until|from|before|after|till) (?:\\d|noon|midnight|the|work|dawn|breakfast|dinner)|\\d ?(?:am|pm)|\\b\\d{1,2} (?:to|until|-) \\d).*$`,
      'i',
    ),
    bare: true,
    past: 'nothing',
    read: routine,
  },
  {
    pattern:
      /^((?:week(?:end|night|day)s|(?:sunday|saturday|friday|monday)s?(?: (?:mornings?|nights?|evenings?))?)) (?:be|are) (?:usually |all about |for |always |mostly )?(.+)$/i,
    bare: true,
    of: 'self',
    past: 'nothing',
    read: (match) => ownTime(match[1] ?? '', match[2] ?? ''),
  },
  { pattern: habitual, past: 'nothing', read: routine },
];
