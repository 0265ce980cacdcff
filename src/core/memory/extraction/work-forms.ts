/** What somebody does for work, and how that ends. */
import { dateIn } from './dates.ts';
import { type Draft, type Form, fixed, one, over, type Said } from './forms.ts';
import { anyJob, isJob, jobPattern } from './jobs.ts';
import { organisation, place, thing } from './values.ts';

const afterJob =
  '(?: (?:at|for|with) (?!heart|night|the moment|now|a living|the day|least|work|first|\\d|years|the last|over|about|almost)(.+)|[ ,]+(?:in|on|from|by|now|here|so|but|and|for|with|who|which|since|these|at|of|if|that|specialising|btw|full|part|during|too|myself)\\b.*)?$';
const workplace =
  /^(?:an? |the |my |our )?(?:\p{L}+ )?(?:school|hospital|university|uni|college|bank|shop|office|library|café|cafe|bakery|restaurant|pub|bar|hotel|nursery|clinic|surgery|startup|start-up|agency|law firm|firm|museum|factory|warehouse|garage|call cent(?:re|er)|supermarket|bookshop|bookstore|farm|zoo|gym|salon|pharmacy|garden centre|charity|ngo|nonprofit|theatre|cinema|airport|vet|care home|ward|.+ place|.+ shop|.+ store|.+ company)$/iu;
const fields =
  'marketing|finance|it|tech|retail|hr|human resources|sales|logistics|construction|hospitality|healthcare|health care|education|publishing|advertising|insurance|banking|law|accounting|engineering|software|publishing|journalism|media|film|tv|television|radio|music|theatre|fashion|design|architecture|real estate|property|security|cyber ?security|data|data science|research|customer (?:service|support|success|care)|social (?:work|care|media)|childcare|aged care|nursing|catering|tourism|travel|agriculture|farming|manufacturing|energy|oil and gas|renewables|pharma|biotech|games|gaming|game dev|government|politics|the civil service|the nhs|the army|the navy|the military|public health|mental health|procurement|compliance|operations|ops|admin|administration|recruitment|consulting|pr|events|telecoms|aerospace|automotive|conservation|archaeology|urban planning|payroll|claims|insurance claims|quality assurance|qa|devops|support|tech support';
const endOfWork = ['employer', 'job', 'team', 'field', 'work hours'] as const;
const allWorkOver: readonly Draft[] = over(...endOfWork);

function jobDraft(raw: string): readonly Draft[] {
  const value = raw.replace(/^(?:an?|the) /i, '').trim();
  return value === '' ||
    /^(?:at|in|on|with|for|from|to|my|our|always|usual)\b/i.test(value) ||
    !isJob(value) ||
    value.split(' ').length > 6
    ? []
    : [{ predicate: 'job', value }];
}

function jobAt(match: RegExpExecArray, said: Said): readonly Draft[] {
  if (/\b(?:band|orchestra|choir)\b/i.test(said.clause) && /(?:drummer|ist|singer)$/i.test(match[1] ?? ''))
    return [];
  const job = jobDraft(match[1] ?? '');
  const student = /student|undergrad/i.test(match[1] ?? '');
  if (student && job.length > 0) return studentOf(match[1] ?? '', match[2]);
  if (job.length === 0) return [];
  const at = match[2] === undefined ? undefined : organisation(match[2]);
  const where = at === undefined ? [] : [{ predicate: 'employer', value: at }];
  const since = dateIn(said.clause, said.context, 'back');
  return [...job, ...where].map((draft) => ({ ...draft, ...(since && { from: since.from }) }));
}

function studentOf(words: string, at: string | undefined): readonly Draft[] {
  const subject =
    /^(?:an? )?(?:(?:phd|masters?|grad(?:uate)?|undergrad(?:uate)?|first year|second year|final year|mature|part[- ]time|full[- ]time|university|uni|college|exchange|high school|international) )*(.*?) ?(?:student|undergrad)$/i.exec(
      words,
    )?.[1] ?? '';
  const school = at === undefined ? undefined : organisation(at);
  return [
    { predicate: 'work status', value: /^an? /i.test(words) ? words : `a ${words}`, ends: [] },
    ...(subject === '' || !isJob(subject) ? [] : [{ predicate: 'studies', value: subject }]),
    ...(school === undefined ? [] : [{ predicate: 'school', value: school }]),
  ];
}

