/** Schooling: what somebody studies and where, and what comes of it. */
import { dateIn } from './dates.ts';
import { type Draft, type Form, one, over, type Said } from './forms.ts';
import { organisation, thing } from './values.ts';

function degreeUnderWay(match: RegExpExecArray): readonly Draft[] {
  const value = thing(match[1] ?? '', 8);
  const at = match[2] === undefined ? undefined : organisation(match[2]);
  if (value === undefined) return [];
  const subject = /^.+? (?:in|on) (.+)$/i.exec(value)?.[1];
  return [
    {
      predicate: 'studies',
      value:
        subject === undefined
          ? `for ${/^(?:a[- ]levels|gcses|med|law|medical|undergrad)/i.test(value) ? '' : /^a/i.test(value) ? 'an ' : 'a '}${value}`
          : `${subject} (${value
              .slice(0, value.length - subject.length)
              .replace(/ (?:in|on) $/i, '')
              .trim()})`,
    },
    ...(at === undefined ? [] : [{ predicate: 'school', value: at }]),
  ];
}

function graduated(match: RegExpExecArray, said: Said): readonly Draft[] {
  const when = dateIn(said.clause, said.context, 'back');
  const from = when && { from: when.from };
  if (/^graduating/i.test(match[0])) return [];
  const at = /\bfrom /i.test(match[0]) ? organisation(match[1] ?? '') : undefined;
  return [
    ...over('school year'),
    ...(at === undefined ? [] : [{ predicate: 'school', value: at, effect: 'ended' as const }]),
    { predicate: 'event', value: match[0].replace(/^have /i, ''), ...from },
  ];
}

function earned(match: RegExpExecArray, said: Said): readonly Draft[] {
  const value = thing(match[1] ?? '', 8);
  if (value === undefined) return [];
  const when = dateIn(said.clause, said.context, 'back');
  const age = / at (\d\d)\b/.exec(said.clause)?.[1];
  return [
    {
      predicate: 'event',
      value: `got my ${value}${age !== undefined && !value.includes(age) ? ` at ${age}` : ''}`,
      ...(when && { from: when.from }),
    },
  ];
}

function studies(match: RegExpExecArray): readonly Draft[] {
  const value = thing((match[1] ?? '').replace(/^(?:for|to be|to become) (?:an? )?.*$/i, ''), 6);
  const at = match[2] === undefined ? undefined : organisation(match[2]);
  if (
    value === undefined ||
    /^(?:abroad|hard|a lot|for|in|at|all|late|tonight|together|rn|my|more|less|full)\b/i.test(value)
  ) {
    return at === undefined ? [] : [{ predicate: 'school', value: at }];
  }
  return [{ predicate: 'studies', value }, ...(at === undefined ? [] : [{ predicate: 'school', value: at }])];
}

