/** What others and other things do to the speaker: "my aunt raised me", "horses make me sneeze", "gran left me her ring". */
import { kin, roleOf } from '../roles.ts';
import type { Draft } from './forms.ts';
import { items, thing } from './values.ts';

const body = 'eyes?|throat|lips?|face|skin|nose|tongue|hands?|ears?|chest|lungs?|airways?|mouth';
const reaction = `(?:(?:makes?|made) (?:me|my (?:${body})) (?:swell|itch|sneeze|wheeze|stream|water|puff|go (?:red|blotchy|puffy)|come (?:out|up) in|break out|balloon|close)|(?:brings?|brought) me out in|gives? me (?:hives|a rash|welts|anaphyla\\p{L}+|blisters)|(?:swells?|swelled|puffs?|closes?|closed) (?:up )?my (?:${body})(?: up)?|(?:set|sets) off my (?:allerg\\p{L}+|hives|eczema|asthma))`;
const reacts = new RegExp(
  `^(?:(?:eating|touching|even|just|any|the smell of) )*(.{2,30}?) (?:always |just |really )?${reaction}(?: .*)?$`,
  'iu',
);
const undoing = /^(.{2,24}?) (?:do|does|set|sets|finish|finishes|get|gets) me (?:in|off)(?:,(.*))?$/i;
const bodily = new RegExp(
  `\\b(?:${body}|hives|sneez\\p{L}*|swoll?en|swell|rash|wheez\\p{L}*|itch\\p{L}*|antihistamines?|epi-?pens?)\\b`,
  'iu',
);
const raised = new RegExp(
  `^(?:my |our )?((?:${kin}|parents|mum and dad|mom and dad|grandparents|uncles?|sisters?)(?: (?-i:\\p{Lu})[\\p{L}'-]+)?(?: and (?:my )?(?:${kin}))?) (?:raised|brought) (?:me|us)(?: up)?\\b`,
  'iu',
);
const given = new RegExp(
  `^(?:my |our )?(${kin}|parents|friend|boss|neighbour|neighbor)(?: (?-i:\\p{Lu})[\\p{L}'-]+)? (?:left|gave|bought|handed down|passed down|passed on|knitted|made|got) (?:it to )?(?:me|us) (her|his|their|an?|the|my) (.+)$`,
  'iu',
);
const nothingKept =
  /^(?:\p{L}+ )?(?:alone|chance|headache|lift|ride|call|hug|look|hand|time|break|message|note|hard time|cold|idea|choice|advice|fright|reason|minute|coffee|tea|lunch|dinner|drink)\b/iu;

/** The facts in a clause whose subject is somebody or something else and whose object is the speaker. */
export function doneToMe(clause: string): readonly Draft[] {
  return [
    ...reactedTo(clause),
    ...upbringing(clause),
    ...gift(clause),
    ...origin(clause),
    ...titled(clause),
    ...takenOver(clause),
  ];
}

function reactedTo(clause: string): readonly Draft[] {
  const undone = undoing.exec(clause);
  const what = reacts.exec(clause)?.[1] ?? (bodily.test(undone?.[2] ?? '') ? undone?.[1] : undefined);
  if (what === undefined || /^(?:it|this|that|he|she|they|i|we|you|my|which|who)\b/i.test(what)) return [];
  return items(what).flatMap((item) => {
    const value = thing(item.replace(/^(?:the|too much|a lot of) /i, ''), 3);
    return value === undefined || roleOf(value)?.kind === 'person'
      ? []
      : [{ predicate: 'allergy', value, confidence: 0.8 }];
  });
}

function upbringing(clause: string): readonly Draft[] {
  const by = raised.exec(clause)?.[1];
  return by === undefined ? [] : [{ predicate: 'raised by', value: `your ${by}` }];
}

function gift(clause: string): readonly Draft[] {
  const [, giver = '', whose = '', raw = ''] = given.exec(clause) ?? [];
  const value = thing(raw.replace(/,.*$/, ''), 5);
  if (value === undefined || nothingKept.test(value)) return [];
  const named = /^(?:her|his|their)$/i.test(whose)
    ? `your ${giver}'s ${value}`
    : `a ${value} from your ${giver}`;
  return [{ predicate: 'owns', value: named, confidence: 0.8 }];
}

/** "dad named me after the capsule" */
function origin(clause: string): readonly Draft[] {
  const after = /\b(?:named|christened|called) (?:me )?after (?:my |the |a |an )?(.+)$/i.exec(clause);
  if (!after || !/(?:\bme after\b|^(?:I am|i am|was|I was|am|being)\b|^named after\b)/i.test(clause))
    return [];
  const value = thing(after[0].replace(/^.*?after /i, '').replace(/^my /i, 'your '), 5);
  return value === undefined ? [] : [{ predicate: 'namesake', value }];
}

/** "it's still dr Adeyemi" */
function titled(clause: string): readonly Draft[] {
  const name =
    /^(?:it is|its|I am|call me) (?:still |now |officially )?(?:dr|doctor|mr|mrs|ms|mx|miss|prof|professor)\.? (\p{Lu}[\p{L}'-]+)\b/u.exec(
      clause,
    )?.[1];
  return name === undefined ? [] : [{ predicate: 'surname', value: name }];
}

/** "we got bought by Castellan", "my badge says Castellan now" */
function takenOver(clause: string): readonly Draft[] {
  const name =
    /^(?:we|my (?:company|firm|work|employer)) (?:just |have |has )*(?:got|were|was|been) (?:bought|taken over|acquired|swallowed) (?:out )?by (\p{Lu}[\p{L}&' -]{1,30})$/u.exec(
      clause,
    )?.[1] ??
    /^(?:my |the )?(?:badge|payslip|lanyard|email signature) (?:now )?says (\p{Lu}[\p{L}&' -]{1,30}?)(?: now)?(?:,.*)?$/u.exec(
      clause,
    )?.[1];
  return name === undefined ? [] : [{ predicate: 'employer', value: name }];
}