/** "started at the Royal Mint", or from a day to come. */
function joined(match: RegExpExecArray, said: Said): readonly Draft[] {
  const value = organisation(match[1] ?? '');
  if (value === undefined) return [];
  const coming = /^(?:be )?(?:starting|joining)/i.test(said.phrase.words);
  const when = dateIn(said.clause, said.context, coming ? 'forward' : 'back');
  return [{ predicate: 'employer', value, ends: ['work status'], ...(when && { from: when.from }) }];
}

function workedAt(match: RegExpExecArray): readonly Draft[] {
  const value = organisation(match[1] ?? '');
  return value === undefined ? [] : [{ predicate: 'employer', value, effect: 'ended' }];
}

export const workForms: readonly Form[] = [
  {
    pattern: new RegExp(`^be (?:an? |the |your (?:local )?|one of the )${jobPattern}${afterJob}`, 'iu'),
    read: jobAt,
  },
  {
    pattern: new RegExp(
      `^(?:be )?(?:work(?:ing|ed)?|employed|hired|qualified|freelanc(?:e|ing)|retraining) as (?:an? |the )?${anyJob}(?: (?:at|for|with) (.+)|[ ,]+(?:in|on|from|now|here|so|but|and|since|because).*)?$`,
      'iu',
    ),
    bare: true,
    read: (match, said) =>
      /^worked/i.test(said.phrase.words)
        ? jobDraft(match[1] ?? '').map((draft) => ({ ...draft, effect: 'ended' as const }))
        : jobAt(match, said),
  },
  {
    pattern: new RegExp(
      `^(?:have )?(?:just )?(?:started|starting|be starting|got (?:a|the|my) (?:new )?job|landed (?:a|the) job|got hired|hired|begun|began|retrained) as (?:an? |the )?${anyJob}(?: (?:at|for|with) (.+)|[ ,]+(?:in|on|from|now|here|so|but|and|last|this|since).*)?$`,
      'iu',
    ),
    bare: true,
    read: jobAt,
  },
  {
    pattern: new RegExp(
      `^(?:have )?(?:just )?(?:got |be |been )?(?:promoted|made) (?:up )?(?:to )?(?:an? |the )?${anyJob}(?:[ ,]+(?:at|in|on|from|now|here|so|but|and|last|this|yesterday|today).*)?$`,
      'iu',
    ),
    bare: true,
    read: (match, said) =>
      /\bpromoted\b|\bmade (?:partner|manager|supervisor|team lead|head|director)/i.test(said.phrase.words)
        ? jobAt(match, said)
        : [],
  },
  {
    pattern: new RegExp(
      `^(?:have )?(?:just )?(?:became|become|qualified as|trained as) (?:an? |the )?${jobPattern}${afterJob}`,
      'iu',
    ),
    bare: true,
    read: jobAt,
  },
  {
    pattern: new RegExp(
      `^(?:being|as) an? ${jobPattern}(?: (?:be|is|means|I|you|here|myself)\\b.*|,.*)?$`,
      'iu',
    ),
    bare: true,
    of: 'self',
    read: (match) => jobDraft(match[1] ?? ''),
  },
  {
    pattern: new RegExp(
      `^(?:current )?(?:job|occupation|profession|day job|job title|role|position) (?:be|:) (?:now )?(?:an? |the |as an? |being an? )?${anyJob}(?: (?:at|for|with) (.+))?$`,
      'iu',
    ),
    bare: true,
    read: (match, said) =>
      /^(?:a lot|great|fine|good|ok|okay|hell|boring|stressful|killing|so|pretty|hard|busy|awful|shit|crap|safe|not|the best|the worst|going|at risk|exhausting|fun|draining|weird|remote|temporary|secure)\b/i.test(
        match[1] ?? '',
      )
        ? []
        : jobAt(match, said),
  },
  {
    pattern: /^(?:be )?(?:\d+|\p{L}+) years as an? ([\p{L}\d -]{3,40})$/iu,
    bare: true,
    of: 'self',
    read: (match) => jobDraft(match[1] ?? '').map((draft) => ({ ...draft, confidence: 0.6 })),
  },
  { pattern: /^teach (.+?)(?: (?:at|in) (.+))?$/i, bare: true, read: teaches },
  {
    pattern: /^do (.+?) for (?:a living|work|a job|my job|the money)(?: .*)?$/i,
    read: one('job', (raw) => thing(raw, 5)),
  },
  {
    pattern: new RegExp(`^do (${fields})(?: (?:at|for) (.+)| in .+)?$`, 'iu'),
    read: (match) => [{ predicate: 'field', value: match[1] ?? '' }, ...companyOf(match[2])],
  },
  {
    pattern: new RegExp(
      `^(?:be )?work(?:ing)? in (?:the )?((?:[\\p{L}-]+ )?(?:${fields}))(?: (?:industry|sector|department|team))?(?:(?: at| for) (.+)|[ ,].*)?$`,
      'iu',
    ),
    bare: true,
    denied: 'ended',
    read: (match) => [{ predicate: 'field', value: match[1] ?? '' }, ...companyOf(match[2])],
  },
  {
    pattern: /^(?:be )?(?:work|working|employed) (?:\S+ )?(?:at|for) (.+)$/i,
    bare: true,
    denied: 'ended',
    read: worksFor,
  },
  {
    pattern: /^(?:have )?worked (?:at|for) (.+)$/i,
    bare: true,
    read: (match, said) =>
      /^have\b/i.test(said.phrase.words) &&
      /\b(?:for|since)\b.*\b(?:years?|months?|\d{4}|now)\b/i.test(said.clause)
        ? worksFor(match, said)
        : workedAt(match),
  },
  {
    pattern:
      /^(?:be )?(?:have )?(?:just )?(?:started|starting|joined|joining|start|start work|hired|landed a job|got (?:a|the|my) (?:new )?(?:job|gig|role|position)|got hired|got in|begun|took a job)(?: (?:work(?:ing)?|a new (?:job|role|position)|my new job|a job|a role|today|yesterday|this week|last week))? (?:at|with|by|for) (?!the (?:gym|bottom|top|beginning)|noon|\d)(.+)$/i,
    bare: true,
    read: joined,
  },
  {
    pattern:
      /^(?:have )?(?:just )?joined (?!the (?:gym|call|club|server|band|army|queue|group)|a |an |my |this |discord|in|us|you|them)(\p{Lu}.+)$/u,
    bare: true,
    read: joined,
  },
  { pattern: /^(?:employer|company|workplace) (?:be|:) (.+)$/i, read: one('employer', organisation) },
  {
    pattern:
      /^be (?:now )?(?:in|on) (?:the )?((?:[\p{L}&/-]+ ){0,2}[\p{L}&/-]+) (?:team|squad|dept|department|division)(?: .*)?$/iu,
    read: one('team', (raw) =>
      /^(?:same|my|your|his|her|their|other|losing|winning|wrong|right|a)\b/i.test(raw)
        ? undefined
        : raw.replace(/^the /i, ''),
    ),
  },
  {
    pattern:
      /^(?:moved|switched|transferred|moving) to (?:the )?((?:[\p{L}&/-]+ ){0,2}[\p{L}&/-]+) (?:team|squad|dept|department|division)(?: .*)?$/iu,
    bare: true,
    read: one('team', (raw) => raw),
  },
  {
    pattern: /^team (?:be|:) (?:the )?(.+?)(?: team)?$/i,
    read: one('team', (raw) => (/^(?:my|our|so|an?)\b/i.test(raw) ? undefined : thing(raw, 4))),
  },
  {
    pattern:
      /^(?:be )?(?:work|working|do|doing|on) ((?:the )?(?:nights?|night shifts?|days|day shifts?|early shifts?|late shifts?|lates|earlies|weekends|shifts|part[- ]time|full[- ]time|remotely|remote|from home|freelance|nine to five|9 to 5|9-5|(?:mon|tues?|wed|thurs?|fri|sat|sun)\p{L}*(?: ?(?:to|-|–|and|,|through) ?(?:mon|tues?|wed|thurs?|fri|sat|sun)\p{L}*)+|\d ?(?:-| )?days? a week|four days|three days|\d+ hours a week))(?:[ ,].*)?$/iu,
    bare: true,
    read: (match, said) =>
      /^(?:on|do|doing) /i.test(said.phrase.words) && !/night|shift|days/i.test(match[1] ?? '')
        ? []
        : [{ predicate: 'work hours', value: match[1] ?? '' }],
  },
  {
    pattern:
      /^(?:have )?put me on ((?:mon|tues?|wed|thurs?|fri|sat|sun)\p{L}*(?: ?(?:to|-|–|and) ?(?:mon|tues?|wed|thurs?|fri|sat|sun)\p{L}*)?|nights|days|earlies|lates)(?:[ ,].*)?$/iu,
    read: one('work hours', (raw) => raw),
  },
  {
    pattern:
      /^(?:be )?(?:just )?(?:a )?(freelance|freelancer|freelancing|self[- ]employed|my own boss)(?:[ ,].*)?$/i,
    bare: true,
    read: fixed('work status', 'self-employed (freelance)', { ends: ['employer'] }),
  },
  {
    pattern: /^work for myself(?:[ ,].*)?$/i,
    read: fixed('work status', 'self-employed', { ends: ['employer'] }),
  },
  {
    pattern:
      /^(?:be )?(?:have )?(?:just )?(retired|unemployed|out of work|between jobs|jobless|job hunting|on (?:maternity|paternity|parental|sick|mat|pat) leave)(?:[ ,].*)?$/i,
    bare: true,
    read: (match) => [
      {
        predicate: 'work status',
        value: (match[1] ?? '').toLowerCase(),
        ...(!/leave/i.test(match[1] ?? '') && { ends: [...endOfWork] }),
      },
    ],
  },
  {
    pattern:
      /^(?:have )?(?:just |finally )?(?:quit|left|lost|resigned from|walked out of|packed in|jacked in|chucked in|be let go from) (?:my|the) (?:\p{L}+ )?(?:job|work|kitchen|office|company|firm|agency|restaurant|position|shop)(?:[ ,].*)?$/iu,
    bare: true,
    read: () => allWorkOver,
  },
  {
    pattern:
      /^(?:have )?(?:just |finally )?(?:quit|resigned)(?: (?:today|yesterday|work|last \p{L}+|this \p{L}+|on \p{L}+|in \p{L}+|finally|lol))*$/iu,
    bare: true,
    read: () => allWorkOver,
  },
  {
    pattern:
      /^(?:have )?(?:just |finally )?(?:quit|resigned from|got fired from|got laid off from|be fired from|be laid off from) (\p{Lu}.+)$/u,
    bare: true,
    read: (match, said) => [...workedAt(match), ...(said.ofSelf ? over('job', 'team', 'field') : [])],
  },
  {
    pattern:
      /^(?:be |got |have been |have |been |get )?(?:just )?(?:fired|laid off|made redundant|let go|sacked|canned)(?:[ ,].*)?$/i,
    bare: true,
    past: 'holds',
    read: () => [{ predicate: 'work status', value: 'out of work', ends: [...endOfWork] }],
  },
];