export const studyForms: readonly Form[] = [
  {
    pattern:
      /^(?:have )?(?:just |finally )?(?:left|quit|packed in|jacked in) (?:my )?(?:uni|university|college|degree|course|phd|school)(?:[ ,].*)?$/i,
    bare: true,
    past: 'nothing',
    read: (match) => [
      ...(/ at (?:\d\d|\p{L}+teen)\b/iu.test(match[0]) ? [] : over('studies', 'school', 'school year')),
      {
        predicate: 'event',
        value: match[0].replace(/^(?:have )?(?:just |finally )?/i, '').replace(/,.*$/, ''),
      },
    ],
  },
  {
    pattern:
      /^(?:have )?(?:signed (?:on|up) for|enrolled (?:in|on)|started|got (?:onto|on)|joined) (?:an? |the )((?:\p{L}+ ){1,3}(?:apprenticeship|diploma|course|traineeship|degree|bootcamp))\b.*$/iu,
    bare: true,
    read: (match) => [{ predicate: 'studies', value: `for a ${match[1]}` }],
  },
  { pattern: /^(?:be )?stud(?:y|ying) (?:at|@) (.+)$/i, bare: true, read: one('school', organisation) },
  {
    pattern:
      /^(?:be )?(?:(?:double )?major(?:ing)?(?! be )|study(?:ing)?|reading|doing a (?:degree|course|diploma) in) (?:in )?(.+?)(?: (?:at|@) (.+))?$/i,
    bare: true,
    denied: 'ended',
    read: (match, said) => (/^(?:be )?reading /i.test(said.phrase.words) ? [] : studies(match)),
  },
  {
    pattern:
      /^(?:have |be )?(?:changed|switched|switching|transferred) (?:my )?(?:major|course|degree|majors) to (.+)$/i,
    bare: true,
    read: one('studies', (raw) => thing(raw, 5)),
  },
  {
    pattern: /^double major,? (?:in )?(.+)$/i,
    bare: true,
    of: 'self',
    read: one('studies', (raw) => thing(raw, 6)),
  },
  {
    pattern:
      /^(?:major|minor|course|degree|thesis|dissertation|phd|masters) (?:be|:) (?:in |on |about )?(.+)$/i,
    read: (match, said) => {
      const value = thing(match[1] ?? '', 8);
      const key = /^\p{L}+/u.exec(said.phrase.words)?.[0].toLowerCase() ?? '';
      if (
        value === undefined ||
        /^(?:killing|going|due|almost|done|finished|hard|over|nearly)\b/i.test(value)
      )
        return [];
      return [{ predicate: key === 'major' || key === 'course' ? 'studies' : key, value }];
    },
  },
  {
    pattern:
      /^(?:be )?(?:doing|do|in|started|starting|on) (?:an? |my |the )?((?:second |first |final |part[- ]time )?(?:masters?|master's|msc|ma|mba|phd|ph\.d|doctorate|bachelors?|bachelor's|ba|bsc|degree|undergrad|a[- ]levels|gcses|pgce|apprenticeship|diploma|foundation year|btec|law degree|med school|medical school|law school|nursing degree|bootcamp|coding bootcamp)(?: (?:degree|in|on) .+?)?)(?: (?:at|@) (.+))?$/i,
    bare: true,
    read: degreeUnderWay,
  },
  {
    pattern:
      /^(?:be )?(?:go|going|went|be going) to (?:the )?((?:(?-i:\p{Lu})[\p{L}'.-]+ |university of |uni of )(?:[\p{L}'.-]+ ?){0,4}(?:uni|university|college|school|high|academy|grammar|institute|tech)|(?:uni|university|college|school) (?:in|at) (?-i:\p{Lu}).+|(?:university|college) of .+|art school|law school|med school|medical school|drama school|night school)(?:[ ,].*)?$/iu,
    read: (match, said) => [
      {
        predicate: 'school',
        value: (match[1] ?? '').trim(),
        ...(/^went/i.test(said.phrase.words) && { effect: 'ended' as const }),
      },
    ],
  },
  {
    pattern:
      /^(?:be )?(?:at|a student at|attending|attend|enrolled at) ((?:the )?(?:university|college|uni) (?:of .+|in .+)|.+ (?:uni|university|college|high school|academy))$/i,
    read: one('school', (raw) => thing(raw, 6)),
  },
  {
    pattern:
      /^be in (?:my )?((?:year \d+|\d+(?:st|nd|rd|th) grade|grade \d+|(?:first|second|third|fourth|final|last|1st|2nd|3rd) year|freshman year|sophomore year|junior year|senior year|sixth form|high school|middle school|college|uni|grad school|med school|law school)(?: (?:of|at) .+)?)$/i,
    read: one('school year', (raw) => raw),
  },
  {
    pattern: /^(?:have )?(?:just |finally )?graduat(?:ed?|ing)(?: (?:from|in|with|at) (.+))?$/i,
    bare: true,
    read: graduated,
  },
  {
    pattern:
      /^(?:have )?(?:just |finally )?(?:got|earned|finished|completed|received|defended) (?:my|a|an|the) ((?:\p{L}+ )?(?:ged|degree|phd|masters?|mba|diploma|doctorate|bachelors?|msc|bsc|certificate|driving licen[cs]e|driver'?s licen[cs]e|licen[cs]e|black belt|gcses|a[- ]levels|pgce|qualification|citizenship|pilot'?s licen[cs]e)(?: in .+?)?)(?: (?:at|last|this|from|yesterday|today|on|with) .*)?$/iu,
    bare: true,
    read: (match, said) => earned(match, said),
  },
  {
    pattern:
      /^have (?:an? |my )((?:\p{L}+ )?(?:degree|phd|masters?|mba|diploma|doctorate|bachelors?|msc|bsc|ba|ma|black belt)(?: in .+)?)$/iu,
    read: one('degree', (raw) => `a ${thing(raw, 8)}`),
  },
  {
    pattern: /^(?:have )?(?:just )?dropped out(?: of (.+))?$/i,
    bare: true,
    read: (match) => [...over('studies', 'school', 'school year'), { predicate: 'event', value: match[0] }],
  },
  {
    pattern: /^(?:have )?studied (.+?)(?: (?:at|in) (.+))?$/i,
    read: (match) => studies(match).map((draft) => ({ ...draft, effect: 'ended' as const })),
  },
];
