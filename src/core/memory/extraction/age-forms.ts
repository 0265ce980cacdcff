/** How old somebody is, and when they were born. */
import { dateIn, yearDayOf } from './dates.ts';
import { type Draft, type Form, one } from './forms.ts';
import { originOf } from './home-forms.ts';
import { isJob, jobPattern } from './jobs.ts';
import { yearsOf } from './values.ts';

const numberWord =
  '\\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]\\p{L}+)?|\\p{L}+teen|ten|eleven|twelve|one|two|three|four|five|six|seven|eight|nine';

function ageOf(raw: string): string | undefined {
  const years = yearsOf(raw);
  return years === undefined ? undefined : String(years);
}

export const ageForms: readonly Form[] = [
  {
    pattern: new RegExp(
      `^be (?:only |just |now |about to be |already )?(${numberWord})(?: (?:years?|yrs?)(?: old| of age| young)?| today| now| already| but .*| and .*| going on .*)?$`,
      'iu',
    ),
    past: 'nothing',
    read: one('age', ageOf),
  },
  {
    pattern: /^(\d{2})$/,
    bare: true,
    of: 'self',
    past: 'nothing',
    read: (match, said) => (said.clause === match[0] && said.follows ? ageDraft(match[1]) : []),
  },
  {
    pattern: new RegExp(
      `^(?:be )?(?:turning |turn |will be |be )?(${numberWord}) ((?:next|this|on|in|tomorrow|the day (?:after|before))\\b.*)$`,
      'iu',
    ),
    bare: true,
    read: (match, said) => turning(match[1] ?? '', match[2] ?? '', said),
  },
  {
    pattern: new RegExp(`^be an? (\\d{1,2})[- ]years?[- ]old(?: ${jobPattern})?(?:[ ,].*)?$`, 'iu'),
    past: 'nothing',
    read: (match) => [
      ...ageDraft(match[1]),
      ...(match[2] !== undefined && isJob(match[2]) ? [{ predicate: 'job', value: match[2] }] : []),
    ],
  },
  {
    pattern: /^as an? (\d{1,2})[- ]years?[- ]old\b/i,
    bare: true,
    of: 'self',
    read: one('age', ageOf),
  },
  {
    pattern: new RegExp(`^(${numberWord}) years old$`, 'iu'),
    bare: true,
    past: 'nothing',
    read: one('age', ageOf),
  },
  {
    pattern: new RegExp(
      `^(?:have (?:just )?)?turn(?:ed)? (${numberWord})(?: years old)?(?: (?:today|yesterday|last \\p{L}+|this \\p{L}+|on \\p{L}+|in \\p{L}+|recently|now|already|the other day|a \\p{L}+ ago|and\\b.*))?$`,
      'iu',
    ),
    bare: true,
    read: (match, said) =>
      /^turn /i.test(said.phrase.words) && !/today/i.test(said.clause) ? [] : ageDraft(match[1]),
  },
  {
    pattern:
      /^(?:be )?(?:in )?(?:(?:my|his|her|their) )((?:early |mid |late )?(?:mid[- ])?(?:\d0s|twenties|thirties|forties|fifties|sixties))$/i,
    read: one('age', (raw) => `in ${raw}`.replace(/^in (?=in)/, '')),
  },
  { pattern: new RegExp(`^age (?:be |: ?)(${numberWord})$`, 'iu'), bare: true, read: one('age', ageOf) },
  {
    pattern:
      /^(?:birthday|date of birth|dob|birth date) be (?:not (?:until|before) )?(?:on |in |coming up on )?(.+)$/i,
    denied: 'read',
    past: 'holds',
    read: (match, said) => birthday(match[1] ?? '', said),
  },
  {
    pattern: /^birthday(?: (?:is|:|on))+ (.+)$/i,
    bare: true,
    read: (match, said) => birthday(match[1] ?? '', said),
  },
  {
    pattern: /^(?:be |being )?born (?:and raised )?(?:on |in |(?=\p{L}{3,9} \d|\d))(.+)$/iu,
    bare: true,
    past: 'holds',
    read: (match, said) => birth(match[1] ?? '', said),
  },
  {
    pattern: /^be ((?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,9}|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?)$/i,
    of: 'others',
    past: 'nothing',
    read: (match, said) => birthday(match[1] ?? '', { ...said, context: undefined }),
  },
  {
    pattern: /^(?:be )?born ((?:the )?\d.+|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}* .+)$/iu,
    past: 'holds',
    read: (match, said) => birthday(match[1] ?? '', said),
  },
];

/** "37 next week" */
function turning(number: string, time: string, { context }: Parameters<Form['read']>[1]): readonly Draft[] {
  const years = ageOf(number);
  const when = dateIn(time, context, 'forward');
  if (years === undefined || !when) return [];
  const day = when.unit === 'day' ? yearDayOf(time, context) : undefined;
  return [
    ...(day === undefined ? [] : [{ predicate: 'birthday', value: day }]),
    {
      predicate: 'plan',
      value: `turn ${years} ${when.unit === 'day' ? 'on' : 'in'} ${when.unit === 'week' ? 'the week of ' : ''}${when.text}`,
      to: when.to,
    },
  ];
}

function ageDraft(raw = ''): readonly Draft[] {
  const value = ageOf(raw);
  return value === undefined ? [] : [{ predicate: 'age', value }];
}

function birthday(
  raw: string,
  {
    context,
    phrase,
  }: { readonly context: Parameters<typeof yearDayOf>[1]; readonly phrase: { readonly polarity: string } },
): readonly Draft[] {
  const told = raw.replace(/,? not (?!until|before).*$/i, '');
  const until = /^(?:not )?(?:until|before) (?:the )?(.+)$/i.exec(raw)?.[1];
  if (phrase.polarity === 'no' && until === undefined) return [];
  const value = yearDayOf(until ?? told, context);
  return value === undefined ? [] : [{ predicate: 'birthday', value }];
}

function birth(raw: string, said: Parameters<Form['read']>[1]): readonly Draft[] {
  const drafts: Draft[] = [];
  if (
    /\d|^(?:the )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|christmas|halloween|leap|new year|valentine|boxing|bastille|burns|pi day|groundhog|st\.? |saint |independence|bonfire|guy fawkes|day (?:after|before))/i.test(
      raw,
    )
  ) {
    drafts.push(...birthday(raw.replace(/^the /i, ''), said));
  }
  const where = /^(?!the \d|\d|the \p{L}+ies)(?:.*\bin )?(\p{Lu}[\p{L} '-]+)/u.exec(raw)?.[1];
  const from = where !== undefined && drafts.length === 0 ? originOf(where) : undefined;
  if (
    from !== undefined &&
    !/^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/.test(from)
  ) {
    drafts.push({ predicate: 'origin', value: from });
  }
  return drafts;
}