function companyOf(raw: string | undefined): readonly Draft[] {
  const value = raw === undefined || place(raw) === undefined ? undefined : organisation(raw);
  return value === undefined ? [] : [{ predicate: 'employer', value }];
}

function worksFor(match: RegExpExecArray, said: Said): readonly Draft[] {
  const raw = match[1] ?? '';
  const as = / as (?:an? |the )?(.+)$/i.exec(raw)?.[1];
  const value = organisation(raw.replace(/ as (?:an?|the) .+$/i, ''));
  if (value === undefined || (/^an? /i.test(value) && !workplace.test(value))) return [];
  const since = dateIn(said.clause, said.context, 'back');
  const from = since && { from: since.from };
  return [
    { predicate: 'employer', value, ...from },
    ...(as === undefined ? [] : jobDraft(thing(as, 5) ?? '')),
  ];
}

function teaches(match: RegExpExecArray): readonly Draft[] {
  const subject = thing(match[1] ?? '', 5);
  if (subject === undefined || /^(?:my|his|her|myself|people how|kids to|a lesson)\b/i.test(subject))
    return [];
  const at = match[2] === undefined ? undefined : organisation(match[2]);
  return [
    { predicate: 'job', value: `teacher (${subject})` },
    ...(at !== undefined && /school|college|uni|academy/i.test(at)
      ? [{ predicate: 'employer', value: at }]
      : []),
  ];
}
